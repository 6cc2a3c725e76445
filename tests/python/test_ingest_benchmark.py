"""The benchmark of reading and counting runs, and finds the same counts as scikit-learn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "ingest.py"


def test_smoke_run_agrees_with_scikit_learn():
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--smoke"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert " cells, 0 of them unlike scikit-learn's" in run.stdout
    for row in ("texts, news rules", "JSON Lines", "growth", "peak memory", "subsets", "import"):
        assert row in run.stdout
