"""The vectorizer and the latent analysis inside scikit-learn's own machinery."""

from __future__ import annotations

import pickle

import numpy as np
import pandas as pd
import polars as pl
import pytest
import sklearn
from scipy.sparse import csr_matrix, issparse
from sklearn.base import clone
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.feature_extraction.text import TfidfTransformer, TfidfVectorizer
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
    with pytest.raises(NotFittedError):
        unfitted.transform(texts)


@pytest.mark.parametrize(
    "options",
    [
        {"weighting": "news", "min_articles": 2, "stop_words": ["the"], "ngram_range": (1, 3)},
        {"weighting": "bm25", "dtype": "float32", "max_articles": 0.5},
        {"weighting": "ltb"},
        {"weighting": "ppmi", "ngram_range": (2, 2)},
        {"tokenizer": bs.Tokenizer(case="keep", splitter=str.split)},
    ],
)
def test_a_loaded_vectorizer_is_the_one_that_was_saved(texts, options):
    half, rest = texts[::2], [*texts[1::2], "", "PORT TELLS US TO WAIT\n\nUS wait."]
    fitted = TermVectorizer(**options).fit(half)
    expected = fitted.transform(rest)
    loaded = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(fitted))))
    again = loaded.transform(rest)
    assert again.dtype == expected.dtype
    assert (again != expected).nnz == 0
    assert (loaded.transform(half) != fitted.vectors_.matrix).nnz == 0
    assert loaded.get_feature_names_out().tolist() == fitted.get_feature_names_out().tolist()
    assert loaded.vocabulary_ == fitted.vocabulary_
    np.testing.assert_array_equal(loaded.idf_, fitted.idf_)
    assert clone(loaded).get_params() == fitted.get_params()
    with pytest.raises(AttributeError, match="which a pickle does not hold: fit again"):
        loaded.vectors_  # noqa: B018
    assert len(loaded.fit(rest).vectors_) == len(rest)


def test_a_pickle_holds_no_text_and_is_small():
    words = [f"word{i}" for i in range(200)]
    random = np.random.default_rng(0)
    texts = [
        f"A sentence that stands once: number {i}. " + " ".join(random.choice(words, 300))
        for i in range(400)
    ]
    data = pickle.dumps(TermVectorizer(min_articles=2).fit(texts))
    assert b"stands once" not in data
    assert b"sentence that" not in data
    assert len(data) < 20_000 < sum(map(len, texts)) / 40


def test_a_pickle_has_what_was_fitted_not_what_was_set_since(texts):
    vectorizer = TermVectorizer().fit(texts)
    expected = vectorizer.transform(texts[:5])
    vectorizer.set_params(weighting="count", min_articles=10**6, dtype="float32")
    for it in (vectorizer, pickle.loads(pickle.dumps(vectorizer))):
        found = it.transform(texts[:5])
        assert (found != expected).nnz == 0
        assert found.dtype == np.float64
        assert it.get_params()["weighting"] == "count"


def test_a_splitter_of_ones_own_transforms(texts):
    tokenizer = bs.Tokenizer(case="keep", splitter=str.split)
    plain = ["snow fell on the port", "the port closed"]
    ours = TermVectorizer(tokenizer=tokenizer).fit(plain)
    reference = TfidfVectorizer(tokenizer=str.split, token_pattern=None).fit(plain)
    names = ours.get_feature_names_out().tolist()
    columns = [reference.vocabulary_[name] for name in names]
    new = ["the snow closed the port"]
    np.testing.assert_allclose(
        ours.transform(new).toarray(), reference.transform(new).toarray()[:, columns], rtol=1e-12
    )


def test_what_it_gives_may_be_written_to(texts):
    vectorizer = TermVectorizer()
    for matrix in (vectorizer.fit_transform(texts), vectorizer.transform(texts)):
        before = matrix.copy()
        matrix.data *= 2
        matrix.eliminate_zeros()
        np.testing.assert_array_equal(matrix.toarray(), 2 * before.toarray())
        assert (vectorizer.vectors_.matrix != before).nnz == 0
    model = make_pipeline(TermVectorizer(), MiniBatchKMeans(3, random_state=0, n_init=1)).fit(texts)
    assert model.predict(texts).shape == (len(texts),)
    counts = TermVectorizer("count").fit_transform(texts)
    weighted = TfidfTransformer().fit(counts).transform(counts, copy=False)
    np.testing.assert_allclose(
        weighted.toarray(), TermVectorizer().fit_transform(texts).toarray(), rtol=1e-12
    )


def test_what_tfidf_vectorizer_tells_is_told():
    plain = ["snow fell on the port", "the port closed", "snow and snow"]
    ours = TermVectorizer().fit(plain)
    reference = TfidfVectorizer().fit(plain)
    assert ours.vocabulary_.keys() == reference.vocabulary_.keys()
    columns = [reference.vocabulary_[term] for term in ours.vocabulary_]
    assert list(ours.vocabulary_.values()) == list(range(len(columns)))
    np.testing.assert_allclose(ours.idf_, reference.idf_[columns], rtol=1e-12)
    given = ours.inverse_transform(ours.transform(plain))
    expected = reference.inverse_transform(reference.transform(plain))
    assert [set(row) for row in given] == [set(row) for row in expected]
    assert [set(row) for row in ours.inverse_transform(ours.transform(plain).toarray())] == [
        set(row) for row in expected
    ]
    with pytest.raises(ValueError, match="a column for each of the 7 terms"):
        ours.inverse_transform(np.ones((1, 3)))
    for name in ("vocabulary_", "idf_", "vectors_"):
        assert not hasattr(TermVectorizer(), name)
    assert TermVectorizer(dtype=np.float32).fit_transform(plain).dtype == np.float32


def test_set_output(texts):
    pipeline = make_pipeline(TermVectorizer(), LatentSemanticAnalysis(4))
    frame = pipeline.set_output(transform="pandas").fit_transform(texts)
    assert frame.columns.tolist() == [f"latentsemanticanalysis{d}" for d in range(4)]
    plain = make_pipeline(TermVectorizer(), LatentSemanticAnalysis(4)).fit_transform(texts)
    np.testing.assert_array_equal(frame.to_numpy(), plain)
    terms = TermVectorizer().set_output(transform="pandas").fit_transform(texts)
    assert terms.columns[0] == "the"
    assert terms.dtypes.iloc[0] == pd.SparseDtype(np.float64, 0.0)
    with pytest.raises(ValueError, match="transform must be one of"):
        TermVectorizer().set_output(transform="arrow")


def test_a_frame_has_the_index_of_the_texts(texts):
    series = pd.Series(texts, index=range(100, 100 + len(texts)))
    vectorizer = TermVectorizer().set_output(transform="pandas")
    assert vectorizer.fit_transform(series).index.equals(series.index)
    assert vectorizer.transform(series[3:5]).index.tolist() == [103, 104]
    assert vectorizer.transform(texts[3:5]).index.tolist() == [0, 1]


def test_output_is_what_scikit_learn_is_set_to(texts):
    vectorizer = TermVectorizer().fit(texts)
    with sklearn.config_context(transform_output="pandas"):
        assert isinstance(vectorizer.transform(texts), pd.DataFrame)
        own = clone(vectorizer).set_output(transform="default").fit(texts)
        assert issparse(own.transform(texts))
    assert issparse(vectorizer.transform(texts))
    # polars has no sparse columns: a pipeline that ends dense obeys all the same.
    pipeline = make_pipeline(TermVectorizer(), LatentSemanticAnalysis(3))
    frame = pipeline.set_output(transform="polars").fit_transform(texts)
    assert isinstance(frame, pl.DataFrame)
    assert issparse(TermVectorizer().set_output(transform="polars").fit_transform(texts))


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"dimensions": 2.5}, TypeError, "dimensions must be a whole number"),
        ({"dimensions": 2, "seed": "a"}, TypeError, "seed must be a whole number"),
        ({"dimensions": 2, "seed": -1}, ValueError, "seed must be from 0"),
        ({"dimensions": 2, "accuracy": 0}, ValueError, "accuracy must be between"),
    ],
)
def test_bad_settings_of_the_latent_analysis_are_named(options, error, message):
    with pytest.raises(error, match=message):
        LatentSemanticAnalysis(**options).fit(np.eye(3))


def test_without_a_seed_the_latent_analysis_takes_that_of_the_options(texts):
    weights = TermVectorizer().fit_transform(texts)
    with bs.options.using(seed=5):
        found = LatentSemanticAnalysis(3, seed=None).fit(weights).components_
    np.testing.assert_array_equal(found, LatentSemanticAnalysis(3, seed=5).fit(weights).components_)


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
    check_estimator(LatentSemanticAnalysis(), on_skip=None)


def test_by_default_the_latent_analysis_has_200_dimensions_or_all(texts):
    weights = TermVectorizer().fit_transform(texts)
    pipeline = make_pipeline(TermVectorizer(), LatentSemanticAnalysis()).fit(texts)
    ours = pipeline[-1]
    assert ours.dimensions is None
    assert ours.n_components_ == len(texts) == ours.components_.shape[0]
    np.testing.assert_array_equal(
        ours.transform(weights), LatentSemanticAnalysis(len(texts)).fit_transform(weights)
    )
    noise = np.random.default_rng(0).normal(size=(300, 250))
    assert LatentSemanticAnalysis().fit_transform(noise).shape == (300, 200)
    with pytest.raises(ValueError, match=r"smaller of articles and terms, 250, got 251"):
        LatentSemanticAnalysis(251).fit(noise)


def test_it_is_found_under_the_package():
    assert bs.sklearn.TermVectorizer is TermVectorizer
    with pytest.raises(AttributeError, match="no attribute 'scikit'"):
        bs.scikit  # noqa: B018


@pytest.mark.parametrize("bad", ["one text", 5, [1, 2]])
def test_what_is_no_list_of_texts_is_refused(bad):
    with pytest.raises(ValueError, match="texts"):
        TermVectorizer().fit(bad)


def test_texts_without_words_have_no_vocabulary():
    for none in ([], [""], ["", "..."]):
        for vectorizer in (TfidfVectorizer(), TermVectorizer()):
            with pytest.raises(ValueError, match="empty vocabulary"):
                vectorizer.fit(none)
            with pytest.raises(NotFittedError):
                vectorizer.transform(["a port"])


def test_a_text_that_is_none_is_named_by_its_place():
    vectorizer = TermVectorizer().fit(["The port closed."])
    for call in (vectorizer.fit, vectorizer.transform):
        with pytest.raises(ValueError, match="texts must be str, got NoneType at position 1"):
            call(["The port.", None])
