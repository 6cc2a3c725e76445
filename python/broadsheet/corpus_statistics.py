"""What may be asked of a set of articles: statistics, names and quotes, vectors, search.

Each method only says what it gives; the module it calls does the work and has the options.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from broadsheet import _core
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus
    from broadsheet.vectors import Vectors

__all__ = ["CorpusStatistics"]


class CorpusStatistics:
    """The questions that a :class:`broadsheet.Corpus` answers about what it counts."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def terms(self, dispersion: str | Sequence[str] = "dp_norm", **options: Any) -> pd.DataFrame:
        """Every term that is counted, with its statistics.

        Columns: term count articles per_million idf dispersion, and more on request. See
        :func:`broadsheet.statistics.terms` for the options ``parts=``, ``intervals=``,
        ``threads=`` and the formulas.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["The US and us.", "The port."]).terms()["term"].tolist()
        ['the', 'US', 'and', 'port', 'us']
        """
        from broadsheet import statistics

        return statistics.terms(self._corpus, dispersion=dispersion, **options)

    def ngrams(self, n: int = 2, **options: Any) -> pd.DataFrame:
        """Sequences of n words: term count articles per_million.

        See :func:`broadsheet.sequences.ngrams` for the options ``skip=``, ``min_count=``,
        ``measures="lambda"``, ``close_gaps=``, ``across_sentences=``, ``threads=``.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["A border deal."]).ngrams(2)["term"].tolist()
        ['a border', 'border deal']
        """
        from broadsheet import sequences

        return sequences.ngrams(self._corpus, n, **options)

    def collocations(self, window: int = 1, **options: Any) -> pd.DataFrame:
        """Words that stand together more often than by chance, adjacent or in a window.

        Columns: term_1 term_2 count count_1 count_2 expected log_likelihood pmi npmi log_dice
        t_score, and more on request. See :func:`broadsheet.sequences.collocations` for the
        options ``side=``, ``node=``, ``min_count=``, ``measures=``, ``close_gaps=``,
        ``across_sentences=``, ``threads=`` and the formulas.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["A border deal. The border deal."])
        >>> corpus.collocations(min_count=2)[["term_1", "term_2", "count"]].values.tolist()
        [['border', 'deal', 2]]
        """
        from broadsheet import sequences

        return sequences.collocations(self._corpus, window, **options)

    def phrases(self, max_words: int = 4, **options: Any) -> pd.DataFrame:
        """Sequences of words that are worth being one term: proposals for ``map_terms``.

        Columns: term words count articles lambda z. See
        :func:`broadsheet.sequences.phrases` for the rule and the options ``min_count=``,
        ``min_z=``, ``min_share=``, ``stop_words=``, ``threads=``.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read([f"The border deal of {n} failed." for n in "abcdefgh"])
        >>> corpus.phrases(min_z=2)["term"].tolist()
        ['border deal']
        """
        from broadsheet import sequences

        return sequences.phrases(self._corpus, max_words, **options)

    def diversity(self, by: str = "article", **options: Any) -> pd.DataFrame:
        """How varied the vocabulary is, of each article or of the corpus.

        See :func:`broadsheet.diversity.diversity` for the columns, formulas and options.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["No deal, no border."]).diversity()["ttr"].tolist()
        [0.75]
        """
        from broadsheet.diversity import diversity

        return diversity(self._corpus, by, **options)

    def concordance(self, query: str, window: int = 8, **options: Any) -> pd.DataFrame:
        """Where a term stands, with the words around it.

        See :func:`broadsheet.statistics.concordance`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["They closed the port."]).concordance("port")["left"].tolist()
        ['They closed the']
        """
        from broadsheet import statistics

        lines: pd.DataFrame = statistics.concordance(self._corpus, query, window=window, **options)
        return lines

    def names(
        self, aliases: Mapping[str, str] | None = None, *, threads: int | None = None
    ) -> pd.DataFrame:
        """Names of persons, places and organisations, each with its variants.

        Runs of capitalised words, found without a model. A shorter form is the same name as
        the longer one that the article has ("Biden" for "Joe Biden"); diacritics make no
        difference. What stands in lines that are set aside does not count.

        Parameters
        ----------
        aliases
            Other forms and the name each stands for: ``{"AMLO": "Andrés Manuel López Obrador"}``.
        threads
            How many threads to use; None: ``bs.options.threads``.

        Returns
        -------
        DataFrame
            ``name`` (its most frequent long form), ``variants`` (all forms as written, most
            frequent first), ``count`` (mentions), ``articles``; sorted by count, then name. It
            counts and plots like terms: ``.counts()``, ``.timeline()``, ``.plot()``;
            ``corpus.concordance(variants)`` shows the forms of one.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["We met Ana Costa in Lima. They like Costa."])
        >>> corpus.names()["variants"].tolist()
        [['Ana Costa', 'Costa'], ['Lima']]
        """
        from broadsheet import mentions

        table: pd.DataFrame = mentions.names(
            self._corpus, dict(aliases or {}), thread_count(threads)
        )
        return table

    def quotes(self, *, threads: int | None = None) -> pd.DataFrame:
        """Direct speech with who said it.

        Quotations with a verb of speech and its subject beside them; what has no attribution
        is not listed. A speaker is shown as written: a name without its title, or "she".

        Returns
        -------
        DataFrame
            ``quote`` (without quotation marks), ``speaker``, ``verb``, ``article``, ``begin``,
            ``end`` (bytes of the quote in the article's text); by article and place.
            ``.counts()``, ``.timeline()`` and ``.plot()`` count the speakers like terms.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(['"We have no beds left," said Ruth Adeyemi, a nurse.'])
        >>> corpus.quotes()[["quote", "speaker", "verb"]].values.tolist()
        [['We have no beds left,', 'Ruth Adeyemi', 'said']]
        """
        from broadsheet import mentions

        table: pd.DataFrame = mentions.quotes(self._corpus, thread_count(threads))
        return table

    def attributions(self, *, threads: int | None = None) -> pd.DataFrame:
        """Sources that articles name for what they report without quoting it.

        After "according to", "citing" and the like, before "reported", and names and
        spokespersons before a verb of speech.

        Returns
        -------
        DataFrame
            ``source``, ``cue`` ("according to", "said"), ``article``, ``begin``, ``end`` (bytes
            of the source in the article's text); by article and place. ``.counts()``,
            ``.timeline()`` and ``.plot()`` count the sources like terms.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The ferry left at dawn, according to the Associated Press."])
        >>> corpus.attributions()["source"].tolist()
        ['Associated Press']
        """
        from broadsheet import mentions

        table: pd.DataFrame = mentions.attributions(self._corpus, thread_count(threads))
        return table

    def timeline(
        self, terms: str | list[str], every: str = "month", **options: Any
    ) -> pd.DataFrame:
        """Terms over time, with intervals: see :func:`broadsheet.timeline.timeline`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read([{"text": "The port closed.", "date": "2024-01-03"}])
        >>> corpus.timeline("port", every="week")["period"].dt.strftime("%a %d %b").tolist()
        ['Mon 01 Jan']
        """
        from broadsheet.timeline import timeline

        table: pd.DataFrame = timeline(self._corpus, terms, every, **options)
        return table

    def readability(self, language: str = "en", **options: Any) -> pd.DataFrame:
        """How hard each article is to read: see :func:`broadsheet.readability.readability`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> round(float(bs.read(["El gato duerme."]).readability("es")["inflesz"][0]), 1)
        100.0
        """
        from broadsheet.readability import readability

        return readability(self._corpus, language, **options)

    def growth(self, *, seed: int | None = None) -> pd.DataFrame:
        """How the vocabulary grows: see :func:`broadsheet.growth.growth`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["One port closed.", "One port opened."]).growth()["types"].tolist()
        [3, 4]
        """
        from broadsheet.growth import growth

        return growth(self._corpus, seed=seed)

    def vectors(self, weighting: Any = None, **options: Any) -> Vectors:
        """The articles as vectors: see :func:`broadsheet.vector_fitting.make_vectors`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
        >>> vectors = corpus.vectors("tfidf")
        >>> vectors.nearest(k=1)["article_b"].tolist()[0]
        1
        """
        from broadsheet.vector_fitting import DEFAULT, make_vectors

        return make_vectors(self._corpus, DEFAULT if weighting is None else weighting, **options)

    def search(self, query: str | Sequence[str], k: int = 10, **options: Any) -> pd.DataFrame:
        """The articles that a query is about, best first: article score title snippet.

        Words, ``"phrases"``, ``title:``, ``outlet:``, ``since:`` and ``until:``; ranked by BM25.
        See :func:`broadsheet.search.search`.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "Snow fell."])
        >>> corpus.search("snow")[["article", "snippet"]].values.tolist()
        [[1, '**Snow** fell.']]
        """
        from broadsheet.search import search

        return search(self._corpus, query, k, **options)
