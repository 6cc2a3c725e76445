"""Dispersion and intervals of terms, against formulas over all parts written with NumPy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import broadsheet as bs

MEASURES = [
    "dp_norm", "dp", "range", "juilland_d", "rosengren_s", "carroll_d2", "kld", "kld_norm", "d_a",
    "gini",
]  # fmt: skip


def by_definition(v: np.ndarray, sizes: np.ndarray) -> dict[str, np.ndarray]:
    """Every measure from counts, terms x parts: the formulas as scattertext's Dispersion has them.

    Pairs of parts are compared one by one for D_A.
    """
    s = sizes / sizes.sum()
    f = v.sum(axis=1)
    p = v / sizes
    share = v / f[:, None]
    n = len(sizes)
    dp = np.abs(share - s).sum(axis=1) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        kld = np.nansum(share * np.log2(share / s), axis=1)
        q = p / p.sum(axis=1, keepdims=True)
        entropy = -np.nansum(q * np.log2(q), axis=1)
        pairs = np.abs(p[:, :, None] - p[:, None, :]).sum(axis=(1, 2))
        return {
            "range": (v > 0).sum(axis=1),
            "dp": dp,
            "dp_norm": dp / (1 - s.min()),
            "juilland_d": 1 - p.std(axis=1) / p.mean(axis=1) / np.sqrt(n - 1),
            "rosengren_s": np.sqrt(v * s).sum(axis=1) ** 2 / f,
            "carroll_d2": entropy / np.log2(n),
            "kld": kld,
            "kld_norm": 1 - 2.0**-kld,
            "d_a": 1 - pairs / (n * (n - 1)) / (2 * p.mean(axis=1)),
            "gini": pairs / (2 * n**2 * p.mean(axis=1)),
        }


def dense(corpus: bs.Corpus, table: pd.DataFrame) -> np.ndarray:
    rank = {term: i for i, term in enumerate(corpus.vocabulary)}
    return corpus.counts().toarray()[:, [rank[t] for t in table["term"]]].T.astype(float)


def assert_measures(table: pd.DataFrame, expected: dict[str, np.ndarray]) -> None:
    for name in MEASURES:
        np.testing.assert_allclose(
            table[name], expected[name], rtol=1e-12, atol=1e-12, err_msg=name
        )
    np.testing.assert_array_equal(table["dispersion"], table["dp_norm"])


def test_measures_over_articles(sample_corpus: bs.Corpus) -> None:
    table = sample_corpus.terms(MEASURES)
    sizes = sample_corpus.articles["tokens"].to_numpy().astype(float)
    some = table.iloc[::7]
    assert_measures(some, by_definition(dense(sample_corpus, some), sizes))


def test_measures_of_real_articles(shared_data: Path) -> None:
    corpus = bs.read(shared_data / "lee" / "docs.jsonl")
    table = corpus.terms(MEASURES)
    sizes = corpus.articles["tokens"].to_numpy().astype(float)
    assert_measures(table, by_definition(dense(corpus, table), sizes))


@pytest.mark.parametrize("parts", ["outlets", "months", "labels"])
def test_measures_over_other_parts(sample_corpus: bs.Corpus, parts: str) -> None:
    articles = sample_corpus.articles
    labels = {
        "outlets": articles["outlet"],
        "months": articles["date"].dt.strftime("%Y-%m"),
        "labels": pd.Series(np.arange(len(articles)) % 5),
    }
    chosen: Any = labels["labels"].tolist() if parts == "labels" else parts
    table = sample_corpus.terms(MEASURES, parts=chosen)
    counts = pd.DataFrame(dense(sample_corpus, table).T).groupby(labels[parts].to_numpy()).sum()
    sizes = articles["tokens"].groupby(labels[parts].to_numpy()).sum()
    assert_measures(table, by_definition(counts.to_numpy().T, sizes.to_numpy().astype(float)))


def test_slices_are_equal_parts_of_the_words_in_order() -> None:
    words = [f"w{(i * i) % 11}" for i in range(120)]
    text = "\n".join(" ".join(["The", *words[i : i + 9], "said."]) for i in range(0, 120, 9))
    corpus = bs.read([text], boilerplate="keep")
    terms = bs.Tokenizer()(text)
    table = corpus.terms(MEASURES, parts=4)
    cuts = [terms[len(terms) * k // 4 : len(terms) * (k + 1) // 4] for k in range(4)]
    v = np.array([[cut.count(term) for cut in cuts] for term in table["term"]], dtype=float)
    assert_measures(table, by_definition(v, np.array([len(cut) for cut in cuts], dtype=float)))


TEXTS = st.lists(
    st.lists(st.sampled_from("a b c d e f".split()), min_size=0, max_size=12).map(" ".join),
    min_size=1,
    max_size=8,
)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_measures_of_any_articles(texts: list[str]) -> None:
    corpus = bs.read([{"text": t, "id": str(i)} for i, t in enumerate(texts)], boilerplate="keep")
    table = corpus.terms(MEASURES)
    sizes = corpus.articles["tokens"].to_numpy().astype(float)
    has_words = sizes > 0
    if has_words.sum() < 2 or table.empty:
        assert table["dp_norm"].isna().all()
        return
    v = dense(corpus, table)[:, has_words]
    assert_measures(table, by_definition(v, sizes[has_words]))


def test_average_reduced_frequency_by_definition(sample_corpus: bs.Corpus) -> None:
    corpus = bs.read(["The port and the ship and the sea.", "A port, a ship, the sea."])
    table = corpus.terms(["arf"])
    terms = [t for article in corpus for t in bs.Tokenizer()(article.text)]
    for row in table.itertuples():
        at = np.flatnonzero(np.array(terms) == row.term)
        gaps = np.diff(at, append=at[0] + len(terms))
        v = len(terms) / len(at)
        assert row.arf == pytest.approx(np.minimum(gaps, v).sum() / v, rel=1e-12)
    reduced = sample_corpus.terms(["arf"])
    assert (reduced["arf"] <= reduced["count"] + 1e-9).all()
    assert (reduced["arf"] >= 1 - 1e-9).all()


def test_intervals_are_by_article(sample_corpus: bs.Corpus) -> None:
    table = sample_corpus.terms(intervals=True).iloc[::11]
    x = dense(sample_corpus, table)
    w = sample_corpus.articles["tokens"].to_numpy().astype(float)
    n = len(w)
    p = x.sum(axis=1) / w.sum()
    residual = x - p[:, None] * w
    error = np.sqrt(n / (n - 1) * (residual**2).sum(axis=1)) / w.sum()
    reach = np.exp(stats.t.ppf(0.975, n - 1) * error / p)
    np.testing.assert_allclose(table["per_million_low"], 1e6 * p / reach, rtol=1e-10)
    np.testing.assert_allclose(table["per_million_high"], 1e6 * p * reach, rtol=1e-10)


def test_intervals_cover_the_rate_of_clustered_words() -> None:
    """Words come in bursts: intervals by article hold what they say, those by word do not."""
    rng = np.random.default_rng(3)
    covered = 0
    for _ in range(200):
        rates = rng.gamma(1.0, 0.05, 40).clip(max=0.9)  # mean 0.05, very uneven over articles
        texts = [
            "The " + " ".join("deal" if x < r else "word" for x in rng.random(60)) + " said."
            for r in rates
        ]
        corpus = bs.read([{"text": t, "id": str(i)} for i, t in enumerate(texts)])
        row = corpus.terms(intervals=True).set_index("term").loc["deal"]
        covered += row["per_million_low"] <= 1e6 * 0.05 * 60 / 62 <= row["per_million_high"]
    assert 175 <= covered <= 200


@pytest.mark.parametrize("select", [slice(None), slice(1, None)])
def test_ties_are_in_the_order_of_bytes(select: slice) -> None:
    texts = ["中国在边境。 Éclair, zebra and Zurich.", "美国老师。 Éclair, zebra, 工."]
    corpus = bs.read(texts, boilerplate="keep")[select]
    renamed = corpus.map_terms({"zebra": "边"})
    for view in (corpus, renamed):
        table = view.terms()
        rows = [(-count, term.encode()) for term, count in table[["term", "count"]].values]
        assert rows == sorted(rows)
        assert len(rows) > 6


def test_a_kept_count_matrix_changes_nothing(sample_corpus: bs.Corpus) -> None:
    fresh = sample_corpus[:]
    before = fresh.terms(MEASURES, intervals=True)
    fresh.counts()
    assert fresh.terms(MEASURES, intervals=True).equals(before)
    assert fresh.terms(MEASURES, intervals=True, threads=1).equals(before)


def test_edges() -> None:
    everywhere = bs.read(["Ports closed.", "Ports opened."]).terms(MEASURES, intervals=True)
    row = everywhere.iloc[0]
    assert (row["term"], row["articles"], row["dp"], row["juilland_d"]) == ("ports", 2, 0.0, 1.0)
    one = bs.read(["One port."]).terms(MEASURES, intervals=True)
    assert one[["dp_norm", "juilland_d", "d_a", "per_million_low"]].isna().all().all()
    empty = bs.read([""]).terms()
    assert empty.columns.tolist() == "term count articles per_million idf dispersion".split()
    assert len(empty) == 0
    with_empty = bs.read(["The port.", "", "The sea."]).terms(["range"])
    assert with_empty["range"].tolist() == with_empty["articles"].tolist()
    with pytest.raises(ValueError, match="dispersion must be among"):
        bs.read(["x"]).terms("dispersion")
