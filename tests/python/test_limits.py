"""Large numbers of articles, words and bytes: right, or an error that names the limit."""

import numpy as np
import pytest

import broadsheet as bs


def test_a_million_empty_articles(tmp_path):
    corpus = bs.read([""] * 1_000_000)
    assert len(corpus) == 1_000_000
    assert corpus.terms().empty
    assert corpus.counts().shape == (1_000_000, 0)
    corpus[:].save(tmp_path / "c")
    opened = bs.open(tmp_path / "c")
    assert len(opened) == 1_000_000
    assert opened[999_999].text == ""
    assert len({opened[i].id for i in (0, 1, 999_999)}) == 3


def test_an_article_of_a_hundred_megabytes(tmp_path):
    text = "The port of Lima closed.\n" * 4_000_000
    corpus = bs.read([text, "The port."])
    assert corpus._core.article_lengths().tolist() == [20_000_000, 2]
    counts = corpus.counts().toarray()
    port = corpus.vocabulary.index("port")
    assert counts[:, port].tolist() == [4_000_000, 1]
    corpus.save(tmp_path / "c")
    assert len(bs.open(tmp_path / "c")[0].text) == len(text)
    one_line = bs.read(["The port of Lima closed. " * 4_000_000])
    assert one_line.document_frequency("lima") == 1


def test_numbers_of_more_than_64_bits():
    """More of something than there is is all of it; elsewhere the argument is named."""
    corpus = bs.read(["The port closed.", "The port opened."])
    many = 10**30
    assert len(corpus.search("port", k=many)) == 2
    assert len(corpus.vectors("tfidf").nearest(k=many)) == 2
    assert len(corpus.concordance("port", sample=many, limit=many)) == 2
    assert corpus.concordance("port", sample=2, seed=2**64 - 1)["match"].tolist() == ["port"] * 2
    with pytest.raises(ValueError, match="no term is left"):
        corpus.vectors("tfidf", min_articles=many)
    difference = bs.compare(corpus[:1], corpus[1:])
    for name, call in (
        ("min_articles", lambda: difference.keyness(many)),
        ("rounds", lambda: difference.null_line(1, rounds=many)),
        ("dimensions", lambda: corpus.vectors(dimensions=many)),
        ("ngrams", lambda: corpus.vectors(ngrams=(1, many))),
        ("n must", lambda: corpus.ngrams(many)),
        ("parts", lambda: corpus.terms(parts=many)),
        ("window", lambda: corpus.concordance("port", window=many)),
        ("seed", lambda: corpus.concordance("port", sample=1, seed=many)),
    ):
        with pytest.raises(ValueError, match=name):
            call()


@pytest.mark.slow
def test_ten_million_different_words(tmp_path):
    letters = np.frombuffer(b"bcdfghjklmnpqrstvwxz", dtype=np.uint8)
    numbers = np.arange(10_000_000)
    digits = (numbers[:, None] // 20 ** np.arange(6)) % 20
    words = np.concatenate([letters[digits], np.full((10_000_000, 1), 32, np.uint8)], axis=1)
    texts = [block.tobytes().decode() for block in np.array_split(words, 100)]
    del words, digits, numbers
    corpus = bs.read(texts)
    assert corpus._core.n_terms == 10_000_000
    assert corpus.document_frequency(["bbbbbb", "cbbbbb", "zzzzzz"]).tolist() == [1, 1, 0]
    counts = corpus.counts()
    assert counts.shape == (100, 10_000_000)
    assert counts.nnz == 10_000_000
    corpus.save(tmp_path / "c")
    assert bs.open(tmp_path / "c").document_frequency(["dbbbbb", "zzzzzz"]).tolist() == [1, 0]
