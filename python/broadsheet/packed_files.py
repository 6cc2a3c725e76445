"""Files as they are or packed (gzip, Zstandard): opened the same way, within limits."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from broadsheet.errors import FormatError
from broadsheet.found_files import path_name
from broadsheet.optional import require

__all__ = ["PACKED", "open_file", "without_packing"]

PACKED = (".gz", ".zst")
# News packs to about a third, the most repetitive logs to a hundredth.
_MOST_TIMES = 200
_SMALL_BYTES = 64 << 20


def without_packing(name: str) -> str:
    """A file's name without .gz or .zst."""
    return next((name[: -len(end)] for end in PACKED if name.endswith(end)), name)


@contextmanager
def open_file(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked where its name says that it is packed.

    Raises
    ------
    FormatError
        The file is damaged or cut short, or unpacks to more than 200 times its size (from
        64 MiB on), as files made to fill memory do.
    """
    damages: tuple[type[Exception], ...] = (EOFError, gzip.BadGzipFile, zlib.error)
    name = path.name.lower()
    with path.open("rb") as plain:
        if not name.endswith(PACKED):
            yield plain
            return
        size = path.stat().st_size
        unpacked: IO[bytes]
        if name.endswith(".zst"):
            zstd: Any = _zstd()
            damages = (*damages, zstd.ZstdError)
            unpacked = zstd.open(plain, "rb")
        else:
            unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=plain))
        try:
            with unpacked:
                yield io.BufferedReader(_Limited(unpacked, path, size), 1 << 20)
        except damages as error:
            msg = f"{path_name(path)}: the compressed file is damaged ({error}); get it again"
            raise FormatError(msg, path=str(path)) from error


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        return require("compression.zstd", "zstd", "reading .zst files")
    return require("backports.zstd", "zstd", "reading .zst files")


class _Limited(io.RawIOBase):
    """A stream that ends in an error where it unpacks to far more than it was packed from."""

    def __init__(self, unpacked: IO[bytes], path: Path, packed_bytes: int) -> None:
        self._unpacked = unpacked
        self._path = path
        self._left = max(_SMALL_BYTES, _MOST_TIMES * packed_bytes)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._unpacked.read(len(buffer))
        self._left -= len(chunk)
        if self._left < 0:
            msg = (
                f"{path_name(self._path)}: the file unpacks to more than {_MOST_TIMES} times its "
                "size, as files made to fill memory do; if you trust it, unpack it yourself and "
                "read that"
            )
            raise FormatError(msg, path=str(self._path))
        buffer[: len(chunk)] = chunk
        return len(chunk)
