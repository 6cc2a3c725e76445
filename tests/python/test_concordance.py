"""Concordances: queries against regular expressions, orders, byte ranges, display, plot."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import broadsheet as bs
from broadsheet import sample


@pytest.fixture(scope="module")
def corpus() -> bs.Corpus:
    return bs.read(sample.jsonl_path(), boilerplate="keep")


def scanned(corpus: bs.Corpus, pattern: str) -> list[tuple[int, int, int]]:
    """Article and byte range of each match of a regular expression over the texts."""
    found = []
    for i, article in enumerate(corpus):
        for match in re.finditer(pattern, article.text):
            begin = len(article.text[: match.start()].encode())
            found.append((i, begin, begin + len(match[0].encode())))
    return found


def places(table: Any) -> list[tuple[int, int, int]]:
    return list(zip(table["article"], table["begin"], table["end"], strict=True))


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("border", r"(?<![\w-])(?i:border)(?![\w-])(?!’s\b)|(?<![\w-])(?i:border)(?=[’']s\b)"),
        ("immigra*", r"(?i:\bimmigra\w*)"),
        ("border bill", r"(?i:\bborder)\s+(?i:bill\b)"),
        ("strike|strikes", r"(?<![\w-])(?i:strikes?)(?![\w-])"),
    ],
)
def test_queries_find_what_a_scan_finds(corpus: bs.Corpus, query: str, pattern: str) -> None:
    table = corpus.concordance(query)
    assert len(table) > 0
    found, expected = places(table), scanned(corpus, pattern)
    # A scan knows no hyphens, numbers or sentences: a place more or less is looked at in turn.
    assert set(found) - set(expected) == set()
    missed = {
        corpus[i].text.encode()[b - 1 : e + 1].decode(errors="replace")
        for i, b, e in set(expected) - set(found)
    }
    assert all("-" in text or "." in text for text in missed), missed


def test_bytes_are_the_original_wording(corpus: bs.Corpus) -> None:
    for row in corpus.concordance("the", window=4, limit=200).itertuples():
        text = corpus[row.article].text.encode()
        assert text[row.begin : row.end].decode() == row.match
        assert row.match.lower() == "the"
        before = text[: row.begin].decode().rstrip()
        assert before.endswith(row.left)
        assert text[row.end :].decode().lstrip().startswith(row.right)
        assert len(bs.Tokenizer()(row.left)) <= 6
    assert corpus.concordance("the")["match"].count() == _count(corpus, "the")


def _count(corpus: bs.Corpus, term: str) -> int:
    return int(corpus.terms().set_index("term").loc[term, "count"])


def test_gaps() -> None:
    corpus = bs.read(["A border security deal. A border deal. The border and water deal."])
    assert corpus.concordance("border * deal")["match"].tolist() == ["border security deal"]
    assert corpus.concordance("border * * deal")["match"].tolist() == ["border and water deal"]
    assert len(corpus.concordance("border ** deal")) == 3


def test_case_and_diacritics() -> None:
    corpus = bs.read(["The US told us that Mr López met Mr Lopez."])
    assert corpus.concordance("US")["match"].tolist() == ["US"]
    assert corpus.concordance("us")["match"].tolist() == ["us"]
    assert corpus.concordance("us", ignore_case=True)["match"].tolist() == ["US", "us"]
    assert corpus.concordance("lopez")["match"].tolist() == ["López", "Lopez"]
    exact = corpus.concordance("lopez", ignore_diacritics=False)
    assert exact["match"].tolist() == ["Lopez"]
    other = corpus.concordance("TOLD")
    assert other["match"].tolist() == ["told"]
    assert any("another case" in note for note in other.attrs["notes"])


def test_orders_and_samples(corpus: bs.Corpus) -> None:
    by_date = corpus.concordance("port", sort="date")["date"].dropna()
    assert by_date.is_monotonic_increasing
    lefts = [
        bs.Tokenizer(case="fold")(text)[::-1]
        for text in corpus.concordance("border", sort="left")["left"]
    ]
    assert lefts == sorted(lefts)
    rights = [
        bs.Tokenizer(case="fold")(text)
        for text in corpus.concordance("border", sort="right")["right"]
    ]
    assert rights == sorted(rights)
    everything = set(places(corpus.concordance("port")))
    some = corpus.concordance("port", sample=10, seed=4)
    assert len(some) == 10
    assert set(places(some)) < everything
    assert places(some) == places(corpus.concordance("port", sample=10, seed=4, threads=2))
    assert places(some) != places(corpus.concordance("port", sample=10, seed=5))
    with pytest.raises(TypeError, match="query must be a str or a list of str, got None"):
        corpus.concordance(None)
    with pytest.raises(ValueError, match="sort must be one of"):
        corpus.concordance("port", sort="up")
    with pytest.raises(ValueError, match="at least one word"):
        corpus.concordance("* *")


def test_a_mapped_corpus_gives_the_same(corpus: bs.Corpus, tmp_path: Path) -> None:
    corpus.save(tmp_path / "c.broadsheet")
    mapped = bs.open(tmp_path / "c.broadsheet")
    assert mapped.concordance("border bill").equals(corpus.concordance("border bill"))


def test_display_escapes_and_says_how_many() -> None:
    corpus = bs.read(["A <script>alert(1)</script> deal & more."], boilerplate="keep")
    table = corpus.concordance("deal")
    shown = table._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "1 of 1 lines" in shown
    assert "<b>deal</b>" in shown


def test_plot_marks_every_match(corpus: bs.Corpus) -> None:
    import matplotlib

    matplotlib.use("agg")
    table = corpus.concordance("border")
    axes = table.plot(max_articles=200)
    (marks,) = (line for line in axes.get_lines() if line.get_marker() == "|")
    assert sorted(marks.get_xdata()) == sorted(table["begin"])
    assert len(axes.get_yticks()) == table["article"].nunique()
    assert axes.get_xlabel().startswith("position in the article")
    matplotlib.pyplot.close("all")


def test_a_name_finds_all_that_counts_as_it() -> None:
    corpus = bs.read(["Andrés Manuel López Obrador spoke.", "AMLO left. The White House is white."])
    acronym = corpus.map_terms({"Andrés Manuel López Obrador": "AMLO"})
    found = ["Andrés Manuel López Obrador", "AMLO"]
    assert acronym.concordance("AMLO")["match"].tolist() == found
    assert len(acronym.concordance("AMLO")) == acronym.terms()["count"].iloc[0]
    assert acronym.concordance("obrador")["match"].tolist() == ["Obrador"]  # only in the phrase
    named = corpus.map_terms({"AMLO": "López Obrador", found[0]: "López Obrador"})
    lines = named.concordance("lopez obrador")
    assert lines["match"].tolist() == found
    assert lines.attrs["terms"] == ["López Obrador"]
    house = corpus.map_terms({"white house": "White House"})
    assert house.concordance("house")["match"].tolist() == ["House"]
    assert house.concordance("white")["match"].tolist() == ["white"]  # a term of its own


def test_terms_of_several_words_are_found_as_one() -> None:
    corpus = bs.read(["Andrés Manuel López Obrador spoke. AMLO left."])
    mapped = corpus.map_terms({"Andres Manuel Lopez Obrador": "AMLO"})
    assert mapped.concordance("AMLO")["match"].tolist() == ["Andrés Manuel López Obrador", "AMLO"]
    assert mapped.concordance("López Obrador")["match"].tolist() == ["López Obrador"]


def test_bars_may_have_spaces() -> None:
    corpus = bs.read(["The wall and the fence fell. A wall | rose."])
    assert corpus.concordance("wall | fence")["match"].tolist() == ["wall", "fence", "wall"]
    assert corpus.concordance("the wall |fence")["match"].tolist() == ["The wall", "the fence"]


def test_initials_in_small_letters_are_the_country() -> None:
    corpus = bs.read(["The US left. They told us."])
    assert corpus.concordance("u.s.")["match"].tolist() == ["US"]


def test_a_word_that_only_stands_in_what_is_set_aside_is_told() -> None:
    corpus = bs.read(["A port\n\nSubscribe to our gazette\n\nThe port closed on Monday, he said."])
    assert corpus.set_aside["text"].tolist() == ["Subscribe to our gazette"]
    for query in ("gazette", ["port", "gazette"]):
        notes = corpus.concordance(query).attrs["notes"]
        assert len(notes) == 1
        assert notes[0].startswith('"gazette" stands only in lines that are set aside')
    assert corpus.only("title").concordance("Monday").attrs["notes"]
    assert corpus.concordance("port").attrs["notes"] == []
    assert corpus.concordance("port gazette").attrs["notes"] == []


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda c: c.concordance([]), ValueError, "at least one word or phrase"),
        (lambda c: c.concordance("a", window=1.5), TypeError, "window must be a whole number"),
        (lambda c: c.concordance("a", limit=1.5), TypeError, "limit must be a whole number"),
    ],
)
def test_errors_name_the_argument(call, error, says) -> None:
    with pytest.raises(error, match=says):
        call(bs.read(["A port."]))


def test_other_spellings_are_told() -> None:
    corpus = bs.read(["López met Lopez at the wall."])
    lines = corpus.concordance("López")
    assert len(lines) == 2
    assert "nan" not in repr(lines) + lines._repr_html_()  # no outlet is known
    note = '"lópez" also finds "lopez"; ignore_diacritics=False leaves that out'
    assert lines.attrs["notes"] == [note]
    assert corpus.concordance("wall").attrs["notes"] == []
    exact = corpus.concordance("López", ignore_diacritics=False)
    assert (len(exact), exact.attrs["notes"]) == (1, [])


def test_a_printed_concordance_shows_its_lines(corpus: bs.Corpus, monkeypatch) -> None:
    lines = corpus.concordance("residents")
    for width in (60, 80, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        first, *printed, last = repr(lines).splitlines()
        assert first == f"{len(lines)} lines in {lines['article'].nunique()} articles"
        assert last == f"... {len(lines) - 25} more lines"
        assert len(printed) == 25
        assert max(map(len, printed)) <= width
        begins = {line.lower().index(" residents") for line in printed}
        assert len(begins) == 1  # under one another
        assert ("2024-01-08" in printed[0]) == (width == 140)
        for line, row in zip(printed, lines.itertuples(), strict=False):
            assert line.split()[0] == str(row.article)
            at = line.lower().index(" residents")
            left, right = line[:at], line[at + len(" residents") :]
            assert row.left.split()[-1] in left
            assert not right.strip() or right.split()[0] == row.right.split()[0]


def test_other_forms_of_a_concordance_print_as_frames(corpus: bs.Corpus) -> None:
    lines = corpus.concordance("residents", limit=2)
    assert repr(lines[["left", "match"]]) == repr(pd.DataFrame(lines)[["left", "match"]])
    assert repr(corpus.concordance("zyzzyva")).splitlines() == [
        "0 lines in 0 articles",
        '"zyzzyva" does not occur',
    ]
    assert repr(lines.head(1)).startswith("1 line in 1 article\n")
    wild = bs.read([{"text": "a\x1b[31m port\u202e here", "outlet": "X\x07"}])
    assert not set(repr(wild.concordance("port"))) & {"\x1b", "\u202e", "\x07"}


def test_every_term_of_the_table_finds_itself() -> None:
    words = (
        "@AP #MeToo bit.ly/3x https://t.co/a?b=c me@x.org 24/7 10:30 a.m. $5bn US$3.5m 50¢ COVID-19 "
        "U.S. it's AT&T AT&amp;T don't C++ C# A* node.js 1,000 3.5% O'Neil rock'n'roll l'eau d'un "
        "aujourd'hui qu'il '90s R&D Q&A H2O été Straße İstanbul ﬁsh m² 日本 עברית 😀 foo_bar v2.0 "
        "c'è m'en n'est y'all Qur'an"
    ).split()
    texts = [f"We saw {word} in town." for word in words]
    texts += ["L'homme d'État n'a dit qu'un non.", "AT&T PAID EARLY.", " ".join(words)]
    corpus = bs.read(texts, boilerplate="keep")
    table = corpus.terms()
    found = [len(corpus.concordance(term, ignore_diacritics=False)) for term in table["term"]]
    odd = {
        t: (n, m) for t, n, m in zip(table["term"], table["count"], found, strict=True) if n != m
    }
    assert odd == {}
    assert {"l'", "d'", "us$3.5m"} <= set(table["term"])
    assert len(corpus.concordance("l' homme")) == len(corpus.concordance("l’homme")) == 1
    assert len(corpus.search("l'")) > 0

    shouted = bs.read(["AT&T PAID EARLY. THE PORT CLOSED."])
    assert [len(shouted.concordance(spelled)) for spelled in ("at&t", "AT&T")] == [1, 1]
