"""What makes words of text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core

__all__ = ["Tokenizer"]


class Tokenizer:
    """Makes terms of text: words by Unicode's rules (UAX #29), aware of news.

    Parameters
    ----------
    case : {"news", "fold", "keep"}
        "news" folds words but keeps capitals that carry meaning ("US" apart from "us").
    **options : bool
        The named rules; an unknown name is a ValueError that lists them.

    Examples
    --------
    >>> import broadsheet as bs
    >>> bs.Tokenizer()("The U.S. told us: don’t.")
    ['the', 'US', 'told', 'us', "don't"]
    """

    def __init__(self, case: str = "news", **options: bool) -> None:
        words = [f"case={case}", *(f"{name}={int(on)}" for name, on in options.items())]
        self._core = _core.Tokenizer(" ".join(words))

    @property
    def description(self) -> str:
        """All options as text, always in the same order."""
        return self._core.description

    def __call__(self, text: str) -> list[str]:
        """The terms of a text, in order."""
        return list(self._core.terms(text))

    def spans(self, text: str) -> NDArray[np.int64]:
        """Byte ranges of the terms in ``text.encode()``: int64[n, 2]."""
        return self._core.spans(text)

    def sentences(self, text: str) -> NDArray[np.int64]:
        """Byte ranges of the sentences in ``text.encode()``: int64[m, 2]."""
        return self._core.sentences(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokenizer) and self.description == other.description

    def __hash__(self) -> int:
        return hash(self.description)

    def __repr__(self) -> str:
        return f"Tokenizer({self.description})"
