"""Laws that hold for any articles: however they are split, joined, saved, read by however many threads."""

import copy
import pickle
import tempfile
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import broadsheet as bs

# Few words, so that they recur; capitals, headlines and lines that an outlet repeats, so that
# there is something to decide; characters of one to four bytes.
WORDS = st.sampled_from(
    [
        "port",
        "Port",
        "us",
        "US",
        "WHO",
        "the",
        "don't",
        "ma\u00f1ana",
        "\U0001f6a2",
        "U.S.",
        "a",
        "COVID-19",
    ]
)
LINES = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.sampled_from(
        [
            "READ MORE: Port shut",
            "Sign up for our newsletter",
            "PORT TELLS US TO WAIT",
            "\u201cWe wait,\u201d said Ann.",
            "LIMA (AP) \u2014 The port closed.",
            "Follow us on Twitter @ledger",
            "",
        ]
    ),
    st.text(max_size=20),
)
RECORDS = st.fixed_dictionaries(
    {"text": st.lists(LINES, max_size=6).map("\n".join)},
    optional={
        "title": LINES,
        "outlet": st.sampled_from(["AP", "Ledger", "\u00c9cho"]),
        "date": st.sampled_from(["2024-01-31", "2024-02-01T10:00:00+01:00", "no date"]),
        "topic": st.sampled_from(["health", "trade"]),
        "author": st.sampled_from(["Ann", "Bo"]),
    },
)
# An outlet's line in four articles or more: then it is decided, by what all articles say.
OUTLETS = st.lists(
    st.tuples(st.sampled_from(["AP", "Ledger"]), st.lists(LINES, max_size=3)),
    min_size=4,
    max_size=12,
).map(
    lambda rows: [
        {
            "text": "\n".join([f"Story {i} of the US.", *lines, "Sign up here, Ledger"]),
            "outlet": outlet,
        }
        for i, (outlet, lines) in enumerate(rows)
    ]
)
ARTICLES = st.one_of(st.lists(RECORDS, max_size=12), OUTLETS)

pytestmark = pytest.mark.filterwarnings("ignore::broadsheet.DataWarning")
few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def counted(corpus):
    """Counts of the terms that occur, by article."""
    matrix, terms = corpus.counts(), corpus.vocabulary
    return [
        {terms[j]: int(n) for j, n in zip(row.indices, row.data, strict=True)}
        for row in (matrix[[i]] for i in range(len(corpus)))
    ]


def same(a, b):
    """All that the two say is the same, to the last bit."""
    assert a.digest == b.digest
    assert a.vocabulary == b.vocabulary
    assert (a.counts() != b.counts()).nnz == 0
    assert a.terms().equals(b.terms())
    assert a.articles.equals(b.articles)
    assert a.set_aside.equals(b.set_aside)
    assert (
        a.document_frequency(a.vocabulary).tolist() == b.document_frequency(b.vocabulary).tolist()
    )


def pieces(articles, cuts):
    """The articles cut at some places, none left out."""
    places = sorted(cut % (len(articles) + 1) for cut in cuts)
    return [articles[a:b] for a, b in zip([0, *places], [*places, len(articles)], strict=True)]


@few
@given(ARTICLES)
def test_any_number_of_threads_reads_the_same_corpus(articles):
    one = bs.read(articles, threads=1)
    for threads in (2, 7):
        same(bs.read(articles, threads=threads), one)


@few
@given(ARTICLES, st.lists(st.integers(0, 20), max_size=3))
def test_appending_is_reading_everything_at_once(articles, cuts):
    first, *others = pieces(articles, cuts)
    corpus = bs.read(first)
    for other in others:
        corpus = corpus.append(other)
    same(corpus, bs.read(articles))


@settings(few, max_examples=10)  # each waits for the disk some hundred times
@given(ARTICLES, st.lists(st.integers(0, 20), min_size=1, max_size=4))
def test_appending_to_a_saved_corpus_is_reading_everything_at_once(articles, cuts):
    first, *others = pieces(articles, cuts)
    whole = bs.read(articles)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.broadsheet"
        bs.read(first).save(path)
        before = bs.open(path)
        for other in others:
            bs.open(path).append(other)
        same(bs.open(path), whole)
        bs.verify(path)
        same(before, bs.read(first))  # a reader keeps the state that it opened


@few
@given(ARTICLES, st.lists(st.integers(0, 20), min_size=2, max_size=2))
def test_adding_is_associative_and_the_same_as_reading_at_once(articles, cuts):
    named = [{**article, "id": f"n{i}"} for i, article in enumerate(articles)]
    a, b, c = (bs.read(piece) for piece in pieces(named, cuts))
    whole = bs.read(named)
    same((a + b) + c, whole)
    same(a + (b + c), whole)


@few
@given(ARTICLES, st.permutations(range(12)))
def test_the_order_of_articles_changes_nothing_but_their_order(articles, order):
    named = [{**article, "id": f"n{i}"} for i, article in enumerate(articles)]
    order = [i for i in order if i < len(named)]
    corpus, shuffled = bs.read(named), bs.read([named[i] for i in order])
    assert shuffled.vocabulary == corpus.vocabulary
    assert (shuffled.counts() != corpus.counts()[order]).nnz == 0
    a, b = corpus.terms(), shuffled.terms()
    assert a[["term", "count", "articles"]].equals(b[["term", "count", "articles"]])


def frames_of(difference: bs.Comparison) -> list[pd.DataFrame]:
    alike = difference.similarity
    chance = pd.DataFrame({"figure": [float(alike), alike.expected, alike.p_value]})
    return [difference.keyness(1), difference.shift(), difference.null_line(1, rounds=3), chance]


@settings(few, max_examples=40)
@given(ARTICLES, st.permutations(range(12)), st.integers(1, 11), st.integers(0, 4))
def test_a_comparison_does_not_depend_on_the_order_of_the_articles(articles, order, cut, shared):
    """To the last bit, sums in floating point and what is drawn at random included."""
    named = [
        {"text": f"The port {'waits ' * (i % 3)}", **article, "id": f"n{i}"}
        for i, article in enumerate(articles)
    ]
    order = [i for i in order if i < len(named)]
    tables = []
    for places in (range(len(named)), order):
        corpus = bs.read([named[i] for i in places])
        a = corpus[[p for p, i in enumerate(places) if i < cut + shared]]
        b = corpus[[p for p, i in enumerate(places) if i >= cut]]
        if not (len(a) and len(b) and a.counts().sum() and b.counts().sum()):
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", bs.DataWarning)
            tables.append(frames_of(bs.compare(a, b)))
    for table, other in zip(*tables, strict=True):
        pd.testing.assert_frame_equal(table, other, check_exact=True)


@few
@given(ARTICLES, st.lists(st.integers(0, 11), unique=True))
def test_a_subset_counts_as_its_articles_read_alone(articles, positions):
    named = [{**article, "id": f"n{i}"} for i, article in enumerate(articles)]
    positions = [i for i in positions if i < len(named)]
    corpus = bs.read(named)
    subset = corpus[positions]
    alone = bs.read([named[i] for i in positions], like=corpus)
    assert counted(subset) == counted(alone)
    assert subset.digest == alone.digest
    assert subset.set_aside.equals(alone.set_aside)
    for term in corpus.vocabulary:
        assert subset.document_frequency(term) == alone.document_frequency(term)


@settings(few, max_examples=15)
@given(ARTICLES)
def test_save_then_open_is_the_same(articles):
    corpus = bs.read(articles)
    with tempfile.TemporaryDirectory() as folder:
        corpus.save(folder + "/a")
        opened = bs.open(folder + "/a")
        same(opened, corpus)
        opened.save(folder + "/b")
        same(bs.open(folder + "/b"), corpus)
        same(pickle.loads(pickle.dumps(opened)), corpus)
        assert opened.history == corpus.history
        assert opened.skipped.equals(corpus.skipped)
    same(pickle.loads(pickle.dumps(corpus)), corpus)
    same(copy.deepcopy(corpus), corpus)


@few
@given(ARTICLES)
def test_counting_mapped_terms_is_mapping_what_was_counted(articles):
    table = {"port": "harbour", "us": "US", "the": None, "a": None}
    corpus = bs.read(articles)
    mapped = corpus.map_terms(table)
    expected = []
    for row in counted(corpus):
        counts = {}
        for term, n in row.items():
            new = table.get(term, term)
            if new is not None:
                counts[new] = counts.get(new, 0) + n
        expected.append(counts)
    assert counted(mapped) == expected
    with tempfile.TemporaryDirectory() as folder:
        mapped.save(folder + "/mapped")
        opened = bs.open(folder + "/mapped")
        assert counted(opened) == expected
        for term in mapped.vocabulary:
            n = sum(term in row for row in expected)
            assert opened.document_frequency(term) == mapped.document_frequency(term) == n


@few
@given(OUTLETS, st.integers(1, 11))
def test_comparing_two_corpora_is_comparing_slices_of_their_sum(articles, cut):
    named = [{**article, "id": f"n{i}"} for i, article in enumerate(articles)]
    cut = min(cut, len(named) - 1)
    a, b = bs.read(named[:cut]), bs.read(named[cut:])
    both = a + b
    apart = bs.compare(a, b).keyness(min_articles=1)
    slices = bs.compare(both[:cut], both[cut:]).keyness(min_articles=1)
    assert apart.equals(slices)


# Enough articles that a saved corpus looks into its postings, where what is drawn is rare.
FILLER = [{"id": f"filler {i}", "text": f"Snow on hill{i // 3} and the road."} for i in range(150)]
QUERIES = st.sampled_from(
    [
        ["port"],
        ["US", "hill7"],
        ["the port"],
        ["hill1*"],
        ["snow * hill3|hill9"],
        ["port|WHO|Port"],
        ["manana ** port"],
        ["COVID-19", "don't"],
        ["nowhere"],
        ["the", "U.S."],
    ]
)


@few
@given(ARTICLES, st.lists(QUERIES, min_size=1, max_size=4), st.sampled_from([None, 0, 3]))
def test_postings_change_no_answer(articles, queries, limit):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.broadsheet"
        bs.read(articles[:3] + FILLER).save(path)
        saved = bs.open(path).append(articles[3:])
        plain = bs.read(articles[:3] + FILLER).append(articles[3:])
        for change in (
            lambda c: c,
            lambda c: c[::-1],
            lambda c: c.only("title"),
            lambda c: c.map_terms({"port": "harbour", "the US": "America", "snow": None}),
        ):
            a, b = change(saved), change(plain)
            for query in queries:
                for ignore_case in (False, True):
                    asked = {"limit": limit, "ignore_case": ignore_case}
                    assert a.concordance(query, **asked).equals(b.concordance(query, **asked))
            terms = ["port", "harbour", "US", "hill7", "road", "nowhere"]
            assert a.document_frequency(terms).tolist() == b.document_frequency(terms).tolist()
