"""Key words in context: a table that Jupyter shows aligned, and where its lines stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from broadsheet import _core
from broadsheet.arguments import whole_number
from broadsheet.display import html_text
from broadsheet.frames import to_frame
from broadsheet.options import options, thread_count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Concordance", "concordance"]

_ORDERS = ("article", "left", "right", "date")
_COLUMNS = ("article", "outlet", "date", "left", "match", "right", "begin", "end")
_LINES_SHOWN = 50


class Concordance(pd.DataFrame):
    """A concordance: a pandas frame that shows itself aligned and can be plotted.

    ``attrs["terms"]`` lists the terms that the query meant, ``attrs["notes"]`` what to know
    about them (that another case was taken, that a word does not occur).
    """

    _metadata = ["_corpus"]
    _corpus: Corpus

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return Concordance

    def _repr_html_(self) -> str:
        if not set(_COLUMNS) <= set(self.columns):
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]
        rows = "".join(
            f"<tr><td>{row.article}</td><td>{_escaped(row.outlet)}</td>"
            f"<td style='white-space:nowrap'>{_day(row.date)}</td>"
            f"<td style='text-align:right;white-space:pre'>{_escaped(row.left)}</td>"
            f"<td style='text-align:center'><b>{_escaped(row.match)}</b></td>"
            f"<td style='text-align:left;white-space:pre'>{_escaped(row.right)}</td></tr>"
            for row in self.head(_LINES_SHOWN).itertuples()
        )
        notes = "; ".join(_escaped(note) for note in self.attrs.get("notes", []))
        shown = min(len(self), _LINES_SHOWN)
        caption = f"{shown} of {len(self)} lines" + (f". {notes}" if notes else "")
        return (
            "<table><thead><tr><th>article</th><th>outlet</th><th>date</th>"
            "<th style='text-align:right'>left"
            "</th><th style='text-align:center'>match</th><th style='text-align:left'>right</th>"
            f"</tr></thead><tbody>{rows}</tbody></table><p>{caption}</p>"
        )

    def plot(self, ax: Axes | None = None, *, max_articles: int = 40) -> Axes:  # type: ignore[override]
        """Draw where in which article the matches stand: a row per article, a tick per match.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; by default a new figure.
        max_articles : int
            So many articles at most: those with most matches.

        Returns
        -------
        matplotlib.axes.Axes
        """
        import matplotlib.pyplot as plt

        from broadsheet.plots import COLOR_B, label_text, tidy

        counts = self["article"].value_counts(sort=False)
        shown = sorted(counts.sort_values(ascending=False, kind="stable").index[:max_articles])
        row = {article: place for place, article in enumerate(shown)}
        lines = self[self["article"].isin(shown)]
        core = self._corpus._core
        sizes = {article: len(core.text(int(article)).encode()) for article in shown}
        if ax is None:
            height = 1.1 + 0.22 * max(len(shown), 4)
            _, ax = plt.subplots(figsize=(8, height), layout="constrained")
        for article in shown:
            ax.hlines(row[article], 0, sizes[article], color="0.85", linewidth=6)
        places = [row[article] for article in lines["article"]]
        ax.plot(
            lines["begin"],
            places,
            linestyle="none",
            marker="|",
            markersize=10,
            markeredgewidth=1.8,
            color=COLOR_B,
        )
        titles = self._corpus._core.titles
        ax.set_yticks(
            range(len(shown)),
            [label_text(f"{article}  {titles[article]}"[:44]) for article in shown],
        )
        ax.invert_yaxis()
        ax.set_xlabel("position in the article (bytes)")
        tidy(ax, grid="x")
        return ax


def concordance(
    corpus: Corpus,
    query: str | Sequence[str],
    *,
    window: int = 8,
    sort: str = "article",
    sample: int | None = None,
    limit: int | None = None,
    ignore_case: bool = False,
    ignore_diacritics: bool = True,
    seed: int | None = None,
    threads: int | None = None,
) -> Any:
    """See :meth:`broadsheet.Corpus.concordance`."""
    given: Any = [query] if isinstance(query, str) else query
    if not isinstance(given, Sequence) or not all(isinstance(one, str) for one in given):
        msg = f"query must be a str or a list of str, got {query!r}"
        raise TypeError(msg)
    queries = list(given)
    if not queries:
        msg = "query must name at least one word or phrase, got an empty list"
        raise ValueError(msg)
    window = whole_number("window", window)
    if sort not in _ORDERS:
        msg = f"sort must be one of {', '.join(_ORDERS)}, got {sort!r}"
        raise ValueError(msg)
    for name, value in (("sample", sample), ("limit", limit)):
        if value is not None and whole_number(name, value) < 0:
            msg = f"{name} must be 0 or more, got {value}"
            raise ValueError(msg)
    columns = _core.concordance(
        corpus._core,
        queries,
        window,
        ignore_case=ignore_case,
        ignore_diacritics=ignore_diacritics,
        order=sort,
        sample=sample,
        seed=options.seed if seed is None else whole_number("seed", seed),
        limit=limit,
        threads=thread_count(threads),
    )
    terms, notes = columns.pop("terms"), columns.pop("notes")
    columns["date"] = pd.DatetimeIndex(columns["date"].view("datetime64[us]"), tz="UTC")
    columns["outlet"] = _with_none(columns["outlet"])
    lines = to_frame(columns, copy=False, kind=Concordance)
    if not isinstance(lines, Concordance):
        return lines
    lines.attrs.update(terms=terms, notes=notes, query=query)
    lines._corpus = corpus
    return lines


def _with_none(outlets: list[str]) -> Any:
    if not any(outlets):
        return np.full(len(outlets), None)
    return pd.Series([outlet or None for outlet in outlets]).array


def _day(date: Any) -> str:
    return "" if pd.isna(date) else f"{date:%Y-%m-%d}"


def _escaped(text: object) -> str:
    return "" if text is None else html_text(" ".join(str(text).split("\n")))
