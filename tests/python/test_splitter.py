"""A corpus whose words a callable of the user's finds."""

from __future__ import annotations

import pickle
import re

import pytest

import broadsheet as bs

WORDS = ("北京", "欢迎", "你", "US", "星期二", "宣布")


def by_dictionary(text: str) -> list[str]:
    """Longest match against a list, else one character: what a dictionary segmenter does."""
    found, at = [], 0
    while at < len(text):
        match = max((w for w in WORDS if text.startswith(w, at)), key=len, default=text[at])
        found.append(match)
        at += len(match)
    return found


ARTICLES = [
    {"id": "a", "title": "北京欢迎你", "text": "US星期二宣布，北京欢迎。", "outlet": "X"},
    {"id": "b", "text": "北京。\n宣布北京", "outlet": "Y"},
]


@pytest.fixture(scope="module")
def corpus():
    return bs.read(ARTICLES, tokenizer=bs.Tokenizer(splitter=by_dictionary))


def test_the_corpus_counts_the_splitters_words(corpus):
    counts = dict(zip(corpus.terms()["term"], corpus.terms()["count"], strict=True))
    assert counts == {"北京": 4, "欢迎": 2, "宣布": 2, "你": 1, "US": 1, "星期二": 1}
    assert corpus.articles["tokens"].tolist() == [8, 3]


def test_views_see_the_same_words(corpus):
    assert set(corpus.only("title").terms()["term"]) == {"你", "北京", "欢迎"}
    assert corpus.where(outlet="Y").articles["tokens"].tolist() == [3]
    assert "beijing" in corpus.map_terms({"北京": "beijing"}).terms()["term"].tolist()


def test_a_concordance_shows_them_in_their_text(corpus):
    rows = corpus.concordance("北京", window=2)
    assert len(rows) == 4
    for row in rows.itertuples():
        raw = corpus[row.article].text.encode()
        assert raw[row.begin : row.end].decode() == row.match == "北京"


def test_spaces_part_the_words_of_a_query(corpus):
    assert corpus.concordance("北京 欢迎")["match"].tolist() == ["北京欢迎", "北京欢迎"]
    assert len(corpus.concordance("北")) == 0


def test_a_saved_corpus_needs_the_splitter_no_more(corpus, tmp_path):
    corpus.save(tmp_path / "saved")
    opened = bs.open(tmp_path / "saved")
    assert opened.terms().equals(corpus.terms())
    assert opened.concordance("宣布").equals(corpus.concordance("宣布"))


def test_articles_are_appended_with_the_same_splitter(corpus, tmp_path):
    more = [{"id": "c", "text": "北京欢迎US。"}]
    tokenizer = bs.Tokenizer(splitter=by_dictionary)
    whole = bs.read([*ARTICLES, *more], tokenizer=tokenizer)
    assert corpus.append(more).terms().equals(whole.terms())
    assert corpus[:].append(more).append([]).terms().equals(whole.terms())
    corpus.save(tmp_path / "saved")
    with pytest.raises(ValueError, match="tokenizer="):
        bs.open(tmp_path / "saved").append(more)
    with pytest.raises(ValueError, match="was read with the tokenizer"):
        bs.open(tmp_path / "saved", tokenizer=bs.Tokenizer())
    with pytest.raises(ValueError, match="was read with the tokenizer"):
        corpus.append(more, tokenizer=bs.Tokenizer(splitter=list))
    with pytest.raises(TypeError, match="must be a broadsheet.Tokenizer"):
        corpus.append(more, tokenizer=by_dictionary)
    opened = bs.open(tmp_path / "saved", tokenizer=tokenizer)
    assert opened.append(more).digest == whole.digest
    bs.open(tmp_path / "saved").append([{"id": "d", "text": "你"}], tokenizer=tokenizer)
    assert bs.open(tmp_path / "saved").document_frequency("你") == 2


@pytest.mark.parametrize("is_saved", [False, True])
def test_a_pickle_keeps_a_splitter_that_can_be_pickled(tmp_path, is_saved):
    more = [{"id": "c", "text": "one two"}]
    for splitter, is_kept in ((str.split, True), (lambda text: text.split(), False)):
        tokenizer = bs.Tokenizer(splitter=splitter)
        corpus = bs.read([{"id": "a", "text": "a well-known port"}], tokenizer=tokenizer)
        if is_saved:
            corpus.save(tmp_path / str(is_kept))
            corpus = bs.open(tmp_path / str(is_kept), tokenizer=tokenizer)
        again = pickle.loads(pickle.dumps(corpus))
        assert again.digest == corpus.digest
        if is_kept:
            assert again.search("well-known")["article"].tolist() == [0]
        else:
            with pytest.raises(ValueError, match="tokenizer="):
                again.append(more)
        more_of_it = again[:].append(more, **({} if is_kept else {"tokenizer": tokenizer}))
        assert more_of_it.digest == corpus[:].append(more).digest


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_it_is_called_once_for_each_article_by_any_number_of_threads(threads):
    texts = [f"北京{i}欢迎" for i in range(300)]
    seen = []

    def split(text):
        seen.append(text)
        return by_dictionary(text)

    corpus = bs.read(
        [{"text": text} for text in texts],
        tokenizer=bs.Tokenizer(splitter=split),
        threads=threads,
    )
    assert sorted(seen) == sorted(texts)
    assert corpus.terms().set_index("term")["count"]["欢迎"] == 300


def test_what_the_splitter_raises_arrives():
    def broken(text):
        raise LookupError("no dictionary")

    with pytest.raises(LookupError, match="no dictionary"):
        bs.read(ARTICLES, tokenizer=bs.Tokenizer(splitter=broken))
    with pytest.raises(ValueError, match="in their order"):
        bs.read(ARTICLES, tokenizer=bs.Tokenizer(splitter=lambda text: ["elsewhere"]))


def test_corpora_of_different_splitters_do_not_mix(corpus):
    def by_character(text):
        return list(text)

    other = bs.read(ARTICLES[1:], tokenizer=bs.Tokenizer(splitter=by_character))
    with pytest.raises(ValueError, match="different tokenizers"):
        corpus + other
    with pytest.raises(ValueError, match="splitter"):
        bs.read(ARTICLES, like=corpus)
    again = bs.read(ARTICLES[1:], like=corpus, tokenizer=bs.Tokenizer(splitter=by_dictionary))
    assert again.terms()["term"].tolist() == ["北京", "宣布"]


def test_the_splitter_is_part_of_the_description():
    t = bs.Tokenizer(splitter=by_dictionary)
    assert t.description.endswith("splitter=test_splitter.by_dictionary")
    assert "splitter" not in bs.Tokenizer().description


@pytest.mark.parametrize(
    ("splitter", "name"),
    [(str.split, "builtins.str.split"), (re.compile(r"\w+").findall, "builtins.Pattern.findall")],
)
def test_methods_of_built_in_types_split(splitter, name):
    tokenizer = bs.Tokenizer(splitter=splitter)
    assert tokenizer("Two words") == ["two", "words"]
    assert name in tokenizer.description
    assert len(bs.read(["Two words"], tokenizer=tokenizer).vocabulary) == 2
