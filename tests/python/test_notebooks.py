"""The notebooks run, and what is stored in them is what running them gives."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import broadsheet as bs

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def outputs(cell: nbformat.NotebookNode) -> list[tuple[str, str]]:
    """Kind and MIME type of what a cell shows."""
    found = []
    for output in cell.get("outputs", []):
        found += [(output["output_type"], kind) for kind in output.get("data", {"text": ""})]
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_running_shows_what_is_stored(path: Path, tmp_path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    fresh = copy.deepcopy(stored)
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(fresh, timeout=120, kernel_name="python3", resources=resources).execute()
    for then, now in zip(stored.cells, fresh.cells, strict=True):
        assert outputs(then) == outputs(now), then.source


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_are_fit_to_be_read(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds[0] == "markdown"
    assert kinds.count("markdown") >= kinds.count("code") - 3
    flat = [output for cell in notebook.cells for output in outputs(cell)]
    assert {kind for kind, _ in flat} == {"execute_result"}
    assert "/home/" not in path.read_text("utf-8")
    assert path.stat().st_size < 1_000_000


def test_the_comparison_tells_three_findings_with_a_picture_and_evidence_each() -> None:
    notebook = nbformat.read(ROOT / "notebooks" / "compare-two-outlets.ipynb", as_version=4)
    parts: list[list[nbformat.NotebookNode]] = [[]]
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and re.match(r"## Finding \d", cell.source):
            parts.append([])
        parts[-1].append(cell)
    assert len(parts) == 4
    for part in parts[1:]:
        flat = [output for cell in part for output in outputs(cell)]
        assert sum(kind == "image/png" for _, kind in flat) == 1
        assert any(kind == "text/html" for _, kind in flat)


def test_the_findings_hold(sample_corpus: bs.Corpus) -> None:
    """What the text says of the words is so."""
    difference = bs.compare(sample_corpus, by="outlet")
    table = difference.keyness().set_index("term")
    found = table[table["q_value"] < 0.05]["log_ratio"]
    courier = {"costs", "million", "taxpayers", "executives", "employers", "mr", "ms", "noted"}
    ledger = {"residents", "families", "neighbors", "advocates", "workers", "undocumented"}
    assert courier <= set(found[found > 0].index)
    assert ledger | {"percent"} <= set(found[found < 0].index)
    assert 0.02 < table.loc["illegal", "q_value"] < 0.1
    assert table.loc["illegal", "log_ratio"] > 2
    assert difference.similarity.p_value == 1 / 200
    [sentence] = difference.explain("taxpayers").sentences_b
    assert "Taxpayers\u2019 League" in str(sentence)
    style = dict.fromkeys(["mr", "ms", "percent", "noted"])
    again = bs.compare(sample_corpus.map_terms(style), by="outlet").keyness().head(10)
    assert {"families", "residents", "costs", "taxpayers"} <= set(again["term"])
