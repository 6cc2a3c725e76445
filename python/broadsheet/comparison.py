"""Two sets of articles compared: which terms, how much, how sure, and where it stands."""

from __future__ import annotations

import warnings
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core
from broadsheet.arguments import at_most, whole_number
from broadsheet.display import plural, terminal_text
from broadsheet.errors import DataWarning
from broadsheet.evidence import Explanation, find_sentences
from broadsheet.frames import to_frame
from broadsheet.options import options, seed_of, thread_count
from broadsheet.similarity import Similarity
from broadsheet.units import unit_labels

if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path

    import pandas as pd

    from broadsheet.corpus import Corpus
    from broadsheet.plots import Plots

__all__ = ["Comparison", "Similarity", "compare"]

_MIN_ARTICLES = 5
_ROUNDS = 199


def compare(
    a: Corpus | Mapping[str, Corpus],
    b: Corpus | None = None,
    *,
    by: str | None = None,
    unit: str | Sequence[Hashable] | NDArray[Any] | pd.Series = "article",
    names: tuple[str, str] | None = None,
    threads: int | None = None,
) -> Comparison:
    """Compare two sets of articles.

    Parameters
    ----------
    a, b : Corpus
        Two views of one corpus compare column by column. Two corpora compare as the two
        slices of ``a + b``. Instead of both: ``compare({"name": a, "other name": b})``, or
        one corpus and `by`.
    by : str
        A column of ``a.articles`` with exactly two values, which make the two sets:
        ``compare(corpus, by="outlet")``.
    unit : {"article"} or sequence of labels
        What is exchanged as a whole when we ask what chance would do. Words of one article
        are not independent, so it is never less than the article. Articles with the very
        same text of 50 words or more are one unit, on whichever side they stand: forty copies
        of one wire story are one observation. Labels (a list, an array or a pandas Series of
        numbers or strings) give each article, those of `a` first, its group: articles with
        one label (edited reprints of one story, say) count as one observation.
    names : tuple of str
        What to call the two sets; by default their outlet, where each has just one.
    threads : int or None
        None: all processors. The results do not depend on it.

    Returns
    -------
    Comparison

    Raises
    ------
    ValueError
        Where the two have different tokenizers, maps of terms or masks of what is counted
        (the message says which), a side has no article, or a label is missing.

    Warns
    -----
    DataWarning
        Where there are so few articles that p is by trying all deals, and those of one side
        are more than 1.5 times as long as those of the other.

    Examples
    --------
    >>> import broadsheet as bs
    >>> from broadsheet import sample
    >>> corpus = bs.read(sample.articles_folder(), outlet="folder")
    >>> difference = bs.compare(corpus, by="outlet")
    >>> difference.names
    ('harbor-ledger', 'plains-courier')
    >>> "families" in set(difference.keyness().head(10)["term"])
    True
    """
    if isinstance(a, Mapping):
        if len(a) != 2 or b is not None:
            msg = f"a comparison has two sides, got {len(a)} named corpora: {', '.join(a)}"
            raise ValueError(msg)
        names = names or tuple(map(str, a))  # type: ignore[assignment]
        a, b = a.values()
    if by is not None:
        if b is not None:
            msg = "by= splits one corpus in two; pass either a second corpus or by=, not both"
            raise ValueError(msg)
        a, b, names = _split(a, by, names)
    if b is None:
        msg = "compare needs two corpora, or one and by=, the column whose two values split it"
        raise TypeError(msg)
    return Comparison(a, b, unit=unit, names=names, threads=threads)


def _split(
    corpus: Corpus, by: str, names: tuple[str, str] | None
) -> tuple[Corpus, Corpus, tuple[str, str]]:
    articles = corpus.articles
    if by not in list(articles.columns):
        there = ", ".join(map(str, articles.columns))
        msg = f"there is no column {by!r} to split by; there are {there}"
        raise ValueError(msg)
    values = articles[by].to_list()
    known = sorted({str(value) for value in values if value is not None and value == value})
    if len(known) != 2:
        shown = ", ".join(known[:10]) + (", ..." if len(known) > 10 else "")
        msg = (
            f"{by!r} must have exactly two values to split by, it has {len(known)}: {shown}; "
            "select two sets with corpus.where(...) and compare those"
        )
        raise ValueError(msg)
    sides = [corpus[np.array([str(value) == one for value in values])] for one in known]
    return sides[0], sides[1], names or (known[0], known[1])


class Comparison:
    """Two sets of articles, compared. Made by :func:`compare`.

    It can be pickled, with the articles of both sides.

    Attributes
    ----------
    a, b : Corpus
        The two sets, as views of one corpus. An article in a result is its position here.
    names : tuple of str
        What the two are called.
    unit : str
        What is exchanged as a whole: "article", or "group" where labels were given.
    copies : int
        How many articles have the text of another, and are one unit with it. 0 where labels
        were given.
    """

    def __init__(
        self,
        a: Corpus,
        b: Corpus,
        *,
        unit: str | Sequence[Hashable] | NDArray[Any] | pd.Series = "article",
        names: tuple[str, str] | None = None,
        threads: int | None = None,
    ) -> None:
        for name, side in (("a", a), ("b", b)):
            if not hasattr(side, "_core"):
                msg = f"{name} must be a Corpus, got {type(side).__name__}; bs.read makes one"
                raise TypeError(msg)
            if len(side) == 0:
                msg = f"{name} has no articles to compare; check the selection that made it"
                raise ValueError(msg)
        self.a, self.b = _aligned(a, b)
        self.names = _two(names) if names else _names(a, b)
        self.unit, labels, self._copies = unit_labels(unit, self.a, self.b)
        self.copies = self._copies.n
        self._labels = labels
        self._threads = threads
        self._table = self._counted()
        self._warn_of_lengths()

    def _counted(self) -> _core.Contingency:
        threads = thread_count(self._threads)
        return _core.Contingency(self.a._core, self.b._core, *self._labels, threads)

    # Both sides go into a pickle as one corpus, for only views of one can be compared.
    def __getstate__(self) -> dict[str, Any]:
        both = self.a + self.b
        places = {name: place for place, name in enumerate(both._core.ids)}
        state = self.__dict__.copy()
        del state["_table"]
        for name in ("a", "b"):
            side = state[name]
            positions = np.array([places[one] for one in side._core.ids], np.int64)
            state[name] = (positions, side._history, side._skipped)
        return {**state, "_both": both}

    def __setstate__(self, state: dict[str, Any]) -> None:
        both = state.pop("_both")
        for name in ("a", "b"):
            positions, history, skipped = state[name]
            side = both[positions]
            side._history, side._skipped = history, skipped
            state[name] = side
        self.__dict__.update(state)
        self._table = self._counted()

    def _warn_of_lengths(self) -> None:
        # Larger sets allow for it (docs/comparison.md); very short texts tell nothing anyhow.
        if not self._table.tries_all_deals or self._table.unlike_lengths == 0:
            return
        units = self._table.units()
        words = [
            tokens / n if n else 0
            for tokens, n in zip(
                (self._table.tokens_a, self._table.tokens_b), units[:2], strict=True
            )
        ]
        if min(units[:2]) < 3 or min(words) < 50 or max(words) < 1.5 * min(words):
            return
        name, other = self.names if words[0] > words[1] else self.names[::-1]
        msg = (
            f"the {self.unit}s of {name!r} have {max(words):,.0f} words each and those of "
            f"{other!r} {min(words):,.0f}: p is by trying all deals of these few, which takes it "
            "that a difference varies by as much whichever set the long ones are in; go by "
            "log_ratio_low and log_ratio_high, or compare articles of one length"
        )
        warnings.warn(msg, DataWarning, stacklevel=4)

    # --- tables ---------------------------------------------------------------------------

    def keyness(self, min_articles: int | None = None) -> pd.DataFrame:
        """Which terms the two sets use differently, strongest evidence first.

        Parameters
        ----------
        min_articles : int, optional
            List terms that stand in so many articles or more, both sets together: 5, or all
            of them where the sets have fewer. It looks at neither set's share, so it does not
            spoil the test.

        Returns
        -------
        DataFrame
            Sorted by p_value, then the larger ``|log_ratio|``, then the term's bytes.

            term
                The word.
            count_a, count_b
                How often it stands in each set.
            articles_a, articles_b
                In how many articles.
            per_million_a, per_million_b
                Per million running words of each set.
            log_ratio
                log2 of the ratio of the two rates; over-use in `a` is positive, 1 is twice as
                often. A count of 0 is taken as 0.5 (Hardie 2014).
            log_ratio_low, log_ratio_high
                A 95 % interval, by unit: jackknife variance, Student's t with Satterthwaite's
                degrees of freedom. NaN where a set is a single unit.
            log_likelihood
                Four-cell G² (Dunning 1993), not signed. It takes words as independent, which
                they are not: it describes, it does not test.
            p_value
                How often an exchange of whole units between the sets makes as large a
                difference: statistic sum over `a` of x_u - p w_u (x_u the count in unit u, w_u
                its words, p the rate in both), two-sided. Exact where few units hold the term,
                else by saddlepoint.
            q_value
                Benjamini and Hochberg's (1995) over the listed terms: of the terms at or under
                this one's q, such a share is expected to be chance.
            dispersion_a, dispersion_b
                DPnorm by article: 0 even, 1 all in one place (Lijffijt and Gries 2012).

        Examples
        --------
        >>> import broadsheet as bs
        >>> a = bs.read(["The port shut."] * 3 + ["Rain fell on the port."] * 3)
        >>> b = bs.read(["The mayor spoke."] * 6)
        >>> bs.compare(a, b).keyness(min_articles=6)[["term", "count_a", "count_b"]].values.tolist()
        [['mayor', 0, 6], ['spoke', 0, 6], ['port', 6, 0], ['the', 6, 6]]
        """
        from broadsheet.wide_tables import Keyness

        return to_frame(self._keyness(self._threshold(min_articles)), kind=Keyness)

    def _keyness(self, min_articles: int) -> dict[str, Any]:
        wanted = whole_number("min_articles", min_articles)
        if wanted not in self._tables:
            self._tables[wanted] = self._table.keyness(
                self.a._core, wanted, thread_count(self._threads)
            )
        return dict(self._tables[wanted])

    @cached_property
    def _tables(self) -> dict[int, dict[str, Any]]:
        return {}

    @property
    def _default_min_articles(self) -> int:
        return min(_MIN_ARTICLES, len(self.a) + len(self.b))

    def _threshold(self, min_articles: int | None) -> int:
        return self._default_min_articles if min_articles is None else min_articles

    def _rows(self, min_articles: int) -> list[dict[str, Any]]:
        columns = self._keyness(min_articles)
        names = list(columns)
        lists = [c if isinstance(c, list) else c.tolist() for c in columns.values()]
        return [dict(zip(names, values, strict=True)) for values in zip(*lists, strict=True)]

    def shift(self) -> pd.DataFrame:
        """What each term adds to the Jensen-Shannon divergence of the two sets.

        Returns
        -------
        DataFrame
            term; contribution, in bits: 1/2 p log2(p/m) + 1/2 q log2(q/m) with m = (p + q)/2;
            share_a (p), share_b (q), of all counted words of a set. Largest contribution first,
            then the more frequent term. ``attrs["total"]`` is their sum, 0 for equal shares, 1
            for sets without a common term (Lin 1991; Gallagher et al. 2021).

        Raises
        ------
        ValueError
            A side has no counted words.

        Examples
        --------
        >>> import broadsheet as bs
        >>> difference = bs.compare(bs.read(["wall wall border"]), bs.read(["border deal"]))
        >>> difference.shift()["term"].tolist()[0]
        'wall'
        """
        columns = dict(self._table.shift(self.a._core))
        total = columns.pop("total")
        frame = to_frame(columns)
        if hasattr(frame, "attrs"):
            frame.attrs["total"] = total
        return frame

    @cached_property
    def divergence(self) -> float:
        """The Jensen-Shannon divergence of the two sets in bits, the total of :meth:`shift`.

        0 where both use all words in the same shares, 1 where they have no word in common; its
        square root is a distance (Lin 1991).

        Raises
        ------
        ValueError
            A side has no counted words.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.compare(bs.read(["wall wall"]), bs.read(["border deal"])).divergence
        1.0
        """
        threads = thread_count(self._threads)
        return _core.likeness(*self.a._totals_beside(self.b, threads), threads)[0]

    @cached_property
    def similarity(self) -> Similarity:
        """How alike the sets are: the cosine of their term vectors, with a p by exchange.

        A set's vector has for each term its share of the words times
        ln((1 + N)/(1 + df)) + 1 over the articles of both. ``.expected`` is what exchanging
        units at random gives, ``.p_value`` how often that is as small. A deal that leaves a side
        without counted words counts as 0.

        Raises
        ------
        ValueError
            A side has no counted words, as for :attr:`divergence` and :meth:`shift`.
        """
        cosine = self._table.cosine()
        by_chance = self._table.null_cosines(_ROUNDS, options.seed, thread_count(self._threads))
        return Similarity(cosine, by_chance)

    def null_line(
        self, min_articles: int | None = None, *, rounds: int = _ROUNDS, seed: int | None = None
    ) -> pd.DataFrame:
        """What the strongest term reaches when there is no difference to find.

        The units are dealt out anew `rounds` times to two sets of the same sizes.

        Parameters
        ----------
        min_articles : int, optional
            As in :meth:`keyness`.
        rounds : int
            How many deals.
        seed : int, optional
            By default ``bs.options.seed``.

        Returns
        -------
        DataFrame
            A row for each round: smallest_p and largest_log_likelihood of all listed terms.

        Examples
        --------
        >>> import broadsheet as bs
        >>> a, b = bs.read(["Port news."] * 3), bs.read(["Snow fell."] * 3)
        >>> len(bs.compare(a, b).null_line(1, rounds=20))
        20
        """
        rounds = whole_number("rounds", rounds, least=1)
        wanted = whole_number("min_articles", self._threshold(min_articles))
        threads = thread_count(self._threads)
        return to_frame(self._table.null_line(wanted, rounds, seed_of(seed), threads))

    # --- evidence -------------------------------------------------------------------------

    def explain(self, term: str, *, sentences: int = 5) -> Explanation:
        """One term: how often, how sure, and the sentences it stands in.

        Parameters
        ----------
        term : str
            A term of the corpus; another case of it is taken where the term itself does not
            occur, and ``.note`` says so.
        sentences : int
            How many examples of each side, each from another article.

        Returns
        -------
        Explanation

        Examples
        --------
        >>> import broadsheet as bs
        >>> a, b = bs.read(["They built a wall. It is long."]), bs.read(["They built a fence."])
        >>> str(bs.compare(a, b).explain("wall").sentences_a[0])
        'They built a wall.'
        """
        sentences = at_most("sentences", sentences)
        found, note = self._find_term(term)
        columns = self._keyness(1)
        place = list(columns["term"]).index(found)
        units = self._table.units()
        return Explanation(
            term=found,
            names=self.names,
            unit=self.unit,
            units_a=units[0],
            units_b=units[1],
            units_in_both=units[2],
            sentences_a=find_sentences(self.a, found, sentences),
            sentences_b=find_sentences(self.b, found, sentences),
            copies=self.copies,
            note=note,
            _sides=(self.a, self.b),
            **{
                name: columns[name][place].item()
                for name in Explanation.__dataclass_fields__
                if name in columns and name != "term"
            },
        )

    def _find_term(self, term: str) -> tuple[str, str]:
        import difflib

        if not isinstance(term, str):
            msg = f"term must be a str, got {type(term).__name__}"
            raise TypeError(msg)
        listed = self._keyness(1)["term"]
        if term in set(listed):
            return term, ""
        counts = dict(zip(listed, _totals(self._keyness(1)), strict=True))
        same = [other for other in listed if other.casefold() == term.casefold()]
        if same:
            best = max(same, key=lambda other: (counts[other], other))
            return best, f"{term!r} does not occur; this is {best!r}"
        close = difflib.get_close_matches(term, listed, n=5)
        hint = f"; close to it are {', '.join(map(repr, close))}" if close else ""
        msg = f"no counted word of either set is {term!r}{hint}"
        raise ValueError(msg)

    # --- shown ---------------------------------------------------------------------------

    @property
    def plot(self) -> Plots:
        """Pictures: ``.keyness()``, ``.shift()``, ``.scatter()``, each a matplotlib figure."""
        from broadsheet.plots import Plots

        return Plots(self)

    def report(
        self,
        path: str | PathLike[str],
        *,
        title: str | None = None,
        top: int = 15,
        min_articles: int | None = None,
    ) -> Path:
        """Write the comparison as one HTML page that opens anywhere.

        No network, no script; article text is escaped. The page holds the strongest terms of
        both sides with intervals, their sentences, what chance alone gives, what was set
        aside, and how it was done.

        Parameters
        ----------
        path : str or Path
            The file to write; it is replaced.
        title : str, optional
            The heading.
        top : int
            Terms of each side.
        min_articles : int, optional
            As in :meth:`keyness`.

        Returns
        -------
        Path
            The file.

        Examples
        --------
        >>> import tempfile
        >>> from pathlib import Path
        >>> import broadsheet as bs
        >>> a, b = bs.read(["Port news."] * 3), bs.read(["Snow fell."] * 3)
        >>> bs.compare(a, b).report(Path(tempfile.mkdtemp()) / "difference.html").name
        'difference.html'
        """
        from broadsheet.report import write_report

        wanted = self._threshold(min_articles)
        top = at_most("top", top)
        return write_report(self, path, title=title, top=top, min_articles=wanted)

    def __repr__(self) -> str:
        name_a, name_b = map(terminal_text, self.names)
        return (
            f"<Comparison of {name_a} ({plural(len(self.a), 'article')}) "
            f"and {name_b} ({plural(len(self.b), 'article')}) by {self.unit}"
            f"{self._copies.told()}>"
        )

    def _repr_html_(self) -> str:
        from broadsheet.display import comparison_html

        return comparison_html(self)


def _totals(columns: dict[str, Any]) -> list[int]:
    return (columns["count_a"] + columns["count_b"]).tolist()  # type: ignore[no-any-return]


def _aligned(a: Corpus, b: Corpus) -> tuple[Corpus, Corpus]:
    """The two as views of one corpus."""
    if a._core.comparable(b._core):
        return a, b
    for what, of_a, of_b in (
        ("tokenizers", a._core.tokenizer, b._core.tokenizer),
        ("masks of what is counted", a._core.mask, b._core.mask),
    ):
        if of_a != of_b:
            msg = (
                f"a and b have different {what}: {of_a} and {of_b}; read both with the same "
                "options (like=) and take the same only(...) and without(...) of both"
            )
            raise ValueError(msg)
    if a._core.has_mapped_terms or b._core.has_mapped_terms:
        msg = (
            "a and b have different maps of terms; add the corpora first (both = a + b), map "
            "the terms of both.map_terms(...), and compare its parts"
        )
        raise ValueError(msg)
    # By id rather than by place: an article that both hold stands once in the sum.
    both = a + b
    places = {name: place for place, name in enumerate(both._core.ids)}
    sides = [np.array([places[name] for name in side._core.ids], np.int64) for side in (a, b)]
    return both[sides[0]], both[sides[1]]


def _two(names: Any) -> tuple[str, str]:
    if isinstance(names, str) or len(names) != 2:
        msg = f"names must be two, one for each side, got {names!r}"
        raise ValueError(msg)
    return names[0], names[1]


def _names(a: Corpus, b: Corpus) -> tuple[str, str]:
    outlets = [sorted(set(side._core.outlets)) for side in (a, b)]
    if all(len(names) == 1 and names[0] for names in outlets) and outlets[0] != outlets[1]:
        return outlets[0][0], outlets[1][0]
    return "A", "B"
