"""What stands between readers and the core: fields by column, errors by policy, batches."""

from __future__ import annotations

import errno
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.errors import FormatError, MissingFileError, ReadError
from broadsheet.found_files import path_name
from broadsheet.frames import date_text, is_missing

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["ABSENT_FROM_RECORD", "FIELDS", "ROWS_AT_ONCE", "ArticleFeed", "Places"]

_EXACT_FLOAT = 2**53  # larger whole numbers are not told apart
FIELDS = ("text", "title", "outlet", "author", "date", "id")
ROWS_AT_ONCE = 8192
# A record without a key is told apart from one whose key holds null.
ABSENT_FROM_RECORD = object()
_POSITION = re.compile(r"(?:(.*), )?(?:text|row|record) (\d+)", re.DOTALL)


@dataclass
class Places:
    """Where rows came from: a name for each and, in files, the line it starts on."""

    sources: list[str]
    lines: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    path: str | None = None

    def error(self, row: int, reason: str, remedy: str) -> FormatError:
        """What is wrong with a row, and where it stands."""
        line = int(self.lines[row]) if self.lines.size else None
        place = self.sources[row] if line is None else f"{self.sources[row]}, line {line}"
        article = position_in(self.sources[row])[1]
        return FormatError(
            f"{place}: {reason}; {remedy}", path=self.path, line=line, article=article
        )

    def only(self, kept: list[int]) -> Places:
        """The places of some of the rows."""
        lines = self.lines[kept] if self.lines.size else self.lines
        return Places([self.sources[i] for i in kept], lines, self.path)


class ArticleFeed:
    """Feeds a builder with articles given as texts, columns or lines of JSON."""

    def __init__(
        self,
        builder: _core.CorpusBuilder,
        names: dict[str, str | None],
        *,
        skips: bool,
        encoding: str,
        encoding_errors: str,
        first_row: int = 0,
        after_batch: Callable[[], None] | None = None,
        show_batch: Callable[[], None] | None = None,
    ) -> None:
        self.first_row = first_row
        self._builder = builder
        self._after_batch = after_batch
        self._show_batch = show_batch
        self._names = names
        self.skips = skips
        self.encoding = encoding
        self.encoding_errors = encoding_errors
        self.n_listed = 0  # in the corpus's skipped, by this feed
        self._texts: list[tuple[Path, str | bytes]] = []

    # --- articles ----------------------------------------------------------------------

    def add_text(self, path: Path, text: str | bytes) -> None:
        """One article that is a whole file."""
        self._texts.append((path, text))
        if len(self._texts) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Hand over the texts that wait for more of them."""
        if not self._texts:
            return
        texts, self._texts = self._texts, []
        self._add(
            texts=[text for _, text in texts],
            outlets=self._folders(path for path, _ in texts),
            places=Places([path_name(path) for path, _ in texts]),
        )

    def add_texts(self, texts: Sequence[str]) -> None:
        """Texts without fields, as they stand in memory."""
        self.flush()
        at_once = len(texts) if self._after_batch is None else ROWS_AT_ONCE
        for begin in range(0, len(texts), at_once or 1):
            some = tuple(texts if at_once == len(texts) else texts[begin : begin + at_once])
            self._builder.add_texts(some, self.first_row + begin)
            self._batch_is_in()

    def add_json_lines(self, block: memoryview, path: Path, line: int, offset: int) -> int:
        """Records of a block of lines, and how many lines; it starts at ``line``, ``offset``."""
        self.flush()
        names: dict[str, list[str]] = dict(_core.recognised_names())
        for name, wanted in self._names.items():
            if wanted is not None and not (name == "outlet" and wanted == "folder"):
                names[name] = [wanted]
        outlets = self._folders([path])
        n_lines = self._builder.add_json_lines(
            block,
            names,
            path_name(path),
            line,
            offset,
            outlet="" if outlets is None else outlets[0],
        )
        self._batch_is_in()
        return n_lines

    def add_columns(
        self,
        columns: Mapping[Any, Sequence[Any]],
        fields: Mapping[str, Any],
        places: Places,
        path: Path | None = None,
    ) -> None:
        """Rows given as columns of equal length; ``fields`` says which column holds what."""
        self.flush()
        columns, places = self._with_texts(columns, fields["text"], places)
        columns = {
            name: column if name == fields["text"] else self._decoded(name, column, places)
            for name, column in columns.items()
        }
        used = {name for name in fields.values() if name is not None}

        def values(name: str) -> list[str] | None:
            column = fields.get(name)
            if column is None:
                return None
            make = _FIELD_TEXTS.get(name, field_text)
            return [make(value) for value in columns[column]]

        outlets = values("outlet")
        if path is not None and self.outlet_is_folder:
            outlets = self._folders([path] * len(places.sources))
        self._add(
            texts=list(columns[fields["text"]]),
            titles=values("title"),
            ids=self._ids(columns, fields.get("id"), places),
            outlets=outlets,
            authors=values("author"),
            dates=values("date"),
            fields=_other_fields(
                {k: v for k, v in columns.items() if k not in used} | _whole_names(columns, fields)
            ),
            places=places,
        )
        for row in _empty_dates(columns, fields.get("date")):
            line = int(places.lines[row]) if places.lines.size else -1
            self.skip(places.sources[row], line, "the date is empty")

    def _ids(
        self, columns: Mapping[Any, Sequence[Any]], column: Any, places: Places
    ) -> list[str] | None:
        if column is None:
            return None
        ids = []
        for row, value in enumerate(columns[column]):
            try:
                ids.append(id_text(value))
            except ValueError:
                reason = f"the id {value!r} is a float, which may have lost digits"
                remedy = "read the column as whole numbers or as text (pandas: dtype=str)"
                raise places.error(row, reason, remedy) from None
        return ids

    def _decoded(self, name: Any, column: Sequence[Any], places: Places) -> Sequence[Any]:
        """A column whose bytes, if it has any, are text; those of the articles the core decodes."""
        if not any(isinstance(value, bytes) for value in column):
            return column
        values = list(column)
        for row, value in enumerate(values):
            if not isinstance(value, bytes):
                continue
            try:
                values[row] = value.decode()
            except UnicodeDecodeError as error:
                reason = f"column {name!r} holds bytes that are no UTF-8 (byte {error.start})"
                if self.encoding_errors == "strict" and not self.skips:
                    remedy = 'decode or drop the column, or pass encoding_errors="replace"'
                    raise places.error(row, reason, remedy) from error
                line = int(places.lines[row]) if places.lines.size else -1
                self.skip(places.sources[row], line, f"{reason}; they were replaced by U+FFFD")
                values[row] = value.decode(errors="replace")
        return values

    def _with_texts(
        self, columns: Mapping[Any, Sequence[Any]], column: Any, places: Places
    ) -> tuple[Mapping[Any, Sequence[Any]], Places]:
        """The rows that have a text; the others are errors, or listed."""
        wrong = [i for i, text in enumerate(columns[column]) if not isinstance(text, str | bytes)]
        if not wrong:
            return columns, places
        for i in wrong:
            value = columns[column][i]
            found = "missing" if is_missing(value) else f"a {type(value).__name__}"
            reason = f"the text (column {column!r}) must be a str, it is {found}"
            if not self.skips:
                raise places.error(i, reason, 'mend it, or pass on_error="skip" to leave it out')
            line = int(places.lines[i]) if places.lines.size else -1
            self.skip(places.sources[i], line, reason)
        dropped = set(wrong)
        kept = [i for i in range(len(places.sources)) if i not in dropped]
        return {k: [v[i] for i in kept] for k, v in columns.items()}, places.only(kept)

    def _add(
        self,
        *,
        texts: list[str | bytes],
        places: Places,
        titles: list[str] | None = None,
        ids: list[str] | None = None,
        outlets: list[str] | None = None,
        authors: list[str] | None = None,
        dates: list[str] | None = None,
        fields: list[str] | None = None,
    ) -> None:
        self._builder.add(
            texts=tuple(texts),
            titles=None if titles is None else tuple(titles),
            ids=ids,
            outlets=outlets,
            authors=authors,
            dates=dates,
            fields=fields,
            sources=places.sources,
            lines=places.lines,
        )
        self._batch_is_in()

    def _batch_is_in(self) -> None:
        if self._after_batch is not None:
            self._after_batch()
        if self._show_batch is not None:
            self._show_batch()

    # --- fields ------------------------------------------------------------------------

    @property
    def outlet_is_folder(self) -> bool:
        """Whether the name of a file's folder is the outlet."""
        return self._names["outlet"] == "folder"

    def _folders(self, paths: Iterable[Path]) -> list[str] | None:
        if not self.outlet_is_folder:
            return None
        return [path.absolute().parent.name for path in paths]

    def find_fields(self, names: list[Any], path: Path | None = None) -> dict[str, Any]:
        """Which column holds which field; ValueError where one that was named is not there.

        In a file it is a FormatError, which is a ValueError, too: others may have the column.
        """
        try:
            return self._find_fields(names, of_files=path is not None)
        except ValueError as error:
            if path is None:
                raise
            raise FormatError(f"{path_name(path)}: {error}", path=str(path)) from error

    def _find_fields(self, names: list[Any], *, of_files: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in FIELDS:
            wanted = self._names[name]
            if wanted == "folder" and name == "outlet" and "folder" not in names:
                if of_files:
                    found[name] = recognised(name, names)
                    continue
                msg = 'outlet="folder" is for files; name the column that holds the outlet'
                raise ValueError(msg)
            if wanted is not None and wanted not in names:
                msg = f"there is no column {wanted!r} for {name}; there are: {_listed(names)}"
                raise ValueError(msg)
            found[name] = wanted or recognised(name, names)
        if found["text"] is None:
            msg = "no column holds the text: name it with text=; there are: " + _listed(names)
            raise ValueError(msg)
        return found

    def has_text(self, names: list[Any]) -> bool:
        """Whether one of the columns holds the text."""
        wanted = self._names["text"]
        return wanted in names if wanted is not None else recognised("text", names) is not None

    # --- what goes wrong ---------------------------------------------------------------

    def skip(self, source: str, line: int, reason: str) -> None:
        """Lists what was left out or not understood."""
        self.n_listed += 1
        self._builder.skip(source, line, reason)

    def list_file(self, path: str | PathLike[str], reason: str) -> None:
        """Lists a file or folder that was left out as a whole."""
        self.skip(path_name(path), -1, path_name(reason))

    def wrong(self, error: FormatError, path: Path) -> None:
        """Raises what is wrong with a file, or lists it, as the user chose."""
        if not self.skips:
            raise error
        self.skip(path_name(path), -1 if error.line is None else error.line, path_name(str(error)))

    def refused(self, path: Path, error: OSError) -> None:
        """Raises what the system said about a file, or lists it."""
        if self.skips:
            self.list_file(path, f"not read: {error.strerror or error}")
            return
        raise_refused(path, error)

    # --- characters --------------------------------------------------------------------

    @property
    def is_utf8(self) -> bool:
        """Whether files are UTF-8."""
        return self.encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig"}

    def decode(self, content: bytes, path: Path) -> str:
        """The text of a whole file; what was replaced is listed."""
        if self.is_utf8:
            refuse_utf16(content, path)
            content = content.removeprefix(b"\xef\xbb\xbf")
        encoding = "utf-8" if self.is_utf8 else self.encoding
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            if self.encoding_errors == "strict":
                raise undecodable(path, error, line=line_of(error, encoding)) from error
            self.list_file(path, "invalid characters replaced by U+FFFD")
            return content.decode(encoding, self.encoding_errors)


def position_in(source: str) -> tuple[str | None, int | None]:
    """The file, and the position in the file, list or table, of what a source names."""
    found = _POSITION.fullmatch(source)
    return (source, None) if found is None else (found[1], int(found[2]))


def raise_refused(path: Path, error: OSError) -> NoReturn:
    """What the system said about a file, as an error of ours."""
    kind = MissingFileError if error.errno == errno.ENOENT else ReadError
    msg = f"{path_name(path)}: cannot be read: {error.strerror or error}"
    raise kind(error.errno or 0, msg, str(path)) from error


def refuse_utf16(start: bytes, path: Path) -> None:
    """FormatError where a file that should be UTF-8 starts as UTF-16 does."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        msg = f'{path_name(path)}: the file is UTF-16, not UTF-8; pass encoding="utf-16"'
        raise FormatError(msg, path=str(path), byte_offset=0)


def line_of(error: UnicodeDecodeError, encoding: str) -> int:
    """The line, from 1, of bytes that are no characters."""
    return error.object[: error.start].decode(encoding, "replace").count("\n") + 1


def undecodable(
    path: Path, error: UnicodeDecodeError, *, line: int | None = None, offset: int = 0
) -> FormatError:
    """Bytes that are no characters; ``offset`` is where the decoded bytes start in the file."""
    at = offset + error.start
    place = path_name(path) if line is None else f"{path_name(path)}, line {line}"
    msg = (
        f"{place}: byte {at} is not valid {error.encoding} ({error.reason}); pass the "
        'right encoding=, or encoding_errors="replace"'
    )
    return FormatError(msg, path=str(path), line=line, byte_offset=at)


def recognised(field_name: str, names: list[Any]) -> Any:
    """The column that commonly holds a field; None where there is none."""
    known = list(_core.recognised_names()[field_name])
    for name in known:
        if name in names:
            return name
    by_lower = {str(name).lower(): name for name in reversed(names)}
    return next((by_lower[name] for name in known if name in by_lower), None)


def field_text(value: Any) -> str:
    """A field's value as text; "" where it is missing, a list's items after commas."""
    if isinstance(value, str):
        return value
    if is_missing(value):
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | tuple):
        return ", ".join(field_text(item) for item in value)
    return str(value)


def name_text(value: Any) -> str:
    """Names of outlets or authors: also objects with a "name", and lists of either."""
    if isinstance(value, Mapping):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(name_text, value)))
    return field_text(value)


def id_text(value: Any) -> str:
    """An id as text; whole numbers of a column that its gaps made floats as whole numbers."""
    if isinstance(value, float | np.floating) and float(value).is_integer():
        if abs(float(value)) > _EXACT_FLOAT:
            raise ValueError
        return str(int(value))
    return field_text(value)


_FIELD_TEXTS = {"date": date_text, "outlet": name_text, "author": name_text}


def _whole_names(
    columns: Mapping[Any, Sequence[Any]], fields: Mapping[str, Any]
) -> dict[Any, list[Any]]:
    """Columns of names that are objects, of which not all is taken: they stay fields."""
    whole = {}
    for column in {fields.get("outlet"), fields.get("author")} - {None}:
        values = [v if _has_object(v) else ABSENT_FROM_RECORD for v in columns[column]]
        if any(value is not ABSENT_FROM_RECORD for value in values):
            whole[column] = values
    return whole


def _has_object(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_has_object, value))
    return isinstance(value, Mapping)


def _empty_dates(columns: Mapping[Any, Sequence[Any]], column: Any) -> list[int]:
    """Rows with a date that is an empty text: not the same as none."""
    if column is None:
        return []
    return [i for i, value in enumerate(columns[column]) if isinstance(value, str) and not value]


def _listed(names: list[Any]) -> str:
    shown = ", ".join(repr(name) for name in names[:50]) or "none"
    return shown if len(names) <= 50 else f"{shown} and {len(names) - 50:,} more"


def _other_fields(columns: Mapping[Any, Sequence[Any]]) -> list[str] | None:
    """The columns that are no field of ours, as one JSON object a row."""
    if not columns:
        return None
    names = [str(name) for name in columns]
    values = [[_known_value(v) for v in column] for column in columns.values()]
    records = [zip(names, row, strict=True) for row in zip(*values, strict=True)]
    return [
        _json({name: value for name, value in record if value is not ABSENT_FROM_RECORD})
        for record in records
    ]


def _known_value(value: Any) -> Any:
    return None if value is not ABSENT_FROM_RECORD and is_missing(value) else value


def _json(record: dict[str, Any]) -> str:
    try:
        return json.dumps(record, ensure_ascii=False, allow_nan=False, default=_jsonable)
    except ValueError:  # NaN and infinity are no JSON
        return json.dumps(_finite(record), ensure_ascii=False, default=_jsonable)


def _finite(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    if isinstance(value, dict):
        return {str(name): _finite(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _jsonable(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, set | frozenset):
        return sorted(value, key=str)
    return date_text(value)
