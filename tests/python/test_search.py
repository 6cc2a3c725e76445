"""Search against bm25s and against what the words say."""

from __future__ import annotations

import warnings

import bm25s
import numpy as np
import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import sample

VARIANTS = ["robertson", "lucene", "atire", "bm25+", "bm25l"]


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(sample.jsonl_path())


def token_lists(corpus: bs.Corpus) -> list[list[str]]:
    counts = corpus.counts()
    return [
        [
            corpus.vocabulary[term]
            for term, n in zip(
                counts.indices[counts.indptr[row] : counts.indptr[row + 1]],
                counts.data[counts.indptr[row] : counts.indptr[row + 1]],
                strict=True,
            )
            for _ in range(n)
        ]
        for row in range(len(corpus))
    ]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("parameters", [{}, {"k1": 0.9, "b": 0.4, "delta": 1.0}])
def test_scores_are_those_of_bm25s(corpus, variant, parameters):
    k1, b, delta = (parameters.get(n, d) for n, d in (("k1", 1.5), ("b", 0.75), ("delta", 0.5)))
    reference = bm25s.BM25(k1=k1, b=b, delta=delta, method=variant, dtype="float64")
    reference.index(token_lists(corpus), show_progress=False)
    for query in ["harbor", "the harbor union", "strike at the port", "the the water"]:
        expected = reference.get_scores(query.split())
        found = corpus.search(query, k=len(corpus), variant=variant, **parameters)
        articles = found["article"].to_numpy()
        np.testing.assert_allclose(found["score"], expected[articles], rtol=1e-6)
        assert found["score"].is_monotonic_decreasing
        # The others have none of the words: what absent ones give, or nothing.
        rest = np.setdiff1d(np.arange(len(corpus)), articles)
        assert not len(rest) or expected[rest].max() <= found["score"].min() + 1e-9


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_article_that_has_a_word_is_found_whatever_it_weighs(corpus, variant):
    """Robertson's idf of a word of most articles is 0, and ATIRE's of a word of all."""
    everywhere = bs.read(["The port shut.", "The port.", "The town."])
    found = everywhere.search("the", variant=variant)
    assert sorted(found["article"]) == [0, 1, 2]
    counts = corpus.counts()
    for query in ("the", "of the", "harbor the", "harbor"):
        columns = [corpus.vocabulary.index(word) for word in query.split()]
        holders = np.unique(counts[:, columns].nonzero()[0])
        found = corpus.search(query, k=len(corpus), variant=variant)
        assert sorted(found["article"]) == holders.tolist()
        few = corpus.search(query, k=7, variant=variant)
        assert few.equals(found.head(7))
        assert few["snippet"].str.contains("**", regex=False).all()
        if " " not in query:  # a phrase of one word finds the same
            assert corpus.search(f'"{query}"', k=len(corpus), variant=variant).equals(found)


def test_golden_values_of_a_toy_corpus():
    toy = bs.read(["a b b c", "b c c d", "a a e"])
    lucene = toy.search("b", variant="lucene")
    assert lucene["article"].tolist() == [0, 1]
    np.testing.assert_allclose(lucene["score"], [0.260948, 0.180613], atol=1e-6)
    atire = toy.search("b", variant="atire")
    np.testing.assert_allclose(atire["score"], [0.562791, 0.389530], atol=1e-6)
    plus = toy.search("b", variant="bm25+", delta=1.0)
    np.testing.assert_allclose(plus["score"], [1.655244, 1.359053], atol=1e-6)


def test_k_best_are_the_first_of_all(corpus):
    for query in ["the", "harbor strike the of water", "union pay", "a an the in on harbor"]:
        every = corpus.search(query, k=len(corpus))
        for k in (1, 3, 10):
            few = corpus.search(query, k=k)
            assert few.equals(every.head(k))


def test_a_phrase_must_be_there(corpus):
    found = corpus.search('"the union"', k=100)
    holds = [
        i
        for i, article in enumerate(corpus)
        if any("the union" in line.text.lower() for line in article.lines if line.counted)
    ]
    assert sorted(found["article"]) == holds
    assert holds
    assert corpus.search('"union the"').empty
    with_words = corpus.search('harbor "the union"', k=100)
    assert sorted(with_words["article"]) == holds
    assert with_words["score"].sum() >= found["score"].sum()


def test_fields_filter(corpus):
    outlet = corpus.articles["outlet"].iloc[0]
    found = corpus.search(f'the outlet:"{outlet}"', k=len(corpus))
    assert set(corpus.articles["outlet"].iloc[found["article"]]) == {outlet}
    assert len(found) == (corpus.articles["outlet"] == outlet).sum()
    same = corpus.search("the", k=len(corpus), outlet=outlet)
    assert same.equals(found)
    dates = corpus.articles["date"]
    middle = dates.sort_values().iloc[len(dates) // 2].date()
    early = corpus.search(f"the until:{middle}", k=len(corpus))
    late = corpus.search(f"the since:{middle}", k=len(corpus))
    assert len(early) + len(late) == len(corpus.search("the", k=len(corpus)))
    assert dates.iloc[early["article"]].max() < dates.iloc[late["article"]].min()


def test_a_title_must_have_it():
    articles = [
        {"title": "Border deal fails", "text": "The Senate voted."},
        {"title": "Snow", "text": "A border deal failed in the Senate."},
        {"title": "Deal at the border", "text": "The Senate voted."},
    ]
    corpus = bs.read(articles)
    assert corpus.search("title:border")["article"].tolist() == [0, 2]
    assert corpus.search('title:"border deal"')["article"].tolist() == [0]
    assert corpus.search('"border deal"')["article"].tolist() == [0, 1]
    assert corpus.without("title").search("senate title:snow")["article"].tolist() == [1]


def test_snippets_show_and_mark_the_words():
    text = "Nothing here. " * 30 + "At last the port's gate opened, and the port closed again."
    corpus = bs.read([text, "A port."])
    found = corpus.search("port gate", snippet_length=60)
    assert found["article"].tolist() == [0, 1]
    first = found["snippet"].iloc[0]
    assert "**gate**" in first
    assert first.startswith("…")
    assert len(first) < 110
    assert found["snippet"].iloc[1] == "A **port**."


def test_words_fall_back_to_another_case_and_say_so():
    corpus = bs.read(["The US sent aid.", "He asked us."])
    assert corpus.search("US")["article"].tolist() == [0]
    assert corpus.search("us")["article"].tolist() == [1]
    with pytest.warns(bs.DataWarning, match="another case"):
        assert corpus.search("AID")["article"].tolist() == [0]
    with pytest.warns(bs.DataWarning, match="does not occur"):
        assert corpus.search("zebra").empty


def test_beginnings_of_words():
    corpus = bs.read(["An immigrant came.", "Immigration rose.", "Snow fell."])
    assert sorted(corpus.search("immigra*")["article"]) == [0, 1]


def test_a_list_of_queries_has_a_column_more(corpus):
    both = corpus.search(["harbor", "strike"], k=3)
    assert both.columns.tolist() == ["query", "article", "score", "title", "snippet"]
    one = corpus.search("strike", k=3)
    assert one.columns.tolist() == ["article", "score", "title", "snippet"]
    assert both[both["query"] == 1]["article"].tolist() == one["article"].tolist()


def test_a_view_has_its_own_statistics(corpus):
    view = corpus[10:30]
    found = view.search("the union", k=50)
    reference = bm25s.BM25(method="lucene", dtype="float64")
    reference.index(token_lists(view), show_progress=False)
    expected = reference.get_scores(["the", "union"])
    np.testing.assert_allclose(found["score"], expected[found["article"]], rtol=1e-6)


@pytest.mark.parametrize(
    ("query", "options", "error", "message"),
    [
        ("", {}, ValueError, "name at least one word"),
        ('"open', {}, ValueError, "not closed"),
        ("port", {"k": 0}, ValueError, "k must be at least 1"),
        ("port", {"k": 1.5}, TypeError, "whole number"),
        ("port", {"variant": "bm26"}, ValueError, "variant must be one of"),
        ("port outlet:Nobody", {}, ValueError, "no article has outlet"),
        ("port since:soon", {}, ValueError, "since must be a date"),
        ("port", {"b": 3}, ValueError, "b must be between 0 and 1"),
        (
            "outlt:fox",
            {},
            ValueError,
            "no field 'outlt'; did you mean 'outlet'.*outlet, title, sin",
        ),
        ('Titles:"the port"', {}, ValueError, "no field 'Titles'; did you mean 'title'"),
        ("date:2024-01-31", {}, ValueError, "no field 'date'.*since, until; corpus.where"),
        ("author:Smith port", {}, ValueError, "'author: Smith' looks for the words"),
    ],
)
def test_bad_queries_are_named(corpus, query, options, error, message):
    with pytest.raises(error, match=message):
        corpus.search(query, **options)


def test_colons_that_are_no_field_part_words():
    corpus = bs.read(
        [{"text": "Breaking: port shut, see https://t.co/a", "outlet": "Fox"}, {"text": "Snow"}]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error", bs.DataWarning)
        for query in ("breaking:port", "https://t.co/a", "outlet:Fox port", "Outlet:Fox port"):
            assert corpus.search(query)["article"].tolist() == [0], query


def test_more_articles_than_there_are(corpus):
    assert corpus.search("port", k=10**30).equals(corpus.search("port", k=len(corpus)))


def test_what_was_found_shows_its_snippets(corpus, monkeypatch):
    monkeypatch.setenv("COLUMNS", "72")
    found = corpus.search("ferry strike", k=3)
    printed = repr(found)
    assert printed.startswith("3 articles\n")
    flat = " ".join(printed.split())
    for row in found.itertuples():
        assert f"[{row.article}] {row.title}, {corpus[row.article].outlet}, " in flat
        assert " ".join(row.snippet.split()) in flat
    page = found._repr_html_()
    assert page.count("<mark>") == sum(s.count("**") for s in found["snippet"]) // 2 > 2
    assert "**" not in page
    assert "3 of 3 articles" in page
    several = corpus.search(["ferry", "dam"], k=1)
    assert "query 0: [" in repr(several)
    assert "query 1: " in several._repr_html_()
    assert repr(found[["article"]]) == repr(pd.DataFrame(found)[["article"]])
    assert repr(corpus.search('"ferry strike dam"')) == "0 articles"


def test_an_outlet_asked_for_filters_what_the_query_allows() -> None:
    rows = [{"text": "The port closed.", "outlet": name} for name in ("Fox", "NYT", "AP")]
    corpus = bs.read(rows)
    assert corpus.search("outlet:Fox port")["article"].tolist() == [0]
    assert corpus.search("outlet:Fox outlet:NYT port", outlet="NYT")["article"].tolist() == [1]
    assert corpus.search("outlet:Fox port", outlet="NYT").empty


def test_only_the_last_few_indexes_are_kept() -> None:
    corpus = bs.read(["The port closed.", "Snow fell on the port."])
    first = corpus.search("port")["score"].tolist()
    for k1 in np.arange(1, 3, 0.1):
        corpus.search("port", k1=float(k1))
        assert len(corpus._search_indexes) <= 4
    assert corpus.search("port")["score"].tolist() == first


def test_a_query_is_split_as_the_articles_were() -> None:
    """Words that our rules would take apart, and words that only the splitter finds."""
    spaces = bs.Tokenizer(splitter=str.split)
    corpus = bs.read(["A well-known port", "A known well", "Snow fell"], tokenizer=spaces)
    assert corpus.search("well-known")["article"].tolist() == [0]
    assert corpus.search("Well-Known snow")["article"].tolist() == [2, 0]
    assert corpus.search("well*")["article"].tolist() == [0, 1]  # a tie

    def pairs(text: str) -> list[str]:
        return [w[i : i + 2] for w in text.split() for i in range(0, len(w), 2)]

    tokenizer = bs.Tokenizer(splitter=pairs)
    corpus = bs.read(["abcd ef", "ef gh ab", "xy zw"], tokenizer=tokenizer)
    assert sorted(corpus.search("cdgh")["article"].tolist()) == [0, 1]
