"""How varied the words of a text are. :meth:`broadsheet.Corpus.diversity` calls this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet import _core
from broadsheet.arguments import number, whole_number
from broadsheet.frames import to_frame
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["diversity"]


def diversity(
    corpus: Corpus,
    by: str = "article",
    *,
    window: int = 50,
    segment: int = 50,
    sample: int = 42,
    mtld_threshold: float = 0.72,
    threads: int | None = None,
) -> pd.DataFrame:
    """See :meth:`broadsheet.Corpus.diversity`."""
    if by not in ("article", "corpus"):
        msg = f'by must be "article" or "corpus", got {by!r}'
        raise ValueError(msg)
    columns = _core.diversity(
        corpus._core,
        by == "article",
        whole_number("window", window),
        whole_number("segment", segment),
        whole_number("sample", sample),
        number("mtld_threshold", mtld_threshold),
        threads=thread_count(threads),
    )
    return to_frame(columns)
