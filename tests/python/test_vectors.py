"""Vectors against scikit-learn, gensim and bm25s on the same tokens, and against brute force."""

from __future__ import annotations

import ast
import copy
import csv
import gzip
import json
import os
import pickle
import re
import signal
import threading
import time
from datetime import timedelta
from pathlib import Path

import bm25s
import numpy as np
import pytest
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

import broadsheet as bs
from broadsheet import sample


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(sample.jsonl_path())


def token_lists(corpus: bs.Corpus) -> list[list[str]]:
    """The counted tokens of each article, in no particular order."""
    counts = corpus.counts()
    lists = []
    for row in range(len(corpus)):
        begin, end = counts.indptr[row], counts.indptr[row + 1]
        lists.append(
            [
                corpus.vocabulary[term]
                for term, n in zip(counts.indices[begin:end], counts.data[begin:end], strict=True)
                for _ in range(n)
            ]
        )
    return lists


def brute_force(similarity: np.ndarray, k: int) -> list[tuple[int, int]]:
    """By the documented rule: ties (1e-12) go to the lower article."""
    pairs = []
    for a, row in enumerate(similarity):
        order = [b for b in np.argsort(-row, kind="stable").tolist() if b != a]
        ranked: list[int] = []
        while order:
            run = [b for b in order if row[b] > row[order[0]] - 1e-12]
            ranked += sorted(run)
            order = order[len(run) :]
        pairs += [(a, b) for b in ranked[:k]]
    return pairs


def aligned(ours: bs.Vectors, names: list[str], theirs: csr_array) -> np.ndarray:
    """The reference's matrix with our columns."""
    place = {name: i for i, name in enumerate(names)}
    dense = theirs.toarray()
    empty = np.zeros(dense.shape[0])
    columns = [dense[:, place[term]] if term in place else empty for term in ours.terms]
    return np.column_stack(columns)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {}),
        ({"smooth": False}, {"smooth_idf": False}),
        ({"sublinear": True}, {"sublinear_tf": True}),
        ({"norm": "l1"}, {"norm": "l1"}),
        ({"norm": None, "sublinear": True}, {"norm": None, "sublinear_tf": True}),
        ({"idf": False}, {"use_idf": False}),
        ({"min_articles": 3, "max_articles": 0.5}, {"min_df": 3, "max_df": 0.5}),
        ({"stop_words": ["the", "of"]}, {"stop_words": ["the", "of"]}),
    ],
)
def test_tfidf_is_that_of_scikit_learn(corpus, ours, theirs):
    tokens = token_lists(corpus)
    if "stop_words" in theirs:
        stopped = theirs["stop_words"]
        theirs = {}
        tokens = [[token for token in row if token not in stopped] for row in tokens]
    reference = TfidfVectorizer(analyzer=lambda row: row, **theirs)
    expected = reference.fit_transform(tokens)
    vectors = corpus.vectors("tfidf", **ours)
    expected = aligned(vectors, reference.get_feature_names_out().tolist(), expected)
    np.testing.assert_allclose(vectors.matrix.toarray(), expected, rtol=1e-12, atol=0)
    assert set(reference.get_feature_names_out()) <= set(vectors.terms)


def test_of_a_view_N_and_df_are_those_of_the_view(corpus):
    view = corpus[10:30]
    reference = TfidfVectorizer(analyzer=lambda row: row)
    expected = reference.fit_transform(token_lists(view))
    vectors = view.vectors("tfidf")
    assert vectors.terms == corpus.vocabulary
    expected = aligned(vectors, reference.get_feature_names_out().tolist(), expected)
    np.testing.assert_allclose(vectors.matrix.toarray(), expected, rtol=1e-12, atol=0)


def test_transform_folds_other_articles_in(corpus):
    fitted, other = corpus[:40], corpus[40:]
    reference = TfidfVectorizer(analyzer=lambda row: row).fit(token_lists(fitted))
    vectors = fitted.vectors("tfidf")
    folded = vectors.transform(other)
    names = reference.get_feature_names_out().tolist()
    expected = aligned(vectors, names, reference.transform(token_lists(other)))
    np.testing.assert_allclose(folded.matrix.toarray(), expected, rtol=1e-12, atol=0)
    again = vectors.transform([article.text for article in fitted])
    assert abs(again.matrix - vectors.matrix).max() < 0.2  # read as texts without a title field
    assert again.terms == vectors.terms


def test_transform_wants_the_map_of_the_fitted_terms():
    def mapped(corpus):
        return corpus.map_terms({"port": "harbour"})

    corpus = bs.read(["The port closed.", "Snow fell."])
    vectors = mapped(corpus).vectors("tfidf")
    with pytest.raises(ValueError, match="a corpus with the same map"):
        vectors.transform(["The port closed."])
    again = vectors.transform(mapped(bs.read(["The port closed."], like=corpus)))
    np.testing.assert_array_equal(again.matrix.toarray()[0], vectors.matrix.toarray()[0])


def test_transform_counts_the_lines_that_the_fitted_corpus_counts():
    text = "Snow fell.\n\nSign up for our newsletter today."
    kept = bs.read([text], boilerplate="keep").vectors("count")
    assert kept.transform([text]).matrix.sum() == kept.matrix.sum()
    aside = bs.read([text]).vectors("count")
    assert aside.transform([text]).matrix.sum() == aside.matrix.sum() < kept.matrix.sum()


@pytest.mark.parametrize("scheme", ["tfidf", "bm25", "count", "ltc"])
def test_nearest_equals_brute_force(corpus, scheme):
    vectors = corpus.vectors(scheme)
    dense = vectors.matrix.toarray()
    dense = dense / np.linalg.norm(dense, axis=1, keepdims=True)
    similarity = dense @ dense.T
    found = vectors.nearest(k=7)
    assert found.columns.tolist() == ["article_a", "article_b", "similarity"]
    assert found.dtypes.astype(str).tolist() == ["int64", "int64", "float64"]
    pairs = list(zip(found["article_a"], found["article_b"], strict=True))
    assert pairs == brute_force(similarity, 7)
    np.testing.assert_allclose(
        found["similarity"], [similarity[a, b] for a, b in pairs], rtol=0, atol=1e-12
    )
    np.testing.assert_allclose(vectors.similarity(), similarity, rtol=0, atol=1e-12)


def test_nearest_from_set_to_set(corpus):
    a, b = corpus.where(outlet="The Harbor Ledger"), corpus.where(outlet="Plains Courier")
    vectors = corpus.vectors("tfidf")
    left = vectors.transform(a)
    by_corpus = left.nearest(k=3, to=b)
    by_vectors = left.nearest(k=3, to=vectors.transform(b))
    assert by_corpus.equals(by_vectors)
    block = left.similarity(b)
    assert block.shape == (len(a), len(b))
    best = by_corpus.groupby("article_a").first()
    np.testing.assert_array_equal(best["article_b"], block.argmax(axis=1))


@pytest.mark.parametrize("three_days", [3, timedelta(days=3), np.timedelta64(72, "h")])
def test_a_limit_of_days_has_two_names(corpus, three_days):
    vectors = corpus.vectors("tfidf")
    wanted = vectors.nearest(k=3, within_days=3)
    assert len(wanted) > 0
    assert not wanted.equals(vectors.nearest(k=3))
    assert vectors.nearest(k=3, within=three_days).equals(wanted)
    assert vectors.pairs(0.1, within=three_days).equals(vectors.pairs(0.1, within_days=3))


def test_constraints_come_before_the_ranking(corpus):
    vectors = corpus.vectors("tfidf")
    found = vectors.nearest(k=5, other_outlet=True, within_days=3)
    articles = corpus.articles
    outlets, dates = articles["outlet"].to_numpy(), articles["date"]
    assert (outlets[found["article_a"]] != outlets[found["article_b"]]).all()
    apart = (
        dates[found["article_a"]].to_numpy() - dates[found["article_b"]].to_numpy()
    ) / np.timedelta64(1, "D")
    assert (abs(apart) <= 3).all()
    assert (found.groupby("article_a").size() <= 5).all()
    assert len(found) > len(corpus)


def test_pairs_are_all_pairs_above(corpus):
    vectors = corpus.vectors("tfidf")
    similarity = vectors.similarity()
    found = vectors.pairs(0.3)
    a, b = np.nonzero(np.triu(similarity >= 0.3, k=1))
    assert set(zip(a, b, strict=True)) == set(
        zip(found["article_a"], found["article_b"], strict=True)
    )
    assert found["similarity"].is_monotonic_decreasing


def test_explanations_add_up(corpus):
    vectors = corpus.vectors("tfidf")
    similarity = vectors.similarity()
    counts = corpus.counts().toarray()
    place = {term: i for i, term in enumerate(corpus.vocabulary)}
    for i, j in [(0, 1), (3, 50), (7, 7)]:
        why = vectors.explain(i, j)
        assert why.columns.tolist() == ["term", "contribution", "count_a", "count_b"]
        assert abs(why["contribution"].sum() - similarity[i, j]) < 1e-12
        assert why["contribution"].is_monotonic_decreasing
        columns = [place[term] for term in why["term"]]
        assert why["count_a"].tolist() == counts[i, columns].tolist()
        assert why["count_b"].tolist() == counts[j, columns].tolist()


def test_the_matrix_shares_memory_and_is_read_only(corpus):
    vectors = corpus.vectors("tfidf")
    matrix = vectors.matrix
    assert np.shares_memory(matrix.data, vectors._points.values)
    assert np.shares_memory(matrix.indices, vectors._points.columns)
    assert np.shares_memory(matrix.indptr, vectors._points.offsets)
    assert np.shares_memory(matrix.indices, corpus.counts().indices) or matrix.nnz
    with pytest.raises(ValueError, match="read-only"):
        matrix.data[0] = 1
    kept = bs.read(["Snow fell."]).vectors("tfidf").matrix
    assert kept.toarray().shape == (1, 2)  # its corpus is gone
    assert corpus.vectors("tfidf", dtype="float32").matrix.dtype == np.float32


def test_results_do_not_depend_on_threads(corpus):
    one = corpus.vectors("tfidf", threads=1)
    two = corpus.vectors("tfidf", threads=2)
    assert (one.matrix != two.matrix).nnz == 0
    assert one.nearest(threads=1).equals(two.nearest(threads=3))


def test_articles_without_a_date_are_near_in_time_to_none():
    texts = ["The port closed.", "The port opened.", "The port closed again.", "The port."]
    dates = [None, None, "2024-01-01", "2024-01-03"]
    undated = bs.read(texts).vectors("tfidf")
    assert len(undated.nearest(within_days=2)) == len(undated.pairs(0.01, within_days=2)) == 0
    rows = [{"text": t, "date": d} for t, d in zip(texts, dates, strict=True)]
    mixed = bs.read([{k: v for k, v in row.items() if v} for row in rows]).vectors("tfidf")
    found = mixed.nearest(within_days=2)
    assert found[["article_a", "article_b"]].values.tolist() == [[2, 3], [3, 2]]
    for far in (1e12, 1e300, float("inf")):
        assert len(mixed.nearest(within_days=far)) == 2
    points = bs.read(texts).vectors(lambda t: [[1.0, 2.0]] * len(t), progress=False)
    assert len(points.nearest(within_days=2)) == 0


@pytest.mark.parametrize("scheme", ["news", "tfidf", "count", "bm25", "log-entropy", "ltc"])
def test_copies_are_pairs_at_the_highest_threshold(scheme):
    random = np.random.default_rng(1)
    once = [" ".join(f"w{i}" for i in random.integers(0, 50, 30)) for _ in range(64)]
    corpus = bs.read([{"id": str(i), "text": t} for i, t in enumerate([*once, *once])])
    vectors = corpus.vectors(scheme)
    copies = {(i, i + 64) for i in range(64)}
    found = vectors.pairs(1.0)
    assert set(zip(found["article_a"], found["article_b"], strict=True)) == copies
    assert len(vectors.nearest(1, min_similarity=1.0)) == 128
    latent = corpus.vectors(scheme, dimensions=20).pairs(1.0)
    assert set(zip(latent["article_a"], latent["article_b"], strict=True)) == copies


def test_more_may_be_asked_for_than_there_are(corpus):
    vectors = corpus.vectors("tfidf")
    assert vectors.nearest(10**20).equals(vectors.nearest(len(corpus)))


def test_transform_uses_the_splitter_of_the_fitted_articles():
    tokenizer = bs.Tokenizer(splitter=str.split)
    vectors = bs.read(["US-Mexico border", "the border"], tokenizer=tokenizer).vectors("count")
    assert vectors.terms == ["border", "the", "us-mexico"]
    assert vectors.transform(["us-mexico us-mexico"]).matrix.toarray().tolist() == [[0, 0, 2]]


def test_the_length_in_bm25_is_that_of_all_words(corpus):
    """What is left out of the columns changes no other weight, as docs/vectors.md says."""
    whole = corpus.vectors("bm25")
    for options in ({"stop_words": ["the", "of"]}, {"min_articles": 3}):
        some = corpus.vectors("bm25", **options)
        place = {term: column for column, term in enumerate(whole.terms)}
        columns = [place[term] for term in some.terms]
        np.testing.assert_array_equal(some.matrix.toarray(), whole.matrix.toarray()[:, columns])


def test_a_norm_goes_with_any_scheme_but_smart_codes(corpus):
    for scheme in ("news", "tfidf", "count", "bm25", "log-entropy", "ppmi"):
        plain = corpus.vectors(scheme, norm=None).matrix.toarray()
        scaled = corpus.vectors(scheme, norm="l2").matrix.toarray()
        lengths = np.linalg.norm(plain, axis=1, keepdims=True)
        np.testing.assert_allclose(scaled, plain / lengths, rtol=1e-12)
    np.testing.assert_allclose(
        np.linalg.norm(corpus.vectors("log-entropy").matrix.toarray(), axis=1), 1, rtol=1e-12
    )


def test_numpys_own_dtype_will_do(corpus):
    assert corpus.vectors(dtype=np.float32).matrix.dtype == np.float32


def test_an_empty_article_is_like_nothing():
    vectors = bs.read(["Snow fell.", "", "Snow fell."]).vectors("tfidf")
    assert vectors.similarity()[1].tolist() == [0.0, 0.0, 0.0]
    assert vectors.nearest(k=1)["article_b"].tolist() == [2, 0, 0]


def test_names_and_feature_names(corpus):
    vectors = corpus.vectors("tfidf")
    assert vectors.terms == corpus.vocabulary
    assert vectors.get_feature_names_out().tolist() == vectors.terms


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda c: c.vectors("tf-idf"), ValueError, "weighting must be one of"),
        (lambda c: c.vectors("tfidf", smoth=True), TypeError, "no parameter 'smoth'"),
        (lambda c: c.vectors("bm25", variant="x"), ValueError, "variant must be one of"),
        (lambda c: c.vectors("bm25", b=2.0), ValueError, "b must be between 0 and 1"),
        (lambda c: c.vectors("tfidf", dtype="int"), ValueError, "dtype must be"),
        (lambda c: c.vectors("tfidf", min_articles=1.5), ValueError, "as a share"),
        (lambda c: c.vectors("tfidf", min_articles=10**6), ValueError, "no term is left"),
        (lambda c: c.vectors("tfidf").nearest(0), ValueError, "k must be at least 1"),
        (lambda c: c.vectors("tfidf").nearest(1.5), TypeError, "whole number"),
        (lambda c: c.vectors("tfidf").pairs(0), ValueError, "above 0"),
        (lambda c: c.vectors("tfidf").explain(0, 10**6), IndexError, "no article"),
        (lambda c: c.vectors("tfidf").nearest(to=c.vectors("tfidf")), ValueError, "one fit"),
        (lambda c: c.vectors("tfidf").nearest(within_days=-1), ValueError, "within_days"),
        (lambda c: c.vectors("tfidf").nearest(within=1, within_days=1), ValueError, "two names"),
        (lambda c: c.vectors("tfidf").nearest(within="2 days"), TypeError, "within must be"),
        (lambda c: c.vectors("tfidf").nearest(within_days="2"), TypeError, "within_days must be"),
        (lambda c: c.vectors("tfidf").pairs(None), TypeError, "min_similarity must be a number"),
        (lambda c: c.vectors("tfidf").similarity(["a"]), TypeError, r"vectors\.transform"),
        (lambda c: c.vectors(stop_words="english"), TypeError, r'bs\.stop_words\("en"\)'),
        (lambda c: c.vectors(stop_words=[1]), TypeError, "sequence of str such as"),
        (lambda c: c.vectors(stop_words=None), TypeError, "sequence of str such as"),
        (lambda c: c.vectors(ngrams=None), TypeError, "two whole numbers such as"),
        (lambda c: c.vectors("bm25", k1="x"), TypeError, "k1 must be a number, got 'x'"),
        (lambda c: c.vectors(dimensions=2, accuracy=1e-16), ValueError, "got 1e-16"),
        (lambda c: c.vectors(dimensions=2, accuracy=0), ValueError, "accuracy must be between"),
        (lambda c: c.vectors(dimensions=2, accuracy="x"), TypeError, "accuracy must be a number"),
        (lambda c: c.vectors(dtype=None), ValueError, "dtype must be"),
    ],
)
def test_bad_arguments_are_named(corpus, call, error, message):
    with pytest.raises(error, match=message):
        call(corpus)


def test_memory_is_bounded_before_anything_is_done(corpus):
    vectors = corpus.vectors("tfidf")
    assert vectors.nearest(k=3, memory="1GB").equals(vectors.nearest(k=3))
    with pytest.raises(MemoryError, match="similarities take"):
        vectors.similarity(memory=100)
    with pytest.raises(ValueError, match="memory must be"):
        vectors.nearest(memory="much")
    with pytest.raises(ValueError, match="memory must be"):
        vectors.pairs(memory=0)
    for bad in (0.5, float("nan"), float("inf"), True, [1]):
        with pytest.raises(ValueError, match="memory must be"):
            corpus.vectors(memory=bad)
    many = bs.read([f"The port of city {i} closed, and {i % 7} ships waited." for i in range(300)])
    with pytest.raises(MemoryError, match="the search needs up to"):
        many.vectors("tfidf").nearest(memory="10 kB")
    with pytest.raises(MemoryError, match="the search needs up to"):
        many.vectors("tfidf").pairs(memory="10 kB")
    latent = many.vectors("tfidf", dimensions=5)
    assert latent.nearest(k=3, memory="1GB").equals(latent.nearest(k=3))
    with pytest.raises(MemoryError, match="the search needs up to"):
        latent.nearest(memory="10 kB")
    with pytest.raises(MemoryError, match="the search needs up to"):
        latent.pairs(memory="10 kB")


REAL_SETS = ["lee", "basil", "ecbplus", "bbc", "allsides", "reuters21578", "conventions2012"]


@pytest.mark.parametrize("field", ["text", "title"])
@pytest.mark.parametrize("name", REAL_SETS)
def test_nearest_and_pairs_equal_brute_force_on_real_articles(shared_data, name, field):
    found = list(shared_data.glob(f"{name}/docs.jsonl*"))
    if not found:
        pytest.skip(f"no {name}/docs.jsonl in {shared_data}")
    opened = gzip.open if found[0].suffix == ".gz" else open
    with opened(found[0], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line).get(field) or "" for line in lines]
    if not any(texts):
        pytest.skip(f"{name} has no {field}")
    texts = texts[:: max(1, len(texts) // 1500)]  # brute force takes its time
    real = bs.read([{"id": str(i), "text": text} for i, text in enumerate(texts)])
    points = real.vectors("tfidf", sublinear=True)._points
    rule = bs._core.pair_rule()
    search = {"k": 10, "min_similarity": 0.0, "rule": rule}
    expected = bs._core.nearest(points, None, threads=2, by_brute_force=True, **search)
    for threads in (1, 2, 7):
        got = bs._core.nearest(points, None, threads=threads, **search)
        for ours, theirs in zip(got, expected, strict=True):
            np.testing.assert_array_equal(ours, theirs)
    everyone = {"k": len(real), "min_similarity": 0.5, "rule": rule}
    all_pairs = bs._core.nearest(points, None, threads=2, by_brute_force=True, **everyone)
    a, b, similarity = (np.asarray(column) for column in all_pairs)
    pairs = bs._core.pairs_above(points, 0.5, rule, threads=2)
    expected_pairs = sorted(zip(a[a < b], b[a < b], similarity[a < b], strict=True))
    assert sorted(zip(*map(np.asarray, pairs), strict=True)) == expected_pairs
    assert (np.diff(np.asarray(pairs[2])) <= 1e-12).all()


@pytest.mark.parametrize("words", [300, 10])
@pytest.mark.parametrize("call", ["nearest", "pairs"])
def test_ctrl_c_stops_a_search(words, call):
    """Long rows and short ones, which are searched by other means."""
    rng = np.random.default_rng(0)
    n = 20_000 if words > 100 else 200_000
    columns = rng.integers(0, 2000, (n, words))
    rows = csr_array((np.ones(columns.size), (np.repeat(np.arange(n), words), columns.ravel())))
    rows.sum_duplicates()
    points = bs._core.SparsePoints(
        rows.indptr.astype(np.int64), rows.indices.astype(np.int32), rows.data, rows.shape[1]
    )
    rule = bs._core.pair_rule()
    searches = {
        "nearest": lambda: bs._core.nearest(
            points, None, k=10, min_similarity=0.0, rule=rule, threads=2
        ),
        "pairs": lambda: bs._core.pairs_above(points, 0.05, rule, threads=2),
    }
    sent = []

    def send():
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, send)
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            searches[call]()
        assert time.perf_counter() - sent[0] < 1.0
    finally:
        timer.cancel()
        timer.join()
        signal.signal(signal.SIGINT, before)


def test_every_smart_code_is_that_of_gensim():
    golden = Path(__file__).parents[1] / "golden"
    source = (golden / "smart.py").read_text("utf-8")
    articles = ast.literal_eval(re.search(r"ARTICLES = (\[.*?\n\])", source, re.S)[1])
    expected: dict[str, dict[tuple[int, str], float]] = {}
    with (golden / "smart.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            weights = expected.setdefault(row["code"], {})
            weights[int(row["article"]), row["term"]] = float(row["weight"])
    assert len(expected) == 96
    corpus = bs.read(articles, boilerplate="keep")
    for code, weights in expected.items():
        vectors = corpus.vectors(code)
        found = vectors.matrix.tocoo()
        ours = {
            (int(i), vectors.terms[j]): float(w)
            for i, j, w in zip(found.row, found.col, found.data, strict=True)
        }
        for cell in ours.keys() | weights.keys():
            assert abs(ours.get(cell, 0) - weights.get(cell, 0)) < 1e-10, (code, cell)


@pytest.mark.parametrize("variant", ["robertson", "lucene", "atire", "bm25+", "bm25l"])
@pytest.mark.parametrize("parameters", [{}, {"k1": 0.9, "b": 0.4, "delta": 1.0}])
def test_bm25_weights_are_those_of_bm25s(corpus, variant, parameters):
    defaults = {"k1": 1.5, "b": 0.75, "delta": 0.5}
    reference = bm25s.BM25(method=variant, dtype="float64", **(defaults | parameters))
    reference.index(token_lists(corpus), show_progress=False)
    vectors = corpus.vectors("bm25", variant=variant, **parameters)
    dense = vectors.matrix.toarray()
    used = corpus.counts().toarray() > 0
    for column in range(0, len(vectors.terms), 97):
        if used[:, column].any():
            scores = reference.get_scores([vectors.terms[column]])
            rows = used[:, column]
            np.testing.assert_allclose(dense[rows, column], scores[rows], rtol=1e-10)


def test_a_set_without_articles_is_not_taken_for_none() -> None:
    corpus = bs.read(["The port closed.", "Snow fell.", "The port opened."])
    vectors = corpus.vectors("tfidf")
    assert vectors.similarity(corpus[:0]).shape == (3, 0)
    with pytest.raises(IndexError):
        vectors.explain(0, 1, to=vectors.transform(corpus[:0]))
    vectors.terms.sort(reverse=True)
    assert vectors.terms[:2] == ["port", "the"]


def test_a_corpus_of_other_words_is_refused() -> None:
    """Words of another tokenizer, or stems among whole words, would hardly ever meet."""
    corpus = bs.read(["The Port closed on Monday.", "Snow fell."])
    vectors = corpus.vectors("tfidf")
    plain = bs.read(["The Port closed."], tokenizer=bs.Tokenizer.plain())
    with pytest.raises(ValueError, match="different tokenizers"):
        vectors.transform(plain)
    with pytest.raises(ValueError, match="different tokenizers"):
        vectors.nearest(to=plain)
    mapped = corpus.map_terms({"port": "harbour"})
    with pytest.raises(ValueError, match="only the terms of the articles to place were mapped"):
        vectors.transform(mapped)
    with pytest.raises(ValueError, match="only the terms of the fitted articles were mapped"):
        mapped.vectors("tfidf").nearest(to=corpus)
    assert len(mapped.vectors("tfidf").transform(mapped[:1])) == 1
    new = bs.read(["The port closed."], like=corpus)
    for other, says in (({"port": "dock"}, "as 'dock' here"), ({"port": None}, "not at all here")):
        with pytest.raises(ValueError, match=f"'port' counts as 'harbour' there and {says}"):
            mapped.vectors("tfidf").transform(new.map_terms(other))
    placed = mapped.vectors("tfidf").transform(new.map_terms({"port": "harbour"}))
    assert placed.matrix[0, mapped.vectors("tfidf").terms.index("harbour")] > 0


def test_headlines_can_be_placed_among_whole_articles() -> None:
    articles = [
        {"title": "Port closed", "text": "The harbour port shut its gates on Monday."},
        {"title": "Snow", "text": "Snow fell on the hills all night."},
    ]
    corpus = bs.read(articles)
    found = corpus.vectors("tfidf").transform(corpus.only("title")).nearest(1, to=corpus)
    assert found["article_b"].tolist() == [0, 1]


def test_the_own_corpus_is_the_same_as_the_own_vectors() -> None:
    """An article is not its own neighbour; in another set it is found like any other."""
    corpus = bs.read(["The port closed.", "The port opened.", "Snow fell."])
    vectors = corpus.vectors("tfidf")
    own = vectors.nearest(1)["article_b"].tolist()
    assert own == [1, 0, 0]
    assert vectors.nearest(1, to=vectors)["article_b"].tolist() == own
    assert vectors.nearest(1, to=corpus)["article_b"].tolist() == own
    assert vectors.nearest(1, to=corpus[:])["article_b"].tolist() == [0, 1, 2]
    assert vectors.nearest(1, to=vectors.transform(corpus))["article_b"].tolist() == [0, 1, 2]


def test_vectors_say_how_to_keep_them() -> None:
    vectors = bs.read(["The port closed.", "Snow fell."]).vectors("tfidf")
    assert copy.copy(vectors) is vectors
    with pytest.raises(TypeError, match="pickle or save their corpus"):
        pickle.dumps(vectors)


def test_an_explanation_reads_the_terms_once() -> None:
    vectors = bs.read(["The port closed on Monday.", "The port closed at noon."]).vectors("tfidf")
    space, asked = vectors._space, []

    class Counting(type(space)):  # type: ignore[misc]
        @property
        def terms(self) -> list[str]:
            asked.append(1)
            return list(self.features.names)

    space.__class__ = Counting
    assert len(vectors.explain(0, 1)) == 3
    assert len(asked) == 1


def test_a_share_of_less_than_one_article_is_no_missing_limit() -> None:
    corpus = bs.read(["The port closed.", "The port opened.", "The snow fell."])
    assert "the" not in corpus.vectors("tfidf", max_articles=0.4).terms
    with pytest.raises(ValueError, match=r"max_articles=0.3 of 3 articles is less than one"):
        corpus.vectors("tfidf", max_articles=0.3)
    with pytest.raises(ValueError, match="less than one"):
        bs.sklearn.TermVectorizer(max_articles=0.3).fit(["the port", "the snow", "the end"])
