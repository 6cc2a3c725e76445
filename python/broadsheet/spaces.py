"""What vectors are fitted with: the terms, weights and dimensions that place an article."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import numpy as np

from broadsheet import _core
from broadsheet.arguments import at_most, whole_number

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus
    from broadsheet.tokenizer import Tokenizer

__all__ = [
    "BM25_VARIANTS",
    "LatentSpace",
    "Placed",
    "Space",
    "TermSpace",
    "accuracy_of",
    "article_limit",
    "ngram_rule",
    "scheme_of",
    "words_to_leave_out",
]

_WITHIN = ("article", "line", "sentence")
_NORMS = {"l1": "l1", "l2": "l2", None: "none"}
BM25_VARIANTS = {
    "robertson": "bm25-robertson",
    "lucene": "bm25-lucene",
    "atire": "bm25-atire",
    "bm25+": "bm25+",
    "bm25l": "bm25l",
}


class Placed(NamedTuple):
    """Articles as points, with what the points were made of."""

    points: _core.SparsePoints | _core.DensePoints
    counts: _core.CountMatrix | None = None  # of terms; None for an embedding
    weights: _core.SparsePoints | None = None


class Space:
    """Where articles become points."""

    corpus: Corpus  # that new articles are read like
    counts_terms: ClassVar[bool] = True  # so that mapped terms matter
    name: str

    @property
    def terms(self) -> list[str]:
        """The term of each column of counts and weights."""
        raise NotImplementedError

    @property
    def dimension_names(self) -> list[str]:
        """The name of each coordinate of a point."""
        raise NotImplementedError

    def place(
        self, corpus: Corpus, threads: int, *, memory: int = 0, progress: bool | None = None
    ) -> Placed:
        """The articles of a corpus as points, within so many bytes (0: no bound)."""
        raise NotImplementedError

    def explain(self, a: Placed, i: int, b: Placed, j: int) -> tuple[Any, Any]:
        """Columns and their contributions to the similarity of two points."""
        raise NotImplementedError


class TermSpace(Space):
    """A dimension for each term: counts, weighted."""

    def __init__(
        self,
        corpus: Corpus,
        name: str,
        features: _core.Features,
        scheme: _core.FittedWeighting,
        ngrams: _core.NgramRule,
    ) -> None:
        self.corpus = corpus
        self.name = name
        self.features = features
        self.scheme = scheme
        self.ngrams = ngrams

    def __reduce__(self) -> tuple[Any, ...]:
        """Without the articles they were fitted on."""
        parts = (self.name, self.features, self.scheme, self.ngrams, self.corpus._tokenizer)
        return _without_articles, parts

    @cached_property
    def terms(self) -> list[str]:
        """The term of each column."""
        return list(self.features.names)

    @property
    def dimension_names(self) -> list[str]:
        """The terms."""
        return self.terms

    def place(
        self, corpus: Corpus, threads: int, *, memory: int = 0, progress: bool | None = None
    ) -> Placed:
        """Count and weigh."""
        self.check_memory(corpus, 0, memory)
        if corpus is self.corpus:
            counts = self.features.fitted_counts
        else:
            counted = corpus._core.with_memory_bound(memory) if memory else corpus._core
            counts = self.features.counts(counted, threads=threads)
        weights = self.scheme.apply(counts, threads=threads)
        return Placed(weights, counts, weights)

    def check_memory(self, corpus: Corpus, dimensions: int, memory: int) -> None:
        """MemoryError if placing the articles may take more than so many bytes."""
        if corpus is not self.corpus:
            _core.check_vectors_memory(corpus._core, self.ngrams, dimensions, memory)

    def explain(self, a: Placed, i: int, b: Placed, j: int) -> tuple[Any, Any]:
        """By the product of the weights of each term."""
        assert isinstance(a.points, _core.SparsePoints)
        assert isinstance(b.points, _core.SparsePoints)
        return _core.explain_cosine(a.points, i, b.points, j)


def _without_articles(
    name: str,
    features: _core.Features,
    scheme: _core.FittedWeighting,
    ngrams: _core.NgramRule,
    tokenizer: Tokenizer | None,
) -> TermSpace:
    from broadsheet.corpus import Corpus

    corpus = Corpus(features.corpus, tokenizer=tokenizer)
    return TermSpace(corpus, name, features, scheme, ngrams)


class LatentSpace(Space):
    """The leading dimensions of weighted terms: latent semantic analysis."""

    def __init__(self, terms: TermSpace, core: _core.LatentSpace) -> None:
        self.term_space = terms
        self.corpus = terms.corpus
        self.core = core
        self.name = f"{terms.name}, {len(core.singular_values)} latent dimensions"

    @property
    def terms(self) -> list[str]:
        """The terms that the dimensions are made of."""
        return self.term_space.terms

    @property
    def dimension_names(self) -> list[str]:
        """latent0, latent1, ..."""
        return [f"latent{d}" for d in range(len(self.core.singular_values))]

    def place(
        self, corpus: Corpus, threads: int, *, memory: int = 0, progress: bool | None = None
    ) -> Placed:
        """Weigh and project."""
        self.term_space.check_memory(corpus, len(self.core.singular_values), memory)
        return self.project(self.term_space.place(corpus, threads, memory=memory), threads)

    def project(self, placed: Placed, threads: int) -> Placed:
        """Weighted articles as points of this space."""
        assert placed.weights is not None
        return placed._replace(points=self.core.project(placed.weights, threads=threads))

    def explain(self, a: Placed, i: int, b: Placed, j: int) -> tuple[Any, Any]:
        """Through the latent space."""
        assert a.weights is not None
        assert b.weights is not None
        return self.core.explain(a.weights, i, b.weights, j)


def article_limit(name: str, value: int | float, n: int) -> int:
    """A share becomes the number of articles as scikit-learn has it: value x N."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        msg = f"{name} must be a number, got {value!r}"
        raise TypeError(msg)
    if isinstance(value, float | np.floating):
        if not 0 <= value <= 1:
            msg = f"{name} as a share must be between 0.0 and 1.0, got {value}; an int counts"
            raise ValueError(msg)
        exact = float(value) * n
        if name == "min_articles":
            return int(np.ceil(exact))
        if n > 0 and exact < 1:  # 0 would mean no limit
            msg = (
                f"max_articles={value} of {n:,} articles is less than one, so no term could stay; "
                "give a larger share, or a count"
            )
            raise ValueError(msg)
        return int(np.floor(exact))
    return at_most(name, value)


def accuracy_of(value: float | None) -> float:
    """The core's form of ``accuracy=``: 0 stands for none."""
    if value is None:
        return 0.0
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        msg = f"accuracy must be a number, or left out, got {value!r}"
        raise TypeError(msg)
    if not 1e-10 <= value <= 0.1:
        msg = f"accuracy must be between 1e-10 and 0.1, or left out, got {value!r}"
        raise ValueError(msg)
    return float(value)


def words_to_leave_out(stop_words: Any) -> list[str]:
    """A list of words; TypeError otherwise."""
    if isinstance(stop_words, str):
        msg = (
            f"stop_words must be a sequence of str, not the one str {stop_words!r}; "
            'list(bs.stop_words("en")) gives those of a language'
        )
        raise TypeError(msg)
    words = list(stop_words) if hasattr(stop_words, "__iter__") else [stop_words]
    for word in words:
        if not isinstance(word, str):
            msg = f"stop_words must be a sequence of str such as ['the', 'a'], got {word!r}"
            raise TypeError(msg)
    return words


def ngram_rule(ngrams: Any, within: str) -> _core.NgramRule:
    """The core's rule; 2 means (2, 2)."""
    both = tuple(ngrams) if hasattr(ngrams, "__iter__") else (ngrams, ngrams)
    whole = all(isinstance(n, int | np.integer) and not isinstance(n, bool) for n in both)
    if len(both) != 2 or not whole:
        msg = f"ngrams must be two whole numbers such as (1, 2), got {ngrams!r}"
        raise TypeError(msg)
    if within not in _WITHIN:
        msg = f"ngrams_within must be one of {', '.join(map(repr, _WITHIN))}, got {within!r}"
        raise ValueError(msg)
    shortest, longest = (whole_number("ngrams", n) for n in both)
    return _core.NgramRule(shortest, longest, getattr(_core.NgramsWithin, within))


def scheme_of(name: str, parameters: dict[str, Any]) -> _core.Weighting:
    """The core's scheme with its parameters, each checked for being one of this scheme."""
    left = dict(parameters)
    if name == "bm25":
        variant = left.pop("variant", "lucene")
        if variant not in BM25_VARIANTS:
            known = ", ".join(repr(v) for v in BM25_VARIANTS)
            msg = f"variant must be one of {known}, got {variant!r}"
            raise ValueError(msg)
        name = BM25_VARIANTS[variant]
    scheme = _core.Weighting(name)
    allowed = _parameters_of(name)
    unknown = [key for key in left if key not in allowed]
    if unknown:
        msg = (
            f"the scheme {name!r} has no parameter {unknown[0]!r}; "
            f"it has {', '.join(allowed) or 'none'}"
        )
        raise TypeError(msg)
    if not left.pop("smooth", True):
        scheme.global_weight = _core.GlobalWeight.idf_plus_one
    if not left.pop("idf", True):
        scheme.global_weight = _core.GlobalWeight.none
    if left.pop("sublinear", False):
        scheme.local_weight = _core.LocalWeight.logarithm
    if "norm" in left:
        norm = left.pop("norm")
        if norm not in _NORMS:
            msg = f"norm must be 'l1', 'l2' or None, got {norm!r}"
            raise ValueError(msg)
        scheme.norm = getattr(_core.Normalization, _NORMS[norm])
    for key, value in left.items():
        if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
            msg = f"{key} must be a number, got {value!r}"
            raise TypeError(msg)
        setattr(scheme, key, float(value))
    return scheme


def _parameters_of(name: str) -> tuple[str, ...]:
    if name == "tfidf":
        return ("smooth", "sublinear", "idf", "norm")
    if name.startswith("bm25"):
        return ("variant", "k1", "b", "delta", "norm")
    if name in {"count", "log-entropy", "ppmi", "news"}:
        return ("norm",)
    return ("slope", "pivot", "log_base")
