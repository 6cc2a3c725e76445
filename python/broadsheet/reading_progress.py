"""The bar that long reading shows."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet import _core

__all__ = ["ReadingBar"]

_SECONDS_UNSEEN = 1.5


class ReadingBar:
    """Counts articles as they come; what is read sooner than one notices shows nothing."""

    def __init__(self, builder: _core.CorpusBuilder, *, is_wanted: bool) -> None:
        self._builder = builder
        self._is_wanted = is_wanted
        self._begun = time.monotonic()
        self._held = 0  # by the builder, which may hand over what it has and begin anew
        self._bar: Any = None

    def after_batch(self) -> None:
        """Called when the builder has taken some articles in."""
        if not self._is_wanted or time.monotonic() - self._begun < _SECONDS_UNSEEN:
            return
        if self._bar is None:
            from tqdm.auto import tqdm

            self._bar = tqdm(desc="reading", unit="article", unit_scale=True)
        held = self._builder.n_articles
        self._bar.update(held - self._held if held >= self._held else held)
        self._held = held

    def close(self) -> None:
        """Called when all is read, or an error ended it."""
        if self._bar is not None:
            self._bar.close()
