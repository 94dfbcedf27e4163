"""Thin lines between neighbouring points, cell by cell."""

from collections.abc import Iterator
from typing import NamedTuple

from tui.drawing.charts.scale import Position


class CellGlyph(NamedTuple):
    """A glyph in a cell of a picture."""

    x: int
    y: int
    glyph: str


def trace(start: Position, end: Position) -> Iterator[CellGlyph]:
    """Yield the cells of a line between two points, whose own cells are left to their marks.

    The line leaves the first point and reaches the second level with them.
    """
    row = round(start.depth)
    steps = max(1, end.column - start.column - 1)
    for x in range(start.column + 1, end.column):
        next_row = round(start.depth + (end.depth - start.depth) * (x - start.column) / steps)
        if next_row == row:
            yield CellGlyph(x, row, "─")
            continue
        down = next_row > row
        yield CellGlyph(x, row, "╮" if down else "╯")
        for y in range(min(row, next_row) + 1, max(row, next_row)):
            yield CellGlyph(x, y, "│")
        yield CellGlyph(x, next_row, "╰" if down else "╭")
        row = next_row
