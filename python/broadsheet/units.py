"""What is exchanged as a whole between two sets: articles, copies of one text, or given groups."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.display import terminal_text

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["Copies", "unit_labels"]

_LATER_UNITS = ("reprint", "story")


@dataclass(frozen=True)
class Copies:
    """Articles with the text of another."""

    n: int = 0
    most: int = 0  # articles of one text
    example: str = ""  # what that one is

    def told(self) -> str:
        """The count and an example, to end a sentence; nothing where there are none."""
        if not self.n:
            return ""
        copies = "copy counts" if self.n == 1 else "copies count"
        example = f"{terminal_text(self.example)} stands {self.most:,} times"
        return f"; {self.n:,} {copies} with the article of the same text ({example})"


def unit_labels(
    unit: Any, a: Corpus, b: Corpus
) -> tuple[str, tuple[NDArray[np.int64], NDArray[np.int64]], Copies]:
    """The unit's name, and the label of each article's unit on both sides."""
    if isinstance(unit, str):
        if unit == "article":
            of_a, of_b, n, most, first = _core.text_units(a._core, b._core)
            return unit, (of_a, of_b), Copies(n, most, _named(first, a, b))
        if unit in _LATER_UNITS:
            msg = (
                f"unit={unit!r} needs articles grouped into families, which this version does "
                'not do yet; use unit="article", or pass a sequence with the label of each '
                "article's group, those of a first"
            )
            raise ValueError(msg)
        msg = f'unit must be "article" or an array of labels, got {unit!r}'
        raise ValueError(msg)
    labels = _label_numbers(unit)
    n = len(a) + len(b)
    if len(labels) != n:
        msg = (
            f"unit must have one label for each of the {n} articles, those of a first, "
            f"got {len(labels)}"
        )
        raise ValueError(msg)
    return "group", (labels[: len(a)].copy(), labels[len(a) :].copy()), Copies()


def _named(base_position: int, a: Corpus, b: Corpus) -> str:
    """The title of an article of either side, else its id."""
    for side in (a, b):
        found = np.flatnonzero(side._core.base_positions() == base_position)
        if base_position >= 0 and len(found):
            article = side[int(found[0])]
            return repr(article.title or article.id)
    return ""


def _label_numbers(unit: Any) -> NDArray[np.int64]:
    """Labels of any kind as whole numbers: the same label, the same number."""
    values = np.asarray(unit)
    if values.ndim != 1:
        msg = f"labels of units must stand in one dimension, got {values.ndim}"
        raise TypeError(msg)
    if values.dtype.kind in "iu":
        return values.astype(np.int64)
    # As the caller gave them: NumPy would make strings of a list of numbers and strings.
    labels = unit.tolist() if hasattr(unit, "tolist") else list(unit)
    missing = [place for place, label in enumerate(labels) if _is_missing(label)]
    if values.dtype.kind in "mM":
        missing = np.flatnonzero(np.isnat(values)).tolist()
    if missing:
        msg = (
            f"the label of article {missing[0]} is missing; give an article that belongs to no "
            "group a label of its own, such as its id"
        )
        raise ValueError(msg)
    numbers: dict[Hashable, int] = {}
    result = np.empty(len(labels), np.int64)
    for place, label in enumerate(labels):
        if isinstance(label, float) or not isinstance(label, Hashable):
            msg = f"labels of units must be whole numbers or strings, got {label!r}"
            raise TypeError(msg)
        result[place] = numbers.setdefault(label, len(numbers))
    return result


def _is_missing(label: Any) -> bool:
    if label is None or type(label).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(label, float) and label != label
