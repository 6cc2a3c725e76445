"""A corpus saved by each version of the saved form opens, and says what it said."""

import itertools
import json
import re
import zipfile
from pathlib import Path

import numpy as np
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


def saved_reasons(corpus_folder):
    """What the files say of the segments that have a rule, by NumPy alone."""
    (file,) = corpus_folder.glob("*/decisions.rule_reasons.bytes.npy")
    raw = np.load(file).tobytes()
    starts = np.load(file.with_name("decisions.rule_reasons.starts.npy")).tolist()
    reasons = [raw[a:b].decode() for a, b in itertools.pairwise(starts)]
    decided = sorted(corpus_folder.glob("*/decided.rules.npy"))
    return [reasons[rule] for rules in map(np.load, decided) for rule in rules.tolist() if rule]


@pytest.mark.parametrize("kind", ["appended", "mapped"])
def test_its_reasons_are_told_in_its_own_words(folder, kind):
    saved = saved_reasons(folder / kind)
    assert saved == ['opens with "read more"', "is direct speech"]
    corpus = bs.open(folder / kind)
    assert corpus.set_aside["reason"].tolist() == saved[:1]
    assert corpus.without("quote").set_aside["reason"].tolist() == saved


def test_new_articles_have_reasons_in_the_same_list(folder):
    saved = saved_reasons(folder / "appended")
    text = "\u201cThey all waited for snow,\u201d said Bob. It fell.\n\nREAD MORE: Ice"
    bs.open(folder / "appended").append([{"id": "fourth", "text": text}])
    told = bs.open(folder / "appended").without("quote").set_aside
    assert told["reason"].tolist() == [*saved, *saved[::-1]]
    assert saved_reasons(folder / "appended") == [*saved, *saved[::-1]]


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
