"""Articles as points: weighting, similarity, the nearest articles, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.frames import to_frame
from broadsheet.memory import byte_count
from broadsheet.options import options, thread_count
from broadsheet.pairing import pair_frame, pair_rule
from broadsheet.spaces import (
    LatentSpace,
    Placed,
    Space,
    TermSpace,
    article_limit,
    ngram_rule,
    scheme_of,
)

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.article_map import ArticleMap
    from broadsheet.corpus import Corpus

__all__ = ["DEFAULT", "Vectors", "make_vectors"]

# Chosen by evidence: docs/vectors.md has the table.
DEFAULT = "news"

_DTYPES = ("float64", "float32")


def make_vectors(
    corpus: Corpus,
    weighting: Any = DEFAULT,
    *,
    dimensions: int | None = None,
    accuracy: float | None = None,
    min_articles: int | float = 0,
    max_articles: int | float = 0,
    stop_words: Sequence[str] = (),
    ngrams: tuple[int, int] = (1, 1),
    ngrams_within: str = "article",
    dtype: str = "float64",
    threads: int | None = None,
    seed: int | None = None,
    **parameters: Any,
) -> Vectors:
    r"""The articles of a corpus as weighted term vectors.

    Parameters
    ----------
    corpus : Corpus
        The articles. N and df below are those of this corpus or view.
    weighting : str or model
        A model is a callable that takes a list of texts (an article's lines that count) and
        gives an array of float, (len(texts), width), or an object whose method ``encode``,
        ``embed_documents`` or ``embed`` does. Parameters ``batch_size`` (32), ``progress`` and
        ``cache``: a folder that keeps each row under a digest of its text, so that an article
        is embedded once; give each model its own. A scheme is one of:

        - ``"news"``, the default, rows of length one:
          :math:`(1 + \ln tf) (\ln\frac{N + 1}{df + 1/2} + \max(0, r)) (1 - \frac{1}{df} +
          \frac{1}{N})` with the residual idf :math:`r = \ln\frac{N}{df} + \ln(1 - e^{-cf/N})`
          of Church & Gale (1995), cf the term's count in all articles.
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
    dimensions : int, optional
        Latent semantic analysis: the points are projected on so many leading right singular
        vectors of the weighted matrix. Deerwester et al. (1990).
    accuracy : float, optional
        Of latent dimensions: the largest relative error of any singular value, as bounded by
        residuals, in float64 (1e-6, say). Without it a space of fixed size in float32, in a
        fraction of the time: where articles have topics it holds over 99.9 % of the squared
        norm that the exact dimensions hold, on text that has next to none about 99.1 %.
    min_articles, max_articles : int or float
        Only terms in at least, at most so many articles: an int counts them, a float between
        0 and 1 is a share. 0: no limit.
    stop_words : sequence of str
        Terms to leave out.
    ngrams : (int, int)
        The shortest and the longest sequence of words that has a column of its own, 1 to 10:
        ``(1, 2)`` makes columns of words and of pairs of words, named with a space between. The
        same as scikit-learn's ``ngram_range``: stop words are taken out before sequences are
        read. A word that ``map_terms`` dropped leaves a gap that no sequence reaches over.
    ngrams_within : {"article", "line", "sentence"}
        What sequences do not reach over: the end of the article only, as in scikit-learn; or of
        lines and what is set aside; or of sentences too, as in :meth:`broadsheet.Corpus.ngrams`.
    dtype : {"float64", "float32"}
        Of ``vectors.matrix``. Similarities are worked out in float64 either way.
    threads : int, optional
        Results do not depend on it.
    seed : int, optional
        Of the random block that latent dimensions start from; ``bs.options.seed``.

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
    if dtype not in _DTYPES:
        msg = f"dtype must be 'float64' or 'float32', got {dtype!r}"
        raise ValueError(msg)
    if not isinstance(weighting, str):
        return _embedded(corpus, weighting, dtype, dimensions, threads, parameters)
    if isinstance(stop_words, str):
        msg = "stop_words must be a sequence of str, not one str"
        raise TypeError(msg)
    n_threads = thread_count(threads)
    features = _core.Features(
        corpus._core,
        min_articles=article_limit("min_articles", min_articles, len(corpus)),
        max_articles=article_limit("max_articles", max_articles, len(corpus)),
        stop_words=list(stop_words),
        ngrams=ngram_rule(ngrams, ngrams_within),
        threads=n_threads,
    )
    scheme = _core.FittedWeighting(scheme_of(weighting, parameters), features)
    terms = TermSpace(corpus, weighting, features, scheme)
    placed = terms.place(corpus, n_threads)
    if dimensions is None:
        if accuracy is not None:
            msg = "accuracy is that of latent dimensions; say how many with dimensions="
            raise TypeError(msg)
        return Vectors(terms, corpus, placed, dtype)
    assert placed.weights is not None
    core = _core.LatentSpace(
        placed.weights,
        dimensions=_whole("dimensions", dimensions),
        accuracy=0.0 if accuracy is None else float(accuracy),
        seed=options.seed if seed is None else seed,
        threads=n_threads,
    )
    space = LatentSpace(terms, core)
    return Vectors(space, corpus, space.project(placed, n_threads), dtype)


def _embedded(
    corpus: Corpus,
    model: Any,
    dtype: str,
    dimensions: int | None,
    threads: int | None,
    parameters: dict[str, Any],
) -> Vectors:
    from broadsheet.embedding import EmbeddingSpace

    known = {"batch_size", "cache", "progress"}
    if unknown := sorted(set(parameters) - known):
        msg = f"a model has no parameter {unknown[0]!r}; it has {', '.join(sorted(known))}"
        raise TypeError(msg)
    if dimensions is not None:
        msg = "dimensions are those of weighted terms; a model has as many as it gives"
        raise TypeError(msg)
    progress = parameters.pop("progress", None)
    space = EmbeddingSpace(corpus, model, **parameters)
    placed = space.place(corpus, thread_count(threads), progress=progress)
    return Vectors(space, corpus, placed, dtype)


class Vectors:
    """Articles as points; made by :meth:`broadsheet.Corpus.vectors`.

    Similarity is the cosine. Immutable; every result is the same for any number of threads.
    """

    def __init__(self, space: Space, corpus: Corpus, placed: Placed, dtype: str) -> None:
        self._space = space
        self._corpus = corpus
        self._placed = placed
        self._dtype = dtype

    @property
    def _points(self) -> Any:
        return self._placed.points

    def __len__(self) -> int:
        return int(self._points.shape[0])

    def __repr__(self) -> str:
        rows, columns = self._points.shape
        noun = "terms" if isinstance(self._space, TermSpace) else "dimensions"
        return f"<Vectors of {rows:,} articles x {columns:,} {noun}, {self._space.name}>"

    @cached_property
    def matrix(self) -> Any:
        """The points, articles x columns; columns as ``get_feature_names_out()``.

        Weights of terms are a ``scipy.sparse.csr_array``, latent dimensions and embeddings an
        ndarray; float64 or the dtype that was asked for, read-only. In float64 it shares the
        memory of the vectors.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["Snow fell.", "Snow."]).vectors("tfidf").matrix.shape
        (2, 2)
        """
        points = self._points
        values = points.values
        if self._dtype == "float32":
            values = values.astype(np.float32)
            values.flags.writeable = False
        if isinstance(points, _core.DensePoints):
            return values
        from scipy.sparse import csr_array

        return csr_array((values, points.columns, points.offsets), shape=points.shape)

    @property
    def terms(self) -> list[str]:
        """The terms that were weighted, the most frequent of the corpus first; then n-grams.

        The columns of :attr:`matrix`, or what latent dimensions are made of.
        """
        return self._space.terms

    def get_feature_names_out(self) -> NDArray[np.object_]:
        """The name of each column of :attr:`matrix`: its term, or latent0, latent1, ..."""
        return np.array(self._space.dimension_names, dtype=object)

    @property
    def components(self) -> NDArray[np.float64]:
        """The latent dimensions as weights of terms: float64, (dimensions, len(terms)).

        The leading right singular vectors of the weighted matrix X. Orthonormal (within 1e-4
        unless an `accuracy` was asked for); the largest weight of each, in size, is positive.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf", dimensions=2).components.shape
        (2, 6)
        """
        return np.asarray(self._latent("components").components.T)

    @property
    def singular_values(self) -> NDArray[np.float64]:
        """The singular value of each latent dimension, the largest first."""
        return np.asarray(self._latent("singular_values").singular_values)

    @property
    def explained(self) -> float:
        """The share of the squared norm of the weights that the latent dimensions hold."""
        return float(self._latent("explained").explained)

    def _latent(self, what: str) -> _core.LatentSpace:
        if not isinstance(self._space, LatentSpace):
            msg = f"{what} belongs to latent dimensions: corpus.vectors(dimensions=200)"
            raise AttributeError(msg)
        return self._space.core

    def transform(self, articles: Any, *, threads: int | None = None) -> Vectors:
        """Other articles as points of the same space.

        Parameters
        ----------
        articles : Corpus, or whatever :func:`broadsheet.read` takes
            Read with the tokenizer and the decisions of the corpus these vectors were fitted
            on; what that corpus sets aside is set aside. Terms that the fitted articles do not
            use are left out; N and df stay theirs.
            Latent dimensions fold them in: x V for weights x and components V.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        Vectors

        Raises
        ------
        ValueError
            Where the terms of the fitted articles were mapped and `articles` is no corpus.

        Examples
        --------
        >>> import broadsheet as bs
        >>> vectors = bs.read(["The port closed.", "Snow fell."]).vectors("tfidf")
        >>> vectors.transform(["More snow"]).nearest(k=1, to=vectors)["article_b"].tolist()
        [1]
        """
        from broadsheet.corpus import Corpus
        from broadsheet.reading import read

        if isinstance(articles, Corpus):
            corpus = articles
        else:
            fitted = self._space.corpus
            if self._space.counts_terms and fitted._core.has_mapped_terms:
                msg = (
                    "the terms of the fitted articles were mapped, and the map is not kept; pass "
                    "bs.read(articles, like=corpus).map_terms(...), a corpus with the same map"
                )
                raise ValueError(msg)
            corpus = read(articles, like=fitted)
            corpus._core = corpus._core.with_mask_of(fitted._core)
        placed = self._space.place(corpus, thread_count(threads))
        return Vectors(self._space, corpus, placed, self._dtype)

    def nearest(
        self,
        k: int = 10,
        to: Vectors | Corpus | None = None,
        min_similarity: float = 0.0,
        *,
        other_outlet: bool = False,
        within_days: float | None = None,
        memory: int | str | None = None,
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
        memory : int or str, optional
            What the search may take beside the vectors: bytes, or such as "1.5GB". A smaller
            bound makes it work in smaller tiles; where that does not do, it refuses before it
            starts, with the figure.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        DataFrame
            article_a article_b similarity. By article_a, then from the most similar down;
            similarities that differ by less than 1e-12 are ties, which the lower article_b
            wins. Positions in each side's corpus.

        Notes
        -----
        All pairs are never held. The peak is known before it starts: beside the vectors about
        16 bytes a weight that is not zero, 1 KB an article (for k = 10) and, for a tile of at most
        8,192 articles, 2 bytes for each of them and each common term (4,096 of these at most).

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf").nearest(k=1)["article_b"].tolist()
        [1, 0, 0]
        """
        target = self._target(to, threads)
        there = self._corpus if target is None else target._corpus
        found = _core.nearest(
            self._points,
            None if target is None else target._points,  # type: ignore[arg-type]
            k=_whole("k", k),
            min_similarity=float(min_similarity),
            rule=pair_rule(self._corpus, there, other_outlet, within_days),
            threads=thread_count(threads),
            memory=byte_count(memory),
        )
        return pair_frame(found)

    def pairs(
        self,
        min_similarity: float = 0.8,
        *,
        other_outlet: bool = False,
        within_days: float | None = None,
        memory: int | str | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Every pair of articles at least this similar, exactly.

        Parameters
        ----------
        min_similarity : float
            Above 0, at most 1.
        other_outlet, within_days, memory, threads
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
            rule=pair_rule(self._corpus, self._corpus, other_outlet, within_days),
            threads=thread_count(threads),
            memory=byte_count(memory),
        )
        return pair_frame(found)

    def similarity(
        self,
        other: Vectors | Corpus | None = None,
        *,
        memory: int | str | None = None,
        threads: int | None = None,
    ) -> NDArray[np.float64]:
        """Every similarity between these articles and others, as a dense block.

        Parameters
        ----------
        other : Vectors or Corpus, optional
            Vectors of the same fit, or a corpus, which is transformed. Default: this set.
        memory : int or str, optional
            The most the block may take: bytes, or such as "1.5GB"; MemoryError before anything
            is worked out otherwise.
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
        bound = byte_count(memory)
        if bound and 8 * len(self) * len(target) > bound:
            msg = (
                f"{len(self):,} x {len(target):,} similarities take "
                f"{8 * len(self) * len(target) / 1e6:,.1f} MB, more than memory={memory!r}; "
                "nearest() and pairs() never hold all pairs"
            )
            raise MemoryError(msg)
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
            term contribution count_a count_b; the largest contribution first; contributions
            add up to the similarity. A term contributes weight x weight / (norm x norm). In
            latent dimensions, with points p = x V and q = y V, it contributes
            (x_t (v_t q) + y_t (v_t p)) / (2 |p| |q|), also where only one article has it.
            Jupyter shows the two texts side by side too, with the terms of both marked, the
            stronger the more they add.

        Raises
        ------
        TypeError
            The vectors are those of an embedding, which has no terms.

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
        columns, contributions = self._space.explain(self._placed, a, target._placed, b)
        table = to_frame(
            {
                "term": [self.terms[column] for column in columns],
                "contribution": contributions,
                "count_a": _counts_of(self._placed, a, columns),
                "count_b": _counts_of(target._placed, b, columns),
            }
        )
        from broadsheet.likeness import side_by_side

        shown: pd.DataFrame = side_by_side(table, (self._corpus, a), (target._corpus, b))
        return shown

    def map(self, color: str | None = "outlet", *, method: str = "pca") -> ArticleMap:
        """A picture of the articles in two dimensions: near means alike.

        Parameters
        ----------
        color : str, optional
            The column of ``corpus.articles`` that colours the points; None: one colour.
        method : {"pca", "umap"}
            "pca": the two leading principal components of the points scaled to length one
            (of their 50 leading latent dimensions where they are weights of terms). "umap":
            McInnes et al. (2018), from the same points; needs the package umap-learn.

        Returns
        -------
        ArticleMap
            Shown in Jupyter with title, outlet and date of the article under the pointer;
            ``.table`` has article x y, ``.figure`` is a matplotlib figure, ``.save(path)``
            writes .html, .svg, .png or .pdf.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf").map(color=None).table.columns.tolist()
        ['article', 'x', 'y']
        """
        from broadsheet.article_map import ArticleMap

        return ArticleMap(self, color, method)

    def _target(self, to: Vectors | Corpus | None, threads: int | None) -> Vectors | None:
        from broadsheet.corpus import Corpus

        if to is None or to is self:
            return None
        if isinstance(to, Corpus):
            return self.transform(to, threads=threads)
        if not isinstance(to, Vectors):
            msg = f"to must be Vectors or a Corpus, got {type(to).__name__}"
            raise TypeError(msg)
        if to._space is not self._space:
            msg = (
                "both vectors must come of one fit, else their columns and weights differ; "
                "use vectors.transform(corpus), or pass the corpus itself"
            )
            raise ValueError(msg)
        return to


def _counts_of(placed: Placed, article: int, columns: NDArray[np.int32]) -> NDArray[np.int64]:
    counts = placed.counts
    assert counts is not None
    begin, end = counts.offsets[article], counts.offsets[article + 1]
    terms = counts.terms[begin:end]
    at = np.minimum(np.searchsorted(terms, columns), max(len(terms) - 1, 0))
    if not len(terms):
        return np.zeros(len(columns), dtype=np.int64)
    there = terms[at] == columns
    return np.where(there, counts.counts[begin:end][at], 0).astype(np.int64)


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
