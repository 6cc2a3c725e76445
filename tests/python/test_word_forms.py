"""Stop words, stems and lemmas: applied per term, after case was decided."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
import simplemma
import Stemmer
import stopwordsiso

import broadsheet as bs


def terms(corpus: bs.Corpus) -> set[str]:
    return set(corpus.terms()["term"])


def test_us_survives_the_list_that_holds_it() -> None:
    assert {"us", "said", "mr"} <= stopwordsiso.stopwords("en")
    corpus = bs.read(["The US sent us north, said Mr. Costa. The WHO asked who he was, Mr. Costa."])
    assert {"US", "us", "WHO", "who"} <= terms(corpus)
    shown = terms(corpus.map_terms(bs.stop_words("en", keep=["mr"])))
    assert {"US", "WHO", "costa", "mr"} <= shown
    assert not {"us", "who", "said", "the"} & shown


def test_stop_words_are_the_list_s_and_a_plain_dict() -> None:
    words = bs.stop_words("de")
    assert set(words) == stopwordsiso.stopwords("de")
    assert set(words.values()) == {None}
    del words["und"]
    corpus = bs.read(["Der Hafen und die Stadt."]).map_terms(words)
    assert terms(corpus) == {"hafen", "und", "stadt"}


def test_a_dropped_word_leaves_per_million_as_it_was(sample_corpus: bs.Corpus) -> None:
    before = sample_corpus.terms().set_index("term")
    after = sample_corpus.map_terms(bs.stop_words("en")).terms().set_index("term")
    assert len(after) < len(before)
    both = before.loc[after.index]
    assert (both["count"] == after["count"]).all()
    assert (both["per_million"] == after["per_million"]).all()


def test_elided_stop_words() -> None:
    corpus = bs.read(["L’homme qu’il aime, c’est l’ami d’Anne."])
    assert {"l'", "qu'", "d'"} <= terms(corpus)
    assert terms(corpus.map_terms(bs.stop_words("fr"))) == {"homme", "aime", "ami", "anne"}


@pytest.mark.parametrize("language", ["english", "porter", "spanish", "french", "german"])
def test_stems_are_those_of_snowball(language: str, sample_corpus: bs.Corpus) -> None:
    stem = bs.stemmer(language)
    reference = Stemmer.Stemmer(language)
    for term in sample_corpus.vocabulary:
        plain = term.isalpha() and term == term.lower()
        assert stem(term) == (reference.stemWord(term) if plain else term)


def test_lemmas_are_those_of_the_dictionary() -> None:
    lemma = bs.lemmatizer("en")
    assert [lemma(word) for word in ("mice", "policies", "running")] == ["mouse", "policy", "run"]
    assert lemma("niños") == simplemma.lemmatize("niños", "en")
    assert bs.lemmatizer("es")("ciudades") == "ciudad"


@pytest.mark.parametrize("make", [lambda: bs.stemmer("english"), lambda: bs.lemmatizer("en")])
def test_names_in_capitals_and_numbers_stay(make: Callable[[], Callable[[str], str]]) -> None:
    change = make()
    for term in ("US", "WHO", "COVID-19", "$5bn", "#metoo", "@ap", "don't", "l'", "24/7", "2024"):
        assert change(term) == term


def test_counts_add_up_and_history_tells(sample_corpus: bs.Corpus) -> None:
    stemmed = sample_corpus.map_terms(bs.stemmer("english"))
    assert stemmed.counts().sum() == sample_corpus.counts().sum()
    assert len(terms(stemmed)) < len(terms(sample_corpus))
    assert "stemmer('english')" in str(stemmed.history)
    both = sample_corpus.map_terms(bs.stop_words("en")).map_terms(bs.stemmer("english"))
    assert "the" not in terms(both)
    assert terms(both) <= terms(stemmed)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: bs.stop_words("xx"), "no stop words for 'xx'.*en"),
        (lambda: bs.stemmer("klingon"), "no stemmer 'klingon'.*english"),
        (lambda: bs.lemmatizer("xx"), "no dictionary for 'xx'"),
    ],
)
def test_languages_that_are_not_there(make: Callable[[], Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


@pytest.mark.parametrize(
    ("module", "make", "extra"),
    [
        ("stopwordsiso", bs.stop_words, "stopwords"),
        ("Stemmer", bs.stemmer, "stemming"),
        ("simplemma", bs.lemmatizer, "stemming"),
    ],
)
def test_a_missing_library_names_the_extra(
    module: str, make: Callable[[], Any], extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"pip install 'broadsheet\[{extra}\]'"):
        make()


def test_keys_that_match_nothing_are_listed() -> None:
    corpus = bs.read(["Ports closed. A port closed."])
    mapped = corpus.map_terms({"ports": "port", "nosuch": "x", "!!": "x", "no such": "y"})
    step = mapped.history[-1]
    assert (step["unmatched"], step["unmatched_keys"]) == (3, ["nosuch", "!!", "no such"])
    assert "unmatched" not in corpus.map_terms({"ports": "port"}).history[-1]
    with pytest.warns(bs.DataWarning, match=r"changed nothing: no key .* \('nosuch'\)"):
        corpus.map_terms({"nosuch": "x"})
