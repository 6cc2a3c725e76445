"""What may be asked of a set of articles: terms, diversity, readability, time.

Each method says what it gives and what may be chosen; the function that it calls does the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from broadsheet import _core

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["CorpusStatistics"]


class CorpusStatistics:
    """The questions about terms and articles that a :class:`broadsheet.Corpus` answers."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def terms(
        self,
        dispersion: str | Sequence[str] = "dp_norm",
        *,
        parts: Any = "articles",
        intervals: bool = False,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Count the terms of a corpus.

        Parameters
        ----------
        dispersion : str or list of str
            Measures of dispersion: ``"dp_norm"`` is always there as the column ``dispersion``;
            each further one is a column of its own name. ``dp_norm``, ``dp`` (Gries 2008;
            Lijffijt & Gries 2012), ``kld``, ``kld_norm`` (Gries 2020) and ``gini`` are 0 for an
            even spread; ``juilland_d`` (1970), ``rosengren_s`` (1971), ``carroll_d2`` (1970) and
            ``d_a`` (Burch, Egbert & Biber 2017) are 1; ``range`` counts the parts that have the
            term; ``arf`` is the average reduced frequency (Savicky & Hlavacova 2002), which does
            not depend on parts.
        parts : {"articles", "outlets", "months"} or int or array-like
            Over what dispersion is measured: articles, outlets, calendar months (UTC), so many
            slices of equal size, or one label per article. Articles without an outlet or date
            make one part of their own. Parts without words are left out; a single part gives NaN.
        intervals : bool
            Whether to add ``per_million_low`` and ``per_million_high``: 95 % intervals by
            article (the articles are the sample, not their words), at most a million.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            term, count, articles (that have the term), per_million (running words), idf
            (ln((1 + N) / (1 + articles)) + 1 over N articles), dispersion (DPnorm: 0 even, 1
            uneven); the most frequent term first, ties by the term's bytes.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The wall and the border.", "The deal."])
        >>> table = corpus.terms()
        >>> table[["term", "count", "articles"]].head(2)
          term  count  articles
        0  the      3         2
        1  and      1         1
        """
        from broadsheet.statistics import terms

        return terms(self._corpus, dispersion, parts=parts, intervals=intervals, threads=threads)

    def diversity(
        self,
        by: str = "article",
        *,
        window: int = 50,
        segment: int = 50,
        sample: int = 42,
        mtld_threshold: float = 0.72,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Measure how varied the vocabulary of each article is, or of the corpus.

        With N words, V different ones, and V_m of them m times (words that ``map_terms`` drops are
        left out):

        ============= ==================================== =======================================
        column        formula                              source
        ============= ==================================== =======================================
        ``ttr``       V / N                                Johnson (1944)
        ``guiraud``   V / sqrt N                           Guiraud (1954)
        ``cttr``      V / sqrt 2N                          Carroll (1964)
        ``herdan_c``  ln V / ln N                          Herdan (1960)
        ``maas``      (ln N - ln V) / (ln N)²              Maas (1972)
        ``dugast_u``  (ln N)² / (ln N - ln V)              Dugast (1979)
        ``summer_s``  ln ln V / ln ln N                    Somers (1966)
        ``yule_k``    10⁴ (Σ V_m m² - N) / N²              Yule (1944)
        ``yule_i``    V² / (Σ V_m m² - V)                  Yule (1944)
        ``herdan_vm`` sqrt(Σ V_m m² / N² - 1 / V)          Herdan (1955)
        ``simpson``   Σ V_m m (m - 1) / (N (N - 1))        Simpson (1949)
        ``msttr``     mean TTR of whole segments           Johnson (1944)
        ``mattr``     mean TTR of all windows              Covington & McFall (2010)
        ``mtld``      words per factor, from both ends     McCarthy & Jarvis (2010)
        ``hdd``       mean TTR of random samples           McCarthy & Jarvis (2007)
        ============= ==================================== =======================================

        ``yule_k``, ``maas``, ``herdan_vm`` and ``simpson`` are high for little variety, the others
        for much. All but the last four depend on N: compare them between texts of one length only.

        Parameters
        ----------
        by : {"article", "corpus"}
            A row for each article, or one row for all of them laid end to end.
        window, segment, sample : int
            Words of a window of ``mattr``, a segment of ``msttr``, a sample of ``hdd``.
        mtld_threshold : float
            The TTR at which a factor of ``mtld`` ends.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            tokens, types (int64), then the columns above (float64); NaN where a measure is
            undefined: ``msttr``, ``mattr`` and ``hdd`` of a text shorter than their segment, window
            or sample, all of an empty text. ``dugast_u`` and ``yule_i`` are infinite where no word
            repeats. The index is the article's position.

        Raises
        ------
        ValueError
            If `by` is another word, a length is under 1, or the threshold is not inside (0, 1).

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed and the port opened."])
        >>> corpus.diversity()[["tokens", "types", "ttr"]].values.tolist()
        [[7.0, 5.0, 0.7142857142857143]]
        """
        from broadsheet.diversity import diversity

        return diversity(
            self._corpus,
            by,
            window=window,
            segment=segment,
            sample=sample,
            mtld_threshold=mtld_threshold,
            threads=threads,
        )

    def readability(
        self,
        language: str = "en",
        *,
        familiar_words: Iterable[str] = (),
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Measure how hard each article is to read.

        With w words, s sentences, y syllables, l letters and digits, p words of three syllables
        or more, g words of more than six letters and d unfamiliar words:

        - ``flesch`` 206.835 - 1.015 w/s - 84.6 y/w (Flesch 1948): 100 is very easy
        - ``flesch_kincaid`` 0.39 w/s + 11.8 y/w - 15.59 (Kincaid et al. 1975): a school year
        - ``fog`` 0.4 (w/s + 100 p/w) (Gunning 1952)
        - ``smog`` 1.043 sqrt(30 p/s) + 3.1291 (McLaughlin 1969): made for 30 sentences or more
        - ``coleman_liau`` 5.88 l/w - 29.6 s/w - 15.8 (Coleman & Liau 1975)
        - ``ari`` 4.71 l/w + 0.5 w/s - 21.43 (Senter & Smith 1967)
        - ``lix`` w/s + 100 g/w (Björnsson 1968) and ``rix`` g/s (Anderson 1983): any language
        - ``dale_chall`` 15.79 d/w + 0.0496 w/s, + 3.6365 where d/w > 0.05 (Dale & Chall 1948)
        - ``fernandez_huerta`` 206.84 - 60 y/w - 1.02 w/s (Fernández Huerta 1959), ``inflesz``
          206.835 - 62.3 y/w - w/s (Szigriszt-Pazos 1993): for Spanish, 100 is very easy

        What the corpus counts is measured: set-aside lines do not count, and
        ``corpus.only("paragraph")`` leaves out titles and sub-headings, which are short sentences.

        Parameters
        ----------
        language : str
            A tag of BCP 47, of which only the language counts: ``"en"``, ``"en-US"``, ``"es-MX"``.
            English and Spanish have rules that count syllables. In any other language formulas
            with syllables are NaN; ``lix``, ``rix``, ``coleman_liau`` and ``ari`` are there.
        familiar_words : iterable of str
            The words that Dale and Chall's formula takes as known. No list is shipped, for theirs
            is not free; without one ``dale_chall`` is NaN.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            A row an article: sentences, words, letters, syllables, polysyllables, long_words,
            unfamiliar_words (int64; -1 where not known), then the measures above (float64), NaN
            for an article without words.

        Raises
        ------
        ValueError
            If `language` is no tag, such as the name "english".

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The cat sat on the mat. It was a good cat."])
        >>> table = corpus.readability()
        >>> table[["sentences", "words", "syllables"]].values.tolist()
        [[2, 11, 11]]
        >>> round(float(table["flesch"][0]), 1)
        116.7
        """
        from broadsheet.readability import readability

        return readability(self._corpus, language, familiar_words=familiar_words, threads=threads)

    def timeline(
        self,
        terms: str | Sequence[str],
        every: str = "month",
        *,
        by_outlet: bool = False,
        ignore_case: bool = False,
        ignore_diacritics: bool = True,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Count terms in each period.

        Parameters
        ----------
        terms : str or list of str
            What to count: terms, phrases, patterns, as in :meth:`Corpus.concordance`. Names with
            their variants: ``corpus.names().timeline()``.
        every : {"day", "week", "month", "quarter", "year"}
            Length of a period, in UTC; weeks begin on Monday.
        by_outlet : bool
            Whether to count each outlet apart.
        ignore_case, ignore_diacritics : bool
            As in :meth:`Corpus.concordance`.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            period (its first day), term, outlet (missing unless by_outlet), count, articles (that
            have the term), per_million (running words), per_million_low, per_million_high (95 %
            interval by article, as in :meth:`Corpus.terms`; NaN for a count of 0), period_articles
            and period_tokens (all articles and running words of the period and outlet). Every
            period from the first to the last has its rows; one without words is a gap, with
            per_million NaN. By term, then outlet, then period.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(
        ...     [
        ...         {"text": "The port closed.", "date": "2024-01-03"},
        ...         {"text": "No news.", "date": "2024-03-01"},
        ...     ]
        ... )
        >>> corpus.timeline("port", every="month")[["count", "period_articles"]].values.tolist()
        [[1, 1], [0, 0], [0, 1]]
        """
        from broadsheet.timeline import timeline

        table: pd.DataFrame = timeline(
            self._corpus,
            terms,
            every,
            by_outlet=by_outlet,
            ignore_case=ignore_case,
            ignore_diacritics=ignore_diacritics,
            threads=threads,
        )
        return table

    def growth(self, *, seed: int | None = None) -> pd.DataFrame:
        """Count words and different words after each article, and fit both laws of size.

        Heaps' law (Herdan 1960; Heaps 1978) says that a text of n words has k n^beta different
        ones; fitted by least squares on the logarithms of all points. The Zipf-Mandelbrot law
        (Mandelbrot 1953) says that the term of rank r has a share proportional to (r + q)^-a;
        fitted by maximum likelihood over all ranks, q >= 0.

        Parameters
        ----------
        seed : int, optional
            Take the articles in an order drawn by this seed. By default in the corpus's order,
            which shows where new subjects come in.

        Returns
        -------
        DataFrame
            article, tokens, types (int64, all articles so far), heaps (float64, types that the
            fit expects). ``attrs`` holds ``heaps_k``, ``heaps_beta``, ``heaps_r_squared``,
            ``zipf_a``, ``zipf_q`` and ``zipf_log_likelihood``; NaN where there is too little to
            fit. ``.plot()`` draws curve and fit. A polars frame has no ``attrs``: there they are in
            a sixth column each.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["One port closed.", "Another port opened, one of two."])
        >>> corpus.growth()[["tokens", "types"]].values.tolist()
        [[3, 3], [9, 7]]
        """
        from broadsheet.growth import growth

        return growth(self._corpus, seed=seed)
