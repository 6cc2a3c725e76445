"""Any model as vectors: batches, cache, errors."""

from __future__ import annotations

import numpy as np
import pytest

import broadsheet as bs

TEXTS = ["The port closed.", "Snow fell on the port.", "The port closed.", "A vote."]


class Letters:
    """A model that counts letters and remembers what it was asked."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def encode(self, texts):
        self.calls.append(list(texts))
        return np.array([[text.count(c) for c in "abcdeo"] for text in texts], dtype=np.float32)


@pytest.fixture
def corpus() -> bs.Corpus:
    return bs.read([{"id": str(i), "text": text} for i, text in enumerate(TEXTS)])


def expected() -> np.ndarray:
    return Letters().encode(TEXTS).astype(float)


def test_points_are_the_models_rows(corpus):
    vectors = corpus.vectors(Letters(), progress=False)
    np.testing.assert_array_equal(vectors.matrix, expected())
    assert vectors.get_feature_names_out()[0] == "embedding0"
    rows = expected() / np.linalg.norm(expected(), axis=1, keepdims=True)
    np.testing.assert_allclose(vectors.similarity(), rows @ rows.T, atol=1e-12)
    assert vectors.nearest(k=1)["article_b"].tolist()[0] == 2


def test_a_plain_function_will_do(corpus):
    vectors = corpus.vectors(lambda texts: [[len(t), 1.0] for t in texts], progress=False)
    assert vectors.matrix[0].tolist() == [len(TEXTS[0]), 1.0]


def test_batches_hold_each_distinct_text_once(corpus):
    model = Letters()
    vectors = corpus.vectors(model, batch_size=2, progress=False)
    assert [len(call) for call in model.calls] == [2, 1]
    vectors.transform(corpus[:2])
    assert len(model.calls) == 2  # known already
    vectors.transform(["A new one."])
    assert model.calls[-1] == ["A new one."]


def test_the_cache_is_keyed_by_content(corpus, tmp_path):
    corpus.vectors(Letters(), cache=tmp_path, progress=False)
    second = Letters()
    again = corpus[::-1].vectors(second, cache=tmp_path, progress=False)
    assert second.calls == []
    np.testing.assert_array_equal(again.matrix, expected()[::-1])
    with pytest.raises(ValueError, match="cache folder of its own"):
        bs.read([*TEXTS, "More."]).vectors(
            lambda texts: np.ones((len(texts), 2)), cache=tmp_path, progress=False
        )


def test_only_counted_lines_are_embedded():
    model = Letters()
    article = {"title": "Snow", "text": "Snow fell.\nREAD MORE: Storm closes port"}
    bs.read([article]).vectors(model, progress=False)
    assert model.calls == [["Snow\nSnow fell."]]


def test_quotations_that_do_not_count_are_not_embedded():
    text = 'The mayor spoke. "We will wait for the port," she said. The port closed.'
    corpus = bs.read([text])
    for view in (corpus.without("quote"), corpus.only("quote")):
        model = Letters()
        view.vectors(model, progress=False)
        said = bs.Tokenizer()(model.calls[0][0])
        assert sorted(said) == sorted(view.terms().pipe(lambda t: t["term"].repeat(t["count"])))
    assert said == ["we", "will", "wait", "for", "the", "port"]


def test_a_damaged_file_of_the_cache_is_told_and_made_anew(corpus, tmp_path):
    corpus.vectors(Letters(), cache=tmp_path, progress=False)
    files = sorted(tmp_path.rglob("*.npy"))
    files[0].write_bytes(files[0].read_bytes()[:-5])
    files[1].write_bytes(b"")
    model = Letters()
    with pytest.warns(bs.DataWarning, match="of the cache is damaged"):
        again = corpus.vectors(model, cache=tmp_path, progress=False)
    np.testing.assert_array_equal(again.matrix, expected())
    assert [len(call) for call in model.calls] == [2]
    model = Letters()
    corpus.vectors(model, cache=tmp_path, progress=False)
    assert model.calls == []


def test_the_cache_may_lie_in_the_home_folder(corpus, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    corpus.vectors(Letters(), cache="~/rows", progress=False)
    assert len(list((tmp_path / "rows").rglob("*.npy"))) == 3


@pytest.mark.parametrize("size", [1e-200, 1e200])
def test_coordinates_of_any_size_have_their_cosine(corpus, size):
    rows = np.array([[1.0, 1.0], [1.0, 0.0], [0.0, 2.0]]) * size
    vectors = corpus.vectors(lambda texts: rows[: len(texts)], progress=False)
    assert (
        vectors.similarity()[0].round(12).tolist()
        == np.round([1, 0.5**0.5, 1, 0.5**0.5], 12).tolist()
    )
    assert vectors.nearest(1)["article_b"].tolist()[0] == 2


def test_no_articles_have_no_points(corpus):
    vectors = corpus[:0].vectors(Letters(), progress=False)
    assert vectors.matrix.shape == (0, 0)
    assert len(vectors) == len(vectors.nearest()) == 0


def test_a_bar_shows_the_progress(corpus, capsys):
    corpus.vectors(Letters(), progress=True)
    assert "embedding" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("model", "options", "error", "message"),
    [
        (5, {}, TypeError, "name of a scheme, or a model"),
        (lambda texts: np.ones(3), {}, ValueError, "one row of numbers for each"),
        (lambda texts: np.full((len(texts), 2), np.nan), {}, ValueError, "finite"),
        (Letters(), {"batch_size": 0}, ValueError, "batch_size"),
        (Letters(), {"k1": 1}, TypeError, "no parameter 'k1'"),
        (Letters(), {"dimensions": 3}, TypeError, "as many as it gives"),
        (Letters(), {"batch_size": 2.5}, TypeError, "batch_size must be a whole number"),
        (Letters(), {"stop_words": ["a"]}, TypeError, "stop_words= is for weighted terms"),
        (Letters(), {"min_articles": 2}, TypeError, "min_articles= is for weighted terms"),
        (Letters(), {"ngrams": (1, 2)}, TypeError, "ngrams= is for weighted terms"),
        (Letters(), {"seed": 1}, TypeError, "seed= is for weighted terms"),
        (lambda texts: np.full((len(texts), 2), 1j), {}, ValueError, "one row of numbers for each"),
    ],
)
def test_bad_models_are_named(corpus, model, options, error, message):
    with pytest.raises(error, match=message):
        corpus.vectors(model, progress=False, **options)


def test_an_embedding_is_not_explained_by_terms(corpus):
    vectors = corpus.vectors(Letters(), progress=False)
    with pytest.raises(TypeError, match="no terms"):
        vectors.explain(0, 1)
    with pytest.raises(TypeError, match="no terms"):
        vectors.terms  # noqa: B018
