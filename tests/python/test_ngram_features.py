"""Sequences of words as columns, against scikit-learn's n-grams of the same tokens."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

import broadsheet as bs
from broadsheet import sample
from broadsheet.sklearn import TermVectorizer


@pytest.fixture(scope="module")
def texts() -> list[str]:
    # Without capitals, so that each text's words are those of the tokenizer alone.
    return [article.text.lower() for article in bs.read(sample.jsonl_path())]


@pytest.fixture(scope="module")
def corpus(texts: list[str]) -> bs.Corpus:
    return bs.read(texts, boilerplate="keep")


def same_tokens(kind: Any = TfidfVectorizer, **options: Any) -> Any:
    return kind(tokenizer=bs.Tokenizer(), token_pattern=None, lowercase=False, **options)


def check(names: Any, matrix: Any, reference: Any, expected: Any, *, extra: bool = False) -> None:
    """Both matrices hold the same; `extra`: ours may have columns that nothing is in."""
    place = {name: i for i, name in enumerate(reference.get_feature_names_out())}
    columns = [i for i, name in enumerate(names) if name in place]
    assert len(columns) == len(place)
    assert extra or len(names) == len(place)
    order = [place[names[i]] for i in columns]
    difference = abs(matrix[:, columns] - expected[:, order])
    assert difference.max() < 1e-12
    assert matrix.nnz == expected.nnz


@pytest.mark.parametrize("ngrams", [(1, 2), (2, 2), (1, 3), (2, 3), (3, 3)])
def test_weights_are_those_of_scikit_learn(texts, corpus, ngrams):
    reference = same_tokens(ngram_range=ngrams)
    expected = reference.fit_transform(texts)
    vectors = corpus.vectors("tfidf", ngrams=ngrams)
    check(vectors.terms, vectors.matrix, reference, expected)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"min_articles": 3}, {"min_df": 3}),
        ({"min_articles": 2, "max_articles": 0.25}, {"min_df": 2, "max_df": 0.25}),
        ({"stop_words": ["the", "of", "to"]}, {"stop_words": ["the", "of", "to"]}),
        (
            {"stop_words": ["the", "of"], "min_articles": 2, "sublinear": True},
            {"stop_words": ["the", "of"], "min_df": 2, "sublinear_tf": True},
        ),
    ],
)
def test_limits_and_stop_words_are_those_of_scikit_learn(texts, corpus, ours, theirs):
    reference = same_tokens(ngram_range=(1, 3), **theirs)
    expected = reference.fit_transform(texts)
    vectors = corpus.vectors("tfidf", ngrams=(1, 3), **ours)
    check(vectors.terms, vectors.matrix, reference, expected)


def test_other_articles_are_counted_by_the_same_columns(texts):
    reference = same_tokens(ngram_range=(1, 2), stop_words=["a"]).fit(texts[:40])
    vectors = bs.read(texts[:40], boilerplate="keep").vectors(
        "tfidf", ngrams=(1, 2), stop_words=["a"]
    )
    other = bs.read(texts[40:], boilerplate="keep")
    check(
        vectors.terms, vectors.transform(other).matrix, reference, reference.transform(texts[40:])
    )


def test_of_a_view_the_sequences_are_those_of_the_view(texts, corpus):
    vectors = corpus[10:30].vectors("tfidf", ngrams=(2, 2))
    reference = same_tokens(ngram_range=(2, 2))
    check(vectors.terms, vectors.matrix, reference, reference.fit_transform(texts[10:30]))
    words_too = corpus[10:30].vectors("tfidf", ngrams=(1, 2))
    reference = same_tokens(ngram_range=(1, 2))
    expected = reference.fit_transform(texts[10:30])
    check(words_too.terms, words_too.matrix, reference, expected, extra=True)


@pytest.mark.parametrize("within", ["article", "line", "sentence"])
def test_what_sequences_do_not_reach_over(within):
    text = "Snow fell. Roads closed.\nSchools opened."
    pairs = {"sentence": [("snow", "fell"), ("roads", "closed"), ("schools", "opened")]}
    pairs["line"] = [*pairs["sentence"], ("fell", "roads")]
    pairs["article"] = [*pairs["line"], ("closed", "schools")]
    corpus = bs.read([text], boilerplate="keep")
    vectors = corpus.vectors("count", ngrams=(2, 2), ngrams_within=within)
    assert set(vectors.terms) == {" ".join(pair) for pair in pairs[within]}
    if within == "sentence":
        assert set(vectors.terms) == set(corpus.ngrams(2)["term"])


def test_words_come_first_then_the_most_frequent_sequences():
    corpus = bs.read(["b a b a b a", "c c"])
    terms = corpus.vectors("count", ngrams=(1, 2)).terms
    assert terms == ["a", "b", "c", "b a", "a b", "c c"]


def test_a_dropped_word_leaves_a_gap():
    corpus = bs.read(["port of call"]).map_terms({"of": ""})
    assert corpus.vectors("count", ngrams=(1, 2)).terms == ["call", "port"]
    stopped = bs.read(["port of call"]).vectors("count", ngrams=(1, 2), stop_words=["of"])
    assert stopped.terms == ["call", "port", "port call"]


def test_a_sequence_counts_for_the_length_of_its_article(texts, corpus):
    """BM25's length is that of the article's row, as in bm25s over the same n-grams."""
    bm25s = pytest.importorskip("bm25s")
    analyze = same_tokens(CountVectorizer, ngram_range=(1, 2)).build_analyzer()
    rows = [analyze(text) for text in texts]
    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    index.index(rows, show_progress=False)
    vectors = corpus.vectors("bm25", ngrams=(1, 2))
    place = {term: i for i, term in enumerate(vectors.terms)}
    for term in (rows[0][0], rows[0][-1], rows[3][-2]):
        ours = vectors.matrix[:, [place[term]]].toarray().ravel()
        np.testing.assert_allclose(ours, index.get_scores([term]), atol=1e-5)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_any_number_of_threads_gives_the_same(corpus, threads):
    first = corpus.vectors("news", ngrams=(1, 3), threads=3)
    again = corpus.vectors("news", ngrams=(1, 3), threads=threads)
    assert first.terms == again.terms
    for name in ("data", "indices", "indptr"):
        np.testing.assert_array_equal(getattr(first.matrix, name), getattr(again.matrix, name))


def test_latent_dimensions_and_explanations_of_sequences(corpus):
    vectors = corpus.vectors("tfidf", ngrams=(1, 2), dimensions=4)
    assert vectors.components.shape == (4, len(vectors.terms))
    plain = corpus.vectors("tfidf", ngrams=(1, 2))
    nearest = plain.nearest(k=1).iloc[0]
    why = plain.explain(0, int(nearest["article_b"]))
    assert why["contribution"].sum() == pytest.approx(nearest["similarity"], abs=1e-12)
    pair = why[why["term"].str.contains(" ")].iloc[0]
    assert pair["count_a"] > 0


def test_term_vectorizer_has_scikit_learns_range(texts):
    ours = TermVectorizer(ngram_range=(1, 2), min_articles=2)
    reference = same_tokens(ngram_range=(1, 2), min_df=2)
    matrix = ours.fit_transform(texts[:40])
    expected = reference.fit_transform(texts[:40])
    check(ours.get_feature_names_out(), matrix, reference, expected)
    check(
        ours.get_feature_names_out(),
        ours.transform(texts[40:]),
        reference,
        reference.transform(texts[40:]),
    )


@pytest.mark.parametrize("ngrams", [(0, 1), (2, 1), (1, 11)])
def test_ranges_out_of_range_are_refused(corpus, ngrams):
    with pytest.raises(ValueError, match=r"ngrams must be two numbers from 1 to 10"):
        corpus.vectors("tfidf", ngrams=ngrams)


def test_what_is_no_range_is_refused(corpus):
    with pytest.raises(TypeError, match="two whole numbers"):
        corpus.vectors("tfidf", ngrams=(1, 2.5))
    with pytest.raises(TypeError, match="two whole numbers"):
        corpus.vectors("tfidf", ngrams=(1, 2, 3))
    with pytest.raises(ValueError, match="ngrams_within must be one of"):
        corpus.vectors("tfidf", ngrams=(1, 2), ngrams_within="page")
    with pytest.raises(ValueError, match="no n-gram is left"):
        corpus.vectors("tfidf", ngrams=(4, 4), min_articles=1000)
