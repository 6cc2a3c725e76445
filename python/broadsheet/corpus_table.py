"""Tables that know their corpus: pandas frames with methods of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["CorpusTable"]


class CorpusTable(pd.DataFrame):
    """A pandas frame of what was found in a corpus, which stays one through pandas' methods.

    Merged with a plain frame it keeps its corpus, joined to one of another corpus it does not.
    """

    _metadata = ["_corpus"]
    _corpus: Corpus | None = None

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return type(self)

    def __finalize__(self, other: Any, method: str | None = None, **options: Any) -> Any:
        result = super().__finalize__(other, method=method, **options)  # type: ignore[misc]
        if isinstance(other, pd.DataFrame | pd.Series):
            return result
        # What pandas hands over differs by version: of a merge left and right, of concat all.
        joined = getattr(other, "input_objs", None) or getattr(other, "objs", None)
        joined = joined or [getattr(other, "left", None), getattr(other, "right", None)]
        tables = [table for table in joined if isinstance(table, type(self))]
        for name in self._metadata if tables else ():
            first = getattr(tables[0], name)
            if all(getattr(table, name) is first for table in tables[1:]):
                object.__setattr__(result, name, first)
        return result

    def _known_corpus(self) -> Corpus:
        """The corpus, or a ValueError that says what to do."""
        if self._corpus is not None:
            return self._corpus
        msg = (
            f"this {type(self).__name__} table no longer knows its corpus: it was put together "
            "from tables of several, or made anew; ask the corpus for it again, and add columns "
            'to that one: table["date"] = table["article"].map(corpus.articles["date"])'
        )
        raise ValueError(msg)

    def _needed(self, *names: str) -> pd.DataFrame:
        """Some columns as a plain frame, or a ValueError that says which is gone."""
        missing = [name for name in names if name not in self.columns]
        if not missing:
            return pd.DataFrame(self[list(names)])
        msg = (
            f"this {type(self).__name__} table has no column {missing[0]!r} any more: keep "
            f"{', '.join(names)}"
        )
        raise ValueError(msg)
