"""Names, quotations and sources: tables that count and plot like terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.concordance import concordance_at
from broadsheet.corpus_table import CorpusTable
from broadsheet.frames import to_frame
from broadsheet.timeline import Periods

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from broadsheet.corpus import Corpus

__all__ = ["Attributions", "Mentions", "Names", "Quotes"]

_COLOR = "#20639b"


class Mentions(CorpusTable):
    """A pandas frame of what articles mention, which counts and plots like terms.

    Rows may be dropped, put into another order or numbered anew, and columns added first: what
    is left is counted, and each mention once.
    """

    _label = ""
    _noun = "mentions"

    def _mentions(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """What is mentioned, most frequent first; which of them each mention is, and its place.

        A place is article, begin and end.
        """
        raise NotImplementedError

    def _finds(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """What is counted, most frequent first; which of them each mention is, in which article."""
        labels, things, places = self._mentions()
        return labels, things, np.ascontiguousarray(places[:, 0])

    def _chosen(self, which: int | str | Sequence[str], labels: list[str]) -> list[str]:
        """The labels that a person asks for, or a ValueError."""
        if isinstance(which, int | np.integer):
            return labels[:which]
        chosen = [which] if isinstance(which, str) else list(which)
        known = set(labels)
        for label in chosen:
            if label not in known:
                msg = f"there is no {self._label} {label!r} in this table{self._counted_as(label)}"
                raise ValueError(msg)
        return chosen

    def _counted_as(self, label: str) -> str:
        """Where else to look for it."""
        return ""

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
        corpus = self._known_corpus()
        labels, things, articles = self._finds()
        all_articles = np.zeros(len(corpus), dtype=np.int64)
        rows = _core.timeline_of_finds(corpus._core, things, articles, len(labels), all_articles, 1)
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
        corpus = self._known_corpus()
        labels, things, articles = self._finds()
        chosen = self._chosen(which, labels)
        if not chosen:
            msg = f"there is no {self._label} to count"
            raise ValueError(msg)
        number = np.full(len(labels), -1, dtype=np.int64)
        number[[labels.index(label) for label in chosen]] = np.arange(len(chosen))
        shown = number[things] >= 0
        periods = Periods(corpus, every, by_outlet)
        rows = _core.timeline_of_finds(
            corpus._core,
            np.ascontiguousarray(number[things][shown]),
            np.ascontiguousarray(articles[shown]),
            len(chosen),
            periods.cells,
            periods.n_cells,
        )
        return periods.table(chosen, rows)

    def concordance(
        self, which: int | str | Sequence[str] | None = None, *, window: int = 8
    ) -> Any:
        """Show the mentions that are counted, each with the words around it.

        Parameters
        ----------
        which : int, str or list of str, optional
            So many of the most frequent, or just these; by default all.
        window : int
            Words of context on each side.

        Returns
        -------
        Concordance
            As of :meth:`Corpus.concordance`, by article and place: as many lines as ``counts``
            counts.

        Raises
        ------
        ValueError
            If a name, speaker or source is not in this table.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["We met Ana Costa in Lima. They like Costa."])
        >>> corpus.names().concordance("Ana Costa", window=2)[["left", "match"]].values.tolist()
        [['We met', 'Ana Costa'], ['They like', 'Costa']]
        """
        labels, things, places = self._mentions()
        chosen = labels if which is None else self._chosen(which, labels)
        number = {label: i for i, label in enumerate(labels)}
        shown = places[np.isin(things, [number[label] for label in chosen])]
        order = np.lexsort((shown[:, 2], shown[:, 1], shown[:, 0]))
        return concordance_at(
            self._known_corpus(), np.ascontiguousarray(shown[order]), window, query=chosen
        )

    def plot(self, ax: Axes | None = None, *, which: int = 20) -> Axes:  # type: ignore[override]
        """Draw the most frequent as bars of mentions, with the articles that have one.

        Bars in grey are no names ("she", "the mayor"), which several persons may share.

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
        from matplotlib.patches import Patch
        from matplotlib.ticker import MaxNLocator

        from broadsheet.plots import label_text, tidy

        labels, things, articles = self._finds()
        shown = range(min(which, len(labels)))
        mentions = np.bincount(things, minlength=len(labels))[: len(shown)]
        pairs = np.unique(np.stack([things, articles]), axis=1)
        spread = np.bincount(pairs[0], minlength=len(labels))[: len(shown)]
        colors = ["#d9d7d0" if labels[i].islower() else "#bcd0e2" for i in shown]
        if ax is None:
            _, ax = plt.subplots(figsize=(7, 1.1 + 0.27 * len(shown)), layout="constrained")
        ax.barh(shown, mentions, height=0.62, color=colors)
        points = ax.plot(spread, shown, "o", color=_COLOR, markersize=5, label="articles")
        ax.set_yticks(shown, [label_text(labels[i]) for i in shown])
        ax.invert_yaxis()
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.set_xlabel(f"{self._noun}, and articles that have one")
        keys = {self._noun: "#bcd0e2", "no name": "#d9d7d0"}
        bars = [Patch(color=color, label=key) for key, color in keys.items() if color in colors]
        ax.legend(handles=[*bars, *points], frameon=False, loc="lower right")
        tidy(ax, grid="x")
        return ax


class Names(Mentions):
    """Names with their variants: name variants count articles."""

    _metadata = [*CorpusTable._metadata, "_names", "_places"]
    _names: list[str]
    _places: NDArray[np.int64]  # place in _names, article, begin, end of each mention
    _label = "name"

    def _mentions(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        self._known_corpus()
        labels = list(dict.fromkeys(str(name) for name in self._needed("name")["name"]))
        row = {name: i for i, name in enumerate(self._names)}
        place = np.full(len(row), -1, dtype=np.int64)
        for i, name in enumerate(labels):
            if name not in row:
                msg = (
                    f"{name!r} is no name that this table was made with; for a name of your own, "
                    f"corpus.names(aliases={{form: {name!r}}})"
                )
                raise ValueError(msg)
            place[row[name]] = i
        things = place[self._places[:, 0]]
        kept = things >= 0
        return _by_count(labels, things[kept], np.ascontiguousarray(self._places[kept, 1:]))

    def _counted_as(self, label: str) -> str:
        if "variants" not in self.columns:
            return ""
        longer = [
            str(name)
            for name, forms in zip(self["name"], self["variants"], strict=True)
            if label in forms
        ]
        return f"; it counts as {longer[0]!r}" if longer else ""


class _LongForms:
    """The name of ``corpus.names()`` that a form stands for in an article; looked up once."""

    def __init__(self, corpus: Corpus, threads: int) -> None:
        self._corpus = corpus
        self._threads = threads
        self._names: dict[tuple[int, str], str] = {}

    def of(self, articles: list[int], forms: list[str]) -> list[str]:
        """The names of some forms in their articles."""
        keys = list(zip(articles, forms, strict=True))
        new = list(dict.fromkeys(key for key in keys if key not in self._names))
        if new:
            found = _core.names_of_forms(
                self._corpus._core,
                np.array([article for article, _ in new], dtype=np.int64),
                [form for _, form in new],
                self._threads,
            )
            self._names.update(zip(new, found, strict=True))
        return [self._names[key] for key in keys]


class _SpokenFor(Mentions):
    """A row for each find, with the form that the article has at that place."""

    _metadata = [*CorpusTable._metadata, "_long_forms"]
    _long_forms: _LongForms

    def _mentions(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        self._known_corpus()
        # A table that was merged or joined may have a row twice.
        rows = self._needed(self._label, "article", "begin", "end").drop_duplicates()
        places = rows[["article", "begin", "end"]].to_numpy(dtype=np.int64)
        forms = [str(form) for form in rows[self._label]]
        names = self._long_forms.of(places[:, 0].tolist(), forms)
        number = {name: i for i, name in enumerate(dict.fromkeys(names))}
        things = np.array([number[name] for name in names], dtype=np.int64)
        return _by_count(list(number), things, places)

    def _counted_as(self, label: str) -> str:
        rows = self._needed(self._label, "article")
        rows = rows[rows[self._label] == label]
        longer = self._long_forms.of(rows["article"].tolist(), rows[self._label].tolist())
        return f"; it counts as {longer[0]!r}" if longer else ""


class Quotes(_SpokenFor):
    """Direct speech with who said it, counted by speaker.

    A speaker counts under the name that :meth:`Corpus.names` joins the form to: "Foss" as
    "Gerald Foss" where the article names him so.
    """

    _label = "speaker"
    _noun = "quotations"


class Attributions(_SpokenFor):
    """Sources that articles name, counted by source; names as in :class:`Quotes`."""

    _label = "source"


def _by_count(
    labels: list[str], things: NDArray[np.int64], places: NDArray[np.int64]
) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """The most frequent first, ties by bytes."""
    counts = np.bincount(things, minlength=len(labels))
    order = sorted(range(len(labels)), key=lambda i: (-counts[i], labels[i].encode()))
    place = np.empty(len(labels), dtype=np.int64)
    place[order] = np.arange(len(labels))
    return [labels[i] for i in order], place[things], places


def names(corpus: Corpus, aliases: dict[str, str], threads: int) -> Any:
    """The table of names: see :meth:`broadsheet.Corpus.names`."""
    columns = _core.list_names(corpus._core, aliases, threads)
    places = columns.pop("places")
    table = _made(Names, corpus, columns)
    if isinstance(table, Names):
        table._names, table._places = columns["name"], places
    return table


def quotes(corpus: Corpus, threads: int) -> Any:
    """The table of quotations: see :meth:`broadsheet.Corpus.quotes`."""
    return _spoken_for(Quotes, corpus, _core.list_quotes(corpus._core, threads), threads)


def attributions(corpus: Corpus, threads: int) -> Any:
    """The table of sources: see :meth:`broadsheet.Corpus.attributions`."""
    columns = _core.list_attributions(corpus._core, threads)
    return _spoken_for(Attributions, corpus, columns, threads)


def _spoken_for(
    kind: type[_SpokenFor], corpus: Corpus, columns: dict[str, Any], threads: int
) -> Any:
    table = _made(kind, corpus, columns)
    if isinstance(table, _SpokenFor):
        table._long_forms = _LongForms(corpus, threads)
    return table


def _made(kind: type[Mentions], corpus: Corpus, columns: dict[str, Any]) -> Any:
    table = to_frame(columns, types={"variants": "lists"}, kind=kind)
    if isinstance(table, kind):
        table._corpus = corpus
    return table
