"""What many threads ask for first is made once, also in a forked child."""

from __future__ import annotations

import os
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import broadsheet as bs
from broadsheet import _core, sample
from broadsheet.one_at_a_time import OneAtATime

THREADS = 8


def _at_once(ask: Any) -> list[Any]:
    start = threading.Barrier(THREADS)

    def asked(_: int) -> Any:
        start.wait()
        return ask()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(asked, range(THREADS)))


def test_threads_that_search_first_share_one_index(monkeypatch):
    made: list[str] = []
    build = _core.SearchIndex

    def slowly(*arguments: Any, **options: Any) -> Any:
        made.append("index")
        time.sleep(0.02)  # long enough for all to come
        return build(*arguments, **options)

    monkeypatch.setattr(_core, "SearchIndex", slowly)
    corpus = bs.read(["The port closed.", "Snow fell."])
    answers = _at_once(lambda: corpus.search("port")["article"].tolist())
    assert answers == [[0]] * THREADS
    assert made == ["index"]


def test_threads_that_count_first_share_one_matrix():
    corpus = bs.read(sample.articles_folder())
    counts = _at_once(lambda: corpus._counts)
    assert all(one is counts[0] for one in counts)


def test_one_thread_may_enter_twice_and_an_error_frees_it():
    once = OneAtATime()
    with pytest.raises(KeyError), once, once:
        raise KeyError
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: once.__enter__() is None).result(10)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_a_child_forked_while_it_is_held_does_not_wait():
    once = OneAtATime()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with once:
            held.set()
            done.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking with threads
        child = os.fork()
    if child == 0:
        with once:
            os._exit(7)
    try:
        for _ in range(200):
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            time.sleep(0.05)
        else:
            os.kill(child, 9)
            os.waitpid(child, 0)
            pytest.fail("the child waits for a thread that it does not have")
        assert os.waitstatus_to_exitcode(status) == 7
    finally:
        done.set()
        holder.join()
