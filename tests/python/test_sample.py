"""The sample articles are whole, agree in both forms, and hold what they promise."""

import csv
import datetime
import importlib.util
import itertools
import json
import pathlib
import re
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
        assert text.endswith("\n"), name
        assert not text.endswith("\n\n"), name
        assert not set(text) & {"\r", "\t"}, name
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


def test_two_outlets_six_weeks_many_articles(texts):
    names = [name.split("/") for name in texts]
    for folder in FOLDERS.values():
        assert sum(outlet == folder for outlet, _ in names) >= 30
    assert {outlet for outlet, _ in names} == set(FOLDERS.values())
    dates = [datetime.date.fromisoformat(stem[:10]) for _, stem in names]
    first = datetime.date(2024, 1, 8)
    assert {(date - first).days // 7 for date in dates} == set(range(6))


def test_articles_are_short_and_varied(texts):
    lengths = [len(text.split()) for text in texts.values()]
    assert min(lengths) >= 150
    assert 340 <= max(lengths) <= 420


def having(texts, pattern):
    return [name for name, text in texts.items() if re.search(pattern, text, re.M)]


BOILERPLATE = {
    "read more": (r"^READ MORE( »|:) ", 10),
    "watch": (r"^WATCH( \||:) ", 8),
    "related": (r"^RELATED: ", 5),
    "byline": (r"^By [A-Z]", 40),
    "written by": (r"^Written by: ", 3),
    "owner": (r"^This article is (owned by|the property of) The Harbor Ledger", 4),
    "subscribe": (r"(?i)^subscribe", 4),
    "sign up": (r"(?i)^sign up", 5),
    "share": (r"^Share", 3),
    "copyright": (r"^(©|\(c\)|Copyright) ", 10),
    "photograph": (r"^Photo: ", 1),
    "learned, Ledger": (r"^Know something we should\?", 8),
    "learned, Courier": (r"^Reporting on the business of the plains", 8),
}

ODDITIES = {
    "wire dateline": (r"^[A-Z ]+ \(Coastal Wire\) [—-] ", 16),
    "local dateline": (r"^(LOW FERRY|DUNMORE|MARROW BAY|CORBIN) [—-] ", 8),
    "US": (r"\bUS\b", 10),
    "U.S.": (r"\bU\.S\.", 20),
    "us": (r"\bus\b", 30),
    "WHO": (r"\bWHO\b", 8),
    "who": (r"\bwho\b", 30),
    "accented name": (r"Andrés López Aranda", 3),
    "plain name": (r"Andres Lopez Aranda", 3),
    "initials": (r"\bALA\b", 5),
    "curly quotation": (r"“[^”]+”", 35),
    "straight quotation": (r"\"[^\"]+\"", 35),
    "curly apostrophe": (r"\w’\w", 35),
    "straight apostrophe": (r"\w'\w", 30),
    "thousands": (r"\b6,000\b", 5),
    "money": (r"\$5bn\b", 4),
    "decimal": (r"\b3\.5\b", 5),
    "slashed number": (r"\b24/7\b", 1),
    "number and word": (r"\bCOVID-19\b", 5),
    "handle": (r"(^|\s)@[A-Za-z_]+", 6),
    "hashtag": (r"(^|\s)#[A-Za-z]+", 4),
    "attribution": (r"(said|asked|noted|told)\b", 60),
    "according to": (r"\baccording to\b", 20),
    "sub-heading": (r"\n\n[A-Z][^.\n]{4,50}[a-z]\n\n", 40),
}


@pytest.mark.parametrize("feature", BOILERPLATE | ODDITIES)
def test_what_scraped_articles_have(texts, feature):
    pattern, at_least = (BOILERPLATE | ODDITIES)[feature]
    assert len(having(texts, pattern)) >= at_least


# Who wrote and published, and the page's own lines, as they stand in single articles: no word
# like "By" gives them away. Kind and why, by the whole line.
NO_NEWS = {
    "Imani Okoro | The Harbor Ledger": ("author", "is a name with a section or outlet"),
    "Wren Halloran | Education": ("author", "is a name with a section or outlet"),
    "Imani Okoro": ("author", "is a name alone between title and text"),
    "Theo Brandt": ("author", "is a name alone between title and text"),
    "Imani Okoro and Theo Brandt": ("author", "is a name alone between title and text"),
    "Jonas Whitcomb and Priyanka Dale": ("author", "is a name alone between title and text"),
    "Jonas Whitcomb reports from Dunmore": ("author", "is a name and where they report from"),
    "Jonas Whitcomb in Dunmore": ("author", "is a name and where they report from"),
    "ANALYSIS | By Neil Ashworth": ("author", "is a byline"),
    "NEWS ANALYSIS": ("navigation", "tells the kind of article"),
    "Coastal Wire": ("credit", "names the agency of the article's dateline"),
    "Coastal Wire and Plains Courier staff": ("author", "is a name and what they are"),
    "Plains Courier": ("navigation", "is the outlet's name"),
    "-- Coastal Wire. Martin Oyelaran of the Courier contributed.": (
        "credit",
        "names contributors",
    ),
    "Share | Tweet | Email a friend": ("navigation", "consists of names of share buttons"),
    "(c) 2024 Coastal Wire. Reprinted with permission.": ("legal", "has a copyright sign"),
    "From the archive: this article first appeared on January 19.": (
        "note",
        'opens with "from the archive"',
    ),
    "(c) Plains Courier 2024": ("legal", "has a copyright sign"),
}


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_lines_that_are_no_news_are_set_aside(form):
    import broadsheet as bs

    if form == "text":
        corpus = bs.read(f"{sample.articles_folder()}/*/*.txt", outlet="folder")
    else:
        corpus = bs.read(sample.jsonl_path())
    seen = set()
    for article in corpus:
        for line in article.lines:
            if line.text not in NO_NEWS:
                continue
            seen.add(line.text)
            kind, reason = NO_NEWS[line.text]
            assert not line.counted, line
            if line.reason == "is the author that was given with the article":
                kind = "author"  # the records name their authors
                assert form == "jsonl"
            else:
                assert line.reason.startswith(reason), line
            assert line.kind == kind, line
    assert seen == set(NO_NEWS)


def test_sub_headings_and_paragraphs_of_the_sample_count(texts):
    import broadsheet as bs

    corpus = bs.read(f"{sample.articles_folder()}/*/*.txt", outlet="folder")
    for article in corpus:
        for line in article.lines:
            is_paragraph = len(line.text.split()) > 25
            is_heading = line.text in {"Who pays", "State money", "Company towns", "The bus again"}
            assert line.counted or not (is_paragraph or is_heading), line


def test_headlines_in_capitals(texts):
    titles = [text.split("\n", 1)[0] for text in texts.values()]
    capitals = [title for title in titles if title.isupper()]
    assert "WHO TELLS US: IT IS TIME TO ACT" in capitals
    assert len(capitals) >= 4


def test_house_styles_differ(texts):
    ledger = {n: t for n, t in texts.items() if n.startswith("harbor-ledger/")}
    courier = {n: t for n, t in texts.items() if n.startswith("plains-courier/")}
    for ours, theirs, pattern in (
        (ledger, courier, r"\b(?i:undocumented)\b"),
        (ledger, courier, r"\b(?i:residents)\b"),
        (ledger, courier, r"\b(?i:families)\b"),
        (courier, ledger, r"\bMr\. "),
        (courier, ledger, r"\b(?i:taxpayers)\b"),
        (courier, ledger, r"\b(?i:costs)\b"),
    ):
        assert len(having(ours, pattern)) >= 12
        assert len(having(theirs, pattern)) <= len(having(ours, pattern)) / 3
    for shared in (r"\bsaid\b", r"\bbill\b", r"\bport\b", r"\bwater\b"):
        assert min(len(having(ledger, shared)), len(having(courier, shared))) >= 5


def shared_share(text_a, text_b):
    """The share of the shorter article's word 5-grams that stand in the other as well."""
    grams = []
    for text in (text_a, text_b):
        words = re.findall(r"\w+", text.casefold().replace("u.s.", "us"))
        grams.append({tuple(words[i : i + 5]) for i in range(len(words) - 4)})
    return len(grams[0] & grams[1]) / min(map(len, grams))


def test_reprints_and_no_others(texts):
    pairs = [
        (a, b)
        for a, b in itertools.combinations(texts, 2)
        if shared_share(texts[a], texts[b]) > 0.3
    ]
    between = [(a, b) for a, b in pairs if a.split("/")[0] != b.split("/")[0]]
    assert len(between) >= 6
    for a, b in between:
        assert all("(Coastal Wire)" in texts[name] for name in (a, b))
        assert texts[a].split("\n", 1)[0] != texts[b].split("\n", 1)[0]
        assert texts[a] != texts[b]
    own = [pair for pair in pairs if pair not in between]
    assert own == [
        (
            "harbor-ledger/2024-01-19-soup-on-quay-street",
            "harbor-ledger/2024-02-04-soup-on-quay-street-again",
        )
    ]
