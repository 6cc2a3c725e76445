"""Which pairs of articles a search takes, and the table of those it found."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from broadsheet import _core
from broadsheet.frames import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["days_apart", "pair_frame", "pair_rule", "real_number"]

_DAY = 86_400_000_000  # in microseconds
_LONGEST = 2**62  # further than any two dates are apart


def days_apart(within: float | timedelta | None, within_days: float | None) -> float | None:
    """How many days the two names of one limit allow; ValueError where both are given."""
    if within is None:
        return within_days
    if within_days is not None:
        msg = "within and within_days are two names of one limit: give one of them"
        raise ValueError(msg)
    if isinstance(within, np.timedelta64):
        within = within / np.timedelta64(1, "D")
    if isinstance(within, timedelta):
        return within / timedelta(days=1)
    return real_number("within", within)


def pair_rule(
    a: Corpus, b: Corpus, other_outlet: bool, within_days: float | None
) -> _core.PairRule:
    """The core's rule for articles of `a` and of `b`."""
    columns: dict[str, Any] = {}
    if other_outlet:
        outlets_a, outlets_b = a._core.outlets, b._core.outlets
        codes = {name: i for i, name in enumerate(dict.fromkeys([*outlets_a, *outlets_b]))}
        codes[""] = -1
        columns["group_a"] = np.array([codes[name] for name in outlets_a], dtype=np.int32)
        columns["group_b"] = np.array([codes[name] for name in outlets_b], dtype=np.int32)
    if within_days is not None:
        days = real_number("within_days", within_days)
        if not days >= 0:
            msg = f"within_days must be at least 0, got {within_days}"
            raise ValueError(msg)
        columns["time_a"] = a._core.dates
        columns["time_b"] = b._core.dates
        columns["max_gap"] = round(min(days * _DAY, _LONGEST))
    return _core.pair_rule(**columns)


def real_number(name: str, value: Any) -> float:
    """A float; TypeError where it is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        msg = f"{name} must be a number, got {value!r}"
        raise TypeError(msg)
    return float(value)


def pair_frame(found: tuple[Any, Any, Any]) -> pd.DataFrame:
    """article_a article_b similarity."""
    article_a, article_b, similarity = found
    return to_frame({"article_a": article_a, "article_b": article_b, "similarity": similarity})
