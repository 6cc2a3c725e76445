"""What several tests need: the sample corpus, and real articles where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import broadsheet as bs
from broadsheet import sample


def _shared_data() -> Path | None:
    if named := os.environ.get("BROADSHEET_SHARED_DATA"):
        return Path(named)
    for folder in Path(__file__).resolve().parents:
        if (folder / "shared" / "data").is_dir():
            return folder / "shared" / "data"
    return None


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real articles; the test is skipped where there is none."""
    folder = _shared_data()
    if folder is None or not folder.is_dir():
        pytest.skip("real articles are not at hand: set BROADSHEET_SHARED_DATA to their folder")
    return folder


@pytest.fixture(scope="session")
def sample_corpus() -> bs.Corpus:
    """The sample articles, read from JSON Lines."""
    return bs.read(sample.jsonl_path())
