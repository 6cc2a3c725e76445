"""What the methods of a corpus are asked for, checked: values, kinds, dates, phrases."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.frames import date_text

__all__ = [
    "aliases_of",
    "among",
    "at_most",
    "checked_kinds",
    "folder_bytes",
    "moment",
    "number",
    "or_none",
    "phrases_of",
    "plain",
    "texts",
    "whole_number",
]


def whole_number(name: str, value: Any, *, least: int | None = None) -> int:
    """The value as an int that the core can hold, and not less than this.

    TypeError and ValueError name the argument.
    """
    whole = _any_whole_number(name, value, least)
    if not -(2**63) <= whole < 2**63:
        msg = f"{name} must be less than 2**63, got {value}"
        if whole < 0:
            msg = f"{name} must be at least -2**63, got {value}"
        raise ValueError(msg)
    return whole


def at_most(name: str, value: Any, *, least: int = 0) -> int:
    """How many are wanted at most, as :func:`whole_number`, where any larger number means all."""
    return min(_any_whole_number(name, value, least), 2**62)


def _any_whole_number(name: str, value: Any, least: int | None) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        msg = f"{name} must be a whole number, got {value!r}"
        raise TypeError(msg)
    if least is not None and value < least:
        msg = f"{name} must be at least {least}, got {value}"
        raise ValueError(msg)
    return int(value)


def number(name: str, value: Any) -> float:
    """The value as a float; a TypeError that names the argument where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        msg = f"{name} must be a number, got {value!r}"
        raise TypeError(msg)
    return float(value)


def folder_bytes(path: Any) -> bytes:
    """A path as the core takes it; TypeError and ValueError where it can name no folder."""
    name = os.fsencode(path)
    if b"\0" in name:
        msg = f"the path of a folder must not hold a zero character, got {os.fsdecode(name)!r}"
        raise ValueError(msg)
    return name


def texts(name: str, values: Any) -> list[str]:
    """The values as a list of str; a TypeError for one str, whose letters nobody means."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        msg = f"{name} must be a list of str, got {values!r}"
        raise TypeError(msg)
    listed = list(values)
    for value in listed:
        if not isinstance(value, str):
            msg = f"{name} must hold str only, got {value!r}"
            raise TypeError(msg)
    return listed


def aliases_of(aliases: Any) -> dict[str, str]:
    """Aliases as a dict of str; a TypeError where they are anything else."""
    if aliases is None:
        return {}
    if not isinstance(aliases, Mapping):
        msg = f'aliases must be a mapping such as {{"AMLO": "López Obrador"}}, got {aliases!r}'
        raise TypeError(msg)
    for alias, name in aliases.items():
        if not isinstance(alias, str) or not isinstance(name, str):
            msg = f"aliases must map str to str, got {alias!r}: {name!r}"
            raise TypeError(msg)
    return dict(aliases)


def or_none(values: list[str]) -> list[str | None]:
    """None where a text is empty."""
    return [value or None for value in values]


def among(values: list[Any], wanted: Any, name: str) -> NDArray[np.bool_]:
    """Which values are wanted; a ValueError that lists what there is where none is."""
    choices = [wanted] if isinstance(wanted, str) or not is_collection(wanted) else list(wanted)
    found = np.array([value in choices for value in values], dtype=np.bool_)
    if not found.any() and len(values):
        known = sorted({str(value) for value in values if value not in ("", None)})
        shown = ", ".join(known[:20]) + (", ..." if len(known) > 20 else "")
        msg = f"no article has {name} {wanted!r}; there are: {shown or 'none'}"
        raise ValueError(msg)
    return found


def phrases_of(mapping: Mapping[str, str | None], vocabulary: list[str]) -> dict[str, str | None]:
    """The entries whose keys are several words and no terms."""
    several = {
        key: term
        for key, term in mapping.items()
        if any(c.isspace() or c == "-" for c in key.strip())
    }
    if not several:
        return several
    known = set(vocabulary)
    return {key: term for key, term in several.items() if key not in known}


def is_collection(value: Any) -> bool:
    return isinstance(value, list | tuple | set | frozenset | np.ndarray) or hasattr(
        value, "to_list"
    )


def moment(value: Any, name: str) -> np.datetime64:
    """A date as a point in time, UTC."""
    text = date_text(value)
    microseconds = _core.date_microseconds(text)
    if microseconds is None:
        msg = f"{name} must be a date such as 2024-01-31, got {value!r}"
        raise ValueError(msg)
    return np.datetime64(microseconds, "us")


def checked_kinds(kinds: tuple[str, ...]) -> set[str]:
    """Kinds of lines, at least one, all known."""
    known = [*_core.line_kinds, "quote"]
    for kind in kinds:
        if kind not in known:
            msg = f"there is no kind of line {kind!r}; there are {', '.join(known)}"
            raise ValueError(msg)
    if not kinds:
        msg = f"name at least one kind of line: {', '.join(known)}"
        raise ValueError(msg)
    return set(kinds)


def plain(step: dict[str, Any]) -> dict[str, Any]:
    """The step with values that JSON can hold."""
    return json.loads(json.dumps(step, default=str))  # type: ignore[no-any-return]
