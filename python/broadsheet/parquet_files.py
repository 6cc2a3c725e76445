"""Parquet files, by pyarrow, one batch of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.arrow_tables import batch_columns
from broadsheet.article_feed import ROWS_AT_ONCE, Places
from broadsheet.errors import FormatError
from broadsheet.found_files import path_name
from broadsheet.frames import refuse_equal_names
from broadsheet.optional import require

if TYPE_CHECKING:
    from pathlib import Path

    from broadsheet.article_feed import ArticleFeed

__all__ = ["add_parquet_file"]


def add_parquet_file(feed: ArticleFeed, path: Path) -> None:
    """Read the rows of a file. Values keep their types; dates their zones."""
    pa: Any = require("pyarrow", "arrow", "reading .parquet files")
    parquet: Any = require("pyarrow.parquet", "arrow", "reading .parquet files")
    with path.open("rb") as file:
        try:
            _add_batches(feed, path, parquet.ParquetFile(file))
        except (pa.ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            first = str(error).partition("\n")[0]
            msg = f"{path_name(path)}: the Parquet file is damaged ({first}); get it again"
            raise FormatError(msg, path=str(path)) from error


def _add_batches(feed: ArticleFeed, path: Path, file: Any) -> None:
    names = list(file.schema_arrow.names)
    try:
        refuse_equal_names(names)
    except ValueError as error:
        raise FormatError(f"{path_name(path)}: {error}", path=str(path)) from error
    fields = feed.find_fields(names, path)
    begin = 0
    for batch in file.iter_batches(batch_size=ROWS_AT_ONCE):
        sources = [f"{path_name(path)}, row {begin + i}" for i in range(batch.num_rows)]
        feed.add_columns(batch_columns(batch), fields, Places(sources, path=str(path)), path)
        begin += batch.num_rows
