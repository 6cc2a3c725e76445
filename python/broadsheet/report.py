"""A comparison as one HTML page: no network, no script, every text escaped."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.display import (
    corpus_dates,
    date_range,
    number,
    outlets_text,
    p_text,
    plural,
    short_date,
    shown_part,
    signed_text,
    times_text,
    visible_text,
)
from broadsheet.errors import MissingFileError, ReadError
from broadsheet.history import steps_text
from broadsheet.options import options, thread_count

if TYPE_CHECKING:
    from broadsheet.comparison import Comparison
    from broadsheet.corpus import Corpus
    from broadsheet.evidence import Sentence
    from broadsheet.similarity import Similarity

__all__ = ["side_facts", "write_report"]

_ROUNDS = 199
_SENTENCES = 3
_EXAMPLES = 3
_SENTENCE_CHARACTERS = 420
_EVIDENCE_TERMS = 10

# The chart's measures, in its own units: for a page, and for a telephone.
_ROW = 22
_TOP = 34
_WIDE = {"labels": 150, "plot": 560}
_NARROW = {"labels": 115, "plot": 240}
_UNIT_OF_LABEL = 7.2  # the width of a character


def write_report(
    difference: Comparison,
    path: str | os.PathLike[str],
    *,
    title: str | None,
    top: int,
    min_articles: int,
) -> Path:
    """Write the page; see :meth:`broadsheet.comparison.Comparison.report`."""
    page = render(difference, title=title, top=top, min_articles=min_articles)
    target = Path(path)
    try:
        target.write_text(page, encoding="utf-8")
    except OSError as error:
        kind = MissingFileError if isinstance(error, FileNotFoundError) else ReadError
        msg = f"cannot write the report {target}: {error.strerror}"
        raise kind(error.errno, msg, str(target)) from error
    return target


def render(difference: Comparison, *, title: str | None, top: int, min_articles: int) -> str:
    """The page as text."""
    import jinja2
    from markupsafe import Markup

    folder = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=number, p=p_text, times=times_text, plural=plural, signed=signed_text
    )
    template = environment.get_template("report.html.jinja")
    style = (folder / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    facts = page_facts(difference, top=top, min_articles=min_articles)
    heading = title or f"{difference.names[0]} and {difference.names[1]}"
    return template.render(title=heading, style=Markup(style), style_digest=digest, **facts)


def _finalize(value: Any) -> Any:
    """What every expression of the page passes through before it is escaped."""
    return value if hasattr(value, "__html__") else visible_text(value)


def page_facts(difference: Comparison, *, top: int, min_articles: int) -> dict[str, Any]:
    """Everything the page shows."""
    rows = difference._rows(min_articles)
    found = [row for row in rows if row["q_value"] < 0.05]
    more_a = [row for row in rows if row["log_ratio"] > 0][:top]
    more_b = [row for row in rows if row["log_ratio"] < 0][:top]
    charted = sorted([*more_a, *more_b], key=lambda row: -row["log_ratio"])
    names = difference.names
    units = difference._table.units()
    return {
        "names": names,
        "unit": difference.unit,
        "sides": [
            {"name": name, "letter": letter, **side_facts(corpus), "aside": _aside(corpus)}
            for name, letter, corpus in zip(names, "ab", (difference.a, difference.b), strict=True)
        ],
        "n_terms": len(rows),
        "n_found": len(found),
        "strongest": rows[0] if rows else None,
        "strongest_ratio": _ratio(rows[0], names) if rows else "",
        "tables": [
            {"name": names[0], "other": names[1], "letter": "a", "rows": more_a},
            {"name": names[1], "other": names[0], "letter": "b", "rows": more_b},
        ],
        "charts": [
            {
                "name": kind,
                "names": [_shortened(name, measures["plot"] // 16) for name in names],
                **chart(charted, **measures),
            }
            for kind, measures in (("wide", _WIDE), ("narrow", _NARROW))
        ],
        "evidence": [
            _evidence(difference, row)
            for row in [*more_a[:_EVIDENCE_TERMS], *more_b[:_EVIDENCE_TERMS]]
        ],
        "null": _null_facts(difference, rows, min_articles),
        "similarity": _similarity(difference),
        "method": _method(difference, min_articles, units),
        "units": units,
        "min_articles": min_articles,
    }


def _similarity(difference: Comparison) -> Similarity | None:
    try:
        return difference.similarity
    except ValueError:  # a side without counted words
        return None


def side_facts(corpus: Corpus) -> dict[str, Any]:
    """Headline figures of one set."""
    core = corpus._core
    lengths = core.article_lengths()
    return {
        "articles": len(corpus),
        "words": int(lengths.sum()),
        "empty": int((lengths == 0).sum()),
        "outlets": outlets_text(core.outlets),
        "dates": date_range(corpus_dates(corpus)),
    }


def _aside(corpus: Corpus) -> dict[str, Any]:
    columns = corpus._core.set_aside()
    kinds: dict[str, dict[str, Any]] = {}
    for kind, text, reason in zip(columns["kind"], columns["text"], columns["reason"], strict=True):
        entry = kinds.setdefault(kind, {"kind": kind, "n": 0, "examples": [], "reason": reason})
        entry["n"] += 1
        shown = _shortened(text.strip(), 110)
        if shown and shown not in entry["examples"] and len(entry["examples"]) < _EXAMPLES:
            entry["examples"].append(shown)
    ordered = sorted(kinds.values(), key=lambda entry: (-entry["n"], entry["kind"]))
    return {"n": len(columns["kind"]), "kinds": ordered}


def _evidence(difference: Comparison, row: dict[str, Any]) -> dict[str, Any]:
    from broadsheet.evidence import find_sentences

    sides = []
    for name, letter, corpus in zip(
        difference.names, "ab", (difference.a, difference.b), strict=True
    ):
        sentences = find_sentences(corpus, row["term"], _SENTENCES)
        sides.append(
            {
                "name": name,
                "letter": letter,
                "count": row[f"count_{letter}"],
                "articles": row[f"articles_{letter}"],
                "sentences": [_shown_sentence(sentence) for sentence in sentences],
            }
        )
    return {"row": row, "ratio": _ratio(row, difference.names), "sides": sides}


def _ratio(row: dict[str, Any], names: tuple[str, str]) -> str:
    from broadsheet.evidence import ratio_text

    return ratio_text(row["log_ratio"], names, row["count_a"], row["count_b"], both=False)


def _shown_sentence(sentence: Sentence) -> dict[str, str]:
    half = _SENTENCE_CHARACTERS // 2
    before = " ".join(sentence.before.split())
    after = " ".join(sentence.after.split())
    before = shown_part(before, len(before) - half, len(before))
    after = shown_part(after, 0, half)
    lead = " " if sentence.before[-1:].isspace() and before else ""
    trail = " " if sentence.after[:1].isspace() and after else ""
    return {
        "before": before + lead,
        "match": sentence.match,
        "after": trail + after,
        "title": _shortened(sentence.title, 120),
        "about": ", ".join(p for p in (sentence.outlet, short_date(sentence.date)) if p),
    }


def _null_facts(
    difference: Comparison, rows: list[dict[str, Any]], min_articles: int
) -> dict[str, Any] | None:
    if not rows:
        return None
    threads = thread_count(difference._threads)
    table = difference._table.null_line(min_articles, _ROUNDS, options.seed, threads)
    smallest = sorted(table["smallest_p"].tolist())
    largest = sorted(table["largest_log_likelihood"].tolist())
    strongest = rows[0]
    return {
        "rounds": _ROUNDS,
        "seed": options.seed,
        "median_p": smallest[len(smallest) // 2],
        "low_p": smallest[len(smallest) // 20],
        "median_g2": largest[len(largest) // 2],
        "high_g2": largest[-1 - len(largest) // 20],
        "beaten": sum(row["p_value"] < smallest[len(smallest) // 20] for row in rows),
        "share": float(_core.share_at_most(table["smallest_p"], strongest["p_value"])),
    }


def _method(
    difference: Comparison, min_articles: int, units: tuple[int, int, int]
) -> list[tuple[str, str]]:
    import broadsheet

    kinds, quotes = difference.a._core.mask
    counted = (
        ", ".join(kind for kind in kinds if kind != "blank")
        + {"all": "", "without": "; no direct speech", "only": "; direct speech only"}[quotes]
    )
    both = f", {units[2]:,} in both sets" if units[2] else ""
    return [
        ("broadsheet", broadsheet.__version__),
        ("words", _words_text(difference.a._core.tokenizer)),
        ("lines counted", counted),
        *_steps(difference),
        (
            "exchanged",
            f"{units[0]:,} and {units[1]:,} {difference.unit}s{both}{difference._copies.told()}",
        ),
        ("terms listed", f"in {min_articles} articles or more, both sets together"),
        ("seed", str(options.seed)),
        (f"digest of {difference.names[0]}", difference.a.digest),
        (f"digest of {difference.names[1]}", difference.b.digest),
    ]


def _steps(difference: Comparison) -> list[tuple[str, str]]:
    """How the articles came to be what is compared, once where both came the same way."""
    steps = [steps_text(corpus.history) for corpus in (difference.a, difference.b)]
    if steps[0] == steps[1]:
        return [("steps", "; ".join(steps[0]))]
    return [
        (f"steps to {name}", "; ".join(told))
        for name, told in zip(difference.names, steps, strict=True)
    ]


def _words_text(description: str) -> str:
    """What a tokenizer departs from, in place of all its options."""
    default = _core.default_tokenizer_options().split()
    changed = [item for item in description.split() if item not in default]
    return "as broadsheet's Tokenizer for news" + (
        f", but {', '.join(changed)}" if changed else ", every rule on"
    )


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "\u2026"


def chart(rows: list[dict[str, Any]], *, labels: int, plot: int) -> dict[str, Any]:
    """Where the marks of the chart stand, in the drawing's own units."""
    from broadsheet.plots import axis_limit, tick_text

    limit = axis_limit(rows)
    middle = labels + plot / 2
    scale = plot / 2 / limit

    def x(value: float) -> float:
        return round(middle + scale * max(-limit, min(limit, value)), 1)

    marks = []
    for place, row in enumerate(rows):
        low, high = row["log_ratio_low"], row["log_ratio_high"]
        known = low == low and high == high
        marks.append(
            {
                "term": _shortened(row["term"], round(labels / _UNIT_OF_LABEL)),
                "y": _TOP + _ROW * place + _ROW // 2,
                "x": x(row["log_ratio"]),
                "low": x(low) if known else None,
                "high": x(high) if known else None,
                "cut_low": known and low < -limit,
                "cut_high": known and high > limit,
                "letter": "a" if row["log_ratio"] > 0 else "b",
                "strong": row["q_value"] < 0.05,
                "tip": f"{row['term']}: log ratio {signed_text(row['log_ratio'], 2)} "
                f"({signed_text(low, 2)} to {signed_text(high, 2)}), p = {p_text(row['p_value'])}",
            }
        )
    return {
        "width": labels + plot + 20,
        "height": _TOP + _ROW * len(rows) + 12,
        "top": _TOP,
        "bottom": _TOP + _ROW * len(rows),
        "left": labels,
        "side": labels if plot > _NARROW["plot"] else 0,
        "right": labels + plot,
        "middle": middle,
        "ticks": [{"x": x(v), "text": tick_text(v)} for v in _ticks(limit, plot)],
        "marks": marks,
    }


def _ticks(limit: float, plot: int) -> Iterable[int]:
    step = 1
    while plot / (2 * limit / step) < 40:  # room for "1024x"
        step *= 2
    last = int(limit) // step * step
    return range(-last, last + 1, step)
