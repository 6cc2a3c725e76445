"""How a vocabulary grows with the text, and how its counts fall by rank."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from broadsheet import _core
from broadsheet.frames import to_frame
from broadsheet.options import seed_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Growth", "growth"]


class Growth(pd.DataFrame):
    """The growth of a vocabulary: a pandas frame that can be plotted."""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return Growth

    def plot(self, ax: Axes | None = None) -> Axes:  # type: ignore[override]
        """Draw the different words after so many words, and what Heaps' law expects.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; by default a new figure.

        Returns
        -------
        matplotlib.axes.Axes
        """
        import matplotlib.pyplot as plt

        from broadsheet.plots import COLOR_A, COLOR_B, tidy

        if ax is None:
            _, ax = plt.subplots(figsize=(6.4, 4), layout="constrained")
        ax.plot(self["tokens"], self["types"], color=COLOR_A, linewidth=2, label="counted")
        k, beta = self.attrs.get("heaps_k"), self.attrs.get("heaps_beta")
        if beta is not None and beta == beta:
            law = f"Heaps' law: {k:.3g} n^{beta:.2f}"
            ax.plot(self["tokens"], self["heaps"], "--", color=COLOR_B, linewidth=1.4, label=law)
        ax.set_xlabel("words")
        ax.set_ylabel("different words")
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_major_formatter(lambda value, _: f"{value:,.0f}")
        ax.set_ylim(bottom=0)
        ax.set_xlim(left=0)
        ax.legend(frameon=False, loc="lower right")
        tidy(ax, grid="both")
        return ax


def growth(corpus: Corpus, *, seed: int | None = None) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.growth`."""
    order = np.arange(len(corpus), dtype=np.int64)
    if seed is not None:
        order = np.random.Generator(np.random.PCG64(seed_of(seed))).permutation(order)
    curve = _core.growth(corpus._core, order)
    counts = np.ascontiguousarray(_core.terms(corpus._core)["count"], dtype=np.int64)
    a, q, log_likelihood = _core.fit_zipf_mandelbrot(counts)
    table = to_frame(
        {
            "article": order,
            "tokens": curve["tokens"],
            "types": curve["types"],
            "heaps": curve["k"] * curve["tokens"].astype(np.float64) ** curve["beta"],
        },
        kind=Growth,
    )
    fits = {
        "heaps_k": curve["k"],
        "heaps_beta": curve["beta"],
        "heaps_r_squared": curve["r_squared"],
        "zipf_a": a,
        "zipf_q": q,
        "zipf_log_likelihood": log_likelihood,
    }
    if hasattr(table, "attrs"):
        table.attrs.update(fits)
        return table
    polars_frame: Any = table
    constants = {name: np.full(len(order), value) for name, value in fits.items()}
    return polars_frame.with_columns(**constants)  # type: ignore[no-any-return]
