"""Parts of a set of articles: by their fields, and by kinds of lines."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import among, checked_kinds, moment, plain

if TYPE_CHECKING:
    from broadsheet.corpus import Corpus

__all__ = ["FIELDS", "CorpusViews", "columns_of_fields"]

FIELDS = ("id", "title", "outlet", "date", "author")  # columns of every corpus
_SIZES = ("tokens", "types")  # these too


def columns_of_fields(names: Iterable[str]) -> dict[str, str]:
    """The other columns of ``corpus.articles``, and the field of the source that each shows."""
    fields = list(names)
    columns = {}
    for name in fields:
        if name in FIELDS:
            continue
        shown = name
        while shown in _SIZES or (shown != name and shown in fields):
            shown = f"field_{shown}"
        columns[shown] = name
    return columns


class CorpusViews:
    """The views of a :class:`broadsheet.Corpus` that its articles' fields and lines give."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def where(
        self,
        *,
        outlet: str | list[str] | None = None,
        since: Any = None,
        until: Any = None,
        **fields: Any,
    ) -> Corpus:
        """The articles whose fields have these values.

        Parameters
        ----------
        outlet : str or list of str
            The outlet, or any of several.
        since, until : str, date or datetime
            Published at or after `since` and before `until`. Without a zone: UTC. Articles
            without a date are left out where either is given.
        **fields
            Any other column of ``corpus.articles``: a value, or a list of values. What is worked
            out (tokens, types) and all else by a mask: ``corpus[corpus.articles["tokens"] > 99]``.

        Returns
        -------
        Corpus
            A view: no text or count is copied.

        Raises
        ------
        ValueError
            If there is no such field, or no article has the value; says which there are.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read([{"text": "One.", "topic": "sport"}, {"text": "Two.", "topic": "art"}])
        >>> len(corpus.where(topic="sport"))
        1
        """
        keep = self._where_mask(outlet, since, until, **fields)
        step = {
            key: value
            for key, value in {"outlet": outlet, "since": since, "until": until, **fields}.items()
            if value is not None
        }
        positions = np.flatnonzero(keep).astype(np.int64)
        return self._corpus._view(self._core.select(positions), step="where", **plain(step))

    def _where_mask(
        self, outlet: Any = None, since: Any = None, until: Any = None, **fields: Any
    ) -> NDArray[np.bool_]:
        """Which articles have these fields."""
        keep = np.ones(len(self._corpus), dtype=np.bool_)
        if outlet is not None:
            keep &= among(self._core.outlets, outlet, "outlet")
        if since is not None or until is not None:
            dates = self._corpus._dates
            if since is not None:
                keep &= dates >= moment(since, "since")
            if until is not None:
                keep &= dates < moment(until, "until")
        for name, wanted in fields.items():
            try:
                values = self._column(name)
            except ValueError as error:
                msg = f"{error}{_remedy(name)}"
                raise ValueError(msg) from None
            keep &= among(values, wanted, name)
        return keep

    def _column(self, name: str) -> list[Any]:
        if name in {"id", "title", "author"}:
            return list(getattr(self._core, name + "s"))
        rows = [json.loads(fields or "{}") for fields in self._core.fields]
        known = dict.fromkeys(field for row in rows for field in row)
        columns = columns_of_fields(known)
        if name not in known and name not in columns:
            there = ["id", "title", "outlet", "author", *columns]
            close = difflib.get_close_matches(name, there, n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            msg = f"no article has a field {name!r}; {hint}there are {', '.join(there)}"
            raise ValueError(msg)
        field = name if name in known else columns[name]
        return [row.get(field) for row in rows]

    def only(self, *kinds: str) -> Corpus:
        """Count only lines of these kinds (``"title"``, ``"paragraph"``, ...) or ``"quote"``.

        Parameters
        ----------
        *kinds : str
            Kinds of lines as in ``article.lines``, or ``"quote"`` for direct speech.

        Returns
        -------
        Corpus
            A view of the same articles.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(['"No deal," she said.'])
        >>> corpus.only("quote").terms()["term"].tolist()
        ['deal', 'no']
        """
        lines = checked_kinds(kinds) - {"quote"}
        counted, quotes = self._core.mask
        if "quote" in kinds:
            quotes = "only"
        core = self._core.with_mask(sorted(lines) or counted, quotes)
        return self._corpus._view(core, step="only", kinds=list(kinds))

    def without(self, *kinds: str) -> Corpus:
        """Leave out lines of these kinds, or ``"quote"``: what others said.

        Parameters
        ----------
        *kinds : str
            As in :meth:`only`.

        Returns
        -------
        Corpus
            A view of the same articles.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(['"No deal," she said.'])
        >>> corpus.without("quote").terms()["term"].tolist()
        ['said', 'she']
        """
        lines = checked_kinds(kinds) - {"quote"}
        counted, quotes = self._core.mask
        if "quote" in kinds:
            quotes = "without"
        core = self._core.with_mask([kind for kind in counted if kind not in lines], quotes)
        return self._corpus._view(core, step="without", kinds=list(kinds))


def _remedy(name: str) -> str:
    """How to select by a column that is no field of the articles."""
    if name == "date":
        return "; since= and until= select by date"
    if name in _SIZES:
        return f"; corpus[corpus.articles[{name!r}] > 99] selects by counts"
    return ""
