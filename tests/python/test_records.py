"""Records of JSON Lines against the json module: the same values, the same refusals."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet as bs
from broadsheet import _core

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
other_keys = words.map(lambda word: "x" + word)
records = st.builds(
    lambda fields, others: fields | others,
    st.dictionaries(st.sampled_from(["text", "title", "outlet", "author", "date", "id"]), words),
    st.dictionaries(other_keys, values, max_size=5),
)


def refuse(constant: str) -> None:
    raise ValueError(constant)


def by_json(line: bytes) -> dict[str, Any] | None:
    """What the json module makes of a line, or None where it is no object of valid text."""
    try:
        found = json.loads(line.decode("utf-8"), parse_constant=refuse)
        json.dumps(found, ensure_ascii=False).encode("utf-8")  # no lone surrogate
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


@given(records, st.booleans(), st.sampled_from([None, 0, 2]))
def test_fields_and_all_others_come_through(
    record: dict[str, Any], ensure_ascii: bool, indent: int | None
) -> None:
    line = json.dumps(record, ensure_ascii=ensure_ascii, indent=indent).encode("utf-8")
    found = _core.parse_record(line)
    others = json.loads(found.pop("other"))
    assert found.pop("n_replaced") == 0
    assert {key: value for key, value in found.items() if value is not None} | others == record


@given(records, st.data())
def test_refuses_what_the_json_module_refuses(record: dict[str, Any], data: st.DataObject) -> None:
    others = {"x" + key: value for key, value in record.items()}
    line = bytearray(json.dumps(others).encode("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(line)))
        size = data.draw(st.integers(0, 2))
        line[at : at + size] = data.draw(
            st.sampled_from([b"", b'"', b"\\", b"{", b"]", b",", b"0", b"\\u", b"\xff", b"e"])
        )
    expected = by_json(bytes(line))
    if expected is None:
        with pytest.raises(bs.FormatError):
            _core.parse_record(bytes(line))
    elif not {"text", "title", "outlet", "author", "date", "id"} & expected.keys():
        assert json.loads(_core.parse_record(bytes(line))["other"]) == expected


@given(st.binary(max_size=60))
def test_any_bytes_give_a_record_or_a_format_error(line: bytes) -> None:
    for text in (line, b'{"text": "' + line + b'"}'):
        with contextlib.suppress(bs.FormatError):
            _core.parse_record(text)


@given(st.binary(max_size=40))
def test_replaces_as_python_does(text: bytes) -> None:
    plain = text.replace(b'"', b"").replace(b"\\", b"").translate(None, bytes(range(32)))
    found = _core.parse_record(b'{"text": "' + plain + b'"}', replace=True)
    assert found["text"] == plain.decode("utf-8", "replace")


def test_errors_carry_their_place() -> None:
    with pytest.raises(bs.FormatError, match=r"a JSONL line must be an object, found an array"):
        _core.parse_record(b'["text"]')
    with pytest.raises(bs.FormatError, match=r"nested deeper than 512"):
        _core.parse_record(b'{"x": ' + b"[" * 100_000)
