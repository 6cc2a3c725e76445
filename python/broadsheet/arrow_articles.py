"""A corpus as a stream of Arrow batches, for whatever takes one (polars, DuckDB, pyarrow)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.arguments import or_none
from broadsheet.article_feed import ROWS_AT_ONCE
from broadsheet.optional import require

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["article_reader"]

_OURS = ("id", "title", "outlet", "date", "author", "text")


def article_reader(corpus: Corpus) -> Any:
    """The articles as a pyarrow.RecordBatchReader, which makes one batch at a time.

    Columns: id, title, outlet (dictionary), date (timestamp[us, UTC]), author, text, and every
    other field: of the type that its values have, or as JSON where they have several.
    """
    pa: Any = require("pyarrow", "arrow", "giving articles as Arrow data")
    others = _other_fields(pa, corpus)
    schema = pa.schema(
        [
            pa.field("id", pa.string(), nullable=False),
            ("title", pa.string()),
            ("outlet", pa.dictionary(pa.int32(), pa.string())),
            ("date", pa.timestamp("us", tz="UTC")),
            ("author", pa.string()),
            pa.field("text", pa.large_string(), nullable=False),
            *((name, values.type) for name, values in others.items()),
        ]
    )
    return pa.RecordBatchReader.from_batches(schema, _batches(pa, corpus, schema, others))


def _batches(pa: Any, corpus: Corpus, schema: Any, others: dict[str, Any]) -> Iterator[Any]:
    names = sorted({name for name in corpus._core.outlets if name})
    codes = {name: code for code, name in enumerate(names)}
    outlet_names = pa.array(names, pa.string())
    for begin in range(0, len(corpus), ROWS_AT_ONCE):
        core = corpus[begin : begin + ROWS_AT_ONCE]._core
        dates = [None if date == _core.NO_DATE else date for date in core.dates.tolist()]
        outlets = pa.array([codes.get(name) for name in core.outlets], pa.int32())
        columns = [
            pa.array(core.ids, pa.string()),
            pa.array(or_none(core.titles), pa.string()),
            pa.DictionaryArray.from_arrays(outlets, outlet_names),
            pa.array(dates, schema.field("date").type),
            pa.array(or_none(core.authors), pa.string()),
            pa.array(core.texts, pa.large_string()),
            *(values.slice(begin, core.n_articles) for values in others.values()),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=schema)


def _other_fields(pa: Any, corpus: Corpus) -> dict[str, Any]:
    rows = [json.loads(fields or "{}") for fields in corpus._core.fields]
    columns: dict[str, Any] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        if name in _OURS:
            continue
        values = [row.get(name) for row in rows]
        try:
            columns[name] = pa.array(values)
        except (pa.ArrowException, OverflowError):  # a number here, a text there
            texts = [None if value is None else json.dumps(value) for value in values]
            columns[name] = pa.array(texts, pa.string())
    return columns
