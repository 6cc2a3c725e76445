"""Tables of more columns than a terminal is wide: what matters most is printed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pandas as pd

from broadsheet.display import terminal_width

__all__ = ["Keyness", "SetAside"]

_NARROWEST_TEXT = 24


class _WideTable(pd.DataFrame):
    """A pandas frame that, where not all columns fit, prints the first of `_order` that do."""

    _order: tuple[str, ...] = ()

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return type(self)

    def __repr__(self) -> str:
        width = terminal_width()
        known = [name for name in self._order if name in self.columns]
        if len(known) < 2 or self._width(list(self.columns)) <= width:
            return super().__repr__()
        left_out = [str(name) for name in self.columns if name not in known]
        # Fewer columns before shorter texts, as far as three columns are left.
        widths = (pd.get_option("display.max_colwidth") or 50, 36, _NARROWEST_TEXT)
        tries = [(n, text) for text in widths for n in range(len(known), 2, -1)]
        for n, text in [*tries, (2, _NARROWEST_TEXT), (1, _NARROWEST_TEXT)]:
            names = [name for name in self.columns if name in known[:n]]
            if n == 1 or self._width(names, text) <= width:
                return self._printed(names, text, [*known[n:], *left_out])
        return super().__repr__()

    def _width(self, names: list[str], text: int | None = None) -> int:
        return max(map(len, self._lines(names, text)), default=0)

    def _printed(self, names: list[str], text: int, missing: list[str]) -> str:
        size = f"{len(self)} rows x {len(self.columns)} columns"
        left_out = f"; not shown: {', '.join(missing)}" if missing else ""
        note = textwrap.fill(f"[{size}{left_out}]", terminal_width())
        return "\n".join([*self._lines(names, text), "", note])

    def _lines(self, names: list[str], text: int | None) -> list[str]:
        most = pd.get_option("display.max_rows") or len(self)
        rows = pd.DataFrame(self[names])
        n = max(min(most, pd.get_option("display.min_rows") or most), 1)
        printed = rows.to_string(
            max_rows=most if len(self) <= most else n,
            max_colwidth=text or pd.get_option("display.max_colwidth"),
        )
        return printed.splitlines()


class Keyness(_WideTable):
    """A table of :meth:`Comparison.keyness`, printed with the difference and its test."""

    _order = (
        "term",
        "count_a",
        "count_b",
        "log_ratio",
        "p_value",
        "q_value",
        "log_ratio_low",
        "log_ratio_high",
        "articles_a",
        "articles_b",
        "per_million_a",
        "per_million_b",
        "log_likelihood",
    )


class SetAside(_WideTable):
    """A table of what is not counted, printed with the words."""

    _order = ("article", "text", "kind", "line", "reason")
