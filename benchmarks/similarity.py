"""Exact nearest articles, pairs, LSA and search against the named peers, on one matrix.

    python benchmarks/similarity.py [--articles 10000] [--kind sharp|weak|short] [--runs 3]

Peers (sparse_dot_topn, scikit-learn) and ours alternate in one process on the same tf-idf matrix;
answers are compared. What counts is the ratio. The texts are synthetic: Zipf's words, topics
over them, lengths of news.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from broadsheet import _core

KINDS = {
    # share of words from the topic, mean words of an article
    "sharp": (0.5, 520),
    "weak": (0.1, 520),
    "short": (0.4, 12),
}


def synthetic_counts(n_articles: int, kind: str, seed: int = 1) -> csr_array:
    """Counts of words: a Zipf-Mandelbrot law for all, reshuffled ranks for each of 300 topics."""
    focus, mean = KINDS[kind]
    rng = np.random.default_rng(seed)
    n_terms = 160_000
    weights = 1.0 / (np.arange(n_terms) + 2.7)
    cumulative = np.cumsum(weights / weights.sum())
    lengths = np.maximum(4, rng.lognormal(np.log(mean), 0.5, n_articles)).astype(int)
    topics = rng.integers(300, size=n_articles)
    shifts = rng.permutation(n_terms)
    total = int(lengths.sum())
    terms = np.searchsorted(cumulative, rng.random(total))
    rows = np.repeat(np.arange(n_articles), lengths)
    from_topic = rng.random(total) < focus
    vocabulary = 2000  # words of a topic
    topical = np.searchsorted(
        cumulative[:vocabulary] / cumulative[vocabulary - 1], rng.random(total)
    )
    moved = shifts[(topical + topics[rows] * 1511) % (n_terms - 3000)] % (n_terms - 3000) + 3000
    terms = np.where(from_topic, moved, np.minimum(terms, n_terms - 1))
    counts = csr_array((np.ones(total, np.int32), (rows, terms)), shape=(n_articles, n_terms))
    counts.sum_duplicates()
    used = np.flatnonzero(np.asarray(counts.sum(axis=0)).ravel())
    return counts[:, used]


def tfidf(counts: csr_array) -> csr_array:
    """Sublinear, smooth, rows of length one: scikit-learn's."""
    from sklearn.feature_extraction.text import TfidfTransformer

    return csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(counts))


def points_of(matrix: csr_array) -> _core.SparsePoints:
    return _core.SparsePoints(
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data,
        matrix.shape[1],
    )


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    begin = time.perf_counter()
    result = call()
    return time.perf_counter() - begin, result


def ours_nearest(points: _core.SparsePoints, k: int, threads: int) -> np.ndarray:
    found = _core.nearest(
        points, None, k=k, min_similarity=0.0, rule=_core.pair_rule(), threads=threads
    )
    return np.asarray(found[2]).reshape(-1, k)


def sdtn_nearest(matrix: csr_array, k: int, threads: int) -> np.ndarray:
    """The similarities of the k best, the article itself dropped."""
    from scipy.sparse import csr_matrix
    from sparse_dot_topn import sp_matmul_topn

    left = csr_matrix(matrix)
    best = sp_matmul_topn(left, csr_matrix(left.T), top_n=k + 1, n_threads=threads, sort=True)
    rows = np.zeros((matrix.shape[0], k))
    for i in range(matrix.shape[0]):
        begin, end = best.indptr[i], best.indptr[i + 1]
        others = best.data[begin:end][best.indices[begin:end] != i][:k]
        rows[i, : len(others)] = others
    return rows


def sklearn_nearest(matrix: csr_array, k: int) -> np.ndarray:
    from scipy.sparse import csr_matrix
    from sklearn.neighbors import NearestNeighbors

    model = NearestNeighbors(n_neighbors=k + 1, metric="cosine", algorithm="brute").fit(
        csr_matrix(matrix)
    )
    return 1 - np.sort(model.kneighbors(return_distance=True)[0], axis=1)[:, :k]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kind", choices=list(KINDS), default="sharp")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", default="sdtn", help="comma-separated: sdtn, sklearn, none")
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args()

    matrix = tfidf(synthetic_counts(chosen.articles, chosen.kind))
    points = points_of(matrix)
    line: dict[str, Any] = {
        "articles": chosen.articles,
        "kind": chosen.kind,
        "non_zeros": matrix.nnz,
        "ours": [],
        "sdtn": [],
        "sklearn": [],
        "largest_difference": 0.0,
    }
    for _ in range(chosen.runs):
        seconds, ours = timed(lambda: ours_nearest(points, 10, chosen.threads))
        line["ours"].append(round(seconds, 3))
        if "sdtn" in chosen.peers:
            seconds, theirs = timed(lambda: sdtn_nearest(matrix, 10, chosen.threads))
            line["sdtn"].append(round(seconds, 3))
            line["largest_difference"] = float(abs(ours - theirs).max())
        if "sklearn" in chosen.peers:
            seconds, theirs = timed(lambda: sklearn_nearest(matrix, 10))
            line["sklearn"].append(round(seconds, 3))
    seconds, pairs = timed(
        lambda: _core.pairs_above(points, 0.8, _core.pair_rule(), threads=chosen.threads)
    )
    line["pairs"], line["n_pairs"] = round(seconds, 3), len(pairs[0])
    for peer in ("sdtn", "sklearn"):
        if line[peer]:
            ratios = [p / o for p, o in zip(line[peer], line["ours"], strict=True)]
            line[f"times_{peer}"] = round(float(np.median(ratios)), 2)
    print(json.dumps(line))


if __name__ == "__main__":
    main()
