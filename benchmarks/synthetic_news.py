"""News that nobody wrote: articles with the distribution of words that real news has.

Word forms are made of syllables, short ones for frequent ranks; frequencies follow Zipf and
Mandelbrot, with topics that prefer words of their own. Articles have a title, an author's
line, paragraphs of sentences with capitals, commas, quotations (curly in four articles of ten),
names with accents, numbers, acronyms, and lines that belong to the page and not to the article.
The same seed gives the same articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

FUNCTION_WORDS = (
    "the of and to a in that for is on said was with he as it at his from by are be has but have "
    "an not they who will were this had which their its after about been one more or would new "
    "up when she out there than two her also last first people him some we all into year what if "
    "over can no other so before them more because could percent time while you most where during "
    "under against between state made years three many how just since government week"
).split()
ONSETS = "b c d f g h j k l m n p r s t v w b c d f g l m n p r s t ch gr pr sh st th tr".split()
NUCLEI = "a e i o u a e i o a e i o ai ea ou".split()
CODAS = ["", "", "", "", "", "", "n", "r", "s", "t", "l", "n", "r", "nd", "st", "ng"]
ENDINGS = ["", "", "", "", "", "s", "ed", "ing", "er", "ly"]
NAMES = (
    "José García;Zoë Müller;Renée Dubois;Óscar Núñez;Björn Åkesson;François Lefèvre;Ana Peña;"
    "Łukasz Żak;Seán Ó Briain;Marta Estévez;Jürgen Groß;Chloé Béranger;Elif Çelik;Tomáš Dvořák"
).split(";")
ACRONYMS = "US UN EU NATO FBI GOP NFL CEO WHO IMF U.S. U.K.".split()
OUTLETS = [
    f"The {place} {paper}"
    for place in "Harbor Valley Lakeside Northern Capitol".split()
    for paper in "Ledger Tribune Courier Post".split()
]
PAGE_LINES = (
    "READ MORE: {title}",
    "Sign up for our newsletter to get the day's news in your inbox.",
    "Follow us on Twitter @{short}",
    "Advertisement",
    "(Photo: {name} / {outlet})",
    "Copyright 2024 {outlet}. All rights reserved.",
    "{name} contributed to this report.",
    "{outlet} is owned by a trust that does not take part in what it prints.",
)


def make_words(n: int, rng: np.random.Generator) -> list[str]:
    """Distinct word forms by rank: real function words, then syllables, longer with rank."""
    words = list(FUNCTION_WORDS)
    seen = set(words)
    while len(words) < n:
        missing = n - len(words)
        mean = 1.1 + 0.3 * np.log10(len(words) / 100 + 1)
        syllables = 1 + rng.poisson(mean - 0.6, missing)
        parts = rng.integers(0, 1 << 30, (missing, 3 * int(syllables.max()) + 1))
        for count, row in zip(syllables, parts, strict=True):
            form = "".join(
                ONSETS[row[3 * i] % len(ONSETS)]
                + NUCLEI[row[3 * i + 1] % len(NUCLEI)]
                + CODAS[row[3 * i + 2] % len(CODAS)]
                for i in range(count)
            )
            form += ENDINGS[row[-1] % len(ENDINGS)]
            if form not in seen:
                seen.add(form)
                words.append(form)
    return words[:n]


class NewsMaker:
    """Makes articles one after another."""

    def __init__(self, n_words: int = 600_000, n_topics: int = 300, seed: int = 7) -> None:
        self.rng = np.random.default_rng(seed)
        self.words = np.array(make_words(n_words, self.rng), dtype=object)
        ranks = np.arange(1, n_words + 1)
        weights = (ranks + 2.7) ** -1.05 * np.minimum(1.0, (8000.0 / ranks) ** 0.7)
        self.cumulative = np.cumsum(weights / weights.sum())
        first, last = len(FUNCTION_WORDS), min(n_words, 40_000)
        self.topics = self.rng.integers(first, last, (n_topics, 400))
        topic_weights = (np.arange(400) + 5.0) ** -1.0
        self.topic_cumulative = np.cumsum(topic_weights / topic_weights.sum())

    def _draw(self, n: int, topic: int) -> list[str]:
        ids = np.searchsorted(self.cumulative, self.rng.random(n))
        own = self.rng.random(n) < 0.15
        ranks = np.searchsorted(self.topic_cumulative, self.rng.random(int(own.sum())))
        ids[own] = self.topics[topic, np.minimum(ranks, 399)]
        return list(self.words[np.minimum(ids, len(self.words) - 1)])

    def _sentence(self, words: list[str], dice: Any, curly: bool) -> str:
        words = list(words)
        if dice[0] < 0.18:
            words[len(words) // 2] = NAMES[int(dice[1] * len(NAMES))]
        elif dice[0] < 0.30:
            words[len(words) // 2] = ACRONYMS[int(dice[1] * len(ACRONYMS))]
        elif dice[0] < 0.42:
            words[-2] = f"{int(dice[1] * 3000):,}"
        if len(words) > 12:
            words[len(words) // 3] += ","
        words[0] = words[0].capitalize()
        for place in (2, 7, 11):
            if place < len(words) and dice[2] < 0.4:
                words[place] = words[place].capitalize()
        if dice[3] < 0.06:
            words[1] += "’s" if curly else "'s"
        text = " ".join(words)
        if dice[4] < 0.16:
            left, right = ("“", "”") if curly else ('"', '"')
            return f"{left}{text},{right} {NAMES[int(dice[5] * len(NAMES))]} said."
        return text + "."

    def article(self, number: int, n_words: int) -> dict[str, str]:
        """One article of about `n_words` words as a record."""
        rng = self.rng
        topic = int(rng.integers(len(self.topics)))
        n = max(12, int(n_words * rng.lognormal(-0.08, 0.4)))
        words = self._draw(n + 8, topic)
        title = " ".join(w.capitalize() for w in words[:8])
        curly = rng.random() < 0.4
        outlet = OUTLETS[int(rng.integers(len(OUTLETS)))]
        name = NAMES[int(rng.integers(len(NAMES)))]
        lines = [title, f"By {name}"]
        sentences: list[str] = []
        at = 8
        dice = rng.random((n // 8 + 2, 6))
        lengths = 8 + rng.poisson(13, n // 8 + 2)
        for i, length in enumerate(lengths):
            if at + length > len(words):
                break
            sentences.append(self._sentence(words[at : at + length], dice[i], curly))
            at += int(length)
        step = 0
        while step < len(sentences):
            size = 1 + int(dice[step, 5] * 3)
            lines.append(" ".join(sentences[step : step + size]))
            step += size
        if n >= 200:
            fills = {"title": title, "short": outlet.split()[1], "name": name, "outlet": outlet}
            for choice, place in zip(rng.integers(0, len(PAGE_LINES), 2), (4, 9), strict=True):
                lines.insert(min(place, len(lines)), PAGE_LINES[choice].format(**fills))
        return {
            "id": f"{number}",
            "title": title,
            "outlet": outlet,
            "author": name,
            "date": f"2024-{1 + number % 12:02d}-{1 + number % 28:02d}T08:00:00Z",
            "text": "\n".join(lines),
        }

    def articles(self, n: int, n_words: int = 500) -> Iterator[dict[str, str]]:
        """`n` articles, one in twenty an edited copy of an earlier one."""
        kept: list[str] = []
        for number in range(n):
            record = self.article(number, n_words)
            if kept and self.rng.random() < 0.05:
                copy = kept[int(self.rng.integers(len(kept)))]
                record["text"] = copy.replace(" the ", " this ", 3)
                record["title"] = copy.split("\n", 1)[0]
            elif len(kept) < 2000:
                kept.append(record["text"])
            yield record
