"""Queries a second: BM25 search against bm25s with numba, on one set of articles.

    python benchmarks/search.py [--articles 10000] [--queries 2000] [--runs 5] [--smoke]

Both rank the same token counts with the same parameters, all queries in one call, ten articles
each; scores are compared. The texts are synthetic (see similarity.py); queries are 2 to 8 words of
an article, so common words are in them as they are in questions that people ask.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from similarity import KINDS, synthetic_counts

import broadsheet as bs
from broadsheet import _core


def token_ids(counts: Any) -> list[list[int]]:
    rows = []
    for i in range(counts.shape[0]):
        begin, end = counts.indptr[i], counts.indptr[i + 1]
        rows.append(np.repeat(counts.indices[begin:end], counts.data[begin:end]).tolist())
    return rows


def queries_of(rows: list[list[int]], n: int, seed: int = 7) -> list[list[int]]:
    rng = np.random.default_rng(seed)
    chosen = rng.integers(len(rows), size=n)
    lengths = rng.integers(2, 9, size=n)
    return [
        list(dict.fromkeys(rng.choice(rows[row], size=length).tolist()))
        for row, length in zip(chosen, lengths, strict=True)
    ]


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    result = call()
    return time.perf_counter() - begin, result


def corpus_of(rows: list[list[int]]) -> bs.Corpus:
    """The same words as texts, so that ours reads them as a user's."""
    texts = (" ".join(f"w{term}" for term in row) for row in rows)
    records = [{"id": str(i), "text": text} for i, text in enumerate(texts)]
    return bs.read(records, boilerplate="keep")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--kind", choices=list(KINDS), default="news")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--smoke", action="store_true")
    chosen = parser.parse_args()
    if chosen.smoke:
        chosen.articles, chosen.queries, chosen.runs = 500, 100, 2

    os.environ["NUMBA_NUM_THREADS"] = str(chosen.threads)
    import bm25s

    counts = synthetic_counts(chosen.articles, chosen.kind)
    rows = token_ids(counts)
    queries = queries_of(rows, chosen.queries)

    theirs = bm25s.BM25(method="lucene", backend="numba")
    vocabulary = {str(term): term for term in range(counts.shape[1])}
    theirs.index((rows, vocabulary), show_progress=False)
    corpus = corpus_of(rows)
    place = {term: i for i, term in enumerate(corpus.vocabulary)}
    our_queries = [[place[f"w{term}"] for term in query] for query in queries]
    index = _core.SearchIndex(_core.Weighting("bm25"), corpus._counts, threads=chosen.threads)

    def run_theirs() -> Any:
        return theirs.retrieve(
            queries, k=10, show_progress=False, n_threads=chosen.threads, sorted=True
        )

    def run_ours() -> Any:
        return index.best_of_each(our_queries, k=10, threads=chosen.threads)

    run_theirs()  # compiles
    line: dict[str, Any] = {
        "articles": chosen.articles,
        "kind": chosen.kind,
        "ours": [],
        "theirs": [],
    }
    for _ in range(chosen.runs):
        seconds, found = timed(run_ours)
        line["ours"].append(round(seconds, 4))
        seconds, expected = timed(run_theirs)
        line["theirs"].append(round(seconds, 4))
    worst = 0.0
    for (_, scores), row in zip(found, expected.scores, strict=True):
        positive = row[row > 0][: len(scores)]
        worst = max(worst, float(np.abs(scores[: len(positive)] / positive - 1).max(initial=0)))
    line["largest_relative_difference"] = worst
    if worst > 2e-6:
        raise SystemExit(f"scores differ: {line}")
    ratios = [b / a for a, b in zip(line["ours"], line["theirs"], strict=True)]
    line["queries_per_second_ours"] = round(chosen.queries / float(np.median(line["ours"])))
    line["queries_per_second_bm25s"] = round(chosen.queries / float(np.median(line["theirs"])))
    line["times_bm25s"] = round(float(np.median(ratios)), 2)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
