"""What other libraries and processes make of a corpus."""

import copy
import multiprocessing
import pickle
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import broadsheet as bs

RECORDS = [
    {"text": "The port closed. The US waits.", "outlet": "Ledger", "date": "2024-01-31"},
    {"text": "Snow fell on the port.", "title": "Snow", "outlet": "AP", "tags": ["a", "b"]},
    {"text": "", "id": "empty", "pages": 3},
]


@pytest.fixture
def corpus():
    return bs.read(RECORDS)


@pytest.fixture
def opened(corpus, tmp_path):
    corpus.save(tmp_path / "news.broadsheet")
    return bs.open(tmp_path / "news.broadsheet")


def test_counts_share_the_memory_of_the_corpus(corpus, opened):
    for one in (corpus, opened):
        first, second = one.counts(), one.counts()
        for name in ("data", "indices", "indptr"):
            a, b = getattr(first, name), getattr(second, name)
            assert np.shares_memory(a, b)
            assert not a.flags.writeable
        assert first.indices.dtype == first.indptr.dtype == np.int32
        view = one[:2].counts()
        for name in ("data", "indices", "indptr"):
            assert not np.shares_memory(getattr(view, name), getattr(first, name))
        assert view.toarray().tolist() == first.toarray()[:2].tolist()


def test_articles_are_an_arrow_stream(corpus, opened):
    for one in (corpus, opened):
        table = pa.table(one)
        assert table.schema.field("date").type == pa.timestamp("us", tz="UTC")
        assert table.column("text").to_pylist() == [article.text for article in one]
        assert table.column("id").to_pylist() == [article.id for article in one]
        assert table.column("title").to_pylist() == [None, "Snow", None]
        assert table.column("outlet").to_pylist() == ["Ledger", "AP", None]
        assert table.column("date")[0].as_py().isoformat() == "2024-01-31T00:00:00+00:00"
        assert table.column("tags").to_pylist() == [None, ["a", "b"], None]
        assert table.column("pages").to_pylist() == [None, None, 3]
        frame = pl.DataFrame(one)
        assert frame["text"].to_list() == [article.text for article in one]
        assert frame["outlet"].to_list() == ["Ledger", "AP", None]
        for given in (table, frame, one):  # and in again
            again = bs.read(given)
            assert again.terms().equals(one.terms())
            assert [a.title for a in again] == [a.title for a in one]
            assert [a.outlet for a in again] == [a.outlet for a in one]
    assert pa.table(bs.read([])).num_rows == 0
    assert pa.table(corpus[[2, 0]]).column("pages").to_pylist() == [3, None]


def test_a_field_with_several_types_is_json_in_arrow():
    corpus = bs.read([{"text": "a", "x": 1}, {"text": "b", "x": "one"}, {"text": "c"}])
    assert pa.table(corpus).column("x").to_pylist() == ["1", '"one"', None]


def test_an_arrow_stream_comes_in_batches():
    corpus = bs.read([f"Story {i}." for i in range(20_000)])
    reader = pa.RecordBatchReader.from_stream(corpus)
    sizes = [batch.num_rows for batch in reader]
    assert sum(sizes) == 20_000
    assert len(sizes) > 1
    assert pl.DataFrame(corpus)["text"][19_999] == "Story 19999."


def test_pickle_goes_by_value_or_by_reference(corpus, opened):
    by_value = pickle.dumps(corpus)
    again = pickle.loads(by_value)
    assert again.digest == corpus.digest
    assert again.history == corpus.history
    assert pickle.loads(pickle.dumps(again)).digest == corpus.digest
    view = opened[1:].map_terms({"snow": "weather"})
    assert pickle.loads(pickle.dumps(view)).terms().equals(view.terms())

    by_reference = pickle.dumps(opened)
    assert len(by_reference) < 500 < len(by_value)
    assert pickle.loads(by_reference).digest == corpus.digest
    opened.append(["Another story."])
    with pytest.raises(bs.FormatError, match="changed after it was pickled"):
        pickle.loads(by_reference)


def test_a_copy_of_what_never_changes_is_itself(corpus):
    assert copy.copy(corpus) is corpus
    assert copy.deepcopy({"a": corpus})["a"] is corpus


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_other_processes_work_on_a_corpus(corpus, opened, method):
    context = multiprocessing.get_context(method)
    with context.Pool(2) as pool:
        for one in (corpus, opened, opened[:2]):
            assert pool.map(bs.Corpus.terms, [one] * 2)[1].equals(one.terms())


def test_many_threads_use_one_corpus_at_once(tmp_path):
    texts = [f"Story {i} of the port. The US waits for {i % 7} ships." for i in range(500)]
    corpus = bs.read(texts)
    corpus.save(tmp_path / "news.broadsheet")
    expected = corpus.terms(), corpus.digest, len(corpus.concordance("port"))
    for one in (bs.read(texts), bs.open(tmp_path / "news.broadsheet")):
        found = [None] * 8

        def work(k, one=one, found=found):
            found[k] = one[:].terms(), one.digest, len(one.concordance("port"))

        threads = [threading.Thread(target=work, args=(k,)) for k in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for terms, digest, lines in found:
            pd.testing.assert_frame_equal(terms, expected[0])
            assert (digest, lines) == expected[1:]


def similarity_and_terms(difference: bs.Comparison) -> tuple[float, float, list[str], str]:
    strike = difference.explain("strike")
    alike = difference.similarity
    return float(alike), alike.p_value, difference.keyness()["term"].tolist(), str(strike)


@pytest.mark.parametrize("view", ["whole", "opened", "mapped"])
def test_a_comparison_is_pickled_with_both_sides(sample_corpus, tmp_path, view):
    corpus = sample_corpus
    if view == "opened":
        corpus.save(tmp_path / "news.broadsheet")
        corpus = bs.open(tmp_path / "news.broadsheet")
    elif view == "mapped":
        corpus = corpus.without("quote").map_terms({"dam": "wall", "port strike": "strike"})
    difference = bs.compare(corpus[:50], corpus[40:], names=("early", "late"))
    asked = similarity_and_terms(difference)
    again = pickle.loads(pickle.dumps(difference))
    assert similarity_and_terms(again) == asked
    pd.testing.assert_frame_equal(again.keyness(), difference.keyness())
    assert (again.names, again.unit, again.copies) == (("early", "late"), "article", 0)
    assert again.a.digest == difference.a.digest
    assert again.b.history == difference.b.history
    assert repr(again.similarity) == repr(difference.similarity)
    # One that was asked nothing yet counts on the other side. Ranks there are of both sides.
    fresh = pickle.loads(pickle.dumps(bs.compare(corpus[:50], corpus[40:])))
    for name, column in difference.keyness(1).set_index("term").sort_index().items():
        other = fresh.keyness(1).set_index("term").sort_index()[name]
        if column.dtype.kind == "f":
            np.testing.assert_allclose(other, column, rtol=1e-12)
        else:
            assert other.equals(column)


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_other_processes_work_on_a_comparison(sample_corpus, method):
    labels = [f"group {i // 3}" for i in range(len(sample_corpus))]
    difference = bs.compare(sample_corpus[:40], sample_corpus[40:], unit=labels)
    with multiprocessing.get_context(method).Pool(1) as pool:
        (found,) = pool.map(similarity_and_terms, [difference])
        assert pool.map(len, [difference.a]) == [40]
    assert found == similarity_and_terms(difference)


def test_a_pickled_view_keeps_its_bound_of_memory(sample_corpus, tmp_path):
    sample_corpus.save(tmp_path / "news.broadsheet")
    corpus = bs.open(tmp_path / "news.broadsheet", memory="1KB")
    for one in (corpus, corpus[:70], corpus.without("quote")):
        again = pickle.loads(pickle.dumps(one))
        with pytest.raises(MemoryError, match="memory"):
            again.counts()


@pytest.mark.parametrize("kind", ["binary", "large_binary"])
def test_bytes_in_a_column_are_text_or_an_error_that_names_the_row(kind):
    values = pa.array(["café".encode(), None, b"caf\xe9"], getattr(pa, kind)())
    table = pa.table({"text": ["One.", "Two.", "Three."], "topic": values})
    assert bs.read(table[:2]).articles["topic"].dropna().tolist() == ["café"]
    with pytest.raises(bs.FormatError, match=r"row 2: column 'topic' .*byte 3.*replace") as caught:
        bs.read(table)
    assert caught.value.article == 2
    with pytest.raises(bs.FormatError, match="row 2: column 'topic'"):
        bs.read(table, title="topic")
    with pytest.warns(bs.DataWarning):
        replaced = bs.read(table, encoding_errors="replace")
    assert replaced.articles["topic"].tolist()[2] == "caf\ufffd"
    assert "column 'topic'" in replaced.skipped["reason"][0]


def test_fields_named_as_columns_of_ours_are_shown_beside_them():
    records = [{"text": "The port.", "tokens": 99, "types": "x", "field_types": "y"}]
    corpus = bs.read(records)
    row = corpus.articles.iloc[0]
    assert (row["tokens"], row["types"]) == (2, 2)
    assert (row["field_tokens"], row["field_types"], row["field_field_types"]) == (99, "y", "x")
    assert corpus[0].fields["tokens"] == 99
    assert len(corpus.where(tokens=99)) == 1
    assert len(corpus.where(field_tokens=99, field_types="y", field_field_types="x")) == 1


@pytest.mark.parametrize("is_saved", [False, True])
def test_a_word_is_looked_up_as_it_is_counted(tmp_path, is_saved):
    texts = ["Trump met the U.S. envoy.", "They told us of it.", "The Café’s U.S. envoys don’t."]
    corpus = bs.read(texts)
    if is_saved:
        corpus.save(tmp_path / "news.broadsheet")
        corpus = bs.open(tmp_path / "news.broadsheet")
    words = ["Trump", "U.S.", "US", "us", "WHO", "Café’s", "don’t", "Lima"]
    assert corpus.document_frequency(words).tolist() == [1, 2, 2, 1, 0, 1, 1, 0]
    assert corpus[1:].document_frequency("Trump") == 0
    assert corpus.document_frequency(["TRUMP", "US", "TOLD"]).tolist() == [0, 2, 0]
    with pytest.raises(ValueError, match="'U.S. envoy' is 2: look it up by concordance"):
        corpus.document_frequency("U.S. envoy")
    joined = corpus[:].map_terms({"U.S. envoy": "US envoy"})
    assert joined.document_frequency("US envoy") == 1


@pytest.mark.slow
def test_too_many_open_corpora_are_an_error_that_says_what_helps(corpus, tmp_path):
    limit = Path("/proc/sys/vm/max_map_count")
    if not limit.exists() or int(limit.read_text()) > 100_000:
        pytest.skip("the system allows too many mappings to reach the limit here")
    path = tmp_path / "news.broadsheet"
    corpus.save(path)
    code = f"""
import broadsheet as bs
kept = []
try:
    while True:
        kept.append(bs.open({str(path)!r}))
except bs.ReadError as error:
    n = len(kept)
    kept.clear()
    print(n, error)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "vm.max_map_count" in found.stdout
    assert "drop corpora" in found.stdout
