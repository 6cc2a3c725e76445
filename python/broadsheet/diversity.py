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
    """Measure how varied the vocabulary of each article is, or of the corpus.

    With N words, V different ones, and V_m of them m times (words that ``map_terms`` drops are
    left out):

    ============= ==================================== =======================================
    column        formula                              source
    ============= ==================================== =======================================
    ``ttr``       V / N                                Johnson (1944)
    ``guiraud``   V / sqrt N                           Guiraud (1954)
    ``cttr``      V / sqrt 2N                          Carroll (1964)
    ``herdan_c``  ln V / ln N                          Herdan (1960)
    ``maas``      (ln N - ln V) / (ln N)²              Maas (1972)
    ``dugast_u``  (ln N)² / (ln N - ln V)              Dugast (1979)
    ``summer_s``  ln ln V / ln ln N                    Somers (1966)
    ``yule_k``    10⁴ (Σ V_m m² - N) / N²              Yule (1944)
    ``yule_i``    V² / (Σ V_m m² - V)                  Yule (1944)
    ``herdan_vm`` sqrt(Σ V_m m² / N² - 1 / V)          Herdan (1955)
    ``simpson``   Σ V_m m (m - 1) / (N (N - 1))        Simpson (1949)
    ``msttr``     mean TTR of whole segments           Johnson (1944)
    ``mattr``     mean TTR of all windows              Covington & McFall (2010)
    ``mtld``      words per factor, from both ends     McCarthy & Jarvis (2010)
    ``hdd``       mean TTR of random samples           McCarthy & Jarvis (2007)
    ============= ==================================== =======================================

    ``yule_k``, ``maas``, ``herdan_vm`` and ``simpson`` are high for little variety, the others
    for much. All but the last four depend on N: compare them between texts of one length only.

    Parameters
    ----------
    corpus : Corpus
        The articles.
    by : {"article", "corpus"}
        A row for each article, or one row for all of them laid end to end.
    window, segment, sample : int
        Words of a window of ``mattr``, a segment of ``msttr``, a sample of ``hdd``.
    mtld_threshold : float
        The TTR at which a factor of ``mtld`` ends.
    threads : int or None
        None: all processors. The result does not depend on it.

    Returns
    -------
    DataFrame
        tokens, types (int64), then the columns above (float64); NaN where a measure is
        undefined: ``msttr``, ``mattr`` and ``hdd`` of a text shorter than their segment, window
        or sample, all of an empty text. ``dugast_u`` and ``yule_i`` are infinite where no word
        repeats. The index is the article's position.

    Raises
    ------
    ValueError
        If `by` is another word, a length is under 1, or the threshold is not inside (0, 1).

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read(["The port closed and the port opened."])
    >>> corpus.diversity()[["tokens", "types", "ttr"]].values.tolist()
    [[7.0, 5.0, 0.7142857142857143]]
    """
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
