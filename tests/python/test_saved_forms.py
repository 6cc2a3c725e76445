"""A corpus saved by each version of the saved form opens, and says what it said."""

import json
import re
import zipfile
from pathlib import Path

import pytest

import broadsheet as bs

GOLDEN = Path(__file__).parents[1] / "golden"
FORMS = sorted(GOLDEN.glob("saved_form_*.zip"))
# What the articles of golden/saved_form.py say, counted by hand.
COUNTS = {"the": (4, 2), "US": (3, 1), "port": (3, 2), "wait": (2, 2), "waits": (1, 1)}
MAPPED = {"US": (3, 1), "port": (3, 2), "wait": (3, 2)}


def test_there_is_one_of_every_version():
    header = (Path(__file__).parents[2] / "cpp/broadsheet/corpus/manifest.hpp").read_text()
    last = int(re.search(r"kSavedFormVersion = (\d+);", header)[1])
    assert [path.name for path in FORMS] == [f"saved_form_{n}.zip" for n in range(1, last + 1)]


@pytest.fixture(params=FORMS, ids=lambda path: path.stem)
def folder(request, tmp_path):
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path)
    version = int(request.param.stem.rpartition("_")[2])
    assert json.loads((tmp_path / "appended/manifest.json").read_text())["version"] == version
    return tmp_path


def counted(corpus):
    rows = corpus.terms()[["term", "count", "articles"]].itertuples(index=False)
    return {term: (count, articles) for term, count, articles in rows}


def test_it_opens(folder):
    bs.verify(folder / "appended")
    corpus = bs.open(folder / "appended")
    assert [article.id for article in corpus] == ["first", "second", "empty", "third"]
    assert corpus[0].title == "PORT TELLS US TO WAIT"
    assert corpus[0].date.isoformat() == "2024-01-31T10:00:00+01:00"
    assert corpus[0].fields == {"topic": "trade"}
    assert corpus[1].author == "Ann"
    assert corpus[3].text == "\u201cWe wait,\u201d said Ann. Snow fell on us."
    assert corpus.set_aside["text"].tolist() == ["READ MORE: Snow in Lima"]
    found = counted(corpus)
    assert {term: found[term] for term in COUNTS} == COUNTS
    for term, (_, articles) in COUNTS.items():
        assert corpus.document_frequency(term) == articles
    assert corpus.document_frequency("Lima") == 0


def test_its_mapped_terms_are_kept(folder):
    bs.verify(folder / "mapped")
    found = counted(bs.open(folder / "mapped"))
    assert {term: found[term] for term in MAPPED} == MAPPED
    assert not {"the", "waits"} & set(found)


def test_its_phrases_are_kept(folder):
    if not (folder / "phrases").exists():
        assert (folder / "mapped").exists()  # version 1 refused to save phrases
        return
    bs.verify(folder / "phrases")
    corpus = bs.open(folder / "phrases")
    found = counted(corpus)
    assert found["snowfall"] == (1, 1)
    assert found["harbour"] == (2, 2)
    assert (found["port"], found["the"]) == ((1, 1), (2, 1))
    assert corpus.concordance("harbour")["match"].tolist() == ["The port", "the port"]


def test_it_is_written_on_in_the_version_of_today(folder):
    corpus = bs.open(folder / "appended").append([{"id": "fourth", "text": "The port."}])
    bs.verify(folder / "appended")
    assert counted(corpus)["port"] == (4, 3)
    assert corpus.document_frequency("port") == 3
