"""What is exchanged as a whole: labels of any kind, and copies of one text."""

from __future__ import annotations

import itertools
import warnings

import numpy as np
import pandas as pd
import pytest

import broadsheet as bs

_PLACES = "harbor school river bridge market clinic ferry archive garden theatre".split()
_OWN = [f"The {x} asked for {y} and the bill." for x, y in itertools.combinations(_PLACES, 2)]


def report(seed: int, n_words: int = 80) -> str:
    random = np.random.default_rng(seed)
    return " ".join(random.choice(_PLACES, n_words)) + "."


@pytest.fixture(scope="module")
def sides() -> tuple[bs.Corpus, bs.Corpus]:
    return bs.read(_OWN[:12]), bs.read(_OWN[12:24])


@pytest.mark.parametrize(
    "make",
    [
        lambda labels: [f"story {label}" for label in labels],
        lambda labels: np.array([f"story {label}" for label in labels]),
        lambda labels: np.array([f"story {label}" for label in labels], object),
        lambda labels: pd.Series([f"story {label}" for label in labels], index=range(50, 74)),
        lambda labels: pd.Series([f"story {label}" for label in labels], dtype="string"),
        lambda labels: pd.Series(labels, dtype="Int64"),
        lambda labels: pd.Series(labels).astype("category"),
        lambda labels: pd.Series(pd.to_datetime("2024-01-01") + pd.to_timedelta(labels, "D")),
        lambda labels: tuple(labels),
        lambda labels: [str(label) if label % 2 else label for label in labels],
    ],
    ids=[
        "list", "array", "objects", "series", "string dtype", "Int64", "category", "dates",
        "tuple", "mixed",
    ],
)  # fmt: skip
def test_labels_may_be_of_any_kind(sides, make) -> None:
    a, b = sides
    labels = [0, 0, 0, 1, 1, *range(2, 21)]
    expected = bs.compare(a, b, unit=labels)
    found = bs.compare(a, b, unit=make(labels))
    assert found.unit == "group"
    assert found._table.units() == expected._table.units() == (9, 12, 0)
    pd.testing.assert_frame_equal(found.keyness(), expected.keyness())


def test_a_number_and_its_digits_are_two_labels(sides) -> None:
    a, b = sides
    labels = [1, "1", *range(2, 24)]
    assert bs.compare(a, b, unit=labels)._table.units() == (12, 12, 0)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, np.nan])
def test_a_missing_label_is_refused_by_its_place(sides, missing) -> None:
    a, b = sides
    labels = ["x"] * 5 + [missing] + ["y"] * 18
    for given in (labels, pd.Series(labels, dtype=object)):
        with pytest.raises(ValueError, match="label of article 5 is missing; .*of its own"):
            bs.compare(a, b, unit=given)


def test_labels_that_are_none_are_refused(sides) -> None:
    a, b = sides
    with pytest.raises(ValueError, match="article 23 is missing"):
        bs.compare(a, b, unit=pd.Series([*range(23), None]))  # floats, in pandas
    with pytest.raises(ValueError, match="article 0 is missing"):
        bs.compare(a, b, unit=np.array(["NaT"] * 24, "datetime64[ns]"))
    for labels in ([0.5] * 24, [[1]] * 12 + [[2]] * 12, [{1}] * 24):
        with pytest.raises(TypeError, match="labels of units must"):
            bs.compare(a, b, unit=labels)


# --- copies --------------------------------------------------------------------------------


def test_copies_of_one_text_are_one_observation() -> None:
    wire = "The envoys met on the border bill. " + report(0)
    own = [report(seed) for seed in range(1, 31)]
    rows = [{"text": text, "id": str(i)} for i, text in enumerate([wire] * 12 + own)]
    rows[3]["title"] = ""
    difference = bs.compare(bs.read(rows[:20]), bs.read(rows[20:]))
    assert difference.copies == 11
    found = difference.explain("envoys")
    assert (found.units_a, found.units_b, found.units_in_both) == (9, 22, 0)
    assert (found.count_a, found.articles_a) == (12, 12)
    assert found.p_value > 0.2
    assert found.exchanged == "9 and 22 articles (copies of one text as one, 11 fewer)"
    told = "11 copies count with the article of the same text"
    assert told in repr(difference)
    assert "stands 12 times" in repr(difference)
    assert told in difference._repr_html_()
    # As by labels, which say nothing of copies; and one label each is an article each.
    by_label = bs.compare(difference.a, difference.b, unit=[0] * 12 + list(range(1, 31)))
    assert by_label.copies == 0
    assert by_label.explain("envoys").p_value == found.p_value
    each = bs.compare(difference.a, difference.b, unit=list(range(42)))
    assert each.explain("envoys").p_value < 1e-3


def test_copies_on_both_sides_swap_with_each_other() -> None:
    texts = [report(seed) for seed in range(20)]
    rows = [{"text": text, "id": str(i)} for i, text in enumerate(texts[:12] + texts[8:])]
    difference = bs.compare(bs.read(rows[:12]), bs.read(rows[12:]))
    assert difference.copies == 4
    assert difference._table.units() == (8, 8, 4)


def test_the_report_tells_of_copies(tmp_path) -> None:
    texts = [report(0)] * 3 + [report(seed) for seed in range(1, 12)]
    rows = [{"text": text, "id": str(i)} for i, text in enumerate(texts)]
    page = bs.compare(bs.read(rows[:7]), bs.read(rows[7:])).report(tmp_path / "page.html")
    assert "2 copies count with the article of the same text" in page.read_text("utf-8")


def test_articles_without_copies_are_units_as_ever(sample_corpus: bs.Corpus) -> None:
    difference = bs.compare(sample_corpus, by="outlet")
    assert difference.copies == 0
    assert repr(difference).endswith("by article>")
    by_label = bs.compare(difference.a, difference.b, unit=list(range(len(sample_corpus))))
    pd.testing.assert_frame_equal(difference.keyness(), by_label.keyness())
    # Short texts may agree by chance.
    short = bs.compare(bs.read(["Markets are closed today."] * 4), bs.read(_OWN[:4]))
    assert short.copies == 0


# --- lengths -------------------------------------------------------------------------------


def test_few_articles_of_other_lengths_are_warned_of() -> None:
    long = bs.read([report(seed, 400) for seed in range(4)])
    short = bs.read([report(seed, 100) for seed in range(4, 11)])
    with pytest.warns(bs.DataWarning, match="'A' have 400 words each and those of 'B' 100"):
        bs.compare(long, short)
    with pytest.warns(bs.DataWarning, match="'B' have 400 words each and those of 'A' 100"):
        bs.compare(short, long)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        bs.compare(long, bs.read([report(seed, 401) for seed in range(20, 27)]))
        # More articles: p allows for the lengths.
        bs.compare(
            bs.read([report(seed, 400) for seed in range(10)]),
            bs.read([report(seed, 100) for seed in range(10, 40)]),
        )
