"""Stop words, stems and lemmas as maps over terms, for :meth:`broadsheet.Corpus.map_terms`.

Each is applied once a term, after the tokenizer has folded case: a word that kept its capitals
("US", "WHO") is another term than the pronoun and is left alone by all three.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from broadsheet.optional import require

__all__ = ["lemmatizer", "stemmer", "stop_words"]

# Where a vowel is dropped before another, the word keeps its apostrophe: "l'", "qu'", "dell'".
_ELIDING = frozenset({"ca", "fr", "it"})


def stop_words(language: str = "en", *, keep: Iterable[str] = ()) -> dict[str, None]:
    """Words that say little of what a text is about, each mapped to None: dropped.

    Parameters
    ----------
    language : str
        An ISO 639-1 code, such as "en" or "es". The lists are those of Stopwords ISO; the
        extra ``broadsheet[stopwords]`` brings them. The English one holds "us", "said" and
        "mr": "US" stays, for it is another term; to have the others, name them in ``keep``.
    keep : iterable of str
        Words of the list that are not dropped.

    Returns
    -------
    dict
        A plain dict: add to it or delete from it as you like.

    Raises
    ------
    ImportError
        The library is not installed.
    ValueError
        There is no list for the language; says which there are.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The US told us that the port is closed, said the mayor."])
    >>> shown = corpus.map_terms(bs.stop_words("en", keep=["said"]))
    >>> sorted(term for term in shown.terms()["term"])
    ['US', 'closed', 'mayor', 'port', 'said', 'told']
    """
    library: Any = require("stopwordsiso", "stopwords", "stop_words")
    if not library.has_lang(language):
        languages = ", ".join(sorted(library.langs()))
        msg = f"there are no stop words for {language!r}; there are for: {languages}"
        raise ValueError(msg)
    words: set[str] = set(library.stopwords(language))
    if language in _ELIDING:
        words |= {f"{word}'" for word in words}
    return dict.fromkeys(sorted(words.difference(keep)))


def stemmer(language: str = "english") -> Callable[[str], str]:
    """A function that cuts a term to its stem by a Snowball algorithm.

    Stems are for counting, not for reading ("policies" and "policy" are "polici"). Terms with a
    capital, a digit or a sign ("US", "COVID-19", "#metoo") stay as they are.

    Parameters
    ----------
    language : str
        The algorithm's name: "english", "spanish", "french", "german", ...; "porter" is the
        older English one (Porter, 1980). The extra ``broadsheet[stemming]`` brings them.

    Returns
    -------
    callable
        From str to str, for ``corpus.map_terms``.

    Raises
    ------
    ImportError
        The library is not installed.
    ValueError
        There is no such algorithm; says which there are.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["Ports were closing. The port closed. US ports."])
    >>> corpus.map_terms(bs.stemmer("english")).terms()["term"].tolist()
    ['port', 'close', 'US', 'the', 'were']
    """
    library: Any = require("Stemmer", "stemming", "stemmer")
    if language not in library.algorithms():
        known = ", ".join(sorted(library.algorithms()))
        msg = f"there is no stemmer {language!r}; there are: {known}"
        raise ValueError(msg)
    stem = library.Stemmer(language).stemWord
    return _of_plain_words(stem, f"stemmer({language!r})")


def lemmatizer(language: str = "en") -> Callable[[str], str]:
    """A function that gives a term's dictionary form ("mice": "mouse"), by simplemma.

    It sees a word without its sentence: "left" is "left", whatever it was there. Terms with a
    capital, a digit or a sign stay as they are.

    Parameters
    ----------
    language : str
        An ISO 639-1 code. The extra ``broadsheet[stemming]`` brings the dictionaries.

    Returns
    -------
    callable
        From str to str, for ``corpus.map_terms``.

    Raises
    ------
    ImportError
        The library is not installed.
    ValueError
        There is no dictionary for the language.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The children saw mice. The child saw a mouse."])
    >>> corpus.map_terms(bs.lemmatizer("en")).terms()["count"].tolist()
    [2, 2, 2, 2, 1]
    """
    library: Any = require("simplemma", "stemming", "lemmatizer")

    def lemma(word: str) -> str:
        return str(library.lemmatize(word, lang=language)).lower()

    try:
        lemma("words")
    except ValueError as error:
        msg = f"there is no dictionary for {language!r} ({error}); see simplemma's list"
        raise ValueError(msg) from error
    return _of_plain_words(lemma, f"lemmatizer({language!r})")


def _of_plain_words(change: Callable[[str], str], name: str) -> Callable[[str], str]:
    """The change for words of small letters; its name is what ``corpus.history`` shows."""

    def map_term(term: str) -> str:
        return (change(term) or term) if term.isalpha() and term.islower() else term

    map_term.__name__ = name
    return map_term
