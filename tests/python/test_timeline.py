"""Timelines: against pandas on the same counts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection

import broadsheet as bs

FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q-DEC", "year": "Y-DEC"}


@pytest.mark.parametrize("every", list(FREQUENCY))
def test_counts_and_gaps_are_those_of_pandas(sample_corpus, every):
    table = sample_corpus.timeline(["residents", "US"], every)
    articles = sample_corpus.articles
    dates = pd.to_datetime(articles["date"], utc=True).dt.tz_localize(None)
    periods = dates.dt.to_period(FREQUENCY[every])
    matrix = sample_corpus.counts()
    for term in ("residents", "US"):
        column = sample_corpus.vocabulary.index(term)
        count = np.asarray(matrix[:, [column]].todense()).ravel()
        frame = pd.DataFrame(
            {"period": periods, "count": count, "has": count > 0, "tokens": articles["tokens"]}
        )
        expected = frame.groupby("period").agg(
            count=("count", "sum"),
            articles=("has", "sum"),
            tokens=("tokens", "sum"),
            n=("has", "size"),
        )
        everything = pd.period_range(periods.min(), periods.max(), freq=FREQUENCY[every])
        expected = expected.reindex(everything, fill_value=0)
        rows = table[table["term"] == term].reset_index(drop=True)
        assert rows["period"].tolist() == list(everything.start_time)
        assert rows["count"].tolist() == expected["count"].tolist()
        assert rows["articles"].tolist() == expected["articles"].tolist()
        assert rows["period_tokens"].tolist() == expected["tokens"].tolist()
        assert rows["period_articles"].tolist() == expected["n"].tolist()
        rate = (
            expected["count"] / expected["tokens"].where(expected["tokens"] > 0) * 1e6
        ).to_numpy()
        assert rows["per_million"].to_numpy() == pytest.approx(rate, rel=1e-12, nan_ok=True)


def test_outlets_add_up(sample_corpus):
    whole = sample_corpus.timeline("residents", "week")
    parts = sample_corpus.timeline("residents", "week", by_outlet=True)
    added = parts.groupby("period")[["count", "articles", "period_tokens"]].sum()
    assert added["count"].tolist() == whole["count"].tolist()
    assert added["period_tokens"].tolist() == whole["period_tokens"].tolist()
    assert whole["outlet"].isna().all()
    assert set(parts["outlet"]) == set(sample_corpus.articles["outlet"])


def test_phrases_and_patterns_count_as_in_the_concordance(sample_corpus):
    for query in ("city council", "resid*"):
        rows = sample_corpus.timeline(query, "year")
        assert rows["count"].sum() == len(sample_corpus.concordance(query))


def test_intervals_hold_the_rate_and_come_from_articles(sample_corpus):
    rows = sample_corpus.timeline("residents", "month").query("count > 0 and period_articles > 1")
    assert len(rows)
    assert (rows["per_million_low"] < rows["per_million"]).all()
    assert (rows["per_million"] < rows["per_million_high"]).all()


def test_articles_without_a_date_are_told():
    corpus = bs.read([{"text": "A port.", "date": "2024-01-03"}, {"text": "A port."}])
    with pytest.warns(bs.DataWarning, match="1 of 2 articles have no date"):
        table = corpus.timeline("port")
    assert table["count"].tolist() == [1]
    with pytest.raises(ValueError, match="no article has a date"):
        corpus[[1]].timeline("port")
    with pytest.raises(ValueError, match="every must be one of day"):
        corpus.timeline("port", "fortnight")


def test_weeks_begin_on_monday_also_before_1970():
    corpus = bs.read([{"text": "A port.", "date": d} for d in ("1969-12-28", "1969-12-29")])
    table = corpus.timeline("port", "week")
    assert table["period"].dt.strftime("%Y-%m-%d").tolist() == ["1969-12-22", "1969-12-29"]


def test_the_plot_has_a_line_for_each_term_and_outlet(sample_corpus):
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    axes = sample_corpus.timeline(["residents", "US"], "week", by_outlet=True).plot()
    labels = [text.get_text() for text in axes.get_legend().get_texts()]
    assert len(labels) == 4
    assert labels[0].startswith("residents, ")
    axes.figure.savefig("/dev/null", format="png")
    plt.close(axes.figure)


def test_an_interval_that_leaves_the_plot_ends_in_an_arrowhead(sample_corpus):
    import matplotlib.pyplot as plt

    table = sample_corpus.timeline("residents", "week", by_outlet=True)
    axes = table.plot()
    top = axes.get_ylim()[1]
    beyond = table["per_million_high"] > top
    assert beyond.any()
    arrows = [line for line in axes.lines if line.get_marker() == "^"]
    assert sum(len(line.get_xdata()) for line in arrows) == beyond.sum()
    assert all((line.get_ydata() == top).all() for line in arrows if len(line.get_ydata()))
    plt.close(axes.figure)


def test_dates_before_newspapers_are_told():
    corpus = bs.read([{"text": "A port.", "date": d} for d in ("0001-11-30", "2024-01-03")])
    with pytest.warns(bs.DataWarning, match=r"1 article dated before 1605.*0001-11-30"):
        table = corpus.timeline("port", "year")
    assert len(table) == 2024


def test_a_period_between_gaps_keeps_its_interval():
    texts = ["The port closed.", "Port news of the port today.", "No ship came in at all."]
    months = {"2024-01": texts, "2024-03": texts, "2024-04": texts, "2024-06": texts[:1]}
    corpus = bs.read(
        [{"text": t, "date": f"{month}-02"} for month, some in months.items() for t in some]
    )
    table = corpus.timeline("port")
    axes = table.plot()
    bars = [c for c in axes.collections if isinstance(c, LineCollection)]
    (segments,) = (c.get_segments() for c in bars)
    january = table.iloc[0]
    assert [s[:, 1].tolist() for s in segments] == [
        [january["per_million_low"], january["per_million_high"]]
    ]
