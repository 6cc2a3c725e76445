"""Settings of the process, and those of a block."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import broadsheet as bs


def seen_in_another_thread() -> tuple[int, str]:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: (bs.options.seed, bs.options.frame)).result()


def test_what_is_set_holds_in_every_thread():
    try:
        bs.options.seed = 7
        bs.options.frame = "polars"
        assert seen_in_another_thread() == (7, "polars")
    finally:
        bs.options.seed = 0
        bs.options.frame = "pandas"
    assert seen_in_another_thread() == (0, "pandas")


def test_a_block_holds_in_its_own_thread_until_it_ends():
    with bs.options.using(seed=3):
        with bs.options.using(frame="polars"):
            assert (bs.options.seed, bs.options.frame) == (3, "polars")
            assert seen_in_another_thread() == (0, "pandas")
            bs.options.seed = 4  # in a block: of the block
            assert bs.options.seed == 4
            assert "seed=4" in repr(bs.options)
        assert (bs.options.seed, bs.options.frame) == (3, "pandas")
    assert bs.options.seed == 0


@pytest.mark.parametrize(
    ("seed", "error"), [("a", TypeError), (1.5, TypeError), (-1, ValueError), (2**64, ValueError)]
)
def test_a_seed_is_a_whole_number(seed, error):
    with pytest.raises(error, match="seed must be"):
        bs.options.seed = seed
    with pytest.raises(error, match="seed must be"):
        bs.read(["Snow fell.", "Snow."]).vectors("tfidf", dimensions=1, seed=seed)
