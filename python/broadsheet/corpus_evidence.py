"""What may be asked of a set of articles: where words stand, who is named and who speaks.

Each method says what it gives and what may be chosen; the function that it calls does the work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from broadsheet import _core
from broadsheet.arguments import aliases_of
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["CorpusEvidence"]


class CorpusEvidence:
    """The places, names and sources that a :class:`broadsheet.Corpus` finds."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def concordance(
        self,
        query: str | Sequence[str],
        window: int = 8,
        *,
        sort: str = "article",
        sample: int | None = None,
        limit: int | None = None,
        ignore_case: bool = False,
        ignore_diacritics: bool = True,
        seed: int | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Show a word or phrase wherever it stands, with the words around it.

        Parameters
        ----------
        query : str or list of str
            Words that follow one another in a sentence. ``immigra*`` is any word that begins so,
            ``wall|fence`` (or ``wall | fence``) either word, ``border * deal`` has exactly one
            word between, ``border ** deal`` up to five. A list finds what any of its queries
            finds. A word that is a term of the corpus means that term ("US" the country, "us" the
            pronoun); another case is tried only if it is none. ``attrs["notes"]`` of the result
            tells of that, and of a word that does not occur, or only in lines that are set aside.
        window : int
            Words of context on each side.
        sort : {"article", "left", "right", "date"}
            By position, by the words before (the nearest first), the words after, or by date.
        sample : int, optional
            So many of all matches at random.
        limit : int, optional
            The first so many lines.
        ignore_case : bool
            Find all cases of a word.
        ignore_diacritics : bool
            "Lopez" finds "López", and the other way round; a note says so.
        seed : int, optional
            Of the sample; by default ``bs.options.seed``.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            article, outlet, date, left, match, right, begin, end. All three are the original
            wording; begin and end are bytes: ``text.encode()[begin:end]`` is the match.
            ``attrs["notes"]`` says what to know of the query. Printed, the first lines are
            aligned at the match; ``pd.DataFrame(lines)`` prints as a frame.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The US built a wall. They told us about it."])
        >>> corpus.concordance("US", window=2)["right"].tolist()
        ['built a']
        >>> corpus.concordance("built * wall")["match"].tolist()
        ['built a wall']
        """
        from broadsheet.concordance import concordance

        table: pd.DataFrame = concordance(
            self._corpus,
            query,
            window=window,
            sort=sort,
            sample=sample,
            limit=limit,
            ignore_case=ignore_case,
            ignore_diacritics=ignore_diacritics,
            seed=seed,
            threads=threads,
        )
        return table

    def search(
        self,
        query: str | Sequence[str],
        k: int = 10,
        *,
        outlet: str | list[str] | None = None,
        since: Any = None,
        until: Any = None,
        variant: str = "lucene",
        k1: float = 1.5,
        b: float = 0.75,
        delta: float = 0.5,
        snippet_length: int = 200,
        threads: int | None = None,
    ) -> pd.DataFrame:
        r"""The articles that a query is about, best first.

        Parameters
        ----------
        query : str or sequence of str
            Words, any of which an article may have; ``immigra*`` stands for all words that begin
            so.
            ``"border deal"`` in quotation marks must be there as it stands (``*`` for any word).
            ``title:border`` or ``title:"border deal"`` must be in the title, ``outlet:AP`` or
            ``outlet:"The Ledger"`` names an outlet (several: any of them), ``since:2024-01-31`` and
            ``until:`` limit the date. Of several queries the table has a column ``query`` too.
        k : int
            How many articles, at most.
        outlet, since, until
            As in :meth:`broadsheet.Corpus.where`, besides what the query says.
        variant : {"lucene", "robertson", "atire", "bm25+", "bm25l"}
            Of BM25. The score of an article is the sum over the query's words of
            :math:`idf \cdot \frac{tf}{tf + k_1 (1 - b + b\,|d| / \overline{|d|})}` with
            :math:`idf = \ln(1 + \frac{N - df + 0.5}{df + 0.5})` in Lucene's form; the others as in
            Kamphuis et al. (2020).
        k1, b, delta : float
            Saturation, weight of the length, and the floor of bm25+ and bm25l.
        snippet_length : int
            Bytes of a snippet, about.
        threads : int, optional
            Results do not depend on it.

        Returns
        -------
        DataFrame
            article score title snippet. The highest score first; scores that differ by less than
            1e-12 are ties, which the lower article wins. A word of most articles may weigh nothing
            (robertson, atire); articles with no other have score 0. The snippet is the stretch of
            the article that has most of the words, with ``**`` around each. Printed, it shows the
            snippets; ``pd.DataFrame(found)`` prints as a frame.

        Raises
        ------
        ValueError
            The query names a field that a search has not (``outlt:AP``, ``author:Smith``), no word,
            or an outlet that no article has.

        Warns
        -----
        DataWarning
            A word of the query occurs nowhere, or only in another case.

        Examples
        --------
        >>> import broadsheet as bs
        >>> texts = ["The port closed at noon.", "Snow fell.", "Snow closed the port road."]
        >>> corpus = bs.read(texts)
        >>> corpus.search('"closed the port" snow')[["article", "snippet"]].values.tolist()
        [[2, '**Snow** **closed** **the** **port** road.']]
        """
        from broadsheet.search import search

        return search(
            self._corpus,
            query,
            k,
            outlet=outlet,
            since=since,
            until=until,
            variant=variant,
            k1=k1,
            b=b,
            delta=delta,
            snippet_length=snippet_length,
            threads=threads,
        )

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
            ``.concordance(name)`` shows the mentions that are counted.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["We met Ana Costa in Lima. They like Costa."])
        >>> corpus.names()["variants"].tolist()
        [['Ana Costa', 'Costa'], ['Lima']]
        """
        from broadsheet import mentions

        table: pd.DataFrame = mentions.names(
            self._corpus, aliases_of(aliases), thread_count(threads)
        )
        return table

    def quotes(self, *, threads: int | None = None) -> pd.DataFrame:
        """Direct speech with who said it.

        Quotations with a verb of speech and its subject beside them; what has no attribution
        is not listed. A speaker is shown as written: a name without its title, or "she".

        Parameters
        ----------
        threads
            How many threads to use; None: ``bs.options.threads``.

        Returns
        -------
        DataFrame
            ``quote`` (without quotation marks), ``speaker``, ``verb``, ``article``, ``begin``,
            ``end`` (bytes of the quote in the article's text); by article and place.
            ``.counts()``, ``.timeline()`` and ``.plot()`` count the speakers like terms, each
            under the name that its article gives ("Foss" as "Gerald Foss"), as in
            :meth:`names`; ``.concordance(speaker)`` shows the quotations.

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

        Parameters
        ----------
        threads
            How many threads to use; None: ``bs.options.threads``.

        Returns
        -------
        DataFrame
            ``source``, ``cue`` ("according to", "said"), ``article``, ``begin``, ``end`` (bytes
            of the source in the article's text); by article and place. ``.counts()``,
            ``.timeline()`` and ``.plot()`` count the sources like terms, each under the name
            that its article gives; ``.concordance(source)`` shows the places.

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
