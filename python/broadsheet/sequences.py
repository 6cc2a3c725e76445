"""Words that follow one another. Methods of :class:`broadsheet.Corpus` call these functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.arguments import number, texts, whole_number
from broadsheet.concordance import concordance_at
from broadsheet.corpus_table import CorpusTable
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["Collocations", "Ngrams", "collocations", "ngrams", "phrases"]

_COLUMNS = ("expected", "log_likelihood", "pmi", "npmi", "log_dice", "t_score")
_SIDES = ("right", "left", "both")


class Ngrams(CorpusTable):
    """A table of n-grams: a pandas frame whose rows show where they stand."""

    _metadata = [*CorpusTable._metadata, "_options"]
    _options: dict[str, Any]

    def concordance(self, ngram: str, *, window: int = 8) -> Any:
        """Show the places that a row counts, each with the words around it.

        Parameters
        ----------
        ngram : str
            The row's ``term``.
        window : int
            Words of context on each side.

        Returns
        -------
        Concordance
            As of :meth:`Corpus.concordance`, by article and place: as many lines as the row has
            as ``count``, each from the first word to the last, also of what a skip-gram leaves
            out between.

        Raises
        ------
        ValueError
            If it is no sequence of so many terms.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["They struck a border deal. A deal was struck."])
        >>> corpus.ngrams(2, skip=1).concordance("a deal")["match"].tolist()
        ['a border deal', 'A deal']
        """
        corpus = self._known_corpus()
        places = _core.ngram_places(
            corpus._core, ngram, threads=thread_count(None), **self._options
        )
        return concordance_at(corpus, places, window, query=ngram)


class Collocations(CorpusTable):
    """A table of collocations: a pandas frame whose rows show where they stand."""

    _metadata = [*CorpusTable._metadata, "_options"]
    _options: dict[str, Any]

    def concordance(self, term_1: str, term_2: str, *, window: int = 8) -> Any:
        """Show the places that a row counts, each with the words around it.

        Parameters
        ----------
        term_1, term_2 : str
            The row's terms.
        window : int
            Words of context on each side.

        Returns
        -------
        Concordance
            As of :meth:`Corpus.concordance`, by article and place: as many lines as the row has
            as ``count``, each from the first word to the last with what stands between. A word
            with itself, which ``side="both"`` counts from either end, stands once, and
            ``attrs["notes"]`` says so.

        Raises
        ------
        ValueError
            If one is no term of the corpus.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["They struck a border deal. A deal was struck."])
        >>> table = corpus.collocations(2, min_count=1)
        >>> table.concordance("a", "deal")["match"].tolist()
        ['a border deal', 'A deal']
        """
        corpus = self._known_corpus()
        places = _core.pair_places(
            corpus._core,
            _term_id(corpus, term_1, "term_1"),
            _term_id(corpus, term_2, "term_2"),
            threads=thread_count(None),
            **self._options,
        )
        turned = self._options["side"] == "both" and term_1 == term_2
        notes = ["counted from either end: a line here is two of the count"] if turned else []
        return concordance_at(corpus, places, window, query=[term_1, term_2], notes=notes)


def ngrams(
    corpus: Corpus,
    n: int = 2,
    *,
    skip: int = 0,
    min_count: int = 1,
    measures: str | Sequence[str] = (),
    close_gaps: bool = False,
    across_sentences: bool = False,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.ngrams`."""
    n, skip = whole_number("n", n), whole_number("skip", skip)
    min_count = whole_number("min_count", min_count)
    chosen = [measures] if isinstance(measures, str) else texts("measures", measures)
    for measure in chosen:
        if measure not in ("lambda", "z"):
            msg = f"measures of n-grams must be among lambda, z; got {measure!r}"
            raise ValueError(msg)
    options: dict[str, Any] = {
        "n": n,
        "skip": skip,
        "close_gaps": close_gaps,
        "across_sentences": across_sentences,
    }
    columns = _core.ngrams(
        corpus._core,
        min_count=min_count,
        with_lambda=bool(chosen),
        threads=thread_count(threads),
        **options,
    )
    return _table(Ngrams, corpus, columns, options)


def collocations(
    corpus: Corpus,
    window: int = 1,
    *,
    side: str = "right",
    node: str | None = None,
    min_count: int = 5,
    measures: str | Sequence[str] = (),
    close_gaps: bool = False,
    across_sentences: bool = False,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.collocations`."""
    if side not in _SIDES:
        msg = f"side must be one of {', '.join(_SIDES)}, got {side!r}"
        raise ValueError(msg)
    window, min_count = whole_number("window", window), whole_number("min_count", min_count)
    options: dict[str, Any] = {
        "window": window,
        "side": side,
        "close_gaps": close_gaps,
        "across_sentences": across_sentences,
    }
    columns = _core.collocations(
        corpus._core,
        min_count=min_count,
        node=None if node is None else _term_id(corpus, node, "node"),
        measures=(names := [*_COLUMNS, *_further(measures)]),
        threads=thread_count(threads),
        **options,
    )
    first = ("term_1", "term_2", "count", "count_1", "count_2")
    chosen = {name: columns[name] for name in (*first, *names)}
    return _table(Collocations, corpus, chosen, options)


def phrases(
    corpus: Corpus,
    max_words: int = 4,
    *,
    min_count: int = 5,
    min_z: float = 3.0,
    min_share: float = 0.5,
    stop_words: Iterable[str] | None = None,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.phrases`."""
    columns = _core.phrases(
        corpus._core,
        whole_number("max_words", max_words),
        whole_number("min_count", min_count),
        number("min_z", min_z),
        number("min_share", min_share),
        stop_words=None if stop_words is None else texts("stop_words", stop_words),
        threads=thread_count(threads),
    )
    return to_frame(columns)


def _table(
    kind: Any, corpus: Corpus, columns: dict[str, Any], options: dict[str, Any]
) -> pd.DataFrame:
    table = to_frame(columns, copy=False, kind=kind)
    if isinstance(table, kind):
        table._corpus, table._options = corpus, options
    return table


def _further(measures: str | Sequence[str]) -> list[str]:
    known = [name for name in _core.association_measures if name not in _COLUMNS]
    if measures == "all":
        return known
    chosen = [measures] if isinstance(measures, str) else texts("measures", measures)
    for measure in chosen:
        if measure in ("lambda", "z"):
            msg = (
                f"{measure!r} is a measure of n-grams, of two words and more: "
                'corpus.ngrams(2, measures="lambda") has the columns lambda and z'
            )
            raise ValueError(msg)
        if measure not in _core.association_measures:
            msg = f'measures must be "all" or among {", ".join(known)}; got {measure!r}'
            raise ValueError(msg)
    return [name for name in dict.fromkeys(chosen) if name in known]


def _term_id(corpus: Corpus, term: Any, name: str) -> int:
    if not isinstance(term, str):
        msg = f"{name} must be a term, a str, got {term!r}"
        raise TypeError(msg)
    rank = _core.term_rank(corpus._core, term)
    if rank is None:
        msg = f"the term {term!r} does not occur; corpus.concordance finds other spellings"
        raise ValueError(msg)
    return int(rank)
