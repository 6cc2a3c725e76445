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
    """See :meth:`broadsheet.Corpus.readability`."""
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
