"""corpus.names(), corpus.quotes(), corpus.attributions()."""

import broadsheet as bs


def articles() -> bs.Corpus:
    return bs.read(
        [
            "The council met Joe Biden.\nThe crowd cheered Biden.",
            "“We have no beds left,” said Ruth Adeyemi, a nurse. They met López Obrador.",
            "The dam may fail, according to the Associated Press. We saw Lopez Obrador.",
        ]
    )


def test_names_are_grouped_with_their_variants() -> None:
    table = articles().names().set_index("name")
    assert table.loc["Joe Biden", "variants"] == ["Biden", "Joe Biden"]
    assert table.loc["Joe Biden", ["count", "articles"]].tolist() == [2, 1]
    spellings = [v for v in table["variants"] if "Lopez Obrador" in v]
    assert spellings == [["Lopez Obrador", "López Obrador"]]


def test_aliases_join_names() -> None:
    table = articles().names(aliases={"Lopez Obrador": "AMLO"}).set_index("name")
    assert table.loc["AMLO", "articles"] == 2


def test_quotes_are_bytes_of_the_text() -> None:
    corpus = articles()
    table = corpus.quotes()
    assert list(table.columns) == ["quote", "speaker", "verb", "article", "begin", "end"]
    row = table.iloc[0]
    assert (row["speaker"], row["verb"], row["article"]) == ("Ruth Adeyemi", "said", 1)
    text = corpus[1].text.encode()
    assert text[row["begin"] : row["end"]].decode() == row["quote"] == "We have no beds left,"


def test_attributions_name_sources() -> None:
    table = articles().attributions()
    assert list(table.columns) == ["source", "cue", "article", "begin", "end"]
    assert table["source"].tolist() == ["Associated Press"]


def test_an_empty_corpus_has_empty_tables() -> None:
    corpus = bs.read([""])
    assert len(corpus.names()) == len(corpus.quotes()) == len(corpus.attributions()) == 0
