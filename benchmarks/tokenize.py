"""Speed of the tokenizer beside others, on the same text in one run.

usage: python benchmarks/tokenize.py [--megabytes 20] [--rounds 5] [--smoke]

Ours is timed from text to spans and folded terms in a reused buffer, all news rules on, on one
thread and on two. The others do less: ``re`` finds words of lower-cased text, scikit-learn's
analyzer makes the terms of a CountVectorizer, spaCy's blank tokenizer and Hugging Face
``tokenizers`` (Whitespace) split. Rounds alternate between the tools; the figure is the best
round's. Slow tools get the first part of the same text. A tool that is not installed is left
out (``pip install --group benchmark``).

Before anything is timed, ours must find the very words of ``re`` where the two mean the same:
in the Spanish text, and in the English one without marks. At the end the worst cases at 1x,
10x and 100x: the time for a byte must not grow, else the exit status is 1.
"""

import sys

if __name__ != "__main__":
    # Other scripts of this folder see this file before the standard library's module of that
    # name, which much of it imports.
    import importlib.util
    import sysconfig

    path = sysconfig.get_path("stdlib") + "/tokenize.py"
    spec = importlib.util.spec_from_file_location(__name__, path)
    sys.modules[__name__] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[__name__])
else:
    del sys.path[0]

import argparse
import re
import time

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
    "curly apostrophes": "a’" * 1024,
    "full stops": "a." * 2048,
    "hyphens and digits": "a-1" * 1024,
    "at signs": "a@" * 2048,
    "slashes": "http://" * 512,
    "quotation marks": '.”"' * 1024,
}
ARTICLE_BYTES = 4000
GROWTH_ALLOWED = 2.0  # the time for a byte at 100x against 1x; twice is noise, a square is 100


def of_size(text, n_bytes):
    return text * max(1, round(n_bytes / len(text.encode())))


def articles_of(text, n_bytes):
    article = of_size(text, ARTICLE_BYTES)
    return [article] * max(1, n_bytes // len(article.encode()))


def peers():
    """Name -> a function of a list of str, and the most bytes it is given in a round."""
    word = re.compile(r"\w+")
    found = {"re.findall": (lambda texts: [word.findall(t.lower()) for t in texts], 5_000_000)}
    try:
        from sklearn.feature_extraction.text import CountVectorizer

        analyze = CountVectorizer().build_analyzer()
        found["scikit-learn analyzer"] = (lambda texts: [analyze(t) for t in texts], 5_000_000)
    except ImportError:
        pass
    try:
        import spacy

        blank = spacy.blank("en").tokenizer
        found["spaCy blank"] = (lambda texts: [blank(t) for t in texts], 500_000)
    except ImportError:
        pass
    try:
        from tokenizers.pre_tokenizers import Whitespace

        split = Whitespace().pre_tokenize_str
        found["tokenizers Whitespace"] = (lambda texts: [split(t) for t in texts], 1_000_000)
    except ImportError:
        pass
    return found


def seconds(work):
    start = time.perf_counter()
    result = work()
    elapsed = time.perf_counter() - start
    del result  # not timed
    return elapsed


def first_part(texts, n_bytes):
    """The first articles, or the beginning of the one there is."""
    if len(texts) == 1:
        return [texts[0][:n_bytes]]
    return texts[: max(1, n_bytes // len(texts[0].encode()))]


def check_words():
    plain = bs.Tokenizer("fold")
    for text in (SPANISH, re.sub(r"[^\w\s]", " ", ENGLISH)):
        assert plain(text) == re.findall(r"\w+", text.lower())


def compare(name, texts, rounds):
    """Time all tools in turns; return the best MB/s by tool."""
    ours, buffers = _core.Tokenizer(_core.default_tokenizer_options()), _core.TokenBuffers()
    data = [text.encode() for text in texts]
    size = sum(map(len, data)) / 1e6
    speeds = {}
    parts = {tool: (work, first_part(texts, share)) for tool, (work, share) in peers().items()}
    for _ in range(rounds):
        for threads in (1, 2):
            tool = f"broadsheet, {threads} thread{'s' * (threads > 1)}"
            taken = seconds(lambda n=threads: ours.count(data, n, buffers))
            speeds.setdefault(tool, []).append(size / taken)
        for tool, (work, part) in parts.items():
            part_size = sum(len(text.encode()) for text in part) / 1e6
            taken = seconds(lambda w=work, p=part: w(p))
            speeds.setdefault(tool, []).append(part_size / taken)
    best = {tool: max(found) for tool, found in speeds.items()}
    one = best["broadsheet, 1 thread"]
    n_tokens = ours.count(data, 1, buffers)
    print(
        f"\n{name}: {size:.0f} MB, {n_tokens:,} words, {size * 1e9 / one / n_tokens:.1f} ns a word"
    )
    for tool, speed in best.items():
        print(f"  {tool:24} {speed:9.1f} MB/s   ours on one thread: x {one / speed:.1f}")
    return best


def worst_cases(rounds):
    """Whether the time for a byte stays the same as texts grow."""
    ours, buffers = _core.Tokenizer(_core.default_tokenizer_options()), _core.TokenBuffers()
    linear = True
    print("\nWorst cases in one article, ns a byte at 1x, 10x, 100x")
    for name, text in WORST.items():
        costs = []
        for factor in (1, 10, 100):
            data = [(text * factor).encode()]
            repeat = max(1, 300 // factor)
            taken = min(
                seconds(lambda d=data, n=repeat: ours.count(d * n, 1, buffers))
                for _ in range(rounds)
            )
            costs.append(taken * 1e9 / (len(data[0]) * repeat))
        linear &= costs[-1] < GROWTH_ALLOWED * costs[0]
        print(f"  {name:28} " + " ".join(f"{cost:9.2f}" for cost in costs))
    print("linear" if linear else "NOT LINEAR")
    return linear


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--smoke", action="store_true", help="a few seconds, to see that it runs")
    arguments = parser.parse_args()
    n = 1_000_000 if arguments.smoke else arguments.megabytes * 1_000_000
    rounds = 1 if arguments.smoke else arguments.rounds
    check_words()
    english = compare("English", articles_of(ENGLISH, n), rounds)
    spanish = compare("Spanish", articles_of(SPANISH, n), rounds)
    compare("Chinese", articles_of(CHINESE, n), rounds)
    compare("English in one line", [of_size(ENGLISH.replace("\n", " "), 5 * n)], rounds)
    one = "broadsheet, 1 thread"
    print(f"\nEnglish over Spanish: {english[one] / spanish[one]:.2f}")
    return 0 if worst_cases(max(2, rounds)) else 1


if __name__ == "__main__":
    import broadsheet as bs
    from broadsheet import _core

    sys.exit(main())
