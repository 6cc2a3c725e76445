"""Finding and opening what users have: files, folders, tables, lists of texts."""

from __future__ import annotations

import errno
import glob
import gzip
import json
import os
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import numpy as np

from broadsheet import _core
from broadsheet.corpus import Corpus
from broadsheet.errors import DataWarning, FormatError, MissingFileError, ReadError
from broadsheet.frames import date_text, frame_rows, is_frame, is_missing
from broadsheet.options import thread_count
from broadsheet.tokenizer import Tokenizer

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["read"]

_FIELDS = ("text", "title", "outlet", "author", "date", "id")
_TEXT_FILES = (".txt", ".text")
_JSON_LINES_FILES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_KNOWN_FILES = (*_TEXT_FILES, *_JSON_LINES_FILES)
_BLOCK_BYTES = 32 << 20
_ROWS_AT_ONCE = 8192
_PATTERN_CHARACTERS = frozenset("*?[")


def read(
    source: Any,
    *,
    text: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    date: str | None = None,
    id: str | None = None,
    tokenizer: Tokenizer | None = None,
    boilerplate: str = "set aside",
    on_error: str = "raise",
    encoding: str = "utf-8",
    encoding_errors: str = "strict",
    like: Corpus | None = None,
    threads: int | None = None,
) -> Corpus:
    """Read articles into a corpus.

    Parameters
    ----------
    source : str, Path, list or table
        A file, a folder, or a pattern with wildcards (``"articles/**/*.txt"``); a Path or a
        list of Paths; a list of texts (str) or of records (dict); a pandas, polars or Arrow
        table. Files are .txt (one article a file, its title on the first line), .jsonl and
        .ndjson (one JSON object a line), the last two also with .gz.
    text, title, outlet, author, date, id : str, optional
        The column or key that holds each field. Where it is not said, common names are
        recognised (text, body, content; title, headline; outlet, source, publication; date,
        published; author, byline; id). ``outlet="folder"`` takes the name of a file's
        folder.
    tokenizer : Tokenizer, optional
        What makes words of text; :class:`broadsheet.Tokenizer` with its defaults.
    boilerplate : {"set aside", "keep"}
        Whether lines that are no news ("READ MORE: ...", "Subscribe to ...") are left
        uncounted. They are never deleted: see ``corpus.set_aside``.
    on_error : {"raise", "skip"}
        What to do about an article that cannot be read. Skipped ones are listed in
        ``corpus.skipped``, and one warning says how many.
    encoding, encoding_errors : str
        Of files; ``encoding_errors="replace"`` puts U+FFFD where a character is invalid.
    like : Corpus, optional
        Take over this corpus's tokenizer and what it learned (recurring lines, capitals),
        so that the two compare.
    threads : int, optional
        How many threads; all processors by default. The corpus does not depend on it.

    Returns
    -------
    Corpus
        The articles, in the order of the source (files by their path).

    Raises
    ------
    MissingFileError
        A file is not there, or nothing matches a pattern.
    ReadError
        The system refused to open or read a file.
    FormatError
        Content is not what it should be: invalid UTF-8, broken JSON, a line that is no
        object, one id for two texts. Says where, and what to do.
    ValueError
        A column that is not there, or an argument outside its choices.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read([{"text": "The port closed.", "outlet": "Ledger"}])
    >>> corpus.articles[["outlet", "tokens"]].values.tolist()
    [['Ledger', 3]]
    """
    _check_choice("boilerplate", boilerplate, ("set aside", "keep"))
    _check_choice("on_error", on_error, ("raise", "skip"))
    _check_choice("encoding_errors", encoding_errors, ("strict", "replace"))
    names = {"text": text, "title": title, "outlet": outlet, "author": author}
    names |= {"date": date, "id": id}
    described = _tokenizer_description(tokenizer, like)
    builder = _core.CorpusBuilder(
        tokenizer=described,
        skip_errors=on_error == "skip",
        replace_invalid=encoding_errors == "replace",
        keep_boilerplate=boilerplate == "keep",
        threads=thread_count(threads),
    )
    reader = _Reader(builder, names, on_error, encoding, encoding_errors)
    reader.add(source)
    core = builder.finish(like=None if like is None else like._core)
    skipped = [(str(source), int(line), str(reason)) for source, line, reason in builder.skipped]
    _tell(skipped, int(core.n_articles))
    history = [
        {
            "step": "read",
            "source": reader.described,
            "articles": int(core.n_articles),
            "skipped": len(skipped),
            "boilerplate": boilerplate,
            "tokenizer": described,
            **({"like": like.digest} if like is not None else {}),
        }
    ]
    return Corpus(core, history=history, skipped=skipped)


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        msg = f"{name} must be {' or '.join(repr(c) for c in choices)}, got {value!r}"
        raise ValueError(msg)


def _tokenizer_description(tokenizer: Tokenizer | None, like: Corpus | None) -> str:
    if tokenizer is None:
        return like._core.tokenizer if like is not None else Tokenizer().description
    if not isinstance(tokenizer, Tokenizer):
        msg = f"tokenizer must be a broadsheet.Tokenizer, got {type(tokenizer).__name__}"
        raise TypeError(msg)
    if tokenizer.splitter is not None:
        msg = "a corpus cannot yet be read with a splitter of its own; leave splitter= out"
        raise ValueError(msg)
    if like is not None and tokenizer.description != like._core.tokenizer:
        msg = "tokenizer= and like= disagree: leave tokenizer= out to use that of the other corpus"
        raise ValueError(msg)
    return tokenizer.description


def _tell(skipped: list[tuple[str, int, str]], n_articles: int) -> None:
    if not skipped:
        return
    source, line, reason = skipped[0]
    place = f"{source}, line {line}" if line >= 0 else source
    first = reason if reason.startswith(place) else f"{place}: {reason}"
    remarks = "1 remark" if len(skipped) == 1 else f"{len(skipped):,} remarks"
    warnings.warn(
        f"{n_articles:,} articles read, with {remarks} on what was skipped or not understood; "
        f"see corpus.skipped. The first: {first}",
        DataWarning,
        stacklevel=3,
    )


class _Reader:
    """Feeds a builder from whatever a user has."""

    def __init__(
        self,
        builder: _core.CorpusBuilder,
        names: dict[str, str | None],
        on_error: str,
        encoding: str,
        encoding_errors: str,
    ) -> None:
        self._builder = builder
        self._names = names
        self._skips = on_error == "skip"
        self._encoding = encoding
        self._encoding_errors = encoding_errors
        self._texts: list[tuple[Path, str | bytes]] = []
        self.described = ""

    # --- what is it? ------------------------------------------------------------------

    def add(self, source: Any) -> None:
        if isinstance(source, str | os.PathLike):
            self.described = os.fspath(source)
            self._add_files(self._find(source))
        elif is_frame(source):
            self._add_table(source)
        elif isinstance(source, Mapping):
            msg = "a record must be in a list: bs.read([record])"
            raise TypeError(msg)
        elif isinstance(source, bytes) or not isinstance(source, Iterable):
            msg = (
                "bs.read takes a path, a pattern, a list of texts, records or Paths, or a table, "
                f"got {type(source).__name__}"
            )
            raise TypeError(msg)
        else:
            self._add_items(source)

    def _add_items(self, items: Iterable[Any]) -> None:
        rows: list[dict[str, Any]] = []
        paths: list[PathLike[str]] = []
        n_texts = 0
        all_files = True
        for position, item in enumerate(items):
            if isinstance(item, os.PathLike):
                paths.append(item)
            elif isinstance(item, str):
                n_texts += 1
                all_files = all_files and _names_a_file(item)
                rows.append({"text": item})
            elif isinstance(item, Mapping):
                rows.append(dict(item))
            else:
                msg = (
                    f"item {position} is a {type(item).__name__}; a list holds texts (str), "
                    "records (dict) or Paths"
                )
                raise TypeError(msg)
        kinds = [bool(paths), n_texts > 0, len(rows) > n_texts]
        if sum(kinds) > 1:
            msg = "a list holds either texts (str), or records (dict), or Paths, not several kinds"
            raise TypeError(msg)
        if paths:
            self.described = f"{len(paths)} paths"
            for path in paths:
                self._add_files(self._find(Path(path)), last=False)
            self._flush_texts()
        elif n_texts:
            if all_files:
                msg = (
                    f"these {n_texts} strings all name files ({rows[0]['text']!r}, ...); texts are "
                    "read as they stand, so pass Paths for files: [Path(name) for name in names]"
                )
                raise ValueError(msg)
            self.described = f"{n_texts} texts"
            self._add_rows(rows, {**dict.fromkeys(_FIELDS, None), "text": "text"}, "text")
        else:
            self.described = f"{len(rows)} records"
            names = dict.fromkeys(name for row in rows for name in row)
            self._add_rows(rows, self._columns(list(names)) if rows else {}, "record")

    # --- files -------------------------------------------------------------------------

    def _find(self, source: str | PathLike[str]) -> list[Path]:
        path = Path(source)
        if path.is_dir():
            return sorted(p for p in path.rglob("*") if not p.is_dir())
        if path.exists() or path.is_symlink():
            return [path]
        pattern = os.fspath(source)
        if isinstance(source, str) and _PATTERN_CHARACTERS.intersection(pattern):
            if "\0" not in pattern:
                found = sorted(Path(p) for p in glob.glob(pattern, recursive=True))  # noqa: PTH207
                if files := [p for p in found if not p.is_dir()]:
                    return files
            msg = f"no file matches {pattern!r} (looked in {Path.cwd()})"
            raise MissingFileError(errno.ENOENT, msg, pattern)
        shown = pattern if len(pattern) <= 80 else pattern[:80] + "..."
        hint = "; to read one text, pass it in a list: bs.read([text])" if " " in pattern else ""
        msg = f"there is no file or folder {shown!r}{hint}"
        raise MissingFileError(errno.ENOENT, msg, pattern)

    def _add_files(self, paths: list[Path], *, last: bool = True) -> None:
        alone = len(paths) == 1
        for path in paths:
            name = path.name.lower()
            if name.endswith(_JSON_LINES_FILES):
                self._flush_texts()
                self._add_json_lines(path)
            elif name.endswith(_TEXT_FILES):
                self._add_text_file(path)
            elif alone:
                msg = (
                    f"{path}: this kind of file is not read; there are {', '.join(_KNOWN_FILES)}. "
                    "Read a table with pandas or polars and pass that"
                )
                raise FormatError(msg, path=str(path))
            else:
                known = ", ".join(_KNOWN_FILES)
                self._builder.skip(str(path), -1, f"not a kind of file that is read ({known})")
        if last:
            self._flush_texts()

    def _add_text_file(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            self._refused(path, error)
            return
        text: str | bytes = content.removeprefix(b"\xef\xbb\xbf")
        if not _is_utf8(self._encoding):
            try:
                text = content.decode(self._encoding, self._encoding_errors)
            except UnicodeDecodeError as error:
                self._wrong(_undecodable(path, error), path)
                return
        elif content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            msg = f'{path}: the file is UTF-16, not UTF-8; pass encoding="utf-16"'
            self._wrong(FormatError(msg, path=str(path), byte_offset=0), path)
            return
        self._texts.append((path, text))
        if len(self._texts) >= _ROWS_AT_ONCE:
            self._flush_texts()

    def _flush_texts(self) -> None:
        if not self._texts:
            return
        paths = [path for path, _ in self._texts]
        outlets = None
        if self._names["outlet"] == "folder":
            outlets = [path.absolute().parent.name for path in paths]
        self._builder.add(
            texts=tuple(text for _, text in self._texts),
            titles=None,
            ids=None,
            outlets=outlets,
            authors=None,
            dates=None,
            fields=None,
            sources=[str(path) for path in paths],
            lines=np.empty(0, dtype=np.int64),
        )
        self._texts = []

    def _add_json_lines(self, path: Path) -> None:
        names = self._record_names()
        line = 1
        offset = 0
        try:
            with _open(path) as file:
                for block in _line_blocks(file, path, self._encoding, self._encoding_errors):
                    self._builder.add_json_lines(block, names, str(path), line, offset)
                    line += block.count(b"\n")
                    offset += len(block)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            msg = f"{path}: the compressed file is damaged ({error}); get it again"
            self._wrong(FormatError(msg, path=str(path)), path)
        except (ReadError, FormatError):
            raise
        except OSError as error:
            self._refused(path, error)

    def _record_names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = dict(_core.recognised_names())
        for field, name in self._names.items():
            if name is not None and not (field == "outlet" and name == "folder"):
                names[field] = [name]
        return names

    def _refused(self, path: Path, error: OSError) -> None:
        if self._skips:
            self._builder.skip(str(path), -1, f"not read: {error.strerror}")
            return
        kind = MissingFileError if error.errno == errno.ENOENT else ReadError
        msg = f"{path}: cannot be read: {error.strerror}"
        raise kind(error.errno or 0, msg, str(path)) from error

    def _wrong(self, error: FormatError, path: Path) -> None:
        if not self._skips:
            raise error
        self._builder.skip(str(path), -1, str(error))

    # --- tables and records -------------------------------------------------------------

    def _add_table(self, frame: object) -> None:
        names, rows = frame_rows(frame)
        self.described = f"a table of {len(rows)} rows"
        self._add_rows(rows, self._columns(names), "row")

    def _columns(self, names: list[str]) -> dict[str, str | None]:
        """Which column holds which field; ValueError where a named one is not there."""
        columns: dict[str, str | None] = {}
        for field in _FIELDS:
            wanted = self._names[field]
            if wanted == "folder" and field == "outlet" and "folder" not in names:
                msg = 'outlet="folder" is for files; name the column that holds the outlet'
                raise ValueError(msg)
            if wanted is not None and wanted not in names:
                msg = f"there is no column {wanted!r} for {field}; there are: {_listed(names)}"
                raise ValueError(msg)
            columns[field] = wanted or _recognised(field, names)
        if columns["text"] is None:
            msg = "no column holds the text: name it with text=; there are: " + _listed(names)
            raise ValueError(msg)
        return columns

    def _add_rows(
        self, rows: list[dict[str, Any]], columns: dict[str, str | None], what: str
    ) -> None:
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            self._add_some(rows[begin : begin + _ROWS_AT_ONCE], columns, what, begin)

    def _add_some(
        self, rows: list[dict[str, Any]], columns: dict[str, str | None], what: str, first: int
    ) -> None:
        column = columns["text"]
        kept: list[dict[str, Any]] = []
        sources: list[str] = []
        for position, row in enumerate(rows, start=first):
            source = f"{what} {position}"
            value = row.get(column or "")
            if isinstance(value, str):
                kept.append(row)
                sources.append(source)
                continue
            found = "missing" if is_missing(value) else f"a {type(value).__name__}"
            reason = f"the text (column {column!r}) must be a str, it is {found}"
            if not self._skips:
                msg = f'{source}: {reason}; mend it, or pass on_error="skip" to leave it out'
                raise FormatError(msg, article=position)
            self._builder.skip(source, -1, reason)
        used = {name for name in columns.values() if name is not None}

        def strings(field: str) -> list[str] | None:
            name = columns[field]
            if name is None:
                return None
            make = date_text if field == "date" else _field_text
            return [make(row.get(name)) for row in kept]

        titles = strings("title")
        self._builder.add(
            texts=tuple(row[column or ""] for row in kept),
            titles=None if titles is None else tuple(titles),
            ids=strings("id"),
            outlets=strings("outlet"),
            authors=strings("author"),
            dates=strings("date"),
            fields=[_other_fields(row, used) for row in kept],
            sources=sources,
            lines=np.empty(0, dtype=np.int64),
        )


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names) or "none"


def _recognised(field: str, names: list[str]) -> str | None:
    known = list(_core.recognised_names()[field])
    for name in known:
        if name in names:
            return str(name)
    by_lower = {str(name).lower(): name for name in reversed(names)}
    return next((by_lower[name] for name in known if name in by_lower), None)


def _field_text(value: Any) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_field_text(item) for item in value)
    return str(value)


def _other_fields(row: dict[str, Any], used: set[str]) -> str:
    others = {
        str(name): None if is_missing(value) else value
        for name, value in row.items()
        if name not in used
    }
    return json.dumps(others, ensure_ascii=False, default=_jsonable) if others else ""


def _jsonable(value: Any) -> Any:
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    return date_text(value)


def _names_a_file(text: str) -> bool:
    if len(text) > 1024 or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).is_file()
    except OSError:
        return False


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-8-sig"}


def _undecodable(path: Path, error: UnicodeDecodeError) -> FormatError:
    msg = (
        f"{path}: byte {error.start} is not valid {error.encoding} ({error.reason}); pass the "
        'right encoding=, or encoding_errors="replace"'
    )
    return FormatError(msg, path=str(path), byte_offset=error.start)


def _open(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return path.open("rb")


def _line_blocks(file: IO[bytes], path: Path, encoding: str, errors: str) -> Iterator[bytes]:
    """The file in blocks that end at a line's end; a line longer than a block stays whole."""
    if not _is_utf8(encoding):
        try:
            yield file.read().decode(encoding, errors).encode("utf-8", "surrogatepass")
        except UnicodeDecodeError as error:
            raise _undecodable(path, error) from error
        return
    rest: list[bytes] = []
    while chunk := file.read(_BLOCK_BYTES):
        cut = chunk.rfind(b"\n") + 1
        if cut == 0:
            rest.append(chunk)
            continue
        yield b"".join([*rest, chunk[:cut]])
        rest = [chunk[cut:]] if cut < len(chunk) else []
    if rest:
        yield b"".join(rest)
