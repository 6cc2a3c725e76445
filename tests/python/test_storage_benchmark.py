"""The benchmark of saved corpora runs, and all that it asks give the same answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "storage.py"


def test_smoke_run_gives_the_answers_of_its_peers():
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--smoke"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for row in (
        "open and ask, pickle",
        "touched at most",
        "terms() first",
        "5 appends",
        "subsets of 300",
    ):
        assert row in run.stdout
