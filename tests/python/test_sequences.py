"""N-grams, collocations and their measures, against NLTK and the definitions."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from nltk.util import ngrams as nltk_ngrams
from nltk.util import skipgrams as nltk_skipgrams

import broadsheet as bs
from broadsheet import _core, sample

FOLDING = bs.Tokenizer(case="fold")


def read(articles: Any) -> bs.Corpus:
    return bs.read(articles, tokenizer=FOLDING, boilerplate="keep")


def sentences(corpus: bs.Corpus) -> list[list[list[str]]]:
    """The words of each sentence of each article, from the tokenizer alone."""
    articles = []
    for article in corpus:
        terms, spans = FOLDING(article.text), FOLDING.spans(article.text)
        ends = FOLDING.sentences(article.text)[:, 1]
        rows: list[list[str]] = [[] for _ in range(len(ends) + 1)]
        for term, place in zip(terms, np.searchsorted(ends, spans[:, 0], "right"), strict=True):
            rows[place].append(term)
        articles.append([row for row in rows if row])
    return articles


@pytest.fixture(scope="module")
def small() -> bs.Corpus:
    return read(sample.jsonl_path())


@pytest.fixture(scope="module")
def lee(shared_data: Path) -> bs.Corpus:
    return read(shared_data / "lee" / "docs.jsonl")


def rows_of(table: Any) -> dict[str, tuple[int, int]]:
    return dict(
        zip(table["term"], zip(table["count"], table["articles"], strict=True), strict=True)
    )


def counted(articles: list[list[list[str]]], sequences: Any) -> dict[str, tuple[int, int]]:
    counts: Counter[str] = Counter()
    in_articles: Counter[str] = Counter()
    for article in articles:
        found = [" ".join(words) for sentence in article for words in sequences(sentence)]
        counts.update(found)
        in_articles.update(set(found))
    return {term: (count, in_articles[term]) for term, count in counts.items()}


# --- n-grams -----------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [2, 3, 5])
def test_ngrams_are_nltks(small: bs.Corpus, n: int) -> None:
    expected = counted(sentences(small), lambda words: nltk_ngrams(words, n))
    assert rows_of(small.ngrams(n)) == expected


@pytest.mark.parametrize(("n", "skip"), [(2, 1), (2, 3), (3, 2)])
def test_skipgrams_are_nltks(small: bs.Corpus, n: int, skip: int) -> None:
    some = small[:20]

    def skipgrams(words: list[str]) -> Any:
        return nltk_skipgrams(words, n, skip)

    assert rows_of(some.ngrams(n, skip=skip)) == counted(sentences(some), skipgrams)


def test_ngrams_of_real_articles_are_nltks(lee: bs.Corpus) -> None:
    expected = counted(sentences(lee), lambda words: nltk_ngrams(words, 3))
    table = lee.ngrams(3)
    assert rows_of(table) == expected
    words = lee.articles["tokens"].sum()
    np.testing.assert_allclose(table["per_million"], table["count"] / words * 1e6, rtol=1e-15)


def quanteda_lambda(articles: list[list[list[str]]], ngram: tuple[str, ...]) -> tuple[float, float]:
    """Blaheta and Johnson's lambda and z from all n-grams, smoothed by a half."""
    n = len(ngram)
    cells = np.full((2,) * n, 0.5)
    for sentence in itertools.chain.from_iterable(articles):
        for other in nltk_ngrams(sentence, n):
            cells[tuple(int(a == b) for a, b in zip(ngram, other, strict=True))] += 1
    lam = sum((-1) ** (n - sum(cell)) * math.log(cells[cell]) for cell in np.ndindex(cells.shape))
    return lam, lam / math.sqrt((1 / cells).sum())


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_lambda_follows_its_definition(small: bs.Corpus, n: int) -> None:
    some = small[:25]
    articles = sentences(some)
    table = some.ngrams(n, measures="lambda", min_count=3 if n < 4 else 2)
    assert len(table) >= 5
    for row in table.iloc[:: max(1, len(table) // 5)].to_dict("records"):
        expected = quanteda_lambda(articles, tuple(row["term"].split(" ")))
        assert (row["lambda"], row["z"]) == pytest.approx(expected, rel=1e-10, abs=1e-12)


# --- collocations ------------------------------------------------------------------------------


def pairs_of(articles: list[list[list[str]]], window: int) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for sentence in itertools.chain.from_iterable(articles):
        for i, first in enumerate(sentence):
            pairs.update((first, second) for second in sentence[i + 1 : i + 1 + window])
    return pairs


@pytest.mark.parametrize("window", [1, 2, 5])
def test_collocations_count_the_pairs_of_a_window(small: bs.Corpus, window: int) -> None:
    pairs = pairs_of(sentences(small), window)
    first, second = Counter[str](), Counter[str]()
    for (one, two), count in pairs.items():
        first[one] += count
        second[two] += count
    table = small.collocations(window, min_count=2)
    assert len(table) == sum(count >= 2 for count in pairs.values())
    n = pairs.total()
    for row in table.itertuples():
        assert row.count_1 == first[row.term_1]
        assert row.count_2 == second[row.term_2]
    counts = [pairs[pair] for pair in zip(table["term_1"], table["term_2"], strict=True)]
    assert table["count"].tolist() == counts
    np.testing.assert_allclose(
        table["expected"], table["count_1"] * table["count_2"] / n, rtol=1e-14
    )


def test_sides_and_node(small: bs.Corpus) -> None:
    right = small.collocations(3, min_count=1, node="border")
    left = small.collocations(3, min_count=1, node="border", side="left")
    both = small.collocations(3, min_count=1, node="border", side="both")
    pairs = pairs_of(sentences(small), 3)
    assert set(right["term_1"]) == set(left["term_1"]) == set(both["term_1"]) == {"border"}
    after = {two: count for (one, two), count in pairs.items() if one == "border"}
    before = {one: count for (one, two), count in pairs.items() if two == "border"}
    assert dict(zip(right["term_2"], right["count"], strict=True)) == after
    assert dict(zip(left["term_2"], left["count"], strict=True)) == before
    assert dict(zip(both["term_2"], both["count"], strict=True)) == Counter(after) + Counter(before)


def nltk_values(n11: int, n1: int, n2: int, n: int) -> dict[str, float]:
    """NLTK's measures; those that NLTK has not, by their published formulas."""
    measures, marginals = BigramAssocMeasures, (n11, (n1, n2), n)
    e = n1 * n2 / n
    return {
        "pmi": measures.pmi(*marginals),
        "t_score": measures.student_t(*marginals),
        "dice": measures.dice(*marginals),
        "chi_square": measures.chi_sq(*marginals),
        "log_likelihood": measures.likelihood_ratio(*marginals),
        "pmi2": math.log2(n11**2 / e),
        "mi3": math.log2(n11**3 / e),
        "npmi": math.log((n11 / n) / ((n1 / n) * (n2 / n))) / -math.log(n11 / n),  # gensim's
        "log_dice": 14 + math.log2(2 * n11 / (n1 + n2)),
        "z_score": (n11 - e) / math.sqrt(e),
        "delta_p_forward": n11 / n1 - (n2 - n11) / (n - n1),
        "delta_p_backward": n11 / n2 - (n1 - n11) / (n - n2),
    }


def assert_measures(counts: tuple[int, int, int, int], ours: dict[str, float]) -> None:
    n = counts[3]
    for name, expected in nltk_values(*counts).items():
        # NLTK subtracts large numbers where the pair is near independence.
        scale = max(1.0, abs(expected))
        if name == "log_likelihood":
            # It also adds 1e-20 to each cell, and loses n times the rounding of a logarithm.
            assert abs(ours[name] - expected) <= 1e-9 * scale + 1e-14 * n, (name, counts)
        else:
            assert abs(ours[name] - expected) <= 1e-11 * scale, (name, counts)


def test_every_measure_is_nltks_on_articles(small: bs.Corpus) -> None:
    table = small.collocations(measures="all", min_count=3)
    n = pairs_of(sentences(small), 1).total()
    assert len(table) > 100
    for row in table.to_dict("records"):
        assert_measures((row["count"], row["count_1"], row["count_2"], n), row)


def test_every_measure_is_nltks_on_real_articles(lee: bs.Corpus) -> None:
    table = lee.collocations(5, measures="all", min_count=4)
    n = pairs_of(sentences(lee), 5).total()
    for row in table.to_dict("records"):
        assert_measures((row["count"], row["count_1"], row["count_2"], n), row)


@st.composite
def contingencies(draw: Any) -> tuple[int, int, int, int]:
    """Counts of a pair, cells of zero among them, up to 10⁹ words."""
    n11 = draw(st.integers(1, 50_000))
    only_1, only_2 = draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))
    neither = draw(st.integers(1, 10**9))
    return n11, n11 + only_1, n11 + only_2, n11 + only_1 + only_2 + neither


def measured(counts: tuple[int, int, int, int]) -> dict[str, float]:
    array = np.array([counts], dtype=np.int64)
    return {name: _core.association(name, array)[0] for name in _core.association_measures}


@given(contingencies())
@settings(max_examples=300, deadline=None)
def test_every_measure_is_nltks_on_any_counts(counts: tuple[int, int, int, int]) -> None:
    assert_measures(counts, measured(counts))


@given(contingencies())
@settings(max_examples=100, deadline=None)
def test_measures_keep_their_bounds(counts: tuple[int, int, int, int]) -> None:
    n11, n1, n2, n = counts
    ours = measured(counts)
    assert ours["log_likelihood"] >= 0
    assert -1 <= ours["npmi"] <= 1 + 1e-12
    assert 0 < ours["dice"] <= 1
    assert ours["log_dice"] <= 14
    assert -1 <= ours["delta_p_forward"] <= 1
    swapped = measured((n11, n2, n1, n))
    assert swapped["log_likelihood"] == pytest.approx(ours["log_likelihood"], rel=1e-9, abs=1e-9)
    assert swapped["delta_p_forward"] == ours["delta_p_backward"]


# --- edges -------------------------------------------------------------------------------------


def test_empty_and_single_articles() -> None:
    empty = bs.read([""])
    assert len(empty.ngrams(2)) == len(empty.collocations(min_count=1)) == 0
    assert (
        empty.collocations().columns.tolist()
        == (
            "term_1 term_2 count count_1 count_2 expected log_likelihood pmi npmi log_dice t_score"
        ).split()
    )
    assert empty.ngrams().columns.tolist() == "term count articles per_million".split()
    one = bs.read(["The port.", ""])
    assert one.ngrams()["articles"].tolist() == [1]
    assert one.collocations(min_count=1)["log_likelihood"].tolist() == [0.0]


def test_gaps_of_dropped_words() -> None:
    corpus = bs.read(["The house of cards fell."]).map_terms({"of": None})
    assert corpus.ngrams()["term"].tolist() == ["cards fell", "the house"]
    assert "house cards" in corpus.ngrams(close_gaps=True)["term"].tolist()
    assert ("house", "cards") not in list(
        corpus.collocations(min_count=1)[["term_1", "term_2"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda c: c.ngrams(1), "n must be from 2 to 10"),
        (lambda c: c.ngrams(6, measures="lambda"), "two to five words"),
        (lambda c: c.ngrams(measures="pmi"), "among lambda, z"),
        (lambda c: c.collocations(0), "window must be from 1"),
        (lambda c: c.collocations(side="up"), "side must be one of"),
        (lambda c: c.collocations(measures="mi"), "measures must be"),
        (lambda c: c.collocations(node="zebra"), "does not occur"),
    ],
)
def test_errors_say_what_to_do(small: bs.Corpus, call: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        call(small)


def test_results_do_not_depend_on_threads(small: bs.Corpus) -> None:
    one = small.collocations(4, min_count=1, measures="all", threads=1)
    assert one.equals(small.collocations(4, min_count=1, measures="all", threads=3))
    one = small.ngrams(3, measures="lambda", threads=1)
    assert one.equals(small.ngrams(3, measures="lambda", threads=3))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda c: c.ngrams(2.0), "n must be a whole number, got 2.0"),
        (lambda c: c.ngrams("2"), "n must be a whole number, got '2'"),
        (lambda c: c.ngrams(2, skip=True), "skip must be a whole number, got True"),
        (lambda c: c.collocations(window="5"), "window must be a whole number, got '5'"),
        (lambda c: c.collocations(node=5), "node must be a term, a str, got 5"),
        (lambda c: c.ngrams(measures=5), "measures must be a list of str, got 5"),
        (lambda c: c.collocations(measures=[5]), "measures must hold str only, got 5"),
        (lambda c: c.terms(dispersion=5), "dispersion must be a list of str, got 5"),
        (lambda c: c.terms(parts=2.5), "number of slices or a label for each article, got 2.5"),
        (lambda c: c.timeline(5), "terms must be a list of str, got 5"),
        (lambda c: c.diversity(window="5"), "window must be a whole number, got '5'"),
        (lambda c: c.diversity(mtld_threshold="a"), "mtld_threshold must be a number, got 'a'"),
        (lambda c: c.growth(seed="x"), "seed must be a whole number, got 'x'"),
        (lambda c: c.names(aliases=["x"]), "aliases must be a mapping"),
        (lambda c: c.names(aliases={"x": 5}), "aliases must map str to str, got 'x': 5"),
        (lambda c: c.phrases(min_z="3"), "min_z must be a number, got '3'"),
        (lambda c: c.phrases(stop_words="the"), "stop_words must be a list of str, got 'the'"),
    ],
)
def test_wrong_types_are_named(small: bs.Corpus, call: Any, says: str) -> None:
    with pytest.raises(TypeError, match=re.escape(says)):
        call(small)


def test_lambda_points_to_ngrams(small: bs.Corpus) -> None:
    with pytest.raises(ValueError, match=r"corpus\.ngrams\(2, measures=\"lambda\"\)"):
        small.collocations(measures=["lambda"])


def test_ties_go_by_bytes_and_outlast_saving(tmp_path: Path) -> None:
    corpus = bs.read(
        [
            {"text": "Zebras eat hay. Zebras eat oats. Zebras zzz.", "outlet": "A"},
            {"text": "The fox ate hay. The cat ate oats. The eat.", "outlet": "B"},
        ]
    )
    view = corpus.where(outlet="B")
    view.save(tmp_path / "view")
    saved = bs.open(tmp_path / "view")
    assert view.vocabulary != saved.vocabulary  # the ranks differ
    for n in (2, 3):
        table = view.ngrams(n, skip=1)
        assert table.equals(saved.ngrams(n, skip=1))
        order = sorted(
            zip(table["count"], table["term"], strict=True),
            key=lambda row: (-row[0], [word.encode() for word in row[1].split()]),
        )
        assert [term for _, term in order] == table["term"].tolist()
    for side in ("right", "left", "both"):
        table = view.collocations(2, side=side, min_count=1)
        assert table.equals(saved.collocations(2, side=side, min_count=1))


@pytest.mark.parametrize("options", [{"window": 1}, {"window": 4}, {"window": 3, "side": "left"}])
def test_a_collocation_shows_the_places_it_counts(
    sample_corpus: bs.Corpus, options: dict[str, Any]
) -> None:
    pairs = sample_corpus.collocations(**options)
    for row in pairs.head(60).itertuples():
        lines = pairs.concordance(row.term_1, row.term_2, window=2)
        assert len(lines) == row.count, (row.term_1, row.term_2)
    first = pairs.iloc[0]
    for match in pairs.concordance(first["term_1"], first["term_2"])["match"]:
        words = bs.Tokenizer()(match)
        ends = [words[0], words[-1]]
        if options.get("side") == "left":
            ends.reverse()
        assert ends == [first["term_1"], first["term_2"]]
        assert len(words) <= options["window"] + 1


def test_a_word_with_itself_from_either_end_is_one_line() -> None:
    corpus = bs.read(["very very good and very good"])
    pairs = corpus.collocations(2, side="both", min_count=1)
    count = pairs.set_index(["term_1", "term_2"])["count"]
    lines = pairs.concordance("very", "very")
    assert count[("very", "very")] == 2 * len(lines) == 2
    assert lines.attrs["notes"] == ["counted from either end: a line here is two of the count"]
    assert count[("very", "good")] == len(pairs.concordance("very", "good")) == 4
    with pytest.raises(ValueError, match="the term 'bad' does not occur"):
        pairs.concordance("very", "bad")


@pytest.mark.parametrize("options", [{"n": 2}, {"n": 2, "skip": 1}, {"n": 3, "skip": 2}])
def test_an_ngram_shows_the_places_it_counts(
    sample_corpus: bs.Corpus, options: dict[str, Any]
) -> None:
    table = sample_corpus.ngrams(min_count=3, **options)
    for row in table.head(60).itertuples():
        lines = table.concordance(row.term)
        assert (len(lines), lines["article"].nunique()) == (row.count, row.articles), row.term
    with pytest.raises(ValueError, match="is no sequence of"):
        table.concordance("zyzzyva such words")


def test_mapped_terms_show_their_places(sample_corpus: bs.Corpus) -> None:
    corpus = sample_corpus.map_terms({"marrow bay": "marrow bay", "the": None, "of": None})
    for options in ({}, {"close_gaps": True}, {"across_sentences": True}):
        pairs = corpus.collocations(2, min_count=3, **options)
        assert "marrow bay" in set(pairs["term_1"]) | set(pairs["term_2"])
        for row in pairs.head(40).itertuples():
            assert len(pairs.concordance(row.term_1, row.term_2)) == row.count
