"""Pictures of a comparison show what the tables say."""

from __future__ import annotations

import warnings

import matplotlib as mpl
import numpy as np
import pytest
from hostile import STRINGS

import broadsheet as bs


@pytest.fixture(scope="module")
def difference(sample_corpus: bs.Corpus) -> bs.Comparison:
    return bs.compare(sample_corpus, by="outlet")


def test_keyness_draws_the_strongest_terms(difference: bs.Comparison) -> None:
    axes = difference.plot.keyness(5).axes[0]
    table = difference.keyness()
    strongest = [table[table["log_ratio"] > 0].head(5), table[table["log_ratio"] < 0].head(5)]
    expected = {row.term: row for part in strongest for row in part.itertuples()}
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert sorted(labels) == sorted(expected)
    points = [line for line in axes.lines if line.get_marker() == "o"]
    for label, point in zip(labels, points, strict=True):
        assert point.get_xdata()[0] == expected[label].log_ratio
    drawn = [point.get_xdata()[0] for point in points]
    assert drawn == sorted(drawn, reverse=True)


def test_shift_draws_shares_of_the_divergence(difference: bs.Comparison) -> None:
    axes = difference.plot.shift(12).axes[0]
    table = difference.shift()
    part = (100 * table["contribution"] / table.attrs["total"]).head(12)
    sign = np.where(table["share_a"] >= table["share_b"], 1, -1)[:12]
    np.testing.assert_allclose([bar.get_width() for bar in axes.patches], part * sign)
    assert [text.get_text() for text in axes.texts] == table["term"].head(12).tolist()


def test_scatter_draws_every_term(difference: bs.Comparison) -> None:
    table = difference.keyness()
    axes = difference.plot.scatter().axes[0]
    places = axes.collections[0].get_offsets()[::-1]  # the strongest are drawn last, on top
    assert len(places) == len(table)
    both = ((table["count_a"] > 0) & (table["count_b"] > 0)).to_numpy()
    np.testing.assert_allclose(places[both, 0], table["per_million_b"][both])
    np.testing.assert_allclose(places[both, 1], table["per_million_a"][both])
    found = set(table["term"][table["q_value"] < 0.05])
    assert {text.get_text() for text in axes.texts} - {"never"} <= found
    assert found & set(table["term"][table["count_b"] == 0])  # so the edge is explained
    assert [text.get_text() for text in axes.texts].count("never") == 2
    chosen = difference.plot.scatter(label=["illegal", "migrants"]).axes[0]
    named = {text.get_text(): text.get_color() for text in chosen.texts}
    assert set(named) == {"illegal", "migrants", "never"}
    assert ("migrants" in found) == (named["migrants"] != named["never"])
    assert ("illegal" in found) == (named["illegal"] != named["never"])


def test_pictures_are_shown_by_jupyter_and_by_nobody_else(difference: bs.Comparison) -> None:
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    for draw in (difference.plot.keyness, difference.plot.shift, difference.plot.scatter):
        assert draw()._repr_png_().startswith(b"\x89PNG")
    assert plt.get_fignums() == before


@pytest.mark.parametrize("kind", ["keyness", "shift", "scatter"])
def test_hostile_terms_and_empty_tables(kind: str) -> None:
    corpus = bs.read([{"text": f"word{i} and word"} for i in range(len(STRINGS))])
    words = {f"word{i}": s for i, s in enumerate(STRINGS)}
    mapped = corpus.map_terms(words)
    difference = bs.compare(mapped[:6], mapped[6:], names=(STRINGS[10], STRINGS[11]))
    options = {} if kind == "shift" else {"min_articles": 1}
    with warnings.catch_warnings(), mpl.rc_context({"text.usetex": False}):
        warnings.filterwarnings("ignore", message="Glyph")  # of a script that no font here has
        getattr(difference.plot, kind)(**options)._repr_png_()
        if kind != "shift":
            getattr(difference.plot, kind)(min_articles=13)._repr_png_()
