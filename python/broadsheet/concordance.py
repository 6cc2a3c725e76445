"""Key words in context: a table that Jupyter shows aligned, and where its lines stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import at_most, whole_number
from broadsheet.corpus_table import CorpusTable
from broadsheet.display import html_text, plural, terminal_text, terminal_width
from broadsheet.frames import is_missing, to_frame
from broadsheet.options import seed_of, thread_count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Concordance", "concordance", "concordance_at"]

_ORDERS = ("article", "left", "right", "date")
_COLUMNS = ("article", "outlet", "date", "left", "match", "right", "begin", "end")
_LINES_SHOWN = 50
_LINES_PRINTED = 25
_WIDE = 110  # characters: lines of a terminal that have room for the date
# Cells that give way instead of breaking: what does not fit is cut, a left context at its left.
_CUT = "white-space:nowrap;overflow:hidden;text-overflow:ellipsis"
_SHORT = f"{_CUT};max-width:9em"
_CONTEXT = f"{_CUT};width:50%;max-width:0"


class Concordance(CorpusTable):
    """A concordance: a pandas frame that shows itself aligned and can be plotted.

    Printed, it shows its first lines with the matches under one another, as far as the terminal
    is wide; ``pd.DataFrame(lines)`` prints as pandas does.

    ``attrs["terms"]`` lists the terms that the query meant, ``attrs["notes"]`` what to know
    about them (that another case was taken, that a word does not occur).
    """

    def __repr__(self) -> str:
        if not set(_COLUMNS) <= set(self.columns):
            return super().__repr__()
        shown = self.head(_LINES_PRINTED)
        rows = list(shown[list(_COLUMNS)].itertuples(index=False))
        more = len(self) - len(rows)
        lines = [
            f"{plural(len(self), 'line')} in {plural(self['article'].nunique(), 'article')}",
            *_aligned(rows),
            *([f"... {plural(more, 'more line')}"] if more else []),
            *(terminal_text(note) for note in self.attrs.get("notes", [])),
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if not set(_COLUMNS) <= set(self.columns):
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]
        rows = "".join(
            f"<tr><td>{row.article}</td><td style='{_SHORT}'>{_escaped(_known(row.outlet))}</td>"
            f"<td style='white-space:nowrap'>{_day(row.date)}</td>"
            f"<td style='{_CONTEXT};text-align:right;direction:rtl'>"
            f"<bdi>{_escaped(row.left)}</bdi></td>"
            f"<td style='text-align:center;white-space:nowrap'><b>{_escaped(row.match)}</b></td>"
            f"<td style='{_CONTEXT};text-align:left'>{_escaped(row.right)}</td></tr>"
            for row in self.head(_LINES_SHOWN).itertuples()
        )
        notes = "; ".join(_escaped(note) for note in self.attrs.get("notes", []))
        shown = min(len(self), _LINES_SHOWN)
        caption = f"{shown} of {len(self)} lines" + (f". {notes}" if notes else "")
        return (
            "<table style='width:100%;table-layout:auto'><thead><tr>"
            "<th>article</th><th>outlet</th><th>date</th><th style='text-align:right'>left"
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
        core = self._known_corpus()._core
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
        titles = core.titles
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
    columns = _core.concordance(
        corpus._core,
        queries,
        window,
        ignore_case=ignore_case,
        ignore_diacritics=ignore_diacritics,
        order=sort,
        sample=None if sample is None else at_most("sample", sample),
        seed=seed_of(seed),
        limit=None if limit is None else at_most("limit", limit),
        threads=thread_count(threads),
    )
    terms, notes = columns.pop("terms"), columns.pop("notes")
    return _table(corpus, columns, terms=terms, notes=notes, query=query)


def concordance_at(
    corpus: Corpus,
    places: NDArray[np.int64],
    window: int,
    *,
    query: Any,
    notes: Sequence[str] = (),
) -> Any:
    """A concordance of places that are known: article, begin and end of each, in their order."""
    columns = _core.concordance_at(corpus._core, places, whole_number("window", window))
    terms = [query] if isinstance(query, str) else list(query)
    return _table(corpus, columns, terms=terms, notes=list(notes), query=query)


def _table(corpus: Corpus, columns: dict[str, Any], **attributes: Any) -> Any:
    columns["date"] = pd.DatetimeIndex(columns["date"].view("datetime64[us]"), tz="UTC")
    columns["outlet"] = _with_none(columns["outlet"])
    lines = to_frame(columns, copy=False, kind=Concordance)
    if isinstance(lines, Concordance):
        lines.attrs.update(attributes)
        lines._corpus = corpus
    return lines


def _aligned(rows: Sequence[Any]) -> list[str]:
    """Lines for a terminal: article and outlet, then the matches under one another."""
    if not rows:
        return []
    width = terminal_width()
    heads = [
        [str(row.article), _cut(terminal_text(_known(row.outlet)), width // 4)] for row in rows
    ]
    if width >= _WIDE:
        for head, row in zip(heads, rows, strict=True):
            head.append(_day(row.date))
    sizes = [max(map(len, column)) for column in zip(*heads, strict=True)]
    matches = [terminal_text(row.match) for row in rows]
    longest = min(max(map(len, matches)), width // 3)
    # Two blanks behind each column, one on either side of the match.
    left = sum(size + 2 for size in sizes if size)
    context = max((width - left - longest - 2) // 2, 8)
    lines = []
    for head, row, match in zip(heads, rows, matches, strict=True):
        start = "".join(
            f"{cell:>{size}}  " if place == 0 else f"{cell:<{size}}  "
            for place, (cell, size) in enumerate(zip(head, sizes, strict=True))
            if size
        )
        before = _last_words(terminal_text(row.left), context)
        after = _first_words(terminal_text(row.right), context)
        lines.append(
            f"{start}{before:>{context}} {_first_words(match, longest):<{longest}} {after}"
        )
    return [line.rstrip() for line in lines]


def _cut(name: str, width: int) -> str:
    return name if len(name) <= width else f"{name[: width - 1].rstrip()}\u2026"


def _first_words(text: str, width: int) -> str:
    """So much of a text as fits, cut between words."""
    if len(text) <= width:
        return text
    return text[: width + 1].rpartition(" ")[0] or text[:width]


def _last_words(text: str, width: int) -> str:
    if len(text) <= width:
        return text
    return text[-width - 1 :].partition(" ")[2] or text[-width:]


def _with_none(outlets: list[str]) -> Any:
    if not any(outlets):
        return np.full(len(outlets), None)
    return pd.Series([outlet or None for outlet in outlets]).array


def _known(name: Any) -> str:
    return "" if is_missing(name) else str(name)


def _day(date: Any) -> str:
    return "" if pd.isna(date) else f"{date:%Y-%m-%d}"


def _escaped(text: object) -> str:
    return html_text(" ".join(str(text).split("\n")))
