"""A set of articles as a picture: near means alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.display import html_text, short_date
from broadsheet.frames import to_frame
from broadsheet.options import options, thread_count

if TYPE_CHECKING:
    from broadsheet.plots import Picture
    from broadsheet.vectors import Vectors

__all__ = ["ArticleMap"]

# Told apart by readers of any colour vision (Okabe & Ito 2008); the last is for all others.
_COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#1b1b1b")
_OTHER = "#9a9a94"
_LATENT = 50
_NEIGHBORS = 15  # umap-learn's default
_FEWEST_FOR_UMAP = 5
_KINDS = (".html", ".svg", ".png", ".pdf")
_WIDTH, _HEIGHT, _MARGIN = 760, 520, 24


class ArticleMap:
    """The articles of some vectors in two dimensions; made by ``vectors.map()``.

    Attributes
    ----------
    table : DataFrame
        article x y, and the field that colours.
    """

    def __init__(self, vectors: Vectors, color: str | None, method: str, memory: int = 0) -> None:
        if method not in ("pca", "umap"):
            msg = f"method must be 'pca' or 'umap', got {method!r}"
            raise ValueError(msg)
        points = _dense_points(vectors, memory)
        if method == "pca":
            self._places, shares = _principal(points)
            self._about = (
                "across and up: the first two principal components, "
                f"{100 * shares[0]:.0f} % and {100 * shares[1]:.0f} % of the spread"
            )
        else:
            self._places = _umap(points)
            self._about = "UMAP: who is near means something, how far apart groups lie does not"
        self._corpus = vectors._corpus
        self._color = color
        self._values = _values_of(vectors, color)
        columns: dict[str, Any] = {
            "article": np.arange(len(vectors)),
            "x": self._places[:, 0],
            "y": self._places[:, 1],
        }
        if color is not None:
            columns[color] = self._values
        self.table = to_frame(columns, types={color or "": "any"})

    @property
    def figure(self) -> Picture:
        """The map as a matplotlib figure."""
        from broadsheet.plots import Picture

        figure = Picture(figsize=(8, 5.5), layout="constrained")
        axes = figure.add_subplot()
        for name, color, members in self._groups():
            axes.scatter(
                self._places[members, 0],
                self._places[members, 1],
                s=16,
                color=color,
                alpha=0.8,
                linewidths=0,
            )
            if self._color is not None:
                axes.scatter([], [], s=30, color=color, label=_plain(name))
        if self._color is not None:
            axes.legend(
                title=_plain(self._color),
                alignment="left",
                frameon=False,
                handletextpad=0.2,
                loc="upper left",
                bbox_to_anchor=(1, 1),
            )
        axes.set_xticks([])
        axes.set_yticks([])
        axes.set_aspect("equal", adjustable="datalim")
        axes.set_xlabel(self._about, fontsize=8, color="#77756f", loc="left")
        for side in axes.spines.values():
            side.set_color("#d0cec8")
        return figure

    def svg(self) -> str:
        """The map as an SVG element without scripts; a point tells its article when pointed at."""
        core = self._corpus._core
        titles, outlets, dates = core.titles, core.outlets, self._corpus._dates
        places = self._places if len(self._places) else np.zeros((1, 2))
        low, high = places.min(axis=0), places.max(axis=0)
        # One scale for both directions, so that distances compare.
        room = np.array([_WIDTH, _HEIGHT]) - 2 * _MARGIN
        scale = float(np.min(room / np.maximum(high - low, 1e-12)))
        centre = (low + high) / 2
        shapes = []
        for _name, color, members in self._groups():
            circles = []
            for i in members.tolist():
                x = _WIDTH / 2 + (self._places[i, 0] - centre[0]) * scale
                y = _HEIGHT / 2 - (self._places[i, 1] - centre[1]) * scale
                date = "" if np.isnat(dates[i]) else short_date(dates[i].item())
                about = "\n".join(
                    part for part in (titles[i] or f"article {i}", outlets[i], date) if part
                )
                circles.append(
                    f"<circle cx='{x:.1f}' cy='{y:.1f}' r='4'>"
                    f"<title>{html_text(about)}</title></circle>"
                )
            shapes.append(f"<g fill='{color}'>{''.join(circles)}</g>")
        return (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {_HEIGHT}' "
            f"width='{_WIDTH}' height='{_HEIGHT}' style='max-width:100%;background:#fff'>"
            "<style>circle{fill-opacity:.75;stroke:#fff;stroke-width:.6}"
            "circle:hover{fill-opacity:1;stroke:#000;stroke-width:2}</style>"
            f"{''.join(shapes)}</svg>"
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write .html or .svg (with what a point tells), .png or .pdf."""
        target = Path(path).expanduser()
        kind = target.suffix.lower()
        if kind == ".htm":
            kind = ".html"
        if kind not in _KINDS:
            msg = f"the name of a map must end in {', '.join(_KINDS)}, got {target.name!r}"
            raise ValueError(msg)
        if kind == ".html":
            page = f"<!doctype html><meta charset='utf-8'><title>Map</title>{self._repr_html_()}"
            target.write_text(page, encoding="utf-8")
        elif kind == ".svg":
            target.write_text(self.svg(), encoding="utf-8")
        else:
            self.figure.savefig(target, format=kind[1:], dpi=150)

    def _groups(self) -> list[tuple[str, str, NDArray[np.int64]]]:
        """Name, colour and articles of each group, the largest first."""
        if self._color is None:
            return [("", _COLORS[0], np.arange(len(self._places)))]
        names = np.array([_name(value) for value in self._values], dtype=object)
        counts: dict[str, int] = {}
        for name in names:
            counts[name] = counts.get(name, 0) + 1
        order = sorted(counts, key=lambda name: (-counts[name], name))
        groups = [
            (name, color, np.flatnonzero(names == name))
            for name, color in zip(order, _COLORS, strict=False)
        ]
        if rest := order[len(_COLORS) :]:
            members = np.flatnonzero(np.isin(names.astype(str), rest))
            groups.append((f"{len(rest)} others", _OTHER, members))
        return groups

    def _repr_html_(self) -> str:
        legend = ""
        if self._color is not None:
            legend = "".join(
                f"<span style='margin-right:1.2em;white-space:nowrap'>"
                f"<span style='color:{color}'>\u25cf</span> {html_text(name)} "
                f"<small>{len(members):,}</small></span>"
                for name, color, members in self._groups()
            )
            legend = f"<p><b>{html_text(self._color)}</b> &nbsp; {legend}</p>"
        about = f"<p><small>{html_text(self._about)}</small></p>"
        return f"<div style='font-family:sans-serif'>{legend}{self.svg()}{about}</div>"

    def __repr__(self) -> str:
        return f"<ArticleMap of {len(self._places):,} articles>"


def _dense_points(vectors: Vectors, memory: int) -> NDArray[np.float64]:
    """Points of length one in few dimensions."""
    points = vectors._points
    if not isinstance(points, _core.SparsePoints):
        _check_memory(len(vectors), points.shape[1], 0, memory)
    else:
        most = min(points.shape)
        if most == 0:
            return np.zeros((len(vectors), 2))
        width = min(_LATENT, most)
        _check_memory(len(vectors), width, _core.svd_memory(points, width, 0.0), memory)
        space = _core.LatentSpace(
            points,
            dimensions=width,
            accuracy=0.0,
            seed=options.seed,
            threads=thread_count(None),
        )
        points = space.project(points, threads=thread_count(None))
    values = np.asarray(points.values)
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    return np.asarray(values / np.where(lengths > 0, lengths, 1))


def _check_memory(n: int, width: int, finding: int, memory: int) -> None:
    """MemoryError before anything is worked out, if it may not fit.

    Points scaled and centred, their decomposition and the places take 56 bytes a coordinate;
    `finding` is what finding the coordinates takes before that.
    """
    needed = max(finding, 56 * n * (width + 4))
    if not memory or needed <= memory:
        return
    msg = (
        f"a map of {n:,} articles in {width} dimensions needs up to {needed / 1e6 + 0.05:,.1f} MB, "
        f"more than the {memory / 1e6:,.1f} MB of memory=; allow more, or take a subset"
    )
    raise MemoryError(msg)


def _principal(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Places, and the share of the spread that each of the two directions holds."""
    centred = points - points.mean(axis=0) if len(points) else points
    if min(centred.shape, default=0) == 0:
        return np.zeros((len(points), 2)), np.zeros(2)
    _left, sizes, axes = np.linalg.svd(centred, full_matrices=False)
    spread = sizes**2 / max(float(sizes @ sizes), 1e-300)
    axes = axes[:2]
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])
    places = centred @ (axes * signs[:, None]).T
    shares = np.pad(spread[:2], (0, 2 - len(spread[:2])))
    return np.pad(places, ((0, 0), (0, 2 - places.shape[1]))), shares


def _umap(points: NDArray[np.float64]) -> NDArray[np.float64]:
    try:
        import umap
    except ImportError as error:
        error.add_note("method='umap' needs the package umap-learn: pip install umap-learn")
        raise
    if len(points) < _FEWEST_FOR_UMAP:
        msg = (
            f"method='umap' needs at least {_FEWEST_FOR_UMAP} articles, got {len(points)}; "
            "method='pca' places any number"
        )
        raise ValueError(msg)
    model = umap.UMAP(
        n_components=2,
        n_neighbors=min(_NEIGHBORS, len(points) - 1),
        metric="cosine",
        random_state=options.seed,
        n_jobs=1,  # a seed allows no more
    )
    return np.asarray(model.fit_transform(points), dtype=np.float64)


def _values_of(vectors: Vectors, color: str | None) -> list[Any]:
    if color is None:
        return []
    corpus = vectors._corpus
    if color == "outlet":
        return list(corpus._core.outlets)
    if color == "date":
        return [None if np.isnat(d) else str(d.astype("datetime64[M]")) for d in corpus._dates]
    return corpus._column(color)


def _name(value: Any) -> str:
    return "not known" if value is None or value == "" or value != value else str(value)


def _plain(text: str) -> str:
    """Text that matplotlib does not take for mathematics."""
    from broadsheet.display import visible_text

    return visible_text(text).replace("$", r"\$")
