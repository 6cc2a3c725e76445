"""Tables: pandas, polars, pyarrow and whatever gives an Arrow stream, in all their layouts."""

from __future__ import annotations

import datetime
import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import broadsheet as bs
from broadsheet.frames import to_frame

TEXTS = ["The port closed.", "", "Caf\u00e9s \U0001f600 too.", "A text longer than twelve bytes."]


class Stream:
    """Anything that gives an Arrow stream and nothing else."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def texts(corpus: bs.Corpus) -> list[str]:
    return [article.text for article in corpus]


LAYOUTS = {
    "string": pa.array(TEXTS, pa.string()),
    "large_string": pa.array(TEXTS, pa.large_string()),
    "string_view": pa.array(TEXTS, pa.string_view()),
    "dictionary": pa.array(TEXTS, pa.string()).dictionary_encode(),
    "sliced": pa.array(["left out", *TEXTS, "left out"], pa.string()).slice(1, len(TEXTS)),
    "chunked": pa.chunked_array(
        [pa.array([], pa.string()), TEXTS[:1], pa.array([], pa.string()), TEXTS[1:], []],
        pa.string(),
    ),
    "binary": pa.array([text.encode() for text in TEXTS], pa.binary()),
}


@pytest.mark.parametrize("wrap", [lambda t: t, Stream, lambda t: t.to_reader()])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_arrow_layouts(layout: str, wrap: Any) -> None:
    table = pa.table(
        {
            "text": LAYOUTS[layout],
            "nothing": pa.nulls(len(TEXTS)),
            "outlet": pa.array(["A", None, "B", "A"]).dictionary_encode(),
        }
    )
    corpus = bs.read(wrap(table))
    assert texts(corpus) == TEXTS
    assert [a.outlet for a in corpus] == ["A", None, "B", "A"]
    assert corpus[0].fields == {"nothing": None}


def test_a_record_batch() -> None:
    batch = pa.record_batch({"text": TEXTS})
    assert texts(bs.read(batch)) == TEXTS
    assert texts(bs.read(batch.slice(1, 2))) == TEXTS[1:3]


@pytest.mark.parametrize(
    "column",
    [
        pa.array(TEXTS),
        pa.chunked_array([TEXTS[:1], TEXTS[1:]]),
        pd.Series(TEXTS),
        pd.Series(TEXTS, dtype="string[pyarrow]"),
        pl.Series(TEXTS),
    ],
)
def test_one_column_is_a_list_of_texts(column: Any) -> None:
    assert texts(bs.read(column)) == TEXTS


@pytest.mark.parametrize(
    "dtype", ["object", "string[python]", "string[pyarrow]", "category", "str"]
)
def test_pandas_strings(dtype: str) -> None:
    frame = pd.DataFrame({"text": TEXTS, "outlet": ["A", None, "B", "A"]}).astype(dtype)
    frame.index = pd.Index([7, 7, 7, 7])
    corpus = bs.read(frame)
    assert texts(corpus) == TEXTS
    assert [a.outlet for a in corpus] == ["A", None, "B", "A"]


def test_an_empty_table_and_a_table_of_empty_chunks() -> None:
    empty: list[Any] = [
        pa.table({"text": pa.array([], pa.string())}),
        pa.table({"text": pa.chunked_array([pa.array([], pa.string())] * 3)}),
        pd.DataFrame({"text": []}),
        pl.DataFrame({"text": []}, schema={"text": pl.String}),
    ]
    for table in empty:
        assert len(bs.read(table)) == 0


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([["One.", "Two."]], columns=["text", "text"]),
        pa.table([["One."], ["Two."]], names=["text", "text"]),
    ],
)
def test_equal_column_names(frame: Any) -> None:
    with pytest.raises(ValueError, match="twice: text"):
        bs.read(frame)


def test_mixed_types_in_the_text_column() -> None:
    frame = pd.DataFrame({"text": ["One.", 3, None]}, dtype=object)
    with pytest.raises(bs.FormatError, match="row 1.*it is a int") as caught:
        bs.read(frame)
    assert caught.value.article == 1
    with pytest.warns(bs.DataWarning, match="2 remarks"):
        corpus = bs.read(frame, on_error="skip")
    assert texts(corpus) == ["One."]
    assert corpus.skipped["source"].tolist() == ["row 1", "row 2"]
    with pytest.raises(bs.FormatError, match="row 0.*missing"):
        bs.read(pa.table({"text": pa.nulls(2)}))


def test_dates_of_every_table_keep_their_zone() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    moment = datetime.datetime(2024, 7, 8, 10, 0, tzinfo=zone)
    columns = {"text": ["One."], "date": [moment]}
    tables: list[Any] = [
        pd.DataFrame(columns),
        pd.DataFrame(columns, dtype=object),
        pa.table({"text": ["One."], "date": pa.array([moment], pa.timestamp("us", "+02:00"))}),
        pa.table({"text": ["One."], "date": pa.array([moment], pa.timestamp("ns", "+02:00"))}),
        pa.table({"text": ["One."], "date": ["2024-07-08T10:00:00+02:00"]}),
    ]
    for table in tables:
        assert bs.read(table)[0].date == moment
        assert bs.read(table)[0].date.utcoffset() == zone.utcoffset(None)  # type: ignore[union-attr]
    days = pa.table({"text": ["One."], "date": pa.array([datetime.date(2024, 7, 8)])})
    assert bs.read(days)[0].date == datetime.date(2024, 7, 8)


def test_zones_by_name_keep_their_offset() -> None:
    frame = pl.DataFrame(
        {"text": ["One.", "Two."], "date": ["2024-01-08 10:00", "2024-07-08 10:00"]}
    )
    frame = frame.with_columns(
        pl.col("date").str.to_datetime("%Y-%m-%d %H:%M").dt.replace_time_zone("Europe/Paris")
    )
    for table in (frame, frame.to_pandas(), frame.to_arrow(), frame.lazy()):
        dates = [article.date.isoformat() for article in bs.read(table)]  # type: ignore[union-attr]
        assert dates == ["2024-01-08T10:00:00+01:00", "2024-07-08T10:00:00+02:00"]


def test_arrow_without_pyarrow_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Stream(pa.table({"text": TEXTS}))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'broadsheet\[arrow\]'"):
        bs.read(stream)


def test_values_that_json_does_not_know() -> None:
    frame = pd.DataFrame(
        {
            "text": ["One."],
            "ratio": [float("inf")],
            "seen": [pd.Timestamp("2024-01-08")],
            "tags": [{"b", "a"}],
            "raw": [b"bytes"],
        }
    )
    assert bs.read(frame)[0].fields == {
        "ratio": "inf",
        "seen": "2024-01-08T00:00:00",
        "tags": ["a", "b"],
        "raw": "bytes",
    }


@pytest.mark.parametrize("n", [0, 3, 10_001])
def test_a_frame_of_ready_arrays_is_the_one_that_pandas_makes(
    n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def columns() -> dict[str, Any]:
        return {
            "count": np.arange(n),
            "share": np.linspace(0, 1, n),
            "outlet": np.full(n, None),
            "date": pd.date_range("2024-01-31", periods=n, tz="UTC", unit="us"),
            "term": pd.Series([f"word {i}" for i in range(n)], dtype="string").array,
        }

    texts = pd.Series(["a"]).dtype  # a column of texts, none of which is there
    expected = pd.DataFrame(columns()).astype({"outlet": texts})
    for _ in range(2):
        made = to_frame(columns(), copy=False)
        pd.testing.assert_frame_equal(made, expected)
        made.columns.name = "measures"  # is this frame's alone
        made.loc[0:, "count"] = 7
    assert to_frame({"word": np.array(["a"], dtype=object)}, copy=False).equals(
        pd.DataFrame({"word": ["a"]})
    )
    monkeypatch.setattr(pd.DataFrame, "_from_arrays", None)
    pd.testing.assert_frame_equal(to_frame(columns(), copy=False), expected)
