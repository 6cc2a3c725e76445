"""Calls of the vectors, each with the bytes that it says it needs and those that it took.

Run by test_vectors_memory.py in a process of its own, whose allocator gives back what is freed.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

import broadsheet as bs
from broadsheet import _core

N_ARTICLES = 2500
_PLENTY = 1 << 40
_STATUS = Path("/proc/self/status")
_FORGET_PEAK = Path("/proc/self/clear_refs")


def articles(n: int, words: int, seed: int) -> list[str]:
    """Texts of random words, the commonest in every one."""
    rng = np.random.default_rng(seed)
    chosen = (20_000 * rng.random((n, words)) ** 3).astype(int)
    return [" ".join(f"w{word}" for word in row) for row in chosen]


def resident(field: str) -> int:
    """VmRSS or its highest value, VmHWM, in bytes."""
    return int(re.search(rf"{field}:\s+(\d+) kB", _STATUS.read_text())[1]) * 1024


def refused(call: Callable[[int], Any]) -> None:
    """Ask for it within one byte."""
    with contextlib.suppress(MemoryError):
        call(1)


def stated(call: Callable[[int], Any]) -> int:
    """The figure with which the call refuses a bound that is too small."""
    try:
        call(1)
    except MemoryError as refusal:
        figure = re.search(r"(?:needs?|take) (?:up to )?([\d,.]+) MB", str(refusal))
        return int(float(figure[1].replace(",", "")) * 1e6)
    return 0


def taken(work: Callable[[], Any]) -> int:
    """What the process grew by at most, its answer included."""
    _FORGET_PEAK.write_text("5")
    before = resident("VmRSS")
    result = work()
    peak = resident("VmHWM")
    del result
    return peak - before


def latent_space(vectors: bs.Vectors, memory: int, accuracy: float) -> Any:
    """Latent dimensions of weights that are there already."""
    return _core.LatentSpace(
        vectors._points, dimensions=60, accuracy=accuracy, seed=0, threads=2, memory=memory
    )


def main() -> None:
    """Prints bytes for each call: stated, taken, and taken where it refuses."""
    corpus = bs.read(articles(N_ARTICLES, 300, 1))
    headlines = bs.read(articles(N_ARTICLES, 12, 2)).vectors()
    others = bs.read(articles(N_ARTICLES // 2, 300, 3), like=corpus)
    copied = bs.read([*articles(2000, 8, 5), *["Port strike ends after nine days"] * 60_000])
    copies = copied.vectors()
    long = bs.read([*articles(500, 120, 5), *articles(1, 120, 9) * 4500]).vectors()
    some_copies = copies.transform(copied[-128:])
    corpus._counts, others._counts, headlines.matrix, headlines.terms, long.matrix  # noqa: B018
    vectors = corpus.vectors()
    vectors.terms  # noqa: B018
    latent = corpus.vectors(dimensions=60)
    some = corpus[:1500].vectors()
    elsewhere = vectors.transform(others)
    embed = np.random.default_rng(4).standard_normal

    def model(texts: list[str]) -> Any:
        return embed((len(texts), 400))

    def embedded(memory: int) -> Any:
        return corpus.vectors(model, memory=memory, progress=False)

    calls: dict[str, Callable[[int], Any]] = {
        "vectors": lambda m: corpus.vectors(memory=m),
        "vectors without zeros": lambda m: corpus.vectors("ppmi", min_articles=2, memory=m),
        "vectors of pairs": lambda m: corpus.vectors(ngrams=(1, 2), memory=m),
        "latent": lambda m: latent_space(vectors, m, 0.0),
        "latent, exact": lambda m: latent_space(vectors, m, 1e-6),
        "transform": lambda m: vectors.transform(others, memory=m),
        "transform, latent": lambda m: latent.transform(others, memory=m),
        "embedding": embedded,
        "nearest": lambda m: vectors.nearest(memory=m),
        "nearest to others": lambda m: vectors.nearest(to=elsewhere, memory=m),
        "nearest, short": lambda m: headlines.nearest(memory=m),
        "nearest, copies": lambda m: some_copies.nearest(to=copies, threads=2, memory=m),
        "nearest, long copies": lambda m: long.nearest(threads=2, memory=m),
        "nearest, latent": lambda m: latent.nearest(memory=m),
        "pairs": lambda m: vectors.pairs(0.5, memory=m),
        "pairs, short": lambda m: headlines.pairs(0.9, memory=m),
        "pairs, latent": lambda m: latent.pairs(0.9, memory=m),
        "similarity": lambda m: some.similarity(memory=m),
        "map": lambda m: vectors.map(memory=m),
        "map, latent": lambda m: latent.map(memory=m),
    }
    figures = {}
    for name, call in calls.items():
        call(_PLENTY)  # imports, and what is made once
        figures[name] = (
            stated(call),
            taken(lambda call=call: call(_PLENTY)),
            taken(lambda call=call: refused(call)),
        )
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
