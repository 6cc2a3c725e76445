"""The benchmark of statistics runs and compares what it says it compares."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "statistics.py"


def test_smoke() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--smoke"], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    for row in ("adjacent collocations", "dispersion", "diversity", "concordance", "first page"):
        assert row in done.stdout
    assert "NumPy sort of pairs of ids" in done.stdout
