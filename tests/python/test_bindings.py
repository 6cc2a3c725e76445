"""The border between Python and the core: the lock, Ctrl-C, who owns an array, text."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from broadsheet import _core

testing = _core._Testing


@pytest.fixture
def ctrl_c_soon() -> Iterator[list[float]]:
    """Send SIGINT after 0.2 s; the list then holds when that was."""
    sent: list[float] = []

    def send() -> None:
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    # A process started in the background inherits "ignore SIGINT".
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, send)
    timer.start()
    yield sent
    timer.cancel()
    timer.join()
    signal.signal(signal.SIGINT, previous)


@pytest.mark.parametrize("threads", [1, 2])
def test_ctrl_c_stops_a_long_call(threads: int, ctrl_c_soon: list[float]) -> None:
    with pytest.raises(KeyboardInterrupt):
        testing.work_for(20.0, threads)
    assert time.perf_counter() - ctrl_c_soon[0] < 1.0


def test_what_the_signal_handler_raised_comes_out(ctrl_c_soon: list[float]) -> None:
    class Stop(Exception):
        pass

    def handler(_number: int, _frame: object) -> None:
        raise Stop("from the handler")

    before = signal.signal(signal.SIGINT, handler)
    try:
        with pytest.raises(Stop, match="from the handler"):
            testing.work_for(20.0, 1)
    finally:
        signal.signal(signal.SIGINT, before)
    assert ctrl_c_soon


def test_a_handler_that_returns_stops_nothing(ctrl_c_soon: list[float]) -> None:
    called: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: called.append(number))
    try:
        testing.work_for(0.5, 1)
    finally:
        signal.signal(signal.SIGINT, before)
    assert called == [signal.SIGINT]
    assert ctrl_c_soon


def test_other_threads_run_meanwhile() -> None:
    steps = 0
    done = threading.Event()

    def work() -> None:
        testing.work_for(0.3, 1)
        done.set()

    worker = threading.Thread(target=work)
    worker.start()
    while not done.is_set():
        steps += 1
        time.sleep(0.001)
    worker.join()
    assert steps > 20


def test_a_view_is_read_only_and_keeps_its_owner() -> None:
    before = testing.owners_alive()
    view = testing.view_of_three()
    assert testing.owners_alive() == before + 1
    part = view[1:]
    del view
    gc.collect()
    assert part.tolist() == [2, 3]
    assert not part.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        part[0] = 5
    with pytest.raises(ValueError, match="WRITEABLE"):
        part.flags.writeable = True
    del part
    gc.collect()
    assert testing.owners_alive() == before


def test_a_result_owns_its_memory_and_is_writable() -> None:
    array = testing.owned_array()
    assert array.dtype == np.float64
    array[0] = 9.0
    assert array.tolist() == [9.0, 1.5, 2.5, 3.5]


def test_a_matrix_has_rows() -> None:
    matrix = testing.owned_matrix()
    assert matrix.dtype == np.float32
    assert matrix.tolist() == [[1, 2], [3, 4], [5, 6]]


@pytest.mark.parametrize("text", ["", "plain", "Köln", "Ελλάδα", "日本", "a\0b", "🗞 news", "\xff"])
def test_text_crosses_both_ways(text: str) -> None:
    assert testing.to_utf8(text) == text.encode()
    assert testing.round_trip([text, "x", text]) == [text, "x", text]


def test_missing_text_is_empty() -> None:
    assert testing.round_trip([None, "a"]) == ["", "a"]
    assert testing.round_trip([]) == []


def test_what_is_no_text_is_named() -> None:
    with pytest.raises(TypeError, match=r"^texts\[1\] must be a str, got int$"):
        testing.round_trip(["a", 1])


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(ValueError, match=r"^texts\[0\] holds a lone surrogate at character 1"):
        testing.round_trip(["a\ud800"])
