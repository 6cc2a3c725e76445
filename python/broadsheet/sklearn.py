"""Vectors for scikit-learn: a vectorizer and latent semantic analysis for its pipelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import get_config
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from broadsheet import _core
from broadsheet.arguments import whole_number
from broadsheet.corpus import Corpus
from broadsheet.display import plural
from broadsheet.options import seed_of, thread_count
from broadsheet.reading import read
from broadsheet.spaces import TermSpace, accuracy_of
from broadsheet.tokenizer import Tokenizer
from broadsheet.vector_fitting import make_vectors
from broadsheet.vectors import Vectors

__all__ = ["LatentSemanticAnalysis", "TermVectorizer"]

_DIMENSIONS = 200  # where there are so many
_OUTPUTS = ("default", "pandas", "polars")


class TermVectorizer(  # type: ignore[call-arg]
    TransformerMixin,  # type: ignore[misc]
    BaseEstimator,  # type: ignore[misc]
    auto_wrap_output_keys=None,
):
    """Texts to weighted term vectors, in place of TfidfVectorizer.

    For the same words it gives the same numbers as scikit-learn's (within 1e-12); columns are in
    the order of frequency, words before pairs, as ``get_feature_names_out`` says.

    A pickle holds what was learned (vocabulary, frequencies, weights, what was decided on
    capitals) and the tokenizer, never the texts: it is small, loads at once, and transforms to the
    same bits.

    Parameters
    ----------
    weighting : str
        As in :func:`broadsheet.vector_fitting.make_vectors`.
    min_articles, max_articles : int or float
        Only terms in at least, at most so many texts; a float is a share. 0: no limit. What
        TfidfVectorizer calls min_df and max_df.
    stop_words : sequence of str
        Terms to leave out; ``list(bs.stop_words("en"))`` for those of English.
    ngram_range : (int, int)
        The shortest and the longest sequence of words that is a column, as in TfidfVectorizer.
    dtype : {"float64", "float32"}
        Of the matrix.
    tokenizer : Tokenizer, optional
        What makes words of text. One with a splitter of one's own is pickled where the splitter is:
        a function of a module is, a lambda is not.
    parameters : dict, optional
        Those of the scheme, such as ``{"sublinear": True}``.
    threads : int, optional
        Results do not depend on it.

    Attributes
    ----------
    vectors_ : Vectors
        Those of the fitted texts, until the estimator is pickled: a loaded one has none.
    vocabulary_ : dict of str to int
        The column of each term.
    idf_ : ndarray of float64, (n_terms,)
        The weight of each term that its counts are multiplied with: with "tfidf" its idf.
    n_features_in_ : not set
        The input is text.

    Examples
    --------
    >>> from broadsheet.sklearn import TermVectorizer
    >>> TermVectorizer().fit_transform(["The port closed.", "Snow fell."]).shape
    (2, 5)
    """

    def __init__(
        self,
        weighting: str = "tfidf",
        *,
        min_articles: int | float = 0,
        max_articles: int | float = 0,
        stop_words: Sequence[str] = (),
        ngram_range: tuple[int, int] = (1, 1),
        dtype: str = "float64",
        tokenizer: Tokenizer | None = None,
        parameters: dict[str, Any] | None = None,
        threads: int | None = None,
    ) -> None:
        self.weighting = weighting
        self.min_articles = min_articles
        self.max_articles = max_articles
        self.stop_words = stop_words
        self.ngram_range = ngram_range
        self.dtype = dtype
        self.tokenizer = tokenizer
        self.parameters = parameters
        self.threads = threads

    def fit(self, raw_documents: Iterable[str], y: Any = None) -> TermVectorizer:
        """Learn terms and weights from texts.

        Parameters
        ----------
        raw_documents : iterable of str
        y
            Not used.
        """
        self._fit(_checked_texts(raw_documents))
        return self

    def fit_transform(self, raw_documents: Iterable[str], y: Any = None) -> Any:
        """Learn from texts and give their vectors: ``scipy.sparse.csr_array``."""
        self.fit(raw_documents)
        return self._output(self._fitted, raw_documents)

    def transform(self, raw_documents: Iterable[str]) -> Any:
        """Other texts as vectors of the same columns: ``scipy.sparse.csr_array``."""
        check_is_fitted(self)
        records = _records(_checked_texts(raw_documents))
        return self._output(self._fitted.transform(records, threads=self.threads), raw_documents)

    def inverse_transform(self, X: Any) -> list[NDArray[np.object_]]:  # noqa: N803
        """The terms of each row that weigh anything.

        Parameters
        ----------
        X : array or sparse matrix, (n_texts, n_terms)

        Returns
        -------
        list of ndarray of str, by column
        """
        from scipy.sparse import csr_array

        names = self.get_feature_names_out()
        rows = csr_array(X, copy=True)
        if rows.shape[1] != len(names):
            msg = f"X must have a column for each of the {len(names):,} terms, got {rows.shape[1]}"
            raise ValueError(msg)
        rows.eliminate_zeros()
        rows.sort_indices()
        return [names[columns] for columns in np.split(rows.indices, rows.indptr[1:-1])]

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """The term of each column."""
        check_is_fitted(self)
        return self._fitted.get_feature_names_out()

    @property
    def vectors_(self) -> Vectors:
        """Those of the fitted texts."""
        if not hasattr(self, "_fitted"):
            msg = "vectors_ are those of the fitted texts: call fit first"
            raise AttributeError(msg)
        if self._has_texts:
            return self._fitted
        msg = (
            "vectors_ are those of the fitted texts, which a pickle does not hold: fit again, or "
            "keep what you need of them beside it"
        )
        raise AttributeError(msg)

    @property
    def vocabulary_(self) -> dict[str, int]:
        """The column of each term."""
        if not hasattr(self, "_fitted"):
            msg = "vocabulary_ is that of the fitted texts: call fit first"
            raise AttributeError(msg)
        return {term: column for column, term in enumerate(self._fitted.terms)}

    @property
    def idf_(self) -> NDArray[np.float64]:
        """The weight of each term."""
        if not hasattr(self, "_fitted"):
            msg = "idf_ is that of the fitted texts: call fit first"
            raise AttributeError(msg)
        return np.array(self._term_space().scheme.term_weights)

    def set_output(self, *, transform: str | None = None) -> TermVectorizer:
        """What transform gives.

        Parameters
        ----------
        transform : {"default", "pandas", "polars"}, optional
            "pandas": a frame of sparse columns, with the index of the texts if they are a Series.
            "default" and "polars", which has no sparse columns: csr_array, so that a pipeline whose
            last step is dense can be set to either. None: no change. By default what
            ``sklearn.set_config`` says.
        """
        if transform not in (None, *_OUTPUTS):
            msg = f"transform must be one of {', '.join(map(repr, _OUTPUTS))}, got {transform!r}"
            raise ValueError(msg)
        if transform is not None:
            self._output_kind = transform
        return self

    def _output(self, vectors: Vectors, texts: Any) -> Any:
        kind = getattr(self, "_output_kind", get_config()["transform_output"])
        if kind != "pandas":
            return vectors.matrix.copy()  # its own: other estimators write into what they are given
        import pandas as pd

        sparse: Any = pd.DataFrame.sparse
        index = texts.index if isinstance(texts, pd.Series) else None
        return sparse.from_spmatrix(vectors.matrix, index=index, columns=vectors.terms)

    def _term_space(self) -> TermSpace:
        space = self._fitted._space
        assert isinstance(space, TermSpace)
        return space

    def _fit(self, texts: list[str]) -> None:
        corpus = _corpus_of(texts, self.tokenizer, self.threads)
        if not corpus._core.n_terms:
            msg = f"empty vocabulary: there is no word in {plural(len(texts), 'text')}"
            raise ValueError(msg)
        self._has_texts = True
        self._fitted = make_vectors(
            corpus,
            self.weighting,
            min_articles=self.min_articles,
            max_articles=self.max_articles,
            stop_words=self.stop_words,
            ngrams=self.ngram_range,
            dtype=self.dtype,
            threads=self.threads,
            **(self.parameters or {}),
        )

    def __getstate__(self) -> dict[str, Any]:
        """What was learned, without the texts."""
        state = dict(super().__getstate__())
        if state.pop("_fitted", None) is not None:
            state["_has_texts"] = False
            state["_learned"] = (self._term_space(), self._fitted._dtype)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        state = dict(state)
        learned = state.pop("_learned", None)
        super().__setstate__(state)
        if learned is not None:
            space, dtype = learned
            self._fitted = Vectors(space, space.corpus, space.place(space.corpus, 1), dtype)

    def __sklearn_is_fitted__(self) -> bool:
        return hasattr(self, "_fitted")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.no_validation = True
        return tags


class LatentSemanticAnalysis(
    ClassNamePrefixFeaturesOutMixin,  # type: ignore[misc]
    TransformerMixin,  # type: ignore[misc]
    BaseEstimator,  # type: ignore[misc]
):
    """Project weighted counts on their leading right singular vectors.

    In place of TruncatedSVD, to the accuracy of an exact decomposition in less time than its
    randomized one: see docs/benchmarks.md.

    Parameters
    ----------
    dimensions : int, optional
        How many; at most the smaller of rows and columns. None: 200, or as many as there are.
    accuracy : float, optional
        The largest relative error of any singular value; without it fast, in float32.
    seed : int, optional
        Of the random block that the search starts from; None: ``bs.options.seed``.
    threads : int, optional
        Results do not depend on it.

    Attributes
    ----------
    n_components_ : int
        How many dimensions there are.
    components_ : ndarray of float64, (n_components_, n_features)
    singular_values_ : ndarray of float64, (n_components_,)
    explained_ : float
        The share of the squared norm that the dimensions hold.

    Examples
    --------
    >>> import numpy as np
    >>> from broadsheet.sklearn import LatentSemanticAnalysis
    >>> weights = np.array([[3.0, 4.0], [6.0, 8.0]])
    >>> LatentSemanticAnalysis(1).fit_transform(weights).round(6).tolist()
    [[5.0], [10.0]]
    """

    def __init__(
        self,
        dimensions: int | None = None,
        *,
        accuracy: float | None = None,
        seed: int | None = 0,
        threads: int | None = None,
    ) -> None:
        self.dimensions = dimensions
        self.accuracy = accuracy
        self.seed = seed
        self.threads = threads

    def fit(self, X: Any, y: Any = None) -> LatentSemanticAnalysis:  # noqa: N803
        """Find the dimensions of a matrix, sparse or dense (rows are articles)."""
        self._fit(X)
        return self

    def fit_transform(self, X: Any, y: Any = None) -> NDArray[np.float64]:  # noqa: N803
        """Find the dimensions and give the rows' coordinates: float64, (rows, dimensions)."""
        return self._project(self._fit(X))

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Coordinates of rows: X V. float64, (rows, dimensions)."""
        check_is_fitted(self)
        matrix = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        return self._project(_points_of(matrix))

    def _fit(self, matrix: Any) -> _core.SparsePoints:
        matrix = validate_data(
            self, matrix, accept_sparse="csr", dtype=np.float64, ensure_min_features=1
        )
        points = _points_of(matrix)
        dimensions = self.dimensions
        if dimensions is None:
            dimensions = min(_DIMENSIONS, *matrix.shape)
        self._space = _core.LatentSpace(
            points,
            dimensions=whole_number("dimensions", dimensions),
            accuracy=accuracy_of(self.accuracy),
            seed=seed_of(self.seed),
            threads=thread_count(self.threads),
        )
        self._keep(self._space)
        return points

    def _keep(self, space: _core.LatentSpace) -> None:
        self.components_ = np.asarray(space.components).T
        self.singular_values_ = np.asarray(space.singular_values)
        self.explained_ = float(space.explained)
        self.n_components_ = self._n_features_out = len(self.singular_values_)

    def _project(self, points: _core.SparsePoints) -> NDArray[np.float64]:
        return np.array(self._space.project(points, threads=thread_count(self.threads)).values)

    def __getstate__(self) -> dict[str, Any]:
        state = dict(super().__getstate__())
        state.pop("_space", None)
        return state

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        if "components_" in state:
            self._space = _core.LatentSpace.of_components(
                np.ascontiguousarray(self.components_.T),
                self.singular_values_.tolist(),
                self.explained_,
            )

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags


def _checked_texts(raw_documents: Iterable[str]) -> list[str]:
    if isinstance(raw_documents, str) or not hasattr(raw_documents, "__iter__"):
        msg = "an iterable of texts is expected, got " + type(raw_documents).__name__
        raise ValueError(msg)
    texts = list(raw_documents)
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            msg = f"texts must be str, got {type(text).__name__} at position {position}"
            raise ValueError(msg)
    return texts


def _records(texts: list[str]) -> list[dict[str, str]]:
    """One article each, the same text twice included."""
    return [{"id": str(number), "text": text} for number, text in enumerate(texts)]


def _corpus_of(texts: list[str], tokenizer: Tokenizer | None, threads: int | None) -> Corpus:
    return read(_records(texts), tokenizer=tokenizer, boilerplate="keep", threads=threads)


def _points_of(matrix: Any) -> _core.SparsePoints:
    from scipy.sparse import csr_array

    rows = csr_array(matrix, copy=True)  # the caller's may be read-only, and stays as it is
    rows.sum_duplicates()
    rows.eliminate_zeros()
    return _core.SparsePoints(
        rows.indptr.astype(np.int64),
        rows.indices.astype(np.int32),
        np.ascontiguousarray(rows.data, dtype=np.float64),
        int(rows.shape[1]),
    )
