"""Text to words and sentences, as a journalist reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet import _core

CASES = ("news", "fold", "keep")
Splitter = Callable[[str], Iterable[str]]


def _parse(description: str) -> dict[str, str]:
    return dict(item.split("=") for item in description.split())


OPTION_NAMES = tuple(name for name in _parse(_core.default_tokenizer_options()) if name != "case")


class Tokenizer:
    r"""Words and sentences of news.

    Words are those of Unicode's UAX #29 (version 17.0) that hold a letter or a digit, with
    the departures below, each an option of its own. Calling the tokenizer with a text gives
    its terms: what is counted. ``spans`` gives where each word stands in the text's UTF-8.

    Parameters
    ----------
    case : {"news", "fold", "keep"}, default "news"
        What becomes of capitals. ``"news"`` folds every word but those of two or more
        letters, all capitals, inside a sentence that is not itself in capitals: "US" is not
        "us", "WHO" is not "who". In a sentence in capitals a word keeps them only if the
        corpus (or, without one, the rest of the text) mostly writes it so. ``"fold"`` folds
        all words; ``"keep"`` leaves all as they stand.
    splitter : callable, optional
        Finds the words instead of UAX #29: called once per article with its text, returns
        its words in order, each a part of the text (``jieba.lcut``, for example). Slow,
        because Python is called for every article, one at a time. Terms, case and sentences
        work as without; words without a letter or digit are left out. A corpus keeps where
        the words stand, so once read it needs the splitter no more, saved or not.
    **options : bool
        ``join_acronyms``: "U.S.", "U.S" and "US" are the term "US".
        ``unify_apostrophes``: curly and other apostrophes count as the straight one.
        ``set_aside_possessive``: "Biden's" is "biden"; "it's" and "let's" stay.
        ``split_elision``: "l'homme", "qu'il", "dell'arte" are two words each.
        ``split_hyphens``: "US-Mexico" is two words (if False, one).
        ``keep_codes``: "COVID-19", "F-16" are one word although hyphens split.
        ``join_numbers``: "24/7", "10:30" are one word.
        ``join_currency``: "$5bn", "US$3.5m", "5€" are one word.
        ``join_ampersand``: "AT&T", "S&P" are one word.
        ``handles_and_tags``: "@AP", "#MeToo" are one word.
        ``addresses``: URLs and e-mail addresses are one word.
        ``split_run_on``: "said.The", where a space was lost, is two words.
        ``drop_invisible``: soft hyphens and other unseen characters do not count.
        ``plain_forms``: ligatures, full-width letters and narrow spaces count as plain ones.
        ``compose``: decomposed accents (NFD) count like composed ones (NFC).
        All are True by default.

    Examples
    --------
    >>> import broadsheet as bs
    >>> t = bs.Tokenizer()
    >>> t("The U.S. told us: don’t pay $5bn for the US-Mexico wall.")
    ['the', 'US', 'told', 'us', "don't", 'pay', '$5bn', 'for', 'the', 'US', 'mexico', 'wall']
    >>> t.spans("Biden's plan").tolist()
    [[0, 5], [8, 12]]
    >>> t.sentences("Sen. Smith left at 5 p.m. Monday. He ran.").tolist()
    [[0, 33], [34, 41]]
    >>> bs.Tokenizer(case="fold", split_hyphens=False)("US-Mexico border")
    ['us-mexico', 'border']

    See Also
    --------
    broadsheet.read : takes a tokenizer as ``tokenizer=``.
    """

    def __init__(
        self, case: str = "news", *, splitter: Splitter | None = None, **options: bool
    ) -> None:
        if case not in CASES:
            raise ValueError(f"case must be one of {', '.join(CASES)}, got {case!r}")
        unknown = [name for name in options if name not in OPTION_NAMES]
        if unknown:
            raise TypeError(
                f"unknown option {unknown[0]!r}; a Tokenizer has {', '.join(OPTION_NAMES)}"
            )
        for name, value in options.items():
            if not isinstance(value, bool | np.bool_):
                raise TypeError(f"{name} must be True or False, got {value!r}")
        if splitter is not None and not callable(splitter):
            raise TypeError(f"splitter must be callable, got {type(splitter).__name__}")
        named = {"case": case, **{name: "01"[bool(value)] for name, value in options.items()}}
        if splitter is not None:
            named["splitter"] = _name_of(splitter)
        self._splitter = splitter
        self._core = _core.Tokenizer(" ".join(f"{name}={value}" for name, value in named.items()))

    @classmethod
    def plain(cls) -> Tokenizer:
        """Make one that finds the words of UAX #29 as they stand, case kept.

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.Tokenizer.plain()("The U.S. can't")
        ['The', 'U.S', "can't"]
        """
        options: dict[str, Any] = _parse(_core.plain_tokenizer_options())
        case = options.pop("case")
        return cls(case, **{name: value == "1" for name, value in options.items()})

    @property
    def case(self) -> str:
        """What becomes of capitals."""
        return _parse(self._core.description)["case"]

    @property
    def options(self) -> dict[str, bool]:
        """All yes/no options by name."""
        values = _parse(self._core.description)
        return {name: values[name] == "1" for name in OPTION_NAMES}

    @property
    def description(self) -> str:
        """Case and options as text, always in one order, and the splitter's name if it has one."""
        return self._core.description

    @property
    def splitter(self) -> Splitter | None:
        """The callable that finds the words, if one was given."""
        return self._splitter

    def __call__(self, text: str) -> list[str]:
        r"""Give the terms of a text, in order.

        Capitals that are ambiguous (a headline in capitals) are kept where the rest of this
        text mostly shows the word in capitals; on a tie, or without evidence, they are folded.
        A corpus decides over all its articles instead.

        Parameters
        ----------
        text : str

        Returns
        -------
        list of str

        Examples
        --------
        >>> import broadsheet as bs
        >>> bs.Tokenizer()("TRUMP TELLS US TO LEAVE\nThe US is out.")
        ['trump', 'tells', 'US', 'to', 'leave', 'the', 'US', 'is', 'out']
        """
        _check_text(text)
        if self._splitter is None:
            return self._core.terms(text)
        return self._core.terms_of_words(text, self._words(text))

    def spans(self, text: str) -> NDArray[np.int64]:
        """Where the words stand: one row ``begin, end`` per term, in bytes of the text's UTF-8.

        Parameters
        ----------
        text : str

        Returns
        -------
        ndarray of int64, shape (n, 2)

        Examples
        --------
        >>> import broadsheet as bs
        >>> raw = "The U.S. said".encode()
        >>> [raw[begin:end] for begin, end in bs.Tokenizer().spans("The U.S. said")]
        [b'The', b'U.S.', b'said']
        """
        _check_text(text)
        if self._splitter is None:
            return self._core.spans(text)
        return self._core.spans_of_words(text, self._words(text))

    def sentences(self, text: str) -> NDArray[np.int64]:
        """Where the sentences stand: one row ``begin, end`` each, in bytes of the text's UTF-8.

        UAX #29 made for news: titles, initials, "a.m.", "U.S." and the like do not end a
        sentence by themselves, a line break always does.

        Parameters
        ----------
        text : str

        Returns
        -------
        ndarray of int64, shape (m, 2)

        Examples
        --------
        >>> import broadsheet as bs
        >>> text = "Gov. Lee met Sen. Cruz. They talked."
        >>> [text[begin:end] for begin, end in bs.Tokenizer().sentences(text)]
        ['Gov. Lee met Sen. Cruz.', 'They talked.']
        """
        _check_text(text)
        return self._core.sentences(text)

    def _words(self, text: str) -> NDArray[np.int64]:
        """Find the byte ranges of the splitter's words, which stand in the text in order."""
        assert self._splitter is not None
        ranges, at, byte = [], 0, 0
        for word in self._splitter(text):
            if not isinstance(word, str):
                raise TypeError(f"splitter must return str, got {type(word).__name__}")
            found = text.find(word, at) if word else -1
            if found < 0 and word:
                raise ValueError(
                    "splitter must return parts of the text in their order; "
                    f"{word[:40]!r} does not stand behind character {at}"
                )
            if word:
                begin = byte + len(text[at:found].encode())
                byte = begin + len(word.encode())
                ranges.append((begin, byte))
                at = found + len(word)
        return np.array(ranges, dtype=np.int64).reshape(-1, 2)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tokenizer):
            return NotImplemented
        return (
            self._core.description == other._core.description and self._splitter is other._splitter
        )

    def __hash__(self) -> int:
        return hash((self._core.description, id(self._splitter)))

    def __repr__(self) -> str:
        default = _parse(_core.default_tokenizer_options())
        changed = [
            f"{name}={value}"
            for name, value in self.options.items()
            if (default[name] == "1") != value
        ]
        if self._splitter is not None:
            changed.append(f"splitter={getattr(self._splitter, '__name__', repr(self._splitter))}")
        return f"Tokenizer({', '.join([f'case={self.case!r}', *changed])})"

    def _repr_html_(self) -> str:
        from broadsheet.display import table_html

        rows: list[tuple[str, object]] = [("case", self.case)]
        if self._splitter is not None:
            rows.append(("splitter", _name_of(self._splitter)))
        rows += [(name, "yes" if value else "no") for name, value in self.options.items()]
        return table_html(rows)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.case, self.options, self._splitter)


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        msg = f"a tokenizer takes a str, got {type(text).__name__}"
        raise TypeError(msg)


def _name_of(splitter: Splitter) -> str:
    """Name a splitter in one word, such as ``jieba.lcut``."""
    named: Any = splitter if hasattr(splitter, "__qualname__") else type(splitter)
    if hasattr(named, "__objclass__"):  # str.split
        named = named.__objclass__
        return f"{named.__module__}.{named.__qualname__}.{splitter.__name__}"
    module = getattr(named, "__module__", None) or "builtins"
    return re.sub(r"[^\w.<>]", "_", f"{module}.{named.__qualname__}")


def _restore(case: str, options: dict[str, bool], splitter: Splitter | None) -> Tokenizer:
    return Tokenizer(case, splitter=splitter, **options)
