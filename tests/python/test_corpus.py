"""Corpus: views, counts, fields, what was set aside, digests."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import CountVectorizer

import broadsheet as bs
from broadsheet.article import Line

ROWS: list[dict[str, Any]] = [
    {"text": "The port closed.", "outlet": "Ledger", "date": "2024-01-08", "id": "a", "topic": "x"},
    {"text": "The bridge opened.", "outlet": "Courier", "date": "2024-02-01", "id": "b"},
    {"text": "Snow fell on the port.", "outlet": "Ledger", "id": "c", "topic": "y"},
]


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(ROWS)


def ids(corpus: bs.Corpus) -> list[str]:
    return corpus.articles["id"].tolist() if len(corpus) else []


# --- choosing articles -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (slice(1, None), "bc"),
        (slice(None, None, -1), "cba"),
        ([2, 0], "ca"),
        ([-1], "c"),
        (np.array([True, False, True]), "ac"),
        (pd.Series([True, False, True]), "ac"),
        (["c", "b"], "cb"),
        ([], ""),
        (np.array([1], dtype=np.uint8), "b"),
    ],
)
def test_selections(corpus: bs.Corpus, selection: Any, expected: str) -> None:
    view = corpus[selection]
    assert ids(view) == list(expected)
    assert view.vocabulary == corpus.vocabulary


@pytest.mark.parametrize(
    ("selection", "error", "says"),
    [
        (3, IndexError, "no article 3"),
        ([3], IndexError, "no article 3"),
        ([-4], IndexError, "no article -4"),
        ([True, False], ValueError, "each of the 3"),
        ([0.5], TypeError, "boolean mask"),
        (["zzz"], KeyError, "'zzz'"),
        ("a", TypeError, r"corpus\[\['a'\]\]"),
        (pd.Series([True, False, True], index=[2, 1, 0]), ValueError, "position"),
        (np.ones((2, 2), dtype=bool), TypeError, "dimension"),
    ],
)
def test_selections_that_are_refused(
    corpus: bs.Corpus, selection: Any, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        corpus[selection]


def test_spellings_of_an_outlet_stay_apart() -> None:
    outlets = ["Fox", "FOX", " Fox ", "Fox"]
    corpus = bs.read([{"text": f"The port {i}.", "outlet": o} for i, o in enumerate(outlets)])
    assert corpus.articles["outlet"].tolist() == outlets
    assert len(corpus.where(outlet="Fox")) == 2
    assert len(corpus.where(outlet=["Fox", "FOX"])) == 3


def test_where(corpus: bs.Corpus) -> None:
    assert ids(corpus.where(outlet="Ledger")) == ["a", "c"]
    assert ids(corpus.where(outlet=["Ledger", "Courier"])) == ["a", "b", "c"]
    assert ids(corpus.where(since="2024-01-08", until="2024-02-01")) == ["a"]
    assert ids(corpus.where(topic="y")) == ["c"]
    assert ids(corpus.where(outlet="Ledger").where(topic="x")) == ["a"]
    with pytest.raises(ValueError, match="Courier, Ledger"):
        corpus.where(outlet="Nobody")
    with pytest.raises(ValueError, match="topic"):
        corpus.where(section="x")
    with pytest.raises(ValueError, match="2024-01-31"):
        corpus.where(since="soon")
    with pytest.raises(ValueError, match="'topc'; did you mean 'topic'. there are id, title"):
        corpus.where(topc="x")
    with pytest.raises(ValueError, match="since= and until= select by date"):
        corpus.where(date="2024-01-08")
    with pytest.raises(ValueError, match=r"corpus\[corpus.articles\['tokens'\] > 99\]"):
        corpus.where(tokens=3)


def test_a_view_counts_as_its_articles_read_alone(sample_corpus: bs.Corpus) -> None:
    view = sample_corpus[5:25]
    alone = bs.read(
        [
            {"text": a.original, "title": a.title, "outlet": a.outlet, "id": a.id}
            for a in sample_corpus[5:25]
        ],
        like=sample_corpus,
    )
    counts = view.counts().sum(axis=0)
    mine = {t: int(n) for t, n in zip(view.vocabulary, counts, strict=True) if n}
    its = dict(zip(alone.vocabulary, alone.counts().sum(axis=0).tolist(), strict=True))
    assert mine == {term: n for term, n in its.items() if n}


# --- counting ----------------------------------------------------------------------------------


def test_counts_equal_scikit_learn_on_the_same_tokens(sample_corpus: bs.Corpus) -> None:
    tokenizer = bs.Tokenizer(case="fold")
    texts = [article.text for article in sample_corpus]
    corpus = bs.read(texts, tokenizer=tokenizer, boilerplate="keep")
    reference = CountVectorizer(analyzer=tokenizer)
    expected = reference.fit_transform(texts)
    order = [reference.vocabulary_[term] for term in corpus.vocabulary]
    assert (corpus.counts() != expected[:, order]).nnz == 0
    assert corpus.articles["tokens"].tolist() == expected.sum(axis=1).A1.tolist()


def test_counts_are_a_csr_array_that_shares_memory_and_is_read_only(corpus: bs.Corpus) -> None:
    one, two = corpus.counts(), corpus.counts()
    assert type(one).__name__ == "csr_array"
    assert one.dtype == np.int32
    assert one.indices.dtype == one.indptr.dtype == np.int32
    for name in ("data", "indices", "indptr"):
        assert np.shares_memory(getattr(one, name), getattr(two, name))
        assert not getattr(one, name).flags.writeable
    assert one.has_canonical_format
    del corpus
    assert one.sum() == 11


def test_vocabulary_is_by_count_then_bytes(corpus: bs.Corpus) -> None:
    assert corpus.vocabulary[:2] == ["the", "port"]
    assert corpus.vocabulary[2:] == sorted(corpus.vocabulary[2:])


def test_map_terms(corpus: bs.Corpus) -> None:
    mapped = corpus.map_terms({"bridge": "port", "the": None})
    assert mapped.vocabulary[0] == "port"
    assert "the" not in mapped.vocabulary
    assert mapped.articles["tokens"].tolist() == corpus.articles["tokens"].tolist()
    assert corpus.map_terms(str.upper).vocabulary[0] == "THE"
    with pytest.raises(TypeError, match="function or a mapping"):
        corpus.map_terms(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        corpus.map_terms(len)  # type: ignore[arg-type]


def test_only_and_without() -> None:
    corpus = bs.read(
        [{"title": "Port shut", "text": "“We are sad,” said Ann.\n\nREAD MORE: Snow falls"}]
    )
    assert sorted(corpus.only("title").terms()["term"]) == ["port", "shut"]
    assert "sad" not in corpus.without("quote").terms()["term"].tolist()
    assert sorted(corpus.only("quote").terms()["term"]) == ["are", "sad", "we"]
    assert "snow" in bs.read([corpus[0].text], boilerplate="keep").vocabulary
    assert corpus.only("related").articles["tokens"].tolist() == [4]
    with pytest.raises(ValueError, match="subheading"):
        corpus.only("headline")
    with pytest.raises(ValueError, match="at least one"):
        corpus.without()


def test_adding_corpora(corpus: bs.Corpus) -> None:
    whole = bs.read(ROWS[:1]) + bs.read(ROWS[1:])
    assert whole.digest == corpus.digest
    assert (corpus[:1] + corpus[2:]).vocabulary == corpus.vocabulary
    assert whole.skipped.empty
    with pytest.raises(ValueError, match="tokenizers"):
        corpus + bs.read(["Other."], tokenizer=bs.Tokenizer(case="fold"))
    with pytest.raises(TypeError):
        corpus + 1  # type: ignore[operator]


def test_what_both_corpora_have_is_listed() -> None:
    named = [{"text": f"Story {i}.", "id": f"n{i}"} for i in range(4)]
    corpus = bs.read(named)
    for left, right in (
        (bs.read(named[:3]), bs.read(named[1:])),
        (corpus[:3], corpus[1:]),
    ):
        both = left + right
        assert [article.id for article in both] == ["n0", "n1", "n2", "n3"]
        assert both.skipped["source"].tolist() == ["n1", "n2"]
        assert "there already" in both.skipped["reason"][0]


# --- articles -----------------------------------------------------------------------------------


def test_articles_table(corpus: bs.Corpus) -> None:
    frame = corpus.articles
    assert list(frame.columns) == [
        "id", "title", "outlet", "date", "author", "topic", "tokens", "types",
    ]  # fmt: skip
    assert str(frame["date"].dtype) == "datetime64[us, UTC]"
    assert frame["types"].tolist() == [3, 3, 5]
    titles = frame["title"].tolist()
    frame["title"] = ""
    assert corpus.articles["title"].tolist() == titles
    with bs.options.using(frame="polars"):
        assert bs.read(ROWS).articles.columns == list(frame.columns)


def test_lines_and_what_is_set_aside() -> None:
    text = "Port shut today\r\n\r\nBy Ann Lee\n\nPARIS (AP) — It closed.\n\nREAD MORE: Snow\n"
    article = bs.read([text])[0]
    assert [line.kind for line in article.lines] == [
        "title", "blank", "author", "blank", "paragraph", "blank", "related", "blank",
    ]  # fmt: skip
    assert article.lines[2] == Line("By Ann Lee", "author", False, article.lines[2].reason)
    assert article.lines[2].reason
    assert article.author == "Ann Lee"
    aside = article.set_aside
    assert aside["kind"].tolist() == ["author", "dateline", "related"]
    assert aside["line"].tolist() == [3, 5, 7]
    assert aside["text"].tolist()[2] == "READ MORE: Snow"
    assert article.text == text


def test_reprs_say_what_it_is(corpus: bs.Corpus) -> None:
    assert repr(corpus) == "<Corpus of 3 articles, 11 words>"
    assert "Ledger" in repr(corpus[0])


def test_the_vocabulary_is_a_copy(corpus: bs.Corpus) -> None:
    before = corpus.vocabulary
    corpus.vocabulary.sort(reverse=True)
    corpus.vocabulary.append("more")
    assert corpus.vocabulary == before


def test_digests_differ_where_counts_do() -> None:
    shouting = ["TRUMP TELLS US TO WAIT\n\nThe mayor spoke of the US."]
    people = bs.read(["Tell us. Give us. They gave us bread and told us so."])
    learned = bs.read(shouting), bs.read(shouting, like=people)
    assert ["us" in corpus.vocabulary for corpus in learned] == [False, True]
    assert learned[0].digest != learned[1].digest
    corpus = bs.read(["Alpha beta gamma.", "Alpha delta gamma."])
    swapped = corpus.map_terms({"beta": "delta", "delta": "beta"})
    joined = corpus.map_terms({"alpha beta": "alpha beta"})
    assert len({corpus.digest, swapped.digest, joined.digest}) == 3
    assert corpus.map_terms({"alpha": "alpha"}).digest == corpus.digest


def test_digest_depends_on_articles_order_fields_and_options(corpus: bs.Corpus) -> None:
    digests = {
        corpus.digest,
        corpus[::-1].digest,
        corpus[:2].digest,
        corpus.only("title").digest,
        corpus.map_terms({"the": None}).digest,
        bs.read(ROWS, tokenizer=bs.Tokenizer(case="fold")).digest,
        bs.read([{**row, "outlet": "Other"} for row in ROWS]).digest,
    }
    assert len(digests) == 7
    assert bs.read(ROWS).digest == corpus.digest


def test_history_tells_each_step(corpus: bs.Corpus) -> None:
    view = corpus.where(outlet="Ledger").only("paragraph")
    assert [step["step"] for step in view.history] == ["read", "where", "only"]
    assert view.history[1]["outlet"] == "Ledger"


def test_options() -> None:
    with pytest.raises(AttributeError, match="threads"):
        bs.options.nothing  # noqa: B018
    with pytest.raises(ValueError, match="pandas"):
        bs.options.frame = "arrow"
    with bs.options.using(threads=1):
        assert bs.options.threads == 1
    assert bs.options.threads is None
