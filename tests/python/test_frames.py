"""Tables out: the type of a column is the same with rows and without."""

from __future__ import annotations

import json

import pandas as pd
import polars as pl
import pytest

import broadsheet as bs

FULL = [
    {
        "text": 'A title\n\nBy Ana Costa\n\n"We have no beds left," said Ruth Adeyemi of Lima. '
        "The ferry left at dawn, according to the Associated Press. They met Ana Costa.",
        "outlet": "The Post",
        "author": "Jo Lee",
        "title": "A title",
        "date": "2024-01-02",
    }
]
EMPTY = [{"text": "Nothing stands here that a table could hold."}]

TABLES = {
    "articles": lambda corpus: corpus[:].articles,  # made anew
    "skipped": lambda corpus: corpus.skipped,
    "set_aside": lambda corpus: corpus.set_aside,
    "set_aside of an article": lambda corpus: corpus[0].set_aside,
    "names": lambda corpus: corpus.names(),
    "quotes": lambda corpus: corpus.quotes(),
    "attributions": lambda corpus: corpus.attributions(),
    "concordance": lambda corpus: corpus.concordance("ferry"),
    "search": lambda corpus: corpus.search("ferry"),
    "terms": lambda corpus: corpus.terms(),
    "ngrams": lambda corpus: corpus.ngrams(3, min_count=2 if len(corpus) < 2 else 1),
    "collocations": lambda corpus: corpus.collocations(),
    "phrases": lambda corpus: corpus.phrases(),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    rows = [*FULL, {**FULL[0], "date": "no date"}, *({**FULL[0], "n": n} for n in range(6))]
    for number, row in enumerate(rows):
        row["text"] += f" They saw number {number}."
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "no JSON\n")
    with pytest.warns(bs.DataWarning):
        return bs.read(path, on_error="skip")


@pytest.mark.filterwarnings("ignore::broadsheet.DataWarning")
@pytest.mark.parametrize("frame", ["pandas", "polars"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_rows_has_the_types_of_one_with_rows(name, frame, full):
    with bs.options.using(frame=frame):
        rows = TABLES[name](full)
        none = TABLES[name](bs.read([] if name == "terms" else EMPTY))
    assert len(rows)
    if name != "articles":
        assert not len(none)
    types = dict(zip(rows.columns, rows.dtypes, strict=True))
    types.pop("n", None)
    assert dict(zip(none.columns, none.dtypes, strict=True)) == types


def test_text_methods_work_where_there_is_nothing():
    corpus = bs.read(EMPTY)
    assert corpus.set_aside["text"].str.split().tolist() == []
    assert corpus.quotes()["speaker"].str.lower().tolist() == []
    assert corpus.articles["outlet"].str.lower().isna().tolist() == [True]


def test_lines_of_what_was_skipped_are_whole_numbers(full):
    lines = full.skipped["line"]
    assert lines.dtype == pd.Int64Dtype()
    with bs.options.using(frame="polars"):
        assert full.skipped["line"].dtype == pl.Int64
