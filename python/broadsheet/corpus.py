"""A set of articles: counted, sliced, compared."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import (
    or_none,
    phrases_of,
)
from broadsheet.article import Article
from broadsheet.corpus_evidence import CorpusEvidence
from broadsheet.corpus_sequences import CorpusSequences
from broadsheet.corpus_statistics import CorpusStatistics
from broadsheet.corpus_vectors import CorpusVectors
from broadsheet.corpus_views import FIELDS, CorpusViews, columns_of_fields
from broadsheet.errors import DataWarning, FormatError
from broadsheet.frames import as_selection, to_frame
from broadsheet.history import mapped_terms
from broadsheet.one_at_a_time import OneAtATime
from broadsheet.options import thread_count

if TYPE_CHECKING:
    import pandas as pd
    from scipy.sparse import csr_array

    from broadsheet.tokenizer import Tokenizer

__all__ = ["Corpus"]

_MICROSECONDS = "datetime64[us]"
_KEYS_LISTED = 20


class Saved(NamedTuple):
    """Where a whole corpus lies: its folder, and which of its states."""

    path: bytes
    generation: int


class Corpus(CorpusViews, CorpusStatistics, CorpusSequences, CorpusEvidence, CorpusVectors):
    """A set of articles, or a view of one.

    Made by :func:`broadsheet.read` or :func:`broadsheet.open`. Immutable: subsets and
    changed terms are new views that share its memory.
    """

    def __init__(
        self,
        core: _core.Corpus,
        *,
        history: list[dict[str, Any]] | None = None,
        skipped: list[tuple[str, int, str]] | None = None,
        notes: bytes | None = None,
        saved: Saved | None = None,
        tokenizer: Tokenizer | None = None,
    ) -> None:
        self._core = core
        self._notes = notes  # of a saved corpus: its history and what was skipped, as JSON
        self._saved = saved
        self._tokenizer = tokenizer  # with its splitter, where one is known
        self._once = OneAtATime()
        self._counted: _core.CountMatrix | None = None
        self._totals: _core.TermTotals | None = None  # of its counts, once asked for
        self._search_indexes: dict[tuple[Any, ...], _core.SearchIndex] = {}
        if notes is None:
            self._history = history or []
            self._skipped = skipped or []

    @cached_property
    def _history(self) -> list[dict[str, Any]]:
        return [dict(step) for step in self._read_notes("history")]

    @cached_property
    def _skipped(self) -> list[tuple[str, int, str]]:
        rows = self._read_notes("skipped")
        return [(str(source), int(line), str(reason)) for source, line, reason in rows]

    def _read_notes(self, name: str) -> list[Any]:
        try:
            rows = json.loads(self._notes or b"")[name]
            if isinstance(rows, list):
                return rows
        except (ValueError, KeyError, TypeError):
            pass
        path = os.fsdecode(self._saved.path) if self._saved else ""
        msg = f"the notes of {path!r} are not what they should be; restore it from a copy"
        raise FormatError(msg, path=path)

    def __copy__(self) -> Corpus:
        return self  # immutable

    def __deepcopy__(self, memo: dict[int, Any]) -> Corpus:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        from broadsheet.storage import reduced

        return reduced(self)

    def _view(self, core: _core.Corpus, **step: Any) -> Corpus:
        return Corpus(
            core,
            history=[*self._history, step],
            skipped=self._skipped,
            tokenizer=self._tokenizer,
        )

    # --- what it holds ---------------------------------------------------------------

    def __len__(self) -> int:
        return int(self._core.n_articles)

    def __iter__(self) -> Iterator[Article]:
        for position in range(len(self)):
            yield Article(self, position)

    @overload
    def __getitem__(self, selection: int) -> Article: ...
    @overload
    def __getitem__(self, selection: Any) -> Corpus: ...
    def __getitem__(self, selection: Any) -> Article | Corpus:
        """An article by its position, or the articles of a slice, mask, positions or ids.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["First.", "Second.", "Third."])
        >>> corpus[0].text
        'First.'
        >>> len(corpus[1:])
        2
        """
        if isinstance(selection, int | np.integer) and not isinstance(selection, bool):
            position = int(selection)
            if not -len(self) <= position < len(self):
                msg = f"there is no article {position}: the corpus has {len(self)}"
                raise IndexError(msg)
            return Article(self, position % len(self))
        positions = as_selection(selection, len(self), lambda: self._core.ids)
        return self._view(self._core.select(positions), step="select", articles=len(positions))

    @property
    def articles(self) -> pd.DataFrame:
        """A table of the articles: id title outlet date author, other fields, tokens types.

        ``date`` is datetime64[us, UTC] (``corpus[i].date`` keeps the zone), NaT where it is
        missing; ``tokens`` counts running words, ``types`` different terms: fields of these names
        that the source had are ``field_tokens`` and ``field_types``. The index is the article's
        position. A copy each time: what is done to it does not reach the corpus.
        """
        table: Any = self._articles
        copied: pd.DataFrame = table.clone() if hasattr(table, "clone") else table.copy()
        return copied

    @cached_property
    def _articles(self) -> pd.DataFrame:
        import pandas as pd

        core = self._core
        lengths, types = self._sizes
        columns: dict[str, Any] = {
            "id": core.ids,
            "title": or_none(core.titles),
            "outlet": or_none(core.outlets),
            "date": pd.Series(self._dates).dt.tz_localize("UTC"),
            "author": or_none(core.authors),
        }
        rows = [json.loads(fields or "{}") for fields in core.fields]
        names = dict.fromkeys(name for row in rows for name in row)
        for shown, name in columns_of_fields(names).items():
            columns[shown] = [row.get(name) for row in rows]
        own = {name: "any" for name in columns if name not in FIELDS}
        columns["tokens"] = lengths
        columns["types"] = types
        return to_frame(columns, types=own)

    @property
    def _dates(self) -> NDArray[np.datetime64]:
        dates = self._core.dates.astype(_MICROSECONDS)
        dates[self._core.dates == _core.NO_DATE] = np.datetime64("NaT")
        return dates

    @property
    def _counts(self) -> _core.CountMatrix:
        """Made once, however many threads ask for it first."""
        if self._counted is None:
            with self._once:
                if self._counted is None:
                    self._counted = self._core.counts(threads=thread_count(None))
        return self._counted

    def _totals_beside(
        self, other: Corpus, threads: int
    ) -> tuple[_core.TermTotals, _core.TermTotals]:
        """The sums of its counts by term and those of another corpus, added up once."""
        new = [corpus for corpus in (self, other) if corpus._totals is None]
        sums = _core.term_totals([corpus._counts for corpus in new], threads)
        for corpus, totals in zip(new, sums, strict=True):
            corpus._totals = totals
        assert self._totals is not None
        assert other._totals is not None
        return self._totals, other._totals

    @property
    def _sizes(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Of each article the running words and the different terms."""
        counts = self._counted
        if counts is not None:
            return counts.article_lengths, np.diff(counts.offsets).astype(np.int64)
        types = self._core.article_types(threads=thread_count(None))
        return self._core.article_lengths(), types

    @property
    def vocabulary(self) -> list[str]:
        """The terms of the corpus, most frequent first, ties in byte order.

        All views of one corpus have the same vocabulary, so that their counts compare
        column by column: it also holds terms that a view never counts, being in other articles or
        in lines that are set aside. ``terms()`` lists those that are counted. The list is a copy.

        Examples
        --------
        >>> import broadsheet as bs
        >>> view = bs.read(["The port.", "The snow."])[:1]
        >>> view.vocabulary, view.terms()["term"].tolist()
        (['the', 'port', 'snow'], ['port', 'the'])
        """
        return self._vocabulary.copy()

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(self._core.terms)

    def counts(self) -> csr_array:
        """How often each term stands in each article.

        Returns
        -------
        scipy.sparse.csr_array
            int32, articles x terms; columns as ``vocabulary``. It shares the corpus's
            memory and is read-only; ``.copy()`` gives one to change.

        Raises
        ------
        MemoryError
            If it does not fit into the ``memory`` that the corpus was opened or read with.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed.", "The port and the road."])
        >>> corpus.counts()[:, [corpus.vocabulary.index("the")]].toarray().ravel().tolist()
        [1, 2]
        """
        from scipy.sparse import csr_array

        counts = self._counts
        return csr_array((counts.counts, counts.terms, counts.offsets), shape=counts.shape)

    # --- views -------------------------------------------------------------------------

    def map_terms(self, mapping: Callable[[str], str | None] | Mapping[str, str | None]) -> Corpus:
        """Count terms as other terms: stems, lemmas, aliases; or not at all.

        Parameters
        ----------
        mapping : callable or mapping
            Called once for each term of the vocabulary, or looked up (terms not in it stay).
            What it gives is the new term; None or "" drops the term. A dropped word leaves a
            gap, and per_million stays per million running words.

            A key of a mapping that is several words and no term yet makes those words one term
            wherever they stand in a row in one sentence, the longest first from the left;
            capitals and diacritics as in a query. What a phrase takes, its words lose.

            Keys that match nothing are counted in ``history``, and the first of them listed; if
            none matches, a warning says so.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["Ports closed. A port closed."])
        >>> corpus.map_terms({"ports": "port", "a": None}).terms()["term"].tolist()
        ['closed', 'port']
        >>> corpus = bs.read(["Andres Manuel López Obrador spoke. AMLO left."])
        >>> corpus.map_terms({"Andrés Manuel López Obrador": "AMLO"}).terms()["term"].tolist()
        ['AMLO', 'left', 'spoke']
        """
        phrases: dict[str, str | None] = {}
        vocabulary = self._vocabulary
        if isinstance(mapping, Mapping):
            table = mapping
            new = [table.get(term, term) for term in vocabulary]
            phrases = phrases_of(mapping, vocabulary)
        elif callable(mapping):
            new = [mapping(term) for term in vocabulary]
        else:
            msg = f"map_terms takes a function or a mapping, got {type(mapping).__name__}"
            raise TypeError(msg)
        named = getattr(mapping, "__name__", type(mapping).__name__)
        core = self._core.map_terms(
            new, list(phrases), list(phrases.values()), threads=thread_count(None)
        )
        done = mapped_terms(vocabulary, new, phrases)
        view = self._view(core, step="map_terms", by=named, **done)
        if isinstance(mapping, Mapping):
            view._note_unmatched(mapping, vocabulary, phrases)
        return view

    def _note_unmatched(
        self,
        mapping: Mapping[str, str | None],
        vocabulary: list[str],
        phrases: dict[str, str | None],
    ) -> None:
        """Record keys of a mapping that nothing matched; warn where that is all of them."""
        known, made = set(vocabulary), set(self._vocabulary if phrases else ())
        unmatched = [
            key
            for key, term in mapping.items()
            if key not in known and not (key in phrases and (not term or term in made))
        ]
        if not unmatched:
            return
        shown = ", ".join(repr(key) for key in unmatched[:_KEYS_LISTED])
        self._history[-1]["unmatched"] = len(unmatched)
        self._history[-1]["unmatched_keys"] = unmatched[:_KEYS_LISTED]
        if len(unmatched) == len(mapping):
            msg = (
                f"map_terms changed nothing: no key is a term or phrase of the corpus ({shown}); "
                "corpus.vocabulary has the terms as they are written"
            )
            warnings.warn(msg, DataWarning, stacklevel=3)

    def __add__(self, other: Corpus) -> Corpus:
        """The articles of both; one that both have stands once and is listed in ``skipped``."""
        if not isinstance(other, Corpus):
            return NotImplemented
        core, skipped = self._core.join(other._core, skip_errors=False, threads=thread_count(None))
        # Views of one corpus have one list.
        also_skipped = [] if other._skipped is self._skipped else other._skipped
        history = [{"step": "add", "left": self._history, "right": other._history}]
        return Corpus(
            core,
            history=history,
            skipped=[*self._skipped, *also_skipped, *skipped],
            tokenizer=self._tokenizer or other._tokenizer,
        )

    def append(
        self,
        articles: Any,
        *,
        on_error: str = "raise",
        encoding: str = "utf-8",
        encoding_errors: str = "strict",
        threads: int | None = None,
        tokenizer: Tokenizer | None = None,
        **fields: str | None,
    ) -> Corpus:
        """The corpus with more articles, as if all had been read at once.

        They are read as the corpus was: by its tokenizer, and by what it learned if it was
        read with ``like=``; otherwise recurring lines and capitals are decided anew, without
        reading the old articles again. An article that it has already is listed in
        ``skipped``.

        A corpus that was opened from a folder is appended to there, at one moment and in
        files of their own: the folder then holds the corpus that is returned, while this one
        stays as it is, and so does any other that has the folder open. To leave the folder
        alone, append to a view: ``corpus[:].append(articles)``.

        Parameters
        ----------
        articles
            Whatever :func:`broadsheet.read` takes.
        on_error : {"raise", "skip"}
            What to do about an article that cannot be read, or whose id stands for another
            text.
        encoding, encoding_errors, threads
            As in :func:`broadsheet.read`.
        tokenizer : Tokenizer, optional
            The one that the corpus was read with, where a ``splitter`` found its words and it
            was opened, or unpickled without the splitter: a function of a module comes back from
            a pickle, a lambda does not.
        **fields : str
            The names of columns (``text=``, ...), as in :func:`broadsheet.read`.

        Returns
        -------
        Corpus

        Raises
        ------
        ValueError
            If terms were mapped, also before the corpus was saved, for the map is not kept: append
            first and map then; ``bs.read(corpus, like=corpus)`` gives the corpus without its map.
            If the folder was changed after the corpus was opened, or the tokenizer is not the one
            that the corpus was read with.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed."])
        >>> corpus = corpus.append(["The port opened."])
        >>> corpus.terms()["term"].tolist()
        ['port', 'the', 'closed', 'opened']
        """
        from broadsheet import storage

        return storage.append(
            self,
            articles,
            on_error=on_error,
            encoding=encoding,
            encoding_errors=encoding_errors,
            threads=threads,
            tokenizer=tokenizer,
            **fields,
        )

    def document_frequency(self, term: str | list[str]) -> int | NDArray[np.int64]:
        """In how many articles a term is counted.

        Looked up in a corpus that was opened, without reading its articles; otherwise one
        pass over them.

        Parameters
        ----------
        term : str or list of str
            A term of the vocabulary, or several. Another spelling is looked up as the tokenizer
            would count it inside a sentence: "Trump" as "trump", "U.S." as "US"; but "WHO" is
            not "who", nor "TRUMP" "trump". One that is not there is in 0 articles.

        Returns
        -------
        int or int64[n]

        Raises
        ------
        ValueError
            For several words that are no term, unless a term map is at work, which could have
            joined them: they are what ``concordance`` and ``ngrams`` look for.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.read(["The port closed.", "The port."]).document_frequency(["port", "closed"])
        array([2, 1])
        """
        terms = [term] if isinstance(term, str) else list(term)
        frequencies: NDArray[np.int64] = self._core.document_frequencies(
            terms, threads=thread_count(None)
        )
        return int(frequencies[0]) if isinstance(term, str) else frequencies

    # --- what was done ------------------------------------------------------------------

    @property
    def skipped(self) -> pd.DataFrame:
        """What reading left out or could not understand: source line reason."""
        return to_frame(
            {
                "source": [row[0] for row in self._skipped],
                "line": [row[1] if row[1] >= 0 else None for row in self._skipped],
                "reason": [row[2] for row in self._skipped],
            },
            types={"line": "whole"},
        )

    @property
    def set_aside(self) -> pd.DataFrame:
        """What of the articles is not counted: article line text kind reason."""
        from broadsheet.wide_tables import SetAside

        return to_frame(self._core.set_aside(), kind=SetAside)

    @property
    def history(self) -> list[dict[str, Any]]:
        """What was done to come to this corpus, step by step."""
        return [dict(step) for step in self._history]

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the articles in order, their fields, and every word that is counted.

        Equal digests mean equal results. BLAKE2b, 32 hexadecimal digits.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The port closed."])
        >>> corpus.digest == bs.read(["The port closed."]).digest
        True
        >>> corpus.digest == corpus.map_terms({"port": "harbour"}).digest
        False
        """
        from broadsheet.digest import digest_of

        return digest_of(self._core)

    # --- to keep, to show ------------------------------------------------------------------

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The articles as an Arrow stream: what ``pyarrow.table`` and ``polars.DataFrame`` take.

        Columns: id, title, outlet, date (UTC), author, text, and the other fields; a field
        whose values have several types is JSON. Batches are made one after another.

        Examples
        --------
        >>> import broadsheet as bs
        >>> import pyarrow as pa
        >>> pa.table(bs.read(["The port closed."])).column("text").to_pylist()
        ['The port closed.']
        """
        from broadsheet.arrow_articles import article_reader

        return article_reader(self).__arrow_c_stream__(requested_schema)

    def save(self, path: Any) -> None:
        """Save to a folder that :func:`broadsheet.open` opens; see docs/saved-form.md.

        Parameters
        ----------
        path : str or Path
            The folder, made where there is none. A corpus that was saved there before is
            replaced at one moment, whichever it was; who has it open keeps what it holds.

        Raises
        ------
        ReadError
            Where the system refuses to write; what was there before stays.
        ValueError
            Where the folder holds something that is no saved corpus.

        Examples
        --------
        >>> import tempfile
        >>> import broadsheet as bs
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     bs.read(["The port closed."]).save(f"{folder}/port.broadsheet")
        ...     len(bs.open(f"{folder}/port.broadsheet"))
        1
        """
        from broadsheet import storage

        storage.save(self, path)

    def __repr__(self) -> str:
        from broadsheet.display import plural

        words = int(self._core.article_lengths().sum())
        skipped = f", {len(self._skipped):,} skipped" if self._skipped else ""
        return f"<Corpus of {plural(len(self), 'article')}, {plural(words, 'word')}{skipped}>"

    def _repr_html_(self) -> str:
        from broadsheet.display import corpus_html

        return corpus_html(self)
