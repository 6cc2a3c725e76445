# Written by `make stubs`; not edited by hand.
"""
The compiled part of broadsheet. Not for users: names here may change any day.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
__all__: list[str] = ['parse_date', 'parse_record']
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
def parse_date(text: typing.Any) -> tuple:
    """
    (ISO 8601 on the source's own clock, None), or (None, why it is refused).
    """
def parse_record(line: bytes, replace: bool = False) -> dict:
    """
    One line of JSON Lines as a dict: text, title, outlet, author, date, id (str or None),
    other (all other members, as JSON) and n_replaced.
    """
__version__: str
