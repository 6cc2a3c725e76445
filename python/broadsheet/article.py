"""One article: its fields, its text, and what each line of it is."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.errors import FormatError

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["Article", "Line"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article.

    Attributes
    ----------
    text : str
        The line as it stands, without its end.
    kind : str
        title, subheading, paragraph, author, owner, dateline, related, promotion,
        navigation, caption, credit, legal, note; blank for a line without a word.
    counted : bool
        Whether its words count. Of a paragraph that opens with a dateline, or names the
        article's own outlet, the rest does.
    reason : str
        Why it has its kind; "" for plain text.
    """

    text: str
    kind: str
    counted: bool
    reason: str


class Article:
    """One article of a corpus.

    Attributes
    ----------
    id, title, outlet, author : str or None
        None where it is not known.
    date : datetime.datetime or datetime.date or None
        In the zone it was given in; a plain date where no time of day was given.
    fields : dict
        All other fields that the source had.
    text : str
        The kept text: a title that was given as a field is its first line. Byte ranges
        anywhere in broadsheet refer to ``article.text.encode()``.
    """

    def __init__(self, corpus: Corpus, position: int) -> None:
        self._corpus = corpus
        self._position = position
        try:
            self._take(corpus)
        except FormatError as error:  # in files that something else wrote
            saved = corpus._saved
            path = None if saved is None else os.fsdecode(saved.path)
            of = "" if path is None else f" of {path!r}"
            told = str(error).removeprefix("article 0: ")
            msg = f"article {position}{of}: {told}"
            raise FormatError(msg, path=error.path or path, article=position) from error

    def _take(self, corpus: Corpus) -> None:
        one = corpus._core.select(_one(self._position))
        self.id: str = one.ids[0]
        self.title: str | None = one.titles[0] or None
        self.outlet: str | None = one.outlets[0] or None
        self.author: str | None = one.authors[0] or self._author_line()
        self.date = decode_date(int(one.dates[0]), int(one.date_offsets[0]), int(one.date_forms[0]))
        self.fields: dict[str, Any] = json.loads(one.fields[0] or "{}")
        self.text: str = one.texts[0]
        self._title_added = bool(one.titles_added[0])

    @property
    def original(self) -> str:
        """The text as it was given: without the title line where that was a field."""
        return self.text.partition("\n")[2] if self._title_added else self.text

    @property
    def lines(self) -> list[Line]:
        """What each line of the text is; one entry a line, blank ones included."""
        return [Line(*row) for row in self._corpus._core.lines(self._position)]

    @property
    def set_aside(self) -> Any:
        """A table of what of this article is not counted: line, text, kind, reason."""
        from broadsheet.frames import to_frame
        from broadsheet.wide_tables import SetAside

        columns = self._corpus._core.select(_one(self._position)).set_aside()
        del columns["article"]
        return to_frame(columns, kind=SetAside)

    def _author_line(self) -> str | None:
        """What stands in a "By ..." line, without the "By"."""
        from broadsheet import _core

        for text, kind, _counted, _reason in self._corpus._core.lines(self._position):
            if kind == "author":
                return _core.without_byline_cue(str(text).strip()) or None
        return None

    def __repr__(self) -> str:
        named = self.title or self.text[:60]
        return f"<Article {named!r}, {self.outlet or 'no outlet'}, {self.date or 'no date'}>"

    def _repr_html_(self) -> str:
        from broadsheet.display import article_html

        return article_html(self)


def decode_date(
    microseconds: int, offset_minutes: int, form: int
) -> datetime.datetime | datetime.date | None:
    """A date of the core's columns as Python's: with its zone, or plain, or None."""
    from broadsheet import _core

    if microseconds == _core.NO_DATE:
        return None
    zone = datetime.timezone(datetime.timedelta(minutes=offset_minutes))
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    moment = (epoch + datetime.timedelta(microseconds=microseconds)).astimezone(zone)
    if not form & 1:
        return moment.date()
    return moment if form & 2 else moment.replace(tzinfo=None)


def _one(position: int) -> Any:
    import numpy as np

    return np.array([position], dtype=np.int64)
