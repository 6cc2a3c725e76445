"""A corpus larger than memory: read in pieces, the same as at once, asked within a bound."""

from __future__ import annotations

import json
import multiprocessing
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_properties import ARTICLES, few, same

import broadsheet as bs
from broadsheet import article_feed, bounded_reading, json_files

ROWS = [
    {
        "text": f"Story {i} of the port of Lima. The US waits for {i % 7} ships.\nSign up here",
        "outlet": "Ledger" if i % 3 else "AP",
        "id": f"n{i}",
        "date": f"2024-01-{1 + i % 28:02}",
    }
    for i in range(60)
]


@pytest.fixture
def in_pieces(monkeypatch):
    """Makes every second row a piece of its own, whatever the bound."""
    monkeypatch.setattr(bounded_reading, "_LEAST", 1)
    for module in (article_feed, json_files):
        monkeypatch.setattr(module, "ROWS_AT_ONCE", 2)


@pytest.mark.filterwarnings("ignore::broadsheet.DataWarning")
@few
@given(ARTICLES)
def test_reading_in_pieces_is_reading_at_once(articles):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded_reading, "_LEAST", 1)
        for module in (article_feed, json_files):
            patch.setattr(module, "ROWS_AT_ONCE", 2)
        path = Path(folder) / "news.broadsheet"
        corpus = bs.read(articles, into=path, memory=1)
        with_bound = corpus._core.memory_bound
        whole = bs.read(articles)
        same(bs.open(path), whole)
        bs.verify(path)
        assert with_bound == 1
        assert bs.open(path).history == whole.history


def test_many_pieces_become_few_parts(in_pieces, tmp_path):
    corpus = bs.read(ROWS, into=tmp_path / "c", memory=1)
    manifest = json.loads((tmp_path / "c" / "manifest.json").read_text())
    assert len(manifest["parts"]) == 1
    few_pieces = bs.read(ROWS[:10], into=tmp_path / "d", memory=1)
    manifest = json.loads((tmp_path / "d" / "manifest.json").read_text())
    assert len(manifest["parts"]) == 5
    for opened, rows in ((corpus, ROWS), (few_pieces, ROWS[:10])):
        bs.verify(opened._saved.path)
        same(bs.open(opened._saved.path.decode()), bs.read(rows))
    assert sorted(p.name for p in (tmp_path / "d").iterdir()) == ["000001", "lock", "manifest.json"]
    names = {file.name.split(".")[0] for file in (tmp_path / "c" / "000001").iterdir()}
    assert names == {"part", "decided", "types", "outlets", "decisions", "notes", "terms"}


def test_appending_goes_on_from_there(in_pieces, tmp_path):
    corpus = bs.read(ROWS[:40], into=tmp_path / "c", memory=1)
    corpus = corpus.append(ROWS[40:])
    same(bs.open(tmp_path / "c"), bs.read(ROWS))
    assert corpus._core.memory_bound == 1


def test_an_article_in_two_pieces_counts_once(in_pieces, tmp_path):
    rows = [*ROWS, ROWS[3], ROWS[58]]
    with pytest.warns(bs.DataWarning, match="2 remarks"):
        corpus = bs.read(rows, into=tmp_path / "c", memory=1)
    same(bs.open(tmp_path / "c"), bs.read(ROWS))
    assert corpus.skipped["source"].tolist() == ["record 60", "record 61"]
    assert corpus.history[-1]["skipped"] == 2
    other = {**ROWS[3], "text": "Another text."}
    with pytest.raises(bs.FormatError, match="another text in record 3"):
        bs.read([*ROWS, other], into=tmp_path / "c", memory=1)
    assert len(bs.open(tmp_path / "c")) == 60  # as it was
    with pytest.warns(bs.DataWarning):
        corpus = bs.read([*ROWS, other], into=tmp_path / "d", memory=1, on_error="skip")
    assert len(corpus) == 60


@pytest.mark.filterwarnings("ignore::broadsheet.DataWarning")
@few
@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["One.", "Two.", None])), max_size=12),
    st.booleans(),
)
def test_what_is_skipped_is_what_reading_at_once_skips(articles, from_file):
    """Repeats within a piece and across pieces, other texts, and records without a text."""
    rows = [{"id": f"n{number}", "text": text} for number, text in articles]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded_reading, "_LEAST", 1)
        for module in (article_feed, json_files):
            patch.setattr(module, "ROWS_AT_ONCE", 2)
        patch.setattr(json_files, "_BLOCK_BYTES", 64)
        source: Any = rows
        if from_file:
            source = Path(folder) / "rows.jsonl"
            source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        whole = bs.read(source, on_error="skip")
        into = bs.read(source, into=Path(folder) / "c", memory=1, on_error="skip")
        pd.testing.assert_frame_equal(into.skipped, whole.skipped)
        assert into.history == whole.history
        pd.testing.assert_frame_equal(bs.open(Path(folder) / "c").skipped, whole.skipped)


def test_options_are_those_of_read(in_pieces, tmp_path):
    model = bs.read(ROWS)
    options = {"boilerplate": "keep", "tokenizer": bs.Tokenizer(case="fold")}
    for given_options in (options, {"like": model}):
        corpus = bs.read(ROWS[:9], into=tmp_path / "c", memory=1, **given_options)
        whole = bs.read(ROWS[:9], **given_options)
        same(bs.open(tmp_path / "c"), whole)
        assert corpus.history == whole.history
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    same(bs.read(path, into=tmp_path / "c"), bs.read(path))
    texts = [row["text"] for row in ROWS]
    same(bs.read(texts, into=tmp_path / "c"), bs.read(texts))
    same(bs.read([], into=tmp_path / "c"), bs.read([]))


def test_what_goes_wrong_leaves_the_folder_as_it_was(in_pieces, tmp_path):
    path = tmp_path / "c"
    bs.read(ROWS[:5]).save(path)

    def rows():
        yield from ROWS
        msg = "the source broke off"
        raise LookupError(msg)

    with pytest.raises(LookupError):
        bs.read(rows(), into=path, memory=1)
    assert len(bs.open(path)) == 5
    bs.verify(path)
    assert len(bs.read(ROWS, into=path, memory=1)) == 60  # the folder is free again
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "file").write_text("mine")
    with pytest.raises(ValueError, match="folder of its own"):
        bs.read(ROWS, into=tmp_path / "else")


def read_into(path, barrier, results):
    def rows():
        yield ROWS[0]
        barrier.wait(60)  # both have begun
        yield from ROWS[1:]

    try:
        results.put(len(bs.read(rows(), into=path)))
    except bs.ReadError as error:
        barrier.wait(60)
        results.put(str(error))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_the_second_of_two_writers_gets_a_clear_error(tmp_path):
    context = multiprocessing.get_context("fork")
    barrier, results = context.Barrier(2), context.Queue()
    writers = [
        context.Process(target=read_into, args=(tmp_path / "c", barrier, results)) for _ in range(2)
    ]
    for writer in writers:
        writer.start()
    refused, written = sorted([results.get(timeout=60) for _ in writers], key=str)
    for writer in writers:
        writer.join()
    assert refused.startswith(f"'{tmp_path}/c' is being written by another process")
    assert written == len(bs.open(tmp_path / "c")) == 60


def test_a_bound_must_leave_room_to_work(tmp_path):
    with pytest.raises(ValueError, match="at least 16 MiB"):
        bs.read(ROWS, into=tmp_path / "c", memory="1MB")
    assert not (tmp_path / "c").exists()


def test_memory_without_a_folder_is_a_bound(in_pieces):
    with pytest.raises(MemoryError, match="pass into="):
        bs.read(ROWS, memory="1KB")
    corpus = bs.read(ROWS, memory="1GB")
    assert corpus._core.memory_bound == 10**9
    with pytest.raises(ValueError, match="memory must be"):
        bs.read(ROWS, memory="much")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "c"
    chance = np.random.default_rng(5)
    words = np.array([f"w{n}" for n in range(300)])
    weights = 1 / np.arange(1, 301)
    texts = [
        ". ".join(" ".join(chance.choice(words, 9, p=weights / weights.sum())) for _ in range(5))
        for _ in range(400)
    ]
    outlets = [["AP", "Ledger"][i % 2] for i in range(400)]
    rows = [{"text": t, "outlet": o} for t, o in zip(texts, outlets, strict=True)]
    bs.read(rows).map_terms({"w3 w1": "w3 w1", "w7": None}).save(path)
    return path


SOME = {"min_count": 8}


@pytest.mark.parametrize(
    ("memory", "ways"),
    [
        ("200KB", [{**SOME, **more} for more in ({}, {"close_gaps": True})]),
        ("200KB", [{**SOME, "across_sentences": True}]),
        ("420KB", [{"n": 3, "skip": 1, "min_count": 6}, {"n": 2, "min_count": 4}]),
        ("10MB", [{"n": 2}, {"n": 3, "skip": 1}]),
    ],
)
def test_tables_within_a_bound_are_the_same(saved, memory, ways):
    whole, bounded = bs.open(saved), bs.open(saved, memory=memory)
    options = [
        {},
        {"dispersion": ["dp", "arf", "gini"], "intervals": True},
        {"parts": "outlets"},
        {"parts": 7},
    ]
    for chosen in options:
        assert bounded.terms(**chosen).equals(whole.terms(**chosen))
    few_articles = np.arange(0, 400, 3)
    assert bounded[few_articles].terms().equals(whole[few_articles].terms())
    for way in ways:
        assert bounded.ngrams(**way).equals(whole.ngrams(**way))
    assert bounded.articles.equals(whole.articles)
    assert repr(bounded) == repr(whole)


def test_what_does_not_fit_is_refused_with_the_figure(saved):
    bounded = bs.open(saved, memory="40KB")
    asked = {
        "counts": bounded.counts,
        "vectors": bounded.vectors,
        "search": lambda: bounded.search("w1"),
        "compare": lambda: bs.compare(bounded, by="outlet").keyness(),
        "only": bounded.only("paragraph").counts,
    }
    for ask in asked.values():
        with pytest.raises(
            MemoryError, match=r"articles needs (\d+ KB|up to \d+\.\d MB), more than"
        ):
            ask()
    with pytest.raises(MemoryError, match="begin with the most frequent term"):
        bounded.ngrams(2)
    with pytest.raises(MemoryError, match="larger min_count"):
        bs.open(saved, memory="200KB").ngrams(2)
    for ask in (bounded.collocations, bounded.phrases):
        with pytest.raises(MemoryError, match=r"needs \d+ KB, more than memory= allows"):
            ask()
    assert bounded[:5].counts().shape[0] == 5
    assert pickle.loads(pickle.dumps(bounded))._core.memory_bound == 40_000
    assert bounded.concordance("w250").equals(bs.open(saved).concordance("w250"))


UNDER_A_LIMIT = """
import resource, sys
import broadsheet as bs
import pandas, scipy.sparse
source, path, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])

def private():
    for line in open("/proc/self/status"):
        if line.startswith("VmData"):
            return int(line.split()[1]) * 1024

bs.read(["Warm up. " * 5]).terms()
bound = private() + limit
resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
corpus = bs.read(source, into=path, memory=limit // 2)
print(len(corpus))
terms = corpus.terms()
print(terms["count"].sum(), len(terms))
print(len(corpus.ngrams(2, min_count=400)))
print(len(corpus.concordance("w1500")))
print(corpus.timeline("w900", every="month")["count"].sum())
print(corpus.where(outlet="AP")[:100].counts().sum())
for ask in (corpus.counts, corpus.vectors):
    try:
        ask()
        print("not refused")
    except MemoryError as error:
        print("refused" if "needs" in str(error) else error)
"""


@pytest.mark.slow
def test_a_corpus_four_times_as_large_as_private_memory_may_be(tmp_path):
    limit = 96_000_000
    chance = np.random.default_rng(11)
    words = np.array([f"w{n}" for n in range(30_000)])
    weights = 1 / (np.arange(1, 30_001) + 20)
    pool = chance.choice(words, 2_000_000, p=weights / weights.sum()).astype(object)
    source = tmp_path / "news.jsonl"
    n_articles, n_words, expected, found = 80_000, 0, 0, 0
    with source.open("w") as file:
        for i in range(n_articles):
            begin = int(chance.integers(len(pool) - 420))
            some = pool[begin : begin + 420]
            n_words += 420
            found += int((some == "w1500").sum())
            expected += int((some == "w900").sum())
            record = {
                "text": "\n".join(" ".join(some[k : k + 60]) + "." for k in range(0, 420, 60)),
                "outlet": "AP" if i % 4 == 0 else "Ledger",
                "date": f"2024-{1 + i % 12:02}-01",
            }
            file.write(json.dumps(record) + "\n")
    path = tmp_path / "news.broadsheet"
    run = subprocess.run(
        [sys.executable, "-c", UNDER_A_LIMIT, str(source), str(path), str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    rows = run.stdout.split("\n")
    assert int(rows[0]) == n_articles
    counted, n_terms = rows[1].split()
    assert int(counted) == n_words
    assert 29_000 < int(n_terms) <= 30_000
    assert int(rows[2]) > 1_000
    assert (int(rows[3]), int(rows[4])) == (found, expected)
    assert int(rows[5]) == 420 * 100
    assert rows[6:8] == ["refused", "refused"]
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    assert size >= 4 * limit
