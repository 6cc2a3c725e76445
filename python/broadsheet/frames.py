"""Tables in and out: columns to the user's kind of frame, any frame to rows."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.options import options

if TYPE_CHECKING:
    import pandas as pd

_FRAME_MODULES = frozenset({"pandas", "polars", "pyarrow", "narwhals", "modin", "cudf"})

_FEW_ROWS = 10_000  # pandas copies them into blocks

__all__ = [
    "as_selection",
    "date_text",
    "frame_batches",
    "is_frame",
    "is_missing",
    "refuse_equal_names",
    "to_frame",
]


def to_frame(
    columns: Mapping[str, Any],
    *,
    copy: bool = True,
    kind: type[pd.DataFrame] | None = None,
    types: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """A table with these columns: pandas, or polars where ``options.frame`` says so.

    Without `copy`, arrays become the table's own: nobody else may have them. `kind` is the class
    of a pandas frame. A column's type is the same in a table without rows: lists hold texts, if
    `types` does not say ``"whole"`` (numbers, None where missing), ``"lists"`` (of texts) or
    ``"any"``.
    """
    types = types or {}
    if options.frame == "polars":
        try:
            import polars as pl
        except ImportError as error:
            error.add_note("options.frame is 'polars'; so pip install 'broadsheet[polars]'")
            raise
        polars_frame: Any = pl.DataFrame(
            {name: _polars_column(column, types.get(name)) for name, column in columns.items()}
        )
        return polars_frame  # type: ignore[no-any-return]
    import pandas as pd

    pandas_columns = {
        name: _pandas_column(column, types.get(name)) for name, column in columns.items()
    }
    made = None if copy else _small_frame(pandas_columns, kind or pd.DataFrame)
    return (kind or pd.DataFrame)(pandas_columns, copy=copy) if made is None else made


def _small_frame(columns: Mapping[str, Any], kind: type[pd.DataFrame]) -> pd.DataFrame | None:
    """What pandas makes of a few rows of arrays that need no inference, in half of its time.

    None where they do, or where pandas has no such way: it is not documented.
    """
    import pandas as pd

    arrays = [
        column.array if isinstance(column, pd.DatetimeIndex) else column
        for column in columns.values()
    ]
    sizes = {len(array) for array in arrays}
    if len(sizes) != 1 or max(sizes) > _FEW_ROWS or not all(map(_is_ready, arrays)):
        return None
    index = pd.RangeIndex(sizes.pop())
    try:
        return kind._from_arrays(  # type: ignore[attr-defined, no-any-return]
            arrays, _column_names(tuple(columns)).view(), index, verify_integrity=False
        )
    except (AttributeError, TypeError):
        return None


def _is_ready(array: Any) -> bool:
    import pandas as pd

    if isinstance(array, np.ndarray):
        is_missing = array.dtype == object and not array.any()
        return array.ndim == 1 and (array.dtype.kind in "iufb" or is_missing)
    return isinstance(array, pd.api.extensions.ExtensionArray)


@cache
def _column_names(names: tuple[str, ...]) -> Any:
    import pandas as pd

    return pd.Index(list(names))


def _polars_column(column: Any, type_name: str | None) -> Any:
    import pandas as pd
    import polars as pl

    if isinstance(column, pd.api.extensions.ExtensionArray):
        column = [None if is_missing(value) else value for value in column]
    if isinstance(column, _core.StringColumn):
        return pl.Series(column.tolist(), dtype=pl.String)
    if not _holds_objects(column) or (type_name == "any" and len(column)):
        return pl.Series(column)
    dtypes: dict[str | None, Any] = {"whole": pl.Int64, "lists": pl.List(pl.String)}
    return pl.Series(list(column), dtype=dtypes.get(type_name, pl.String))


def _pandas_column(column: Any, type_name: str | None) -> Any:
    import pandas as pd

    if isinstance(column, _core.StringColumn):
        return _pandas_strings(column)
    if not _holds_objects(column):
        return column
    if type_name == "whole":
        return pd.array(list(column), dtype="Int64")
    if type_name == "lists" or (type_name == "any" and not len(column)):
        return pd.Series(column, dtype=object)
    return column if type_name == "any" else _pandas_texts(column)


def _holds_objects(column: Any) -> bool:
    return isinstance(column, list) or getattr(column, "dtype", None) == np.object_


def _pandas_texts(texts: Any) -> Any:
    """Texts as pandas would hold them, also where there are none."""
    import pandas as pd

    if all(text is None for text in texts):
        return pd.Series(list(texts), dtype=_pandas_sample().dtype).array
    return texts


def _pandas_strings(strings: _core.StringColumn) -> Any:
    """The strings as pandas would hold a list of them; in Arrow's memory without making any."""
    sample = _pandas_sample()
    if type(sample).__name__ != "ArrowStringArray":
        return _pandas_texts(strings.tolist())
    import pyarrow as pa

    buffers = pa.py_buffer(strings.offsets), pa.py_buffer(strings.bytes)
    array = pa.LargeStringArray.from_buffers(len(strings), *buffers)
    return type(sample)(array, dtype=sample.dtype)


@cache
def _pandas_sample() -> Any:
    """What pandas makes of a list of strings."""
    import pandas as pd

    return pd.Series(["a"]).array


def is_frame(value: object) -> bool:
    """Whether narwhals knows this as a table (pandas, polars, Arrow, ...)."""
    kind = type(value)
    return kind.__module__.split(".")[0] in _FRAME_MODULES and any(
        hasattr(kind, attribute) for attribute in ("columns", "column_names", "collect_schema")
    )


def frame_batches(
    frame: object, rows_at_once: int
) -> tuple[list[Any], Iterator[dict[Any, list[Any]]]]:
    """Column names, and batches of columns as lists, of any table that narwhals knows."""
    import narwhals as nw

    if _is_pandas(frame):  # narwhals' own error does not say which names
        refuse_equal_names(list(frame.columns))  # type: ignore[attr-defined]
    table = nw.from_native(frame, allow_series=False)  # type: ignore[call-overload]
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    names = list(table.columns)
    refuse_equal_names(names)

    def batches() -> Iterator[dict[Any, list[Any]]]:
        for begin in range(0, len(table), rows_at_once):
            some = table[begin : begin + rows_at_once]
            yield {name: some.get_column(name).to_list() for name in names}

    return names, batches()


def _is_pandas(frame: object) -> bool:
    return type(frame).__module__.partition(".")[0] == "pandas"


def refuse_equal_names(names: list[Any]) -> None:
    """ValueError where two columns have one name."""
    doubled = sorted(str(name) for name, count in Counter(names).items() if count > 1)
    if doubled:
        msg = f"column names must differ, these stand twice: {', '.join(doubled)}"
        raise ValueError(msg)


def is_missing(value: object) -> bool:
    """None, NaN, NaT and pandas' NA."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NAType", "NaTType"}


def date_text(value: object) -> str:
    """A date as text that the core reads; "" where it is missing."""
    if is_missing(value):
        return ""
    if isinstance(value, np.datetime64):
        return "" if np.isnat(value) else str(value.astype("datetime64[us]"))
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return str(value)


def as_selection(selection: Any, n: int, ids: Any) -> NDArray[np.int64]:
    """Positions of the articles that an index names.

    A boolean array or Series of length n is a mask, whole numbers are positions (negative
    ones from the end), strings are ids (``ids()`` gives all), a slice is a slice.
    """
    if isinstance(selection, str):
        msg = f"corpus[...] takes a list of ids: corpus[[{selection!r}]] has that one article"
        raise TypeError(msg)
    if isinstance(selection, slice):
        return np.ascontiguousarray(np.arange(n, dtype=np.int64)[selection])
    if is_frame(selection):
        msg = "a corpus is indexed by a mask, positions or ids, not by a table; pass one column"
        raise TypeError(msg)
    index = getattr(selection, "index", None)
    if index is not None and not callable(index):
        _check_index(index, n)
    values = np.asarray(selection)
    if values.ndim != 1:
        msg = f"an index must have one dimension, got {values.ndim}"
        raise TypeError(msg)
    if values.size == 0 and values.dtype != np.bool_:
        return np.empty(0, dtype=np.int64)
    if values.dtype == np.bool_:
        if len(values) != n:
            msg = f"a mask must have one value for each of the {n} articles, got {len(values)}"
            raise ValueError(msg)
        return np.flatnonzero(values).astype(np.int64)
    if np.issubdtype(values.dtype, np.integer):
        return _positions(values.astype(np.int64), n)
    if values.dtype.kind in {"U", "O", "T"} and all(isinstance(v, str) for v in values):
        place = {identifier: i for i, identifier in enumerate(ids())}
        unknown = [v for v in values if v not in place]
        if unknown:
            msg = f"no article has the id {str(unknown[0])!r}"
            raise KeyError(msg)
        return np.array([place[v] for v in values], dtype=np.int64)
    msg = (
        "a corpus is indexed by a boolean mask, whole numbers (positions) or strings (ids), "
        f"got {values.dtype}"
    )
    raise TypeError(msg)


def _positions(values: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    outside = values[(values < -n) | (values >= n)]
    if outside.size:
        msg = f"there is no article {outside[0]}: the corpus has {n}"
        raise IndexError(msg)
    return np.ascontiguousarray(np.where(values < 0, values + n, values))


def _check_index(index: Any, n: int) -> None:
    if len(index) != n:
        msg = f"a mask must have one value for each of the {n} articles, got {len(index)}"
        raise ValueError(msg)
    if not np.array_equal(np.asarray(index), np.arange(n)):
        msg = (
            "a mask is matched by position, so its index must be that of corpus.articles "
            f"(0 to {n - 1} in order); use .to_numpy() if its order is that of the corpus"
        )
        raise ValueError(msg)
