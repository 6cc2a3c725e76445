"""Phrases: proposals, and words of a row as one term in every statistic."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import broadsheet as bs


def test_proposals_of_the_sample_are_names_and_set_phrases(sample_corpus: bs.Corpus) -> None:
    found = sample_corpus.phrases()
    assert found.columns.tolist() == "term words count articles lambda z".split()
    terms = set(found["term"])
    assert {"border bill", "marrow bay"} <= terms
    assert not terms & {"of the", "said that", "the border"}
    bigrams = sample_corpus.ngrams(2).set_index("term")
    two = found[found["words"] == 2]
    assert two["count"].tolist() == bigrams.loc[two["term"], "count"].tolist()
    assert found["count"].is_monotonic_decreasing


def test_proposals_of_real_articles(shared_data: Path) -> None:
    found = bs.read(shared_data / "lee" / "background.jsonl").phrases(max_words=3, min_count=10)
    assert {"prime minister", "united states", "new south wales"} <= set(found["term"])


def test_a_phrase_counts_as_one_term_everywhere() -> None:
    plain = bs.read(["The White House said no to the white house.", "A house is white."])
    corpus = plain.map_terms({"White House": "White House"})
    table = corpus.terms().set_index("term")
    assert table.loc["White House", ["count", "articles"]].tolist() == [2, 1]
    assert table.loc["house", "count"] == 1
    assert corpus.articles["tokens"].tolist() == plain.articles["tokens"].tolist()
    assert table.loc["White House", "per_million"] == pytest.approx(2 / 13 * 1e6)
    counts = corpus.counts().toarray()
    assert counts[:, corpus.vocabulary.index("White House")].tolist() == [2, 0]
    assert "White House said" in corpus.ngrams()["term"].tolist()
    assert "white house" not in corpus.ngrams()["term"].tolist()
    view = corpus[[1]]
    assert view.vocabulary == corpus.vocabulary
    assert view.terms()["term"].tolist() == ["a", "house", "is", "white"]
    assert corpus.diversity()["types"].tolist() == [5, 4]


def test_aliases_meet() -> None:
    corpus = bs.read(
        ["Andrés Manuel López Obrador spoke.", "AMLO left. Andres Manuel Lopez Obrador!"]
    )
    one = corpus.map_terms({"Andrés Manuel López Obrador": "AMLO"})
    assert one.terms().iloc[0][["term", "count", "articles"]].tolist() == ["AMLO", 3, 2]


def test_longest_first_and_within_sentences() -> None:
    corpus = bs.read(["He saw border security forces. At the border. Security is tight."])
    mapped = corpus.map_terms({"border security": "x", "border security forces": "y"})
    assert set(mapped.vocabulary) & {"x", "y"} == {"y"}


def test_proposals_go_into_map_terms(sample_corpus: bs.Corpus) -> None:
    found = sample_corpus.phrases()
    mapped = sample_corpus.map_terms({term: term for term in found["term"]})
    counts = mapped.terms().set_index("term")["count"]
    row = found.iloc[0]
    assert counts[row["term"]] <= row["count"]
    assert counts[row["term"]] > 0
    before, after = sample_corpus.articles["tokens"].sum(), mapped.articles["tokens"].sum()
    assert before == after
    dropped = mapped.map_terms({row["term"]: None})
    assert row["term"] not in dropped.vocabulary


def test_phrases_are_saved(tmp_path: Path) -> None:
    corpus = bs.read(
        [
            "The White House and New York. A border deal, a deal.",
            "No phrase here.",
            "New York Times of the White House.",
            "Border deal of New York. Border.",
        ]
    )
    mapped = corpus.map_terms({"White House": "White House", "New York": "NY", "of": None})
    mapped = mapped.map_terms({"NY Times": "NYT", "border deal": None})
    for view in (mapped, mapped[[3, 2, 0]], mapped[1:2], mapped.only("title")):
        path = tmp_path / "c.broadsheet"
        view.save(path)
        bs.verify(path)
        for again in (bs.open(path), pickle.loads(pickle.dumps(view))):
            assert again.terms().equals(view.terms())
            assert again.ngrams(2).equals(view.ngrams(2))
            assert [a.tokens for a in again.articles.itertuples()] == [
                a.tokens for a in view.articles.itertuples()
            ]
            for term in ("NYT", "NY", "White House", "house", "deal"):
                assert again.document_frequency(term) == view.document_frequency(term)
                ours, theirs = view.concordance(term), again.concordance(term)
                assert theirs[["article", "match", "begin"]].equals(
                    ours[["article", "match", "begin"]]
                )
    opened = bs.open(tmp_path / "c.broadsheet")
    opened.map_terms({"NYT": "paper"}).save(tmp_path / "d.broadsheet")  # maps go on from there
    bs.verify(tmp_path / "d.broadsheet")


def test_a_phrase_that_no_article_of_a_view_has_is_not_saved_with_it(tmp_path: Path) -> None:
    mapped = bs.read(["A border deal.", "A deal."]).map_terms({"border deal": "pact"})
    mapped[1:].save(tmp_path / "c.broadsheet")
    assert bs.open(tmp_path / "c.broadsheet").vocabulary == ["a", "deal"]
    with pytest.raises(ValueError, match="mapped"):
        bs.open(tmp_path / "c.broadsheet").append(["A border deal."])


@pytest.mark.parametrize(
    ("options", "says"), [({"max_words": 6}, "max_words"), ({"min_share": 2}, "min_share")]
)
def test_errors(sample_corpus: bs.Corpus, options: dict[str, float], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        sample_corpus.phrases(**options)
