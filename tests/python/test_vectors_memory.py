"""What calls of the vectors say they need, against what they take."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import broadsheet as bs

_CALLS = 20
_NOISE = 1_000_000  # pages that the interpreter touches meanwhile


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[int, int, int]]:
    if not os.access("/proc/self/clear_refs", os.W_OK):
        pytest.skip("the system does not tell the peak of a part of a process")
    # What is freed goes back at once, so that each call begins low.
    allocator = {
        "MALLOC_MMAP_THRESHOLD_": "65536",
        "MALLOC_TRIM_THRESHOLD_": "0",
        "MALLOC_ARENA_MAX": "1",
    }
    script = Path(__file__).with_name("measured_memory.py")
    done = subprocess.run(
        [sys.executable, script],
        env={**os.environ, **allocator},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def test_no_call_takes_more_than_it_says(figures):
    assert len(figures) == _CALLS
    for call, (stated, taken, _refused) in figures.items():
        assert taken <= stated + _NOISE, call


def test_what_is_stated_is_of_the_size_that_is_taken(figures):
    large = {call: both for call, both in figures.items() if both[0] > 12e6}
    assert len(large) > 6
    for call, (stated, taken, _refused) in large.items():
        assert taken > 0.15 * stated, call


def test_a_refusal_comes_before_the_work(figures):
    for call, (stated, _taken, refused) in figures.items():
        if call != "embedding":  # its first batch tells the width
            assert refused <= 0.02 * stated + _NOISE, call


def test_refusals_tell_the_figure_and_the_remedy():
    corpus = bs.read([f"word{i} port" for i in range(50)])
    with pytest.raises(MemoryError, match=r"placing 50 articles needs up to .* MB.*allow more"):
        corpus.vectors(memory=100)
    vectors = corpus.vectors()
    with pytest.raises(MemoryError, match=r"latent dimensions needs up to .* MB.*fewer dimensions"):
        corpus.vectors(dimensions=5, memory="12 kB")
    with pytest.raises(MemoryError, match="placing 1 articles"):
        vectors.transform(["a port"], memory=10)
    with pytest.raises(MemoryError, match=r"a map of 50 articles in \d+ dimensions needs up to"):
        vectors.map(memory=100)
    with pytest.raises(MemoryError, match="50 articles x 3 coordinates need up to"):
        corpus.vectors(lambda texts: [[1, 2, 3] for _ in texts], memory=100, progress=False)


def test_the_bound_of_the_corpus_and_of_the_vectors_holds_for_what_is_asked_of_them(tmp_path):
    path = tmp_path / "c.broadsheet"
    bs.read([f"word{i} port and ships" for i in range(200)]).save(path)
    small = bs.open(path, memory="1 kB")
    with pytest.raises(MemoryError):
        small.vectors()
    vectors = small.vectors(memory="1 MB")  # another bound, for this call and its vectors
    assert vectors.nearest(k=2).equals(bs.open(path).vectors().nearest(k=2))
    bounded = bs.open(path, memory="60 kB").vectors()
    for refusing in (bounded.nearest, bounded.similarity, bounded.map):
        with pytest.raises(MemoryError, match=r"more than the 0\.\d MB of memory="):
            refusing()
    assert len(bounded.nearest(k=2, memory="1GB")) == 400
