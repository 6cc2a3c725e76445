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


# --- the outlet's own name -----------------------------------------------------------------------

OWN = """The port of Marrow Bay closed on Monday, two officials told PLAINSCO after a night of talks.
PLAINSCO reported in May that talks had failed. \u201cNobody asked us,\u201d Ann Lee told PLAINSCO\u2019s Ana Costa.
She told The Bay Times that "PLAINSCO never came" and left for plainsco.com.
According to PLAINSCO, the port may open again."""


def own(outlet: str | None = "Plainsco", boilerplate: str = "set aside") -> bs.Corpus:
    return bs.read([{"text": OWN, "outlet": outlet, "id": "1"}], boilerplate=boilerplate)


def test_the_outlets_own_name_is_set_aside_with_its_reason() -> None:
    article = own()[0]
    table = article.set_aside
    assert table["text"].tolist() == [
        "PLAINSCO",
        "PLAINSCO",
        "PLAINSCO\u2019s",
        "plainsco.com",
        "PLAINSCO",
    ]
    assert set(table["kind"]) == {"owner"}
    assert set(table["reason"]) == {"is the outlet's own name in its article"}
    assert table["line"].tolist() == [1, 2, 2, 3, 4]
    assert [line.kind for line in article.lines] == ["paragraph"] * 4
    assert all(line.counted for line in article.lines)
    assert article.original == OWN


def test_nothing_but_the_name_is_counted_otherwise() -> None:
    counted, kept = (own(boilerplate=b).terms().set_index("term") for b in ("set aside", "keep"))
    assert counted.loc["PLAINSCO", "count"] == 1  # in what somebody else said
    assert kept.loc["PLAINSCO", "count"] == 5
    rest = kept.drop(index=["PLAINSCO", "plainsco.com"])["count"]
    pd.testing.assert_series_equal(
        counted.drop(index="PLAINSCO")["count"].sort_index(), rest.sort_index()
    )
    for other in (None, "The Bay Courier"):
        assert own(other).terms().equals(own(boilerplate="keep").terms())
    only = own().only("title", "subheading", "paragraph", "owner")
    assert only.terms().equals(own(boilerplate="keep").terms())


def test_a_sentence_stays_one_without_the_outlets_own_name() -> None:
    row = own().concordance("officials told", window=3).iloc[0]
    assert (row["left"], row["right"]) == ("on Monday, two", "PLAINSCO after a night")
    plain, kept = (own(boilerplate=b).readability() for b in ("set aside", "keep"))
    assert plain["sentences"].tolist() == kept["sentences"].tolist()
    assert "told after" not in set(own().ngrams(2)["term"])
    assert own().search("talks night").iloc[0]["snippet"].count("PLAINSCO") >= 1


def test_who_speaks_is_found_beside_the_outlets_own_name() -> None:
    for boilerplate in ("set aside", "keep"):
        corpus = own(boilerplate=boilerplate)
        quotes = corpus.quotes()
        assert ("Nobody asked us,", "Ann Lee", "told") in set(
            quotes[["quote", "speaker", "verb"]].itertuples(index=False, name=None)
        )
        sources = set(corpus.attributions()["source"])
        assert "PLAINSCO" in sources
    names = set(own().names()["name"])
    assert {"Ann Lee", "Ana Costa", "Marrow Bay", "Bay Times"} <= names


def test_a_title_keeps_its_text_where_it_names_the_outlet() -> None:
    record = {"text": "The port closed.", "title": "Port shut | PLAINSCO", "outlet": "Plainsco"}
    corpus = bs.read([record])
    assert corpus[0].title == corpus.articles["title"].item() == "Port shut | PLAINSCO"
    assert "PLAINSCO" not in set(corpus.terms()["term"])
    assert corpus[0].lines[0].kind == "title"
    assert corpus[0].original == "The port closed."


def test_a_line_that_opens_with_the_outlets_own_name_may_recur() -> None:
    line = "PLAINSCO is changing how its readers comment on what its newsroom writes."
    records = [
        {"text": f"{i}: {OWN.splitlines()[0]}\nOn {i} all was quiet.\n{line}", "outlet": "Plainsco"}
        for i in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    ]
    reasons = bs.read(records).set_aside["reason"]
    assert reasons.str.startswith("recurs").sum() == 5


@given(
    st.lists(
        st.sampled_from(
            [
                "He told Plainsco that",
                "Plainsco\u2019s Ana Costa",
                "PLAINSCO",
                "plainsco",
                "Plainsco reported",
                "\u201cPlainsco never asked me,\u201d",
                "the port @plainsco",
                "\r\n",
                ".",
                "\U0001f600 caf\u00e9",
            ]
        ),
        max_size=12,
    )
)
def test_only_the_own_name_is_apart_and_every_byte_is_kept(parts: list[str]) -> None:
    text = " ".join(parts)
    corpora = [bs.read([{"text": text, "outlet": outlet}]) for outlet in ("Plainsco", "Other")]
    assert corpora[0][0].original == text
    mine, other = (
        corpus.terms().set_index("term")["count"].to_dict() if text.strip() else {}
        for corpus in corpora
    )
    differs = {term for term in other if mine.get(term, 0) != other[term]}
    assert {term.lower() for term in differs} <= {"plainsco", "@plainsco"}
    assert all(mine[term] <= other[term] for term in mine)


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

    def top(boilerplate: str, n: int) -> set[str]:
        """The first n terms by log-likelihood and by p."""
        corpus = bs.read(records, boilerplate=boilerplate)
        a, b = (corpus.where(outlet=outlet) for outlet in outlets)
        table = bs.compare(a, b).keyness()
        terms = {*table.nlargest(n, "log_likelihood")["term"], *table.head(n)["term"]}
        return {term.lower() for term in terms}

    assert len(top("keep", 25) & set(TRAP.split())) >= 6
    assert not top("set aside", 100) & set(TRAP.split())
    assert {"undocumented", "illegal", "amnesty", "mr", "gop"} <= top("set aside", 25)


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
