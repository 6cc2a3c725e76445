"""Reading within a bound on memory: into a saved corpus, as the articles come."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.arguments import folder_bytes
from broadsheet.memory import byte_count

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

__all__ = ["BoundedReading"]

_LEAST = 16 << 20
# The columns of what was read may take this part of the bound; the rest is for what happens to
# them when they are merged and written, for the blocks being read, and for the vocabulary.
_SHARE = 5
_DEFAULT = "1GB"


class BoundedReading:
    """Hands what a builder has read to a saved corpus when it has grown too large.

    Without a path there is nowhere to hand it: more than the bound is then a MemoryError.
    """

    def __init__(
        self,
        builder: _core.CorpusBuilder,
        path: str | PathLike[str] | None,
        memory: int | str | None,
        *,
        skips: bool,
        threads: int,
    ) -> None:
        self._builder = builder
        self._given = memory if memory is not None or path is None else _DEFAULT
        self.bound = byte_count(self._given)
        if path is not None and self.bound < _LEAST:
            msg = f"memory must be at least 16 MiB to read into a folder, got {memory!r}"
            raise ValueError(msg)
        self._writer = None
        if path is not None:
            folder = os.path.abspath(folder_bytes(path))  # noqa: PTH100 - Path takes no bytes
            self._writer = _core.CorpusWriter(folder, skip_errors=skips, threads=threads)

    @property
    def is_needed(self) -> bool:
        """Whether there is a bound at all."""
        return self.bound > 0

    def after_batch(self) -> None:
        """Called when the builder has taken some articles in."""
        held = self._builder.n_bytes
        if self._writer is None:
            if held > self.bound:
                msg = (
                    f"the articles read so far take {held / 1e6:,.1f} MB, more than "
                    f"memory={self._given!r}; pass into= to write them to a folder as they come"
                )
                raise MemoryError(msg)
        elif held > self.bound // _SHARE:
            self._writer.add(self._builder)

    def finish(
        self, like: _core.Corpus | None, notes: Callable[[int, list[tuple[str, int, str]]], bytes]
    ) -> None:
        """Writes the rest; ``notes(n_articles, left out)`` gives the notes of the corpus."""
        writer: Any = self._writer
        writer.add(self._builder)
        writer.finish(like, lambda rows: notes(writer.n_articles, rows))
