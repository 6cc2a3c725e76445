"""One corpus asked by many threads at once: everybody gets the answers that one thread gets."""

from __future__ import annotations

import multiprocessing
import pickle
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import sample

THREADS = 12

Question = Callable[[bs.Corpus], Any]


def _saved(corpus: bs.Corpus) -> str:
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(Path(folder) / "news.broadsheet")
        bs.verify(Path(folder) / "news.broadsheet")
        return bs.open(Path(folder) / "news.broadsheet").digest


def _searched(corpus: bs.Corpus, **parameters: Any) -> pd.DataFrame:
    queries = ["port strike", '"the port" title:port', "immigra*"]
    return corpus.search(queries, k=5, **parameters)


def _compared(corpus: bs.Corpus) -> list[Any]:
    difference = bs.compare(corpus[::2], corpus[1::2])
    strike = difference.explain("strike")
    alike = difference.similarity
    found = [difference.keyness(), difference.shift(), difference.divergence]
    return [*found, float(alike), alike.p_value, str(strike)]


def _vectors(corpus: bs.Corpus) -> list[Any]:
    vectors = corpus.vectors(ngrams=(1, 2), min_articles=2)
    return [
        vectors.matrix,
        vectors.nearest(3),
        vectors.pairs(0.1),
        vectors.explain(0, 1),
        vectors.transform(corpus[:3]).nearest(2, to=vectors),
        vectors.similarity(),
    ]


def _latent(corpus: bs.Corpus) -> list[Any]:
    vectors = corpus.vectors(dimensions=6)
    return [vectors.matrix, vectors.nearest(3), vectors.explained]


def _read(corpus: bs.Corpus) -> list[Any]:
    texts = [article.text for article in corpus[:10]]
    with bs.options.using(threads=1, seed=3):
        again = bs.read(texts, like=corpus, progress=False)
        return [again.digest, again.growth(), bs.options.threads]


QUESTIONS: dict[str, Question] = {
    "articles": lambda c: c.articles,
    "texts": lambda c: [article.text for article in c],
    "lines": lambda c: [article.lines for article in c],
    "vocabulary": lambda c: c.vocabulary,
    "counts": lambda c: c.counts(),
    "document_frequency": lambda c: c.document_frequency(["port", "US", "strike", "zebra"]),
    "set_aside": lambda c: c.set_aside,
    "skipped": lambda c: c.skipped,
    "history": lambda c: c.history,
    "digest": lambda c: c.digest,
    "repr": lambda c: (repr(c), c._repr_html_(), c[0]._repr_html_()),
    "pickle": lambda c: pickle.loads(pickle.dumps(c)).digest,
    "save": _saved,
    "read": _read,
    "where": lambda c: c.where(since="2024-01-20").terms(),
    "slices": lambda c: [c[:7].terms(), c[[5, 3]].digest, c[3].title],
    "only": lambda c: c.only("title").terms(),
    "without": lambda c: c.without("quote").counts(),
    "map_terms": lambda c: c.map_terms({"port strike": "strike", "the": None}).terms(),
    "append": lambda c: bs.read(["A port."], like=c).append(["Another story."]).digest,
    "terms": lambda c: c.terms(dispersion=["dp", "gini", "arf"], intervals=True),
    "ngrams": lambda c: c.ngrams(3),
    "collocations": lambda c: c.collocations(4, measures="all"),
    "phrases": lambda c: c.phrases(),
    "diversity": lambda c: c.diversity(),
    "readability": lambda c: c.readability(),
    "growth": lambda c: c.growth(seed=1),
    "timeline": lambda c: c.timeline(["port", "US"], every="week"),
    "concordance": lambda c: c.concordance("the port"),
    "sample": lambda c: c.concordance("immigra*|border", sample=5, seed=2),
    "names": lambda c: c.names(),
    "quotes": lambda c: c.quotes(),
    "attributions": lambda c: c.attributions(),
    "search": _searched,
    "search_robertson": lambda c: _searched(c, variant="robertson"),
    "search_plus": lambda c: _searched(c, variant="bm25+"),
    "search_k1": lambda c: _searched(c, k1=1.1),
    "search_b": lambda c: _searched(c, b=0.3),
    "search_k1_b": lambda c: _searched(c, k1=2.0, b=0.5),
    "vectors": _vectors,
    "latent": _latent,
    "compare": _compared,
    "compare_by": lambda c: bs.compare(c, by="outlet").keyness(),
}


def assert_same(found: Any, expected: Any) -> None:
    """To the last bit."""
    if isinstance(found, pd.DataFrame):
        assert type(found).__qualname__ == type(expected).__qualname__
        plain = pd.DataFrame(found), pd.DataFrame(expected)
        pd.testing.assert_frame_equal(*plain, check_exact=True)
    elif isinstance(found, list | tuple):
        assert len(found) == len(expected)
        for one, other in zip(found, expected, strict=True):
            assert_same(one, other)
    elif hasattr(found, "indptr"):
        for name in ("indptr", "indices", "data"):
            np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    elif isinstance(found, np.ndarray):
        np.testing.assert_array_equal(found, expected)
    else:
        assert type(found) is type(expected)
        assert found == expected


def asked(corpus: bs.Corpus, names: list[str]) -> dict[str, Any]:
    return {name: QUESTIONS[name](corpus) for name in names}


def ask_at_once(corpus: bs.Corpus, seed: int, n_questions: int) -> list[dict[str, Any]]:
    """Ask from many threads that begin together, each with questions of its own order."""
    start = threading.Barrier(THREADS)
    names = list(QUESTIONS)

    def work(thread: int) -> dict[str, Any]:
        order = random.Random(f"{seed} {thread}").sample(names, n_questions)
        first = names[(seed * THREADS + thread) % len(names)]
        start.wait()
        return asked(corpus, [first, *order])

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, range(THREADS)))


def in_memory(_folder: Path) -> bs.Corpus:
    return bs.read(sample.jsonl_path())


def in_parts(folder: Path) -> bs.Corpus:
    path = folder / "parts.broadsheet"
    if not path.exists():
        articles = bs.read(sample.jsonl_path())
        lines = sample.jsonl_path().read_text("utf-8").splitlines(keepends=True)
        for name, some in (("a", lines[:72]), ("b", lines[72:74]), ("c", lines[74:])):
            (folder / f"{name}.jsonl").write_text("".join(some), "utf-8")
        bs.read(folder / "a.jsonl").save(path)
        for name in "bc":
            bs.open(path).append(folder / f"{name}.jsonl")
        assert bs.open(path).digest == articles.digest
    return bs.open(path)


def streamed(folder: Path) -> bs.Corpus:
    path = folder / "streamed.broadsheet"
    if not path.exists():
        bs.read(sample.jsonl_path(), into=path)
    return bs.open(path)


def a_view(folder: Path) -> bs.Corpus:
    return in_memory(folder)[::-1].without("quote").map_terms({"dam hearing": "hearing"})


def a_saved_view(folder: Path) -> bs.Corpus:
    path = folder / "view.broadsheet"
    if not path.exists():
        a_view(folder).save(path)
    return bs.open(path)


FORMS = [in_memory, in_parts, streamed, a_view, a_saved_view]


@pytest.mark.parametrize("form", FORMS)
def test_every_thread_gets_the_answers_of_one(form, tmp_path):
    expected: dict[str, Any] = asked(form(tmp_path), list(QUESTIONS))
    for seed in range(4):
        for answers in ask_at_once(form(tmp_path), seed, n_questions=6):
            for name, answer in answers.items():
                assert_same(answer, expected[name])


def what_it_says(corpus: bs.Corpus) -> tuple[str, int, int]:
    return corpus.digest, int(corpus.document_frequency("port")), len(corpus.concordance("strike"))


def states_seen(path: Path, n_last: int) -> dict[int, tuple[str, int, int]]:
    """Open a corpus again and again while it grows, until it has all articles."""
    seen: dict[int, tuple[str, int, int]] = {}
    while n_last not in seen:
        corpus = bs.open(path)
        assert len(corpus) >= max(seen, default=0)
        seen[len(corpus)] = what_it_says(corpus)
    return seen


@pytest.mark.parametrize("kind", ["threads", "fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_readers_see_each_append_whole(kind, tmp_path):
    lines = sample.jsonl_path().read_text("utf-8").splitlines(keepends=True)
    path, more = tmp_path / "news.broadsheet", tmp_path / "more.jsonl"
    states = {}
    for n in range(60, 70):
        more.write_text("".join(lines[:n]), "utf-8")
        states[n] = what_it_says(bs.read(more))
    more.write_text("".join(lines[:60]), "utf-8")
    bs.read(more, into=path)
    old = bs.open(path)
    if kind == "threads":
        pool: Executor = ThreadPoolExecutor(4)
    else:
        pool = ProcessPoolExecutor(3, multiprocessing.get_context(kind))
    with pool:
        readers = [pool.submit(states_seen, path, max(states)) for _ in range(3)]
        growing = bs.open(path)
        for n in range(60, 69):
            more.write_text(lines[n], "utf-8")
            growing = growing.append(more)
            assert what_it_says(old) == states[60]
        for reader in readers:
            for n, seen in reader.result(timeout=120).items():
                assert seen == states[n]
    bs.verify(path)


# Modules that are imported when first used are so by several threads.
FRESH = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import broadsheet as bs

corpus = bs.open(sys.argv[2])
import test_many_threads as t

found = t.ask_at_once(corpus, seed=int(sys.argv[3]), n_questions=2)
expected = t.asked(bs.open(sys.argv[2]), list(t.QUESTIONS))
for answers in found:
    for name, answer in answers.items():
        t.assert_same(answer, expected[name])
"""


@pytest.mark.parametrize("seed", range(4))
def test_threads_may_be_the_first_to_use_the_package(seed, tmp_path):
    in_parts(tmp_path)
    here, path = Path(__file__).parent, tmp_path / "parts.broadsheet"
    command = [sys.executable, "-W", "error", "-c", FRESH, str(here), str(path), str(seed)]
    subprocess.run(command, check=True, timeout=300)
