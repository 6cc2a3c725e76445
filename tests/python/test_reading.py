"""bs.read: everything users bring, and every way it can be wrong."""

from __future__ import annotations

import gzip
import json
import os
import sys
import types
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import broadsheet as bs

RECORDS = [
    {"text": "The port closed.", "title": "Port shut", "outlet": "Ledger", "n": 1},
    {"text": "Snow fell.", "title": "Snow", "outlet": "Courier", "n": 2},
]


def write_lines(path: Path, lines: list[Any]) -> Path:
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines),
        encoding="utf-8",
    )
    return path


def terms(corpus: bs.Corpus) -> list[str]:
    return sorted(corpus.vocabulary)


# --- what can be read ------------------------------------------------------------------------


def test_texts() -> None:
    corpus = bs.read(["The port closed.", "Snow fell."])
    assert [article.text for article in corpus] == ["The port closed.", "Snow fell."]
    assert terms(corpus) == ["closed", "fell", "port", "snow", "the"]


def test_equal_texts_of_a_list_are_two_articles() -> None:
    assert len(bs.read(["Same.", "Same."])) == 2


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: RECORDS, id="list"),
        pytest.param(lambda: iter(RECORDS), id="iterator"),
        pytest.param(lambda: pd.DataFrame(RECORDS), id="pandas"),
        pytest.param(lambda: pl.DataFrame(RECORDS), id="polars"),
        pytest.param(lambda: pl.LazyFrame(RECORDS), id="polars-lazy"),
        pytest.param(lambda: pl.DataFrame(RECORDS).to_arrow(), id="arrow"),
    ],
)
def test_records_and_tables_give_the_same_corpus(make: Any) -> None:
    corpus = bs.read(make())
    assert corpus.articles["outlet"].tolist() == ["Ledger", "Courier"]
    assert corpus.articles["title"].tolist() == ["Port shut", "Snow"]
    assert corpus.articles["n"].tolist() == [1, 2]
    assert corpus[0].text == "Port shut\nThe port closed."
    assert corpus[0].original == "The port closed."
    assert corpus.articles["tokens"].tolist() == [5, 3]


def test_files_folders_patterns_and_paths(tmp_path: Path) -> None:
    for outlet, text in [("ledger", "The port closed."), ("courier", "Snow fell.")]:
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "one.txt").write_text(text, encoding="utf-8")
    expected = ["Snow fell.", "The port closed."]  # by path
    sources: list[Any] = [
        tmp_path,
        str(tmp_path),
        str(tmp_path / "**" / "*.txt"),
        [tmp_path / "courier" / "one.txt", tmp_path / "ledger" / "one.txt"],
        [tmp_path / "courier", tmp_path / "ledger"],
    ]
    for source in sources:
        corpus = bs.read(source, outlet="folder")
        assert [article.text for article in corpus] == expected
        assert corpus.articles["outlet"].tolist() == ["courier", "ledger"]
    assert bs.read(tmp_path).articles["outlet"].isna().all()


def test_a_file_named_twice_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The port closed.", encoding="utf-8")
    with pytest.warns(bs.DataWarning, match="named twice"):
        corpus = bs.read([path, path])
    assert len(corpus) == 1
    assert len(corpus.skipped) == 1


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".ndjson"])
def test_json_lines(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"news{suffix}"
    content = "".join(json.dumps(record) + "\n" for record in RECORDS).encode()
    path.write_bytes(gzip.compress(content) if suffix.endswith(".gz") else content)
    assert bs.read(path).digest == bs.read(str(path)).digest
    assert terms(bs.read(path)) == terms(bs.read(RECORDS))
    assert bs.read(path).articles["n"].tolist() == [1, 2]


def test_json_lines_equal_python_s_json_module(tmp_path: Path) -> None:
    texts = [
        'He said "no".',
        "Tab\tand\\slash",
        "caf\u00e9 \U0001f600 \u2028 end",
        "\u0000 nul",
        "",
    ]
    path = tmp_path / "news.jsonl"
    path.write_text(
        "".join(
            json.dumps({"text": text}, ensure_ascii=i % 2 == 0) + "\n"
            for i, text in enumerate(texts)
        ),
        encoding="utf-8",
    )
    assert [article.text for article in bs.read(path)] == texts


def test_named_columns() -> None:
    frame = pd.DataFrame({"body_clean": ["One."], "when": ["2024-01-31"], "paper": ["Ledger"]})
    corpus = bs.read(frame, text="body_clean", date="when", outlet="paper")
    assert str(corpus[0].date) == "2024-01-31"
    assert corpus[0].outlet == "Ledger"


def test_dates_keep_their_zone_and_one_that_does_not_parse_is_listed() -> None:
    rows = [
        {"text": "One.", "date": "2024-01-08T10:00:00+02:00"},
        {"text": "Two.", "date": "12/1..."},
        {"text": "Three.", "date": pd.Timestamp("2024-01-08 10:00")},
        {"text": "Four.", "date": None},
        {"text": "Five.", "date": ""},
    ]
    with pytest.warns(bs.DataWarning, match=r"12/1\.\.\."):
        corpus = bs.read(rows)
    assert corpus[0].date.isoformat() == "2024-01-08T10:00:00+02:00"  # type: ignore[union-attr]
    assert corpus[1].date is None
    assert corpus[2].date.isoformat() == "2024-01-08T10:00:00"  # type: ignore[union-attr]
    assert corpus.articles["date"].isna().tolist() == [False, True, False, True, True]
    assert corpus.articles["date"][0] == pd.Timestamp("2024-01-08T08:00Z")
    assert corpus.skipped["source"].tolist() == ["record 1", "record 4"]


def test_missing_values_of_tables_are_no_text_nan() -> None:
    frame = pd.DataFrame({"text": ["One.", "Two."], "outlet": ["Ledger", np.nan]})
    assert bs.read(frame)[0].outlet == "Ledger"
    assert bs.read(frame)[1].outlet is None
    assert bs.read(frame).articles["outlet"].isna().tolist() == [False, True]


def test_an_empty_article_and_an_empty_list_are_legal() -> None:
    corpus = bs.read(["", "Word."])
    assert corpus.articles["tokens"].tolist() == [0, 1]
    empty = bs.read([])
    assert len(empty) == 0
    assert empty.articles.empty
    assert empty.counts().shape == (0, 0)


def test_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes("Le café ferme.".encode("latin-1"))
    assert bs.read(path, encoding="latin-1")[0].text == "Le café ferme."
    path.write_bytes(b"\xef\xbb\xbfWith a mark.")
    assert bs.read(path)[0].text == "With a mark."


def test_python_strings_of_every_width() -> None:
    texts = ["ascii", "café", "“curly”", "\U0001f600 smile"]
    assert [article.text for article in bs.read(texts)] == texts


def test_like_takes_over_what_was_learned(sample_corpus: bs.Corpus) -> None:
    one = bs.read(
        [
            dict(zip(("text", "outlet", "id"), (a.original, a.outlet, a.id), strict=True))
            for a in sample_corpus[:1]
        ],
        like=sample_corpus,
    )
    assert one._core.tokenizer == sample_corpus._core.tokenizer
    with pytest.raises(ValueError, match="disagree"):
        bs.read(["One."], like=sample_corpus, tokenizer=bs.Tokenizer(case="fold"))


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_any_number_of_threads_gives_the_same_corpus(
    sample_corpus: bs.Corpus, threads: int
) -> None:
    from broadsheet import sample

    other = bs.read(sample.jsonl_path(), threads=threads)
    assert other.digest == sample_corpus.digest
    assert other.vocabulary == sample_corpus.vocabulary
    for name in ("data", "indices", "indptr"):
        mine, its = getattr(other.counts(), name), getattr(sample_corpus.counts(), name)
        assert mine.dtype == its.dtype
        assert np.array_equal(mine, its)


def test_the_sample_s_two_forms_agree(sample_corpus: bs.Corpus) -> None:
    from broadsheet import sample

    files = bs.read(sample.articles_folder(), outlet="folder")
    assert len(files) == len(sample_corpus)
    assert sorted(files.articles["tokens"]) == sorted(sample_corpus.articles["tokens"])


# --- what cannot ---------------------------------------------------------------------------


def test_a_list_of_file_names_says_to_pass_paths(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One.", encoding="utf-8")
    with pytest.raises(ValueError, match="pass Paths"):
        bs.read([str(path)])


@pytest.mark.parametrize(
    "names",
    [
        ["x.txt", "y.txt"],
        ["there.txt", "y.txt"],
        ["*.txt", "*.jsonl"],
        ["folder", "folder"],
        ["folder/x.csv.gz"],
        ["there.txt", "A real text that ends here."],
        ["a name with spaces.txt"],
    ],
)
def test_names_of_files_are_not_read_as_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for name in ("there.txt", "a name with spaces.txt"):
        (tmp_path / name).write_text("One.", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pass Paths|a pattern alone"):
        bs.read(names)


@pytest.mark.parametrize(
    "texts",
    [
        ["See the notes in readme.txt"],
        ["The list is at https://example.org/names.csv"],
        ["https://example.org/names.csv"],
        ["Port shut.\nnews.txt"],
        ["word", "another"],
        [""],
        [".", "A text."],
    ],
)
def test_texts_that_name_a_file_among_words_are_texts(texts: list[str]) -> None:
    corpus = bs.read(texts)
    assert [article.text for article in corpus] == texts
    assert corpus.skipped.empty


def test_a_text_that_looks_like_a_file_is_listed() -> None:
    with pytest.warns(bs.DataWarning, match="looks like the name of a file"):
        corpus = bs.read(["A real text.", "missing.txt"])
    assert [article.text for article in corpus] == ["A real text.", "missing.txt"]
    assert corpus.skipped["source"].tolist() == ["text 1"]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Port's shut", "Port\u2019s shut"),
        ("Port shut", "PORT SHUT."),
        ("Caf\u00e9 shut - again", "Cafe\u0301  shut \u2014 again"),
    ],
)
def test_a_title_that_the_text_repeats_counts_once(title: str, first: str) -> None:
    text = f"{first}\nThe quay closed."
    for rows in (
        [{"title": title, "text": text}],
        pd.DataFrame({"title": [title], "text": [text]}),
    ):
        assert bs.read(rows)[0].text == text
    other = bs.read([{"title": title + " now", "text": text}])[0]
    assert other.text == f"{title} now\n{text}"


def test_arguments_of_the_wrong_kind() -> None:
    with pytest.raises(TypeError, match="like must be a Corpus, got int"):
        bs.read(["One."], like=5)  # type: ignore[arg-type]
    for encoding in ("klingon", "rot13", "nul\0"):
        with pytest.raises(ValueError, match="encoding must be one that Python knows"):
            bs.read(["One."], encoding=encoding)
    one = bs.read(["One.", "Two."])
    for names in (("a", "b", "c"), ("a",), "ab"):
        with pytest.raises(ValueError, match="names must be two"):
            bs.compare(one, one, names=names)  # type: ignore[arg-type]


def test_missing_files(tmp_path: Path) -> None:
    for source in (tmp_path / "no.txt", str(tmp_path / "no.txt"), str(tmp_path / "*.txt")):
        with pytest.raises(bs.MissingFileError) as caught:
            bs.read(source)
        assert isinstance(caught.value, FileNotFoundError)
        assert isinstance(caught.value, bs.Error)
        assert caught.value.errno == 2
    with pytest.raises(bs.MissingFileError, match=r"\[text\]"):
        bs.read("A sentence that is no file.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("One.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(bs.ReadError):
        bs.read(path)


def test_a_file_that_the_system_refuses(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    with pytest.raises(bs.ReadError) as caught:
        bs.read(path)
    assert isinstance(caught.value, OSError)
    assert caught.value.path == str(path)
    good = tmp_path / "good.txt"
    good.write_text("One.", encoding="utf-8")
    with pytest.warns(bs.DataWarning, match="not read"):
        assert len(bs.read(tmp_path, on_error="skip")) == 1


def test_invalid_utf8_names_file_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(b"The caf\xe9 closed.")
    with pytest.raises(bs.FormatError) as caught:
        bs.read(path)
    assert caught.value.path == str(path)
    assert caught.value.byte_offset == 7
    assert "encoding" in str(caught.value)
    with pytest.warns(bs.DataWarning, match="1 invalid"):
        assert bs.read(path, encoding_errors="replace")[0].text == "The caf\ufffd closed."
    with pytest.warns(bs.DataWarning):
        corpus = bs.read(path, on_error="skip")
    assert len(corpus) == 0
    assert corpus.skipped["source"].tolist() == [str(path)]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"text": "half', "cut short"),
        ("[1, 2]", "object"),
        ('"text"', "object"),
        ('{"text": null}', "null"),
        ('{"body_of_it": "x"}', "body_of_it"),
        ('{"text": 7}', "number"),
        ('{"text": "\\ud800"}', "surrogate"),
        ('{"text": "x"} extra', "extra|after|trailing"),
        ("[" * 100_000, "object"),
        ('{"a": ' + "[" * 100_000, "deep|nest"),
    ],
)
def test_broken_lines_name_file_line_and_remedy(tmp_path: Path, line: str, says: str) -> None:
    path = write_lines(tmp_path / "news.jsonl", [{"text": "Good one."}, "", line])
    with pytest.raises(bs.FormatError, match=says) as caught:
        bs.read(path)
    assert caught.value.path == str(path)
    assert caught.value.line == 3
    assert caught.value.byte_offset is not None
    assert str(path) in str(caught.value)
    with pytest.warns(bs.DataWarning):
        corpus = bs.read(path, on_error="skip")
    assert len(corpus) == 1
    assert corpus.skipped["line"].tolist() == [3]


def test_the_first_error_of_a_file_is_raised_whatever_the_threads(tmp_path: Path) -> None:
    lines: list[Any] = [{"text": f"Article {i} " + "word " * 200} for i in range(2000)]
    lines[1200] = "[]"
    lines[1900] = "{"
    path = write_lines(tmp_path / "news.jsonl", lines)
    for threads in (1, 2, 7):
        with pytest.raises(bs.FormatError) as caught:
            bs.read(path, threads=threads)
        assert caught.value.line == 1201


def test_a_damaged_gzip_file(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "One."}\n' * 1000)[:40])
    with pytest.raises(bs.FormatError, match="damaged"):
        bs.read(path)


def test_a_missing_column_lists_the_columns() -> None:
    frame = pd.DataFrame({"headline": ["x"], "stuff": ["y"]})
    with pytest.raises(ValueError, match="'headline', 'stuff'"):
        bs.read(frame)
    with pytest.raises(ValueError, match="'body'.*'headline', 'stuff'"):
        bs.read(frame, text="body")
    with pytest.raises(ValueError, match="paper"):
        bs.read(RECORDS, outlet="paper")


def test_a_text_that_is_missing_in_a_record() -> None:
    rows = [{"text": "One."}, {"text": None}, {"text": 3}]
    with pytest.raises(bs.FormatError, match="record 1"):
        bs.read(rows)
    with pytest.warns(bs.DataWarning, match="2 remarks"):
        corpus = bs.read(rows, on_error="skip")
    assert len(corpus) == 1


def test_one_id_for_two_texts() -> None:
    with pytest.raises(bs.FormatError, match=r"record 1.*record 0"):
        bs.read([{"text": "One.", "id": "a"}, {"text": "Two.", "id": "a"}])


def test_a_lone_surrogate() -> None:
    with pytest.raises(bs.FormatError, match="surrogate"):
        bs.read(["fine", "bad \ud800"])
    with pytest.warns(bs.DataWarning):
        assert bs.read(["bad \ud800"], encoding_errors="replace")[0].text == "bad \ufffd"


@pytest.mark.parametrize("source", [3, None, b"bytes", {"text": "x"}, [1], [["x"]], 2.5])
def test_wrong_types(source: Any) -> None:
    with pytest.raises(TypeError):
        bs.read(source)


def test_lists_of_several_kinds() -> None:
    with pytest.raises(TypeError, match="several kinds"):
        bs.read(["text", {"text": "x"}])


@pytest.mark.parametrize(
    "options",
    [
        {"boilerplate": "drop"},
        {"on_error": "ignore"},
        {"encoding_errors": "ignore"},
        {"threads": 0},
        {"outlet": "folder"},
    ],
)
def test_arguments_outside_their_choices(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must be|folder"):
        bs.read(RECORDS, **options)


def test_a_file_of_an_unknown_kind(tmp_path: Path) -> None:
    path = tmp_path / "news.docx"
    path.write_bytes(b"x")
    with pytest.raises(bs.FormatError, match="kind of file"):
        bs.read(path)
    (tmp_path / "one.txt").write_text("One.", encoding="utf-8")
    with pytest.warns(bs.DataWarning, match="kind of file"):
        assert len(bs.read(tmp_path)) == 1


@pytest.mark.parametrize(
    "content", ["One.", "text\nOne.\n", '[{"text": "One."}]', '{"text": "One."}']
)
def test_utf16_is_told(tmp_path: Path, content: str) -> None:
    path = (
        tmp_path / {"O": "one.txt", "t": "one.csv", "[": "one.json", "{": "one.jsonl"}[content[0]]
    )
    path.write_text(content, encoding="utf-16")
    with pytest.raises(bs.FormatError, match='UTF-16.*encoding="utf-16"'):
        bs.read(path)
    with pytest.warns(bs.DataWarning, match="UTF-16"):
        assert len(bs.read(path, on_error="skip")) == 0
    assert bs.read(path, encoding="utf-16")[0].text == "One."


def test_hostile_strings_in_every_reader(shared_data: Path, tmp_path: Path) -> None:
    strings = json.loads((shared_data / "naughty_strings" / "blns.json").read_text("utf-8"))
    rows = [{"text": s, "title": s, "outlet": s, "id": str(i)} for i, s in enumerate(strings)]
    path = write_lines(tmp_path / "news.jsonl", rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        corpora = [bs.read(strings), bs.read(rows), bs.read(pd.DataFrame(rows)), bs.read(path)]
    assert [article.original for article in corpora[0]] == strings
    assert corpora[1].digest == corpora[3].digest
    for corpus in corpora:
        assert len(corpus) == len(strings)


# --- real articles -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("lee/docs.jsonl", 50),
        ("lee/background.jsonl", 300),
        ("ecbplus/docs.jsonl.gz", 496),
        ("basil/docs.jsonl.gz", 150),
        ("allsides/docs.jsonl.gz", 6167),
        ("bbc/docs.jsonl.gz", 2225),
        ("reuters21578/docs.jsonl.gz", 10051),
        ("plagiarism_pairs/docs.jsonl.gz", 1000),
        ("conventions2012/docs.jsonl.gz", 189),
        *((f"pud/{language}.jsonl", 500) for language in ("ar", "de", "en", "es", "fr", "zh")),
    ],
)
def test_real_sets_are_read_as_they_lie_there(shared_data: Path, name: str, articles: int) -> None:
    path = shared_data / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", bs.DataWarning)
        corpus = bs.read(path)
    assert len(corpus) == articles
    opener = gzip.open if name.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for i in range(0, articles, 97):
        assert corpus[i].original == records[i]["text"]
        assert corpus[i].id == str(records[i]["id"])
    assert corpus.counts().sum() == corpus.articles["tokens"].sum()


def test_a_corpus_is_read_with_dates_in_their_own_form() -> None:
    rows = [
        {"text": "One.", "date": "2024-01-08T06:00:00-05:00", "id": "a", "topic": "port"},
        {"text": "Two.", "date": "2024-01-09", "outlet": "Ledger", "id": "b", "n": 1},
        {"text": "Three.", "date": "2024-01-09T10:00", "title": "Snow", "id": "c", "n": "x"},
        {"text": "Four.", "author": "Ana Costa", "id": "d"},
    ]
    corpus = bs.read(rows)
    assert bs.read(corpus).digest == corpus.digest
    assert [str(article.date) for article in bs.read(corpus)][:2] == [
        "2024-01-08 06:00:00-05:00",
        "2024-01-09",
    ]
    assert corpus[:2].append(corpus[2:]).digest == corpus.digest
    assert bs.read(corpus[:0]).digest == bs.read([]).digest


def test_ids_of_a_column_with_gaps_are_whole_numbers() -> None:
    whole = bs.read(pd.DataFrame({"text": ["a", "b"], "id": [1, 22]}))
    gap = bs.read(pd.DataFrame({"text": ["a", "b", "c"], "id": [1, 22, None]}))
    assert gap.articles["id"].tolist()[:2] == whole.articles["id"].tolist() == ["1", "22"]
    assert bs.read([{"text": "a", "id": 1.5}])[0].id == "1.5"
    with pytest.raises(bs.FormatError, match=r"record 0: .*float, which may have lost digits"):
        bs.read([{"text": "a", "id": 12345678901234567.0}])


@pytest.mark.parametrize("kind", [set, frozenset])
def test_a_set_has_no_order(kind: type) -> None:
    with pytest.raises(TypeError, match=r"a set has no order.*sorted\(articles\)"):
        bs.read(kind(["One.", "Two."]))


def test_a_saved_corpus_among_articles_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port closed.")
    before = bs.read(tmp_path)
    before.save(tmp_path / "port.broadsheet")
    for source in (tmp_path, str(tmp_path / "**/*")):
        with pytest.warns(bs.DataWarning, match=r"1 article read.*a saved corpus: bs.open"):
            again = bs.read(source)
        assert again.articles.equals(before.articles)
        assert again.skipped["reason"].str.startswith("a saved corpus: bs.open(").sum() == 1


def test_a_bar_counts_what_takes_long_to_read(monkeypatch, capsys, tmp_path) -> None:
    # Imported, as other tests may have done, it makes no notebook.
    monkeypatch.setitem(sys.modules, "ipykernel", types.ModuleType("ipykernel"))
    rows = [{"text": f"The port {i}."} for i in range(20)]
    bs.read(rows)
    assert capsys.readouterr().err == ""  # over before one would look
    monkeypatch.setattr("broadsheet.reading_progress._SECONDS_UNSEEN", 0.0)
    bs.read(rows, progress=False)
    assert capsys.readouterr().err == ""
    corpus = bs.read(rows, progress=True)
    assert "reading: 20" in capsys.readouterr().err
    bs.read(rows)  # nobody looks at a log
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bs.read(rows)
    assert "reading: 20" in capsys.readouterr().err
    with bs.options.using(progress=False):
        bs.read(rows)
    assert capsys.readouterr().err == ""
    path = tmp_path / "port.broadsheet"
    assert bs.read(rows, into=path, progress=True).digest == corpus.digest
    assert "reading: 20" in capsys.readouterr().err
