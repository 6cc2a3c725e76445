"""Terms over time: counts per period and outlet, with intervals by article."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import texts
from broadsheet.display import plural
from broadsheet.errors import DataWarning
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Timeline", "timeline"]

_FIRST_NEWSPAPER = np.datetime64("1605-01-01")
_MONDAY = 3  # 1970-01-01 was a Thursday
_HEADROOM = 2.5
_BESIDE = 0.07  # of a period, between lines whose intervals are bars
# Told apart by readers who do not tell red from green (Okabe & Ito 2008), in another order.
_COLORS = ("#20639b", "#c65d1a", "#009e73", "#8a3b7d", "#56b4e9", "#7a6a00")
_EVERY = ("day", "week", "month", "quarter", "year")


class Timeline(pd.DataFrame):
    """A timeline: a pandas frame that can be plotted, gaps left open."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return Timeline

    def plot(self, ax: Axes | None = None) -> Axes:  # type: ignore[override]
        """Draw per_million over time, a line for each term and outlet, with its interval.

        A period without articles breaks the line. Intervals are bands behind one or two lines (a
        bar where the periods on both sides have none), else bars, drawn side by side; those that
        reach beyond two and a half times the highest rate leave the picture, which an arrowhead
        at its upper edge shows.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; by default a new figure.

        Returns
        -------
        matplotlib.axes.Axes
        """
        import matplotlib.pyplot as plt
        from matplotlib import dates as untyped_dates

        from broadsheet.plots import tidy

        if ax is None:
            _, ax = plt.subplots(figsize=(8, 3.8), layout="constrained")
        dates: Any = untyped_dates
        lines = list(self.groupby(["term", "outlet"], sort=False, dropna=False))
        days = dates.date2num(np.sort(self["period"].unique()))
        beyond = []
        step = float(np.diff(days).min(initial=366.0)) * _BESIDE
        for place, ((term, outlet), rows) in enumerate(lines):
            name = str(term) if outlet is None or outlet != outlet else f"{term}, {outlet}"
            color = _COLORS[place % len(_COLORS)]
            beside = (place - (len(lines) - 1) / 2) * step if len(lines) > 2 else 0.0
            x = dates.date2num(rows["period"]) + beside
            ends = rows["per_million_low"], rows["per_million_high"]
            if len(lines) > 2:
                ax.vlines(x, *ends, color=color, alpha=0.45, linewidth=1.6)
            else:
                ax.fill_between(x, *ends, color=color, alpha=0.15, linewidth=0)
                low, high = (end.to_numpy() for end in ends)
                alone = _without_neighbours(~np.isnan(low))
                ax.vlines(x[alone], low[alone], high[alone], color=color, alpha=0.3, linewidth=4)
            beyond.append((x, color, rows["per_million_high"].to_numpy()))
            ax.plot(x, rows["per_million"], marker="o", ms=4, color=color, label=name)
        locator = dates.AutoDateLocator(maxticks=9)
        ax.xaxis.set_major_locator(locator)
        ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        ax.set_ylabel("per million words")
        # Wide intervals of few articles must not press the lines flat.
        highest = self["per_million"].max()
        top = _HEADROOM * highest if highest > 0 else None
        ax.set_ylim(0, top)
        for x, color, high in beyond:
            cut = np.asarray(x)[high > (np.inf if top is None else top)]
            ax.plot(cut, np.full(len(cut), top), "^", color=color, ms=5, clip_on=False)
        ax.set_title(
            "95 % intervals by article", loc="right", fontsize=8, color="#77756f", style="italic"
        )
        ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))
        tidy(ax, grid="y")
        return ax


def timeline(
    corpus: Corpus,
    terms: str | Sequence[str],
    every: str = "month",
    *,
    by_outlet: bool = False,
    ignore_case: bool = False,
    ignore_diacritics: bool = True,
    threads: int | None = None,
) -> Any:
    """See :meth:`broadsheet.Corpus.timeline`."""
    queries = [terms] if isinstance(terms, str) else texts("terms", terms)
    if not queries:
        msg = "terms must name at least one term"
        raise ValueError(msg)
    periods = Periods(corpus, every, by_outlet)
    columns = _core.timeline(
        corpus._core,
        queries,
        periods.cells,
        periods.n_cells,
        ignore_case=ignore_case,
        ignore_diacritics=ignore_diacritics,
        threads=thread_count(threads),
    )
    return periods.table(queries, columns)


class Periods:
    """The periods of a corpus, of each outlet apart where asked: a cell for every article."""

    def __init__(self, corpus: Corpus, every: str, by_outlet: bool) -> None:
        if every not in _EVERY:
            msg = f"every must be one of {', '.join(_EVERY)}, got {every!r}"
            raise ValueError(msg)
        dates = corpus._dates
        dated = ~np.isnat(dates)
        if not dated.any():
            msg = "no article has a date; a timeline needs some"
            raise ValueError(msg)
        self._undated = int(len(dates) - dated.sum())
        if self._undated:
            msg = f"{self._undated:,} of {len(dates):,} articles have no date and are left out"
            warnings.warn(msg, DataWarning, stacklevel=4)
        early = dates[dated] < _FIRST_NEWSPAPER
        if early.any():
            msg = (
                f"{plural(int(early.sum()), 'article')} dated before 1605, the year of the first "
                f"newspaper (the first {dates[dated].min().astype('datetime64[D]')}), make a long "
                "table; corpus.where(since=...) leaves them out"
            )
            warnings.warn(msg, DataWarning, stacklevel=4)
        number = _period_numbers(dates[dated], every)
        first, last = int(number.min()), int(number.max())
        self._starts = _period_starts(np.arange(first, last + 1), every)
        self._outlets, code = _outlets(corpus, by_outlet)
        self.cells = np.full(len(dates), -1, dtype=np.int64)
        self.cells[dated] = code[dated] * len(self._starts) + (number - first)
        self.n_cells = len(self._starts) * len(self._outlets)

    def table(self, labels: Sequence[str], columns: Mapping[str, Any]) -> Any:
        """The core's columns by label and cell, as a Timeline."""
        outlets = np.repeat(np.array(self._outlets, dtype=object), len(self._starts))
        table = to_frame(
            {
                "period": np.tile(self._starts, len(labels) * len(self._outlets)),
                "term": np.repeat(np.array(labels, dtype=object), self.n_cells),
                "outlet": np.tile(outlets, len(labels)),
                "count": columns["count"],
                "articles": columns["articles"],
                "per_million": columns["per_million"],
                "per_million_low": columns["per_million_low"],
                "per_million_high": columns["per_million_high"],
                "period_articles": columns["n_articles"],
                "period_tokens": columns["tokens"],
            }
        )
        if not isinstance(table, pd.DataFrame):
            return table
        result = Timeline(table)
        result.attrs.update(notes=columns.get("notes", []), undated=self._undated)
        return result


def _without_neighbours(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which are there while neither the one before nor the one behind is."""
    padded = np.concatenate([[False], there, [False]])
    alone: NDArray[np.bool_] = there & ~padded[:-2] & ~padded[2:]
    return alone


def _outlets(corpus: Corpus, by_outlet: bool) -> tuple[list[str | None], NDArray[np.int64]]:
    if not by_outlet:
        return [None], np.zeros(len(corpus), dtype=np.int64)
    names, code = np.unique(np.array(corpus._core.outlets, dtype=object), return_inverse=True)
    return [str(name) or None for name in names], code.astype(np.int64)


def _period_numbers(dates: NDArray[np.datetime64], every: str) -> NDArray[np.int64]:
    """How many periods after 1970 each date lies."""
    if every in ("day", "week"):
        days = dates.astype("datetime64[D]").astype(np.int64)
        return days if every == "day" else (days + _MONDAY) // 7
    months = dates.astype("datetime64[M]").astype(np.int64)
    return months // {"month": 1, "quarter": 3, "year": 12}[every]


def _period_starts(numbers: NDArray[np.int64], every: str) -> NDArray[np.datetime64]:
    if every in ("day", "week"):
        days = numbers if every == "day" else numbers * 7 - _MONDAY
        return days.astype("datetime64[D]").astype("datetime64[us]")
    months = numbers * {"month": 1, "quarter": 3, "year": 12}[every]
    return months.astype("datetime64[M]").astype("datetime64[us]")
