"""What notebooks and terminals show. The only place that escapes article text."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from broadsheet import _core

if TYPE_CHECKING:
    from broadsheet.article import Article
    from broadsheet.comparison import Comparison
    from broadsheet.corpus import Corpus
    from broadsheet.evidence import Explanation

__all__ = [
    "article_html",
    "comparison_html",
    "corpus_dates",
    "corpus_html",
    "date_range",
    "explanation_html",
    "html_text",
    "number",
    "outlets_text",
    "p_text",
    "plural",
    "short_date",
    "shown_part",
    "signed_text",
    "table_html",
    "terminal_text",
    "terminal_width",
    "times_text",
    "visible_text",
]

_LINES_SHOWN = 200
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def visible_text(text: object) -> str:
    """Text without characters that act instead of showing.

    Control characters, direction overrides and lone surrogates become U+FFFD; tabs and line
    ends stay. What a page prints can then neither break it nor reorder what stands around it.
    """
    return "".join(_visible(character) for character in str(text))


def _visible(character: str) -> str:
    if character in "\n\t" or character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"}:
        return " "
    if (
        category == "Cf"
        and character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ):
        return character  # joiners and soft hyphens belong to words
    return "\ufffd"


def html_text(text: object) -> str:
    """Text for an HTML page or attribute."""
    import html

    return html.escape(visible_text(text), quote=True)


def terminal_text(text: object) -> str:
    r"""Text for a terminal: one line, control sequences made visible.

    Examples
    --------
    >>> terminal_text("a\x1b[31mb\n c")
    'a\\x1b[31mb c'
    """
    plain = re.sub(r"\s+", " ", str(text))
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in plain
    )


def terminal_width() -> int:
    """How many characters fit into a line: of the terminal, else what pandas is set to or 80."""
    import shutil

    import pandas as pd

    preset = pd.get_option("display.width")
    return max(shutil.get_terminal_size((preset or 80, 24)).columns, 40)


def number(value: float) -> str:
    """A count with thin separators, a rate with as many digits as it needs.

    Examples
    --------
    >>> number(12408), number(3.14159), number(0.0)
    ('12,408', '3.14', '0')
    """
    if value != value:
        return "–"
    if float(value).is_integer():
        return f"{int(value):,}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def plural(n: int, noun: str) -> str:
    """1 article, 2 articles."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


def p_text(p: float) -> str:
    """A p-value as a reader wants it.

    Examples
    --------
    >>> p_text(0.25), p_text(0.0031), p_text(2.4e-9), p_text(0.0501)
    ('0.25', '0.0031', '2×10⁻⁹', '0.0501')
    """
    if p != p:
        return "–"
    if p >= 0.00095:
        # Which side of 0.05 a value is on must not be lost by rounding.
        is_close = p != 0.05 and f"{p:.2g}" == "0.05"
        return f"{p:.3g}" if is_close else f"{p:.2g}"
    if p <= 0:
        return "0"
    digits, exponent = f"{p:.0e}".split("e-")
    return f"{digits}×10⁻{exponent.lstrip('0').translate(_SUPERSCRIPTS)}"


def times_text(log_ratio: float) -> str:
    """How many times as often, from a log ratio.

    Examples
    --------
    >>> times_text(1.7), times_text(-7.0)
    ('3.2', '128')
    """
    times = 2 ** abs(log_ratio)
    return f"{times:.2g}" if times < 10 else f"{times:.0f}"


def signed_text(value: float, digits: int) -> str:
    """A number with its sign, a true minus.

    Examples
    --------
    >>> signed_text(1.254, 2), signed_text(-1.254, 1)
    ('+1.25', '\u22121.3')
    """
    return f"{value:+.{digits}f}".replace("-", "\u2212")


def shown_part(text: str, begin: int, end: int) -> str:
    """Part of a text from begin to end, cut between words, with an ellipsis where it was cut.

    Examples
    --------
    >>> shown_part("the ministry announced it", 2, 20), shown_part("whole", 0, 9)
    ('\u2026ministry\u2026', 'whole')
    """
    begin, end = max(begin, 0), min(end, len(text))
    if begin > 0 and not text[begin - 1].isspace():
        space = text.find(" ", begin, end)
        begin = space if space >= 0 else begin
    if end < len(text) and not text[end].isspace():
        space = text.rfind(" ", begin + 1, end)
        end = space if space >= 0 else end
    part = text[begin:end].strip()
    return ("\u2026" if begin > 0 else "") + part + ("\u2026" if end < len(text) else "")


def short_date(date: Any) -> str:
    """9 Jan 2024; "" where there is none."""
    if date is None or date != date:
        return ""
    return f"{date.day} {date:%b %Y}"


def date_range(dates: Iterable[Any]) -> str:
    """From the first to the last of some dates."""
    known = sorted(date for date in dates if date is not None and date == date)
    if not known:
        return "no dates"
    first, last = short_date(known[0]), short_date(known[-1])
    return first if first == last else f"{first} to {last}"


def table_html(rows: Sequence[Sequence[object]], head: Sequence[str] = ()) -> str:
    """A plain table; everything in it is escaped."""
    top = "".join(f"<th>{html_text(name)}</th>" for name in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{html_text(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    thead = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f"<table>{thead}<tbody>{body}</tbody></table>"


def outlets_text(outlets: Iterable[str | None], limit: int = 4) -> str:
    """The names of some outlets, most frequent first."""
    counts: dict[str, int] = {}
    for outlet in outlets:
        if outlet:
            counts[outlet] = counts.get(outlet, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    if not names:
        return "not known"
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more


def corpus_html(corpus: Corpus) -> str:
    """The table that a corpus shows in Jupyter."""
    core = corpus._core
    kinds = core.set_aside()["kind"]
    aside = f"{len(kinds):,} lines" if len(kinds) else "nothing"
    counts: dict[str, int] = {}
    for kind in kinds:
        counts[kind] = counts.get(kind, 0) + 1
    if counts:
        named = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        aside += " (" + ", ".join(f"{n:,} {kind}" for kind, n in named) + ")"
    rows: list[tuple[str, object]] = [
        ("articles", number(len(corpus))),
        ("words", number(int(core.article_lengths().sum()))),
        ("outlets", outlets_text(core.outlets)),
        ("dates", date_range(corpus_dates(corpus))),
        ("set aside", aside),
    ]
    if corpus._skipped:
        rows.append(("skipped", f"{len(corpus._skipped):,}, see corpus.skipped"))
    return table_html(rows)


def corpus_dates(corpus: Corpus) -> list[Any]:
    """The first and the last date of a corpus, as plain dates; empty where it has none."""
    from broadsheet.article import decode_date

    core = corpus._core
    dates, offsets, forms = core.dates, core.date_offsets, core.date_forms
    known = [i for i, date in enumerate(dates.tolist()) if date != _core.NO_DATE]
    if not known:
        return []
    ends = (min(known, key=lambda i: dates[i]), max(known, key=lambda i: dates[i]))
    decoded = [decode_date(int(dates[i]), int(offsets[i]), int(forms[i])) for i in ends]
    return [date.date() if isinstance(date, datetime.datetime) else date for date in decoded]


def article_html(article: Article) -> str:
    """An article in Jupyter: its lines, what is not counted in grey."""
    about = ", ".join(
        part
        for part in (article.outlet or "", short_date(article.date), article.author or "")
        if part
    )
    aside: dict[int, list[tuple[int, int, str, str]]] = {}
    for number_, *stretch in article._corpus._core.set_aside_ranges(article._position):
        aside.setdefault(number_, []).append(tuple(stretch))
    shown = []
    for number_, line in enumerate(article.lines[:_LINES_SHOWN], start=1):
        if not visible_text(line.text).strip():
            continue
        text = _line_html(line.text.encode(), aside.get(number_, []))
        shown.append(f"<p><b>{text}</b></p>" if line.kind == "title" else f"<p>{text}</p>")
    more = len(article.lines) - _LINES_SHOWN
    if more > 0:
        shown.append(f"<p><i>{more:,} more lines</i></p>")
    head = f"<p><small>{html_text(about)}</small></p>"
    return f"<div style='max-width:44em'>{head}{''.join(shown)}</div>"


def _line_html(text: bytes, aside: Iterable[tuple[int, int, str, str]]) -> str:
    """A line with the stretches that are not counted (begin, end, kind, reason) in grey."""
    done, pieces = 0, []
    for begin, end, kind, reason in aside:
        stretch = text[begin:end].decode(errors="replace")
        grey = html_text(stretch.rstrip())
        if not grey:
            continue
        after = " " if stretch[-1:].isspace() else ""
        note = html_text(f"{kind}: {reason}" if reason else kind)
        tag = f"<small>[{html_text(kind)}]</small>"
        pieces.append(html_text(text[done:begin].decode(errors="replace")))
        pieces.append(f"<span style='color:#888' title='{note}'>{grey} {tag}</span>{after}")
        done = end
    return "".join(pieces) + html_text(text[done:].decode(errors="replace"))


def comparison_html(difference: Comparison) -> str:
    """The table that a comparison shows in Jupyter: both sides and the strongest terms."""
    from broadsheet.report import side_facts

    a, b = (side_facts(corpus) for corpus in (difference.a, difference.b))
    name_a, name_b = difference.names
    facts = table_html(
        [
            ("articles", number(a["articles"]), number(b["articles"])),
            ("words", number(a["words"]), number(b["words"])),
            ("outlets", a["outlets"], b["outlets"]),
            ("dates", a["dates"], b["dates"]),
        ],
        ("", name_a, name_b),
    )
    rows = []
    for row in difference._rows(difference._default_min_articles)[:10]:
        side = name_a if row["log_ratio"] > 0 else name_b
        rows.append(
            (
                row["term"],
                side,
                number(row["per_million_a"]),
                number(row["per_million_b"]),
                f"{row['log_ratio']:+.2f}",
                p_text(row["p_value"]),
                p_text(row["q_value"]),
            )
        )
    head = ("term", "more in", "per million, a", "per million, b", "log ratio", "p", "q")
    told = html_text(difference._copies.told().removeprefix("; "))
    copies = f"<p>{told}</p>" if told else ""
    return facts + copies + table_html(rows, head)


def explanation_html(explanation: Explanation) -> str:
    """Counts, test and evidence of one term."""
    name_a, name_b = explanation.names
    counts = table_html(
        [
            (name, number(count), number(articles), number(rate))
            for name, count, articles, rate in (
                (name_a, explanation.count_a, explanation.articles_a, explanation.per_million_a),
                (name_b, explanation.count_b, explanation.articles_b, explanation.per_million_b),
            )
        ],
        ("", "count", "articles", "per million"),
    )
    evidence = ""
    for name, sentences in ((name_a, explanation.sentences_a), (name_b, explanation.sentences_b)):
        quotes = "".join(
            f"<li>{html_text(s.before)}<mark>{html_text(s.match)}</mark>{html_text(s.after)}"
            f"<br><small>{html_text(s.source)}</small></li>"
            for s in sentences
        )
        evidence += f"<h4>{html_text(name)}</h4><ul>{quotes or '<li>nowhere</li>'}</ul>"
    return (
        f"<h3>{html_text(explanation.term)}</h3>{counts}"
        f"<p>{html_text(explanation.verdict)}</p>{evidence}"
    )
