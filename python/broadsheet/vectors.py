"""Articles as points: weighting, similarity, the nearest articles, and why."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import at_most, whole_number
from broadsheet.frames import to_frame
from broadsheet.memory import byte_count
from broadsheet.options import thread_count
from broadsheet.pairing import days_apart, pair_frame, pair_rule, real_number
from broadsheet.spaces import LatentSpace, Placed, Space, TermSpace

if TYPE_CHECKING:
    from datetime import timedelta

    import pandas as pd

    from broadsheet.article_map import ArticleMap
    from broadsheet.corpus import Corpus

__all__ = ["Vectors"]


class Vectors:
    """Articles as points; made by :meth:`broadsheet.Corpus.vectors`.

    Similarity is the cosine. Immutable; every result is the same for any number of threads.
    """

    def __init__(
        self, space: Space, corpus: Corpus, placed: Placed, dtype: str, memory: int = 0
    ) -> None:
        self._space = space
        self._corpus = corpus
        self._placed = placed
        self._dtype = dtype
        self._memory = memory  # of what is asked of them, in bytes; 0: no bound

    def _bound(self, memory: int | str | None) -> int:
        return self._memory if memory is None else byte_count(memory)

    @property
    def _points(self) -> Any:
        return self._placed.points

    def __len__(self) -> int:
        return int(self._points.shape[0])

    def __copy__(self) -> Vectors:
        """Itself: vectors are immutable."""
        return self

    def __reduce__(self) -> Any:
        """TypeError: what they are made from is smaller, and is pickled."""
        msg = (
            "vectors are not pickled; pickle or save their corpus and ask it for vectors(...) "
            "again, which gives the same ones, or keep vectors.matrix. "
            "bs.sklearn.TermVectorizer pickles what was fitted, without the articles"
        )
        raise TypeError(msg)

    def __repr__(self) -> str:
        rows, columns = self._points.shape
        noun = "terms" if isinstance(self._space, TermSpace) else "dimensions"
        return f"<Vectors of {rows:,} articles x {columns:,} {noun}, {self._space.name}>"

    def _repr_html_(self) -> str:
        from broadsheet.display import number, table_html

        rows, columns = self._points.shape
        noun = "terms" if isinstance(self._space, TermSpace) else "dimensions"
        facts: list[tuple[str, object]] = [
            ("articles", number(rows)),
            (noun, number(columns)),
            ("weighting", self._space.name),
        ]
        if isinstance(self._space, LatentSpace):
            facts.append(("of the weights' squared norm", f"{self.explained:.0%}"))
        return table_html(facts)

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

        The columns of :attr:`matrix`, or what latent dimensions are made of. Those of a view are
        all of its corpus, also where the view never uses them; ``min_articles=1`` leaves only what
        it uses.

        Examples
        --------
        >>> import broadsheet as bs
        >>> view = bs.read(["The port.", "The snow."])[:1]
        >>> view.vectors("tfidf").terms, view.vectors("tfidf", min_articles=1).terms
        (['the', 'port', 'snow'], ['the', 'port'])
        """
        return list(self._space.terms)

    def get_feature_names_out(self) -> NDArray[np.object_]:
        """The name of each column of :attr:`matrix`: its term, or latent0, latent1, ...

        Returns
        -------
        ndarray of str, dtype object

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["Port news."]).vectors("count").get_feature_names_out().tolist()
        ['news', 'port']
        """
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

    def transform(
        self, articles: Any, *, memory: int | str | None = None, threads: int | None = None
    ) -> Vectors:
        """Other articles as points of the same space.

        Parameters
        ----------
        articles : Corpus, or whatever :func:`broadsheet.read` takes
            Read with the tokenizer and the decisions of the corpus these vectors were fitted
            on; what that corpus sets aside is set aside. Terms that the fitted articles do not
            use are left out; N and df stay theirs.
            Latent dimensions fold them in: x V for weights x and components V.
        memory : int or str, optional
            What placing them may take, their counts and weights included; by default the bound
            of these vectors. MemoryError with the figure before anything is counted otherwise.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        Vectors

        Raises
        ------
        ValueError
            Where the terms of the fitted articles were mapped and `articles` is no corpus, or a
            corpus has other words than the fitted articles: another tokenizer, mapped terms on one
            side only, or a word that both have and count as different terms. What a corpus counts
            (``only``, ``without``) is its own affair: headlines can be placed among whole articles.

        Examples
        --------
        >>> import broadsheet as bs
        >>> vectors = bs.read(["The port closed.", "Snow fell."]).vectors("tfidf")
        >>> vectors.transform(["More snow"]).nearest(k=1, to=vectors)["article_b"].tolist()
        [1]
        """
        from broadsheet.corpus import Corpus
        from broadsheet.reading import read

        fitted = self._space.corpus
        if isinstance(articles, Corpus):
            corpus = articles
            if self._space.counts_terms and corpus is not fitted:
                _require_same_words(fitted, corpus)
        else:
            if self._space.counts_terms and fitted._core.has_mapped_terms:
                msg = (
                    "the terms of the fitted articles were mapped, and the map is not kept; pass "
                    "bs.read(articles, like=corpus).map_terms(...), a corpus with the same map"
                )
                raise ValueError(msg)
            corpus = read(articles, like=fitted, tokenizer=fitted._tokenizer)
            corpus._core = corpus._core.with_mask_of(fitted._core)
        bound = self._bound(memory)
        placed = self._space.place(corpus, thread_count(threads), memory=bound)
        return Vectors(self._space, corpus, placed, self._dtype, bound)

    def nearest(
        self,
        k: int = 10,
        to: Vectors | Corpus | None = None,
        min_similarity: float = 0.0,
        *,
        other_outlet: bool = False,
        within: float | timedelta | None = None,
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
            among the other articles of this set, and so for these vectors or their own corpus.
            In any other set, a copy or a view of this corpus among them, an article that stands
            there too is found as itself, with similarity 1.
        min_similarity : float
            Leave out pairs below; what is less than 1e-12 below is a tie and stays, so that 1.0
            finds copies.
        other_outlet : bool
            Only articles of another outlet (one without an outlet counts as another).
        within : float or timedelta, optional
            Only articles published at most so many days (or so long) apart; those without a
            date find nothing and are not found.
        within_days : float, optional
            The same by another name.
        memory : int or str, optional
            What the search may take beside the vectors: bytes, or such as "1.5GB"; by default
            the bound of these vectors. A smaller bound makes it work in smaller tiles; where that
            does not do, it refuses before it starts, with the figure.
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
            k=at_most("k", k, least=1),
            min_similarity=real_number("min_similarity", min_similarity),
            rule=pair_rule(self._corpus, there, other_outlet, days_apart(within, within_days)),
            threads=thread_count(threads),
            memory=self._bound(memory),
        )
        return pair_frame(found)

    def pairs(
        self,
        min_similarity: float = 0.8,
        *,
        other_outlet: bool = False,
        within: float | timedelta | None = None,
        within_days: float | None = None,
        memory: int | str | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Every pair of articles at least this similar, exactly.

        Parameters
        ----------
        min_similarity : float
            Above 0, at most 1; what is less than 1e-12 below is a tie and stays.
        other_outlet, within, within_days, memory, threads
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
            min_similarity=real_number("min_similarity", min_similarity),
            rule=pair_rule(
                self._corpus, self._corpus, other_outlet, days_apart(within, within_days)
            ),
            threads=thread_count(threads),
            memory=self._bound(memory),
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
            The most the block may take: bytes, or such as "1.5GB"; by default the bound of these
            vectors. MemoryError before anything is worked out otherwise.
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
        target = self._target(other, threads)
        target = self if target is None else target
        bound = self._bound(memory)
        # The block, and terms turned on their side: by term the articles that use it.
        turned = 12 * target._points.values.size + 16 * target._points.shape[1]
        is_dense = isinstance(target._points, _core.DensePoints)
        needed = 8 * len(self) * len(target) + (0 if is_dense else turned)
        if bound and needed > bound:
            msg = (
                f"{len(self):,} x {len(target):,} similarities take {needed / 1e6:,.1f} MB, "
                f"more than the {bound / 1e6:,.1f} MB of memory=; "
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
        target = self._target(to, None)
        target = self if target is None else target
        a = _position("i", i, len(self))
        b = _position("j", j, len(target))
        columns, contributions = self._space.explain(self._placed, a, target._placed, b)
        terms = self._space.terms  # not self.terms, each of which is a copy of them all
        table = to_frame(
            {
                "term": [terms[column] for column in columns],
                "contribution": contributions,
                "count_a": _counts_of(self._placed, a, columns),
                "count_b": _counts_of(target._placed, b, columns),
            }
        )
        from broadsheet.likeness import side_by_side

        shown: pd.DataFrame = side_by_side(table, (self._corpus, a), (target._corpus, b))
        return shown

    def map(
        self,
        color: str | None = "outlet",
        *,
        method: str = "pca",
        memory: int | str | None = None,
    ) -> ArticleMap:
        """A picture of the articles in two dimensions: near means alike.

        Parameters
        ----------
        color : str, optional
            The column of ``corpus.articles`` that colours the points; None: one colour.
        method : {"pca", "umap"}
            "pca": the two leading principal components of the points scaled to length one
            (of their 50 leading latent dimensions where they are weights of terms). "umap":
            McInnes et al. (2018), from the same points; needs the package umap-learn.
        memory : int or str, optional
            What finding the places may take beside the vectors, without what umap-learn itself
            takes; by default the bound of these vectors. MemoryError with the figure before it
            starts otherwise.

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

        return ArticleMap(self, color, method, self._bound(memory))

    def _target(self, to: Vectors | Corpus | None, threads: int | None) -> Vectors | None:
        from broadsheet.corpus import Corpus

        if to is None or to is self or to is self._corpus:
            return None
        if isinstance(to, Corpus):
            return self.transform(to, threads=threads)
        if not isinstance(to, Vectors):
            msg = (
                f"the other set must be Vectors or a Corpus, got {type(to).__name__}; "
                "vectors.transform(articles) makes vectors of what bs.read takes"
            )
            raise TypeError(msg)
        if to._space is not self._space:
            msg = (
                "both vectors must come of one fit, else their columns and weights differ; "
                "use vectors.transform(corpus), or pass the corpus itself"
            )
            raise ValueError(msg)
        return to


def _require_same_words(fitted: Corpus, corpus: Corpus) -> None:
    """ValueError where terms of the same letters are not the same words in both."""
    of_fitted, of_corpus = fitted._core.tokenizer, corpus._core.tokenizer
    if of_fitted != of_corpus:
        msg = (
            f"the fitted articles and these have different tokenizers: {of_fitted} and "
            f"{of_corpus}; read these with bs.read(..., like=corpus), corpus being the fitted one"
        )
        raise ValueError(msg)
    mapped = fitted._core.has_mapped_terms
    if mapped != corpus._core.has_mapped_terms:
        which = "fitted articles" if mapped else "articles to place"
        msg = (
            f"only the terms of the {which} were mapped, so that words of the two do not meet; "
            "give both corpora the same map_terms(...)"
        )
        raise ValueError(msg)
    if mapped and (difference := fitted._core.map_difference(corpus._core)):
        word, *terms = difference
        of_fitted, of_corpus = (f"as {term!r}" if term else "not at all" for term in terms)
        msg = (
            f"the terms of the fitted articles and of these were mapped differently: {word!r} "
            f"counts {of_fitted} there and {of_corpus} here; give both the same map_terms(...)"
        )
        raise ValueError(msg)


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


def _position(name: str, value: int, n: int) -> int:
    position = whole_number(name, value)
    if not -n <= position < n:
        msg = f"there is no article {position} ({name}): these vectors have {n}"
        raise IndexError(msg)
    return position % n
