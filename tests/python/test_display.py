"""What notebooks and terminals show, to the letter; and that article text only ever shows."""

from __future__ import annotations

import datetime
import math
import re

import pandas as pd
import pytest
from hostile import STRINGS, Page

import broadsheet as bs
from broadsheet import display
from broadsheet.evidence import ratio_text


@pytest.fixture(scope="module")
def difference() -> bs.Comparison:
    rows = [("A", "They built a wall."), ("A", "The wall is long."), ("B", "Rain fell on us.")]
    corpus = bs.read([{"outlet": o, "text": t, "date": "2024-01-09"} for o, t in rows])
    return bs.compare(corpus, by="outlet")


def test_plain_forms(difference: bs.Comparison) -> None:
    assert repr(difference.a) == "<Corpus of 2 articles, 8 words>"
    assert repr(difference) == "<Comparison of A (2 articles) and B (1 article) by article>"
    assert repr(difference.a[0]) == "<Article 'They built a wall.', A, 2024-01-09>"
    assert repr(difference.explain("wall")).splitlines()[1:] == [
        "A: 2 times in 2 articles, 250,000 per million words",
        "  - They built a wall.  [A, 9 Jan 2024]",
        "  - The wall is long.  [A, 9 Jan 2024]",
        "B: not once",
    ]
    assert "2 times in A, never in B (log ratio" in difference.explain("wall").verdict
    assert ratio_text(-1.0, ("A", "B"), 2, 4) == "2 times as often in B as in A"
    assert ratio_text(1.0, ("A", "B"), 4, 2, both=False) == "2 times as often in A"
    assert ratio_text(math.nan, ("A", "B"), 4, 0) == "not comparable"


def test_a_corpus_as_html(difference: bs.Comparison) -> None:
    assert difference.a._repr_html_() == (
        "<table><tbody><tr><td>articles</td><td>2</td></tr><tr><td>words</td><td>8</td></tr>"
        "<tr><td>outlets</td><td>A</td></tr><tr><td>dates</td><td>9 Jan 2024</td></tr>"
        "<tr><td>set aside</td><td>nothing</td></tr></tbody></table>"
    )


def test_skipped_is_counted_in_what_a_corpus_shows(tmp_path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "The port."}\n[1]\n{"text": 3}\n')
    with pytest.warns(bs.DataWarning, match="2"):
        corpus = bs.read(path, on_error="skip")
    assert "<td>skipped</td><td>2, see corpus.skipped</td>" in corpus._repr_html_()
    assert corpus.skipped["line"].tolist() == [2, 3]
    assert repr(corpus) == "<Corpus of 1 article, 2 words, 2 skipped>"


def test_every_html_form_escapes() -> None:
    rows = [
        {"text": f"word {s} and {s}\nREAD MORE: {s}", "title": s, "outlet": s, "author": s, "id": s}
        for s in STRINGS
    ]
    corpus = bs.read(rows)
    vocabulary = dict(zip(corpus.vocabulary, STRINGS, strict=False))
    corpus = corpus.map_terms(vocabulary)
    difference = bs.compare(corpus[:6], corpus[6:], names=(STRINGS[0], STRINGS[7]))
    shown = [corpus, difference, *corpus, *map(difference.explain, STRINGS[:5])]
    shown += [corpus.concordance("word"), corpus.search("word"), corpus.vectors("tfidf")]
    shown += [bs.Tokenizer(), bs.Tokenizer(splitter=str.split)]
    for thing in shown:
        Page(thing._repr_html_()).check()
    printed = [difference, difference.plot, *map(difference.explain, STRINGS[:5])]
    for thing in [*printed, corpus.concordance("word"), corpus.search("word")]:
        assert not set(repr(thing)) & {"\x1b", "\x07", "\x00", "\u202e"}


def test_what_is_not_counted_within_a_line_is_grey() -> None:
    text = "Ports shut\nMARROW BAY \u2014 The Harbor Ledger asked on Monday.\nREAD MORE: Ships"
    article = bs.read([{"text": text, "outlet": "The Harbor Ledger"}])[0]
    aside = article.set_aside
    page = article._repr_html_()
    grey = re.findall(r"<span style='color:#888' title='[^']+'>(.*?) <small>\[(\w+)\]", page)
    assert grey == [
        ("MARROW BAY \u2014", "dateline"),
        ("The Harbor Ledger", "owner"),
        ("READ MORE: Ships", "related"),
    ]
    assert [text for text, _ in grey] == [text.strip() for text in aside["text"]]
    assert [kind for _, kind in grey] == aside["kind"].tolist()
    shown = re.sub(r" <small>\[\w+\]</small>|<small>.*?</small>", "", page)
    assert re.sub(r"<[^>]+>", "", shown) == text.replace("\n", "")


def test_wide_tables_print_what_matters(difference: bs.Comparison, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    table = difference.keyness(min_articles=1)
    lines = repr(table).splitlines()
    first = {"term", "count_a", "count_b", "log_ratio", "p_value", "q_value"}
    assert first <= set(lines[0].split()) < set(table.columns)
    assert max(map(len, lines)) <= 80
    note = " ".join(lines[len(table) + 2 :])
    assert note.startswith(f"[{len(table)} rows x {table.shape[1]} columns; not shown: ")
    shown = {*lines[0].split(), *note.partition("shown: ")[2].rstrip("]").split(", ")}
    assert shown == set(table.columns)
    assert repr(table[["term"]]) == repr(pd.DataFrame(table)[["term"]])
    monkeypatch.setenv("COLUMNS", "400")
    assert repr(table) == repr(pd.DataFrame(table))
    rows = [{"text": f"The port.\nREAD MORE: {'wall ' * 12}{i}"} for i in range(70)]
    corpus = bs.read(rows)
    monkeypatch.setenv("COLUMNS", "80")
    lines = repr(corpus.set_aside).splitlines()
    assert "READ MORE: wall wall wall wall" in lines[1]
    assert len(lines) == 14  # head, five rows, dots, five rows, blank, note
    assert lines[-1].startswith("[70 rows x 5 columns; not shown: ")


def test_pictures_and_vectors_say_what_they_are(difference: bs.Comparison) -> None:
    assert repr(difference.plot) == "<Pictures of A and B: .keyness() .shift() .scatter()>"
    vectors = difference.a.vectors("tfidf")
    assert vectors._repr_html_() == (
        "<table><tbody><tr><td>articles</td><td>2</td></tr><tr><td>terms</td><td>"
        f"{len(vectors.terms)}</td></tr><tr><td>weighting</td><td>tfidf</td></tr></tbody></table>"
    )
    latent = difference.a.vectors("tfidf", dimensions=1)._repr_html_()
    assert "<td>dimensions</td><td>1</td>" in latent
    assert "squared norm" in latent
    options = bs.Tokenizer(case="keep", split_hyphens=False)._repr_html_()
    assert "<td>case</td><td>keep</td>" in options
    assert "<td>split_hyphens</td><td>no</td>" in options


def test_numbers() -> None:
    assert [display.number(x) for x in (0, 7, 12408, 3.14159, 12345.6, math.nan)] == [
        *("0", "7", "12,408", "3.14", "12,346", "–"),
    ]
    assert [display.p_text(p) for p in (1.0, 0.05, 0.00095, 9e-5, 1e-300, 0.0, math.nan)] == [
        *("1", "0.05", "0.00095", "9×10⁻⁵", "1×10⁻³⁰⁰", "0", "–"),
    ]
    assert [display.times_text(x) for x in (0, 1, -1, 3.4, 10)] == ["1", "2", "2", "11", "1024"]
    assert display.plural(1, "article") == "1 article"
    assert display.plural(1200, "article") == "1,200 articles"


def test_dates() -> None:
    first, last = datetime.date(2024, 1, 9), datetime.date(2024, 2, 1)
    assert display.date_range([last, None, first]) == "9 Jan 2024 to 1 Feb 2024"
    assert display.date_range([first, first]) == "9 Jan 2024"
    assert display.date_range([None]) == "no dates"


def test_text_that_acts_is_made_visible() -> None:
    assert display.html_text("<b>\x00\u202e&'\"") == "&lt;b&gt;\ufffd\ufffd&amp;&#x27;&quot;"
    assert display.terminal_text("a\x1b[31m\nb\u202e") == "a\\x1b[31m b\\u202e"
    assert display.visible_text("caf\u00e9 \u200d\u00ad") == "caf\u00e9 \u200d\u00ad"


def test_outlets() -> None:
    names = ["AP", "AP", "WTTW", None, "", "X", "Y", "Z", "Q"]
    assert display.outlets_text(names) == "AP, Q, WTTW, X and 2 more"
    assert display.outlets_text([None]) == "not known"


def test_a_part_of_a_sentence_is_cut_between_words():
    text = "The ministry announced that Zoë's harbour would close in the spring."
    words = text.split()
    for begin in range(len(text)):
        for end in range(begin + 22, len(text) + 1):  # a whole word at least
            part = display.shown_part(text, begin, end)
            assert part.startswith("\u2026") == (begin > 0)
            assert part.endswith("\u2026") == (end < len(text))
            assert set(part.strip("\u2026").split()) <= set(words)
            assert part.strip("\u2026") in text[begin:end]
    assert display.shown_part("Donaudampfschifffahrt", 3, 9) == "\u2026audamp\u2026"
    assert display.p_text(0.0501) == "0.0501"
    assert display.p_text(0.0499) == "0.0499"
    assert display.signed_text(-0.5, 1) == "\N{MINUS SIGN}0.5"
