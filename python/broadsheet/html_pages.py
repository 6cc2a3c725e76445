"""Web pages: the article by trafilatura, with title, author and date.

trafilatura runs twice, strict and generous. The strict result leaves out paragraphs that are
mostly links; those that stand inside the article and read like sentences are taken back from
the generous one. What is left of the page's own words is set aside line by line, as in any text.
"""

from __future__ import annotations

import copy
import datetime
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from broadsheet.article_feed import Places
from broadsheet.errors import FormatError
from broadsheet.found_files import path_name
from broadsheet.optional import require
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_html_page"]

_FIELDS = {name: name for name in ("text", "title", "outlet", "author", "date")}
_SENTENCE_WORDS = 12
_SHORT_CHARACTERS = 200
_HEADLINE_WORDS = 4
_LEAST_LINKS = 3
_MOST_HEAD = 8
_ENDS_SENTENCE = re.compile(r"[.!?\u3002][\"'\u201d\u2019)\]\u00bb]*$")
_SEPARATOR = re.compile(r"\s+(?:[-\u2013\u2014|\u00b7]|::)\s+")


def add_html_page(feed: ArticleFeed, path: Path) -> None:
    """Read one page. Where nothing reads like an article the text is empty, and listed.

    Bytes are decoded as the page itself says, unless ``encoding=`` is not UTF-8.
    """
    trafilatura: Any = require("trafilatura", "html", "reading .html files")
    with open_file(path) as file:
        content: Any = file.read()
    if not feed.is_utf8:
        content = feed.decode(content, path)
    with _silent():
        page = _read_page(trafilatura, content, path)
    if not page["text"]:
        feed.skip(path_name(path), -1, "no article was found in the page; its text is empty")
    columns: dict[str, list[Any]] = {name: [value] for name, value in page.items()}
    feed.add_columns(columns, _FIELDS, Places([path_name(path)], path=str(path)), path)


def _read_page(trafilatura: Any, content: Any, path: Path) -> dict[str, Any]:
    tree = trafilatura.load_html(content)
    if tree is None:
        return {**dict.fromkeys((*_FIELDS, "url"), ""), "date": None}
    try:
        text = _extract_text(trafilatura, tree)
        document = trafilatura.extract_metadata(copy.deepcopy(tree))
    except RecursionError as error:
        msg = (
            f"{path_name(path)}: the page's elements are nested too deep; save the article as text"
        )
        raise FormatError(msg, path=str(path)) from error
    title, site = _title_and_site(tree, document)
    return {
        "text": "\n".join(_without_head(_without_tables(text.splitlines()), title)),
        "title": title,
        "outlet": site,
        "author": (document.author or "").replace("; ", ", "),
        "date": _published(tree) or document.date or None,
        "url": document.url,
    }


def _extract_text(trafilatura: Any, tree: Any) -> str:
    def extract(**how: bool) -> str:
        document = trafilatura.bare_extraction(
            copy.deepcopy(tree), include_comments=False, with_metadata=False, **how
        )
        return "" if document is None else document.text or ""

    generous = extract(fast=True)
    strict = extract(favor_precision=True)
    if len(strict) < _SHORT_CHARACTERS:
        return max(strict, generous, extract(favor_recall=True), key=len)
    return _take_back(strict, generous)


def _take_back(strict: str, generous: str) -> str:
    """The strict lines, and between them the generous ones that are sentences."""
    kept = {line.strip() for line in strict.splitlines() if line.strip()}
    lines = [line for line in generous.splitlines() if line.strip()]
    places = [i for i, line in enumerate(lines) if line.strip() in kept]
    if len(places) < 0.6 * len(kept):
        return strict  # the two do not agree on what the article is
    return "\n".join(
        line
        for line in lines[places[0] : places[-1] + 1]
        if line.strip() in kept or _is_sentence(line)
    )


def _without_tables(lines: list[str]) -> list[str]:
    """The lines without rows of figures; cells that hold sentences are lines like others.

    An article that is a table, such as results, stays.
    """
    rows = sum(len(line) for line in lines if line.startswith("|"))
    if 2 * rows > sum(map(len, lines)):
        return lines
    kept: list[str] = []
    for line in lines:
        if not line.startswith("|"):
            kept.append(line)
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        kept += [cell for cell in cells if _is_sentence(cell)]
    return kept


def _without_head(lines: list[str], title: str) -> list[str]:
    """The lines after the headline and what the page has above the first sentence.

    The title is a field. One or two lines above the text are a summary; more are links.
    """
    head = next((i for i, line in enumerate(lines) if _is_sentence(line)), 0)
    for i in reversed(range(min(head, _MOST_HEAD))):
        if title and _letters(lines[i]) == _letters(title):
            return _without_head(lines[i + 1 :], "")
    return lines[head:] if _LEAST_LINKS <= head <= _MOST_HEAD else lines


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _SENTENCE_WORDS and bool(_ENDS_SENTENCE.search(line.strip()))


def _title_and_site(tree: Any, document: Any) -> tuple[str, str]:
    """The headline and who published it, also where the site's name comes first in the title."""
    title = document.title or ""
    site = document.sitename or document.hostname or ""
    whole = " ".join(tree.xpath("string(//title)").split())
    parts = _SEPARATOR.split(whole)
    longest = max(parts, key=len)
    if title not in parts or not len(title.split()) < _HEADLINE_WORDS <= len(longest.split()):
        return _headline(title, site), site
    if not site or _is_site(parts[0], site):  # "Harbor Ledger | Port shut for a week"
        return longest, site or title
    return _headline(whole, site), site


def _headline(title: str, site: str) -> str:
    """A page's title without the name of the site at its end."""
    parts = _SEPARATOR.split(title)
    while len(parts) > 1 and _is_site(parts[-1], site):
        title = title[: title.rindex(parts[-1])].rstrip().rstrip("-\u2013\u2014|\u00b7:").rstrip()
        parts = parts[:-1]
    head, bar, _ = title.partition(" | ")
    return head if bar and len(head.split()) >= _HEADLINE_WORDS else title


def _is_site(part: str, site: str) -> bool:
    name, other = _letters(site), _letters(part)
    return bool(name) and (other in name or name in other)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _published(tree: Any) -> str:
    """When the page says that it was published, with time of day and zone; "" if it does not."""
    found = tree.xpath(
        "//meta[@property='article:published_time' or @itemprop='datePublished'"
        " or @name='article:published_time']/@content"
    )
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        found += re.findall(r'"datePublished"\s*:\s*"([^"]{8,40})"', script)
    return next((value for value in map(str.strip, found) if _is_moment(value)), "")


def _is_moment(value: str) -> bool:
    try:
        return bool(datetime.datetime.fromisoformat(value))
    except ValueError:
        return False


@contextmanager
def _silent() -> Iterator[None]:
    """Keep trafilatura's remarks on a page to itself: what matters is listed."""
    logger = logging.getLogger("trafilatura")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
