"""Comparisons of real articles: known counts, known findings, and a trap."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import warnings
from pathlib import Path

import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import _core

TABLES = [
    "basil/keyness_fox_vs_hpo",
    "conventions2012/keyness_democrat_vs_republican",
    "allsides/keyness_guns_after_vs_before_parkland",
    "allsides/keyness_raw_politico_vs_washtimes_immigration",
]


def reference(shared_data: Path, table: str) -> tuple[pd.DataFrame, dict[str, int]]:
    rows = pd.read_csv(shared_data / f"{table}.tsv", sep="\t", keep_default_na=False)
    return rows, json.loads((shared_data / f"{table}.json").read_text())


@pytest.mark.parametrize("table", TABLES)
def test_measures_of_given_counts(shared_data: Path, table: str) -> None:
    rows, facts = reference(shared_data, table)
    n, m = facts["tokens_target"], facts["tokens_reference"]
    for row in rows.itertuples():
        a, b = row.f_target, row.f_reference
        ours = _core.measures(a, b, n, m)
        sign = -1 if a / n < b / m else 1
        prior = 1000 * (a + b) / (n + m)
        delta, z = _core.log_odds_dirichlet(a, b, n, m, prior, 1000.0)
        pairs = [
            (sign * ours["log_likelihood_two_cells"], row.g2),
            (sign * ours["log_likelihood"], row.g2_four_cells),
            (sign * ours["chi_square"], row.chi2),
            (ours["log_ratio"], row.log_ratio),
            (ours["bayes_factor_bic"], abs(row.g2_four_cells) - math.log(n + m)),
            (delta, row.log_odds_dirichlet),
            (z, row.z_dirichlet),
        ]
        if a and b:
            pairs += [(ours["percent_difference"], row.percent_diff)]
            pairs += [(ours["odds_ratio"], row.odds_ratio)]
        for value, known in pairs:
            assert value == pytest.approx(known, rel=1e-6, abs=1e-6), row.term


def sides(shared_data: Path, table: str, boilerplate: str) -> tuple[bs.Corpus, bs.Corpus]:
    folder, _, name = table.partition("/")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)  # of odd dates
        corpus = bs.read(
            shared_data / folder / "docs.jsonl.gz",
            tokenizer=bs.Tokenizer(case="fold"),
            boilerplate=boilerplate,
        )
    if name == "keyness_fox_vs_hpo":
        return corpus.where(outlet=["fox", "FOX"]), corpus.where(outlet=["hpo", "HPO"])
    articles = corpus.articles
    if name == "keyness_democrat_vs_republican":
        return corpus[articles["label"] == "democrat"], corpus[articles["label"] == "republican"]
    if name == "keyness_guns_after_vs_before_parkland":
        guns = corpus[articles["topic"].str.contains("gun")]
        return (
            guns.where(since="2018-02-14", until="2018-04-14"),
            guns.where(since="2017-02-14", until="2018-02-13"),
        )
    topic = corpus[articles["topic"] == "immigration"]
    return topic.where(outlet="Politico"), topic.where(outlet="Washington Times")


@pytest.mark.slow
@pytest.mark.parametrize("table", TABLES)
def test_the_whole_path_ranks_as_the_reference(
    shared_data: Path, tmp_path: Path, table: str
) -> None:
    _rows, facts = reference(shared_data, table)
    a, b = sides(shared_data, table, "keep")
    assert (len(a), len(b)) == (facts["documents_target"], facts["documents_reference"])
    found = bs.compare(a, b).keyness(min_articles=1)
    found["g2"] = found["log_likelihood"].where(found["log_ratio"] > 0, -found["log_likelihood"])
    predictions = tmp_path / "predictions.tsv"
    found[["term", "g2"]].to_csv(predictions, sep="\t", index=False)
    command = [sys.executable, shared_data / "score" / "ranking.py"]
    command += [shared_data / f"{table}.tsv", "g2_four_cells", predictions, "g2"]
    score = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    # Not everywhere the same words: the reference cuts at every mark, "al-Assad", "U.S.".
    assert score["common_terms"] >= 0.96 * score["reference_terms"]
    assert score["spearman"] >= 0.98
    assert score["top_overlap"] >= 0.85


@pytest.mark.slow
def test_articles_on_the_same_events_hardly_differ(shared_data: Path) -> None:
    """Fox News and HuffPost on the same 50 events: a tool must not shout."""
    table = bs.compare(*sides(shared_data, TABLES[0], "set aside")).keyness()
    assert (table["q_value"] < 0.05).sum() <= 3
    assert (table["log_likelihood"] > 3.84).sum() > 50


@pytest.mark.slow
def test_known_findings_on_the_conventions(shared_data: Path) -> None:
    table = bs.compare(*sides(shared_data, TABLES[1], "set aside")).keyness().set_index("term")
    found = table[table["q_value"] < 0.05]["log_ratio"]
    assert {"obama", "president", "class", "middle"} <= set(found[found > 0].index)
    assert {"government", "unemployment", "liberty"} <= set(found[found < 0].index)


@pytest.mark.slow
def test_words_of_a_few_articles_are_no_finding(shared_data: Path) -> None:
    """Before and after the school shooting at Parkland: names of interviewers and of earlier
    events fill a few transcripts, and G-squared takes them for findings."""
    table = bs.compare(*sides(shared_data, TABLES[2], "set aside")).keyness(min_articles=1)
    table = table.set_index("term")
    found = table[table["q_value"] < 0.05]["log_ratio"]
    assert {"parkland", "school", "florida", "douglas", "stoneman"} <= set(found[found > 0].index)
    assert {"vegas", "las"} <= set(found[found < 0].index)
    for name in ("tara", "golshan"):
        assert table.loc[name, "log_likelihood"] > 50
        assert table.loc[name, "q_value"] > 0.05


@pytest.mark.slow
def test_boilerplate_is_no_finding(shared_data: Path) -> None:
    trap = ["permission", "copyright", "reprint", "newsletters", "click", "below"]
    raw = bs.compare(*sides(shared_data, TABLES[3], "keep")).keyness(min_articles=1)
    assert (raw.set_index("term").loc[trap, "q_value"] < 1e-20).all()
    cleaned = bs.compare(*sides(shared_data, TABLES[3], "set aside")).keyness(min_articles=1)
    cleaned = cleaned.set_index("term")
    assert (cleaned.loc[cleaned.index.isin(trap), "q_value"] > 0.05).all()
    found = cleaned[cleaned["q_value"] < 0.05]["log_ratio"]
    assert found["undocumented"] > 0
    assert found["illegal"] < 0
    assert found["mr"] < 0  # house style
