"""Settings that hold for every call of this process, or inside a ``with`` block."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from numbers import Integral
from typing import Any

__all__ = ["Options", "options"]

_CHOICES: dict[str, tuple[Any, ...]] = {"frame": ("pandas", "polars"), "progress": (True, False)}
_DEFAULTS: dict[str, Any] = {"threads": None, "seed": 0, "frame": "pandas", "progress": True}


class Options:
    """What calls fall back on where they are not told otherwise.

    What is set holds for the whole process, all its threads included; inside a ``with`` block of
    :meth:`using` until the block ends, and in its own thread only.

    Attributes
    ----------
    threads : int or None
        How many threads a heavy call uses; None: all processors this process may use.
        Results do not depend on it.
    seed : int
        Of every random step.
    frame : {"pandas", "polars"}
        What tables are.
    progress : bool
        Whether long work shows a bar.

    Examples
    --------
    >>> import broadsheet as bs
    >>> with bs.options.using(threads=1):
    ...     corpus = bs.read(["One article.", "Another one."])
    >>> len(corpus)
    2
    """

    def __init__(self) -> None:
        block: ContextVar[dict[str, Any] | None] = ContextVar("broadsheet_options", default=None)
        object.__setattr__(self, "_block", block)
        object.__setattr__(self, "_process", dict(_DEFAULTS))

    def _values(self) -> dict[str, Any]:
        return {**self._process, **(self._block.get() or {})}

    def __getattr__(self, name: str) -> Any:
        if name not in _DEFAULTS:
            msg = f"there is no option {name!r}; there are {', '.join(_DEFAULTS)}"
            raise AttributeError(msg)
        return self._values()[name]

    def __setattr__(self, name: str, value: Any) -> None:
        changes = self._checked({name: value})
        block = self._block.get()
        if block is None:
            self._process.update(changes)
        else:
            self._block.set({**block, **changes})

    def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        for name, value in changes.items():
            if name not in _DEFAULTS:
                msg = f"there is no option {name!r}; there are {', '.join(_DEFAULTS)}"
                raise AttributeError(msg)
            if name in _CHOICES and value not in _CHOICES[name]:
                choices = " or ".join(repr(choice) for choice in _CHOICES[name])
                msg = f"the option {name} must be {choices}, got {value!r}"
                raise ValueError(msg)
            if name == "threads":
                thread_count(value)
            if name == "seed":
                seed_of(value)
        return changes

    @contextmanager
    def using(self, **changes: Any) -> Iterator[Options]:
        """Change options inside a ``with`` block."""
        token = self._block.set({**(self._block.get() or {}), **self._checked(changes)})
        try:
            yield self
        finally:
            self._block.reset(token)

    def __repr__(self) -> str:
        values = self._values()
        return f"<options {', '.join(f'{name}={value!r}' for name, value in values.items())}>"

    def __dir__(self) -> list[str]:
        return [*_DEFAULTS, "using"]


options = Options()


def thread_count(threads: int | None) -> int:
    """The core's form of ``threads=``: 0 stands for all processors."""
    if threads is None:
        threads = options.threads
    if threads is None:
        return 0
    if not isinstance(threads, int) or isinstance(threads, bool):
        msg = f"threads must be a whole number or None, got {type(threads).__name__}"
        raise TypeError(msg)
    if not 1 <= threads <= 1024:
        msg = f"threads must be from 1 to 1024, or None for all processors, got {threads}"
        raise ValueError(msg)
    return threads


def seed_of(seed: int | None) -> int:
    """The number of ``seed=``: by default that of the options."""
    if seed is None:
        seed = options.seed
    if isinstance(seed, bool) or not isinstance(seed, Integral):
        msg = f"seed must be a whole number, got {seed!r}"
        raise TypeError(msg)
    number = int(seed)
    if not 0 <= number < 2**64:
        msg = f"seed must be from 0 to 2**64 - 1, got {seed}"
        raise ValueError(msg)
    return number
