"""Fitting: from a corpus and the name of a scheme, or a model, to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.memory import byte_count
from broadsheet.options import options, thread_count
from broadsheet.spaces import (
    LatentSpace,
    TermSpace,
    article_limit,
    ngram_rule,
    scheme_of,
    whole_number,
)
from broadsheet.vectors import Vectors

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["DEFAULT", "make_vectors"]

# Chosen by evidence: docs/vectors.md has the table.
DEFAULT = "news"

_DTYPES = ("float64", "float32")


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
    if dtype not in _DTYPES:
        msg = f"dtype must be 'float64' or 'float32', got {dtype!r}"
        raise ValueError(msg)
    bound = byte_count(memory) or corpus._core.memory_bound
    if not isinstance(weighting, str):
        return _embedded(corpus, weighting, dtype, dimensions, bound, threads, parameters)
    if isinstance(stop_words, str):
        msg = "stop_words must be a sequence of str, not one str"
        raise TypeError(msg)
    n_threads = thread_count(threads)
    rule = ngram_rule(ngrams, ngrams_within)
    _core.check_vectors_memory(corpus._core, rule, dimensions=0, memory=bound)
    features = _core.Features(
        corpus._core.with_memory_bound(bound),
        min_articles=article_limit("min_articles", min_articles, len(corpus)),
        max_articles=article_limit("max_articles", max_articles, len(corpus)),
        stop_words=list(stop_words),
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
        accuracy=0.0 if accuracy is None else float(accuracy),
        seed=options.seed if seed is None else seed,
        threads=n_threads,
        memory=bound,
    )
    space = LatentSpace(terms, core)
    return Vectors(space, corpus, space.project(placed, n_threads), dtype, bound)


def _embedded(
    corpus: Corpus,
    model: Any,
    dtype: str,
    dimensions: int | None,
    memory: int,
    threads: int | None,
    parameters: dict[str, Any],
) -> Vectors:
    from broadsheet.embedding import EmbeddingSpace

    known = {"batch_size", "cache", "progress"}
    if unknown := sorted(set(parameters) - known):
        msg = f"a model has no parameter {unknown[0]!r}; it has {', '.join(sorted(known))}"
        raise TypeError(msg)
    if dimensions is not None:
        msg = "dimensions are those of weighted terms; a model has as many as it gives"
        raise TypeError(msg)
    progress = parameters.pop("progress", None)
    space = EmbeddingSpace(corpus, model, **parameters)
    placed = space.place(corpus, thread_count(threads), memory=memory, progress=progress)
    return Vectors(space, corpus, placed, dtype, memory)
