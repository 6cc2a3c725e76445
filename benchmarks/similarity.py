"""Exact nearest articles, similar pairs and the likeness of two sets, against the named peers.

    python benchmarks/similarity.py [--articles 10000] [--kind news|flat|headlines] [--runs 3]
    python benchmarks/similarity.py --peers none --articles 100000      # ours alone
    python benchmarks/similarity.py --smoke

Peers and ours alternate in one process on the same float64 tf-idf matrix and with the same number
of threads; what is compared is timed, its preparation too where it is ours: sparse_dot_topn is
handed its transposed matrix ready-made. Answers are compared. What counts is the ratio.

The articles are synthetic, since real ones may not be given away; their figures are those of real
news (6,167 articles of American outlets, 10,051 newswire stories; tf-idf as here). Shared columns:
the sum of squared document frequencies over articles x non-zeros, that is what an inverted index
has to add up for each weight, as a share of all articles. Tenth: the median similarity of the
tenth nearest.

                      terms an article   shared columns   tenth   mean pair
    American outlets        400              0.22         0.205     0.087
    newswire                 80              0.14         0.217     0.045
    news (here)             359              0.18         0.209     0.054
    flat (here)             366              0.19         0.108     0.061
    headlines, outlets        9              0.037        0.186     0.012
    headlines, newswire       7              0.017        0.222     0.006
    headlines (here)         10              0.020        0.145     0.007

Needs scikit-learn, and sparse_dot_topn for the peer of that name.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array, csr_matrix

import broadsheet as bs
from broadsheet import _core


@dataclass(frozen=True)
class Kind:
    mean_words: float
    spread: float  # of the logarithm of an article's length
    focus: float  # mean share of words from the article's topic
    topic_words: int


KINDS = {
    "news": Kind(520, 0.5, 0.25, 300),
    "flat": Kind(520, 0.5, 0.10, 300),  # weak topics: many similarities nearly as high as the tenth
    "headlines": Kind(11, 0.3, 0.30, 100),
}
N_TOPICS = 300
N_TERMS = 160_000
K = 10


def word_law() -> np.ndarray:
    """Zipf-Mandelbrot to rank 6,000, steeper beyond (Ferrer i Cancho & Sole 2001)."""
    rank = np.arange(1, N_TERMS + 1.0)
    knee, shift = 6000, 2.7
    weights = 1 / (rank + shift)
    weights[knee:] = 1 / (knee + shift) * (knee / rank[knee:]) ** 1.8
    return weights / weights.sum()


def synthetic_counts(n_articles: int, kind: str, seed: int = 1) -> csr_array:
    """Counts of words, articles x terms: each word from the law, or from the article's topic."""
    what = KINDS[kind]
    rng = np.random.default_rng(seed)
    law = word_law()
    means = np.log(what.mean_words) - what.spread**2 / 2
    lengths = np.maximum(4, rng.lognormal(means, what.spread, n_articles)).astype(int)
    topics = rng.integers(N_TOPICS, size=n_articles)
    rows = np.repeat(np.arange(n_articles), lengths)
    common = np.minimum(np.searchsorted(np.cumsum(law), rng.random(rows.size)), N_TERMS - 1)
    # A topic's words are drawn by the law beyond the hundred commonest.
    beyond = np.cumsum(np.where(np.arange(N_TERMS) < 100, 0, law))
    words = np.searchsorted(beyond, beyond[-1] * rng.random((N_TOPICS, what.topic_words)))
    within = np.cumsum(1 / (np.arange(what.topic_words) + 20))
    place = np.searchsorted(within / within[-1], rng.random(rows.size))
    topical = words[topics[rows], np.minimum(place, what.topic_words - 1)]
    focus = np.clip(rng.normal(what.focus, what.focus / 3, n_articles), 0, 1)
    terms = np.where(rng.random(rows.size) < focus[rows], topical, common)
    counts = csr_array((np.ones(rows.size, np.int32), (rows, terms)), shape=(n_articles, N_TERMS))
    counts.sum_duplicates()
    used = np.flatnonzero(np.asarray(counts.sum(axis=0)).ravel())
    return counts[:, used]


def tfidf(counts: csr_array) -> csr_matrix:
    """Sublinear, smooth, rows of length one: scikit-learn's."""
    from sklearn.feature_extraction.text import TfidfTransformer

    matrix = csr_matrix(TfidfTransformer(sublinear_tf=True).fit_transform(counts))
    matrix.sort_indices()
    return matrix


def points_of(matrix: csr_matrix) -> _core.SparsePoints:
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


class Race:
    """Calls that alternate, and the ratio of their times."""

    def __init__(self, runs: int) -> None:
        self.runs = runs

    def line(self, task: str, ours: Callable[[], Any], **peers: Callable[[], Any]) -> list[Any]:
        """Prints the times and the median ratios; the last answers, ours first."""
        calls = {"ours": ours, **peers}
        seconds: dict[str, list[float]] = {name: [] for name in calls}
        answers: dict[str, Any] = {}
        for _ in range(self.runs):
            for name, call in calls.items():
                time.sleep(0.05)  # a peer's idle threads spin for a while
                took, answers[name] = timed(call)
                seconds[name].append(took)
        line: dict[str, Any] = {"task": task}
        for name, took in seconds.items():
            line[name] = [round(s, 4) for s in took]
        for name in peers:
            ratios = np.array(seconds[name]) / np.array(seconds["ours"])
            line[f"times_{name}"] = round(float(np.median(ratios)), 2)
        print(json.dumps(line), flush=True)
        return list(answers.values())


def ours_nearest(points: _core.SparsePoints, threads: int) -> np.ndarray:
    rule = _core.pair_rule()
    found = _core.nearest(points, None, k=K, min_similarity=0.0, rule=rule, threads=threads)
    return np.asarray(found[2]).reshape(-1, K)


def others(best: csr_matrix, k: int) -> np.ndarray:
    """The k highest of each row but the article's own."""
    rows = np.zeros((best.shape[0], k))
    for i in range(best.shape[0]):
        begin, end = best.indptr[i], best.indptr[i + 1]
        own = best.data[begin:end][best.indices[begin:end] != i][:k]
        rows[i, : len(own)] = own
    return rows


def check(what: str, ours: np.ndarray, theirs: np.ndarray) -> None:
    difference = float(np.abs(ours - theirs).max()) if ours.size else 0.0
    print(json.dumps({"check": what, "largest_difference": difference}), flush=True)
    if not difference < 1e-9:
        msg = f"{what}: the answers differ by {difference}"
        raise SystemExit(msg)


def race_of_neighbours(matrix: csr_matrix, peers: str, race: Race, threads: int) -> None:
    points = points_of(matrix)
    calls: dict[str, Callable[[], Any]] = {}
    if "sparse_dot_topn" in peers:
        from sparse_dot_topn import sp_matmul_topn

        turned = csr_matrix(matrix.T)
        calls["sparse_dot_topn"] = lambda: sp_matmul_topn(
            matrix, turned, top_n=K + 1, n_threads=threads, sort=True
        )
    if "sklearn" in peers:
        from sklearn.neighbors import NearestNeighbors

        model = NearestNeighbors(n_neighbors=K + 1, metric="cosine", algorithm="brute").fit(matrix)
        calls["sklearn"] = lambda: model.kneighbors(return_distance=True)
    ours, *theirs = race.line("top 10", lambda: ours_nearest(points, threads), **calls)
    for name, answer in zip(calls, theirs, strict=True):
        if name == "sparse_dot_topn":
            check("top 10", ours, others(answer, K))
        else:
            check("top 10", ours, 1 - np.sort(answer[0], axis=1)[:, :K])


def race_of_pairs(matrix: csr_matrix, peers: str, race: Race, threads: int) -> None:
    # Copies with one word in ten changed, so that there are pairs to find.
    rng = np.random.default_rng(2)
    n = matrix.shape[0]
    copies = matrix[rng.integers(n, size=max(1, n // 20))].copy()
    copies.data *= rng.random(copies.nnz) > 0.1
    copies.eliminate_zeros()
    matrix = _stacked(matrix, copies)
    points = points_of(matrix)
    calls: dict[str, Callable[[], Any]] = {}
    if "sparse_dot_topn" in peers:
        from sparse_dot_topn import sp_matmul_topn

        turned = csr_matrix(matrix.T)
        calls["sparse_dot_topn"] = lambda: sp_matmul_topn(
            matrix, turned, top_n=100, threshold=0.8, n_threads=threads
        )
    rule = _core.pair_rule()
    ours, *theirs = race.line(
        "pairs above 0.8", lambda: _core.pairs_above(points, 0.8, rule, threads=threads), **calls
    )
    for answer in theirs:
        upper = answer.tocoo()
        there = np.sort(upper.data[upper.row < upper.col])
        check("pairs above 0.8", np.sort(np.asarray(ours[2])), there)


def _stacked(first: csr_matrix, second: csr_matrix) -> csr_matrix:
    from scipy.sparse import vstack
    from sklearn.preprocessing import normalize

    stacked = normalize(csr_matrix(vstack([first, second])))
    stacked.sort_indices()
    return stacked


def race_of_dense(matrix: csr_matrix, peers: str, race: Race, threads: int) -> None:
    """The same for dense vectors of 200 dimensions, as latent semantic analysis makes them."""
    rng = np.random.default_rng(3)
    dense = matrix @ rng.standard_normal((matrix.shape[1], 200)) / 14
    dense += 0.05 * rng.standard_normal(dense.shape)
    dense /= np.linalg.norm(dense, axis=1, keepdims=True)
    points = points_of(csr_matrix(dense))
    calls: dict[str, Callable[[], Any]] = {}
    if "sklearn" in peers:
        from sklearn.neighbors import NearestNeighbors

        model = NearestNeighbors(n_neighbors=K + 1, metric="cosine", algorithm="brute").fit(dense)
        calls["sklearn"] = lambda: model.kneighbors(return_distance=True)
    ours, *theirs = race.line(
        "top 10 of dense vectors", lambda: ours_nearest(points, threads), **calls
    )
    for answer in theirs:
        check("top 10 of dense vectors", ours, 1 - np.sort(answer[0], axis=1)[:, :K])


def numpy_likeness(a: csr_array, b: csr_array) -> tuple[float, float]:
    """Jensen-Shannon divergence in bits, and the cosine of tf-idf sums, by NumPy and SciPy."""
    counts_a, counts_b = (np.asarray(m.sum(axis=0)).ravel().astype(float) for m in (a, b))
    articles = sum(np.bincount(m.indices, minlength=m.shape[1]) for m in (a, b))
    p, q = counts_a / counts_a.sum(), counts_b / counts_b.sum()
    middle = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(x > 0, x * np.log2(x / middle), 0) for x in (p, q)]
    idf = np.log((1 + a.shape[0] + b.shape[0]) / (1 + articles)) + 1
    x, y = counts_a * idf, counts_b * idf
    return (
        float(parts[0].sum() + parts[1].sum()) / 2,
        float(x @ y / np.linalg.norm(x) / np.linalg.norm(y)),
    )


def race_of_sets(counts: csr_array, peers: str, race: Race, threads: int) -> None:
    """Two sets against each other, from the same counts.

    Our counts of a set may keep their sums by term, which are made with them: so there are also
    lines whose time takes in the counting of both sets, for ours and for NumPy alike.
    """
    names = [f"w{term}" for term in range(counts.shape[1])]
    corpus = bs.read(
        [
            " ".join(
                name
                for term, count in zip(counts.indices[b:e], counts.data[b:e], strict=True)
                for name in [names[term]] * count
            )
            for b, e in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
        ],
        boilerplate="keep",
    )
    half, fifth = len(corpus) // 2, len(corpus) // 5
    race_of_two("two halves", [corpus[:half], corpus[half:]], peers, race, threads)
    two = [corpus[:fifth], corpus[2 * fifth : 3 * fifth]]
    race_of_two("two fifths", two, peers, race, threads)


def race_of_two(what: str, sides: list[bs.Corpus], peers: str, race: Race, threads: int) -> None:
    def counted() -> list[_core.CountMatrix]:
        return [side._core.counts(threads=threads) for side in sides]

    def asked(kept: list[_core.CountMatrix]) -> tuple[float, float]:
        return _core.likeness(*_core.term_totals(kept, threads), threads)

    def matrix(counts: _core.CountMatrix) -> csr_array:
        return csr_array((counts.counts, counts.terms, counts.offsets), shape=counts.shape)

    kept = counted()
    matrices = [matrix(counts) for counts in kept]
    totals = _core.term_totals(kept, threads)
    tasks: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
        "first question": (lambda: asked(kept), lambda: numpy_likeness(*matrices)),
        "counting and first question": (
            lambda: asked(counted()),
            lambda: numpy_likeness(*map(matrix, counted())),
        ),
        "later questions": (
            lambda: _core.likeness(*totals, threads),
            lambda: numpy_likeness(*matrices),
        ),
    }
    for name, (ours, theirs) in tasks.items():
        task = f"divergence and cosine of {what}, {name}"
        answer, *others = race.line(task, ours, **({} if peers == "none" else {"numpy": theirs}))
        for other in others:
            check(task, np.array(answer), np.array(other))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kind", choices=list(KINDS), default="news")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--peers", default="sparse_dot_topn,sklearn", help="or none")
    parser.add_argument("--tasks", default="nearest,pairs,dense,sets")
    parser.add_argument("--smoke", action="store_true", help="a few seconds, small")
    chosen = parser.parse_args()
    if chosen.smoke:
        chosen.articles, chosen.runs = 1000, 1

    counts = synthetic_counts(chosen.articles, chosen.kind)
    matrix = tfidf(counts)
    print(
        json.dumps(
            {
                "broadsheet": bs.__version__,
                "kind": chosen.kind,
                "articles": matrix.shape[0],
                "terms": matrix.shape[1],
                "non_zeros": int(matrix.nnz),
                "threads": chosen.threads,
            }
        ),
        flush=True,
    )
    races = {"nearest": race_of_neighbours, "pairs": race_of_pairs, "dense": race_of_dense}
    for task in chosen.tasks.split(","):
        if task == "sets":
            race_of_sets(counts, chosen.peers, Race(chosen.runs), chosen.threads)
            continue
        races[task](matrix, chosen.peers, Race(chosen.runs), chosen.threads)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"peak_rss_mb": round(peak)}))


if __name__ == "__main__":
    main()
