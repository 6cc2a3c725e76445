"""How well vectors find what belongs together: every scheme over several sets of real articles.

    python benchmarks/quality.py FOLDER [--smoke] [--schemes news tfidf ...] [--json FILE]

FOLDER holds lee/, ecbplus/, basil/, bbc/ and reuters21578/. What is measured, by cosine:

- lee: Pearson's correlation with the mean ratings of people, 600 pairs of 50 articles (weights
  learned from these and 300 more); standard error 0.03;
- ecbplus by event and by topic, basil by event: precision of the nearest article, and mean average
  precision over the ranking of all others;
- bbc: the share of nearest articles of the same section (exact copies dropped);
- reuters: the share of nearest articles that share a topic (articles with topics, copies dropped).

The last column is the mean over the sets, each by its mean. The rows named "scikit-learn" are
TfidfVectorizer's, on its own words, for the same texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np

import broadsheet as bs

SCHEMES: dict[str, dict[str, Any]] = {
    "news": {},
    "log-entropy": {},
    "tfidf": {},
    "tfidf sublinear": {"weighting": "tfidf", "sublinear": True},
    "ltc": {},
    "dtc": {},
    "atc": {},
    "Ltu": {},
    "btc": {},
    "lpc": {},
    "bm25 lucene": {"weighting": "bm25"},
    "bm25 robertson": {"weighting": "bm25", "variant": "robertson"},
    "bm25+": {"weighting": "bm25", "variant": "bm25+"},
    "bm25l": {"weighting": "bm25", "variant": "bm25l"},
    "ppmi": {},
    "count": {},
}
LATENT = ("news", "log-entropy", "tfidf")
Measure = Callable[[list[str]], np.ndarray]


def records(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def retrieval(similarity: np.ndarray, labels: list[str]) -> dict[str, float]:
    """Precision at 1 and mean average precision, for articles with a partner."""
    codes = np.unique(labels, return_inverse=True)[1]
    first, average = [], []
    for i, row in enumerate(similarity):
        order = np.argsort(-row, kind="stable")
        order = order[order != i]
        hits = codes[order] == codes[i]
        if not hits.any():
            continue
        first.append(hits[0])
        ranks = np.flatnonzero(hits) + 1
        average.append((np.arange(1, len(ranks) + 1) / ranks).mean())
    return {"p1": float(np.mean(first)), "map": float(np.mean(average))}


def nearest_shares(nearest: np.ndarray, labels: list[set[str]]) -> float:
    return float(np.mean([bool(labels[a] & labels[b]) for a, b in enumerate(nearest)]))


class Sets:
    """The sets, read once."""

    def __init__(self, folder: Path, smoke: bool) -> None:
        self.lee = records(folder / "lee" / "docs.jsonl")
        self.background = records(folder / "lee" / "background.jsonl")
        rows = (folder / "lee" / "ratings.tsv").read_text().splitlines()[1:]
        self.ratings = [(a, b, float(human)) for a, b, human in (row.split("\t") for row in rows)]
        self.ecbplus = records(folder / "ecbplus" / "docs.jsonl.gz")
        self.basil = records(folder / "basil" / "docs.jsonl.gz")
        self.bbc = distinct(records(folder / "bbc" / "docs.jsonl.gz"))
        reuters = distinct(records(folder / "reuters21578" / "docs.jsonl.gz"))
        self.reuters = [article for article in reuters if article["topics"]]
        if smoke:
            self.bbc, self.reuters = self.bbc[::10], self.reuters[::20]


def distinct(articles: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({article["text"]: article for article in articles}.values())


def texts_of(articles: list[dict[str, Any]]) -> list[str]:
    return [article["text"] for article in articles]


def measured(sets: Sets, vectorize: Callable[[list[str]], Any]) -> dict[str, float]:
    """All figures of one scheme; `vectorize` makes normalised rows of texts."""
    row: dict[str, float] = {}
    points = vectorize(texts_of(sets.lee) + texts_of(sets.background))
    place = {str(article["id"]): i for i, article in enumerate(sets.lee)}
    pairs = [(place[a], place[b]) for a, b, _ in sets.ratings]
    cosines = similarities(points)
    ours = [cosines[a, b] for a, b in pairs]
    row["lee r"] = float(np.corrcoef(ours, [human for *_, human in sets.ratings])[0, 1])

    cosines = similarities(vectorize(texts_of(sets.ecbplus)))
    for label in ("event", "topic"):
        found = retrieval(cosines, [str(article[label]) for article in sets.ecbplus])
        row[f"ecb {label} P@1"], row[f"ecb {label} MAP"] = found["p1"], found["map"]
    cosines = similarities(vectorize(texts_of(sets.basil)))
    found = retrieval(cosines, [article["triple"] for article in sets.basil])
    row["basil P@1"], row["basil MAP"] = found["p1"], found["map"]
    for name, field in (("bbc", "label"), ("reuters", "topics")):
        articles = getattr(sets, name)
        labels = [
            set(article[field]) if isinstance(article[field], list) else {article[field]}
            for article in articles
        ]
        row[f"{name} 1-NN"] = nearest_shares(nearest_of(vectorize(texts_of(articles))), labels)
    row["mean"] = mean_over_sets(row)
    return row


def mean_over_sets(row: dict[str, float]) -> float:
    by_set: dict[str, list[float]] = {}
    for name, value in row.items():
        by_set.setdefault(name.split()[0], []).append(value)
    return float(np.mean([np.mean(values) for values in by_set.values()]))


def similarities(points: Any) -> np.ndarray:
    if isinstance(points, bs.Vectors):
        return points.similarity()
    return np.asarray((points @ points.T).toarray())


def nearest_of(points: Any) -> np.ndarray:
    if isinstance(points, bs.Vectors):
        found = points.nearest(k=1, min_similarity=-1.0)
        return np.asarray(found["article_b"])
    best = []
    for begin in range(0, points.shape[0], 1000):
        block = (points[begin : begin + 1000] @ points.T).toarray()
        block[np.arange(len(block)), begin + np.arange(len(block))] = -2
        best.append(block.argmax(axis=1))
    return np.concatenate(best)


def ours(options: dict[str, Any]) -> Callable[[list[str]], bs.Vectors]:
    corpora: dict[int, bs.Corpus] = {}

    def vectorize(texts: list[str]) -> bs.Vectors:
        chosen = dict(options)
        # As rows of a table: one article each, empty ones included.
        corpus = bs.read([{"id": str(i), "text": text} for i, text in enumerate(texts)])
        if "dimensions" in chosen:
            chosen["dimensions"] = min(chosen["dimensions"], len(texts))
        corpora[0] = corpus
        return corpus.vectors(**chosen)

    return vectorize


def scikit_learn(**options: Any) -> Callable[[list[str]], Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return lambda texts: TfidfVectorizer(**options).fit_transform(texts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--smoke", action="store_true", help="parts of the larger sets")
    parser.add_argument("--schemes", nargs="*", default=list(SCHEMES))
    parser.add_argument("--dimensions", nargs="*", type=int, default=[25, 100, 200])
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()

    sets = Sets(chosen.folder, chosen.smoke)
    runs: list[tuple[str, Callable[[list[str]], Any]]] = []
    for name in chosen.schemes:
        runs.append((name, ours({"weighting": name, **SCHEMES[name]})))
    for name in (name for name in LATENT if name in chosen.schemes):
        for d in chosen.dimensions:
            runs.append((f"{name}, LSA {d}", ours({"weighting": name, "dimensions": d})))
    runs += [
        ("scikit-learn", scikit_learn()),
        ("scikit-learn, stop words", scikit_learn(stop_words="english")),
        ("scikit-learn, sublinear, s. w.", scikit_learn(stop_words="english", sublinear_tf=True)),
    ]
    table: dict[str, dict[str, float]] = {}
    for name, vectorize in runs:
        table[name] = measured(sets, vectorize)
        if len(table) == 1:
            print(f"| {'scheme':30} | " + " | ".join(table[name]) + " |")
            print("| --- |" + " ---: |" * len(table[name]))
        figures = (f"{value:{len(key)}.3f}" for key, value in table[name].items())
        print(f"| {name:30} | " + " | ".join(figures) + " |", flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
