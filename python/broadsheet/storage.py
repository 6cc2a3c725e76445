"""Saving a corpus to a folder, and opening it again."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from broadsheet import _core
from broadsheet.corpus import Corpus
from broadsheet.errors import FormatError

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["open", "save", "verify"]


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
    notes = {"history": corpus._history, "skipped": corpus._skipped}
    encoded = json.dumps(notes, ensure_ascii=False, default=str).encode("utf-8", "replace")
    _core.save(corpus._core, os.fsencode(path), encoded)


def open(path: str | PathLike[str]) -> Corpus:
    """Open a saved corpus.

    Its files are mapped, not read: opening takes the same time for any size, and memory is
    used for what is looked at. No code in the folder is run. The corpus stays usable, and
    the same, when another one is saved to the folder.

    Parameters
    ----------
    path : str or PathLike
        The folder that :meth:`Corpus.save` wrote.

    Raises
    ------
    MissingFileError
        If there is no such folder.
    FormatError
        If it holds no saved corpus, or a damaged one; its ``path`` is the damaged file.

    Examples
    --------
    >>> import tempfile
    >>> import broadsheet as bs
    >>> folder = tempfile.mkdtemp() + "/port.broadsheet"
    >>> bs.read(["The port closed."]).save(folder)
    >>> bs.open(folder)[0].text
    'The port closed.'
    """
    core, notes = _core.open(os.fsencode(path))
    try:
        kept = json.loads(notes)
        history = [dict(step) for step in kept["history"]]
        skipped = [(str(source), int(line), str(why)) for source, line, why in kept["skipped"]]
    except (ValueError, KeyError, TypeError) as error:
        msg = f"the notes of {os.fspath(path)!r} are damaged ({error}); restore it from a copy"
        raise FormatError(msg, path=os.fspath(path)) from error
    return Corpus(core, history=history, skipped=skipped)


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
    _core.verify(os.fsencode(path))
