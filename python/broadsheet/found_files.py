"""The files that a path, a folder or a pattern stands for. What hides one is told, never dropped.

Folders that may not be listed are handed on, where :mod:`glob` and :meth:`Path.rglob` leave out
what is in them. Hidden files and folders (".git", ".x.txt") are left out, as in patterns.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.errors import MissingFileError

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["FoundFiles", "is_pattern", "path_name"]

_PATTERN_CHARACTERS = frozenset("*?[")
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
_ADDRESS = re.compile(r"(https?|ftp|s3|gs):/")
_SHOWN_CHARACTERS = 80


def path_name(path: str | PathLike[str]) -> str:
    r"""A path as text that can be shown: bytes of a name that are no UTF-8 become ``\xff``."""
    name = os.fspath(path)
    if name.isascii():
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def is_pattern(name: str) -> bool:
    """Whether a name has wildcards."""
    return not _PATTERN_CHARACTERS.isdisjoint(name)


def is_saved_corpus(folder: str | PathLike[str]) -> bool:
    """Whether a folder is what ``corpus.save`` makes."""
    manifest = Path(folder, "manifest.json")
    try:
        with manifest.open("rb") as file:
            return b'"broadsheet corpus"' in file.read(64)
    except (OSError, ValueError):
        return False


class FoundFiles:
    """Finds files for one reading; each counts once, however often it is named.

    Parameters
    ----------
    refused : callable
        Takes a path and what the system said about it.
    listed : callable
        Takes a file or folder that is passed over, and why.
    """

    def __init__(
        self,
        refused: Callable[[Path, OSError], None],
        listed: Callable[[Path, str], None],
    ) -> None:
        self._refused = refused
        self._listed = listed
        self._files: dict[str, Path] = {}  # by their real path
        self._folders: dict[str, str] = {}  # real paths of folders, which take long to find
        self._closed: set[Path] = set()  # what was refused

    def find(self, source: str | PathLike[str]) -> list[Path]:
        """The files of a path, folder or pattern, by name.

        Raises
        ------
        MissingFileError
            There is no such path, or nothing matches the pattern.
        """
        name = os.fspath(source)
        if "\0" in name:
            raise MissingFileError(errno.ENOENT, _missing(path_name(name)), name)
        path = Path(name)
        if name.startswith("~") and not os.path.lexists(name):
            path = Path(os.path.expanduser(name))  # noqa: PTH111 (an unknown user stays)
        if os.path.isdir(path):  # noqa: PTH112 (no error where the system refuses)
            return self._once(self._files_below(path))
        refused_before = len(self._closed)
        if os.path.lexists(path):
            return self._once([path])
        if isinstance(source, str) and is_pattern(name):
            found = sorted(set(self._matches(path)))
            if not found and len(self._closed) == refused_before:
                msg = f"no file matches {_shortened(name)!r} (looked in {Path.cwd()})"
                raise MissingFileError(errno.ENOENT, msg, name)
            return self._once(found)
        if not self._is_there(path) and len(self._closed) == refused_before:
            raise MissingFileError(errno.ENOENT, _missing(name), name)
        return []

    # --- folders -----------------------------------------------------------------------

    def _files_below(self, top: Path) -> list[Path]:
        return sorted(
            Path(entry.path)
            for _, entries in self._walk(top)
            for entry in entries
            if not _is_hidden(entry) and not _is_folder(entry)
        )

    def _walk(self, top: Path) -> Iterator[tuple[Path, list[os.DirEntry[str]]]]:
        """A folder and all below it; linked ones last, so that files keep their own paths."""
        seen: dict[str, Path] = {}
        waiting: list[Path] = [top]
        linked: list[Path] = []
        while waiting or linked:
            folder = waiting.pop() if waiting else linked.pop(0)
            real = os.path.realpath(folder)
            if real in seen:
                self._tell_repeated(folder, seen[real])
                continue
            if os.path.islink(folder) and folder != top and _holds(real, folder):  # noqa: PTH114
                self._listed(folder, "not followed: a link to a folder that holds it")
                continue
            if folder != top and is_saved_corpus(folder):
                self._listed(folder, f"a saved corpus: bs.open({path_name(folder)!r})")
                continue
            seen[real] = folder
            entries = self._entries(folder)
            yield folder, entries
            for entry in entries:
                if not _is_hidden(entry) and _is_folder(entry):
                    (linked if entry.is_symlink() else waiting).append(Path(entry.path))

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """What stands in a folder; nothing where it may not be listed."""
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(folder, error)
            return []

    def _is_there(self, path: Path) -> bool:
        try:
            path.lstat()
        except OSError as error:
            self._refuse(path, error)
            return False
        return True

    def _refuse(self, path: Path, error: OSError) -> None:
        if error.errno in _ABSENT or not self._closed.isdisjoint((path, *path.parents)):
            return
        self._closed.add(path)
        self._refused(path, error)

    # --- patterns ----------------------------------------------------------------------

    def _matches(self, pattern: Path) -> Iterator[Path]:
        """The files that :func:`glob.glob` finds (``**`` is any number of folders)."""
        parts = pattern.parts[1 if pattern.anchor else 0 :]
        return self._matches_below(Path(pattern.anchor), parts)

    def _matches_below(self, folder: Path, parts: tuple[str, ...]) -> Iterator[Path]:
        part, rest = parts[0], parts[1:]
        if part == "**":
            for below, _ in self._walk(folder):
                yield from self._matches_below(below, rest or ("*",))
        elif is_pattern(part):
            matches = re.compile(fnmatch.translate(part)).match
            for entry in self._entries(folder):
                if not matches(entry.name) or (_is_hidden(entry) and part[0] != "."):
                    continue
                if not rest and not _is_folder(entry):
                    yield folder / entry.name
                elif rest and _is_folder(entry):
                    yield from self._matches_below(folder / entry.name, rest)
        elif rest:
            yield from self._matches_below(folder / part, rest)
        elif self._is_there(folder / part) and not os.path.isdir(folder / part):  # noqa: PTH112
            yield folder / part

    # --- the same file -----------------------------------------------------------------

    def _once(self, paths: list[Path]) -> list[Path]:
        """The paths whose file was not found before by another."""
        kept = []
        for path in paths:
            first = self._files.setdefault(self._real_path(path), path)
            if first is path:
                kept.append(path)
            else:
                self._tell_repeated(path, first)
        return kept

    def _tell_repeated(self, path: Path, first: Path) -> None:
        other = "named twice" if path == first else f"the same as {path_name(first)}"
        self._listed(path, f"{other}; it counts once")

    def _real_path(self, path: Path) -> str:
        if os.path.islink(path):  # noqa: PTH114 (no error where the system refuses)
            return os.path.realpath(path)
        parent = str(path.parent)
        if parent not in self._folders:
            self._folders[parent] = os.path.realpath(parent)
        return os.path.join(self._folders[parent], path.name)  # noqa: PTH118 (many files)


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".")


def _holds(real: str, link: Path) -> bool:
    return Path(os.path.realpath(link.parent)).is_relative_to(real)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: reading it says so
        return False


def _missing(name: str) -> str:
    if _ADDRESS.match(name):
        return f"{path_name(name)} is an address on the web; download it and read the file"
    hint = "; to read one text, pass it in a list: bs.read([text])" if " " in name else ""
    return f"there is no file or folder {_shortened(name)!r}{hint}"


def _shortened(name: str) -> str:
    name = path_name(name)
    return name if len(name) <= _SHOWN_CHARACTERS else name[:_SHOWN_CHARACTERS] + "..."
