"""Tables of term statistics. Methods of :class:`broadsheet.Corpus` call these functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import texts, whole_number
from broadsheet.concordance import Concordance, concordance
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["Concordance", "concordance", "terms"]

#: Measures of dispersion that are columns by their own names.
DISPERSION = (
    "dp_norm",
    "dp",
    "range",
    "juilland_d",
    "rosengren_s",
    "carroll_d2",
    "kld",
    "kld_norm",
    "d_a",
    "gini",
    "arf",
)


def terms(
    corpus: Corpus,
    dispersion: str | Sequence[str] = "dp_norm",
    *,
    parts: Any = "articles",
    intervals: bool = False,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.terms`."""
    measures = [dispersion] if isinstance(dispersion, str) else texts("dispersion", dispersion)
    for measure in measures:
        if measure not in DISPERSION:
            msg = f"dispersion must be among {', '.join(DISPERSION)}, got {measure!r}"
            raise ValueError(msg)
    groups, n_slices = _parts(corpus, parts)
    own_columns = [m for m in measures if m != "dp_norm" or not isinstance(dispersion, str)]
    columns = _core.terms(
        corpus._core,
        groups,
        n_slices,
        measures=[m for m in dict.fromkeys(own_columns) if m != "arf"],
        reduced_frequency="arf" in own_columns,
        intervals=intervals,
        counts=corpus._counted,  # where they were made already
        threads=thread_count(threads),
    )
    names = ["term", "count", "articles", "per_million", "idf", "dispersion", *own_columns]
    if intervals:
        names += ["per_million_low", "per_million_high"]
    return to_frame({name: columns[name] for name in dict.fromkeys(names)}, copy=False)


def _parts(corpus: Corpus, parts: Any) -> tuple[NDArray[np.int32] | None, int]:
    """The core's form of ``parts=``: a group for each article, or a number of slices."""
    if isinstance(parts, int | np.integer) and not isinstance(parts, bool):
        if parts < 1:
            msg = f"parts must be 1 or more slices, got {parts}"
            raise ValueError(msg)
        return None, whole_number("parts", parts)
    if isinstance(parts, str):
        if parts == "articles":
            return None, 0
        if parts == "outlets":
            return _group_numbers(corpus._core.outlets), 0
        if parts == "months":
            dates = corpus._core.dates.astype("datetime64[us]")  # the least value is NaT
            return _group_numbers(dates.astype("datetime64[M]").astype(np.int64)), 0
        choices = '"articles", "outlets", "months", a number of slices or labels'
        msg = f"parts must be {choices}, got {parts!r}"
        raise ValueError(msg)
    if isinstance(parts, bool | np.bool_) or not isinstance(parts, Iterable):
        choices = '"articles", "outlets", "months", a number of slices or a label for each article'
        msg = f"parts must be {choices}, got {parts!r}"
        raise TypeError(msg)
    labels = list(parts)
    if len(labels) != len(corpus):
        msg = f"parts must hold a label for each of the {len(corpus)} articles, got {len(labels)}"
        raise ValueError(msg)
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return np.array([numbers[label] for label in labels], dtype=np.int32), 0


def _group_numbers(labels: Any) -> NDArray[np.int32]:
    return np.unique(np.asarray(labels), return_inverse=True)[1].astype(np.int32)
