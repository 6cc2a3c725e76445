"""The default vectors agree with people, and find what belongs together, on real articles."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import broadsheet as bs


@pytest.fixture(scope="module")
def lee(shared_data: Path) -> tuple[bs.Corpus, list[tuple[int, int]], list[float]]:
    """350 articles, pairs of the first 50, and how alike people find them."""
    folder = shared_data / "lee"
    articles = [
        json.loads(line)
        for name in ("docs", "background")
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    place = {str(article["id"]): i for i, article in enumerate(articles[:50])}
    rows = [row.split("\t") for row in (folder / "ratings.tsv").read_text().splitlines()[1:]]
    corpus = bs.read([{"id": str(i), "text": a["text"]} for i, a in enumerate(articles)])
    return corpus, [(place[a], place[b]) for a, b, _ in rows], [float(row[2]) for row in rows]


def agreement(vectors: bs.Vectors, pairs: list[tuple[int, int]], human: list[float]) -> float:
    similarity = vectors.similarity()
    return float(np.corrcoef([similarity[a, b] for a, b in pairs], human)[0, 1])


def test_the_default_agrees_with_people(lee):
    corpus, pairs, human = lee
    assert agreement(corpus.vectors(), pairs, human) >= 0.548 - 0.01


def test_latent_dimensions_agree_with_people(lee):
    corpus, pairs, human = lee
    assert agreement(corpus.vectors(dimensions=200), pairs, human) >= 0.49


# What sublinear tf-idf without stop words reaches, by the README of the sets.
@pytest.mark.parametrize(
    ("name", "label", "first", "average"),
    [
        ("ecbplus", "event", 0.990, 0.938),
        ("ecbplus", "topic", 1.000, 0.933),
        ("basil", "triple", 1.000, 0.997),
    ],
)
def test_the_default_retrieves_articles_of_one_event(shared_data, name, label, first, average):
    corpus = bs.read(shared_data / name / "docs.jsonl.gz")
    fields = [article.fields for article in corpus]
    labels = np.unique([str(field[label]) for field in fields], return_inverse=True)[1]
    similarity = corpus.vectors().similarity()
    precisions, averages = [], []
    for i, row in enumerate(similarity):
        order = np.argsort(-row, kind="stable")
        order = order[order != i]
        hits = labels[order] == labels[i]
        if hits.any():
            ranks = np.flatnonzero(hits) + 1
            precisions.append(hits[0])
            averages.append((np.arange(1, len(ranks) + 1) / ranks).mean())
    assert round(float(np.mean(precisions)), 3) >= first
    assert round(float(np.mean(averages)), 3) >= average


def test_neighbours_are_of_one_section(shared_data):
    corpus = bs.read(shared_data / "bbc" / "docs.jsonl.gz")
    sections = np.array([article.fields["label"] for article in corpus])
    nearest = corpus.vectors().nearest(k=1)
    same = sections[nearest["article_a"]] == sections[nearest["article_b"]]
    assert same.mean() >= 0.957
