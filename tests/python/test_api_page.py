"""docs/api.md names everything that there is, and the columns that the calls return."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import broadsheet as bs
import broadsheet.sklearn

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
ROW = re.compile(r"^\| (`.*?) \| (.*?) \|(?: (.*?) \|)?$", flags=re.M)


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def nouns(sample_corpus: bs.Corpus) -> dict[str, Any]:
    return {
        "broadsheet": bs,
        "Corpus": sample_corpus,
        "Vectors": sample_corpus.vectors(),
        "Comparison": bs.compare(sample_corpus, by="outlet"),
    }


@pytest.mark.parametrize("title", ["broadsheet", "Corpus", "Vectors", "Comparison"])
def test_every_name_is_on_the_page_and_no_other(nouns: dict[str, Any], title: str) -> None:
    told = {
        name
        for row in ROW.finditer(section(title))
        for name in re.findall(r"`(?:corpus\b[^`]*|(\w+)[^`]*)`", row[1])
        if name
    }
    assert told == {name for name in dir(nouns[title]) if not name.startswith("_")}


CALLS = {
    "Corpus": {
        "concordance": ["US"],
        "timeline": ["US"],
        "ngrams": [2],
        "search": ["US"],
    },
    "Vectors": {"nearest": [2], "explain": [0, 1]},
    "Comparison": {"null_line": []},
}


def tables() -> list[tuple[str, str, str]]:
    return [
        (title, name, row[3])
        for title in CALLS
        for row in ROW.finditer(section(title))
        if (row[3] or "").strip()
        for name in re.findall(r"`(\w+)[^`]*`", row[1])
    ]


@pytest.mark.parametrize(("title", "name", "columns"), tables())
def test_columns_are_those_that_come_back(
    nouns: dict[str, Any], title: str, name: str, columns: str
) -> None:
    found = getattr(nouns[title], name)
    table = found(*CALLS[title].get(name, [])) if callable(found) else found
    known = re.findall(r"`(\w+)`", columns)
    if "..." in columns:  # the articles' own fields stand between
        before = columns.partition("...")[0].count("`") // 2
        assert list(table.columns[:before]) == known[:before]
        assert list(table.columns[before - len(known) :]) == known[before:]
    else:
        assert list(table.columns) == known
