"""Errors of the core become Python errors, by kind, with what they know as attributes."""

from __future__ import annotations

import errno
import pickle

import pytest

import broadsheet as bs
from broadsheet import _core

throw = _core._Testing.throw_kind


def test_read_error_is_an_os_error_with_errno_and_path() -> None:
    with pytest.raises(bs.ReadError, match=r"^cannot open it$") as caught:
        throw("ReadError", "cannot open it", "a/b.txt", errno.EACCES)
    error = caught.value
    assert isinstance(error, OSError)
    assert isinstance(error, bs.Error)
    assert not isinstance(error, bs.MissingFileError)
    assert (error.errno, error.filename, error.path) == (errno.EACCES, "a/b.txt", "a/b.txt")


def test_missing_file_error_is_a_file_not_found_error() -> None:
    with pytest.raises(bs.MissingFileError) as caught:
        throw("ReadError", "no such file", "a.txt", errno.ENOENT)
    assert isinstance(caught.value, FileNotFoundError)
    assert isinstance(caught.value, bs.ReadError)
    assert str(caught.value) == "no such file"


def test_read_error_without_a_path_has_none() -> None:
    with pytest.raises(bs.ReadError) as caught:
        throw("ReadError", "cannot read", "", errno.EIO)
    assert caught.value.path is None


def test_format_error_is_a_value_error_with_its_place() -> None:
    with pytest.raises(bs.FormatError, match=r"^not an object$") as caught:
        throw("FormatError", "not an object", "a.jsonl")
    error = caught.value
    assert isinstance(error, ValueError)
    assert isinstance(error, bs.Error)
    assert (error.path, error.line, error.byte_offset, error.article) == ("a.jsonl", 3, 120, 2)


def test_format_error_without_a_place_has_none() -> None:
    with pytest.raises(bs.FormatError) as caught:
        throw("FormatError without a place", "bad")
    error = caught.value
    assert (error.path, error.line, error.byte_offset, error.article) == (None, None, None, None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ArgumentError", ValueError),
        ("LimitError", OverflowError),
        ("MemoryLimitError", MemoryError),
        ("Interrupted", KeyboardInterrupt),
        ("a bug", RuntimeError),
    ],
)
def test_other_kinds_become_builtin_errors(kind: str, expected: type[BaseException]) -> None:
    with pytest.raises(expected) as caught:
        throw(kind, "the rule, the value, the remedy")
    assert type(caught.value) is expected
    if expected is not KeyboardInterrupt:
        assert str(caught.value) == "the rule, the value, the remedy"


def test_text_beyond_ascii_arrives_whole() -> None:
    with pytest.raises(bs.ReadError, match="Köln") as caught:
        throw("ReadError", "cannot open Köln", "Köln/\N{SNOWMAN}.txt", errno.EACCES)
    assert caught.value.path == "Köln/\N{SNOWMAN}.txt"


def test_a_path_that_is_no_utf8_can_be_opened_again() -> None:
    raw = b"caf\xe9.txt"
    with pytest.raises(bs.ReadError) as caught:
        throw("ReadError", b"cannot open caf\xe9.txt", raw, errno.EACCES)
    assert caught.value.path is not None
    assert caught.value.path.encode("utf-8", "surrogateescape") == raw
    assert str(caught.value) == r"cannot open caf\xe9.txt"


@pytest.mark.parametrize(
    "error",
    [
        bs.ReadError(errno.EACCES, "cannot open it", "a.txt"),
        bs.MissingFileError(errno.ENOENT, "nothing matches", "*.txt"),
        bs.FormatError("bad", path="a.jsonl", line=3, byte_offset=120, article=2),
        bs.Error("plain"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_pickle_with_all_they_know(error: bs.Error) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    for name in ("path", "errno", "filename", "line", "byte_offset", "article"):
        assert getattr(again, name, "absent") == getattr(error, name, "absent")


def test_data_warning_is_a_user_warning() -> None:
    assert issubclass(bs.DataWarning, UserWarning)
