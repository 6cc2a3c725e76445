"""Names, quotations and sources: tables that count and plot like terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.frames import to_frame
from broadsheet.timeline import Periods

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Attributions", "Mentions", "Names", "Quotes"]

_COLOR = "#20639b"


class Mentions(pd.DataFrame):
    """A pandas frame of what articles mention, which counts and plots like terms.

    Rows may be dropped or put into another order first: what is left is counted.
    """

    _metadata = ["_corpus", "_places"]
    _corpus: Corpus
    _places: NDArray[np.int64]  # of names: name, article, begin, end of each mention
    _label = ""

    @property
    def _constructor(self) -> Callable[..., pd.DataFrame]:
        return type(self)

    def _finds(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """What is counted, most frequent first; which of them each mention is, in which article."""
        codes, labels = pd.factorize(self[self._label])
        counts = np.bincount(codes, minlength=len(labels))
        order = sorted(range(len(labels)), key=lambda i: (-counts[i], str(labels[i]).encode()))
        place = np.empty(len(labels), dtype=np.int64)
        place[order] = np.arange(len(labels))
        articles = self["article"].to_numpy(dtype=np.int64)
        return [str(labels[i]) for i in order], place[codes], articles

    def counts(self) -> pd.DataFrame:
        """How often each is mentioned, like the terms of :meth:`Corpus.terms`.

        Returns
        -------
        DataFrame
            name (or speaker, source), count (mentions), articles (that have one), per_million
            (running words), per_million_low, per_million_high (95 % interval by article, as in
            :meth:`Corpus.terms`); most frequent first, ties by bytes.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(['"We have no beds left," said Ruth Adeyemi.'])
        >>> corpus.quotes().counts()[["speaker", "count"]].values.tolist()
        [['Ruth Adeyemi', 1]]
        """
        labels, things, articles = self._finds()
        all_articles = np.zeros(len(self._corpus), dtype=np.int64)
        rows = _core.timeline_of_finds(
            self._corpus._core, things, articles, len(labels), all_articles, 1
        )
        columns = ("count", "articles", "per_million", "per_million_low", "per_million_high")
        return to_frame({self._label: labels, **{name: rows[name] for name in columns}})

    def timeline(
        self, which: int | Sequence[str] = 5, every: str = "month", *, by_outlet: bool = False
    ) -> Any:
        """Mentions over time, like :meth:`Corpus.timeline`.

        Parameters
        ----------
        which : int or list of str
            So many of the most frequent, or just these.
        every, by_outlet
            As in :meth:`Corpus.timeline`.

        Returns
        -------
        DataFrame
            As of :meth:`Corpus.timeline`, with the name, speaker or source as ``term``.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read([{"text": "We met Ana Costa. They like Costa.", "date": "2024-05-01"}])
        >>> corpus.names().timeline(every="year")[["term", "count"]].values.tolist()
        [['Ana Costa', 2]]
        """
        labels, things, articles = self._finds()
        chosen = labels[:which] if isinstance(which, int) else list(which)
        unknown = [label for label in chosen if label not in set(labels)]
        if unknown:
            msg = f"there is no {self._label} {unknown[0]!r} in this table"
            raise ValueError(msg)
        if not chosen:
            msg = f"there is no {self._label} to count"
            raise ValueError(msg)
        number = np.full(len(labels), -1, dtype=np.int64)
        number[[labels.index(label) for label in chosen]] = np.arange(len(chosen))
        shown = number[things] >= 0
        periods = Periods(self._corpus, every, by_outlet)
        rows = _core.timeline_of_finds(
            self._corpus._core,
            np.ascontiguousarray(number[things][shown]),
            np.ascontiguousarray(articles[shown]),
            len(chosen),
            periods.cells,
            periods.n_cells,
        )
        return periods.table(chosen, rows)

    def plot(self, ax: Axes | None = None, *, which: int = 20) -> Axes:  # type: ignore[override]
        """Draw the most frequent as bars of mentions, with the articles that have one.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; by default a new figure.
        which : int
            So many of the most frequent.

        Returns
        -------
        matplotlib.axes.Axes
        """
        import matplotlib.pyplot as plt

        from broadsheet.plots import label_text, tidy

        labels, things, articles = self._finds()
        shown = range(min(which, len(labels)))
        mentions = [int((things == i).sum()) for i in shown]
        spread = [len(set(articles[things == i])) for i in shown]
        if ax is None:
            _, ax = plt.subplots(figsize=(7, 1.1 + 0.27 * len(shown)), layout="constrained")
        ax.barh(shown, mentions, height=0.62, color="#bcd0e2", label="mentions")
        ax.plot(spread, shown, "o", color=_COLOR, markersize=5, label="articles")
        ax.set_yticks(shown, [label_text(labels[i]) for i in shown])
        ax.invert_yaxis()
        ax.set_xlabel("mentions, and articles that have one")
        ax.legend(frameon=False, loc="lower right")
        tidy(ax, grid="x")
        return ax


class Names(Mentions):
    """Names with their variants: name variants count articles."""

    _label = "name"

    def _finds(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        place = np.full(int(self._places[:, 0].max(initial=-1)) + 1, -1, dtype=np.int64)
        rows = self.index.to_numpy()
        place[rows] = np.arange(len(rows))
        things = place[self._places[:, 0]]
        kept = things >= 0
        articles = np.ascontiguousarray(self._places[:, 1][kept])
        return [str(name) for name in self["name"]], things[kept], articles


class Quotes(Mentions):
    """Direct speech with who said it, counted by speaker."""

    _label = "speaker"


class Attributions(Mentions):
    """Sources that articles name, counted by source."""

    _label = "source"


def names(corpus: Corpus, aliases: dict[str, str], threads: int) -> Any:
    """The table of names: see :meth:`broadsheet.Corpus.names`."""
    columns = _core.list_names(corpus._core, aliases, threads)
    places = columns.pop("places")
    return _made(Names, corpus, columns, places)


def quotes(corpus: Corpus, threads: int) -> Any:
    """The table of quotations: see :meth:`broadsheet.Corpus.quotes`."""
    return _made(Quotes, corpus, _core.list_quotes(corpus._core, threads))


def attributions(corpus: Corpus, threads: int) -> Any:
    """The table of sources: see :meth:`broadsheet.Corpus.attributions`."""
    return _made(Attributions, corpus, _core.list_attributions(corpus._core, threads))


def _made(
    kind: type[Mentions],
    corpus: Corpus,
    columns: dict[str, Any],
    places: NDArray[np.int64] | None = None,
) -> Any:
    table = to_frame(columns, types={"variants": "lists"})
    if not isinstance(table, pd.DataFrame):
        return table
    result = kind(table)
    result._corpus = corpus
    result._places = np.empty((0, 4), dtype=np.int64) if places is None else places
    return result
