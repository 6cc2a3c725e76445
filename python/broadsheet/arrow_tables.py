"""Arrow data: pyarrow's tables, and whatever else gives an Arrow stream."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from broadsheet.article_feed import ROWS_AT_ONCE
from broadsheet.optional import require

__all__ = ["arrow_batches", "batch_columns", "is_arrow", "is_arrow_array"]


def is_arrow(source: object) -> bool:
    """Whether this is Arrow data: it has ``__arrow_c_stream__`` or ``__arrow_c_array__``."""
    return hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__")


def is_arrow_array(source: object) -> bool:
    """Whether this is one column of pyarrow: a list of texts."""
    return hasattr(source, "to_pylist") and not hasattr(source, "column_names")


def arrow_batches(source: Any) -> tuple[list[str], Iterator[dict[str, list[Any]]]]:
    """Column names and batches of columns of a table or stream.

    Strings of every layout (string, large_string, string_view, dictionary), null columns, slices
    and empty chunks are Arrow's own business; a stream is read once.
    """
    pa: Any = require("pyarrow", "arrow", "reading Arrow data")
    if isinstance(source, pa.Table):
        reader = source.to_reader()
    elif hasattr(source, "__arrow_c_stream__"):
        reader = pa.RecordBatchReader.from_stream(source)
    else:
        batch = pa.record_batch(source)
        reader = pa.RecordBatchReader.from_batches(batch.schema, [batch])
    return list(reader.schema.names), _batches(reader)


def _batches(reader: Any) -> Iterator[dict[str, list[Any]]]:
    for batch in reader:
        for begin in range(0, batch.num_rows, ROWS_AT_ONCE):
            yield batch_columns(batch.slice(begin, ROWS_AT_ONCE))


def batch_columns(batch: Any) -> dict[str, list[Any]]:
    """The columns of a record batch as lists of Python's values."""
    return {name: batch.column(i).to_pylist() for i, name in enumerate(batch.schema.names)}
