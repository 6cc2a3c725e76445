# Written by `make stubs`; not edited by hand.
"""
The compiled part of broadsheet. Not for users: names here may change any day.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
__all__: list[str] = list()
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
__version__: str
