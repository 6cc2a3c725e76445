"""Two articles side by side, with what makes them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.display import html_text, number, short_date, table_html
from broadsheet.options import options

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["likeness_html", "side_by_side"]

_TERMS_MARKED = 40
_ROWS_SHOWN = 12
_BYTES_SHOWN = 20_000
Side = tuple["Corpus", int]


def side_by_side(table: Any, a: Side, b: Side) -> Any:
    """The table of an explanation, which shows the two texts too in Jupyter."""
    if options.frame == "polars":
        return table
    import pandas as pd

    class Explanation(pd.DataFrame):
        """A plain DataFrame but for what Jupyter shows; what is made from it is plain."""

        @property
        def _constructor(self) -> Any:
            return pd.DataFrame

        def _repr_html_(self) -> str:
            return likeness_html(self, a, b)

    return Explanation(table)


def likeness_html(table: Any, a: Side, b: Side) -> str:
    """The strongest terms, then both texts with the shared ones marked in proportion."""
    rows = [
        (row.term, f"{row.contribution:.3f}", number(row.count_a), number(row.count_b))
        for row in table.head(_ROWS_SHOWN).itertuples()
    ]
    total = table["contribution"].sum()
    head = table_html(rows, ("term", "contribution", "count, a", "count, b"))
    more = len(table) - len(rows)
    rest = f"<p><small>and {more:,} more terms</small></p>" if more > 0 else ""
    both = table[(table["count_a"] > 0) & (table["count_b"] > 0) & (table["contribution"] > 0)]
    shared = dict(
        zip(both["term"].head(_TERMS_MARKED), both["contribution"].head(_TERMS_MARKED), strict=True)
    )
    columns = "".join(
        f"<td style='width:50%;vertical-align:top;text-align:left;white-space:normal;"
        f"padding:0 12px'>{_article_html(side, shared)}</td>"
        for side in (a, b)
    )
    return (
        f"<p>similarity {total:.3f}</p>{head}{rest}"
        "<table style='width:100%;table-layout:fixed;margin-top:1em'>"
        f"<tbody><tr>{columns}</tr></tbody></table>"
    )


def _article_html(side: Side, shared: dict[str, float]) -> str:
    corpus, position = side
    article = corpus[position]
    about = ", ".join(part for part in (article.outlet or "", short_date(article.date)) if part)
    encoded = article.text.encode()
    pieces = []
    at = 0
    strongest = max(shared.values(), default=1.0)
    for begin, end, term in _places(side, shared):
        if begin < at or end > _BYTES_SHOWN:
            continue
        pieces.append(html_text(encoded[at:begin].decode()))
        share = shared[term] / strongest
        pieces.append(
            f"<mark style='background:rgba(240,160,40,{0.15 + 0.75 * share:.2f});color:inherit' "
            f"title='{html_text(term)}: {shared[term]:.3f}'>"
            f"{html_text(encoded[begin:end].decode())}</mark>"
        )
        at = end
    last = encoded[at:_BYTES_SHOWN].decode(errors="ignore") if at < _BYTES_SHOWN else ""
    pieces.append(html_text(last) + (" \u2026" if len(encoded) > _BYTES_SHOWN else ""))
    body = "".join(pieces).replace("\n", "<br>")
    return f"<p><small>{html_text(about)}</small></p><p>{body}</p>"


def _places(side: Side, shared: dict[str, float]) -> list[tuple[int, int, str]]:
    """Where each shared term stands in the text, in order."""
    corpus, position = side
    one = corpus[[position]]._core
    places = []
    for term in shared:
        try:
            found = _core.concordance(one, [term], window=0, ignore_diacritics=False)
        except ValueError:  # a term that does not read as one word
            continue
        places += [
            (int(begin), int(end), term)
            for begin, end in zip(found["begin"], found["end"], strict=True)
        ]
    return sorted(places)
