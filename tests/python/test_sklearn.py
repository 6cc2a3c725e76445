"""The vectorizer and the latent analysis inside scikit-learn's own machinery."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.base import clone
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

import broadsheet as bs
from broadsheet import sample
from broadsheet.sklearn import LatentSemanticAnalysis, TermVectorizer


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [article.text for article in bs.read(sample.jsonl_path())]


@pytest.fixture(scope="module")
def outlets() -> list[str]:
    return [article.outlet or "" for article in bs.read(sample.jsonl_path())]


@pytest.mark.parametrize("options", [{}, {"sublinear": True}, {"smooth": False, "norm": "l1"}])
def test_the_numbers_are_those_of_tfidf_vectorizer(texts, options):
    names = {"sublinear": "sublinear_tf", "smooth": "smooth_idf", "norm": "norm"}
    ours = TermVectorizer(parameters=options)
    matrix = ours.fit_transform(texts)
    # The same analyzer: our words, in which capitals may be decided by the whole corpus.
    corpus = ours.vectors_._corpus
    counts = corpus.counts()
    words = [
        np.repeat(row_terms, row_counts)
        for row_terms, row_counts in (
            (counts.indices[b:e], counts.data[b:e])
            for b, e in zip(counts.indptr[:-1], counts.indptr[1:], strict=True)
        )
    ]
    reference = TfidfVectorizer(
        analyzer=lambda row: [corpus.vocabulary[t] for t in row],
        **{names[name]: value for name, value in options.items()},
    )
    expected = reference.fit_transform(words)
    place = {name: i for i, name in enumerate(reference.get_feature_names_out())}
    columns = [place[name] for name in ours.get_feature_names_out()]
    np.testing.assert_allclose(matrix.toarray(), expected.toarray()[:, columns], rtol=1e-12)


def test_words_of_plain_text_are_those_of_the_tokenizer():
    plain = ["snow fell on the port", "the port closed", "snow and snow"]
    tokenizer = bs.Tokenizer()
    reference = TfidfVectorizer(analyzer=tokenizer)
    expected = pd.DataFrame(
        reference.fit_transform(plain).toarray(), columns=reference.get_feature_names_out()
    )
    ours = TermVectorizer()
    found = pd.DataFrame(ours.fit_transform(plain).toarray(), columns=ours.get_feature_names_out())
    pd.testing.assert_frame_equal(found[expected.columns], expected, rtol=1e-12)


def test_pipeline_and_grid_search(texts, outlets):
    pipeline = make_pipeline(
        TermVectorizer(), LatentSemanticAnalysis(8), LogisticRegression(max_iter=1000)
    )
    search = GridSearchCV(
        pipeline,
        {
            "termvectorizer__weighting": ["tfidf", "log-entropy"],
            "latentsemanticanalysis__dimensions": [4, 8],
        },
        cv=3,
        error_score="raise",
    ).fit(texts, outlets)
    assert search.best_score_ > 0.6
    assert search.predict(texts[:3]).shape == (3,)


def test_clone_keeps_parameters_and_forgets_the_fit(texts):
    fitted = TermVectorizer("bm25", min_articles=2, stop_words=["the"]).fit(texts)
    copy = clone(fitted)
    assert copy.get_params() == fitted.get_params()
    with pytest.raises(NotFittedError):
        copy.transform(texts)
    assert clone(LatentSemanticAnalysis(3, accuracy=1e-6)).get_params()["accuracy"] == 1e-6


def test_pickle_gives_the_same_bits(texts):
    vectorizer = TermVectorizer("news").fit(texts)
    matrix = vectorizer.transform(texts[:5])
    latent = LatentSemanticAnalysis(5).fit(matrix)
    vectorizer_again, latent_again = pickle.loads(pickle.dumps((vectorizer, latent)))
    again = vectorizer_again.transform(texts[:5])
    assert (again != matrix).nnz == 0
    np.testing.assert_array_equal(latent_again.transform(again), latent.transform(matrix))
    unfitted = pickle.loads(pickle.dumps(TermVectorizer()))
    assert unfitted.get_params() == TermVectorizer().get_params()


def test_set_output(texts):
    pipeline = make_pipeline(TermVectorizer(), LatentSemanticAnalysis(4))
    frame = pipeline.set_output(transform="pandas").fit_transform(texts)
    assert frame.columns.tolist() == [f"latentsemanticanalysis{d}" for d in range(4)]
    plain = make_pipeline(TermVectorizer(), LatentSemanticAnalysis(4)).fit_transform(texts)
    np.testing.assert_array_equal(frame.to_numpy(), plain)
    terms = TermVectorizer().set_output(transform="pandas").fit_transform(texts)
    assert terms.columns[0] == "the"
    assert terms.dtypes.iloc[0] == pd.SparseDtype(np.float64, 0.0)
    with pytest.raises(ValueError, match="sparse columns"):
        TermVectorizer().set_output(transform="polars")


def test_feature_names(texts):
    vectorizer = TermVectorizer(max_articles=0.5)
    with pytest.raises(NotFittedError):
        vectorizer.get_feature_names_out()
    matrix = vectorizer.fit_transform(texts)
    assert len(vectorizer.get_feature_names_out()) == matrix.shape[1]
    pipeline = make_pipeline(vectorizer, LatentSemanticAnalysis(2)).fit(texts)
    assert pipeline.get_feature_names_out().tolist() == [
        "latentsemanticanalysis0",
        "latentsemanticanalysis1",
    ]


def test_latent_analysis_is_that_of_truncated_svd(texts):
    weights = csr_matrix(TermVectorizer().fit_transform(texts))
    ours = LatentSemanticAnalysis(6).fit(weights)
    reference = TruncatedSVD(6, algorithm="arpack", random_state=0).fit(weights)
    np.testing.assert_allclose(ours.singular_values_, reference.singular_values_, rtol=1e-9)
    np.testing.assert_allclose(
        np.abs(ours.transform(weights)), np.abs(reference.transform(weights)), atol=1e-6
    )
    np.testing.assert_array_equal(ours.fit_transform(weights), ours.transform(weights))
    dense = LatentSemanticAnalysis(6).fit_transform(weights.toarray())
    np.testing.assert_array_equal(dense, ours.transform(weights))


def test_scikit_learns_own_checks():
    with pytest.warns(SkipTestWarning, match="requires input"):  # made for tables, not texts
        check_estimator(TermVectorizer())
    check_estimator(LatentSemanticAnalysis(1), on_skip=None)


def test_it_is_found_under_the_package():
    assert bs.sklearn.TermVectorizer is TermVectorizer
    with pytest.raises(AttributeError, match="no attribute 'scikit'"):
        bs.scikit  # noqa: B018


@pytest.mark.parametrize("bad", ["one text", 5, [1, 2]])
def test_what_is_no_list_of_texts_is_refused(bad):
    with pytest.raises(ValueError, match="texts"):
        TermVectorizer().fit(bad)
