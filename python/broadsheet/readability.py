"""How hard articles are to read: formulas over counts of words, sentences and syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from broadsheet import _core
from broadsheet.arguments import texts
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["readability"]

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_NAMES = {
    **dict.fromkeys(("english", "american english", "british english"), "en"),
    **dict.fromkeys(("spanish", "español", "espanol", "castellano"), "es"),
    **dict.fromkeys(("french", "français", "francais"), "fr"),
    **dict.fromkeys(("german", "deutsch"), "de"),
    **dict.fromkeys(("italian", "italiano"), "it"),
    **dict.fromkeys(("portuguese", "português", "portugues"), "pt"),
}


def readability(
    corpus: Corpus,
    language: str = "en",
    *,
    familiar_words: Iterable[str] = (),
    threads: int | None = None,
) -> pd.DataFrame:
    """Measure how hard each article is to read.

    With w words, s sentences, y syllables, l letters and digits, p words of three syllables
    or more, g words of more than six letters and d unfamiliar words:

    - ``flesch`` 206.835 - 1.015 w/s - 84.6 y/w (Flesch 1948): 100 is very easy
    - ``flesch_kincaid`` 0.39 w/s + 11.8 y/w - 15.59 (Kincaid et al. 1975): a school year
    - ``fog`` 0.4 (w/s + 100 p/w) (Gunning 1952)
    - ``smog`` 1.043 sqrt(30 p/s) + 3.1291 (McLaughlin 1969): made for 30 sentences or more
    - ``coleman_liau`` 5.88 l/w - 29.6 s/w - 15.8 (Coleman & Liau 1975)
    - ``ari`` 4.71 l/w + 0.5 w/s - 21.43 (Senter & Smith 1967)
    - ``lix`` w/s + 100 g/w (Björnsson 1968) and ``rix`` g/s (Anderson 1983): any language
    - ``dale_chall`` 15.79 d/w + 0.0496 w/s, + 3.6365 where d/w > 0.05 (Dale & Chall 1948)
    - ``fernandez_huerta`` 206.84 - 60 y/w - 1.02 w/s (Fernández Huerta 1959), ``inflesz``
      206.835 - 62.3 y/w - w/s (Szigriszt-Pazos 1993): for Spanish, 100 is very easy

    What the corpus counts is measured: set-aside lines do not count, and
    ``corpus.only("paragraph")`` leaves out titles and sub-headings, which are short sentences.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    language : str
        A tag of BCP 47, of which only the language counts: ``"en"``, ``"en-US"``, ``"es-MX"``.
        English and Spanish have rules that count syllables. In any other language formulas
        with syllables are NaN; ``lix``, ``rix``, ``coleman_liau`` and ``ari`` are there.
    familiar_words : iterable of str
        The words that Dale and Chall's formula takes as known. No list is shipped, for theirs
        is not free; without one ``dale_chall`` is NaN.
    threads : int or None
        None: all processors. The result does not depend on it.

    Returns
    -------
    DataFrame
        A row an article: sentences, words, letters, syllables, polysyllables, long_words,
        unfamiliar_words (int64; -1 where not known), then the measures above (float64), NaN
        for an article without words.

    Raises
    ------
    ValueError
        If `language` is no tag, such as the name "english".

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The cat sat on the mat. It was a good cat."])
    >>> table = corpus.readability()
    >>> table[["sentences", "words", "syllables"]].values.tolist()
    [[2, 11, 11]]
    >>> round(float(table["flesch"][0]), 1)
    116.7
    """
    columns = _core.readability(
        corpus._core,
        _primary_subtag(language),
        texts("familiar_words", familiar_words),
        thread_count(threads),
    )
    return to_frame(columns)


def _primary_subtag(language: str) -> str:
    """The language of a tag, as ISO 639-1 has it where it is English or Spanish."""
    if not isinstance(language, str):
        msg = f'language must be a str such as "en" or "es", got {language!r}'
        raise TypeError(msg)
    tag = _TAG.fullmatch(language)
    if tag is None:
        known = _NAMES.get(language.lower())
        remedy = f'write "{known}"' if known else 'write for example "en", "es", "fr" or "de"'
        msg = f"language must be a tag of BCP 47, got {language!r}; {remedy}"
        raise ValueError(msg)
    primary = tag[1].lower()
    return {"eng": "en", "spa": "es"}.get(primary, primary)
