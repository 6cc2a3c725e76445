"""Files of every kind: what they give, packed or not, and every way they can be wrong."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import broadsheet as bs
from broadsheet import csv_files, json_files, packed_files

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

RECORDS: list[dict[str, Any]] = [
    {
        "text": 'The port, "closed", again.\nA second line.',
        "title": "Port shut",
        "outlet": "Ledger",
        "date": "2024-01-08T10:00:00+02:00",
        "shares": 12,
    },
    {
        "text": "Snow fell; it was 3\u00b0 \u2014 caf\u00e9s closed.",
        "title": "Snow",
        "outlet": "Courier",
        "date": "2024-01-09",
        "shares": 7,
    },
]
PACK: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".zst": zstd.compress,
}


def csv_bytes(records: list[dict[str, Any]], delimiter: str = ",") -> bytes:
    from io import StringIO

    file = StringIO(newline="")
    writer = csv.DictWriter(file, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return file.getvalue().encode()


def content(kind: str) -> bytes:
    if kind == ".json":
        return json.dumps(RECORDS, indent=1).encode()
    if kind in {".jsonl", ".ndjson"}:
        return "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
    return csv_bytes(RECORDS, "\t" if kind == ".tsv" else ",")


def shown(corpus: bs.Corpus) -> list[tuple[Any, ...]]:
    return [(a.original, a.title, a.outlet, str(a.date)) for a in corpus]


EXPECTED = [
    (RECORDS[0]["text"], "Port shut", "Ledger", "2024-01-08 10:00:00+02:00"),
    (RECORDS[1]["text"], "Snow", "Courier", "2024-01-09"),
]


# --- every kind gives the same articles ------------------------------------------------------


@pytest.mark.parametrize("packed", PACK)
@pytest.mark.parametrize("kind", [".json", ".jsonl", ".ndjson", ".csv", ".tsv"])
def test_files_of_records(tmp_path: Path, kind: str, packed: str) -> None:
    path = tmp_path / f"news{kind}{packed}"
    path.write_bytes(PACK[packed](content(kind)))
    corpus = bs.read(path)
    assert shown(corpus) == EXPECTED
    assert [int(article.fields["shares"]) for article in corpus] == [12, 7]


@pytest.mark.parametrize("packed", PACK)
def test_files_of_text(tmp_path: Path, packed: str) -> None:
    path = tmp_path / f"one.TXT{packed}"
    path.write_bytes(PACK[packed]("Le café ferme.".encode()))
    assert bs.read(path)[0].text == "Le café ferme."


def test_parquet_keeps_types_and_zones(tmp_path: Path) -> None:
    frame = pd.DataFrame(RECORDS)
    frame["date"] = pd.to_datetime(["2024-01-08 10:00", "2024-01-09 00:30"]).tz_localize(
        "Europe/Madrid"
    )
    path = tmp_path / "news.parquet"
    frame.to_parquet(path)
    corpus = bs.read(path)
    assert [a.original for a in corpus] == [record["text"] for record in RECORDS]
    assert corpus[0].date.isoformat() == "2024-01-08T10:00:00+01:00"  # type: ignore[union-attr]
    assert corpus.articles["shares"].tolist() == [12, 7]
    pl.DataFrame({"text": ["One.", "Two."], "tags": [["a", "b"], None]}).write_parquet(path)
    assert bs.read(path)[0].fields == {"tags": ["a", "b"]}


def test_a_folder_of_many_kinds(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "a.csv").write_bytes(csv_bytes([{"text": "One."}]))
    (folder / "b.json").write_text('[{"body": "Two."}]', "utf-8")
    (folder / "c.jsonl.gz").write_bytes(gzip.compress(b'{"content": "Three."}\n'))
    pq.write_table(pa.table({"text": ["Four."]}), folder / "d.parquet")
    (folder / "e.txt").write_text("Five.", "utf-8")
    for source in (tmp_path, str(tmp_path / "**" / "*.*"), sorted(folder.iterdir())):
        corpus = bs.read(source, outlet="folder")
        assert [a.text for a in corpus] == ["One.", "Two.", "Three.", "Four.", "Five."]
        outlets = [a.outlet for a in corpus]
        assert [outlets[i] for i in (0, 1, 3, 4)] == ["ledger"] * 4


@pytest.mark.parametrize(
    "value",
    [
        {"status": "ok", "totalResults": 2, "articles": RECORDS},
        RECORDS,
        {"meta": {"n": 2}, "tags": ["a"], "items": RECORDS},
    ],
)
def test_json_as_news_services_send_it(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps(value), "utf-8")
    assert shown(bs.read(path)) == EXPECTED


def test_json_of_one_record(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(RECORDS[0]), "utf-8-sig")
    assert shown(bs.read(path)) == EXPECTED[:1]


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("last", ["", "\n"])
@given(lengths=st.lists(st.integers(0, 90), max_size=12))
@settings(max_examples=30, deadline=None)
def test_json_lines_may_lie_across_blocks(
    tmp_path_factory: pytest.TempPathFactory, packed: str, last: str, lengths: list[int]
) -> None:
    texts = [chr(ord("a") + i) * n + "." for i, n in enumerate(lengths)]
    content = "\n".join(json.dumps({"text": text}) for text in texts) + last
    path = tmp_path_factory.mktemp("lines") / f"news.jsonl{packed}"
    path.write_bytes(gzip.compress(content.encode()) if packed else content.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_files, "_BLOCK_BYTES", 64)
        corpus = bs.read(path)
        assert [article.text for article in corpus] == texts
        wrong = content.removesuffix("\n") + "\n{" if content.strip() else "{"
        path.write_bytes(gzip.compress(wrong.encode()) if packed else wrong.encode())
        with pytest.raises(bs.FormatError) as raised:
            bs.read(path)
    assert raised.value.line == len(texts) + 1
    assert raised.value.byte_offset == len(wrong)


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_csv_with_another_delimiter(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"\xef\xbb\xbf" + csv_bytes(RECORDS, delimiter))
    assert shown(bs.read(path)) == EXPECTED


def test_csv_in_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    for encoding in ("latin-1", "utf-16", "cp1252"):
        path.write_bytes('text,n\n"Le café\nferme.",1\n'.encode(encoding))
        assert bs.read(path, encoding=encoding)[0].text == "Le café\nferme."


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\r")),
            st.text(st.characters(codec="utf-8", exclude_characters="\r")),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_csv_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("csv") / "news.csv"
    records = [{"id": str(i), "text": text, "note": note} for i, (text, note) in enumerate(rows)]
    path.write_bytes(csv_bytes(records))
    corpus = bs.read(path)
    assert [a.text for a in corpus] == [text for text, _ in rows]
    assert [a.fields["note"] for a in corpus] == [note for _, note in rows]


def test_lines_of_a_csv_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b'text,date\r\n"One\r\nand more.",2024-01-08\r\n\r\nTwo.,12/1...\r\n')
    with pytest.warns(bs.DataWarning, match=r"12/1\.\.\."):
        corpus = bs.read(path)
    assert [a.text for a in corpus] == ["One\r\nand more.", "Two."]
    assert corpus.skipped[["source", "line"]].values.tolist() == [[str(path), 5]]


def test_the_same_row_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"id,text\na,One.\nb,Two.\na,One.\n")
    with pytest.warns(bs.DataWarning, match="the same article as .*line 2"):
        corpus = bs.read(path)
    assert [a.text for a in corpus] == ["One.", "Two."]
    path.write_bytes(b"id,text\na,One.\na,Two.\n")
    with pytest.raises(bs.FormatError, match="line 3: the id .a. stands for another .*line 2"):
        bs.read(path)


# --- what is wrong ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"Two.,1,2", "3 values for 2 columns"),
        (b'"Two."x,1', "write it twice"),
        (b"caf\xe9,1", "encoding"),
        (b"alone", "1 values for 2 columns"),
    ],
)
def test_a_broken_row_of_a_csv(tmp_path: Path, row: bytes, says: str) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b'text,n\n"One\nmore.",1\n' + row + b"\nThree.,3\n")
    with pytest.raises(bs.FormatError, match=says) as caught:
        bs.read(path)
    assert caught.value.path == str(path)
    assert caught.value.line == 4
    assert caught.value.byte_offset in {21, 24}  # the row, or the byte in it
    assert f"{path}, line 4" in str(caught.value)
    with pytest.warns(bs.DataWarning, match="1 remark"):
        corpus = bs.read(path, on_error="skip")
    assert [a.text for a in corpus] == ["One\nmore.", "Three."]
    assert corpus.skipped["line"].tolist() == [4]


def test_invalid_bytes_of_a_csv_are_replaced_and_listed(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"text,n\ncaf\xe9,1\nTwo.,2\n")
    with pytest.warns(bs.DataWarning, match="replaced"):
        corpus = bs.read(path, encoding_errors="replace")
    assert [a.text for a in corpus] == ["caf\ufffd", "Two."]
    assert corpus.skipped["line"].tolist() == [2]


def test_a_quotation_mark_left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b'text\nOne.\n"Two.\n' + b"word " * 1000 + b"\n")
    with pytest.raises(bs.FormatError, match="never closed") as caught:
        bs.read(path)
    assert caught.value.line == 3
    monkeypatch.setattr(csv_files, "MOST_CHARACTERS", 2000)
    before = csv.field_size_limit()
    with pytest.raises(bs.FormatError, match="longer than 2,000 characters"):
        bs.read(path)
    assert csv.field_size_limit() == before


def test_hostile_csv(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"text,n\nnul \x00 inside,1\n")
    assert bs.read(path)[0].text == "nul \x00 inside"
    names = ["text", *(f"c{i}" for i in range(100_000))]
    path.write_text(",".join(names) + "\n" + ",".join(["One."] * len(names)) + "\n", "utf-8")
    assert len(bs.read(path)[0].fields) == 100_000
    path.write_text("a\x1fb\nOne.\x1f2\n", "utf-8")
    with pytest.raises(ValueError, match="no column holds the text"):
        bs.read(path)
    path.write_text("text,text\nOne.,Two.\n", "utf-8")
    with pytest.raises(bs.FormatError, match="twice: text"):
        bs.read(path)
    path.write_bytes("text\nOne.".encode("utf-16"))
    with pytest.raises(bs.FormatError, match="UTF-16"):
        bs.read(path)
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="no column holds the text"):
        bs.read(path)


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ('[{"text": "One."},\n {"text": ]', "broken JSON", 2),
        ('[{"text": "One."}', "broken JSON", 1),
        ("[" * 100_000, "nested too deep", None),
        ('[{"text": "One.", "n": NaN}]', "NaN", 1),
        ('[{"text": "One.", "text": "Two."}]', "stands twice", 1),
        ('{"text": "One."}\n{"text": "Two."}\n', r"\.jsonl", 2),
        ('"text"', "no list of records", None),
        ('{"a": 1}', "no list of records", None),
        ('[{"text": "One."}, 7]', "record 1.*object", None),
        ('[{"text": "One."}, {"text": null}]', "record 1.*missing", None),
        ('[{"text": "One.", "n": ' + "9" * 5000 + "}]", "integer|digits", 1),
        ('[{"text": "bad \\ud800"}]', "surrogate", None),
        ("", "broken JSON", 1),
    ],
)
def test_broken_json(tmp_path: Path, text: str, says: str, line: int | None) -> None:
    path = tmp_path / "news.json"
    path.write_text(text, "utf-8")
    with pytest.raises(bs.FormatError, match=says) as caught:
        bs.read(path)
    assert str(path) in str(caught.value)
    assert caught.value.line == line
    with pytest.warns(bs.DataWarning):
        bs.read(path, on_error="skip")


def test_json_that_is_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_bytes(b'[{"text": "caf\xe9"}]')
    with pytest.raises(bs.FormatError, match="encoding") as caught:
        bs.read(path)
    assert caught.value.byte_offset == 14
    assert bs.read(path, encoding="latin-1")[0].text == "café"
    with pytest.warns(bs.DataWarning, match="replaced"):
        assert bs.read(path, encoding_errors="replace")[0].text == "caf\ufffd"


def parquet_bytes(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    return bytes(sink.getvalue())


def test_damaged_parquet(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    whole = parquet_bytes(pa.table({"text": [f"Article {i}." for i in range(1000)]}))
    for broken in (whole[:-20], whole[:100], b"", b"no parquet at all", whole[:4] + b"\0" * 900):
        path.write_bytes(broken)
        with pytest.raises(bs.FormatError, match="damaged") as caught:
            bs.read(path)
        assert caught.value.path == str(path)
    path.write_bytes(whole)
    assert len(bs.read(path)) == 1000


def test_wrong_columns_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet"
    pq.write_table(pa.table({"text": [1, 2], "paper": ["a", "b"]}), path)
    with pytest.raises(bs.FormatError, match="row 0.*it is a int"):
        bs.read(path)
    with pytest.raises(ValueError, match="'text', 'paper'"):
        bs.read(path, text="body")
    pq.write_table(pa.table({"text": ["One.", None]}), path)
    with pytest.raises(bs.FormatError, match="row 1.*missing"):
        bs.read(path)
    with pytest.warns(bs.DataWarning, match="1 remark"):
        assert len(bs.read(path, on_error="skip")) == 1


# --- packed files ----------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [".gz", ".zst"])
@pytest.mark.parametrize("kind", [".txt", ".json", ".jsonl", ".csv"])
def test_damaged_packed_files(tmp_path: Path, kind: str, packed: str) -> None:
    path = tmp_path / f"news{kind}{packed}"
    whole = PACK[packed](content(kind) if kind != ".txt" else b"One. " * 1000)
    for broken in (whole[:-5], whole[: len(whole) // 2], b"not packed at all", b""):
        path.write_bytes(broken)
        if not broken and packed == ".gz":  # Python's gzip reads nothing as nothing
            continue
        with pytest.raises(bs.FormatError, match="damaged") as caught:
            bs.read(path)
        assert caught.value.path == str(path)
        with pytest.warns(bs.DataWarning, match="damaged"):
            bs.read(path, on_error="skip")


@pytest.mark.parametrize("packed", [".gz", ".zst"])
@pytest.mark.parametrize("kind", [".txt", ".json", ".jsonl", ".csv"])
def test_files_made_to_fill_memory(
    tmp_path: Path, kind: str, packed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_files, "_SMALL_BYTES", 1 << 20)
    path = tmp_path / f"bomb{kind}{packed}"
    opening = b'{"text": "' if kind != ".csv" else b'text\n"'
    plain = opening + b"a" * (8 << 20)
    path.write_bytes(PACK[packed](plain))
    with pytest.raises(bs.FormatError, match="200 times its size"):
        bs.read(path)


def test_a_bomb_ends_at_the_limit(tmp_path: Path) -> None:
    """256 MiB out of 256 KiB: refused after 64 MiB."""
    path = tmp_path / "bomb.txt.gz"
    packer = zlib.compressobj(9, wbits=31)
    zeros = b"\0" * (1 << 24)
    path.write_bytes(b"".join([*(packer.compress(zeros) for _ in range(16)), packer.flush()]))
    with pytest.raises(bs.FormatError, match="200 times its size"):
        bs.read(path)


def test_packed_parquet_is_no_kind_of_file(tmp_path: Path) -> None:
    path = tmp_path / "news.parquet.gz"
    path.write_bytes(gzip.compress(parquet_bytes(pa.table({"text": ["One."]}))))
    with pytest.raises(bs.FormatError, match="kind of file"):
        bs.read(path)


# --- libraries that are missing --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("news.parquet", "pyarrow", "arrow"),
        ("news.jsonl.zst", "backports.zstd", "zstd"),
        ("page.html", "trafilatura", "html"),
    ],
)
def test_a_missing_library_names_the_extra(
    tmp_path: Path, name: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if module == "backports.zstd" and sys.version_info >= (3, 14):
        module = "compression.zstd"
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(ImportError, match=rf"pip install 'broadsheet\[{extra}\]'"):
        bs.read(path)


# --- a file among others ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("stray.csv", b"a,b\n1,2\n"),
        ("stray.json", b'[{"a": 1}]'),
        ("stray.parquet", parquet_bytes(pa.table({"a": [1]}))),
        ("twice.parquet", parquet_bytes(pa.table([["x"], ["y"]], names=["text", "text"]))),
        ("empty.csv", b""),
    ],
)
def test_a_file_without_a_text_is_named_and_skipped(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / "good.txt").write_text("One.", "utf-8")
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(bs.FormatError, match=name) as caught:
        bs.read(tmp_path)
    assert caught.value.path == str(path)
    with pytest.warns(bs.DataWarning, match="1 remark"):
        corpus = bs.read(tmp_path, on_error="skip")
    assert [article.text for article in corpus] == ["One."]
    assert corpus.skipped["source"].tolist() == [str(path)]


def test_reasons_do_not_repeat_the_place_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "One."}\n[]\n{"text": "\xff"}\n')
    (tmp_path / "b.txt").write_bytes(b"One\n\xff")
    (tmp_path / "c.csv").write_bytes(b"text,n\nOne.,1,2\n\xff,3\n")
    (tmp_path / "d.json").write_bytes(b'[{"text": "One."}')
    (tmp_path / "e.txt.gz").write_bytes(b"not packed")
    with pytest.warns(bs.DataWarning, match="a.jsonl, line 2: a JSONL line must be an object"):
        table = bs.read(tmp_path, on_error="skip").skipped
    places = [(Path(name).name, line) for name, line in table[["source", "line"]].values]
    assert len(places) == 7
    for (name, _), reason in zip(places, table["reason"], strict=True):
        assert name not in reason
        assert not reason.startswith("line")


@pytest.mark.parametrize(
    ("text", "line", "offset"),
    [
        ('[{"text": "caf\u00e9"},\n {"text": "NaN", "n": NaN}]', 2, 42),
        ('[{"text": "One.", "n": -Infinity}]', 1, 23),
        ('[{"text": "a \\" {"},\n {"text": {"a": 1}, "a": 2,\n "text": "b"}]', 3, 50),
        ('[{"a": {"b": 1}, "b": 2, "\\u0061": 3, "text": ""}]', 1, 25),
    ],
)
def test_json_that_is_refused_says_where(tmp_path: Path, text: str, line: int, offset: int) -> None:
    path = tmp_path / "news.json"
    path.write_text(text, "utf-8")
    with pytest.raises(bs.FormatError, match=f"line {line}, byte {offset}: ") as caught:
        bs.read(path)
    assert (caught.value.line, caught.value.byte_offset) == (line, offset)


def test_json_of_several_lists_names_them(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text('{"old": [{"text": "One."}], "new": [{"text": "Two."}]}', "utf-8")
    with pytest.raises(bs.FormatError, match=r"'old', 'new'.*bs\.read\(content\['old'\]\)"):
        bs.read(path)
    path.write_text('{"people": [{"a": 1}], "new": [{"text": "Two."}]}', "utf-8")
    assert [article.text for article in bs.read(path)] == ["Two."]


@pytest.mark.parametrize("kind", ["jsonl", "jsonl.gz", "json", "csv", "txt", "parquet"])
def test_the_folder_as_outlet_in_every_kind(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "CNN"
    folder.mkdir()
    line = b'{"text": "One.", "source": "Other"}\n'
    content = {
        "jsonl": line,
        "jsonl.gz": gzip.compress(line),
        "json": b"[" + line + b"]",
        "csv": b"text,source\nOne.,Other\n",
        "txt": b"One.",
        "parquet": parquet_bytes(pa.table({"text": ["One."], "source": ["Other"]})),
    }
    (folder / f"news.{kind}").write_bytes(content[kind])
    assert [article.outlet for article in bs.read(tmp_path, outlet="folder")] == ["CNN"]


@pytest.mark.parametrize("how", ["jsonl", "json", "parquet", "list", "pandas", "polars", "arrow"])
def test_names_that_are_objects(tmp_path: Path, how: str) -> None:
    people = [{"name": "Ana B\u00e9l"}, {"name": "Bo Chi"}]
    rows = [
        {"text": "One.", "source": {"id": "cnn", "name": "CNN"}, "author": people},
        {"text": "Two.", "source": {"id": "x", "name": None}, "author": []},
        {"text": "Three.", "source": None, "author": None},
    ]
    path = tmp_path / f"news.{how}"
    if how == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    elif how == "json":
        path.write_text(json.dumps(rows), "utf-8")
    elif how == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    make: dict[str, Callable[[Any], Any]] = {
        "list": list,
        "pandas": pd.DataFrame,
        "polars": pl.DataFrame,
        "arrow": pa.Table.from_pylist,
    }
    corpus = bs.read(make[how](rows) if how in make else path)
    assert [article.outlet for article in corpus] == ["CNN", None, None]
    assert [article.author for article in corpus] == ["Ana B\u00e9l, Bo Chi", None, None]
    assert corpus[0].fields == {"source": rows[0]["source"], "author": people}
    assert corpus[1].fields["source"] == rows[1]["source"]


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "utf-16"])
@pytest.mark.parametrize("kind", ["txt", "csv", "json", "jsonl"])
def test_invalid_characters_name_line_and_remedy(tmp_path: Path, kind: str, encoding: str) -> None:
    path = tmp_path / f"news.{kind}"
    starts = {
        "txt": "One\n",
        "csv": "text\n",
        "json": "[\n",
        "jsonl": '{"text": "One"}\n{"text": "',
    }
    start = starts[kind]
    bad = b"\xff" if encoding != "utf-16" else b"\x00\xd8"
    end = '"}\n' if kind == "jsonl" else "\n"
    path.write_bytes(start.encode(encoding) + bad + end.encode(encoding).removeprefix(b"\xff\xfe"))
    with pytest.raises(bs.FormatError, match="encoding=") as caught:
        bs.read(path, encoding=encoding)
    assert caught.value.path == str(path)
    assert caught.value.line == 2
    assert f"{path}, line 2" in str(caught.value)


@pytest.mark.parametrize("how", ["list", "pandas", "texts", "json", "parquet"])
def test_an_error_in_a_list_has_a_position(tmp_path: Path, how: str) -> None:
    for bad in (None, "bad \ud800"):
        rows: list[Any] = [{"text": "One."}, {"text": bad}]
        path: Path | None = None
        if how == "texts":
            rows = ["One.", "bad \ud800"]
        elif how == "pandas":
            rows = pd.DataFrame(rows, dtype=object)  # type: ignore[assignment]
        elif how == "json":
            path = tmp_path / "news.json"
            path.write_text(json.dumps(rows), "utf-8")
        elif how == "parquet":
            path = tmp_path / "news.parquet"
            pq.write_table(pa.table({"text": ["One.", None]}), path)
        with pytest.raises(bs.FormatError) as caught:
            bs.read(rows if path is None else path)
        assert caught.value.path == (None if path is None else str(path))
        assert (caught.value.article, caught.value.line) == (1, None)
