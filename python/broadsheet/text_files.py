"""Files of plain text: one article each, its title on the first line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.article_feed import line_of, refuse_utf16, undecodable
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_text_file"]


def add_text_file(feed: ArticleFeed, path: Path) -> None:
    """Read one article."""
    with open_file(path) as file:
        content = file.read()
    if feed.is_utf8:
        refuse_utf16(content, path)
        if feed.encoding_errors == "strict":
            _refuse_invalid(content, path)
        feed.add_text(path, content.removeprefix(b"\xef\xbb\xbf"))
        return
    try:
        feed.add_text(path, content.decode(feed.encoding, feed.encoding_errors))
    except UnicodeDecodeError as error:
        raise undecodable(path, error, line=line_of(error, feed.encoding)) from error


def _refuse_invalid(content: bytes, path: Path) -> None:
    """FormatError that names line and byte; the core, which sees bytes alone, knows no lines."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise undecodable(path, error, line=line_of(error, "utf-8")) from error
