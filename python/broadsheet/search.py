"""Find articles by words, phrases and fields, ranked by BM25."""

from __future__ import annotations

import difflib
import re
import textwrap
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import at_most
from broadsheet.corpus_table import CorpusTable
from broadsheet.corpus_views import FIELDS
from broadsheet.display import html_text, plural, short_date, terminal_text, terminal_width
from broadsheet.errors import DataWarning
from broadsheet.frames import to_frame
from broadsheet.options import thread_count
from broadsheet.spaces import BM25_VARIANTS, scheme_of

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["Found", "search"]

_PIECE = re.compile(r'(?:(?P<field>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_MARK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ROWS_SHOWN = 50
_INDEXES_KEPT = 4  # of the ways to weigh that were asked for last
_FIELDS = ("outlet", "title", "since", "until")


class Found(CorpusTable):
    """What a search found: a pandas frame that shows each article with its snippet.

    Printed and in Jupyter it has the outlet and date of each too; ``pd.DataFrame(found)`` shows
    the columns alone.
    """

    def __repr__(self) -> str:
        if not self._is_whole():
            return super().__repr__()
        lines = [plural(len(self), "article")]
        for row, source in self._first_rows():
            head = f"[{row.article}] {terminal_text(source)}  ({row.score:.2f})"
            snippet = textwrap.fill(
                terminal_text(row.snippet),
                terminal_width(),
                initial_indent="    ",
                subsequent_indent="    ",
            )
            lines += [self._of_query(row) + head, *([snippet] if snippet else [])]
        more = len(self) - _ROWS_SHOWN
        return "\n".join([*lines, *([f"... {plural(more, 'more article')}"] if more > 0 else [])])

    def _repr_html_(self) -> str:
        if not self._is_whole():
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]
        rows = "".join(
            f"<p><small>[{row.article}]</small> {html_text(self._of_query(row))}"
            f"<b>{html_text(source)}</b> <small>{row.score:.2f}</small><br>"
            f"{_MARK.sub(_marked, html_text(row.snippet))}</p>"
            for row, source in self._first_rows()
        )
        shown = min(len(self), _ROWS_SHOWN)
        return f"<div style='max-width:50em'>{rows}<p>{shown} of {len(self)} articles</p></div>"

    def _is_whole(self) -> bool:
        return self._corpus is not None and {"article", "score", "snippet"} <= set(self.columns)

    def _first_rows(self) -> list[tuple[Any, str]]:
        """The rows that are shown, each with its title, outlet and date."""
        rows = list(self.head(_ROWS_SHOWN).itertuples(index=False))
        return [(row, self._source(row.article)) for row in rows]

    def _source(self, position: Any) -> str:
        article = self._known_corpus()[int(position)]
        title = article.title or "no title"
        about = (title, article.outlet, short_date(article.date))
        return ", ".join(part for part in about if part)

    def _of_query(self, row: Any) -> str:
        return f"query {row.query}: " if "query" in self.columns else ""


def _marked(match: re.Match[str]) -> str:
    return f"<mark>{match[1]}</mark>"


@dataclass
class _Parsed:
    """A query taken apart."""

    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    in_title: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)


def search(
    corpus: Corpus,
    query: str | Sequence[str],
    k: int = 10,
    *,
    outlet: str | list[str] | None = None,
    since: Any = None,
    until: Any = None,
    variant: str = "lucene",
    k1: float = 1.5,
    b: float = 0.75,
    delta: float = 0.5,
    snippet_length: int = 200,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.search`."""
    if variant not in BM25_VARIANTS:
        known = ", ".join(repr(v) for v in BM25_VARIANTS)
        msg = f"variant must be one of {known}, got {variant!r}"
        raise ValueError(msg)
    k = at_most("k", k, least=1)
    snippet_length = at_most("snippet_length", snippet_length)
    many = not isinstance(query, str)
    queries = [query] if isinstance(query, str) else list(query)
    index = _index(corpus, (variant, k1, b, delta), thread_count(threads))
    columns: dict[str, list[Any]] = {
        name: [] for name in ("query", "article", "score", "title", "snippet")
    }
    for number, text in enumerate(queries):
        parsed = _parse(text)
        found = _core.search(
            corpus._core,
            index,
            words=" ".join(_split(corpus, parsed.words)),
            phrases=parsed.phrases,
            in_title=parsed.in_title,
            k=k,
            allowed=_allowed(corpus, parsed, outlet, since, until),
            snippet_length=snippet_length,
        )
        articles, scores, snippets, notes = found
        if notes:
            warnings.warn(f"{text!r}: {'; '.join(notes)}", DataWarning, stacklevel=3)
        titles = corpus._core.select(articles).titles
        columns["query"].append(np.full(len(articles), number))
        columns["article"].append(articles)
        columns["score"].append(scores)
        columns["title"] += [title or None for title in titles]
        columns["snippet"] += snippets
    table: dict[str, Any] = {
        "query": _joined(columns["query"], np.int64),
        "article": _joined(columns["article"], np.int64),
        "score": _joined(columns["score"], np.float64),
        "title": columns["title"],
        "snippet": columns["snippet"],
    }
    if not many:
        del table["query"]
    result = to_frame(table, kind=Found)
    if isinstance(result, Found):
        result._corpus = corpus
    return result


def _joined(pieces: list[NDArray[Any]], kind: Any) -> NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *pieces]).astype(kind)


def _index(corpus: Corpus, parameters: tuple[Any, ...], threads: int) -> _core.SearchIndex:
    """The corpus's index of these parameters; the last few of them are kept."""
    with corpus._once:
        kept = corpus._search_indexes
        index = kept.pop(parameters, None)
        if index is None:
            variant, k1, b, delta = parameters
            scheme = scheme_of("bm25", {"variant": variant, "k1": k1, "b": b, "delta": delta})
            index = _core.SearchIndex(scheme, corpus._counts, threads=threads)
        kept[parameters] = index
        for oldest in list(kept)[:-_INDEXES_KEPT]:
            kept.pop(oldest)
        return index


def _parse(query: str) -> _Parsed:
    if not isinstance(query, str):
        msg = f"a query must be a str, got {type(query).__name__}"
        raise TypeError(msg)
    if query.count('"') % 2:
        msg = f"a quotation mark of the query is not closed: {query!r}"
        raise ValueError(msg)
    parsed = _Parsed()
    for piece in _PIECE.finditer(query):
        name, value = piece["field"], piece["phrase"]
        if name and name.lower() in _FIELDS:
            name = name.lower()
        is_phrase = value is not None
        value = value if is_phrase else piece["word"]
        if name and name not in _FIELDS:
            _check_no_field(name, piece[0])
        if name not in _FIELDS:
            if is_phrase:
                if name:
                    parsed.words.append(name)
                parsed.phrases.append(value)
            else:
                parsed.words.append(f"{name}:{value}" if name else value)
        elif name == "title":
            parsed.in_title.append(value)
        elif name == "outlet":
            parsed.outlets.append(value)
        else:
            parsed.dates[name] = value
    return parsed


def _check_no_field(name: str, piece: str) -> None:
    """ValueError where words before a colon were meant for a field; "https:" was not."""
    close = difflib.get_close_matches(name.lower(), _FIELDS, n=1, cutoff=0.75)
    if not close and name.lower() not in FIELDS:
        return
    hint = f"; did you mean {close[0]!r}?" if close else "."
    spaced = piece.replace(":", ": ", 1)
    msg = (
        f"a search has no field {name!r}{hint} There are {', '.join(_FIELDS)}; "
        f"corpus.where(...) selects by others, and {spaced!r} looks for the words"
    )
    raise ValueError(msg)


def _split(corpus: Corpus, words: list[str]) -> list[str]:
    """The words of a query as the corpus's own splitter finds them, where it has one."""
    tokenizer = corpus._tokenizer
    if tokenizer is None or tokenizer.splitter is None:
        return words
    found = []
    for word in words:
        found += [word] if "*" in word else tokenizer(word) or [word]
    return found


def _allowed(
    corpus: Corpus, parsed: _Parsed, outlet: Any, since: Any, until: Any
) -> NDArray[np.uint8] | None:
    """One byte an article, 0 where a filter leaves it out; None where there is no filter."""
    filters = [
        {"outlet": outlet, "since": since, "until": until},
        {"outlet": parsed.outlets or None, **parsed.dates},
    ]
    keep: NDArray[np.bool_] | None = None
    for one in filters:
        if any(value is not None for value in one.values()):
            mask = corpus._where_mask(**one)
            keep = mask if keep is None else keep & mask
    return None if keep is None else keep.astype(np.uint8)
