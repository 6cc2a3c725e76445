"""What may be asked of a set of articles: vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from broadsheet import _core

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus
    from broadsheet.vectors import Vectors

__all__ = ["CorpusVectors"]


class CorpusVectors:
    """The vectors that a :class:`broadsheet.Corpus` makes."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def vectors(
        self,
        weighting: Any = "news",
        *,
        dimensions: int | None = None,
        accuracy: float | None = None,
        min_articles: int | float = 0,
        max_articles: int | float = 0,
        stop_words: Sequence[str] = (),
        ngrams: tuple[int, int] = (1, 1),
        ngrams_within: str = "article",
        dtype: str = "float64",
        memory: int | str | None = None,
        threads: int | None = None,
        seed: int | None = None,
        **parameters: Any,
    ) -> Vectors:
        r"""The articles of a corpus as weighted term vectors.

        Parameters
        ----------
        weighting : str or model
            A model is a callable that takes a list of texts (what counts of an article, line by
            line; a term map changes nothing of it) and gives an array of float, (len(texts),
            width), or an object whose method ``encode``, ``embed_documents`` or ``embed`` does.
            Parameters ``batch_size`` (32), ``progress`` and ``cache``: a folder that keeps each row
            under a digest of its text, so that an article is embedded once; give each model its
            own. A scheme is one of:

            - ``"news"``, the default, rows of length one:
              :math:`(1 + \ln tf) (\ln\frac{N + 1}{df + 1/2} + \max(0, r)) (1 - \frac{1}{df} +
              \frac{1}{N})` with the residual idf :math:`r = \ln\frac{N}{df} + \ln(1 - e^{-cf/N})`
              of Church & Gale (1995), cf the term's count in all articles.
            - ``"tfidf"``: scikit-learn's defaults, for ever:
              :math:`tf \cdot (\ln\frac{1+N}{1+df} + 1)`, rows of length one. Parameters ``smooth``
              (False: :math:`\ln\frac{N}{df} + 1`), ``sublinear`` (:math:`1 + \ln tf`) and ``idf``
              (False: none).
            - ``"count"``: plain counts.
            - ``"bm25"``: parameters ``variant`` ("lucene", "robertson", "atire", "bm25+", "bm25l"),
              ``k1`` (1.5), ``b`` (0.75) and ``delta`` (0.5); Kamphuis et al. (2020). The length of
              an article and the mean are running words, as in ``corpus.articles``, before
              `stop_words`, `min_articles`, `max_articles` or ``map_terms`` drop any: what is left
              out of the columns changes no other weight. With sequences of words they add those.
            - ``"log-entropy"``, rows of length one: :math:`\ln(1+tf) (1 + \sum_d p \ln p /
              \ln(N+1))`; Dumais (1991).
            - ``"ppmi"``: :math:`\max(0, \ln\frac{p(t, d)}{p(t) p(d)})`.
            - a SMART code of three letters such as ``"ltc"``, logarithms to base 2 (parameter
              ``log_base``): n b a l d L for the count, n f t p for the term, n c u b for the
              article; u and b divide by a pivoted length with ``slope`` (0.25) and ``pivot`` (the
              mean); Salton & Buckley (1988), Singhal et al. (1996).

            All but the SMART codes take ``norm``: what a row is divided by, "l1", "l2" (for rows of
            length one) or None.
        dimensions : int, optional
            Latent semantic analysis: the points are projected on so many leading right singular
            vectors of the weighted matrix. Deerwester et al. (1990).
        accuracy : float, optional
            Of latent dimensions: the largest relative error of any singular value, as bounded by
            residuals, in float64 (1e-6, say). Without it a space of fixed size in float32, in a
            fraction of the time: where articles have topics it holds over 99.9 % of the squared
            norm that the exact dimensions hold, on text that has next to none about 99.7 %.
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
            What sequences do not reach over: the end of the article only, as in
            scikit-learn; or of lines and what is set aside; or of sentences too, as in
            :meth:`broadsheet.Corpus.ngrams`.
        dtype : {"float64", "float32"} or NumPy's dtype
            Of ``vectors.matrix``. Similarities are worked out in float64 either way.
        memory : int or str, optional
            What making them may take beside the corpus, the counts and weights that stay included:
            bytes, or such as "1.5GB"; by default what the corpus was opened or read with. A call
            that could need more refuses with the figure: counts and weights before anything is
            counted, latent dimensions before they are looked for, a model after its first batch,
            which tells how wide its rows are. The vectors keep the bound for what is asked of them.
        threads : int, optional
            Results do not depend on it.
        seed : int, optional
            Of the random block that latent dimensions start from; ``bs.options.seed``.

        Returns
        -------
        Vectors

        Raises
        ------
        MemoryError
            Before the work starts, if it may not fit into `memory`; docs/vectors.md has the
            formulas.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> corpus.vectors("tfidf").matrix.shape
        (3, 6)
        """
        from broadsheet.vector_fitting import make_vectors

        return make_vectors(
            self._corpus,
            weighting,
            dimensions=dimensions,
            accuracy=accuracy,
            min_articles=min_articles,
            max_articles=max_articles,
            stop_words=stop_words,
            ngrams=ngrams,
            ngrams_within=ngrams_within,
            dtype=dtype,
            memory=memory,
            threads=threads,
            seed=seed,
            **parameters,
        )
