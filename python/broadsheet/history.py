"""What was done to come to a set of articles, told in a sentence for each step."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from broadsheet.display import number, plural

__all__ = ["mapped_terms", "steps_text"]

_LISTED = 20


def mapped_terms(
    before: Sequence[str], after: Sequence[str | None], phrases: Mapping[str, str | None]
) -> dict[str, Any]:
    """What a map of terms did, for the history: how many of each kind, and the first of them."""
    dropped = [old for old, new in zip(before, after, strict=True) if not new]
    renamed = [
        f"{old} as {new}"
        for old, new in zip(before, after, strict=True)
        if new not in (old, None, "")
    ]
    joined = list(phrases)
    step: dict[str, Any] = {}
    for name, some in (("dropped", dropped), ("renamed", renamed), ("joined", joined)):
        if some:
            step[name] = len(some)
            step[f"{name}_terms"] = some[:_LISTED]
    return step


def steps_text(history: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each step in words.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The port closed."]).map_terms({"the": None})
    >>> steps_text(corpus.without("quote").history)
    ['read 1 article', 'terms mapped by dict: 1 dropped (the)', 'without quote']
    """
    return [_step_text(step) for step in history]


def _step_text(step: Mapping[str, Any]) -> str:
    kind = step.get("step")
    if kind == "add":
        sides = ("; ".join(steps_text(step.get(side, []))) for side in ("left", "right"))
        return "(" + ") and (".join(sides) + ") put together"
    if kind in ("read", "append"):
        source = str(step.get("source", ""))
        is_path = os.sep in source or "." in source  # else a list's own description
        named = f" from {Path(source).name}" if is_path else ""
        skipped = step.get("skipped", 0)
        left = f", {number(skipped)} skipped" if skipped else ""
        kept = ", boilerplate kept" if step.get("boilerplate") == "keep" else ""
        verb = "read" if kind == "read" else "appended"
        return f"{verb} {plural(step.get('articles', 0), 'article')}{named}{left}{kept}"
    if kind == "map_terms":
        parts = []
        for name in ("dropped", "renamed", "joined"):
            if n := step.get(name):
                terms = ", ".join(step.get(f"{name}_terms", [])) + (
                    ", \u2026" if n > _LISTED else ""
                )
                parts.append(f"{number(n)} {name} ({terms})")
        return f"terms mapped by {step.get('by')}: {'; '.join(parts) or 'nothing changed'}"
    if kind in ("only", "without"):
        return f"{kind} {', '.join(step.get('kinds', []))}"
    if kind == "select":
        return f"{plural(step.get('articles', 0), 'article')} selected"
    told = ", ".join(
        f"{name} {_value_text(value)}" for name, value in step.items() if name != "step"
    )
    return f"{kind}: {told}" if told else str(kind)


def _value_text(value: Any) -> str:
    if isinstance(value, list):
        return " or ".join(str(item) for item in value)
    return str(value)
