"""What help(), completion and type checkers see of the nouns: whole signatures and docstrings."""

from __future__ import annotations

import inspect
import re

import pytest

import broadsheet as bs

# Columns and parameters of a scheme have names of the user's choice or are listed in the text.
OPEN = {"where": "fields", "append": "fields", "vectors": "parameters"}
# Their names say it all.
PLAIN = {"save"}


def methods() -> list[tuple[str, str]]:
    nouns = {"Corpus": bs.Corpus, "Comparison": bs.Comparison, "Vectors": bs.Vectors}
    return [
        (noun, name)
        for noun, kind in nouns.items()
        for name, member in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    ]


@pytest.mark.parametrize(("noun", "name"), methods())
def test_every_method_shows_and_explains_its_parameters(noun: str, name: str) -> None:
    method = getattr(getattr(bs, noun), name)
    text = inspect.getdoc(method) or ""
    parameters = list(inspect.signature(method).parameters.values())[1:]
    loose = [p.name for p in parameters if p.kind is p.VAR_KEYWORD]
    assert loose == ([OPEN[name]] if name in OPEN and loose else [])
    explained = text.partition("Parameters\n----------\n")[2].partition("\nReturns\n")[0]
    for parameter in parameters:
        assert re.search(rf"^.*(?<!\w){parameter.name}(?!\w)", explained or text, re.M)
    if len(parameters) > 1:
        assert "Parameters\n----------" in text
    if inspect.signature(method).return_annotation not in ("None", None):
        assert "Returns\n-------" in text or len(parameters) <= 1
    assert ">>>" in text or name in PLAIN
