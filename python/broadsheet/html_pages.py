"""Web pages: the article by trafilatura, with title, author and date.

A date is only one that the page states as its own: in its metadata, its address, a date element,
or a line that is a date between title and text. A year in the text is none.

trafilatura runs twice, strict and generous. The strict result leaves out paragraphs that are
mostly links; those that stand inside the article and read like sentences are taken back from
the generous one. What is left of the page's own words is set aside line by line, as in any text.
"""

from __future__ import annotations

import copy
import datetime
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from broadsheet import _core
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
# "Nov. 6, 2024", "6 de noviembre de 2024", "6. November 2024", "2024-11-06", "11/26/2024".
_DATE = re.compile(
    r"[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:(?:de|of)\s+)?[^\W\d_]{3,12}\.?,?\s+(?:del?\s+)?\d{4}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}([./])\d{1,2}\1\d{4}"
)
_LONGEST_DATE_LINE = 90
_MOST_ABOVE_TEXT = 16
_DATE_CUES = frozenset(
    "published updated posted last first modified on at by am pm a m p the el le am um den a las"
    " publicado publicada actualizado actualizada publié mis jour modifié à veröffentlicht stand"
    " aktualisiert uhr h and y et und de del".split()
)
_LEAST_LAYOUT = 400
_LEAST_BREAKS = 3
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
    elif page["date"] is None:
        feed.skip(path_name(path), -1, "the page states no date, so the article has none")
    columns: dict[str, list[Any]] = {name: [value] for name, value in page.items()}
    feed.add_columns(columns, _FIELDS, Places([path_name(path)], path=str(path)), path)


def _read_page(trafilatura: Any, content: Any, path: Path) -> dict[str, Any]:
    tree = trafilatura.load_html(content)
    if tree is None:
        return {**dict.fromkeys((*_FIELDS, "url"), ""), "date": None}
    try:
        _open_layout_tables(tree)
        text = _extract_text(trafilatura, tree)
        document = trafilatura.extract_metadata(copy.deepcopy(tree), extensive=False)
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
        "author": _authors(tree, document),
        "date": _published(tree) or _dated(tree, document) or _date_line(tree, title) or None,
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


def _authors(tree: Any, document: Any) -> str:
    """Who wrote it: what trafilatura found, or all names that the page marks as authors."""
    found = (document.author or "").replace("; ", ", ")
    marked = _authors_of_data(tree) or _linked_authors(tree)
    names = ", ".join(dict.fromkeys(marked))
    return names if names and (not found or (len(marked) > 1 and found in names)) else found


def _authors_of_data(tree: Any) -> list[str]:
    """The authors of the first article that the page's JSON-LD describes."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except ValueError:
            continue
        for item in _articles_of_data(data):
            authors = item.get("author")
            given = authors if isinstance(authors, list) else [authors]
            people = [one for one in given if _may_be_person(one)]
            names = [one.get("name") if isinstance(one, dict) else one for one in people]
            texts = [name.strip() for name in names if isinstance(name, str)]
            texts = [name for name in texts if name and "/" not in name]
            if texts:
                return texts
    return []


def _may_be_person(author: Any) -> bool:
    kind = author.get("@type", "Person") if isinstance(author, dict) else "Person"
    return "Person" in (kind if isinstance(kind, list) else [kind])


def _articles_of_data(data: Any) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.endswith("Article") for kind in kinds):
            yield item
        yield from _articles_of_data(item.get("@graph") or [])


def _linked_authors(tree: Any) -> list[str]:
    """The texts of links marked as author, those beside the first only: others head teasers."""
    links = tree.xpath("//a[@rel='author']")
    beside = [link for link in links if link.getparent() is links[0].getparent()]
    return [name for name in (" ".join(link.itertext()).strip() for link in beside) if name]


def _open_layout_tables(tree: Any) -> None:
    """Make paragraphs of cells that hold an article, its lines parted by ``<br>``."""
    for cell in list(tree.iter("td")):
        breaks = cell.findall("br")
        if len(breaks) < _LEAST_BREAKS or cell.find(".//table") is not None:
            continue
        if sum(len(part.tail or "") for part in breaks) < _LEAST_LAYOUT:
            continue
        table = next(cell.iterancestors("table"), None)
        for part in [] if table is None else table.iter("table", "tbody", "tr", "td"):
            part.tag = "div"
        _make_paragraphs(cell)


def _make_paragraphs(cell: Any) -> None:
    first = cell.makeelement("p")
    first.text, cell.text = cell.text, None
    paragraphs = [first]
    for part in list(cell):
        cell.remove(part)
        if part.tag == "br":
            paragraphs.append(cell.makeelement("p"))
            paragraphs[-1].text = part.tail
        else:
            paragraphs[-1].append(part)
    cell.extend(part for part in paragraphs if "".join(part.itertext()).strip())


def _dated(tree: Any, document: Any) -> str:
    """The date that trafilatura found, unless the page only speaks of it.

    It also looks at headlines and at the addresses of pictures.
    """
    if not document.date:
        return ""
    find_date = require("htmldate", "html", "reading .html files").find_date
    rest = copy.deepcopy(tree)
    for part in rest.xpath("//h1 | //title | //img | //meta[contains(@property, 'image')]"):
        part.clear()
    found = find_date(rest, extensive_search=False, original_date=True, url=document.url)
    return str(found or "")


def _date_line(tree: Any, title: str) -> str:
    """The date of a line that is one, between the headline and the first sentence."""
    lines = [
        " ".join(line.split())
        for line in tree.xpath(
            "//body//text()[not(ancestor::script or ancestor::style or ancestor::footer)]"
        )
    ]
    lines = [line for line in lines if line]
    wanted = _letters(title)
    starts = [i for i, line in enumerate(lines) if wanted and _letters(line) == wanted]
    for start in starts:
        for line in lines[start + 1 : start + 1 + _MOST_ABOVE_TEXT]:
            if len(line.split()) >= _SENTENCE_WORDS:
                break
            found = _DATE.search(line) if len(line) <= _LONGEST_DATE_LINE else None
            if found and _is_date_line(line, found) and _core.parse_date(found[0])[0]:
                return found[0]
    return ""


def _is_date_line(line: str, date: re.Match[str]) -> bool:
    """Whether nothing but names, times and words of publication stands beside the date."""
    rest = line[: date.start()] + " " + line[date.end() :]
    words = re.findall(r"[^\W_]+", rest)
    return all(not word[0].islower() or word in _DATE_CUES for word in words)


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
