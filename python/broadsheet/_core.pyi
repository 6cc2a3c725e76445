# Written by `make stubs`; not edited by hand.
"""
The compiled part of broadsheet. Not for users: names here may change any day.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
import typing_extensions
__all__: list[str] = ['Contingency', 'Corpus', 'CorpusBuilder', 'CorpusWriter', 'CountMatrix', 'DensePoints', 'Features', 'FittedWeighting', 'GlobalWeight', 'LatentSpace', 'LocalWeight', 'NO_DATE', 'NgramRule', 'NgramsWithin', 'Normalization', 'PairRule', 'SearchIndex', 'SparsePoints', 'StringColumn', 'TermTotals', 'TokenBuffers', 'Tokenizer', 'Weighting', 'append', 'association', 'association_measures', 'check_vectors_memory', 'collocations', 'concordance', 'concordance_at', 'cosine_block', 'date_microseconds', 'default_tokenizer_options', 'diversity', 'english_syllables', 'explain_cosine', 'first_places', 'fit_zipf_mandelbrot', 'growth', 'likeness', 'line_kinds', 'list_attributions', 'list_names', 'list_quotes', 'log_odds_dirichlet', 'measures', 'names_of_forms', 'nearest', 'ngram_places', 'ngrams', 'open', 'pair_places', 'pair_rule', 'pairs_above', 'parse_date', 'parse_record', 'phrases', 'plain_tokenizer_options', 'readability', 'readability_of_counts', 'recognised_names', 'save', 'search', 'sentence_boundaries', 'sentence_of', 'share_at_most', 'spanish_syllables', 'svd_memory', 'term_rank', 'term_totals', 'terms', 'text_units', 'timeline', 'timeline_of_finds', 'tokenizer_version', 'vectors_memory', 'verify', 'without_byline_cue', 'without_diacritics', 'word_boundaries']
class StringColumn:
    """
    Many strings at once; frames that can take them as they are.
    """
    def __len__(self) -> int:
        ...
    def tolist(self) -> list[str]:
        ...
    @property
    def bytes(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        uint8: the UTF-8 of all strings, one after another.
        """
    @property
    def offsets(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n + 1]: string i is bytes[offsets[i]:offsets[i + 1]].
        """
class TokenBuffers:
    """
    Memory for tokens, a buffer for each thread, kept between calls.
    """
    def __init__(self) -> None:
        ...
class Tokenizer:
    """
    Text to words and sentences; options as tokenizer_options() writes them.
    """
    def __init__(self, options: str) -> None:
        ...
    def count(self, articles: list[bytes], threads: typing.SupportsInt | typing.SupportsIndex = 0, buffers: TokenBuffers | None = None) -> int:
        """
        The number of tokens of articles given as UTF-8. Buffers are for one call at a time.
        """
    def sentences(self, text: str) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[m, 2]: byte ranges of the sentences, without the spaces around them.
        """
    def spans(self, text: str) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n, 2]: byte ranges of the words in the text's UTF-8.
        """
    def spans_of_words(self, text: str, words: numpy.typing.NDArray[numpy.int64]) -> numpy.typing.NDArray[numpy.int64]:
        """
        Those of the ranges that hold a letter or digit.
        """
    def terms(self, text: str) -> list[str]:
        """
        The terms, capitals that are ambiguous decided within this text.
        """
    def terms_of_words(self, text: str, words: numpy.typing.NDArray[numpy.int64]) -> list[str]:
        """
        The terms of words that the caller found: int64[n, 2] byte ranges, ascending.
        """
    @property
    def description(self) -> str:
        """
        All options as text, "name=value" with spaces between.
        """
class CountMatrix:
    """
    How often each term stands in each article (CSR).
    """
    @property
    def article_lengths(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
    @property
    def offsets(self) -> typing.Any:
        ...
    @property
    def shape(self) -> tuple[int, int]:
        ...
    @property
    def terms(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
class TermTotals:
    """
    The sums of the columns of counts.
    """
    @property
    def articles(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    @property
    def counts(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
class Corpus:
    """
    A set of articles as columns, or a view of one.
    """
    def article_lengths(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n]: running words that are counted.
        """
    def article_types(self, threads: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n]: different terms that are counted.
        """
    def base_positions(self) -> numpy.typing.NDArray[numpy.int64]:
        ...
    def comparable(self, other: Corpus) -> bool:
        ...
    def counted_text(self, article: typing.SupportsInt | typing.SupportsIndex) -> str:
        """
        What counts of it, line by line.
        """
    def counted_words_fingerprints(self, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.uint64]:
        """
        uint64[n]: the terms of an article in order, its lines and their kinds.
        """
    def counts(self, threads: typing.SupportsInt | typing.SupportsIndex) -> CountMatrix:
        ...
    def document_frequencies(self, terms: collections.abc.Sequence[str], threads: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n]: articles in which each term is counted.
        """
    def join(self, other: Corpus, skip_errors: bool, threads: typing.SupportsInt | typing.SupportsIndex) -> tuple[Corpus, list]:
        """
        Both as one corpus, and rows (source, line, reason) of what stood there twice.
        """
    def lines(self, article: typing.SupportsInt | typing.SupportsIndex) -> list:
        ...
    def map_difference(self, other: Corpus) -> tuple[str, str, str] | None:
        """
        A word that both count as different terms, and these; None where there is none.
        """
    def map_terms(self, terms: list, phrases: list = [], phrase_terms: list = [], threads: typing.SupportsInt | typing.SupportsIndex = 0) -> Corpus:
        """
        One new term for each term, and one for each phrase; None drops it.
        """
    def select(self, positions: numpy.typing.NDArray[numpy.int64]) -> Corpus:
        ...
    def set_aside(self) -> dict:
        ...
    def set_aside_ranges(self, article: typing.SupportsInt | typing.SupportsIndex) -> list:
        """
        Line, begin and end in it (bytes), kind and reason of what of an article is not counted.
        """
    def text(self, article: typing.SupportsInt | typing.SupportsIndex) -> str:
        ...
    def with_mask(self, kinds: collections.abc.Sequence[str], quotes: str) -> Corpus:
        ...
    def with_mask_of(self, other: Corpus) -> Corpus:
        ...
    def with_memory_bound(self, bytes: typing.SupportsInt | typing.SupportsIndex) -> Corpus:
        """
        The same with a bound on what a call may take; 0: none.
        """
    @property
    def authors(self) -> list:
        ...
    @property
    def date_forms(self) -> numpy.typing.NDArray[numpy.uint8]:
        """
        uint8[n]: bit 0: has a time of day, bit 1: has a zone.
        """
    @property
    def date_offsets(self) -> numpy.typing.NDArray[numpy.int16]:
        """
        int16[n]: minutes east of UTC.
        """
    @property
    def dates(self) -> numpy.typing.NDArray[numpy.int64]:
        """
        int64[n]: microseconds since 1970 UTC; the least value: none.
        """
    @property
    def fields(self) -> list:
        ...
    @property
    def has_mapped_terms(self) -> bool:
        ...
    @property
    def ids(self) -> list:
        ...
    @property
    def mask(self) -> tuple:
        ...
    @property
    def memory_bound(self) -> int:
        ...
    @property
    def n_articles(self) -> int:
        ...
    @property
    def n_terms(self) -> int:
        ...
    @property
    def outlets(self) -> list:
        ...
    @property
    def terms(self) -> list:
        ...
    @property
    def texts(self) -> list:
        ...
    @property
    def titles(self) -> list:
        ...
    @property
    def titles_added(self) -> numpy.typing.NDArray[numpy.uint8]:
        ...
    @property
    def tokenizer(self) -> str:
        ...
    @property
    def took_decisions_over(self) -> bool:
        ...
class CorpusBuilder:
    """
    Articles in, a corpus out.
    """
    def __init__(self, tokenizer: str, skip_errors: bool, replace_invalid: bool, keep_boilerplate: bool, threads: typing.SupportsInt | typing.SupportsIndex, words: typing.Any | None = None) -> None:
        ...
    def add(self, texts: tuple, titles: typing.Any, ids: typing.Any, outlets: typing.Any, authors: typing.Any, dates: typing.Any, fields: typing.Any, sources: typing.Any, lines: numpy.typing.NDArray[numpy.int64]) -> None:
        """
        Adds articles given as columns: str or bytes texts, other columns str or None.
        """
    def add_json_lines(self, block: typing_extensions.Buffer, names: dict, source: str, first_line: typing.SupportsInt | typing.SupportsIndex, offset: typing.SupportsInt | typing.SupportsIndex, outlet: str = '') -> int:
        """
        Adds the records of a block that ends at a line's end; an outlet is that of all. Returns how many lines the block has.
        """
    def add_texts(self, texts: tuple, first: typing.SupportsInt | typing.SupportsIndex) -> None:
        """
        Adds a tuple of str, named by their positions from `first` on.
        """
    def finish(self, like: Corpus | None = None) -> Corpus:
        ...
    def skip(self, source: str, line: typing.SupportsInt | typing.SupportsIndex, reason: str) -> None:
        ...
    @property
    def n_articles(self) -> int:
        ...
    @property
    def n_bytes(self) -> int:
        ...
    @property
    def skipped(self) -> list:
        ...
class CorpusWriter:
    """
    Articles in, some at a time, a saved corpus out.
    """
    def __init__(self, path: bytes, skip_errors: bool, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def add(self, articles: CorpusBuilder) -> None:
        """
        Takes what a builder has read; the builder goes on.
        """
    def finish(self, like: Corpus, notes: collections.abc.Callable) -> None:
        """
        Publishes the corpus; notes(skipped) gives its notes, as bytes.
        """
    @property
    def n_articles(self) -> int:
        ...
class NgramsWithin:
    """
    Members:
    
      article
    
      line
    
      sentence
    """
    __members__: typing.ClassVar[dict[str, NgramsWithin]]
    article: typing.ClassVar[NgramsWithin]
    line: typing.ClassVar[NgramsWithin]
    sentence: typing.ClassVar[NgramsWithin]
    @typing.overload
    def __eq__(self, other: NgramsWithin) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: NgramsWithin) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class NgramRule:
    """
    Which sequences of terms become columns.
    """
    def __getstate__(self) -> tuple[int, int, int]:
        ...
    def __init__(self, shortest: typing.SupportsInt | typing.SupportsIndex, longest: typing.SupportsInt | typing.SupportsIndex, within: NgramsWithin) -> None:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
class Features:
    """
    The columns of a set of vectors.
    """
    def __getstate__(self) -> tuple:
        ...
    def __init__(self, corpus: Corpus, min_articles: typing.SupportsInt | typing.SupportsIndex, max_articles: typing.SupportsInt | typing.SupportsIndex, stop_words: collections.abc.Sequence[str], ngrams: NgramRule, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    def counts(self, corpus: Corpus, threads: typing.SupportsInt | typing.SupportsIndex) -> CountMatrix:
        ...
    @property
    def corpus(self) -> Corpus:
        """
        What they were fitted on; unpickled: its terms and decisions alone.
        """
    @property
    def fitted_counts(self) -> CountMatrix:
        ...
    @property
    def names(self) -> list:
        ...
    @property
    def size(self) -> int:
        ...
class SparsePoints:
    """
    Articles as sparse points (CSR, float64).
    """
    def __init__(self, offsets: numpy.typing.NDArray[numpy.int64], columns: numpy.typing.NDArray[numpy.int32], values: numpy.typing.NDArray[numpy.float64], n_columns: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    @property
    def columns(self) -> numpy.typing.NDArray[numpy.int32]:
        ...
    @property
    def offsets(self) -> typing.Any:
        ...
    @property
    def shape(self) -> tuple[int, int]:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class LocalWeight:
    """
    Members:
    
      count
    
      logarithm
    """
    __members__: typing.ClassVar[dict[str, LocalWeight]]
    count: typing.ClassVar[LocalWeight]
    logarithm: typing.ClassVar[LocalWeight]
    @typing.overload
    def __eq__(self, other: LocalWeight) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: LocalWeight) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class GlobalWeight:
    """
    Members:
    
      none
    
      idf_plus_one
    
      idf_smooth
    """
    __members__: typing.ClassVar[dict[str, GlobalWeight]]
    idf_plus_one: typing.ClassVar[GlobalWeight]
    idf_smooth: typing.ClassVar[GlobalWeight]
    none: typing.ClassVar[GlobalWeight]
    @typing.overload
    def __eq__(self, other: GlobalWeight) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: GlobalWeight) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Normalization:
    """
    Members:
    
      none
    
      l1
    
      l2
    
      pivoted_unique
    
      pivoted_characters
    """
    __members__: typing.ClassVar[dict[str, Normalization]]
    l1: typing.ClassVar[Normalization]
    l2: typing.ClassVar[Normalization]
    none: typing.ClassVar[Normalization]
    pivoted_characters: typing.ClassVar[Normalization]
    pivoted_unique: typing.ClassVar[Normalization]
    @typing.overload
    def __eq__(self, other: Normalization) -> bool:
        ...
    @typing.overload
    def __eq__(self, other: typing.Any) -> bool:
        ...
    def __getstate__(self) -> int:
        ...
    def __hash__(self) -> int:
        ...
    def __index__(self) -> int:
        ...
    def __init__(self, value: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __int__(self) -> int:
        ...
    @typing.overload
    def __ne__(self, other: Normalization) -> bool:
        ...
    @typing.overload
    def __ne__(self, other: typing.Any) -> bool:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, state: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __str__(self) -> str:
        ...
    @property
    def name(self) -> str:
        ...
    @property
    def value(self) -> int:
        ...
class Weighting:
    """
    A scheme: local weight x global weight, then a norm.
    """
    global_weight: GlobalWeight
    local_weight: LocalWeight
    norm: Normalization
    def __init__(self, name: str) -> None:
        ...
    @property
    def b(self) -> float:
        ...
    @b.setter
    def b(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def delta(self) -> float:
        ...
    @delta.setter
    def delta(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def k1(self) -> float:
        ...
    @k1.setter
    def k1(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def log_base(self) -> float:
        ...
    @log_base.setter
    def log_base(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
    @property
    def pivot(self) -> float | None:
        ...
    @pivot.setter
    def pivot(self, arg0: typing.SupportsFloat | typing.SupportsIndex | None) -> None:
        ...
    @property
    def slope(self) -> float:
        ...
    @slope.setter
    def slope(self, arg0: typing.SupportsFloat | typing.SupportsIndex) -> None:
        ...
class FittedWeighting:
    """
    A scheme with what it learned from a set of articles.
    """
    def __getstate__(self) -> tuple:
        ...
    def __init__(self, weighting: Weighting, features: Features) -> None:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    def apply(self, counts: CountMatrix, threads: typing.SupportsInt | typing.SupportsIndex) -> SparsePoints:
        """
        The weights of these articles as points.
        """
    @property
    def term_weights(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class PairRule:
    """
    Which pairs may be in a result.
    """
class DensePoints:
    """
    Articles as dense points (float64, row by row).
    """
    def __init__(self, coordinates: numpy.typing.NDArray[numpy.float64]) -> None:
        ...
    @property
    def shape(self) -> tuple[int, int]:
        ...
    @property
    def values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class LatentSpace:
    """
    The leading right singular vectors of weighted articles.
    """
    @staticmethod
    def of_components(components: numpy.typing.NDArray[numpy.float64], singular_values: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], explained: typing.SupportsFloat | typing.SupportsIndex) -> LatentSpace:
        ...
    def __init__(self, points: SparsePoints, dimensions: typing.SupportsInt | typing.SupportsIndex, accuracy: typing.SupportsFloat | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex, memory: typing.SupportsInt | typing.SupportsIndex = 0) -> None:
        ...
    def explain(self, a: SparsePoints, i: typing.SupportsInt | typing.SupportsIndex, b: SparsePoints, j: typing.SupportsInt | typing.SupportsIndex) -> tuple[numpy.typing.NDArray[numpy.int32], numpy.typing.NDArray[numpy.float64]]:
        """
        Columns (int32) and their contributions, largest first.
        """
    def project(self, points: SparsePoints, threads: typing.SupportsInt | typing.SupportsIndex) -> DensePoints:
        ...
    @property
    def components(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def explained(self) -> float:
        ...
    @property
    def singular_values(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class SearchIndex:
    """
    BM25 scores of every term by article.
    """
    def __init__(self, bm25: Weighting, counts: CountMatrix, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def best_of_each(self, queries: collections.abc.Sequence[collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex]], k: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex) -> list:
        """
        For each list of term ids (article, score), the best first.
        """
class Contingency:
    """
    Two sets of articles, counted by term and by unit.
    """
    def __init__(self, a: Corpus, b: Corpus, units_a: numpy.typing.NDArray[numpy.int64], units_b: numpy.typing.NDArray[numpy.int64], threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def cosine(self) -> float:
        ...
    def keyness(self, corpus: Corpus, min_articles: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
        """
        Columns of the terms in enough articles, strongest first.
        """
    def null_cosines(self, rounds: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
        ...
    def null_line(self, min_articles: typing.SupportsInt | typing.SupportsIndex, rounds: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
        """
        smallest_p and largest_log_likelihood of each round, float64[rounds].
        """
    def p_value(self, term: typing.SupportsInt | typing.SupportsIndex) -> float:
        ...
    def shift(self, corpus: Corpus) -> dict:
        """
        Columns by term, and the total.
        """
    def units(self) -> tuple[int, int, int]:
        """
        Units in A only, in B only, in both.
        """
    @property
    def tokens_a(self) -> int:
        ...
    @property
    def tokens_b(self) -> int:
        ...
    @property
    def tries_all_deals(self) -> bool:
        ...
    @property
    def unlike_lengths(self) -> float:
        """
        0 where a deal of the units gives sets of such lengths, 1 where it does not.
        """
class _Testing:
    """
    For the tests only.
    """
    @staticmethod
    def owned_array() -> numpy.typing.NDArray[numpy.float64]:
        ...
    @staticmethod
    def owned_matrix() -> numpy.typing.NDArray[numpy.float32]:
        ...
    @staticmethod
    def owners_alive() -> int:
        ...
    @staticmethod
    def round_trip(arg0: collections.abc.Sequence) -> list[str]:
        ...
    @staticmethod
    def throw_kind(kind: str, message: str, path: str = '', error_number: typing.SupportsInt | typing.SupportsIndex = 0) -> None:
        ...
    @staticmethod
    def to_utf8(arg0: typing.Any) -> bytes:
        ...
    @staticmethod
    def view_of_three() -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
        ...
    @staticmethod
    def work_for(seconds: typing.SupportsFloat | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
def append(path: bytes, generation: typing.SupportsInt | typing.SupportsIndex, articles: Corpus, notes: collections.abc.Callable, skip_errors: bool, threads: typing.SupportsInt | typing.SupportsIndex) -> None:
    """
    Appends to a saved corpus; notes(skipped) gives its new notes, as bytes.
    """
def association(measure: str, counts: numpy.typing.NDArray[numpy.int64]) -> numpy.typing.NDArray[numpy.float64]:
    """
    One measure of pairs, whose counts n11, n1, n2, n are the rows.
    """
def check_vectors_memory(corpus: Corpus, ngrams: NgramRule, dimensions: typing.SupportsInt | typing.SupportsIndex, memory: typing.SupportsInt | typing.SupportsIndex) -> None:
    """
    MemoryError where that is more than `memory` bytes (0: no bound).
    """
def collocations(corpus: Corpus, window: typing.SupportsInt | typing.SupportsIndex, side: str, min_count: typing.SupportsInt | typing.SupportsIndex, node: typing.SupportsInt | typing.SupportsIndex | None = None, close_gaps: bool = False, across_sentences: bool = False, measures: collections.abc.Sequence[str] = [], threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of the table of collocations, highest log-likelihood first.
    """
def concordance(corpus: Corpus, queries: collections.abc.Sequence[str], window: typing.SupportsInt | typing.SupportsIndex, ignore_case: bool = False, ignore_diacritics: bool = True, order: str = 'article', sample: typing.SupportsInt | typing.SupportsIndex | None = None, seed: typing.SupportsInt | typing.SupportsIndex = 0, limit: typing.SupportsInt | typing.SupportsIndex | None = None, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of a concordance; terms and notes tell how the queries were understood.
    """
def concordance_at(corpus: Corpus, places: numpy.typing.NDArray[numpy.int64], window: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    The same columns for places (int64[n, 3]: article, begin, end), a line for each.
    """
@typing.overload
def cosine_block(a: SparsePoints, b: SparsePoints, threads: typing.SupportsInt | typing.SupportsIndex) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
    """
    All cosines, float64[rows of a, rows of b].
    """
@typing.overload
def cosine_block(a: DensePoints, b: DensePoints, threads: typing.SupportsInt | typing.SupportsIndex) -> numpy.ndarray[typing.Any, numpy.dtype[typing.Any]]:
    """
    All cosines, float64[rows of a, rows of b].
    """
def date_microseconds(text: str) -> typing.Any:
    """
    Microseconds since 1970 UTC, or None where the date is not understood.
    """
def default_tokenizer_options() -> str:
    """
    The default options as text.
    """
def diversity(corpus: Corpus, per_article: bool, window: typing.SupportsInt | typing.SupportsIndex, segment: typing.SupportsInt | typing.SupportsIndex, sample: typing.SupportsInt | typing.SupportsIndex, mtld_threshold: typing.SupportsFloat | typing.SupportsIndex, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of diversity, a row for each article or one for all.
    """
def english_syllables(word: str) -> int:
    """
    Syllables of an English word.
    """
def explain_cosine(a: SparsePoints, i: typing.SupportsInt | typing.SupportsIndex, b: SparsePoints, j: typing.SupportsInt | typing.SupportsIndex) -> tuple:
    """
    Columns (int32) and their contributions, largest first.
    """
def first_places(corpus: Corpus, term: str, threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    The first place of a term in each article that holds it: article, begin, end.
    """
def fit_zipf_mandelbrot(counts: numpy.typing.NDArray[numpy.int64]) -> tuple[float, float, float]:
    """
    a, q and the log-likelihood of counts in falling order.
    """
def growth(corpus: Corpus, order: numpy.typing.NDArray[numpy.int64]) -> dict:
    """
    Words and different words after each article, and the fit of Heaps' law.
    """
def likeness(a: TermTotals, b: TermTotals, threads: typing.SupportsInt | typing.SupportsIndex) -> tuple[float, float]:
    """
    The Jensen-Shannon divergence in bits, and the cosine.
    """
def list_attributions(corpus: Corpus, threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    Columns source, cue (str), article, begin, end (int64; bytes of the source).
    """
def list_names(corpus: Corpus, aliases: collections.abc.Mapping[str, str], threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    Columns name, variants (list of str), count, articles (int64), most frequent first; and places (int64[n, 4]: name, article, begin, end of each mention, by article and place).
    """
def list_quotes(corpus: Corpus, threads: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    Columns quote, speaker, verb (str), article, begin, end (int64; bytes of the article's text).
    """
def log_odds_dirichlet(a: typing.SupportsInt | typing.SupportsIndex, b: typing.SupportsInt | typing.SupportsIndex, n: typing.SupportsInt | typing.SupportsIndex, m: typing.SupportsInt | typing.SupportsIndex, prior: typing.SupportsFloat | typing.SupportsIndex, prior_total: typing.SupportsFloat | typing.SupportsIndex) -> tuple:
    """
    delta and z.
    """
def measures(a: typing.SupportsInt | typing.SupportsIndex, b: typing.SupportsInt | typing.SupportsIndex, n: typing.SupportsInt | typing.SupportsIndex, m: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    The measures of a two-by-two table of counts a, b and sizes n, m, by name.
    """
def names_of_forms(corpus: Corpus, articles: numpy.typing.NDArray[numpy.int64], forms: list, threads: typing.SupportsInt | typing.SupportsIndex) -> list:
    """
    The name of list_names that each form stands for in its article, or the form itself.
    """
@typing.overload
def nearest(points: SparsePoints, to: SparsePoints, k: typing.SupportsInt | typing.SupportsIndex, min_similarity: typing.SupportsFloat | typing.SupportsIndex, rule: PairRule, threads: typing.SupportsInt | typing.SupportsIndex, by_brute_force: bool = False, memory: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple:
    """
    article_a, article_b (int64), similarity; article by article, the nearest first.
    """
@typing.overload
def nearest(points: DensePoints, to: DensePoints, k: typing.SupportsInt | typing.SupportsIndex, min_similarity: typing.SupportsFloat | typing.SupportsIndex, rule: PairRule, threads: typing.SupportsInt | typing.SupportsIndex, memory: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple:
    """
    article_a, article_b (int64), similarity; article by article, the nearest first.
    """
def ngram_places(corpus: Corpus, ngram: str, n: typing.SupportsInt | typing.SupportsIndex, skip: typing.SupportsInt | typing.SupportsIndex = 0, close_gaps: bool = False, across_sentences: bool = False, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.int64]:
    """
    Where an n-gram stands: int64[n, 3] of article, begin, end.
    """
def ngrams(corpus: Corpus, n: typing.SupportsInt | typing.SupportsIndex, skip: typing.SupportsInt | typing.SupportsIndex = 0, min_count: typing.SupportsInt | typing.SupportsIndex = 1, close_gaps: bool = False, across_sentences: bool = False, with_lambda: bool = False, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of the table of n-grams, most frequent first.
    """
def open(path: bytes) -> tuple[Corpus, bytes, int]:
    """
    A saved corpus, mapped, its notes and its generation.
    """
def pair_places(corpus: Corpus, term_1: typing.SupportsInt | typing.SupportsIndex, term_2: typing.SupportsInt | typing.SupportsIndex, window: typing.SupportsInt | typing.SupportsIndex, side: str = 'right', close_gaps: bool = False, across_sentences: bool = False, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.int64]:
    """
    Where two terms stand together: int64[n, 3] of article, begin, end.
    """
def pair_rule(group_a: numpy.typing.NDArray[numpy.int32] | None = None, group_b: numpy.typing.NDArray[numpy.int32] | None = None, time_a: numpy.typing.NDArray[numpy.int64] | None = None, time_b: numpy.typing.NDArray[numpy.int64] | None = None, max_gap: typing.SupportsInt | typing.SupportsIndex = 0) -> PairRule:
    ...
@typing.overload
def pairs_above(points: SparsePoints, min_similarity: typing.SupportsFloat | typing.SupportsIndex, rule: PairRule, threads: typing.SupportsInt | typing.SupportsIndex, memory: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple:
    """
    article_a < article_b (int64), similarity; the most similar first.
    """
@typing.overload
def pairs_above(points: DensePoints, min_similarity: typing.SupportsFloat | typing.SupportsIndex, rule: PairRule, threads: typing.SupportsInt | typing.SupportsIndex, memory: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple:
    """
    article_a < article_b (int64), similarity; the most similar first.
    """
def parse_date(text: typing.Any) -> tuple:
    """
    (ISO 8601 on the source's own clock, None), or (None, why it is refused).
    """
def parse_record(line: bytes, replace: bool = False) -> dict:
    """
    One line of JSON Lines as a dict: text, title, outlet, author, date, id (str or None),
    other (all other members, as JSON) and n_replaced.
    """
def phrases(corpus: Corpus, max_words: typing.SupportsInt | typing.SupportsIndex, min_count: typing.SupportsInt | typing.SupportsIndex, min_z: typing.SupportsFloat | typing.SupportsIndex, min_share: typing.SupportsFloat | typing.SupportsIndex, stop_words: collections.abc.Sequence[str] | None = None, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of proposed phrases, most frequent first.
    """
def plain_tokenizer_options() -> str:
    """
    The options of UAX #29 without anything for news, as text.
    """
def readability(corpus: Corpus, language: str, familiar_words: collections.abc.Sequence[str], threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of counts and measures, a row for each article.
    """
def readability_of_counts(sentences: typing.SupportsInt | typing.SupportsIndex, words: typing.SupportsInt | typing.SupportsIndex, letters: typing.SupportsInt | typing.SupportsIndex, syllables: typing.SupportsInt | typing.SupportsIndex, polysyllables: typing.SupportsInt | typing.SupportsIndex, long_words: typing.SupportsInt | typing.SupportsIndex, unfamiliar_words: typing.SupportsInt | typing.SupportsIndex = -1) -> dict:
    """
    The measures of one text whose counts are known.
    """
def recognised_names() -> dict:
    """
    The names that columns of each field commonly have, the preferred first.
    """
def save(corpus: Corpus, path: bytes, notes: bytes) -> int:
    """
    Saves what a view shows; gives the generation that it became.
    """
def search(corpus: Corpus, index: SearchIndex, words: str, phrases: collections.abc.Sequence[str], in_title: collections.abc.Sequence[str], k: typing.SupportsInt | typing.SupportsIndex, allowed: numpy.typing.NDArray[numpy.uint8] | None, snippet_length: typing.SupportsInt | typing.SupportsIndex) -> tuple[typing.Any, typing.Any, list, list[str]]:
    """
    article (int64), score, snippet, and notes on the query.
    """
def sentence_boundaries(text: str) -> numpy.typing.NDArray[numpy.int64]:
    """
    int64[n]: the sentence boundaries of UAX #29, Unicode 17.0, in bytes.
    """
def sentence_of(corpus: Corpus, article: typing.SupportsInt | typing.SupportsIndex, byte: typing.SupportsInt | typing.SupportsIndex) -> tuple[int, int]:
    """
    Byte range of the sentence that holds a byte of an article's text.
    """
def share_at_most(by_chance: numpy.typing.NDArray[numpy.float64], value: typing.SupportsFloat | typing.SupportsIndex) -> float:
    ...
def spanish_syllables(word: str) -> int:
    """
    Syllables of a Spanish word.
    """
def svd_memory(points: SparsePoints, dimensions: typing.SupportsInt | typing.SupportsIndex, accuracy: typing.SupportsFloat | typing.SupportsIndex) -> int:
    """
    Bytes at the peak, beside the points.
    """
def term_rank(corpus: Corpus, term: str) -> int | None:
    """
    The rank of a term, or None.
    """
def term_totals(sets: collections.abc.Sequence[CountMatrix], threads: typing.SupportsInt | typing.SupportsIndex) -> list[TermTotals]:
    """
    The totals of each of some sets.
    """
def terms(corpus: Corpus, groups: numpy.typing.NDArray[numpy.int32] | None = None, n_slices: typing.SupportsInt | typing.SupportsIndex = 0, measures: collections.abc.Sequence[str] = [], reduced_frequency: bool = False, intervals: bool = False, counts: CountMatrix | None = None, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns of the term table, most frequent first. counts: of this corpus, if at hand.
    """
def text_units(a: Corpus, b: Corpus) -> tuple[numpy.typing.NDArray[numpy.int64], numpy.typing.NDArray[numpy.int64], int, int, int]:
    """
    The unit of each article of a and of b, where articles of one text are one; how many copies there are; how many articles have the text that most have, and the first of them.
    """
def timeline(corpus: Corpus, queries: collections.abc.Sequence[str], cells: numpy.typing.NDArray[numpy.int64], n_cells: typing.SupportsInt | typing.SupportsIndex, ignore_case: bool = False, ignore_diacritics: bool = True, threads: typing.SupportsInt | typing.SupportsIndex = 0) -> dict:
    """
    Columns by query and cell; notes tell how the queries were understood.
    """
def timeline_of_finds(corpus: Corpus, things: numpy.typing.NDArray[numpy.int64], articles: numpy.typing.NDArray[numpy.int64], n_things: typing.SupportsInt | typing.SupportsIndex, cells: numpy.typing.NDArray[numpy.int64], n_cells: typing.SupportsInt | typing.SupportsIndex) -> dict:
    """
    Columns by thing and cell, of finds that are there: int64 thing and article of each.
    """
def vectors_memory(corpus: Corpus, ngrams: NgramRule, dimensions: typing.SupportsInt | typing.SupportsIndex) -> int:
    """
    Bytes that counting and weighing takes at its peak, at most.
    """
def verify(path: bytes) -> None:
    """
    Checks every byte of a saved corpus.
    """
def without_byline_cue(author: typing.Any) -> str:
    """
    A byline's names, without the "By", "Por", "Par" or "Von" before them.
    """
def without_diacritics(text: str) -> str:
    """
    The text without its diacritics, for look-up.
    """
def word_boundaries(text: str) -> numpy.typing.NDArray[numpy.int64]:
    """
    int64[n]: the word boundaries of UAX #29, Unicode 17.0, in bytes.
    """
NO_DATE: int = -9223372036854775808
__version__: str
association_measures: list = ['expected', 'log_likelihood', 'pmi', 'pmi2', 'mi3', 'npmi', 't_score', 'z_score', 'dice', 'log_dice', 'chi_square', 'delta_p_forward', 'delta_p_backward']
line_kinds: tuple = ('title', 'subheading', 'paragraph', 'author', 'owner', 'dateline', 'related', 'promotion', 'navigation', 'caption', 'credit', 'legal', 'note', 'blank')
tokenizer_version: int = 4
