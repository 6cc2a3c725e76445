"""corpus.names(), corpus.quotes(), corpus.attributions()."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import broadsheet as bs


def articles() -> bs.Corpus:
    return bs.read(
        [
            "The council met Joe Biden.\nThe crowd cheered Biden.",
            "“We have no beds left,” said Ruth Adeyemi, a nurse. They met López Obrador.",
            "The dam may fail, according to the Associated Press. We saw Lopez Obrador.",
        ]
    )


def test_names_are_grouped_with_their_variants() -> None:
    table = articles().names().set_index("name")
    assert table.loc["Joe Biden", "variants"] == ["Biden", "Joe Biden"]
    assert table.loc["Joe Biden", ["count", "articles"]].tolist() == [2, 1]
    spellings = [v for v in table["variants"] if "Lopez Obrador" in v]
    assert spellings == [["Lopez Obrador", "López Obrador"]]


def test_aliases_join_names() -> None:
    table = articles().names(aliases={"Lopez Obrador": "AMLO"}).set_index("name")
    assert table.loc["AMLO", "articles"] == 2


def test_quotes_are_bytes_of_the_text() -> None:
    corpus = articles()
    table = corpus.quotes()
    assert list(table.columns) == ["quote", "speaker", "verb", "article", "begin", "end"]
    row = table.iloc[0]
    assert (row["speaker"], row["verb"], row["article"]) == ("Ruth Adeyemi", "said", 1)
    text = corpus[1].text.encode()
    assert text[row["begin"] : row["end"]].decode() == row["quote"] == "We have no beds left,"


def test_attributions_name_sources() -> None:
    table = articles().attributions()
    assert list(table.columns) == ["source", "cue", "article", "begin", "end"]
    assert table["source"].tolist() == ["Associated Press"]


def test_an_empty_corpus_has_empty_tables() -> None:
    corpus = bs.read([""])
    assert len(corpus.names()) == len(corpus.quotes()) == len(corpus.attributions()) == 0
    for table in (corpus.names(), corpus.quotes(), corpus.attributions()):
        assert len(table.counts()) == 0


def test_names_count_like_terms(sample_corpus: bs.Corpus) -> None:
    names = sample_corpus.names()
    counts = names.counts()
    assert counts[["name", "count", "articles"]].equals(
        pd.DataFrame(names[["name", "count", "articles"]])
    )
    words = sample_corpus.articles["tokens"].sum()
    np.testing.assert_allclose(counts["per_million"], names["count"] / words * 1e6, rtol=1e-12)
    # A name of one form that is nothing else: the interval is that of its term.
    terms = sample_corpus.terms(intervals=True).set_index("term")
    single = counts.set_index("name").loc["Marrow Bay"]
    joined = sample_corpus.map_terms({"Marrow Bay": "Marrow Bay"}).terms(intervals=True)
    row = joined.set_index("term").loc["Marrow Bay"]
    if row["count"] == single["count"]:
        assert single["per_million_low"] == pytest.approx(row["per_million_low"], rel=1e-12)
    assert "marrow" in terms.index


def test_names_over_time_add_up(sample_corpus: bs.Corpus) -> None:
    names = sample_corpus.names()
    table = names.timeline(3, every="week", by_outlet=True)
    assert table["term"].unique().tolist() == names["name"].head(3).tolist()
    added = table.groupby("term", sort=False)["count"].sum()
    assert added.tolist() == names["count"].head(3).tolist()
    as_terms = sample_corpus.timeline("port", every="week", by_outlet=True)
    some = table[table["term"] == table["term"].iloc[0]].reset_index(drop=True)
    assert some["period_tokens"].tolist() == as_terms["period_tokens"].tolist()
    rest = names[names["name"] != names["name"][0]]
    assert rest.timeline(1, every="year")["term"].tolist() == [names["name"][1]]
    with pytest.raises(ValueError, match="there is no name 'Nobody'"):
        names.timeline(["Nobody"])


@pytest.mark.parametrize("kind", ["quotes", "attributions"])
def test_speakers_and_sources_count_by_row(sample_corpus: bs.Corpus, kind: str) -> None:
    table = getattr(sample_corpus, kind)()
    label = "speaker" if kind == "quotes" else "source"
    counts = table.counts().set_index(label)
    expected = table.groupby(label).agg(count=("article", "size"), articles=("article", "nunique"))
    assert counts[["count", "articles"]].sort_index().equals(expected.sort_index())
    assert counts["count"].is_monotonic_decreasing
    few = table[table["article"] < 10]
    assert few.counts()["count"].sum() == len(few)
    assert few.timeline(every="year")["count"].sum() <= len(few)


def test_forms_of_a_name_are_found_by_the_concordance(sample_corpus: bs.Corpus) -> None:
    row = sample_corpus.names().iloc[0]
    lines = sample_corpus.concordance(row["variants"])
    assert len(lines) >= row["count"]
    assert set(lines["match"]) >= set(row["variants"])


def test_the_plot_has_a_bar_for_each(sample_corpus: bs.Corpus) -> None:
    axes = sample_corpus.names().plot(which=7)
    assert len(axes.patches) == 7
    assert axes.patches[0].get_width() == sample_corpus.names()["count"][0]
    plt.close(axes.figure)
