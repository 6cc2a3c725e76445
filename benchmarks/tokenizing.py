"""Speed of the tokenizer beside others, on the same text in one run.

usage: python benchmarks/tokenizing.py [--megabytes 20] [--rounds 5]

Ours is timed from text to spans and folded terms in a reused buffer, all news rules on. The
others do less: ``re`` finds words of lower-cased text, scikit-learn's analyzer makes the terms
of a CountVectorizer, spaCy's blank tokenizer and Hugging Face ``tokenizers`` (Whitespace) split.
Rounds alternate between the tools; the figure is the best round's. A tool that is not installed
is left out. At the end the worst cases at 1x, 10x and 100x: MB/s must not fall.
"""

import argparse
import re
import time

from broadsheet import _core

ENGLISH = (
    "The U.S. Senate voted 52-48 on Tuesday to send $3.5 billion to the border, officials said. "
    "Sen. Maria Lopez, who leads the panel, told reporters that Biden's plan wouldn't pass the "
    "House without changes. Critics of the bill, including several governors, want more judges "
    "and fewer delays. The vote came after weeks of talks between both parties over asylum rules "
    "and costs.\n"
)
SPANISH = (
    "El presidente anunció el martes un plan de inversión para la región más pobre del país, según "
    "fuentes del Gobierno. La oposición criticó la decisión y pidió una reunión urgente en Bogotá. "
    "Miles de jóvenes salieron a las calles con pancartas y exigieron educación pública gratuita. "
    "También habrá elecciones el próximo año, dijo el señor Muñoz en una rueda de prensa.\n"
)
CHINESE = (
    "总统星期二宣布了一项新的投资计划，支持该国最贫困的地区。"
    "反对党批评这一决定，要求召开紧急会议。\n"
)
WORST = {
    "one combining mark repeated": "e" + "\u0301" * 4096,
    "one letter repeated": "a" * 4096,
    "alternating scripts": "aбא北カ1" * 512,
    "apostrophes": "a'" * 2048,
    "full stops": "a." * 2048,
    "at signs": "a@" * 2048,
}


def of_size(text, n_bytes):
    return text * max(1, n_bytes // len(text.encode()))


def articles_of(text, n_bytes, article=4000):
    whole = of_size(text, article)
    return [whole] * max(1, n_bytes // len(whole.encode()))


def peers():
    """Name -> a function of a list of str, and which share of the text it is given."""
    word = re.compile(r"\w+")
    found = {"re.findall": (lambda texts: [word.findall(t.lower()) for t in texts], 4)}
    try:
        from sklearn.feature_extraction.text import CountVectorizer

        analyze = CountVectorizer().build_analyzer()
        found["scikit-learn analyzer"] = (lambda texts: [analyze(t) for t in texts], 4)
    except ImportError:
        pass
    try:
        import spacy

        blank = spacy.blank("en").tokenizer
        found["spaCy blank"] = (lambda texts: [len(blank(t)) for t in texts], 20)
    except ImportError:
        pass
    try:
        from tokenizers.pre_tokenizers import Whitespace

        split = Whitespace().pre_tokenize_str
        found["tokenizers Whitespace"] = (lambda texts: [split(t) for t in texts], 10)
    except ImportError:
        pass
    return found


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(name, texts, rounds):
    ours = _core.Tokenizer(_core.default_tokenizer_options())
    data = [text.encode() for text in texts]
    size = sum(map(len, data)) / 1e6
    best = {}
    for _ in range(rounds):
        for threads in (1, 2):
            key = f"broadsheet, {threads} thread{'s' * (threads > 1)}"
            best.setdefault(key, []).append(size / seconds(lambda n=threads: ours.count(data, n)))
        for peer, (work, share) in peers().items() if len(texts) > 1 else ():
            part = texts[: max(1, len(texts) // share)]
            part_size = sum(len(text.encode()) for text in part) / 1e6
            best.setdefault(peer, []).append(part_size / seconds(lambda w=work, p=part: w(p)))
    print(f"\n{name} ({size:.0f} MB)")
    one = max(best["broadsheet, 1 thread"])
    for key, speeds in best.items():
        print(f"  {key:24} {max(speeds):9.1f} MB/s   ours on one thread: x {one / max(speeds):.1f}")
    return one


def worst_cases(rounds):
    ours = _core.Tokenizer(_core.default_tokenizer_options())
    print("\nWorst cases in one article, MB/s at 1x, 10x, 100x")
    for name, text in WORST.items():
        speeds = []
        for factor in (1, 10, 100):
            data = [(text * factor * 10).encode()]
            repeat = max(1, 100 // factor)
            times = [seconds(lambda d=data, n=repeat: ours.count(d * n, 1)) for _ in range(rounds)]
            speeds.append(len(data[0]) * repeat / min(times) / 1e6)
        print(f"  {name:28} " + " ".join(f"{speed:9.1f}" for speed in speeds))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    n = arguments.megabytes * 1_000_000
    english = compare("English", articles_of(ENGLISH, n), arguments.rounds)
    spanish = compare("Spanish", articles_of(SPANISH, n), arguments.rounds)
    compare("Chinese", articles_of(CHINESE, n), arguments.rounds)
    line = of_size(ENGLISH.replace("\n", " "), 5 * n)
    compare("One line", [line], arguments.rounds)
    print(f"\nEnglish over Spanish: {english / spanish:.2f}")
    worst_cases(arguments.rounds)


if __name__ == "__main__":
    main()
