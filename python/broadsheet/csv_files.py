"""Comma-separated values, also with tabs, semicolons or bars: one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from broadsheet.article_feed import ROWS_AT_ONCE, Places, line_of, refuse_utf16, undecodable
from broadsheet.errors import FormatError
from broadsheet.found_files import path_name
from broadsheet.frames import refuse_equal_names
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_csv_file"]

# Python's reader takes four bytes for each character of the value it is in, so a quotation mark
# that is never closed must end somewhere.
MOST_CHARACTERS = 128 << 20
_DELIMITERS = (",", "\t", ";", "|")


def add_csv_file(feed: ArticleFeed, path: Path) -> None:
    """Read rows by the names in the first one; all values are text.

    The delimiter is the one that makes the first row name a column for the text.
    """
    with open_file(path) as file, _long_values():
        lines = _Lines(file, path, feed)
        first = next(lines, "")
        delimiter = _find_delimiter(first, feed)
        rows = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
        try:
            names = next(rows, [])
        except csv.Error as error:
            raise _broken(path, 1, lines, error) from error
        try:
            refuse_equal_names(names)
        except ValueError as error:
            raise FormatError(f"{path_name(path)}: {error}", path=str(path), line=1) from error
        _Rows(feed, path, lines, names).add(rows)


def _find_delimiter(first: str, feed: ArticleFeed) -> str:
    for delimiter in _DELIMITERS:
        try:
            names = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:
            continue
        if feed.has_text(names):
            return delimiter
    return max(_DELIMITERS, key=first.count)


@contextmanager
def _long_values() -> Iterator[None]:
    """Let values be as long as articles are. The limit is the csv module's, for all readers."""
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class _Lines:
    """The lines of a file as text, with their number, offset, and what is invalid in them."""

    def __init__(self, file: IO[bytes], path: Path, feed: ArticleFeed) -> None:
        self._feed = feed
        self._path = path
        self.number = 0
        self.offset = 0  # of the line that was read last
        self._next_offset = 0
        self.invalid: FormatError | None = None
        self._lines: Iterator[Any] = iter(file)
        if not feed.is_utf8:
            self._lines = io.TextIOWrapper(file, feed.encoding, feed.encoding_errors, newline="")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except UnicodeDecodeError as error:
            line = self.number + line_of(error, self._feed.encoding)
            raise undecodable(self._path, error, line=line) from error
        self.number += 1
        if isinstance(line, str):
            return line
        if self.number == 1:
            refuse_utf16(line, self._path)
        self.offset = self._next_offset
        self._next_offset += len(line)
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            return str(line, "utf-8")
        except UnicodeDecodeError as error:
            if self.invalid is None:
                self.invalid = undecodable(self._path, error, line=self.number, offset=self.offset)
            return str(line, "utf-8", "replace")


class _Rows:
    """Gathers rows to batches of columns; what is wrong with a row is an error, or listed."""

    def __init__(self, feed: ArticleFeed, path: Path, lines: _Lines, names: list[str]) -> None:
        self._feed = feed
        self._path = path
        self._lines = lines
        self._names = names
        self._fields = feed.find_fields(names, path)
        self._rows: list[list[str]] = []
        self._starts: list[int] = []

    def add(self, rows: Any) -> None:
        while True:
            start = self._lines.number + 1
            try:
                row = next(rows)
            except StopIteration:
                break
            except csv.Error as error:
                self._lines.invalid = None
                self._feed.wrong(_broken(self._path, start, self._lines, error), self._path)
                continue
            if row and self._is_right(row, start):
                self._rows.append(row)
                self._starts.append(start)
                if len(self._rows) >= ROWS_AT_ONCE:
                    self._flush()
        self._flush()

    def _is_right(self, row: list[str], start: int) -> bool:
        invalid, self._lines.invalid = self._lines.invalid, None
        if invalid is not None:
            if self._feed.encoding_errors == "strict":
                self._feed.wrong(invalid, self._path)
                return False
            self._feed.skip(path_name(self._path), start, "invalid characters replaced by U+FFFD")
        if len(row) == len(self._names):
            return True
        msg = (
            f"{path_name(self._path)}, line {start}: {len(row)} values for {len(self._names)} "
            "columns; put quotation marks around values that hold the delimiter or a line's end"
        )
        error = FormatError(msg, path=str(self._path), line=start, byte_offset=self._lines.offset)
        self._feed.wrong(error, self._path)
        return False

    def _flush(self) -> None:
        if not self._rows:
            return
        columns = dict(zip(self._names, map(list, zip(*self._rows, strict=True)), strict=True))
        lines = np.array(self._starts, dtype=np.int64)
        places = Places([path_name(self._path)] * len(self._rows), lines, str(self._path))
        self._feed.add_columns(columns, self._fields, places, self._path)
        self._rows, self._starts = [], []


def _broken(path: Path, line: int, lines: _Lines, error: csv.Error) -> FormatError:
    reason, remedy = str(error), "mend it, or get the file again"
    if reason == "unexpected end of data":
        reason = "a quotation mark that opens in this row is never closed"
    elif "field limit" in reason:
        reason = f"a value is longer than {MOST_CHARACTERS:,} characters"
        remedy = "a quotation mark may be left open; for longer articles there is JSON Lines"
    elif "expected after" in reason:
        reason = f"a quotation mark inside a value that is in quotation marks ({reason})"
        remedy = 'write it twice ("")'
    msg = f"{path_name(path)}, line {line}: {reason}; {remedy}"
    return FormatError(msg, path=str(path), line=line, byte_offset=lines.offset)
