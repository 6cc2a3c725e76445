"""What users pass to bs.read: found, told apart, and given to the reader of its kind."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.arrow_tables import arrow_batches, is_arrow, is_arrow_array
from broadsheet.article import decode_date
from broadsheet.article_feed import ABSENT_FROM_RECORD, ROWS_AT_ONCE, ArticleFeed, Places
from broadsheet.csv_files import add_csv_file
from broadsheet.errors import FormatError, MissingFileError, ReadError
from broadsheet.found_files import FoundFiles, is_pattern, is_saved_corpus, path_name
from broadsheet.frames import frame_batches, is_frame, refuse_equal_names
from broadsheet.html_pages import add_html_page
from broadsheet.json_files import add_json_file, add_json_lines_file, add_records
from broadsheet.packed_files import PACKED, without_packing
from broadsheet.parquet_files import add_parquet_file
from broadsheet.text_files import add_text_file

if TYPE_CHECKING:
    from os import PathLike

    from broadsheet.corpus import Corpus

__all__ = ["SourceReader"]

# Endings of the files that are read, and what reads them. All but Parquet may be packed.
_READERS: dict[str, Callable[[ArticleFeed, Path], None]] = {
    ".txt": add_text_file,
    ".text": add_text_file,
    ".jsonl": add_json_lines_file,
    ".ndjson": add_json_lines_file,
    ".json": add_json_file,
    ".csv": add_csv_file,
    ".tsv": add_csv_file,
    ".parquet": add_parquet_file,
    ".html": add_html_page,
    ".htm": add_html_page,
}
# In small letters and capitals.
_ENDINGS = tuple(
    spelled
    for ending in _READERS
    for packing in ("", *PACKED)
    for spelled in (ending + packing, (ending + packing).upper())
)
_LONGEST_NAME = 1024
_KNOWN = f"{', '.join(_READERS)}, all but .parquet also with {' or '.join(PACKED)}"


class SourceReader:
    """Tells what a source is and feeds its articles on."""

    def __init__(self, feed: ArticleFeed) -> None:
        self._feed = feed
        self._found = FoundFiles(feed.refused, feed.list_file)
        self.described = ""

    def add(self, source: Any) -> None:
        """Read all articles of a source; what it was is in ``described`` afterwards."""
        if isinstance(source, str | os.PathLike):
            self.described = path_name(source)
            self._add_source(source)
        elif _is_corpus(source):
            self._add_corpus(source)
        elif is_frame(source) and not is_arrow_array(source):
            self._add_table(source)
        elif is_arrow_array(source):
            self._add_items(source.to_pylist())
        elif is_arrow(source) and not hasattr(source, "to_list"):
            self._add_batches(*arrow_batches(source))
        elif isinstance(source, Mapping):
            msg = "a record must be in a list: bs.read([record])"
            raise TypeError(msg)
        elif isinstance(source, set | frozenset):
            msg = (
                "a set has no order, and articles are known by their positions: pass a list, "
                "such as sorted(articles)"
            )
            raise TypeError(msg)
        elif isinstance(source, bytes) or not isinstance(source, Iterable):
            msg = (
                "bs.read takes a path, a pattern, a list of texts, records or Paths, or a table, "
                f"got {type(source).__name__}"
            )
            raise TypeError(msg)
        else:
            self._add_items(source)
        self._feed.flush()

    # --- tables ------------------------------------------------------------------------

    def _add_table(self, frame: Any) -> None:
        if type(frame).__module__.partition(".")[0] == "pyarrow":
            self._add_batches(*arrow_batches(frame))
        else:
            self._add_batches(*frame_batches(frame, ROWS_AT_ONCE))

    def _add_batches(self, names: list[Any], batches: Iterator[dict[Any, list[Any]]]) -> None:
        refuse_equal_names(names)
        fields = self._feed.find_fields(names)
        begin = self._feed.first_row
        for columns in batches:
            n = len(columns[fields["text"]])
            places = Places([f"row {i}" for i in range(begin, begin + n)])
            self._feed.add_columns(columns, fields, places)
            begin += n
        self.described = f"a table of {begin - self._feed.first_row} rows"

    def _add_corpus(self, corpus: Corpus) -> None:
        """The articles of another corpus, with dates in the form that they were given in."""
        begin = self._feed.first_row
        for first in range(0, len(corpus), ROWS_AT_ONCE):
            columns, fields = _corpus_columns(corpus[first : first + ROWS_AT_ONCE])
            rows = range(begin + first, begin + first + len(columns[fields["text"]]))
            self._feed.add_columns(columns, fields, Places([f"row {i}" for i in rows]))
        self.described = f"a corpus of {len(corpus)} articles"

    # --- lists -------------------------------------------------------------------------

    def _add_items(self, items: Iterable[Any]) -> None:
        texts, records, paths = _sort_items(items)
        if paths:
            self.described = f"{len(paths)} paths"
            for path in paths:
                self._add_source(Path(path))
        elif texts:
            self.described = f"{len(texts)} texts"
            self._add_texts(texts)
        else:
            self.described = f"{len(records)} records"
            add_records(self._feed, records)

    def _add_texts(self, texts: list[str]) -> None:
        """Read texts as they stand; names of files among them are refused, or listed."""
        short = [i for i, text in enumerate(texts) if len(text) <= _LONGEST_NAME]
        named = [i for i in short if _looks_like_a_file(texts[i])]
        name = next((texts[i] for i in named if os.path.isfile(texts[i])), None)  # noqa: PTH113
        if (
            name is None
            and len(short) == len(texts)
            and all(_looks_like_a_file(text) or _names_a_path(text) for text in texts)
        ):
            name = texts[0]
        if name is not None:
            paths = "[Path(name) for name in names]"
            if is_pattern(name):
                paths = "a pattern alone, or sorted(Path().glob(pattern))"
            msg = (
                f"{name!r} names files and is no text; a list of str is a list of texts, so pass "
                f"Paths for files: {paths}"
            )
            raise ValueError(msg)
        self._feed.add_texts(texts)
        for i in named:
            reason = "read as a text, but it looks like the name of a file (pass Paths for files)"
            self._feed.skip(f"text {self._feed.first_row + i}", -1, reason)

    # --- files -------------------------------------------------------------------------

    def _add_source(self, source: str | PathLike[str]) -> None:
        """Read the files of a path, folder or pattern."""
        _refuse_other_sources(source)
        n_listed = self._feed.n_listed
        try:
            paths = self._found.find(source)
        except MissingFileError as error:
            if not self._feed.skips:
                raise
            self._feed.list_file(source, str(error))
            return
        if not any(map(_reader_of, paths)) and self._feed.n_listed == n_listed:
            self._tell_none_read(source, paths)
        for path in paths:
            read = _reader_of(path)
            if read is not None:
                self._add_file(read, path)
            else:
                self._feed.list_file(path, f"not a kind of file that is read ({_KNOWN})")

    def _add_file(self, read: Callable[[ArticleFeed, Path], None], path: Path) -> None:
        try:
            _refuse_pipe(path)
            read(self._feed, path)
        except FormatError as error:
            self._feed.wrong(error, path)
        except ReadError as error:
            if not self._feed.skips:
                raise
            self._feed.list_file(path, str(error))
        except OSError as error:
            self._feed.refused(path, error)

    def _tell_none_read(self, source: str | PathLike[str], paths: list[Path]) -> None:
        error: FormatError | MissingFileError
        if len(paths) == 1:
            msg = (
                f"{path_name(paths[0])}: this kind of file is not read; there are {_KNOWN}. "
                "Read a table with pandas or polars and pass that"
            )
            error = FormatError(msg, path=str(paths[0]))
        else:
            name = os.fspath(source)
            found = "there is none" if not paths else f"{len(paths):,} of other kinds"
            msg = f"{path_name(name)!r} holds no file that is read ({_KNOWN}), {found}"
            error = MissingFileError(errno.ENOENT, msg, name)
        if not self._feed.skips:
            raise error
        if not paths:
            self._feed.list_file(source, str(error))


def _is_corpus(source: Any) -> bool:
    from broadsheet.corpus import Corpus

    return isinstance(source, Corpus)


def _corpus_columns(corpus: Corpus) -> tuple[dict[Any, list[Any]], dict[str, Any]]:
    """Columns of a corpus, those of its own under names that no other field has."""
    core = corpus._core
    dates = zip(
        core.dates.tolist(), core.date_offsets.tolist(), core.date_forms.tolist(), strict=True
    )
    own: dict[str, list[Any]] = {
        "id": list(core.ids),
        "title": list(core.titles),
        "outlet": list(core.outlets),
        "author": list(core.authors),
        "date": [decode_date(*date) for date in dates],
        "text": list(core.texts),
    }
    columns: dict[Any, list[Any]] = {(name,): values for name, values in own.items()}
    others = [json.loads(fields or "{}") for fields in core.fields]
    for name in dict.fromkeys(name for row in others for name in row):
        columns[name] = [row.get(name, ABSENT_FROM_RECORD) for row in others]
    return columns, {name: (name,) for name in own}


def _refuse_other_sources(source: str | PathLike[str]) -> None:
    """ValueError for what names neither files nor a pattern."""
    if source == "":
        msg = 'the path is empty; pass "." for the current folder, or [text] for one text'
        raise ValueError(msg)
    if is_saved_corpus(source):
        name = path_name(source)
        msg = f"{name} is a saved corpus, not articles to read: bs.open({name!r})"
        raise ValueError(msg)


def _refuse_pipe(path: Path) -> None:
    """ReadError for a pipe, a socket or a device, which may never end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        msg = f"{path_name(path)}: no ordinary file but a pipe, a socket or a device"
        raise ReadError(errno.EINVAL, msg, str(path))


def _reader_of(path: Path) -> Callable[[ArticleFeed, Path], None] | None:
    name = path.name.lower()
    plain = without_packing(name)
    read = _READERS.get(Path(plain).suffix)
    return None if read is add_parquet_file and plain != name else read


def _sort_items(
    items: Iterable[Any],
) -> tuple[list[str], list[dict[str, Any]], list[PathLike[str]]]:
    """Texts, records and paths of a list that holds one kind of them."""
    if isinstance(items, list) and set(map(type, items)) == {str}:
        return items, [], []
    texts: list[str] = []
    records: list[dict[str, Any]] = []
    paths: list[PathLike[str]] = []
    for position, item in enumerate(items):
        if isinstance(item, os.PathLike):
            paths.append(item)
        elif isinstance(item, str):
            texts.append(item)
        elif isinstance(item, Mapping):
            records.append(dict(item))
        else:
            msg = (
                f"item {position} is of type {type(item).__name__}; a list holds texts (str), "
                "records (dict) or Paths"
            )
            raise TypeError(msg)
    if sum(map(bool, (texts, records, paths))) > 1:
        msg = "a list holds either texts (str), or records (dict), or Paths, not several kinds"
        raise TypeError(msg)
    return texts, records, paths


def _looks_like_a_file(text: str) -> bool:
    """Whether a text is one word that ends as the names of files that are read do."""
    if len(text) > _LONGEST_NAME or not text.endswith(_ENDINGS) or text.split() != [text]:
        return False
    return "://" not in text


def _names_a_path(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and "\n" not in text and os.path.exists(text)  # noqa: PTH110
