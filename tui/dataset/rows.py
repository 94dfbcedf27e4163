"""What a table is to its reader, whatever it was written in: headings, and rows that know where they stand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct


class RowPosition(Protocol):
    """Where a row stands in its file."""

    @property
    def line(self) -> int:
        """The line, from 1, on which the row begins."""

    def cells(self) -> Sequence[tuple[int, int]]:
        """Return the line and the column, both from 1, at which each cell begins."""


class Row(Struct, frozen=True):
    """One row of a table; an empty cell says nothing."""

    cells: Sequence[str]
    position: RowPosition


class Table(NamedTuple):
    """A table, whose rows may be read once.

    Reading its rows raises DatasetError where the file is no table from some row on.
    """

    file: str
    headings: Sequence[str]
    rows: Iterator[Row]
