"""Articles as points: weighting, similarity, the nearest articles, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd
    from scipy.sparse import csr_array

    from broadsheet.corpus import Corpus

__all__ = ["Vectors", "make_vectors"]

_NORMS = {"l1": "l1", "l2": "l2", None: "none"}
_DTYPES = ("float64", "float32")
_BM25_VARIANTS = {
    "robertson": "bm25-robertson",
    "lucene": "bm25-lucene",
    "atire": "bm25-atire",
    "bm25+": "bm25+",
    "bm25l": "bm25l",
}
_DAY = 86_400_000_000


def make_vectors(
    corpus: Corpus,
    weighting: str = "tfidf",
    *,
    min_articles: int | float = 0,
    max_articles: int | float = 0,
    stop_words: Sequence[str] = (),
    dtype: str = "float64",
    threads: int | None = None,
    **parameters: Any,
) -> Vectors:
    r"""The articles of a corpus as weighted term vectors.

    Parameters
    ----------
    corpus : Corpus
        The articles. N and df below are those of this corpus or view.
    weighting : str
        - ``"tfidf"``: scikit-learn's defaults, for ever:
          :math:`tf \cdot (\ln\frac{1+N}{1+df} + 1)`, rows of length one. Parameters ``smooth``
          (False: :math:`\ln\frac{N}{df} + 1`), ``sublinear`` (:math:`1 + \ln tf`), ``idf``
          (False: none) and ``norm`` ("l1", "l2" or None).
        - ``"count"``: plain counts.
        - ``"bm25"``: parameters ``variant`` ("lucene", "robertson", "atire", "bm25+", "bm25l"),
          ``k1`` (1.5), ``b`` (0.75) and ``delta`` (0.5); Kamphuis et al. (2020).
        - ``"log-entropy"``: :math:`\ln(1+tf) (1 + \sum_d p \ln p / \ln(N+1))`; Dumais (1991).
        - ``"ppmi"``: :math:`\max(0, \ln\frac{p(t, d)}{p(t) p(d)})`.
        - a SMART code of three letters such as ``"ltc"``, logarithms to base 2 (parameter
          ``log_base``): n b a l d L for the count, n f t p for the term, n c u b for the
          article; u and b divide by a pivoted length with ``slope`` (0.25) and ``pivot`` (the
          mean); Salton & Buckley (1988), Singhal et al. (1996).
    min_articles, max_articles : int or float
        Only terms in at least, at most so many articles: an int counts them, a float between
        0 and 1 is a share. 0: no limit.
    stop_words : sequence of str
        Terms to leave out.
    dtype : {"float64", "float32"}
        Of ``vectors.matrix``. Similarities are worked out in float64 either way.
    threads : int, optional
        Results do not depend on it.

    Returns
    -------
    Vectors

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
    >>> make_vectors(corpus, "tfidf").matrix.shape
    (3, 6)
    """
    if not isinstance(weighting, str):
        msg = f"weighting must be the name of a scheme, got {type(weighting).__name__}"
        raise TypeError(msg)
    if dtype not in _DTYPES:
        msg = f"dtype must be 'float64' or 'float32', got {dtype!r}"
        raise ValueError(msg)
    if isinstance(stop_words, str):
        msg = "stop_words must be a sequence of str, not one str"
        raise TypeError(msg)
    n_threads = thread_count(threads)
    features = _core.Features(
        corpus._core,
        min_articles=_article_limit("min_articles", min_articles, len(corpus)),
        max_articles=_article_limit("max_articles", max_articles, len(corpus)),
        stop_words=list(stop_words),
        threads=n_threads,
    )
    scheme = _core.FittedWeighting(_scheme(weighting, parameters), features)
    model = _Model(corpus, weighting, features, scheme, dtype)
    counts = features.fitted_counts
    return Vectors(model, corpus, counts, scheme.apply(counts, threads=n_threads))


class _Model:
    """What was learned: columns, scheme, and the corpus that new articles are read like."""

    def __init__(
        self,
        corpus: Corpus,
        weighting: str,
        features: _core.Features,
        scheme: _core.FittedWeighting,
        dtype: str,
    ) -> None:
        self.corpus = corpus
        self.weighting = weighting
        self.features = features
        self.scheme = scheme
        self.dtype = dtype

    @cached_property
    def terms(self) -> list[str]:
        return list(self.features.names)


class Vectors:
    """Articles as points; made by :meth:`broadsheet.Corpus.vectors`.

    Similarity is the cosine. Immutable; every result is the same for any number of threads.
    """

    def __init__(
        self, model: _Model, corpus: Corpus, counts: _core.CountMatrix, points: _core.SparsePoints
    ) -> None:
        self._model = model
        self._corpus = corpus
        self._counts = counts
        self._points = points

    def __len__(self) -> int:
        return int(self._points.shape[0])

    def __repr__(self) -> str:
        rows, columns = self._points.shape
        return f"<Vectors of {rows:,} articles x {columns:,} terms, {self._model.weighting}>"

    @cached_property
    def matrix(self) -> csr_array:
        """The weights, articles x terms; columns as :attr:`terms`.

        ``scipy.sparse.csr_array``, float64 or the dtype that was asked for, read-only; it
        shares the memory of the vectors.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["Snow fell.", "Snow."]).vectors("tfidf").matrix.shape
        (2, 2)
        """
        from scipy.sparse import csr_array

        points = self._points
        values = points.values
        if self._model.dtype == "float32":
            values = values.astype(np.float32)
            values.flags.writeable = False
        return csr_array((values, points.columns, points.offsets), shape=points.shape)

    @property
    def terms(self) -> list[str]:
        """The term of each column, the most frequent of the corpus first."""
        return self._model.terms

    def get_feature_names_out(self) -> NDArray[np.object_]:
        """:attr:`terms` under scikit-learn's name."""
        return np.array(self.terms, dtype=object)

    def transform(self, articles: Any, *, threads: int | None = None) -> Vectors:
        """Other articles as points of the same space.

        Parameters
        ----------
        articles : Corpus, or whatever :func:`broadsheet.read` takes
            Read with the tokenizer and the decisions of the corpus these vectors were fitted
            on. Terms that the fitted articles do not use are left out; N and df stay theirs.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        Vectors

        Examples
        --------
        >>> import broadsheet as bs
        >>> vectors = bs.read(["The port closed.", "Snow fell."]).vectors("tfidf")
        >>> vectors.transform(["More snow"]).nearest(k=1, to=vectors)["article_b"].tolist()
        [1]
        """
        from broadsheet.corpus import Corpus
        from broadsheet.reading import read

        n_threads = thread_count(threads)
        corpus = (
            articles if isinstance(articles, Corpus) else read(articles, like=self._model.corpus)
        )
        counts = self._model.features.counts(corpus._core, threads=n_threads)
        points = self._model.scheme.apply(counts, threads=n_threads)
        return Vectors(self._model, corpus, counts, points)

    def nearest(
        self,
        k: int = 10,
        to: Vectors | Corpus | None = None,
        min_similarity: float = 0.0,
        *,
        other_outlet: bool = False,
        within_days: float | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """The `k` most similar articles of each article, exactly.

        Parameters
        ----------
        k : int
            How many. Fewer where there are no more, or none that `min_similarity` lets in.
        to : Vectors or Corpus, optional
            Where to look: vectors of the same fit, or a corpus, which is transformed. Default:
            among the other articles of this set.
        min_similarity : float
            Leave out pairs below.
        other_outlet : bool
            Only articles of another outlet (one without an outlet counts as another).
        within_days : float, optional
            Only articles published at most so many days apart; those without a date find
            nothing.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        DataFrame
            article_a article_b similarity. By article_a, then from the most similar down;
            similarities that differ by less than 1e-12 are ties, which the lower article_b
            wins. Positions in each side's corpus.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf").nearest(k=1)["article_b"].tolist()
        [1, 0, 0]
        """
        target = self._target(to, threads)
        found = _core.nearest(
            self._points,
            None if target is None else target._points,  # type: ignore[arg-type]
            k=_whole("k", k),
            min_similarity=float(min_similarity),
            rule=self._rule(target, other_outlet, within_days),
            threads=thread_count(threads),
        )
        return _pair_frame(found)

    def pairs(
        self,
        min_similarity: float = 0.8,
        *,
        other_outlet: bool = False,
        within_days: float | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Every pair of articles at least this similar, exactly.

        Parameters
        ----------
        min_similarity : float
            Above 0, at most 1.
        other_outlet, within_days, threads
            As for :meth:`nearest`.

        Returns
        -------
        DataFrame
            article_a < article_b, similarity; the most similar first, ties (less than 1e-12
            apart) by article_a, then article_b.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "Snow fell.", "The port closed!"])
        >>> corpus.vectors("tfidf").pairs(0.9)[["article_a", "article_b"]].values.tolist()
        [[0, 2]]
        """
        found = _core.pairs_above(
            self._points,
            min_similarity=float(min_similarity),
            rule=self._rule(None, other_outlet, within_days),
            threads=thread_count(threads),
        )
        return _pair_frame(found)

    def similarity(
        self, other: Vectors | Corpus | None = None, *, threads: int | None = None
    ) -> NDArray[np.float64]:
        """Every similarity between these articles and others, as a dense block.

        Parameters
        ----------
        other : Vectors or Corpus, optional
            Vectors of the same fit, or a corpus, which is transformed. Default: this set.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        ndarray of float64, (len(self), len(other))
            8 bytes a pair: for more than a few thousand articles, ask :meth:`nearest` or
            :meth:`pairs`, which never hold all pairs.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["Snow fell.", "Snow fell."]).vectors("tfidf").similarity().round(3).tolist()
        [[1.0, 1.0], [1.0, 1.0]]
        """
        target = self._target(other, threads) or self
        return np.asarray(
            _core.cosine_block(self._points, target._points, threads=thread_count(threads))
        )

    def explain(self, i: int, j: int, *, to: Vectors | Corpus | None = None) -> pd.DataFrame:
        """The terms that make two articles alike.

        Parameters
        ----------
        i, j : int
            Positions; `j` in `to` where that is given.
        to : Vectors or Corpus, optional
            As for :meth:`nearest`.

        Returns
        -------
        DataFrame
            term contribution count_a count_b; the largest contribution first. A term
            contributes weight x weight / (norm x norm), so contributions add up to the
            similarity.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf").explain(0, 1)["term"].tolist()
        ['port', 'the']
        """
        target = self._target(to, None) or self
        a = _position("i", i, len(self))
        b = _position("j", j, len(target))
        columns, contributions = _core.explain_cosine(self._points, a, target._points, b)
        return to_frame(
            {
                "term": [self.terms[column] for column in columns],
                "contribution": contributions,
                "count_a": _counts_of(self._counts, a, columns),
                "count_b": _counts_of(target._counts, b, columns),
            }
        )

    def _target(self, to: Vectors | Corpus | None, threads: int | None) -> Vectors | None:
        from broadsheet.corpus import Corpus

        if to is None or to is self:
            return None
        if isinstance(to, Corpus):
            return self.transform(to, threads=threads)
        if not isinstance(to, Vectors):
            msg = f"to must be Vectors or a Corpus, got {type(to).__name__}"
            raise TypeError(msg)
        if to._model is not self._model:
            msg = (
                "both vectors must come of one fit, else their columns and weights differ; "
                "use vectors.transform(corpus), or pass the corpus itself"
            )
            raise ValueError(msg)
        return to

    def _rule(
        self, target: Vectors | None, other_outlet: bool, within_days: float | None
    ) -> _core.PairRule:
        columns: dict[str, Any] = {}
        other = self if target is None else target
        if other_outlet:
            outlets_a, outlets_b = self._corpus._core.outlets, other._corpus._core.outlets
            codes = {name: i for i, name in enumerate(dict.fromkeys([*outlets_a, *outlets_b]))}
            codes[""] = -1
            columns["group_a"] = np.array([codes[name] for name in outlets_a], dtype=np.int32)
            columns["group_b"] = np.array([codes[name] for name in outlets_b], dtype=np.int32)
        if within_days is not None:
            if not within_days >= 0:
                msg = f"within_days must be at least 0, got {within_days}"
                raise ValueError(msg)
            columns["time_a"] = self._corpus._core.dates
            columns["time_b"] = other._corpus._core.dates
            columns["max_gap"] = round(within_days * _DAY)
        return _core.pair_rule(**columns)


def _pair_frame(found: tuple[Any, Any, Any]) -> pd.DataFrame:
    article_a, article_b, similarity = found
    return to_frame({"article_a": article_a, "article_b": article_b, "similarity": similarity})


def _counts_of(
    counts: _core.CountMatrix, article: int, columns: NDArray[np.int32]
) -> NDArray[np.int64]:
    begin, end = counts.offsets[article], counts.offsets[article + 1]
    at = np.searchsorted(counts.terms[begin:end], columns)
    return np.asarray(counts.counts[begin:end][at], dtype=np.int64)


def _whole(name: str, value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        msg = f"{name} must be a whole number, got {value!r}"
        raise TypeError(msg)
    return int(value)


def _position(name: str, value: int, n: int) -> int:
    position = _whole(name, value)
    if not -n <= position < n:
        msg = f"there is no article {position} ({name}): these vectors have {n}"
        raise IndexError(msg)
    return position % n


def _article_limit(name: str, value: int | float, n: int) -> int:
    """A share becomes the number of articles as scikit-learn has it: value x N."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        msg = f"{name} must be a number, got {value!r}"
        raise TypeError(msg)
    if isinstance(value, float | np.floating):
        if not 0 <= value <= 1:
            msg = f"{name} as a share must be between 0.0 and 1.0, got {value}; an int counts"
            raise ValueError(msg)
        exact = float(value) * n
        return int(np.ceil(exact) if name == "min_articles" else np.floor(exact))
    if value < 0:
        msg = f"{name} must be at least 0, got {value}"
        raise ValueError(msg)
    return int(value)


def _scheme(name: str, parameters: dict[str, Any]) -> _core.Weighting:
    """The core's scheme with its parameters, each checked for being one of this scheme."""
    left = dict(parameters)
    if name == "bm25":
        variant = left.pop("variant", "lucene")
        if variant not in _BM25_VARIANTS:
            known = ", ".join(repr(v) for v in _BM25_VARIANTS)
            msg = f"variant must be one of {known}, got {variant!r}"
            raise ValueError(msg)
        name = _BM25_VARIANTS[variant]
    scheme = _core.Weighting(name)
    allowed = _parameters_of(name)
    unknown = [key for key in left if key not in allowed]
    if unknown:
        msg = (
            f"the scheme {name!r} has no parameter {unknown[0]!r}; "
            f"it has {', '.join(allowed) or 'none'}"
        )
        raise TypeError(msg)
    if not left.pop("smooth", True):
        scheme.global_weight = _core.GlobalWeight.idf_plus_one
    if not left.pop("idf", True):
        scheme.global_weight = _core.GlobalWeight.none
    if left.pop("sublinear", False):
        scheme.local_weight = _core.LocalWeight.logarithm
    if "norm" in left:
        norm = left.pop("norm")
        if norm not in _NORMS:
            msg = f"norm must be 'l1', 'l2' or None, got {norm!r}"
            raise ValueError(msg)
        scheme.norm = getattr(_core.Normalization, _NORMS[norm])
    for key, value in left.items():
        setattr(scheme, key, value)
    return scheme


def _parameters_of(name: str) -> tuple[str, ...]:
    if name == "tfidf":
        return ("smooth", "sublinear", "idf", "norm")
    if name.startswith("bm25"):
        return ("variant", "k1", "b", "delta", "norm")
    if name in {"count", "log-entropy", "ppmi", "news"}:
        return ("norm",)
    return ("slope", "pivot", "log_base")
