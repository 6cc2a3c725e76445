"""Term statistics and article similarity over news.

Two sets of articles, and what they write about differently, with the evidence:

>>> import broadsheet as bs
>>> from broadsheet import sample
>>> corpus = bs.read(sample.jsonl_path())  # or a folder, a pattern, a list, a DataFrame
>>> difference = bs.compare(corpus, by="outlet")
>>> difference.keyness()["term"].head(3).tolist()
['mr', 'ms', 'percent']
>>> difference.explain("costs").articles_a
23
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

try:
    from broadsheet import _core
except ImportError as error:
    error.add_note(
        "broadsheet's compiled part, broadsheet._core, could not be loaded. In a clone of the "
        "project run `make build`; elsewhere install the package with `pip install broadsheet` "
        "for this Python (it is compiled for one version), and do not import it from a folder "
        "that itself holds a folder named broadsheet."
    )
    raise

from broadsheet.article import Article
from broadsheet.corpus import Corpus
from broadsheet.errors import DataWarning, Error, FormatError, MissingFileError, ReadError
from broadsheet.options import options
from broadsheet.reading import read
from broadsheet.tokenizer import Tokenizer

if TYPE_CHECKING:
    from broadsheet.comparison import Comparison, compare
    from broadsheet.storage import open, verify
    from broadsheet.vectors import Vectors
    from broadsheet.word_forms import lemmatizer, stemmer, stop_words

__version__: str = _core.__version__

# open and verify stay out of __all__: `from broadsheet import *` must not hide Python's open.
__all__ = [
    "Article",
    "Comparison",
    "Corpus",
    "DataWarning",
    "Error",
    "FormatError",
    "MissingFileError",
    "ReadError",
    "Tokenizer",
    "Vectors",
    "__version__",
    "compare",
    "lemmatizer",
    "options",
    "read",
    "stemmer",
    "stop_words",
]

# Imported when first used, for reading and counting need none of it.
_MODULES = {
    "Comparison": "comparison",
    "Vectors": "vectors",
    "compare": "comparison",
    "lemmatizer": "word_forms",
    "open": "storage",
    "stemmer": "word_forms",
    "stop_words": "word_forms",
    "verify": "storage",
}


def __getattr__(name: str) -> object:
    if name == "sklearn":  # imported when first used: scikit-learn is an extra
        return importlib.import_module("broadsheet.sklearn")
    if name in _MODULES:
        value: object = getattr(importlib.import_module(f"broadsheet.{_MODULES[name]}"), name)
        globals()[name] = value
        return value
    msg = f"module 'broadsheet' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted([*__all__, "open", "sklearn", "verify"])
