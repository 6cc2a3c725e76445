"""Latent semantic analysis against scikit-learn and ARPACK, and by its own laws."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD

import broadsheet as bs
from broadsheet import sample


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(sample.jsonl_path())


@pytest.fixture(scope="module")
def latent(corpus: bs.Corpus) -> bs.Vectors:
    return corpus.vectors("tfidf", dimensions=20)


def test_equals_arpack(corpus, latent):
    weights = csr_matrix(corpus.vectors("tfidf").matrix)
    reference = TruncatedSVD(20, algorithm="arpack", random_state=0).fit(weights)
    np.testing.assert_allclose(latent.singular_values, reference.singular_values_, rtol=1e-9)
    same_axes = np.abs(latent.components @ reference.components_.T)
    np.testing.assert_allclose(same_axes, np.eye(20), atol=1e-4)
    points = weights @ latent.components.T
    np.testing.assert_allclose(latent.matrix, points, rtol=0, atol=1e-13)


def test_real_articles_at_both_accuracies(shared_data):
    articles = bs.read(shared_data / "bbc" / "docs.jsonl.gz")
    weights = csr_matrix(articles.vectors("tfidf").matrix)
    expected = TruncatedSVD(100, algorithm="arpack", random_state=0).fit(weights).singular_values_
    fast = articles.vectors("tfidf", dimensions=100)
    assert 0.995 < (fast.singular_values**2).sum() / (expected**2).sum() < 1.000001
    exact = articles.vectors("tfidf", dimensions=100, accuracy=1e-6)
    np.testing.assert_allclose(exact.singular_values, expected, rtol=1e-6)
    np.testing.assert_allclose(exact.components @ exact.components.T, np.eye(100), atol=1e-10)


def test_signs_are_fixed(latent):
    components = latent.components
    largest = np.abs(components).argmax(axis=1)
    assert (components[np.arange(20), largest] > 0).all()


def test_does_not_depend_on_threads(corpus):
    one = corpus.vectors(dimensions=10, threads=1)
    three = corpus.vectors(dimensions=10, threads=3)
    np.testing.assert_array_equal(one.matrix, three.matrix)
    assert one.nearest(threads=1).equals(three.nearest(threads=3))


def test_folding_in_the_same_articles_gives_the_same_points(corpus, latent):
    np.testing.assert_array_equal(latent.transform(corpus[5:9]).matrix, latent.matrix[5:9])
    new = latent.transform(["The harbor closed.", "Snow fell on the plains."])
    assert new.matrix.shape == (2, 20)
    nearest = new.nearest(k=3, to=latent)
    block = new.similarity(latent)
    assert nearest["article_b"].tolist() == [
        b for row in block for b in np.argsort(-row, kind="stable")[:3].tolist()
    ]


def test_similarity_nearest_and_pairs_are_cosines_of_the_points(corpus, latent):
    points = latent.matrix / np.linalg.norm(latent.matrix, axis=1, keepdims=True)
    cosines = points @ points.T
    np.testing.assert_allclose(latent.similarity(), cosines, atol=1e-12)
    found = latent.pairs(0.9)
    a, b = np.nonzero(np.triu(cosines >= 0.9, k=1))
    assert set(zip(a, b, strict=True)) == set(
        zip(found["article_a"], found["article_b"], strict=True)
    )
    limited = latent.nearest(k=2, other_outlet=True)
    outlets = corpus.articles["outlet"].to_numpy()
    assert (outlets[limited["article_a"]] != outlets[limited["article_b"]]).all()


def test_explanations_add_up_to_the_similarity(corpus, latent):
    similarity = latent.similarity()
    counts = corpus.counts().toarray()
    place = {term: column for column, term in enumerate(corpus.vocabulary)}
    for i, j in [(0, 1), (3, 50), (7, 7), (2, 60)]:
        why = latent.explain(i, j)
        assert why.columns.tolist() == ["term", "contribution", "count_a", "count_b"]
        assert abs(why["contribution"].sum() - similarity[i, j]) < 1e-12
        columns = [place[term] for term in why["term"]]
        assert why["count_a"].tolist() == counts[i, columns].tolist()
        assert why["count_b"].tolist() == counts[j, columns].tolist()
        assert (why["count_a"] + why["count_b"] > 0).all()


def test_names_types_and_shapes(corpus, latent):
    assert latent.get_feature_names_out().tolist() == [f"latent{d}" for d in range(20)]
    assert latent.components.shape == (20, len(latent.terms))
    assert latent.matrix.dtype == np.float64
    assert not latent.matrix.flags.writeable
    assert corpus.vectors(dimensions=3, dtype="float32").matrix.dtype == np.float32
    assert "20 dimensions" in repr(latent)
    squares = corpus.vectors("tfidf").matrix.power(2).sum()
    assert latent.explained == pytest.approx((latent.matrix**2).sum() / squares)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda c: c.vectors(dimensions=10**6), ValueError, "smaller of articles and terms"),
        (lambda c: c.vectors(dimensions=0), ValueError, "dimensions must be between 1"),
        (lambda c: c.vectors(dimensions=2.5), TypeError, "dimensions must be a whole number"),
        (lambda c: c.vectors(dimensions=2, accuracy=2.0), ValueError, "accuracy must be"),
        (lambda c: c.vectors(accuracy=1e-6), TypeError, "say how many with dimensions="),
        (lambda c: c.vectors().components, AttributeError, "latent dimensions"),
    ],
)
def test_bad_arguments_are_named(corpus, call, error, message):
    with pytest.raises(error, match=message):
        call(corpus)
