"""A CSV file as a table of rows."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.dataset.guard import MAX_BYTES
from tui.dataset.rows import Row, Table
from tui.errors import DatasetError, Problem

if TYPE_CHECKING:
    from _csv import Reader

csv.field_size_limit(MAX_BYTES)
"""A long cell is judged as a text, at its place, and not by the parser."""


def csv_table(path: Path, text: str) -> Table:
    """Return the table of a CSV file, given its text.

    Raises:
        DatasetError: the first row is no row of a table.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        headings = next(reader)
    except csv.Error as error:
        raise _refusal(path, reader, error) from error
    return Table(str(path), headings, _rows(path, reader, text.split("\n")))


class CsvPosition(Struct, frozen=True):
    """Where a row stands in a CSV file: a cell in quotation marks may go on over several lines."""

    lines: Sequence[str]
    """All lines of the file."""
    line: int
    last_line: int

    def cells(self) -> list[tuple[int, int]]:
        """Return the line and the column, both from 1, at which each cell begins, quotation marks and all."""
        line, column = self.line, 1
        places = [(line, column)]
        quotable, quoted = True, False
        for letter in "\n".join(self.lines[self.line - 1 : self.last_line]):
            column += 1
            if letter == '"' and quotable:
                quoted = not quoted
            elif letter == "\n":
                line, column = line + 1, 1
            elif letter == "," and not quoted:
                places.append((line, column))
                quotable = True
            elif not quoted:
                quotable = False
        return places


def _rows(path: Path, reader: "Reader", lines: list[str]) -> Iterator[Row]:
    first_line = reader.line_num + 1
    try:
        for cells in reader:
            if any(cells):
                yield Row(cells, CsvPosition(lines, first_line, reader.line_num))
            first_line = reader.line_num + 1
    except csv.Error as error:
        raise _refusal(path, reader, error) from error


def _refusal(path: Path, reader: "Reader", error: csv.Error) -> DatasetError:
    return DatasetError([Problem(str(path), reader.line_num, 1, "", "csv", {"reason": str(error)})])
