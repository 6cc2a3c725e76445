"""Finding and opening what users have: files, folders, tables, lists of texts."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.corpus import Corpus
from broadsheet.display import plural
from broadsheet.errors import DataWarning, FormatError
from broadsheet.options import thread_count
from broadsheet.tokenizer import Tokenizer

if TYPE_CHECKING:
    from os import PathLike

    from broadsheet.article_feed import ArticleFeed
    from broadsheet.bounded_reading import BoundedReading

__all__ = ["read", "read_more", "tell_skipped", "tokenizer_of"]


def read(
    source: Any,
    *,
    text: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    date: str | None = None,
    id: str | None = None,
    tokenizer: Tokenizer | None = None,
    boilerplate: str = "set aside",
    on_error: str = "raise",
    encoding: str = "utf-8",
    encoding_errors: str = "strict",
    like: Corpus | None = None,
    threads: int | None = None,
    memory: int | str | None = None,
    into: str | PathLike[str] | None = None,
    progress: bool | None = None,
) -> Corpus:
    """Read articles into a corpus.

    Parameters
    ----------
    source : str, Path, list or table
        A file, a folder, or a pattern with wildcards (``"articles/**/*.txt"``); a Path or a
        list of Paths; a list of texts (str) or of records (dict); a pandas, polars or Arrow
        table, or anything with ``__arrow_c_stream__``. Files are .txt (one article a file, its
        title on the first line), .jsonl and .ndjson (one JSON object a line), .json (a list of
        objects), .csv and .tsv, .html and .htm (a page each), all of these also packed (.gz,
        .zst), and .parquet.
    text, title, outlet, author, date, id : str, optional
        The column or key that holds each field. Where it is not said, common names are
        recognised (text, body, content; title, headline; outlet, source, publication; date,
        published; author, byline; id). ``outlet="folder"`` takes the name of a file's
        folder.
    tokenizer : Tokenizer, optional
        What makes words of text; :class:`broadsheet.Tokenizer` with its defaults.
    boilerplate : {"set aside", "keep"}
        Whether lines that are no news ("READ MORE: ...", "Subscribe to ...") are left
        uncounted. They are never deleted: see ``corpus.set_aside``.
    on_error : {"raise", "skip"}
        What to do about an article that cannot be read. Skipped ones are listed in
        ``corpus.skipped``, and one warning says how many.
    encoding, encoding_errors : str
        Of files; ``encoding_errors="replace"`` puts U+FFFD where a character is invalid.
    like : Corpus, optional
        Take over this corpus's tokenizer and what it learned (recurring lines, capitals),
        so that the two compare.
    threads : int, optional
        How many threads; all processors by default. The corpus does not depend on it.
    memory : int or str, optional
        The most memory that reading may take, in bytes or as ``"1GB"``. What does not fit is
        a MemoryError that gives the figure; with ``into`` it is written to files instead. Calls
        of the corpus keep to it too (see docs/memory.md).
    into : str or PathLike, optional
        A folder to save the corpus in while it is read, so that it may be larger than memory:
        articles are written as they come, and the corpus that is returned is mapped, as
        :func:`broadsheet.open` does it. It is the same as if all had been read at once. The
        folder holds what it held before until all is read. ``memory`` is then 1 GB by default.
    progress : bool, optional
        Whether a bar counts the articles where reading takes longer than a moment; None: as
        ``bs.options.progress`` says, at terminals and in notebooks.

    Returns
    -------
    Corpus
        The articles, in the order of the source (files by their path).

    Raises
    ------
    MissingFileError
        A file is not there, or nothing matches a pattern.
    ReadError
        The system refused to open or read a file.
    FormatError
        Content is not what it should be: invalid UTF-8, broken JSON, a line that is no
        object, one id for two texts. Says where, and what to do.
    ValueError
        A column that is not there, or an argument outside its choices.
    MemoryError
        What was read does not fit into ``memory``.

    Warns
    -----
    DataWarning
        Something was skipped or not understood.

    Examples
    --------
    >>> import broadsheet as bs
    >>> corpus = bs.read([{"text": "The port closed.", "outlet": "Ledger"}])
    >>> corpus.articles[["outlet", "tokens"]].values.tolist()
    [['Ledger', 3]]
    """
    _check_choice("boilerplate", boilerplate, ("set aside", "keep"))
    _check_choice("on_error", on_error, ("raise", "skip"))
    _check_choice("encoding_errors", encoding_errors, ("strict", "replace"))
    _check_encoding(encoding)
    if like is not None and not isinstance(like, Corpus):
        msg = f"like must be a Corpus, got {type(like).__name__}"
        raise TypeError(msg)
    fields = {"text": text, "title": title, "outlet": outlet, "author": author}
    fields |= {"date": date, "id": id}
    described = _tokenizer_description(tokenizer, like)
    words = _words_of(tokenizer)
    builder = _builder(described, on_error, encoding_errors, boilerplate == "keep", threads, words)
    # Not before articles are read: the readers of web pages and tables take long to import.
    from broadsheet.article_feed import ArticleFeed
    from broadsheet.bounded_reading import BoundedReading
    from broadsheet.reading_progress import ReadingBar

    bounded = BoundedReading(
        builder, into, memory, skips=on_error == "skip", threads=thread_count(threads)
    )
    bar = ReadingBar(builder, progress)
    feed = ArticleFeed(
        builder,
        fields,
        skips=on_error == "skip",
        encoding=encoding,
        encoding_errors=encoding_errors,
        after_batch=bounded.after_batch if bounded.is_needed else None,
        show_batch=bar.after_batch,
    )
    described_step = {"boilerplate": boilerplate, "tokenizer": described}
    try:
        if into is None:
            corpus = _read_all(feed, builder, source, like, **described_step)
        else:
            corpus = _read_into(into, bounded, feed, builder, source, like, **described_step)
    finally:
        bar.close()
    corpus._core = corpus._core.with_memory_bound(bounded.bound)
    corpus._tokenizer = tokenizer
    tell_skipped(corpus._skipped, len(corpus))
    return corpus


def tokenizer_of(corpus: Corpus, tokenizer: Tokenizer | None) -> Tokenizer | None:
    """The tokenizer that was given for a corpus, or else the one that it remembers."""
    if tokenizer is None:
        return corpus._tokenizer
    if not isinstance(tokenizer, Tokenizer):
        msg = f"tokenizer must be a broadsheet.Tokenizer, got {type(tokenizer).__name__}"
        raise TypeError(msg)
    if tokenizer.description != corpus._core.tokenizer:
        msg = (
            f"the corpus was read with the tokenizer {corpus._core.tokenizer!r}, not with "
            f"{tokenizer.description!r}"
        )
        raise ValueError(msg)
    return tokenizer


def _words_of(tokenizer: Tokenizer | None) -> Callable[[str], Any] | None:
    return None if tokenizer is None or tokenizer.splitter is None else tokenizer._words


def read_more(
    corpus: Corpus,
    source: Any,
    *,
    on_error: str = "raise",
    encoding: str = "utf-8",
    encoding_errors: str = "strict",
    threads: int | None = None,
    tokenizer: Tokenizer | None = None,
    **fields: str | None,
) -> Corpus:
    """Read articles as those of a corpus were, to go after them."""
    from broadsheet.article_feed import FIELDS, ArticleFeed

    tokenizer = tokenizer_of(corpus, tokenizer)
    if tokenizer is None and "splitter=" in corpus._core.tokenizer:
        msg = (
            "a splitter found the words of this corpus, and it was not saved with it; give the "
            "tokenizer that it was read with: corpus.append(articles, tokenizer=...)"
        )
        raise ValueError(msg)
    _check_choice("on_error", on_error, ("raise", "skip"))
    _check_choice("encoding_errors", encoding_errors, ("strict", "replace"))
    _check_encoding(encoding)
    if unknown := set(fields) - set(FIELDS):
        msg = f"append takes no {sorted(unknown)[0]}=; see the parameters of append"
        raise TypeError(msg)
    builder = _builder(
        corpus._core.tokenizer, on_error, encoding_errors, True, threads, _words_of(tokenizer)
    )
    feed = ArticleFeed(
        builder,
        {name: fields.get(name) for name in FIELDS},
        skips=on_error == "skip",
        encoding=encoding,
        encoding_errors=encoding_errors,
        first_row=len(corpus),
    )
    more = _read_all(feed, builder, source, corpus if corpus._core.took_decisions_over else None)
    more._core = more._core.with_mask_of(corpus._core)
    return more


def _builder(
    tokenizer: str,
    on_error: str,
    encoding_errors: str,
    keep: bool,
    threads: int | None,
    words: Callable[[str], Any] | None = None,
) -> _core.CorpusBuilder:
    return _core.CorpusBuilder(
        tokenizer=tokenizer,
        skip_errors=on_error == "skip",
        replace_invalid=encoding_errors == "replace",
        keep_boilerplate=keep,
        threads=thread_count(threads),
        words=words,
    )


def _read_all(
    feed: ArticleFeed,
    builder: _core.CorpusBuilder,
    source: Any,
    like: Corpus | None,
    **options: str,
) -> Corpus:
    from broadsheet.sources import SourceReader

    reader = SourceReader(feed)
    try:
        reader.add(source)
        core = builder.finish(like=None if like is None else like._core)
    except FormatError as error:
        raise _with_position(error) from error.__cause__
    skipped = _skipped(builder)
    step = _step(reader.described, core.n_articles, skipped, like, options)
    return Corpus(core, history=[step], skipped=skipped)


def _read_into(
    path: str | PathLike[str],
    bounded: BoundedReading,
    feed: ArticleFeed,
    builder: _core.CorpusBuilder,
    source: Any,
    like: Corpus | None,
    **options: str,
) -> Corpus:
    from broadsheet import storage
    from broadsheet.sources import SourceReader

    reader = SourceReader(feed)
    try:
        reader.add(source)
    except FormatError as error:
        raise _with_position(error) from error.__cause__

    def notes(n_articles: int, repeated: list[tuple[str, int, str]]) -> bytes:
        skipped = [*_skipped(builder), *repeated]
        step = _step(reader.described, n_articles, skipped, like, options)
        return storage.encoded_notes([step], skipped)

    try:
        bounded.finish(None if like is None else like._core, notes)
    except FormatError as error:
        raise _with_position(error) from error.__cause__
    return storage.open(path)


def _skipped(builder: _core.CorpusBuilder) -> list[tuple[str, int, str]]:
    return [
        (str(source), int(line), _without_place(str(reason), str(source), int(line)))
        for source, line, reason in builder.skipped
    ]


def _step(
    described: str,
    n_articles: int,
    skipped: list[tuple[str, int, str]],
    like: Corpus | None,
    options: dict[str, str],
) -> dict[str, Any]:
    return {
        "step": "read",
        "source": described,
        "articles": int(n_articles),
        "skipped": len(skipped),
        **options,
        **({"like": like.digest} if like is not None else {}),
    }


def _with_position(error: FormatError) -> FormatError:
    """The error, with the position of an article that the core knows by its name alone."""
    from broadsheet.article_feed import position_in

    path, article = (None, None) if error.path is None else position_in(error.path)
    if article is None:
        return error
    return FormatError(
        str(error), path=path, line=error.line, byte_offset=error.byte_offset, article=article
    )


def _without_place(reason: str, source: str, line: int) -> str:
    """A reason without the source and line that stand beside it."""
    rest = reason.removeprefix(source)
    if rest == reason or rest[:2] not in {", ", ": "}:
        return reason
    return rest.removeprefix(f", line {line}")[2:]


def _check_choice(name: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        msg = f"{name} must be {' or '.join(repr(c) for c in choices)}, got {value!r}"
        raise ValueError(msg)


def _check_encoding(encoding: str) -> None:
    try:
        "".encode(encoding)
    except (LookupError, ValueError) as error:
        msg = f"encoding must be one that Python knows, such as 'cp1252', got {encoding!r}"
        raise ValueError(msg) from error


def _tokenizer_description(tokenizer: Tokenizer | None, like: Corpus | None) -> str:
    if tokenizer is None and like is not None and "splitter=" in like._core.tokenizer:
        msg = "the other corpus was read with a splitter of its own: give its tokenizer, too"
        raise ValueError(msg)
    if tokenizer is None:
        return like._core.tokenizer if like is not None else Tokenizer().description
    if not isinstance(tokenizer, Tokenizer):
        msg = f"tokenizer must be a broadsheet.Tokenizer, got {type(tokenizer).__name__}"
        raise TypeError(msg)
    if like is not None and tokenizer.description != like._core.tokenizer:
        msg = "tokenizer= and like= disagree: leave tokenizer= out to use that of the other corpus"
        raise ValueError(msg)
    return tokenizer.description


def tell_skipped(skipped: list[tuple[str, int, str]], n_articles: int, stacklevel: int = 3) -> None:
    """Warns once of what was left out or not understood."""
    if not skipped:
        return
    source, line, reason = skipped[0]
    place = f"{source}, line {line}" if line >= 0 else source
    remarks = "1 remark" if len(skipped) == 1 else f"{len(skipped):,} remarks"
    warnings.warn(
        f"{plural(n_articles, 'article')} read, with {remarks} on what was skipped or not "
        f"understood; see corpus.skipped. The first: {place}: {reason}",
        DataWarning,
        stacklevel=stacklevel,
    )
