"""Diversity of words, against lexicalrichness."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lexicalrichness import LexicalRichness

import broadsheet as bs

COLUMNS = (
    "tokens types ttr guiraud cttr herdan_c maas dugast_u summer_s yule_k yule_i herdan_vm simpson "
    "msttr mattr mtld hdd"
).split()


def peer(words: list[str]) -> dict[str, float]:
    lex = LexicalRichness(words, preprocessor=None, tokenizer=None)
    return {
        "tokens": lex.words,
        "types": lex.terms,
        "ttr": lex.ttr,
        "guiraud": lex.rttr,
        "cttr": lex.cttr,
        "herdan_c": lex.Herdan,
        "maas": lex.Maas,
        "dugast_u": lex.Dugast,
        "summer_s": lex.Summer,
        "yule_k": lex.yulek,
        "yule_i": lex.yulei,
        "herdan_vm": lex.herdanvm,
        "simpson": lex.simpsond,
        # It drops the last segment of a text even where that one is whole.
        "msttr": lex.msttr(segment_window=50, discard=len(words) % 50 != 0),
        "mattr": lex.mattr(window_size=50),
        "mtld": lex.mtld(threshold=0.72),
        "hdd": lex.hdd(draws=42),
    }


def words_of(article: bs.Article) -> list[str]:
    return bs.Tokenizer(case="fold")(article.text)


def assert_like_peer(corpus: bs.Corpus, at_least: int) -> None:
    table = corpus.diversity()
    n = 0
    for row, article in zip(table.to_dict("records"), corpus, strict=True):
        words = words_of(article)
        if len(words) < 60:
            continue
        expected = peer(words)
        for name, value in expected.items():
            assert row[name] == pytest.approx(value, rel=1e-10), (name, article.id)
        n += 1
    assert n >= at_least


def test_every_measure_is_lexicalrichnesss() -> None:
    from broadsheet import sample

    corpus = bs.read(sample.jsonl_path(), tokenizer=bs.Tokenizer(case="fold"), boilerplate="keep")
    assert_like_peer(corpus[:25], 20)


def test_every_measure_is_lexicalrichnesss_on_real_articles(shared_data: Path) -> None:
    corpus = bs.read(
        shared_data / "lee" / "docs.jsonl",
        tokenizer=bs.Tokenizer(case="fold"),
        boilerplate="keep",
    )
    assert_like_peer(corpus[:25], 10)


@given(
    st.lists(
        st.sampled_from("the port ship sea deal wall border said".split()),
        min_size=51,
        max_size=130,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_measure_is_lexicalrichnesss_on_any_words(words: list[str]) -> None:
    if len(set(words)) < 3:
        return
    row = bs.read([" ".join(words)], boilerplate="keep").diversity().iloc[0]
    for name, value in peer(words).items():
        assert row[name] == pytest.approx(value, rel=1e-9), name


def test_the_corpus_as_one_text() -> None:
    corpus = bs.read(["The port closed again.", "The port opened."])
    whole = corpus.diversity("corpus")
    assert whole[["tokens", "types"]].values.tolist() == [[7.0, 5.0]]
    assert corpus.diversity()["tokens"].tolist() == [4, 3]


def test_short_and_empty_articles_and_errors() -> None:
    table = bs.read(["", "One.", "no no no"], boilerplate="keep").diversity()
    assert table.columns.tolist() == COLUMNS
    assert table["tokens"].tolist() == [0, 1, 3]
    assert table.loc[0, "ttr":].isna().all()
    assert np.isnan(table.loc[2, "msttr"])
    with pytest.raises(ValueError, match="by must be"):
        bs.read(["x"]).diversity("word")
    with pytest.raises(ValueError, match="window must be 1 or more"):
        bs.read(["x"]).diversity(window=0)
    with pytest.raises(ValueError, match="mtld_threshold"):
        bs.read(["x"]).diversity(mtld_threshold=1.0)
