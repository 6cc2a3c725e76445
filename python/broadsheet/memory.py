"""Bounds on memory, as users write them."""

from __future__ import annotations

import math
import re
from numbers import Real

__all__ = ["byte_count"]

_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
_UNITS |= {"KIB": 2**10, "MIB": 2**20, "GIB": 2**30, "TIB": 2**40}


def byte_count(memory: int | str | None) -> int:
    """The bytes of a bound such as ``"1.5GB"``, ``"512 MiB"`` or a whole number; None: 0, no bound.

    Examples
    --------
    >>> byte_count("2 MB"), byte_count("1KiB"), byte_count(None)
    (2000000, 1024, 0)
    """
    if memory is None:
        return 0
    if isinstance(memory, str):
        found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]*)\s*", memory)
        if found and found[2].upper() in _UNITS:
            n = int(float(found[1]) * _UNITS[found[2].upper()])
            if n > 0:
                return n
    elif isinstance(memory, Real) and not isinstance(memory, bool) and 1 <= memory < math.inf:
        return int(memory)
    msg = f'memory must be a number of bytes, 1 or more, or such as "1.5GB", got {memory!r}'
    raise ValueError(msg)
