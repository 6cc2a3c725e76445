"""Pictures of a comparison: matplotlib figures, returned and never shown."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from broadsheet.arguments import at_most
from broadsheet.display import terminal_text, visible_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.comparison import Comparison

__all__ = ["Picture", "Plots"]

# Told apart by readers who do not tell red from green, and in print by their lightness.
COLOR_A = "#20639b"
COLOR_B = "#c65d1a"
_GREY = "#8a8a85"
_LIGHT = "#e4e2dc"


class Picture(Figure):
    """A matplotlib figure that Jupyter shows without pyplot's global state."""

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=120, bbox_inches="tight", facecolor="white")
        return buffer.getvalue()


class Plots:
    """The pictures of one comparison; ``difference.plot``."""

    def __init__(self, difference: Comparison) -> None:
        self._difference = difference

    def __repr__(self) -> str:
        name_a, name_b = map(terminal_text, self._difference.names)
        return f"<Pictures of {name_a} and {name_b}: .keyness() .shift() .scatter()>"

    def keyness(self, top: int = 12, *, min_articles: int | None = None) -> Picture:
        """Draw the strongest terms of both sides with their intervals.

        Parameters
        ----------
        top : int
            Terms of each side.
        min_articles : int, optional
            As in :meth:`broadsheet.comparison.Comparison.keyness`.

        Returns
        -------
        Picture
            A point is the log ratio, its line the 95 % interval by unit; filled points have
            q < 0.05. An interval that leaves the picture ends in an arrow.
        """
        rows = strongest_rows(self._difference, top, min_articles)
        figure = Picture(figsize=(8.2, 1.5 + 0.27 * max(len(rows), 4)), layout="constrained")
        axes = figure.add_subplot()
        limit = axis_limit(rows)
        for place, row in enumerate(rows):
            _draw_interval(axes, place, row, limit)
        axes.axvline(0, color="#444", linewidth=1)
        axes.set_yticks(range(len(rows)), [label_text(row["term"]) for row in rows])
        axes.invert_yaxis()
        axes.set_xlim(-limit, limit)
        ticks = range(-int(limit), int(limit) + 1, 2 if limit > 5 else 1)
        axes.set_xticks(list(ticks), [tick_text(tick) for tick in ticks])
        name_a, name_b = map(label_text, self._difference.names)
        axes.set_xlabel(
            f"\u2190 more in {name_b}        times as often        more in {name_a} \u2192"
        )
        title = f"Words that {name_a} and {name_b} use differently"
        axes.set_title(title, loc="left", fontweight="bold")
        tidy(axes, grid="x")
        return figure

    def shift(self, top: int = 30) -> Picture:
        """Draw the terms that add most to the divergence of the two sets.

        Bars to the right are terms with the larger share in the first set.
        """
        top = at_most("top", top)
        table = self._difference._table.shift(self._difference.a._core)
        total = table["total"]
        columns = [table["contribution"], table["share_a"], table["share_b"]]
        rows = list(
            zip(table["term"][:top], *(column[:top].tolist() for column in columns), strict=True)
        )
        figure = Picture(figsize=(7.4, 1.4 + 0.24 * max(len(rows), 4)), layout="constrained")
        axes = figure.add_subplot()
        for place, (term, contribution, share_a, share_b) in enumerate(rows):
            part = 100 * contribution / total if total > 0 else 0.0
            more_in_a = share_a >= share_b
            axes.barh(place, part if more_in_a else -part, color=COLOR_A if more_in_a else COLOR_B)
            axes.annotate(
                label_text(term),
                (part if more_in_a else -part, place),
                xytext=(4 if more_in_a else -4, 0),
                textcoords="offset points",
                va="center",
                ha="left" if more_in_a else "right",
                fontsize=9,
            )
        axes.invert_yaxis()
        axes.set_yticks([])
        axes.axvline(0, color="#444", linewidth=1)
        reach = max((abs(side) for side in axes.get_xlim()), default=1.0) * 1.25
        axes.set_xlim(-reach, reach)
        axes.xaxis.set_major_formatter(lambda value, _: f"{abs(value):.2g} %")
        name_a, name_b = map(label_text, self._difference.names)
        axes.set_xlabel(f"\u2190 {name_b}     part of the divergence     {name_a} \u2192")
        title = f"What sets the words apart: {total:.3f} bits in all"
        axes.set_title(title, loc="left", fontweight="bold")
        tidy(axes, grid="x")
        return figure

    def scatter(
        self, label: int | Sequence[str] = 24, *, min_articles: int | None = None
    ) -> Picture:
        """Draw every term by its rate in both sets, and name the strongest.

        Parameters
        ----------
        label : int or list of str
            So many of the strongest terms that have q < 0.05, or just these terms. A name that
            would cover another is left out.
        min_articles : int, optional
            As in :meth:`broadsheet.comparison.Comparison.keyness`.

        Returns
        -------
        Picture
            Terms on the diagonal are as frequent in one set as in the other. Coloured points
            and names have q < 0.05. Counts of 0 lie on dotted lines at half the smallest rate.
        """
        difference = self._difference
        rows = difference._rows(difference._threshold(min_articles))
        figure = Picture(figsize=(7.4, 7), layout="constrained")
        axes = figure.add_subplot()
        rates = [
            r[side] for r in rows for side in ("per_million_a", "per_million_b") if r[side] > 0
        ]
        floor = min(rates, default=1.0) / 2
        places = [(max(r["per_million_b"], floor), max(r["per_million_a"], floor)) for r in rows]
        strong = [row["q_value"] < 0.05 for row in rows]
        colors = [
            (COLOR_A if row["log_ratio"] > 0 else COLOR_B) if is_strong else "#c9c7c0"
            for row, is_strong in zip(rows, strong, strict=True)
        ]
        if places:
            x, y = zip(*places, strict=True)
            sizes = [26 if s else 9 for s in strong]
            # The strongest come first in the rows; drawn last, they lie over the others.
            axes.scatter(x[::-1], y[::-1], s=sizes[::-1], c=colors[::-1], linewidths=0, alpha=0.85)
            ends = [floor * 0.4, max(max(x), max(y)) * 1.3]  # room for names at the left
            axes.plot(ends, ends, color="#444", linewidth=1, zorder=0)
            axes.set(xscale="log", yscale="log", xlim=ends, ylim=ends)
            if min(r["count_a"] for r in rows) == 0 or min(r["count_b"] for r in rows) == 0:
                _note_zero(axes, floor, ends[1])
        named = [
            i
            for i, row in enumerate(rows)
            if (row["term"] in label if isinstance(label, Sequence) else strong[i])
        ]
        if not isinstance(label, Sequence):
            named = named[: at_most("label", label)]
        _place_labels(axes, [rows[i] for i in named], [places[i] for i in named])
        name_a, name_b = map(label_text, difference.names)
        axes.set_xlabel(f"per million words of {name_b}")
        axes.set_ylabel(f"per million words of {name_a}")
        axes.set_title("Every word by its rate in both sets", loc="left", fontweight="bold")
        axes.set_aspect("equal")
        tidy(axes, grid="both")
        return figure


def strongest_rows(
    difference: Comparison, top: int, min_articles: int | None = None
) -> list[dict[str, Any]]:
    """The strongest terms of both sides, largest over-use in the first set first."""
    top = at_most("top", top)
    rows = difference._rows(difference._threshold(min_articles))
    of_a = [row for row in rows if row["log_ratio"] > 0][:top]
    of_b = [row for row in rows if row["log_ratio"] < 0][:top]
    return sorted([*of_a, *of_b], key=lambda row: -row["log_ratio"])


def axis_limit(rows: list[dict[str, Any]]) -> float:
    """How far a log-ratio axis must reach to show every point, and most intervals whole."""
    largest = max((abs(row["log_ratio"]) for row in rows), default=1.0)
    return float(math.ceil(max(2.0, largest + 0.75)))


def tick_text(log_ratio: float) -> str:
    """A log ratio as "4\u00d7"; 0 is "equal"."""
    return "equal" if log_ratio == 0 else f"{2 ** abs(log_ratio):g}\u00d7"


def _draw_interval(axes: Axes, place: int, row: dict[str, Any], limit: float) -> None:
    color = COLOR_A if row["log_ratio"] > 0 else COLOR_B
    low, high = row["log_ratio_low"], row["log_ratio_high"]
    if low == low and high == high:
        ends = max(low, -limit), min(high, limit)
        axes.hlines(place, *ends, color=color, linewidth=1.6, alpha=0.75)
        for end, beyond, marker in ((ends[0], low < -limit, "<"), (ends[1], high > limit, ">")):
            if beyond:
                axes.plot(end, place, marker, color=color, markersize=5, clip_on=False)
    is_strong = row["q_value"] < 0.05
    face = color if is_strong else "white"
    axes.plot(row["log_ratio"], place, "o", color=color, markerfacecolor=face, markersize=6)


def _note_zero(axes: Axes, floor: float, end: float) -> None:
    """Say that what lies on the lower edges was never used: 0 has no place on a log scale."""
    for line in (axes.axhline, axes.axvline):
        line(floor, color=_GREY, linewidth=0.8, linestyle=":", zorder=0)
    style: dict[str, Any] = {"fontsize": 8, "color": _GREY, "style": "italic"}
    axes.text(end, floor * 0.95, "never", ha="right", va="top", **style)
    axes.text(floor * 0.95, end, "never", ha="right", va="top", rotation=90, **style)


def _place_labels(
    axes: Axes, rows: list[dict[str, Any]], places: list[tuple[float, float]]
) -> None:
    """Name the points, outwards from the diagonal; a name that would cover another is left out."""
    axes.figure.canvas.draw()
    taken: list[Any] = []
    for row, (x, y) in zip(rows, places, strict=True):
        above = row["log_ratio"] > 0
        text = axes.annotate(
            label_text(row["term"]),
            (x, y),
            xytext=(-5, 3) if above else (5, -3),
            textcoords="offset points",
            ha="right" if above else "left",
            va="bottom" if above else "top",
            fontsize=9,
            color=(COLOR_A if above else COLOR_B) if row["q_value"] < 0.05 else _GREY,
        )
        box = text.get_window_extent()
        if any(box.overlaps(other) for other in taken):
            text.remove()
        else:
            taken.append(box)


def label_text(text: str) -> str:
    """Text that matplotlib draws as it stands: no control characters, no TeX."""
    shown = visible_text(text).replace("\n", " ").replace("$", r"\$")
    return shown if len(shown) <= 40 else shown[:39] + "\u2026"


def tidy(axes: Axes, grid: str) -> None:
    """A plain frame: no box, no ticks, a light grid."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GREY)
    axes.tick_params(length=0, labelsize=9)
    axes.grid(axis=grid, color=_LIGHT, linewidth=0.8)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
