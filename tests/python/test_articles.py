"""What each line of an article is, on made-up and on real articles; nothing is ever lost."""

from __future__ import annotations

import gzip
import importlib.util
import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet as bs

RAW = """Port shut for a week

By MARTIN OYELARAN, Plains Courier business desk
MARROW BAY (AP) \u2014 The port of Marrow Bay closed on Monday after talks failed.

READ MORE: Governors sue over asylum rules
Ships waited outside, and nobody could say for how long they would have to.
Sign up for our morning briefing
Ann Lee is a staff writer at the Plains Courier.
"""


@pytest.fixture(scope="module")
def measures() -> ModuleType:
    """The benchmark of boilerplate, whose functions measure what is asserted here."""
    path = Path(__file__).parents[2] / "benchmarks" / "boilerplate.py"
    spec = importlib.util.spec_from_file_location("boilerplate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def allsides(shared_data: Path) -> list[dict[str, Any]]:
    with gzip.open(shared_data / "allsides" / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(autouse=True)
def _no_remarks() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        yield


# --- lines ---------------------------------------------------------------------------------


def test_what_is_set_aside_is_listed_with_its_reason() -> None:
    article = bs.read([RAW])[0]
    kinds = {line.text: line.kind for line in article.lines if not line.counted}
    assert kinds == {
        "": "blank",
        "By MARTIN OYELARAN, Plains Courier business desk": "author",
        "READ MORE: Governors sue over asylum rules": "related",
        "Sign up for our morning briefing": "promotion",
        "Ann Lee is a staff writer at the Plains Courier.": "credit",
    }
    table = article.set_aside
    assert list(table.columns) == ["line", "text", "kind", "reason"]
    assert all(table["reason"])
    assert table["kind"].tolist() == ["author", "dateline", "related", "promotion", "credit"]
    assert article.author == "MARTIN OYELARAN, Plains Courier business desk"


@pytest.mark.parametrize(
    "byline",
    [
        "By Ann Lee",
        "By ANN LEE and John Roe",
        "By Ann Lee and John Roe | Plains Wire",
        "By Ann Lee, North Plains reporter",
        "By ANN LEE, Plains Courier business desk",
        "Ann Lee, staff writer",
        "Written by: Ann Lee",
    ],
)
def test_bylines_do_not_count(byline: str) -> None:
    corpus = bs.read([f"Port shut for a week\n{byline}\nThe port closed on Monday, he said."])
    assert corpus[0].lines[1].kind == "author"
    assert not {"lee", "desk", "reporter", "writer"} & set(corpus.terms()["term"])


def test_keep_counts_everything_and_another_mask_brings_it_back() -> None:
    cleaned, kept = bs.read([RAW]), bs.read([RAW], boilerplate="keep")
    assert kept.set_aside.empty
    assert cleaned.articles["tokens"].item() < kept.articles["tokens"].item()
    assert cleaned[0].text == kept[0].text == RAW
    every = bs.Tokenizer()(RAW)
    assert kept.articles["tokens"].item() == len(every)


def test_without_an_outlet_rules_work_alone() -> None:
    """Nothing recurs among three articles, so nothing is learned."""
    texts = [RAW.replace("Monday", day) for day in ("Monday", "Tuesday", "Friday")]
    for records in (
        [{"text": text} for text in texts],
        [{"text": text, "outlet": f"Paper {i}"} for i, text in enumerate(texts)],
    ):
        for article in bs.read(records):
            assert article.set_aside["kind"].tolist() == [
                "author",
                "dateline",
                "related",
                "promotion",
                "credit",
            ]


# --- the original stays ------------------------------------------------------------------------


@pytest.mark.parametrize("boilerplate", ["set aside", "keep"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_file_is_restored_byte_for_byte(tmp_path: Path, boilerplate: str, end: str) -> None:
    content = (
        RAW.replace("\n", end) + "\u00a0 \tcaf\u00e9 cafe\u0301 \ufb01 \u00ad\x00" + end
    ).encode()
    path = tmp_path / "one.txt"
    path.write_bytes(content)
    article = bs.read(path, boilerplate=boilerplate)[0]
    assert article.original.encode() == content


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.booleans())
def test_any_text_is_restored(text: str, titled: bool) -> None:
    record = {"text": text, "title": "Port shut"} if titled else {"text": text}
    assert bs.read([record])[0].original == text


def test_lines_are_the_lines_of_the_text() -> None:
    article = bs.read([RAW.replace("\n", "\r\n")])[0]
    assert [line.text for line in article.lines] == RAW.split("\n")


# --- names ---------------------------------------------------------------------------------------


def test_map_terms_merges_what_the_user_accepts_of_names() -> None:
    corpus = bs.read(
        [
            "The council met President López in the capital. Lopez agreed, and López left.",
            "Critics of AMLO met in the capital. They said that AMLO had lied to them.",
        ]
    )
    table = corpus.names(aliases={"AMLO": "López"})
    assert list(table.columns) == ["name", "variants", "count", "articles"]
    row = table.set_index("name").loc["López"]
    assert row["variants"] == ["AMLO", "López", "Lopez"]
    assert row[["count", "articles"]].tolist() == [5, 2]
    accepted = dict.fromkeys(row["variants"], "lópez")
    accepted |= {variant.lower(): "lópez" for variant in row["variants"]}
    merged = corpus.map_terms(accepted).terms().set_index("term")
    assert merged.loc["lópez", ["count", "articles"]].tolist() == [5, 2]
    assert "AMLO" not in merged.index


# --- real articles -------------------------------------------------------------------------------


def test_goals_on_lines_of_whole_articles(
    measures: ModuleType, shared_data: Path, allsides: list[dict[str, Any]]
) -> None:
    gold, repeated, corpus = measures.allsides_corpus(shared_data, allsides)
    scores = measures.measure(gold, corpus, errors=False)
    assert scores["f1"] >= 0.85
    assert scores["article_lines_lost"] < 0.01
    kept = measures.measure_repeated(repeated, corpus, errors=False)
    assert kept["boilerplate_found"] >= 0.95
    assert kept["content_kept"] >= 0.95


def test_goals_on_lines_of_web_pages(measures: ModuleType, shared_data: Path) -> None:
    scores = measures.measure(*measures.page_corpus(shared_data, "boilerpipe"), errors=False)
    assert scores["f1"] >= 0.7
    assert scores["article_lines_lost"] < 0.01


TRAP = (
    "politico below story continued photos permission llc copyright reprint click daily newsletters"
)


def test_the_words_of_pages_are_gone_from_a_comparison(allsides: list[dict[str, Any]]) -> None:
    """Politico against the Washington Times: what stays is house style and framing."""
    outlets = ("Politico", "Washington Times")
    records = [
        {"text": row["text"], "outlet": row["source"], "id": str(row["id"])}
        for row in allsides
        if row["source"] in outlets and row["topic"] == "immigration"
    ]

    def top(boilerplate: str) -> set[str]:
        corpus = bs.read(records, boilerplate=boilerplate)
        a, b = (corpus.where(outlet=outlet) for outlet in outlets)
        table = bs.compare(a, b).keyness().nlargest(25, "log_likelihood")
        return {term.lower() for term in table["term"]}

    assert len(top("keep") & set(TRAP.split())) >= 6
    cleaned = top("set aside")
    assert not cleaned & set(TRAP.split())
    assert {"undocumented", "illegal", "mr"} <= cleaned


def test_dates_that_do_not_parse_are_missing_and_listed(
    shared_data: Path, allsides: list[dict[str, Any]]
) -> None:
    assert sum(row["date"] == "" for row in allsides) == 647
    for source in (shared_data / "allsides" / "docs.jsonl.gz", allsides, pd.DataFrame(allsides)):
        corpus = bs.read(source, outlet="source")
        assert (corpus.skipped["reason"] == "the date is empty").sum() == 647
        assert corpus.articles["date"].isna().sum() == 647


def test_a_line_without_a_word_is_blank() -> None:
    text = "Port shut\n\nThe port closed on Monday, officials said.\n* * *\nNobody was hurt.\n"
    article = bs.read([text])[0]
    marks = article.lines[3]
    assert (marks.text, marks.kind, marks.counted) == ("* * *", "blank", False)
    assert len(article.set_aside) == 0
    assert article.original == text


def test_quotations_of_a_lede_are_found() -> None:
    text = '"We will rebuild the pier," said Ana Costa. The state said no.\n\nAides left early.'
    corpus = bs.read([text])
    assert corpus[0].title is None
    assert corpus.quotes()["speaker"].tolist() == ["Ana Costa"]
    assert len(corpus.only("title").terms()) == 0


def test_a_given_author_has_no_by() -> None:
    records = [{"text": f"The port closed again, {i}.", "author": a} for i, a in enumerate(AUTHORS)]
    assert [article.author for article in bs.read(records)] == list(AUTHORS.values())


AUTHORS = {"By Ana Costa": "Ana Costa", "Por Luis Mora": "Luis Mora", "Von Miller": "Von Miller"}


def test_a_title_counts_once_beside_outlet_or_label() -> None:
    text = "Port shut for a week\n\nThe harbor closed on Monday, officials said."
    for title in ("Port shut for a week | Harbor Ledger", "Exclusive: Port shut for a week"):
        corpus = bs.read([{"text": text, "title": title, "outlet": "Harbor Ledger"}])
        assert corpus[0].title == "Port shut for a week"
        assert corpus[0].text == text
