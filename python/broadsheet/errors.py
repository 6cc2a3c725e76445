"""The errors of broadsheet. What they know stands in attributes, not only in the message.

Arguments that break their rule raise the builtin :class:`ValueError` or :class:`TypeError`,
a named limit :class:`OverflowError`, a memory bound :class:`MemoryError`.
"""

from __future__ import annotations

__all__ = ["DataWarning", "Error", "FormatError", "MissingFileError", "ReadError"]


class Error(Exception):
    """What :class:`ReadError` and :class:`FormatError` have in common."""


class ReadError(Error, OSError):
    """The system refused to open, read or write a file.

    Made as any :class:`OSError`: ``ReadError(errno, message, path)``.

    Attributes
    ----------
    path
        The file, as it was named; None where there is no name.
    errno
        The system's error number.
    """

    @property
    def path(self) -> str | None:
        """The file, as it was named."""
        name: str | None = self.filename
        return name

    def __str__(self) -> str:
        return self.strerror or super().__str__()


class MissingFileError(ReadError, FileNotFoundError):
    """There is no such file, or no file matches the pattern."""


class FormatError(Error, ValueError):
    """Content is not what its format says: broken JSON, invalid UTF-8, a damaged corpus.

    An error in a file has a path, and a line where the file has lines. An error in a list or a
    table has neither, but an article. A file that holds a list (.json, .parquet) has both.

    Attributes
    ----------
    path
        The file; None where the content came from none.
    line
        The line in it, from 1; None where it does not apply.
    byte_offset
        How many bytes of it come before the error; None where it does not apply.
    article
        The position in the list, table or file, from 0; None where it does not apply.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        byte_offset: int | None = None,
        article: int | None = None,
    ) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.byte_offset = byte_offset
        self.article = article


class DataWarning(UserWarning):
    """Something in the data was repaired or skipped; one warning a call, with the counts."""
