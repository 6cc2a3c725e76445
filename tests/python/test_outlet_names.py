"""Names of outlets: missing ones, and those that differ only in capitals or spaces."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest

import broadsheet as bs


def rows(*outlets: str) -> list[dict[str, str]]:
    return [{"text": f"The port {i}.", "id": f"{i}{o}", "outlet": o} for i, o in enumerate(outlets)]


def told(call) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    assert all(one.category is bs.DataWarning for one in caught)
    assert all(one.filename == __file__ for one in caught)  # it points to the caller
    return [str(one.message) for one in caught]


@pytest.mark.parametrize("spelling", ["FOX", " Fox ", "fox", "Fo\u0058"])
def test_spellings_of_one_outlet_are_named_with_the_remedy(spelling, tmp_path):
    articles = rows("Fox", spelling, "AP", "Fox")
    for options in ({}, {"into": tmp_path / "c"}):
        (message,) = told(lambda options=options: bs.read(articles, **options))
        assert " and ".join(map(repr, sorted(["Fox", spelling]))) in message
        assert "give them one name" in message
        assert "'AP'" not in message
    assert told(lambda: bs.open(tmp_path / "c")) == []


def test_spaces_inside_count_as_one_and_many_are_shown_in_part():
    names = ["The  Hill", "the Hill", *(x for c in "abcd" for x in (c, c.upper()))]
    (message,) = told(lambda: bs.read(rows(*names)))
    assert "'A' and 'a'; 'B' and 'b'; 'C' and 'c'; 2 more" in message
    both = ["The  Hill", "the Hill"]
    with pytest.warns(bs.DataWarning, match="'The  Hill' and 'the Hill'"):
        corpus = bs.read(rows(*both))
    assert len(corpus.where(outlet=both)) == 2
    assert len(corpus.where(outlet="the Hill")) == 1


def test_other_names_are_nobodys_business():
    assert told(lambda: bs.read(rows("AP", "A P", "", " ", "Fox", "Fox News"))) == []


@pytest.mark.parametrize("is_saved", [False, True])
def test_what_is_added_is_told_once(is_saved, tmp_path):
    corpus = bs.read(rows("Fox", "AP"))
    if is_saved:
        corpus.save(tmp_path / "c")
        corpus = bs.open(tmp_path / "c")
    (message,) = told(lambda: corpus[:].append(rows("FOX")))
    assert "'FOX' and 'Fox'" in message
    assert len(told(lambda: corpus.append(rows("fox")))) == 1
    (message,) = told(lambda: corpus + bs.read(rows("ap")))
    assert "'AP' and 'ap'" in message
    with pytest.warns(bs.DataWarning):
        alike = bs.read(rows("Fox", "FOX"))
    assert told(lambda: alike.append(rows("BBC"))) == []
    assert told(lambda: alike + bs.read(rows("BBC"))) == []
    assert told(lambda: alike[:1]) == []
    assert told(lambda: bs.read(rows("FOX", "Fox"), like=alike)) == []


def test_missing_values_of_tables_are_no_text_nan() -> None:
    frame = pd.DataFrame({"text": ["One.", "Two."], "outlet": ["Ledger", np.nan]})
    assert bs.read(frame)[0].outlet == "Ledger"
    assert bs.read(frame)[1].outlet is None
    assert bs.read(frame).articles["outlet"].isna().tolist() == [False, True]
