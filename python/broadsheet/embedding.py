"""Vectors from any model: a callable that turns texts into rows of numbers."""

from __future__ import annotations

import hashlib
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import at_most
from broadsheet.errors import DataWarning
from broadsheet.options import options
from broadsheet.spaces import Placed, Space

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["EmbeddingSpace"]

# What models call the method that embeds a list of texts.
_METHODS = ("encode", "embed_documents", "embed")


class EmbeddingSpace(Space):
    """The space of an embedding model. Each distinct text is embedded once."""

    counts_terms = False

    def __init__(
        self,
        corpus: Corpus,
        model: Any,
        *,
        batch_size: int = 32,
        cache: str | os.PathLike[str] | None = None,
    ) -> None:
        self.corpus = corpus
        self.name = getattr(model, "__name__", type(model).__name__)
        self._embed = _callable_of(model)
        self._batch_size = at_most("batch_size", batch_size, least=1)
        self._folder = None if cache is None else Path(cache).expanduser()
        self._known: dict[str, NDArray[np.float64]] = {}
        self._width: int | None = None

    @property
    def terms(self) -> list[str]:
        """An embedding has none."""
        msg = "an embedding has no terms; those of corpus.vectors() have"
        raise TypeError(msg)

    @property
    def dimension_names(self) -> list[str]:
        """embedding0, embedding1, ..."""
        return [f"embedding{d}" for d in range(self._width or 0)]

    def explain(self, a: Placed, i: int, b: Placed, j: int) -> tuple[Any, Any]:
        """A model of unknown workings is not explained by terms."""
        msg = (
            "an embedding has no terms that explain a similarity; "
            "corpus.vectors() or corpus.vectors(dimensions=200) explain theirs"
        )
        raise TypeError(msg)

    def place(
        self, corpus: Corpus, threads: int, *, memory: int = 0, progress: bool | None = None
    ) -> Placed:
        """Embed what is new, in batches."""
        texts = [str(corpus._core.counted_text(position)) for position in range(len(corpus))]
        keys = [_key(text) for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if not self._has(key)}
        self._check_memory(len(keys), memory)
        for first in self._embed_all(missing, options.progress if progress is None else progress):
            if first:
                self._check_memory(len(keys), memory)
        rows = [self._known[key] for key in keys]
        points = np.vstack(rows) if rows else np.empty((0, self._width or 0))
        return Placed(_core.DensePoints(np.ascontiguousarray(points, dtype=np.float64)))

    def _has(self, key: str) -> bool:
        if key in self._known:
            return True
        path = self._path(key)
        if path is None or not path.exists():
            return False
        row = _saved_row(path)
        if row is None:
            return False
        self._keep(key, row)
        return True

    def _path(self, key: str) -> Path | None:
        return None if self._folder is None else self._folder / key[:2] / f"{key}.npy"

    def _keep(self, key: str, row: NDArray[Any]) -> None:
        if self._width is None:
            self._width = len(row)
        if row.shape != (self._width,):
            msg = (
                f"rows of {self._width} and of {row.shape} numbers met in one space; "
                "give each model a cache folder of its own"
            )
            raise ValueError(msg)
        self._known[key] = row.astype(np.float64)

    def _check_memory(self, n: int, memory: int) -> None:
        """Rows are held for each text, stacked, and copied: 24 bytes a coordinate at most."""
        needed = 24 * n * (self._width or 0)
        if not memory or needed <= memory:
            return
        msg = (
            f"{n:,} articles x {self._width:,} coordinates need up to {needed / 1e6:,.1f} MB, "
            f"more than the {memory / 1e6:,.1f} MB of memory=; allow more, or take a subset"
        )
        raise MemoryError(msg)

    def _embed_all(self, missing: dict[str, str], progress: bool) -> Iterator[bool]:
        """Batch by batch; tells whether it was the first."""
        from tqdm.auto import tqdm

        keys = list(missing)
        with tqdm(total=len(keys), desc="embedding", unit="article", disable=not progress) as bar:
            for begin in range(0, len(keys), self._batch_size):
                batch = keys[begin : begin + self._batch_size]
                for key, row in zip(batch, self._rows([missing[k] for k in batch]), strict=True):
                    self._keep(key, row)
                    self._save(key)
                bar.update(len(batch))
                yield begin == 0

    def _rows(self, texts: list[str]) -> NDArray[Any]:
        rows = np.asarray(self._embed(texts))
        is_real = np.issubdtype(rows.dtype, np.number) and not np.iscomplexobj(rows)
        if rows.ndim != 2 or len(rows) != len(texts) or not is_real:
            msg = (
                f"the model must give one row of numbers for each of {len(texts)} texts, "
                f"got an array of {rows.dtype} with shape {rows.shape}"
            )
            raise ValueError(msg)
        return rows

    def _save(self, key: str) -> None:
        path = self._path(key)
        if path is None:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all, also if two processes embed the same article.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            np.save(file, self._known[key])
        Path(file.name).replace(path)


def _saved_row(path: Path) -> NDArray[Any] | None:
    """The row of a file of the cache; None, with a warning, where the file is damaged."""
    try:
        row = np.load(path, allow_pickle=False)
        if isinstance(row, np.ndarray) and row.ndim == 1 and np.issubdtype(row.dtype, np.floating):
            return row
    except (EOFError, ValueError):
        pass
    warnings.warn(
        f"{path} of the cache is damaged; its article is embedded again", DataWarning, stacklevel=6
    )
    return None


def _key(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _callable_of(model: Any) -> Callable[[Sequence[str]], Any]:
    for method in _METHODS:
        found = getattr(model, method, None)
        if callable(found):
            return found  # type: ignore[no-any-return]
    if callable(model):
        return model  # type: ignore[no-any-return]
    msg = (
        "weighting must be the name of a scheme, or a model: a callable that takes a list of "
        f"texts, or an object with one of {', '.join(_METHODS)}; got {type(model).__name__}"
    )
    raise TypeError(msg)
