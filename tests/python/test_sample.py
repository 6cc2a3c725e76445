"""The sample articles are whole, agree in both forms, and hold what they promise."""

import csv
import datetime
import importlib.util
import json
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = {"The Harbor Ledger": "harbor-ledger", "Plains Courier": "plains-courier"}
FIELDS = {"id", "title", "outlet", "date", "author", "url", "text"}


def load_sample():
    """By file path, so that these tests need neither an installation nor the core."""
    path = ROOT / "python" / "broadsheet" / "sample" / "__init__.py"
    specification = importlib.util.spec_from_file_location("sample", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


sample = load_sample()


@pytest.fixture(scope="module")
def texts():
    """Name (folder/file without ending) to the text file's content."""
    folder = sample.articles_folder()
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8")
        for path in sorted(folder.glob("*/*.txt"))
    }


@pytest.fixture(scope="module")
def records():
    lines = sample.jsonl_path().read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_jsonl_is_what_the_tool_builds():
    tool = ROOT / "tools" / "build_sample.py"
    done = subprocess.run(
        [sys.executable, tool, "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_jsonl_and_text_files_hold_the_same_articles(texts, records):
    assert [record["id"] for record in records] == sorted(texts)
    for record in records:
        assert set(record) == FIELDS
        assert all(record.values()), record["id"]
        lines = texts[record["id"]].splitlines()
        assert record["title"] == lines[0]
        assert lines[1] == ""
        assert record["text"].splitlines() == lines[2:]
        assert record["id"].startswith(FOLDERS[record["outlet"]] + "/")
        assert ".example/" in record["url"]


def test_files_are_plain(texts):
    for name, text in texts.items():
        assert text.endswith("\n") and not text.endswith("\n\n"), name
        assert "\r" not in text and "\t" not in text, name
        assert not any(line != line.strip() for line in text.splitlines()), name


def test_dates_agree_with_the_files_names(records):
    zoned = 0
    for record in records:
        date = datetime.datetime.fromisoformat(record["date"])
        assert record["id"].split("/")[1].startswith(date.date().isoformat())
        zoned += date.tzinfo is not None
    assert 0 < zoned < len(records), "some dates carry a zone, some do not"


def test_front_table_is_sorted():
    table = ROOT / "tools" / "sample_front.csv"
    with table.open(encoding="utf-8", newline="") as file:
        names = [row["article"] for row in csv.DictReader(file)]
    assert names == sorted(set(names))
