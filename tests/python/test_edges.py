"""Every family of statistics where there is little or nothing to count, and at a billion words."""

from __future__ import annotations

import math

import mpmath
import numpy as np
import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import _core

DATE = "2024-03-01"
ARTICLES = {
    "none": [],
    "one": ["The port closed."],
    "empty": [""],
    "one and empty": ["The port closed.", ""],
    "everywhere": ["Port.", "Port, port.", "A port."],
}
CALLS = {
    "terms": lambda c: c.terms(["dp", "juilland_d", "kld", "d_a", "arf"], intervals=True),
    "ngrams": lambda c: c.ngrams(2, measures=["lambda", "z"]),
    "skipgrams": lambda c: c.ngrams(2, skip=2),
    "collocations": lambda c: c.collocations(min_count=1, measures="all"),
    "window": lambda c: c.collocations(5, side="both", min_count=1, measures="all"),
    "phrases": lambda c: c.phrases(),
    "concordance": lambda c: c.concordance("port"),
    "gap": lambda c: c.concordance("the ** closed", sort="left"),
    "diversity": lambda c: c.diversity(),
    "diversity of all": lambda c: c.diversity("corpus"),
    "readability": lambda c: c.readability(),
    "growth": lambda c: c.growth(),
    "names": lambda c: c.names(),
    "quotes": lambda c: c.quotes(),
    "attributions": lambda c: c.attributions(),
}


def corpus_of(name: str) -> bs.Corpus:
    articles = [{"text": t, "id": str(i), "date": DATE} for i, t in enumerate(ARTICLES[name])]
    return bs.read(articles, boilerplate="keep") if articles else bs.read([])


@pytest.mark.parametrize("articles", ARTICLES)
@pytest.mark.parametrize("call", CALLS)
def test_every_table_is_there_with_its_columns(articles: str, call: str) -> None:
    table = CALLS[call](corpus_of(articles))
    assert table.columns.tolist() == CALLS[call](corpus_of("everywhere")).columns.tolist()
    for column in table.select_dtypes("float"):  # NaN where undefined
        if column not in ("dugast_u", "yule_i", "summer_s"):  # a limit where no word repeats
            assert not np.isinf(table[column]).any(), column


@pytest.mark.parametrize("articles", ["one", "one and empty", "everywhere"])
def test_counts_of_one_and_of_every_article(articles: str) -> None:
    corpus = corpus_of(articles)
    row = corpus.terms().set_index("term").loc["port"]
    texts = ARTICLES[articles]
    assert row["count"] == sum(t.lower().count("port") for t in texts)
    assert row["articles"] == sum("port" in t.lower() for t in texts)
    assert row["idf"] == pytest.approx(math.log((1 + len(texts)) / (1 + row["articles"])) + 1)
    timeline = corpus.timeline("port", every="month")
    assert timeline["count"].tolist() == [row["count"]]
    assert timeline["articles"].tolist() == [row["articles"]]
    assert len(corpus.concordance("port")) == row["count"]
    assert corpus.growth()["types"].iloc[-1] == len(corpus.terms())


def test_a_timeline_of_empty_articles_is_a_gap() -> None:
    table = corpus_of("empty").timeline("port")
    assert table[["count", "period_tokens"]].values.tolist() == [[0, 0]]
    assert table["per_million"].isna().all()


def test_zero_cells_of_a_pair() -> None:
    # n11, n1, n2, n: never together; always together; the only pair; first word in every pair.
    counts = np.array(
        [[0, 5, 7, 100], [5, 5, 5, 100], [1, 1, 1, 1], [7, 100, 7, 100]], dtype=np.int64
    )
    for name in _core.association_measures:
        values = _core.association(name, counts)
        assert len(values) == 4
        if name in ("log_likelihood", "chi_square", "dice", "expected"):
            assert np.isfinite(values).all()
    assert _core.association("pmi", counts)[0] == -math.inf
    assert _core.association("log_likelihood", counts)[2:].tolist() == [0, 0]
    assert _core.association("dice", counts)[:3].tolist() == [0, 1, 1]


@pytest.mark.parametrize("pair", [(3, 10**6, 10**6, 10**9), (10**5, 10**7, 10**7, 10**9)])
def test_association_at_a_billion_words(pair: tuple[int, int, int, int]) -> None:
    with mpmath.workdps(60):
        n11, n1, n2, n = map(mpmath.mpf, pair)
        cells = [
            (n11, n1 * n2 / n),
            (n1 - n11, n1 * (n - n2) / n),
            (n2 - n11, (n - n1) * n2 / n),
            (n - n1 - n2 + n11, (n - n1) * (n - n2) / n),
        ]
        e = cells[0][1]
        expected = {
            "log_likelihood": 2 * sum(o * mpmath.log(o / x) for o, x in cells),
            "pmi": mpmath.log(n11 / e, 2),
            "npmi": mpmath.log(n11 / e, 2) / -mpmath.log(n11 / n, 2),
            "t_score": (n11 - e) / mpmath.sqrt(n11),
            "z_score": (n11 - e) / mpmath.sqrt(e),
            "log_dice": 14 + mpmath.log(2 * n11 / (n1 + n2), 2),
            "chi_square": sum((o - x) ** 2 / x for o, x in cells),
        }
        wanted = {name: float(value) for name, value in expected.items()}
    counts = np.array([pair], dtype=np.int64)
    for name, value in wanted.items():
        assert _core.association(name, counts)[0] == pytest.approx(value, rel=1e-10), name


def test_zipf_at_a_billion_words() -> None:
    ranks = np.arange(1, 200_001)
    shares = (ranks + 2.5) ** -1.1
    counts = np.maximum(1, np.rint(shares / shares.sum() * 1e9)).astype(np.int64)
    a, q, log_likelihood = _core.fit_zipf_mandelbrot(counts)
    assert a == pytest.approx(1.1, rel=1e-4)
    assert q == pytest.approx(2.5, rel=1e-3)
    logs = -a * np.log(ranks + q)
    by_definition = counts @ logs - counts.sum() * np.logaddexp.reduce(logs)
    assert log_likelihood == pytest.approx(by_definition, rel=1e-12)


def test_readability_at_a_billion_words() -> None:
    table = pd.DataFrame(
        _core.readability_of_counts(
            50_000_000, 10**9, 4_700_000_000, 15 * 10**8, 10**8, 2 * 10**8, -1
        ),
        index=[0],
    )
    assert table["flesch"][0] == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5, rel=1e-14)
    assert table["lix"][0] == pytest.approx(20 + 20, rel=1e-14)
    assert table["smog"][0] == pytest.approx(1.043 * math.sqrt(60) + 3.1291, rel=1e-14)
