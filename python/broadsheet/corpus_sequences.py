"""What may be asked of a set of articles: sequences of words.

Each method says what it gives and what may be chosen; the function that it calls does the work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, cast

from broadsheet import _core

if TYPE_CHECKING:
    import pandas as pd

    from broadsheet.corpus import Corpus

__all__ = ["CorpusSequences"]


class CorpusSequences:
    """The questions about words in sequence that a :class:`broadsheet.Corpus` answers."""

    _core: _core.Corpus

    @property
    def _corpus(self) -> Corpus:
        return cast("Corpus", self)  # the one class made of this one

    def ngrams(
        self,
        n: int = 2,
        *,
        skip: int = 0,
        min_count: int = 1,
        measures: str | Sequence[str] = (),
        close_gaps: bool = False,
        across_sentences: bool = False,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Count the sequences of n words.

        No sequence reaches over the end of a sentence or line, over what is set aside, or over a
        word that ``map_terms`` dropped, unless told.

        Parameters
        ----------
        n : int
            Words of a sequence, 2 to 10.
        skip : int
            Words that may be left out inside it, in all, 0 to 5: the k-skip-n-grams of Guthrie et
            al. (2006), those without a gap included.
        min_count : int
            Sequences that occur less often are left out.
        measures : "lambda" or list
            With ``"lambda"`` two more columns: ``lambda``, how much more often the words stand
            together than all their smaller combinations explain, and its ``z``, for two to five
            words (Blaheta & Johnson 2001). Each n-gram of the corpus has a pattern b against the
            measured one: which of the n places hold the same term. With n_b the n-grams of each
            pattern plus 1/2, and m the places that agree: λ = Σ (-1)^(n - m) ln n_b and
            z = λ / sqrt(Σ 1 / n_b).
        close_gaps : bool
            Whether dropped words leave no gap.
        across_sentences : bool
            Whether sequences run on over the ends of sentences within a line.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            term (the words with a space between), count, articles (that have it), per_million
            (running words); most frequent first, ties by the bytes of the words. Its
            ``.concordance(term)`` shows the places that a row counts.

        Raises
        ------
        ValueError
            If a number is out of its range, or a measure is not known.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The border deal failed. A border deal passed."])
        >>> corpus.ngrams(2).head(1)[["term", "count"]].values.tolist()
        [['border deal', 2]]
        """
        from broadsheet.sequences import ngrams

        return ngrams(
            self._corpus,
            n,
            skip=skip,
            min_count=min_count,
            measures=measures,
            close_gaps=close_gaps,
            across_sentences=across_sentences,
            threads=threads,
        )

    def collocations(
        self,
        window: int = 1,
        *,
        side: str = "right",
        node: str | None = None,
        min_count: int = 5,
        measures: str | Sequence[str] = (),
        close_gaps: bool = False,
        across_sentences: bool = False,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Find words that stand together more often than chance would have it.

        A pair of places at most `window` words apart in one sentence is one observation, n of them
        in all; n1 have ``term_1`` first, n2 have ``term_2`` second, n11 both; E = n1 n2 / n.

        ==================== ========================================= ==========================
        column               formula                                   source
        ==================== ========================================= ==========================
        ``log_likelihood``   2 Σ O ln(O / E) over the four cells       Dunning (1993)
        ``pmi``              log2(n11 / E)                             Church & Hanks (1990)
        ``pmi2``             log2(n11² / E)                            Daille (1994)
        ``mi3``              log2(n11³ / E)                            Daille (1994)
        ``npmi``             pmi / -log2(n11 / n)                      Bouma (2009)
        ``t_score``          (n11 - E) / sqrt n11                      Church et al. (1991)
        ``z_score``          (n11 - E) / sqrt E                        Berry-Rogghe (1973)
        ``dice``             2 n11 / (n1 + n2)                         Dice (1945)
        ``log_dice``         14 + log2 dice                            Rychlý (2008)
        ``chi_square``       Σ (O - E)² / E over the four cells        Pearson (1900)
        ``delta_p_forward``  n11 / n1 - (n2 - n11) / (n - n1)          Allan (1980), Gries (2013)
        ``delta_p_backward`` n11 / n2 - (n1 - n11) / (n - n2)          Allan (1980), Gries (2013)
        ==================== ========================================= ==========================

        Parameters
        ----------
        window : int
            1: adjacent words; else words at most so far apart, up to 1000.
        side : {"right", "left", "both"}
            Where ``term_2`` stands of ``term_1``. With "both" a pair of places is observed from
            either end, and each pair of terms stands once, in its more frequent order.
        node : str, optional
            Only pairs with this term as ``term_1``.
        min_count : int
            Pairs that occur less often are left out.
        measures : str or list of str
            Further measures as columns: ``"pmi2"``, ``"mi3"``, ``"z_score"``, ``"dice"``,
            ``"chi_square"``, ``"delta_p_forward"``, ``"delta_p_backward"``, or ``"all"``. Lambda
            and its z are measures of :func:`ngrams`.
        close_gaps : bool
            Whether words that ``map_terms`` dropped leave no gap; else they keep their place in
            the window but make no pair.
        across_sentences : bool
            Whether pairs reach over the ends of sentences within a line.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            term_1, term_2, count (n11), count_1 (n1), count_2 (n2), expected, log_likelihood, pmi,
            npmi, log_dice, t_score; highest log_likelihood first, then the highest count, ties by
            the bytes of the terms. The scores describe; they are no
            tests, since the words of one article are not independent. Its
            ``.concordance(term_1, term_2)`` shows the places that a row counts.

        Raises
        ------
        ValueError
            If a number is out of its range, or a measure, side or node is not known.

        Examples
        --------
        >>> import broadsheet as bs
        >>> corpus = bs.read(["The White House said no. The White House met."])
        >>> table = corpus.collocations(min_count=2)
        >>> table[["term_1", "term_2", "count", "count_1"]].values.tolist()[0]
        ['the', 'white', 2, 2]
        """
        from broadsheet.sequences import collocations

        return collocations(
            self._corpus,
            window,
            side=side,
            node=node,
            min_count=min_count,
            measures=measures,
            close_gaps=close_gaps,
            across_sentences=across_sentences,
            threads=threads,
        )

    def phrases(
        self,
        max_words: int = 4,
        *,
        min_count: int = 5,
        min_z: float = 3.0,
        min_share: float = 0.5,
        stop_words: Iterable[str] | None = None,
        threads: int | None = None,
    ) -> pd.DataFrame:
        """Propose sequences of words that are worth being one term.

        Two words are proposed where the z of Blaheta and Johnson's (2001) lambda reaches `min_z`
        (see :func:`ngrams`), three or more where they make up at least `min_share` of the
        occurrences both of the words without the last and of those without the first. None begins
        or ends with a stop word, a number or a single letter. A proposal that hardly stands outside
        a longer one (fewer than `min_count` times) is left out. Proposals are to be looked through;
        ``corpus.map_terms`` makes those that you keep one term each.

        Parameters
        ----------
        max_words : int
            The longest proposal, 2 to 5 words.
        min_count : int
            The least occurrences.
        min_z : float
            The least z of two words.
        min_share : float
            From 0 to 1.
        stop_words : iterable of str, optional
            Terms that no phrase begins or ends with; by default the function words of English and
            Spanish.
        threads : int or None
            None: all processors. The result does not depend on it.

        Returns
        -------
        DataFrame
            term (the words with a space between), words (how many), count, articles, lambda, z;
            most frequent first.

        Raises
        ------
        ValueError
            If a number is out of its range.

        Examples
        --------
        >>> import broadsheet as bs
        >>> verbs = "met saw left heard told called paid".split()
        >>> corpus = bs.read([f"The White House {verb} teachers." for verb in verbs])
        >>> found = corpus.phrases(min_z=2)
        >>> found["term"].tolist()
        ['white house']
        >>> one_term = corpus.map_terms({term: term for term in found["term"]})
        >>> one_term.terms()["term"].tolist()[:3]
        ['teachers', 'the', 'white house']
        """
        from broadsheet.sequences import phrases

        return phrases(
            self._corpus,
            max_words,
            min_count=min_count,
            min_z=min_z,
            min_share=min_share,
            stop_words=stop_words,
            threads=threads,
        )
