"""Words that follow one another. Methods of :class:`broadsheet.Corpus` call these functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.arguments import number, texts, whole_number
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["collocations", "ngrams", "phrases"]

_COLUMNS = ("expected", "log_likelihood", "pmi", "npmi", "log_dice", "t_score")
_SIDES = ("right", "left", "both")


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
    columns = _core.ngrams(
        corpus._core,
        n,
        skip=skip,
        min_count=min_count,
        close_gaps=close_gaps,
        across_sentences=across_sentences,
        with_lambda=bool(chosen),
        threads=thread_count(threads),
    )
    return to_frame(columns, copy=False)


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
    columns = _core.collocations(
        corpus._core,
        window,
        side,
        min_count,
        node=None if node is None else _term_id(corpus, node),
        close_gaps=close_gaps,
        across_sentences=across_sentences,
        measures=(names := [*_COLUMNS, *_further(measures)]),
        threads=thread_count(threads),
    )
    first = ("term_1", "term_2", "count", "count_1", "count_2")
    return to_frame({name: columns[name] for name in (*first, *names)}, copy=False)


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


def _term_id(corpus: Corpus, term: Any) -> int:
    if not isinstance(term, str):
        msg = f"node must be a term, a str, got {term!r}"
        raise TypeError(msg)
    rank = _core.term_rank(corpus._core, term)
    if rank is None:
        msg = f"the term {term!r} does not occur; corpus.concordance finds other spellings"
        raise ValueError(msg)
    return int(rank)
