"""What other libraries and processes make of a corpus."""

import copy
import multiprocessing
import pickle
import threading

import numpy as np
import pandas as pd
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
