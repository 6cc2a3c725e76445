"""Files of plain text: one article each, its title on the first line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.article_feed import refuse_utf16, undecodable
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_text_file"]


def add_text_file(feed: ArticleFeed, path: Path) -> None:
    """Read one article. Valid UTF-8 or not is the core's to see: it knows the byte."""
    with open_file(path) as file:
        content = file.read()
    if feed.is_utf8:
        refuse_utf16(content, path)
        feed.add_text(path, content.removeprefix(b"\xef\xbb\xbf"))
        return
    try:
        feed.add_text(path, content.decode(feed.encoding, feed.encoding_errors))
    except UnicodeDecodeError as error:
        raise undecodable(path, error) from error
