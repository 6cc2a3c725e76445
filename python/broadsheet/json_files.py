"""JSON Lines (one record a line) and JSON (one list of records a file)."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import IO, TYPE_CHECKING, Any, NoReturn

from broadsheet.article_feed import (
    ABSENT_FROM_RECORD,
    ROWS_AT_ONCE,
    Places,
    line_of,
    refuse_utf16,
    undecodable,
)
from broadsheet.errors import FormatError
from broadsheet.found_files import path_name
from broadsheet.packed_files import open_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_json_file", "add_json_lines_file", "add_records"]

# Strings (keys apart), the ends of objects, and what is no JSON: NaN, endless numbers.
_TOKENS = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}]|NaN|-?Infinity|\d{4301,}', re.DOTALL
)
_BLOCK_BYTES = 3 << 20
_SMALL_BYTES = 64 << 10
_MOST_PACKED = 32  # times its size that a small packed file has room for at once


def add_json_lines_file(feed: ArticleFeed, path: Path) -> None:
    """Read records a line each, block by block: a file need not fit into memory."""
    line = 1
    offset = 0
    packed = 1 if path.suffix in {".jsonl", ".ndjson"} else _MOST_PACKED
    size = min(_BLOCK_BYTES, max(_SMALL_BYTES, packed * path.stat().st_size + 1))
    with open_file(path) as file:
        blocks = _line_blocks(file, path, feed, size)
        for block in blocks if size < _BLOCK_BYTES else _read_ahead(blocks):
            if offset == 0:
                refuse_utf16(bytes(block[:2]), path)
            line += feed.add_json_lines(block, path, line, offset)
            offset += len(block)


def _read_ahead(blocks: Iterator[memoryview]) -> Iterator[memoryview]:
    """The blocks; while one is worked on the next one is read, and unpacked."""
    from concurrent.futures import ThreadPoolExecutor

    block = next(blocks, None)
    with ThreadPoolExecutor(1) as reader:
        while block is not None:
            following = reader.submit(next, blocks, None)
            yield block
            block = following.result()


def _line_blocks(file: IO[bytes], path: Path, feed: ArticleFeed, size: int) -> Iterator[memoryview]:
    """The file in blocks that end at a line's end; a line longer than a block stays whole.

    Two blocks have memory in turn: one is good until the next but one is asked for.
    """
    if not feed.is_utf8:
        try:
            text = file.read().decode(feed.encoding, feed.encoding_errors)
        except UnicodeDecodeError as error:
            raise undecodable(path, error, line=line_of(error, feed.encoding)) from error
        content = text.encode("utf-8", "surrogatepass")
        yield memoryview(content)
        return
    buffer, other = bytearray(size), bytearray()
    used = 0
    while (used := _read_into(file, buffer, used)) == len(buffer):
        end = buffer.rfind(b"\n") + 1
        if end == 0:  # never into the other one, which may be at work
            buffer += bytes(used)
            continue
        rest = buffer[end:]
        yield memoryview(buffer)[:end]
        if not other:
            other = bytearray(size)
        buffer, other = other, buffer
        used = len(rest)
        buffer[:used] = rest
    if used > 0:
        yield memoryview(buffer)[:used]


def _read_into(file: IO[bytes], buffer: bytearray, used: int) -> int:
    """Fills a buffer behind its first ``used`` bytes; less than full: the file has ended."""
    with memoryview(buffer) as whole:
        while used < len(buffer) and (n := file.readinto(whole[used:])):  # type: ignore[attr-defined]
            used += n
    return used


def add_json_file(feed: ArticleFeed, path: Path) -> None:
    """Read a list of records, an object that holds one, or a single record.

    The whole file is held in memory; for millions of articles there is JSON Lines.
    """
    with open_file(path) as file:
        content = file.read()
    text = feed.decode(content, path)
    value = _parse(text, path)
    records = _find_records(value, feed, path)
    if records is None:
        msg = (
            f"{path_name(path)}: no list of records was found; a JSON file is a list of objects, "
            "an object with one such list, or one object with a text (name it with text=)"
        )
        raise FormatError(msg, path=str(path))
    add_records(feed, records, path=path)


def _parse(text: str, path: Path) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        _, at = _line_and_byte(text, error.pos)
        remedy = "mend it, or get the file again"
        if error.msg == "Extra data" and text.lstrip()[:1] == "{":
            remedy = "if each line is a record of its own, name the file .jsonl"
        msg = (
            f"{path_name(path)}, line {error.lineno}, byte {at}: broken JSON: {error.msg}; {remedy}"
        )
        raise FormatError(msg, path=str(path), line=error.lineno, byte_offset=at) from error
    except RecursionError as error:
        msg = f"{path_name(path)}: the JSON is nested too deep; mend it, or get the file again"
        raise FormatError(msg, path=str(path)) from error
    except ValueError as error:
        position = _find_refused(text)
        msg = f"{error}; mend it, or get the file again"
        if position is None:
            raise FormatError(f"{path_name(path)}: {msg}", path=str(path)) from error
        line, at = _line_and_byte(text, position)
        msg = f"{path_name(path)}, line {line}, byte {at}: {msg}"
        raise FormatError(msg, path=str(path), line=line, byte_offset=at) from error


def _line_and_byte(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, len(before.encode("utf-8", "surrogatepass"))


def _refuse_constant(name: str) -> NoReturn:
    msg = f"{name} is no JSON (write null)"
    raise ValueError(msg)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, count in counts.items() if count > 1)
        msg = f"the key {twice!r} stands twice in one object, so one value would be lost"
        raise ValueError(msg)
    return record


def _find_refused(text: str) -> int | None:
    """Where JSON that parses has what we refuse: Python's parser does not say."""
    keys: list[set[str]] = []
    for token in _TOKENS.finditer(text):
        found = token[0]
        if found == "{":
            keys.append(set())
        elif found == "}":
            keys.pop()
        elif token["key"] is not None:
            key = json.loads(token["key"])
            if key in keys[-1]:
                return token.start()
            keys[-1].add(key)
        elif found[0] != '"':
            return token.start()
    return None


def _find_records(value: Any, feed: ArticleFeed, path: Path) -> list[Any] | None:
    """The list of records, also inside an object as news services send it."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if feed.has_text(list(value)):
        return [value]
    lists = {
        key: inner
        for key, inner in value.items()
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner)
    }
    with_text = [inner for inner in lists.values() if feed.has_text(list(inner[0]))]
    if len(lists) > 1 and len(with_text) != 1:
        shown = ", ".join(map(repr, lists))
        msg = (
            f"{path_name(path)}: there are {len(lists)} lists of records, under {shown}; read the "
            "file with the json module and pass the one that holds articles: "
            f"bs.read(content[{next(iter(lists))!r}])"
        )
        raise FormatError(msg, path=str(path))
    return next(iter(with_text or lists.values()), None)


def add_records(feed: ArticleFeed, records: list[Any], path: Path | None = None) -> None:
    """Feed records (dict) whose keys need not be the same in all."""
    first = feed.first_row if path is None else 0
    kept = [
        (i, record) for i, record in enumerate(records, first) if _is_record(feed, record, i, path)
    ]
    names = list(dict.fromkeys(name for _, record in kept for name in record))
    if not kept:
        return
    fields = feed.find_fields(names, path)
    for begin in range(0, len(kept), ROWS_AT_ONCE):
        rows = kept[begin : begin + ROWS_AT_ONCE]
        sources = [_name(i, path) for i, _ in rows]
        places = Places(sources, path=None if path is None else str(path))
        columns = {name: _values(rows, name, known=name in fields.values()) for name in names}
        feed.add_columns(columns, fields, places, path)


def _values(rows: list[tuple[int, Any]], name: str, *, known: bool) -> list[Any]:
    otherwise = None if known else ABSENT_FROM_RECORD
    return [record.get(name, otherwise) for _, record in rows]


def _name(position: int, path: Path | None) -> str:
    return f"record {position}" if path is None else f"{path_name(path)}, record {position}"


def _is_record(feed: ArticleFeed, record: Any, position: int, path: Path | None) -> bool:
    if isinstance(record, dict):
        return True
    reason = f"must be an object, it is a {type(record).__name__}"
    msg = f"{_name(position, path)}: {reason}; mend it"
    error = FormatError(msg, path=None if path is None else str(path), article=position)
    if not feed.skips:
        raise error
    feed.skip(_name(position, path), -1, reason)
    return False
