"""Fitting: from a corpus and the name of a scheme, or a model, to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from broadsheet import _core
from broadsheet.arguments import whole_number
from broadsheet.memory import byte_count
from broadsheet.options import seed_of, thread_count
from broadsheet.spaces import (
    LatentSpace,
    TermSpace,
    accuracy_of,
    article_limit,
    ngram_rule,
    scheme_of,
    words_to_leave_out,
)
from broadsheet.vectors import Vectors

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["DEFAULT", "make_vectors"]

# Chosen by evidence: docs/vectors.md has the table.
DEFAULT = "news"

_DTYPES = ("float64", "float32")
_NOT_OF_MODELS = {  # with their defaults
    "dimensions": None,
    "accuracy": None,
    "min_articles": 0,
    "max_articles": 0,
    "stop_words": (),
    "ngrams": (1, 1),
    "ngrams_within": "article",
    "seed": None,
}


def make_vectors(
    corpus: Corpus,
    weighting: Any = DEFAULT,
    *,
    dimensions: int | None = None,
    accuracy: float | None = None,
    min_articles: int | float = 0,
    max_articles: int | float = 0,
    stop_words: Sequence[str] = (),
    ngrams: tuple[int, int] = (1, 1),
    ngrams_within: str = "article",
    dtype: str = "float64",
    memory: int | str | None = None,
    threads: int | None = None,
    seed: int | None = None,
    **parameters: Any,
) -> Vectors:
    """See :meth:`broadsheet.Corpus.vectors`."""
    dtype = _dtype_name(dtype)
    bound = byte_count(memory) or corpus._core.memory_bound
    if not isinstance(weighting, str):
        given = {
            "dimensions": dimensions,
            "accuracy": accuracy,
            "min_articles": min_articles,
            "max_articles": max_articles,
            "stop_words": stop_words,
            "ngrams": ngrams,
            "ngrams_within": ngrams_within,
            "seed": seed,
        }
        _check_not_of_models(given)
        return _embedded(corpus, weighting, dtype, bound, threads, parameters)
    words = words_to_leave_out(stop_words)
    n_threads = thread_count(threads)
    rule = ngram_rule(ngrams, ngrams_within)
    _core.check_vectors_memory(corpus._core, rule, dimensions=0, memory=bound)
    features = _core.Features(
        corpus._core.with_memory_bound(bound),
        min_articles=article_limit("min_articles", min_articles, len(corpus)),
        max_articles=article_limit("max_articles", max_articles, len(corpus)),
        stop_words=words,
        ngrams=rule,
        threads=n_threads,
    )
    scheme = _core.FittedWeighting(scheme_of(weighting, parameters), features)
    terms = TermSpace(corpus, weighting, features, scheme, rule)
    placed = terms.place(corpus, n_threads)
    if dimensions is None:
        if accuracy is not None:
            msg = "accuracy is that of latent dimensions; say how many with dimensions="
            raise TypeError(msg)
        return Vectors(terms, corpus, placed, dtype, bound)
    assert placed.weights is not None
    core = _core.LatentSpace(
        placed.weights,
        dimensions=whole_number("dimensions", dimensions),
        accuracy=accuracy_of(accuracy),
        seed=seed_of(seed),
        threads=n_threads,
        memory=bound,
    )
    space = LatentSpace(terms, core)
    return Vectors(space, corpus, space.project(placed, n_threads), dtype, bound)


def _dtype_name(dtype: Any) -> str:
    """Its name, also of ``numpy.float32``."""
    try:
        name = np.dtype(dtype).name if dtype is not None else ""
    except TypeError:
        name = ""
    if name not in _DTYPES:
        msg = f"dtype must be 'float64' or 'float32', got {dtype!r}"
        raise ValueError(msg)
    return name


def _check_not_of_models(given: dict[str, Any]) -> None:
    for name, value in given.items():
        if (tuple(value) if isinstance(value, list) else value) != _NOT_OF_MODELS[name]:
            msg = f"{name}= is for weighted terms, which a model has none of; leave it out"
            if name == "dimensions":
                msg = "dimensions are those of weighted terms; a model has as many as it gives"
            raise TypeError(msg)


def _embedded(
    corpus: Corpus,
    model: Any,
    dtype: str,
    memory: int,
    threads: int | None,
    parameters: dict[str, Any],
) -> Vectors:
    from broadsheet.embedding import EmbeddingSpace

    known = {"batch_size", "cache", "progress"}
    if unknown := sorted(set(parameters) - known):
        msg = f"a model has no parameter {unknown[0]!r}; it has {', '.join(sorted(known))}"
        raise TypeError(msg)
    progress = parameters.pop("progress", None)
    space = EmbeddingSpace(corpus, model, **parameters)
    placed = space.place(corpus, thread_count(threads), memory=memory, progress=progress)
    return Vectors(space, corpus, placed, dtype, memory)
