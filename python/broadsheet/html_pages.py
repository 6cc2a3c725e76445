"""Web pages: the article by trafilatura, with title, author and date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.article_feed import Places
from broadsheet.optional import require
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_html_page"]


def add_html_page(feed: ArticleFeed, path: Path) -> None:
    """Read one page. Where nothing reads like an article the text is empty, and listed."""
    trafilatura: Any = require("trafilatura", "html", "reading .html files")
    with open_file(path) as file:
        content = file.read()
    page = trafilatura.bare_extraction(content, with_metadata=True, include_comments=False)
    columns: dict[str, list[Any]] = {"text": [page.text if page is not None else ""]}
    feed.add_columns(columns, {"text": "text"}, Places([str(path)], path=str(path)), path)
