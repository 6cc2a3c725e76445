"""Saving a corpus to a folder, opening it again, and adding articles to it."""

from __future__ import annotations

import json
import os
import pickle
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet import _core
from broadsheet.arguments import folder_bytes
from broadsheet.corpus import Corpus, Saved
from broadsheet.errors import FormatError
from broadsheet.memory import byte_count
from broadsheet.options import thread_count
from broadsheet.reading import read_more, tell_skipped, tokenizer_of

if TYPE_CHECKING:
    from os import PathLike

    from broadsheet.tokenizer import Tokenizer

__all__ = ["append", "encoded_notes", "open", "save", "verify"]


def save(corpus: Corpus, path: str | PathLike[str]) -> None:
    """Save a corpus, or what a view shows, to a folder.

    The folder is made where there is none. A corpus that was saved there before is replaced,
    at one moment: whatever happens on the way, the folder holds the old corpus or the new
    one. That the corpus itself was opened from this folder does no harm.

    Parameters
    ----------
    corpus : Corpus
        What to save: its articles with all their lines, what was decided about them, what
        is counted (``only``, ``without``, ``boilerplate=``), its terms, and its history.
    path : str or PathLike
        The folder, ``"migration.broadsheet"`` say. Its form is described in
        docs/saved-form.md and can be read with NumPy alone.

    Raises
    ------
    ReadError
        If the system refuses to write, or another process is writing there. The folder is
        then as it was.
    ValueError
        If the folder holds something that is no saved corpus.

    Examples
    --------
    >>> import tempfile
    >>> import broadsheet as bs
    >>> folder = tempfile.mkdtemp()
    >>> bs.read(["The port closed.", "The port opened."]).save(folder + "/port.broadsheet")
    >>> len(bs.open(folder + "/port.broadsheet"))
    2
    """
    _core.save(corpus._core, folder_bytes(path), encoded_notes(corpus._history, corpus._skipped))


def open(
    path: str | PathLike[str],
    *,
    tokenizer: Tokenizer | None = None,
    memory: int | str | None = None,
) -> Corpus:
    """Open a saved corpus.

    Its files are mapped, not read: opening takes the same time for any size, and memory is
    used for what is looked at. Sizes and headers are checked at once, the data, 64 KiB at a
    time, when they are first used. No code in the folder is run. The corpus stays usable,
    and the same, when another one is saved to the folder or articles are appended.

    Parameters
    ----------
    path : str or PathLike
        The folder that :meth:`Corpus.save` wrote.
    tokenizer : Tokenizer, optional
        The one that the corpus was read with. Needed only where a ``splitter`` of your own
        found its words and articles are to be appended: a callable is not saved.
    memory : int or str, optional
        The most that a call on the corpus or its views may take beside the mapped files, in
        bytes or as ``"1GB"``: what cannot keep to it is a MemoryError before it starts, with
        the figure (see docs/memory.md). None: no bound.

    Raises
    ------
    MissingFileError
        If there is no such folder.
    ValueError
        If the tokenizer is not the one that the corpus was read with.
    FormatError
        If it holds no saved corpus, or a damaged one; its ``path`` is the damaged file. Also
        raised by whatever first uses data that are damaged.

    Examples
    --------
    >>> import tempfile
    >>> import broadsheet as bs
    >>> folder = tempfile.mkdtemp() + "/port.broadsheet"
    >>> bs.read(["The port closed."]).save(folder)
    >>> bs.open(folder)[0].text
    'The port closed.'
    """
    core, notes, generation = _core.open(folder_bytes(path))
    core = core.with_memory_bound(byte_count(memory))
    corpus = Corpus(core, notes=notes, saved=Saved(_absolute(path), generation))
    corpus._tokenizer = tokenizer_of(corpus, tokenizer)
    return corpus


def append(corpus: Corpus, articles: Any, on_error: str = "raise", **options: Any) -> Corpus:
    """Append articles to a corpus: see :meth:`Corpus.append`."""
    tokenizer = tokenizer_of(corpus, options.get("tokenizer"))
    if corpus._core.has_mapped_terms:
        msg = (
            "the terms of this corpus were mapped (map_terms), and the map is not kept to count "
            "new articles by; append to it as it was before, which bs.read(corpus, like=corpus) "
            "gives, and map the terms of the result"
        )
        raise ValueError(msg)
    more = read_more(corpus, articles, on_error=on_error, **options)
    step = {**more._history[-1], "step": "append"}
    skips = on_error == "skip"
    threads = thread_count(options.get("threads"))
    repeated: list[tuple[str, int, str]] = []

    def all_skipped(rows: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
        repeated.extend(rows)
        step["articles"] -= len(rows)
        step["skipped"] += len(rows)
        return [*corpus._skipped, *more._skipped, *rows]

    saved = corpus._saved
    if saved is None:
        core, rows = corpus._core.join(more._core, skip_errors=skips, threads=threads)
        skipped = all_skipped(rows)
        result = Corpus(core, history=[*corpus._history, step], skipped=skipped)
        result._tokenizer = tokenizer
    else:

        def notes(rows: list[tuple[str, int, str]]) -> bytes:
            return encoded_notes([*corpus._history, step], all_skipped(rows))

        _core.append(saved.path, saved.generation, more._core, notes, skips, threads)
        bound = corpus._core.memory_bound or None
        result = open(os.fsdecode(saved.path), tokenizer=tokenizer, memory=bound)
    tell_skipped([*more._skipped, *repeated], step["articles"], stacklevel=4)
    return result


def verify(path: str | PathLike[str]) -> None:
    """Check every byte of a saved corpus.

    Parameters
    ----------
    path : str or PathLike
        The folder that :meth:`Corpus.save` wrote.

    Raises
    ------
    MissingFileError
        If there is no such folder.
    FormatError
        If anything in it is not as it was written; its ``path`` is the damaged file.

    Examples
    --------
    >>> import tempfile
    >>> import broadsheet as bs
    >>> folder = tempfile.mkdtemp() + "/port.broadsheet"
    >>> bs.read(["The port closed."]).save(folder)
    >>> bs.verify(folder)
    """
    _core.verify(folder_bytes(path))
    open(path).history  # noqa: B018 - the notes are JSON that has what it must


# --- pickle and copy -------------------------------------------------------------------------


def reduced(corpus: Corpus) -> tuple[Any, ...]:
    """What pickle keeps: where a corpus is saved, or else the bytes of its saved form.

    And the splitter that found its words, if there is one that can be pickled.
    """
    bound = corpus._core.memory_bound
    tokenizer = _picklable(corpus._tokenizer)
    if corpus._saved is not None:
        saved = corpus._saved
        return _open_generation, (saved.path, saved.generation, bound, tokenizer)
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        root = Path(folder) / "corpus"
        save(corpus, root)
        files = {
            str(file.relative_to(root)): file.read_bytes()
            for file in sorted(root.rglob("*"))
            if file.is_file()
        }
    return _from_files, (files, bound, tokenizer)


def _picklable(tokenizer: Tokenizer | None) -> Tokenizer | None:
    """The tokenizer, where only it knows the splitter and that can be pickled: no lambda can."""
    if tokenizer is None or tokenizer.splitter is None:
        return None
    try:
        pickle.dumps(tokenizer)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None
    return tokenizer


def _open_generation(
    path: bytes, generation: int, bound: int, tokenizer: Tokenizer | None = None
) -> Corpus:
    corpus = open(os.fsdecode(path), tokenizer=tokenizer, memory=bound or None)
    if corpus._saved is None or corpus._saved.generation != generation:
        msg = (
            f"the corpus saved in {os.fsdecode(path)!r} was changed after it was pickled; "
            "pickle it again"
        )
        raise FormatError(msg, path=os.fsdecode(path))
    return corpus


def _from_files(
    files: dict[str, bytes], bound: int = 0, tokenizer: Tokenizer | None = None
) -> Corpus:
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        for name, content in files.items():
            file = Path(folder) / name
            if not file.resolve().is_relative_to(Path(folder).resolve()):
                msg = f"a pickled corpus must not name files outside its folder, got {name!r}"
                raise FormatError(msg)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
        # Its files stay mapped when they are removed.
        corpus = open(folder, tokenizer=tokenizer, memory=bound or None)
    corpus._saved = None
    return corpus


def _absolute(path: str | PathLike[str]) -> bytes:
    return os.path.abspath(folder_bytes(path))  # noqa: PTH100 - Path takes no bytes


def encoded_notes(history: list[dict[str, Any]], skipped: list[tuple[str, int, str]]) -> bytes:
    """A corpus's notes as they are saved."""
    notes = {"history": history, "skipped": skipped}
    return json.dumps(notes, ensure_ascii=False, default=str).encode("utf-8", "replace")
