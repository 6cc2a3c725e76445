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
    # A name that is nothing else: the interval is that of its term.
    corpus = bs.read(
        ["We met Ana Costa. It rained on Ana Costa.", "Nobody came.", "Ana Costa ran."]
    )
    single = corpus.names().counts().set_index("name").loc["Ana Costa"]
    joined = corpus.map_terms({"Ana Costa": "Ana Costa"}).terms(intervals=True)
    row = joined.set_index("term").loc["Ana Costa"]
    assert row["count"] == single["count"] == 3
    for end in ("per_million_low", "per_million_high"):
        assert single[end] == pytest.approx(row[end], rel=1e-12)


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
    # A form counts under the one name that it is a mention of in its article.
    names = sample_corpus.names()
    forms: dict[tuple[int, str], set[str]] = {}
    for name in names["name"]:
        lines = names.concordance(name)
        for key in zip(lines["article"], lines["match"], strict=True):
            forms.setdefault(key, set()).add(name)
    found = [forms.get(key, {key[1]}) for key in zip(table["article"], table[label], strict=True)]
    counted = [
        form if len(of) > 1 else min(of) for form, of in zip(table[label], found, strict=True)
    ]
    expected = table.groupby(pd.Series(counted, name=label)).agg(
        count=("article", "size"), articles=("article", "nunique")
    )
    assert counts[["count", "articles"]].sort_index().equals(expected.sort_index())
    assert len(counts) < table[label].nunique()
    assert counts["count"].is_monotonic_decreasing
    few = table[table["article"] < 10]
    assert few.counts()["count"].sum() == len(few)
    assert few.timeline(every="year")["count"].sum() <= len(few)


def test_a_short_form_counts_under_its_long_form() -> None:
    corpus = bs.read(
        [
            'Joe Biden came. "I will go to the border soon," Biden said. '
            '"We must do it now," said Joe Biden.',
            '"No," said Biden. "Not so," she said.',
        ]
    )
    quotes = corpus.quotes()
    assert quotes["speaker"].tolist() == ["Biden", "Joe Biden", "Biden", "she"]
    counted = quotes.counts()[["speaker", "count"]].values.tolist()
    assert counted == [["Joe Biden", 2], ["Biden", 1], ["she", 1]]
    assert quotes.concordance("Joe Biden")["match"].tolist() == quotes["quote"].tolist()[:2]
    with pytest.raises(ValueError, match="no speaker 'He' in this table$"):
        quotes.timeline(["He"])
    first = quotes.head(2)
    with pytest.raises(ValueError, match="no speaker 'Biden' in this table; it counts as 'Joe Bid"):
        first.timeline(["Biden"])


def test_rows_of_names_may_be_numbered_anew(sample_corpus: bs.Corpus) -> None:
    names = sample_corpus.names()
    expected = names.counts()
    by_name = names.sort_values("name", ignore_index=True)
    assert by_name.counts().equals(expected)
    top = by_name.timeline(2, every="year")
    assert top["term"].drop_duplicates().tolist() == expected["name"].head(2).tolist()
    some = names[names["name"].str.contains(" ")].reset_index(drop=True)
    counts = some.counts().set_index("name")["count"]
    assert len(counts) == len(some) < len(names)
    assert counts.to_dict() == dict(zip(some["name"], some["count"], strict=True))
    sampled = names.sample(frac=0.5, random_state=1, ignore_index=True)
    ordered = sampled.sort_values("count", ascending=False)["count"].tolist()
    assert sampled.counts()["count"].tolist() == ordered
    axes = sampled.plot(which=3)
    assert [bar.get_width() for bar in axes.patches] == ordered[:3]
    plt.close(axes.figure)
    renamed = names.assign(name=names["name"].str.upper())
    with pytest.raises(ValueError, match="is no name that this table was made with"):
        renamed.counts()


def test_every_count_has_its_lines(sample_corpus: bs.Corpus) -> None:
    for table in (sample_corpus.names(), sample_corpus.quotes(), sample_corpus.attributions()):
        counts = table.counts()
        for label, count, articles in counts.iloc[:, :3].itertuples(index=False):
            lines = table.concordance(label)
            assert (len(lines), lines["article"].nunique()) == (count, articles), label
        everything = table.concordance(window=3)
        assert len(everything) == counts["count"].sum()
        assert everything["article"].is_monotonic_increasing
        top = table.concordance(2, window=0)
        assert len(top) == counts["count"].head(2).sum()
        assert not any(top["left"])
    names = sample_corpus.names()
    row = names.iloc[0]
    assert set(names.concordance(row["name"])["match"]) == set(row["variants"])
    line = names.concordance(row["name"]).iloc[0]
    text = sample_corpus[line["article"]].text.encode()
    assert text[line["begin"] : line["end"]].decode() == line["match"]


def test_tables_that_pandas_made_count_or_say_why_not(sample_corpus: bs.Corpus) -> None:
    quotes = sample_corpus.quotes()
    expected = quotes.counts()
    dates = sample_corpus.articles[["date", "outlet"]]
    merged = quotes.merge(dates, left_on="article", right_index=True)
    assert merged.counts().equals(expected)
    assert pd.concat([quotes, quotes]).counts().equals(expected)  # each quotation once
    names = sample_corpus.names()
    assert pd.concat([names, names]).counts().equals(names.counts())
    other = sample_corpus[:20].quotes()
    with pytest.raises(ValueError, match=r'table\["article"\].map\(corpus.articles'):
        pd.concat([quotes, other]).counts()
    with pytest.raises(ValueError, match="this Quotes table has no column 'speaker' any more"):
        quotes.drop(columns="speaker").counts()
    with pytest.raises(ValueError, match="has no column 'name' any more"):
        names.drop(columns="name").timeline()


def test_forms_of_a_name_are_found_by_the_concordance(sample_corpus: bs.Corpus) -> None:
    names = sample_corpus.names()
    several = names[names["name"].str.contains(" ")]  # an acronym in a headline may be a word
    assert len(several) > 50
    for row in several.itertuples():
        found = sample_corpus.concordance(row.variants)
        everywhere = set(zip(found["article"], found["begin"], strict=True))
        own = names.concordance(row.name)
        assert set(zip(own["article"], own["begin"], strict=True)) <= everywhere, row.name
        assert set(own["match"]) == set(row.variants)


def test_the_plot_has_a_bar_for_each(sample_corpus: bs.Corpus) -> None:
    axes = sample_corpus.names().plot(which=7)
    assert len(axes.patches) == 7
    assert all(tick == int(tick) for tick in axes.get_xticks())
    assert axes.patches[0].get_width() == sample_corpus.names()["count"][0]
    plt.close(axes.figure)


def test_bars_of_what_is_no_name_are_grey() -> None:
    corpus = bs.read(['"No," she said. "Not so," she said. "We stay," said Ruth Adeyemi.'])
    axes = corpus.quotes().plot()
    assert [label.get_text() for label in axes.get_yticklabels()] == ["she", "Ruth Adeyemi"]
    grey, blue = (bar.get_facecolor() for bar in axes.patches)
    assert grey != blue
    legend = [text.get_text() for text in axes.get_legend().get_texts()]
    assert legend == ["quotations", "no name", "articles"]
    assert axes.get_xlabel() == "quotations, and articles that have one"
    plt.close(axes.figure)
