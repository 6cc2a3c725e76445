"""What stands behind a figure: a term's sentences, its test, and every place it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.display import number, p_text, plural, short_date, terminal_text, times_text
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["Explanation", "Sentence", "find_sentences", "ratio_text"]


@dataclass(frozen=True)
class Sentence:
    """A sentence that holds a term.

    Attributes
    ----------
    article : int
        Its article's position in that side of the comparison.
    before, match, after : str
        The sentence, as it stands in the article, in three parts.
    begin, end : int
        Bytes of the match: ``article.text.encode()[begin:end]``.
    title, outlet, date
        Of the article; "" and None where they are not known.
    """

    article: int
    before: str
    match: str
    after: str
    begin: int
    end: int
    title: str
    outlet: str
    date: Any

    @property
    def source(self) -> str:
        """Title, outlet and date in one line."""
        return ", ".join(part for part in (self.title, self.outlet, short_date(self.date)) if part)

    def __str__(self) -> str:
        return f"{self.before}{self.match}{self.after}"


@dataclass(frozen=True, repr=False)
class Explanation:
    """One term of a comparison with its test and its evidence.

    ``p_value``: by exchanging whole units between the two sets. ``units_a``, ``units_b`` and
    ``units_in_both`` say how many there were to exchange, ``copies`` how many articles counted
    with another of the same text. ``sentences_a`` and
    ``sentences_b`` are examples from different articles; ``concordance_a`` and
    ``concordance_b`` are all places.
    """

    term: str
    names: tuple[str, str]
    unit: str
    units_a: int
    units_b: int
    units_in_both: int
    count_a: int
    count_b: int
    articles_a: int
    articles_b: int
    per_million_a: float
    per_million_b: float
    log_ratio: float
    log_ratio_low: float
    log_ratio_high: float
    log_likelihood: float
    p_value: float
    sentences_a: list[Sentence]
    sentences_b: list[Sentence]
    note: str = ""
    copies: int = 0
    _sides: tuple[Corpus, Corpus] | None = field(default=None, compare=False)

    @cached_property
    def concordance_a(self) -> pd.DataFrame:
        """Every place of the term in the first set."""
        return self._sides[0].concordance(self.term, ignore_diacritics=False)  # type: ignore[index]

    @cached_property
    def concordance_b(self) -> pd.DataFrame:
        """Every place of the term in the second set."""
        return self._sides[1].concordance(self.term, ignore_diacritics=False)  # type: ignore[index]

    @property
    def exchanged(self) -> str:
        """What was exchanged, in words."""
        both = f" and {self.units_in_both:,} in both" if self.units_in_both else ""
        copies = f" (copies of one text as one, {self.copies:,} fewer)" if self.copies else ""
        return f"{self.units_a:,} and {self.units_b:,} {self.unit}s{both}{copies}"

    @property
    def verdict(self) -> str:
        """The finding in a sentence."""
        low, high = self.log_ratio_low, self.log_ratio_high
        ratio = ratio_text(self.log_ratio, self.names, self.count_a, self.count_b)
        return (
            f"{ratio} (log ratio {self.log_ratio:+.2f}, 95 % "
            f"interval {low:+.2f} to {high:+.2f}, G² {self.log_likelihood:.1f}). Exchanging "
            f"{self.exchanged} at random gives so large a difference with p = "
            f"{p_text(self.p_value)}."
        )

    def __repr__(self) -> str:
        lines = [f"{terminal_text(self.term)}: {self.verdict}"]
        if self.note:
            lines.append(terminal_text(self.note))
        for name, count, articles, rate, sentences in (
            (self.names[0], self.count_a, self.articles_a, self.per_million_a, self.sentences_a),
            (self.names[1], self.count_b, self.articles_b, self.per_million_b, self.sentences_b),
        ):
            lines.append(
                f"{terminal_text(name)}: {plural(count, 'time')} in {plural(articles, 'article')}, "
                f"{number(rate)} per million words"
                if count
                else f"{terminal_text(name)}: not once"
            )
            lines += [f"  - {terminal_text(s)}  [{terminal_text(s.source)}]" for s in sentences]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from broadsheet.display import explanation_html

        return explanation_html(self)


def ratio_text(
    log_ratio: float, names: tuple[str, str], count_a: int, count_b: int, *, both: bool = True
) -> str:
    """The log ratio in words: "3.2 times as often in AP as in WTTW".

    A word that one set never uses has no such ratio: "12 times in AP, never in WTTW". Without
    `both` only the set that uses it more is named, if the other uses it at all.
    """
    if log_ratio != log_ratio or count_a == count_b == 0:
        return "not comparable"
    more, less = names if log_ratio >= 0 else names[::-1]
    if min(count_a, count_b) == 0:
        return f"{plural(max(count_a, count_b), 'time')} in {more}, never in {less}"
    there = f"{times_text(log_ratio)} times as often in {more}"
    return f"{there} as in {less}" if both else there


def find_sentences(side: Corpus, term: str, wanted: int) -> list[Sentence]:
    """Sentences with the term from as many different articles, evenly over the set."""
    if wanted < 1:
        return []
    places = _core.first_places(side._core, term, thread_count(None))
    columns = (places[name].tolist() for name in ("article", "begin", "end"))
    first = {article: (begin, end) for article, begin, end in zip(*columns, strict=True)}
    found: list[Sentence] = []
    seen: set[str] = set()
    articles = list(first)
    step = max(1, len(articles) // wanted)
    order = [*articles[::step], *articles]
    for article in dict.fromkeys(order):
        sentence = _sentence(side, article, *first[article])
        if str(sentence) in seen:
            continue
        seen.add(str(sentence))
        found.append(sentence)
        if len(found) == wanted:
            break
    return sorted(found, key=lambda sentence: sentence.article)


def _sentence(side: Corpus, position: int, begin: int, end: int) -> Sentence:
    article = side[position]
    text = article.text.encode()
    first, last = _core.sentence_of(side._core, position, begin)
    first, last = min(first, begin), max(last, end)

    def cut(start: int, stop: int) -> str:
        return text[start:stop].decode(errors="replace")

    return Sentence(
        article=position,
        before=cut(first, begin),
        match=cut(begin, end),
        after=cut(end, last),
        begin=begin,
        end=end,
        title=article.title or "",
        outlet=article.outlet or "",
        date=article.date,
    )
