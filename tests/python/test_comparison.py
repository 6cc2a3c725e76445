"""Comparison against SciPy, mpmath, enumeration and permutation; and what it shows as evidence."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import mpmath
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2_contingency, false_discovery_control, fisher_exact

import broadsheet as bs
from broadsheet import _core, sample
from broadsheet.similarity import Similarity


@pytest.fixture(scope="module")
def difference(sample_corpus: bs.Corpus) -> bs.Comparison:
    return bs.compare(sample_corpus, by="outlet")


def dense(corpus: bs.Corpus) -> np.ndarray:
    return corpus.counts().toarray().astype(float)


# --- measures ------------------------------------------------------------------------------


def exact_log_likelihood(a: int, b: int, n: int, m: int) -> mpmath.mpf:
    """Four cells, by the definition, with 60 digits."""
    with mpmath.workdps(60):
        total = mpmath.mpf(n + m)
        cells = [(a, n, a + b), (b, m, a + b), (n - a, n, n + m - a - b), (m - b, m, n + m - a - b)]
        terms = [o * mpmath.log(o * total / (size * row)) for o, size, row in cells if o]
        return 2 * mpmath.fsum(terms)


@st.composite
def tables(draw: st.DrawFn, largest: int = 10**9) -> tuple[int, int, int, int]:
    n = draw(st.integers(1, largest))
    m = draw(st.integers(1, largest))
    return draw(st.integers(0, min(n, 10**6))), draw(st.integers(0, min(m, 10**6))), n, m


@settings(max_examples=300, deadline=None)
@given(tables())
def test_log_likelihood_has_ten_digits_for_any_table(table: tuple[int, int, int, int]) -> None:
    ours = _core.measures(*table)["log_likelihood"]
    exact = exact_log_likelihood(*table)
    assert abs(ours - exact) <= 1e-10 * exact + 1e-40


@settings(max_examples=300, deadline=None)
@given(tables(largest=10**6))  # SciPy's sum of large terms loses digits in larger ones
def test_log_likelihood_agrees_with_scipy(table: tuple[int, int, int, int]) -> None:
    a, b, n, m = table
    if a + b == 0 or a + b == n + m:
        assert _core.measures(*table)["log_likelihood"] == 0
        return
    cells = [[a, b], [n - a, m - b]]
    theirs = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
    ours = _core.measures(*table)["log_likelihood"]
    assert abs(ours - theirs) <= 1e-9 * max(1.0, theirs)


# Counts a, b of sizes n, m; scipy 1.17.1 and, for the two-cell G-squared, Rayson's calculator.
GOLDEN = {
    (12000, 10000, 10**6, 10**6): {
        "chi_square": 183.840426509789,
        "chi_square_yates": 183.656632043386,
        "log_likelihood": 184.091696700803,
        "log_likelihood_two_cells": 182.069451664615,
        "log_ratio": 0.263034405833794,
    },
    (620, 267, 1017879, 1007532): {
        "chi_square": 136.963689119403,
        "log_likelihood": 140.925468424458,
        "log_likelihood_two_cells": 140.865487155693,
        "log_ratio": 1.20068806243202,
    },
    (5, 0, 1000, 2000): {
        "chi_square": 10.016694490818,
        "chi_square_yates": 7.237061769616,
        "log_likelihood": 11.002826691003,
        "log_likelihood_two_cells": 10.986122886681,
        "fisher_p": 0.00408782810548,
        "log_ratio": 4.321928094887,
    },
    (3, 1, 50, 40): {
        "chi_square": 0.640988372093,
        "log_likelihood": 0.678350633822,
        "fisher_p": 0.626055205289,
    },
}


@pytest.mark.parametrize("table", GOLDEN, ids=str)
def test_published_values(table: tuple[int, int, int, int]) -> None:
    ours = _core.measures(*table)
    for name, value in GOLDEN[table].items():
        assert ours[name] == pytest.approx(value, rel=1e-11), name


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 4000), st.integers(1, 4000))
def test_chi_square_and_fisher_agree_with_scipy(a: int, b: int, more_a: int, more_b: int) -> None:
    n, m = a + more_a, b + more_b
    ours = _core.measures(a, b, n, m)
    cells = [[a, b], [more_a, more_b]]
    assert ours["fisher_p"] == pytest.approx(fisher_exact(cells).pvalue, rel=1e-9)
    if a + b:
        plain = chi2_contingency(cells, correction=False).statistic
        yates = chi2_contingency(cells, correction=True).statistic
        assert ours["chi_square"] == pytest.approx(plain, rel=1e-10, abs=1e-12)
        assert ours["chi_square_yates"] == pytest.approx(yates, rel=1e-10, abs=1e-12)


# --- the table -----------------------------------------------------------------------------


def test_columns_follow_from_the_counts(difference: bs.Comparison) -> None:
    table = difference.keyness(min_articles=5)
    places = {term: i for i, term in enumerate(difference.a.vocabulary)}
    columns = [places[term] for term in table["term"]]
    for side, corpus in (("a", difference.a), ("b", difference.b)):
        counts = dense(corpus)
        words = corpus.articles["tokens"].to_numpy()
        share = words[words > 0] / words.sum()
        assert (table[f"count_{side}"] == counts.sum(axis=0)[columns]).all()
        assert (table[f"articles_{side}"] == (counts > 0).sum(axis=0)[columns]).all()
        rate = table[f"count_{side}"] / words.sum() * 1e6
        np.testing.assert_allclose(table[f"per_million_{side}"], rate, rtol=1e-12)
        # DPnorm (Lijffijt and Gries 2012) over the articles.
        column = counts[words > 0][:, columns]
        with np.errstate(invalid="ignore"):
            dp = np.abs(column / column.sum(axis=0) - share[:, None]).sum(axis=0) / 2
        expected = dp / (1 - share.min())
        np.testing.assert_allclose(table[f"dispersion_{side}"], expected, rtol=1e-9, atol=1e-12)
    n, m = (corpus.articles["tokens"].sum() for corpus in (difference.a, difference.b))
    for row in table.itertuples():
        cells = [[row.count_a, row.count_b], [n - row.count_a, m - row.count_b]]
        theirs = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
        assert abs(row.log_likelihood - theirs) <= 1e-9 * max(1.0, theirs)
        exact = exact_log_likelihood(row.count_a, row.count_b, int(n), int(m))
        assert abs(row.log_likelihood - exact) <= 1e-10 * exact
        ratio = math.log2((max(row.count_a, 0.5) / n) / (max(row.count_b, 0.5) / m))
        assert row.log_ratio == pytest.approx(ratio, rel=1e-12, abs=1e-12)


def test_q_is_that_of_scipy(difference: bs.Comparison) -> None:
    table = difference.keyness(min_articles=5)
    np.testing.assert_allclose(table["q_value"], false_discovery_control(table["p_value"]))


def test_columns_and_order_are_the_documented_ones(difference: bs.Comparison) -> None:
    table = difference.keyness()
    assert (
        table.columns.tolist()
        == (
            "term count_a count_b articles_a articles_b per_million_a per_million_b "
            "log_ratio log_ratio_low log_ratio_high log_likelihood p_value q_value "
            "dispersion_a dispersion_b"
        ).split()
    )
    assert (table["articles_a"] + table["articles_b"] >= 5).all()
    keys = zip(table["p_value"], -table["log_ratio"].abs(), table["term"], strict=True)
    keys = [(p, r, term.encode()) for p, r, term in keys]
    assert keys == sorted(keys)
    assert (table["log_ratio_low"] <= table["log_ratio"]).all()
    assert (table["log_ratio"] <= table["log_ratio_high"]).all()


def test_fewer_articles_asked_only_lists_more_terms(difference: bs.Comparison) -> None:
    few, many = difference.keyness(min_articles=8), difference.keyness(min_articles=1)
    assert (
        len(many) == (difference.a.counts() + difference.b.counts()).sum(axis=0).astype(bool).sum()
    )
    kept = many[many["articles_a"] + many["articles_b"] >= 8].reset_index(drop=True)
    pd.testing.assert_frame_equal(few.drop(columns="q_value"), kept.drop(columns="q_value"))


def test_the_sides_change_places(difference: bs.Comparison) -> None:
    there = difference.keyness().set_index("term")
    back = bs.compare(difference.b, difference.a).keyness().set_index("term").loc[there.index]
    np.testing.assert_array_equal(there["count_a"], back["count_b"])
    np.testing.assert_allclose(there["p_value"], back["p_value"], rtol=1e-4)
    np.testing.assert_allclose(there["log_ratio"], -back["log_ratio"], atol=1e-12)
    np.testing.assert_allclose(there["log_ratio_low"], -back["log_ratio_high"], rtol=1e-9)


@pytest.mark.parametrize("threads", [2, 7])
def test_any_number_of_threads_gives_the_same_bits(sample_corpus: bs.Corpus, threads: int) -> None:
    one, more = (bs.compare(sample_corpus, by="outlet", threads=n) for n in (1, threads))
    for name in ("keyness", "shift", "null_line"):
        of_one, of_more = getattr(one, name)(), getattr(more, name)()
        for column in of_one.columns:
            first, second = of_one[column].to_numpy(), of_more[column].to_numpy()
            if first.dtype == float:
                first, second = first.view(np.int64), second.view(np.int64)
            assert (first == second).all(), (name, column)
    assert one.similarity == more.similarity
    assert one.similarity.p_value == more.similarity.p_value


# --- inference by unit ---------------------------------------------------------------------


def exchanged(counts: np.ndarray, words: np.ndarray, in_a: np.ndarray) -> np.ndarray:
    """|sum over A of x - p w|, for each deal (rows of in_a) and term."""
    residuals = counts - counts.sum(axis=0) / words.sum() * words[:, None]
    return np.abs(in_a @ residuals - in_a[0].sum() / len(words) * residuals.sum(axis=0))


@pytest.mark.parametrize("n_a", [3, 5])
def test_p_equals_enumeration_for_few_articles(sample_corpus: bs.Corpus, n_a: int) -> None:
    both = sample_corpus[np.arange(30, 41)]
    a, b = both[:n_a], both[n_a:]
    counts, words = dense(both), both.articles["tokens"].to_numpy().astype(float)
    chosen = list(itertools.combinations(range(len(both)), n_a))
    in_a = np.zeros((len(chosen), len(both)))
    for deal, articles in enumerate(chosen):
        in_a[deal, list(articles)] = 1  # the first deal is the one observed
    sums = exchanged(counts, words, in_a)
    expected = (sums >= sums[0] - 1e-9).mean(axis=0)
    table = bs.compare(a, b).keyness(min_articles=1)
    places = {term: i for i, term in enumerate(both.vocabulary)}
    np.testing.assert_allclose(
        table["p_value"], expected[[places[term] for term in table["term"]]], rtol=1e-12
    )


@pytest.mark.slow
def test_p_equals_permutation_for_many_articles(difference: bs.Comparison) -> None:
    counts = np.vstack([dense(difference.a), dense(difference.b)])
    words = np.concatenate([c.articles["tokens"] for c in (difference.a, difference.b)])
    table = difference.keyness(min_articles=5)
    places = {term: i for i, term in enumerate(difference.a.vocabulary)}
    columns = [places[term] for term in table["term"]]
    deals = 20_000
    observed = np.repeat([1.0, 0.0], [len(difference.a), len(difference.b)])
    in_a = np.random.default_rng(5).permuted(np.tile(observed, (deals, 1)), axis=1)
    in_a[0] = observed
    sums = exchanged(counts[:, columns], words.astype(float), in_a)
    found = (sums[1:] >= sums[0] - 1e-9).mean(axis=0)
    ours = table["p_value"].to_numpy()
    # 6 % for the approximation, the rest for the sampled p itself.
    slack = 0.06 * ours + 4 * np.sqrt(ours * (1 - ours) / deals) + 2 / deals
    assert (np.abs(found - ours) <= slack).mean() > 0.99
    assert (np.abs(found - ours) <= 3 * slack).all()


@pytest.mark.parametrize("unit", ["article", "group"])
def test_the_order_of_the_articles_changes_no_bit(unit: str) -> None:
    """Many articles of one length, long tails, and articles on both sides: each has sums whose
    last bits depend on their order, and lengths that are grouped."""
    random = np.random.default_rng(7)
    vocabulary = np.array([f"w{i}x" for i in range(300)])
    share = 1 / np.arange(1, 301)
    records = []
    for i in range(240):
        n = int(random.choice([20, 20, 31, 47, 200 + i]))
        words = random.choice(vocabulary, n, p=share / share.sum())
        records.append({"id": f"n{i}", "text": " ".join(words)})
    tables = []
    for order in (np.arange(240), random.permutation(240), random.permutation(240)):
        corpus = bs.read([records[i] for i in order])
        a, b = corpus[order < 100], corpus[order >= 70]
        labels = "article"
        if unit == "group":
            labels = [int(i) // 3 for i in [*order[order < 100], *order[order >= 70]]]
        difference = bs.compare(a, b, unit=labels)
        chance = [difference.similarity, difference.similarity.expected]
        tables.append(
            [
                difference.keyness(1),
                difference.shift(),
                difference.null_line(1, rounds=5),
                pd.DataFrame({"cosine": chance}),
            ]
        )
    for others in tables[1:]:
        for table, other in zip(tables[0], others, strict=True):
            pd.testing.assert_frame_equal(table, other, check_exact=True)


def halvings(corpus: bs.Corpus, n: int) -> list[bs.Comparison]:
    random = np.random.default_rng(2026)
    comparisons = []
    for _ in range(n):
        order = random.permutation(len(corpus))
        half = len(corpus) // 2
        comparisons.append(bs.compare(corpus[order[:half]], corpus[order[half:]]))
    return comparisons


@pytest.mark.slow
def test_halves_of_one_corpus_do_not_differ(shared_data) -> None:
    """Where there is nothing to find, few comparisons find something; benchmarks/calibration.py
    does the same with more."""
    n = 40
    tables = [d.keyness() for d in halvings(bs.read(shared_data / "bbc" / "docs.jsonl.gz"), n)]
    with_findings = sum((table["q_value"] < 0.05).any() for table in tables)
    assert with_findings <= binom.ppf(0.99, n, 0.05)
    small = np.mean([(table["p_value"] < 0.05).mean() for table in tables])
    assert 0.04 < small < 0.06
    # G-squared takes words as independent and would report hundreds each time.
    assert min((table["log_likelihood"] > 3.84).sum() for table in tables) > 300
    # Halves have the same rates, so 95 % of the intervals hold 0.
    covered = [
        ((t["log_ratio_low"] <= 0) & (t["log_ratio_high"] >= 0))[t["count_a"] + t["count_b"] >= 50]
        for t in tables
    ]
    assert 0.93 < np.mean([c.mean() for c in covered]) < 0.975


def test_articles_of_one_unit_count_once() -> None:
    wire = "The envoys met on the border bill."
    words = "harbor school river bridge market clinic ferry archive garden theatre".split()
    own = [f"The {x} asked for {y} and the bill." for x, y in itertools.combinations(words, 2)][:30]
    a, b = bs.read([wire] * 12 + own[:8]), bs.read(own[8:])
    by_article = bs.compare(a, b).keyness().set_index("term")
    labels = [0] * 12 + list(range(1, 31))
    by_group = bs.compare(a, b, unit=labels)
    assert by_group.unit == "group"
    assert by_article.loc["envoys", "p_value"] < 1e-4
    assert by_group.explain("envoys").p_value > 0.2
    assert by_group.explain("envoys").units_a == 9
    assert by_group.explain("envoys").count_a == 12


def test_an_article_of_both_sides_swaps_with_itself(sample_corpus: bs.Corpus) -> None:
    difference = bs.compare(sample_corpus[:50], sample_corpus[30:])
    found = difference.explain("the")
    assert (found.units_a, found.units_b, found.units_in_both) == (30, 28, 20)
    same = bs.compare(sample_corpus, sample_corpus).keyness()
    assert (same["p_value"] == 1).all()


# --- sets as wholes ------------------------------------------------------------------------


def test_shift_adds_up_to_the_divergence(difference: bs.Comparison) -> None:
    from scipy.spatial.distance import jensenshannon

    table = difference.shift()
    p, q = (dense(corpus).sum(axis=0) for corpus in (difference.a, difference.b))
    total = jensenshannon(p / p.sum(), q / q.sum(), base=2) ** 2
    assert table["contribution"].sum() == pytest.approx(total, rel=1e-12)
    assert table.attrs["total"] == pytest.approx(total, rel=1e-12)
    assert difference.divergence == pytest.approx(total, rel=1e-12)
    assert table["contribution"].is_monotonic_decreasing
    assert table["share_a"].sum() == pytest.approx(1)
    row = table.iloc[0]
    m = (row.share_a + row.share_b) / 2
    parts = [0.5 * x * math.log2(x / m) for x in (row.share_a, row.share_b) if x > 0]
    assert row.contribution == pytest.approx(sum(parts), rel=1e-12)


def test_the_divergence_is_of_what_the_views_count_whatever_was_asked_before(
    sample_corpus: bs.Corpus,
) -> None:
    """Sums by term are kept by the view: of its articles, its lines and its terms alone."""
    from scipy.spatial.distance import jensenshannon

    whole = sample_corpus
    with_phrases = whole.map_terms({"asylum seekers": "asylum seekers", "the": None})
    halves = [whole[::2], whole[1::2], whole[:3], whole.only("title")[:9], whole.without("quote")]
    pairs = [*itertools.combinations([whole, *halves[:3]], 2)]
    pairs += [(view[::2], view[1::2]) for view in (halves[3], halves[4], with_phrases)]
    for a, b in pairs:
        for core, view in zip(_core.term_totals([a._counts, b._counts], 2), (a, b), strict=True):
            counts = view.counts()
            assert np.array_equal(core.counts, counts.sum(axis=0))
            assert np.array_equal(
                core.articles, np.bincount(counts.indices, minlength=len(core.articles))
            )
        p, q = (dense(corpus).sum(axis=0) for corpus in (a, b))
        total = jensenshannon(p / p.sum(), q / q.sum(), base=2) ** 2
        kept = _core.likeness(*a._totals_beside(b, 1), 1)[0]
        assert kept == pytest.approx(total, rel=1e-9)
        assert _core.likeness(*a._totals_beside(b, 2), 2)[0] == kept


def test_similarity_is_a_cosine_with_its_chance(difference: bs.Comparison) -> None:
    both = np.vstack([dense(difference.a), dense(difference.b)])
    idf = np.log((1 + len(both)) / (1 + (both > 0).sum(axis=0))) + 1
    a, b = (dense(c).sum(axis=0) * idf for c in (difference.a, difference.b))
    cosine = a @ b / np.linalg.norm(a) / np.linalg.norm(b)
    assert difference.similarity == pytest.approx(cosine, rel=1e-12)
    assert difference.similarity < difference.similarity.expected < 1
    assert difference.similarity.p_value == 1 / (1 + difference.similarity.rounds)
    assert difference.similarity.as_small == 0


def test_deals_as_alike_as_the_sets_are_those_that_p_counts() -> None:
    tied = Similarity(0.5, np.array([0.5 + 1e-13, 0.4, 0.6, 0.7]))
    assert tied.as_small == 2
    assert tied.p_value == 3 / 5


def test_null_line_depends_on_the_seed_alone(difference: bs.Comparison) -> None:
    first, again = (difference.null_line(rounds=20, seed=4) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(difference.null_line(rounds=20, seed=5))
    assert difference.keyness()["p_value"].min() < first["smallest_p"].min()
    with pytest.raises(ValueError, match="at least 1"):
        difference.null_line(rounds=0)


# --- evidence ------------------------------------------------------------------------------


def test_sentences_slice_the_articles(difference: bs.Comparison) -> None:
    for term in difference.keyness()["term"].head(40):
        found = difference.explain(term)
        for corpus, sentences, n in (
            (difference.a, found.sentences_a, found.articles_a),
            (difference.b, found.sentences_b, found.articles_b),
        ):
            assert len(sentences) == min(5, n)
            assert len({s.article for s in sentences}) == len(sentences)
            for s in sentences:
                article = corpus[s.article]
                text = article.text.encode()
                assert text[s.begin : s.end].decode() == s.match
                begin = s.begin - len(s.before.encode())
                end = s.end + len(s.after.encode())
                assert text[begin:end].decode() == str(s)
                assert s.match.casefold() == term.casefold()
                assert (s.title, s.outlet, s.date) == (article.title, article.outlet, article.date)


def test_an_explanation_holds_the_row_and_every_place(difference: bs.Comparison) -> None:
    row = difference.keyness(min_articles=1).set_index("term").loc["undocumented"]
    found = difference.explain("undocumented")
    for name in ("count_a", "count_b", "articles_a", "articles_b", "log_ratio", "p_value"):
        assert getattr(found, name) == row[name]
    assert len(found.concordance_a) == found.count_a
    assert len(found.concordance_b) == found.count_b
    assert found.exchanged == "39 and 39 articles"
    assert f"p = {found.p_value:.0e}"[:5] in repr(found)


def test_another_case_is_taken_and_told(difference: bs.Comparison) -> None:
    found = difference.explain("Undocumented")
    assert found.term == "undocumented"
    assert found.note == "'Undocumented' does not occur; this is 'undocumented'"
    assert found.note in repr(found)
    # A term that is there means that term.
    assert difference.explain("US").term == "US"
    assert difference.explain("us").term == "us"


def test_an_unknown_term_names_close_ones(difference: bs.Comparison) -> None:
    with pytest.raises(ValueError, match="'undocumentd'; close to it are 'undocumented'"):
        difference.explain("undocumentd")
    with pytest.raises(TypeError, match="str"):
        difference.explain(3)  # type: ignore[arg-type]


# --- what can be compared ------------------------------------------------------------------


def test_two_corpora_compare_as_slices_of_their_sum() -> None:
    folder = sample.articles_folder()
    a, b = bs.read(folder / "harbor-ledger"), bs.read(folder / "plains-courier")
    both = a + b
    pd.testing.assert_frame_equal(
        bs.compare(a, b).keyness(), bs.compare(both[: len(a)], both[len(a) :]).keyness()
    )


def test_an_article_of_two_corpora_is_one_unit_in_both() -> None:
    shared = [f"The port shut on day {x}." for x in ("one", "two", "three")]
    a, b = bs.read([*shared, "A mayor spoke."]), bs.read([*shared, "Rain fell.", "Snow fell."])
    difference = bs.compare(a, b)
    assert (len(difference.a), len(difference.b)) == (4, 5)
    assert [x.text for x in (difference.b[i] for i in range(5))] == [b[i].text for i in range(5)]
    found = difference.explain("port")
    assert (found.units_a, found.units_b, found.units_in_both) == (1, 2, 3)
    assert (found.count_a, found.count_b) == (3, 3)


def test_three_ways_to_name_two_sides(sample_corpus: bs.Corpus) -> None:
    a, b = (sample_corpus.where(outlet=o) for o in ("Plains Courier", "The Harbor Ledger"))
    by = bs.compare(sample_corpus, by="outlet")
    assert by.names == bs.compare(a, b).names == ("Plains Courier", "The Harbor Ledger")
    named = bs.compare({"plains": a, "harbor": b})
    assert named.names == ("plains", "harbor")
    assert bs.compare(a, b, names=("x", "y")).names == ("x", "y")
    assert bs.compare(sample_corpus[:5], sample_corpus[5:]).names == ("A", "B")
    pd.testing.assert_frame_equal(by.keyness(), named.keyness())


def test_what_cannot_be_compared_says_why(sample_corpus: bs.Corpus) -> None:
    a, b = sample_corpus[:30], sample_corpus[30:]
    for args, options, kind, message in (
        ((a, b[:0]), {}, ValueError, "b has no articles"),
        ((a,), {}, TypeError, "two corpora, or one and by="),
        ((a, "b"), {}, TypeError, "b must be a Corpus"),
        ((a, b), {"by": "outlet"}, ValueError, "not both"),
        ((a,), {"by": "paper"}, ValueError, "no column 'paper'.*outlet"),
        ((a,), {"by": "title"}, ValueError, "exactly two values"),
        ((a, b.only("title")), {}, ValueError, "different masks"),
        ((a, b.map_terms({"us": "US"})), {}, ValueError, "different maps of terms"),
        ((a, bs.read(["Us"], tokenizer=bs.Tokenizer(case="keep"))), {}, ValueError, "tokenizers"),
        ((a, b), {"unit": "token"}, ValueError, 'unit must be "article" or an array'),
        ((a, b), {"unit": [1, 2]}, ValueError, "one label for each of the 78 articles"),
        ((a, b), {"unit": [0.5] * 78}, TypeError, "whole numbers"),
        (({"x": a, "y": b, "z": b},), {}, ValueError, "two sides, got 3"),
    ):
        with pytest.raises(kind, match=message):
            bs.compare(*args, **options)
    for wanted, kind in ((0, ValueError), (79, ValueError), (True, TypeError), (1.5, TypeError)):
        with pytest.raises(kind, match="min_articles"):
            bs.compare(a, b).keyness(min_articles=wanted)


def test_sets_without_words(sample_corpus: bs.Corpus) -> None:
    difference = bs.compare(bs.read([""]), bs.read(["", ""]))
    assert len(difference.keyness(min_articles=1)) == 0
    one_side = bs.compare(bs.read(["", ""]), bs.read(["The port.", "The town."]))
    table = one_side.keyness(min_articles=1)
    assert table["count_b"].tolist().count(1) == 2
    assert table["log_ratio"].isna().all()
    assert (table["p_value"].between(0, 1)).all()


def test_sets_without_words_are_neither_alike_nor_apart() -> None:
    some, none = bs.read(["The port.", "The town."]), bs.read(["", ""])
    for difference, empty in ((bs.compare(some, none), "b"), (bs.compare(none, some), "a")):
        for ask in (
            lambda d: d.similarity,
            lambda d: d.divergence,
            lambda d: d.shift(),
        ):
            with pytest.raises(ValueError, match=f"needs words in both sets, and {empty} has none"):
                ask(difference)
    # A third of the deals leave a side without words: these are as little alike as can be.
    alike = bs.compare(bs.read(["Port.", ""]), bs.read(["Port!", " "])).similarity
    assert (alike, alike.expected, alike.p_value) == (1, 1, 1)


def test_numbers_that_are_none(sample_corpus: bs.Corpus, tmp_path: Path) -> None:
    difference = bs.compare(sample_corpus, by="outlet")
    page = tmp_path / "report.html"
    for name, call, wrong in (
        ("rounds", lambda n: difference.null_line(rounds=n), (0, -1)),
        ("top", lambda n: difference.report(page, top=n), (-1,)),
        ("top", lambda n: difference.plot.keyness(n), (-1,)),
        ("top", lambda n: difference.plot.shift(n), (-1,)),
        ("label", lambda n: difference.plot.scatter(n), (-1,)),
        ("sentences", lambda n: difference.explain("the", sentences=n), (-1,)),
        ("min_articles", lambda n: difference.null_line(n, rounds=1), (0, -1, 10**30)),
        ("seed", lambda n: difference.null_line(rounds=1, seed=n), (-1, 10**30)),
    ):
        for value in wrong:
            with pytest.raises(ValueError, match=f"{name} must be"):
                call(value)
        for value in (2.5, True, "2"):
            if (name, value) == ("label", "2"):
                continue  # the name of a term
            with pytest.raises(TypeError, match=f"{name} must be a whole number"):
                call(value)
    assert not page.exists()
    assert len(difference.explain("the", sentences=10**30).sentences_a) > 5


def test_small_sets_list_what_stands_in_all_of_them() -> None:
    difference = bs.compare(bs.read(["The port.", "The town."]), bs.read(["The sea."]))
    assert difference.keyness()["term"].tolist() == ["the"]
    assert len(difference.null_line(rounds=3)) == 3


def test_views_with_masks_and_maps_compare_alike(sample_corpus: bs.Corpus) -> None:
    titles = sample_corpus.only("title")
    table = bs.compare(titles, by="outlet").keyness(min_articles=1)
    words = titles.articles.groupby("outlet")["tokens"].sum()
    assert table["count_a"].sum() == words["Plains Courier"]
    mapped = sample_corpus.map_terms({"costs": "cost"})
    merged = bs.compare(mapped, by="outlet").explain("cost")
    plain = bs.compare(sample_corpus, by="outlet")
    parts = plain.explain("cost"), plain.explain("costs")
    assert merged.count_a == sum(part.count_a for part in parts)
    assert {s.match.lower() for s in merged.sentences_a} <= {"cost", "costs"}
