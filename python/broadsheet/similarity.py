"""How alike two sets of articles are, and what chance gives."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.display import p_text

__all__ = ["Similarity"]


class Similarity(float):
    """How alike two sets are: a cosine, and what chance gives.

    Attributes
    ----------
    expected : float
        The median where the units are exchanged at random.
    p_value : float
        How often an exchange gives a cosine as small; never 0.
    as_small : int
        In how many of the exchanges that were tried the cosine was as small.
    rounds : int
        How many exchanges were tried.
    """

    expected: float
    p_value: float
    as_small: int
    rounds: int

    def __new__(cls, value: float, by_chance: NDArray[np.float64]) -> Similarity:  # noqa: D102
        self = super().__new__(cls, value)
        self.expected = float(np.median(by_chance))
        self.rounds = len(by_chance)
        self.p_value = float(_core.share_at_most(by_chance, value))
        self.as_small = round(self.p_value * (1 + self.rounds)) - 1  # what p counts, ties too
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _similarity, (float(self), self.__dict__)

    def __repr__(self) -> str:
        return (
            f"{float(self):.4f} (by chance {self.expected:.4f}, p = {p_text(self.p_value)}, "
            f"{self.rounds} exchanges)"
        )


def _similarity(value: float, state: dict[str, Any]) -> Similarity:
    self = float.__new__(Similarity, value)
    self.__dict__.update(state)
    return self
