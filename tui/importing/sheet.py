"""A sheet of a published table as cells that know where they stand."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple


class Cell(NamedTuple):
    """What one cell holds."""

    text: str
    """Its text on one line, composed (NFC); empty where the cell is."""
    number: Decimal | None = None
    """The number a workbook keeps for it, without the tail of its binary form; None where it keeps a text."""


EMPTY = Cell("")


class Merge(NamedTuple):
    """A range of cells merged into the first; rows and columns from 0, both ends within it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class CellPlace(NamedTuple):
    """A cell by its row and column, from 0."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """What a spreadsheet calls it: `D5`."""
        return f"{letters(self.column)}{self.row + 1}"


class Sheet(NamedTuple):
    """One sheet of a workbook, or a whole CSV file."""

    file: str
    """The name of the file, for people."""
    name: str
    """The name of the sheet; empty for a CSV file."""
    rows: Sequence[Sequence[Cell]]
    merges: Sequence[Merge] = ()

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell by its row and column, from 0; an empty one where a row is too short."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def is_blank(self, row: int) -> bool:
        """Whether a row holds nothing."""
        return not any(cell.text for cell in self.rows[row])

    def with_cells(self, said: Mapping[str, str]) -> "Sheet":
        """Return the sheet in which cells named like `D5` say something else.

        Raises:
            KeyError: a name is no cell of the sheet.
        """
        rows = list(self.rows)
        for name, text in said.items():
            place = cell_named(name)
            if place is None or place.row >= len(rows) or place.column >= self.width:
                raise KeyError(name)
            row = [rows[place.row][column] if column < len(rows[place.row]) else EMPTY for column in range(self.width)]
            row[place.column] = Cell(text, Decimal(text) if re.fullmatch(r"-?\d+([.]\d+)?", text) else None)
            rows[place.row] = row
        return self._replace(rows=rows)

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, the way spreadsheets number it: `FILE:17:V`."""
        return f"{self.file}:{row + 1}:{letters(column)}"


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column counted from 0: `A`, `Z`, `AA`."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell_named(name: str) -> CellPlace | None:
    """Return the cell a spreadsheet calls by a name such as `D5`; None where that is no name of a cell."""
    match = re.fullmatch(r"([A-Z]{1,3})([1-9]\d{0,6})", name, re.ASCII)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return CellPlace(int(match[2]) - 1, column - 1)
