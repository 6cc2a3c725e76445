"""The bar that long reading shows."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from broadsheet.options import options

if TYPE_CHECKING:
    from broadsheet import _core

__all__ = ["ReadingBar"]

_SECONDS_UNSEEN = 1.5


class ReadingBar:
    """Counts articles as they come; what is read sooner than one notices shows nothing.

    `wanted`: None where ``options.progress`` decides, and whether anybody looks.
    """

    def __init__(self, builder: _core.CorpusBuilder, wanted: bool | None) -> None:
        self._builder = builder
        self._is_wanted = options.progress and _is_watched() if wanted is None else wanted
        self._begun = time.monotonic()
        self._held = 0  # by the builder, which may hand over what it has and begin anew
        self._bar: Any = None

    def after_batch(self) -> None:
        """Called when the builder has taken some articles in."""
        if not self._is_wanted or time.monotonic() - self._begun < _SECONDS_UNSEEN:
            return
        if self._bar is None:
            self._bar = _new_bar()
        held = self._builder.n_articles
        self._bar.update(held - self._held if held >= self._held else held)
        self._held = held

    def close(self) -> None:
        """Called when all is read, or an error ended it."""
        if self._bar is not None:
            self._bar.close()


def _is_watched() -> bool:
    """Whether a person may look on: at a terminal or a notebook, not in a log."""
    return _is_notebook() or (sys.stderr is not None and sys.stderr.isatty())


def _is_notebook() -> bool:
    """Whether a kernel runs us; that a module of one was imported does not say so."""
    ipython: Any = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


def _new_bar() -> Any:
    if _is_notebook():
        from tqdm.auto import tqdm
    else:
        from tqdm import tqdm

    class Bar(tqdm):  # type: ignore[misc]
        monitor_interval = 0  # no thread of its own, which a bound on memory would not expect

    return Bar(desc="reading", unit="article", unit_scale=True)
