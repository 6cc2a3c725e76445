"""Growth of the vocabulary: against counting by hand, NumPy and SciPy."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from scipy.optimize import minimize

import broadsheet as bs


def test_the_curve_is_what_counting_gives(sample_corpus):
    table = sample_corpus.growth()
    matrix = sample_corpus.counts()
    seen: set[int] = set()
    tokens = 0
    for i in range(len(sample_corpus)):
        row = matrix[[i]]
        seen |= set(row.indices.tolist())
        tokens += int(row.data.sum())
        assert (table["tokens"][i], table["types"][i]) == (tokens, len(seen))


def test_heaps_is_the_least_squares_line_of_the_logarithms(sample_corpus):
    table = sample_corpus.growth(seed=3)
    beta, intercept = np.polyfit(np.log(table["tokens"]), np.log(table["types"]), 1)
    assert table.attrs["heaps_beta"] == pytest.approx(beta, rel=1e-9)
    assert table.attrs["heaps_k"] == pytest.approx(np.exp(intercept), rel=1e-9)
    assert table["heaps"].to_numpy() == pytest.approx(np.exp(intercept) * table["tokens"] ** beta)


def test_zipf_mandelbrot_is_the_maximum_that_scipy_finds(sample_corpus):
    counts = sample_corpus.terms()["count"].to_numpy()
    ranks = np.arange(1, len(counts) + 1)

    def loss(parameters):
        a, q = parameters
        logs = -a * np.log(ranks + q)
        return -(counts @ logs) + counts.sum() * np.logaddexp.reduce(logs)

    best = minimize(loss, [1.0, 2.0], method="L-BFGS-B", bounds=[(0.1, 5), (0, 1000)], tol=1e-14)
    attrs = sample_corpus.growth().attrs
    ours = loss([attrs["zipf_a"], attrs["zipf_q"]])
    assert ours == pytest.approx(-attrs["zipf_log_likelihood"], rel=1e-12)
    assert ours <= best.fun + 1e-6 * abs(best.fun)
    assert attrs["zipf_a"] == pytest.approx(best.x[0], rel=1e-3)


def test_a_seed_orders_the_articles(sample_corpus):
    one, same, other = (sample_corpus.growth(seed=seed) for seed in (1, 1, 2))
    assert one.equals(same)
    assert one["article"].tolist() != other["article"].tolist()
    assert one["types"].iloc[-1] == other["types"].iloc[-1]


def test_the_plot_draws_curve_and_fit(sample_corpus):
    table = sample_corpus.growth()
    axes = table.plot()
    curve, fit = axes.lines
    assert curve.get_ydata().tolist() == table["types"].tolist()
    assert fit.get_ydata().tolist() == table["heaps"].tolist()
    assert "Heaps" in axes.get_legend().get_texts()[1].get_text()
    plt.close(axes.figure)
    axes = bs.read(["One."]).growth().plot()
    assert len(axes.lines) == 1
    plt.close(axes.figure)


def test_too_little_to_fit_is_nan():
    attrs = bs.read(["One."]).growth().attrs
    assert np.isnan(attrs["heaps_beta"])
    assert np.isnan(attrs["zipf_a"])
    assert len(bs.read([]).growth()) == 0
