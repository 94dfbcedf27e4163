"""How large the letters of a sheet may be, so that its first part stands on one page, in Word as in PDF.

Nobody but the program that shows a Word file knows where its lines break. The height is reckoned on the safe side: with
letters and spaces that are wider and higher than those of the faces in use.
"""

import textwrap
from collections.abc import Sequence
from typing import assert_never

from tui.export.document import (
    CELL_SIZE,
    Columns,
    Document,
    Element,
    Grid,
    GridCell,
    Heading,
    Line,
    NewPart,
    Paragraph,
    Piece,
    Points,
    Small,
)
from tui.export.drawn import Picture
from tui.export.grid_widths import column_widths

SIZES = (13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
"""Points of the letters of a sheet, the size of official papers first."""
SMALL = 9.0
PAGE_HEIGHT, PAGE_WIDTH = 257 * 72 / 25.4, 165 * 72 / 25.4
"""Points between the margins of A4."""
_LETTER, _LINE = 0.43, 1.27
"""How wide a letter and how high a line is, in sizes of the letters."""
_CITATION = 3
"""Letters that the number of a source takes."""
_CELL_PADDING, _LETTERHEAD_LINES, _TITLE_SIZE = 3.0, 4.6, 15.0


def sheet_points(document: Document) -> float:
    """Return the largest size in which the first part of a document fits on one page; the smallest where none does."""
    return next((points for points in SIZES if sheet_height(document, points) <= PAGE_HEIGHT), SIZES[-1])


def sheet_height(document: Document, points: float) -> float:
    """Return how high the first part of a document is at most, in points."""
    head = _lines(document.title, _TITLE_SIZE, PAGE_WIDTH) * _TITLE_SIZE * _LINE
    head += _lines(document.context, points, PAGE_WIDTH) * points * _LINE + points
    letterhead = _LETTERHEAD_LINES * 13 * _LINE if document.letterhead else 0
    return head + letterhead + sum(_height(element, points) for element in document.first_part)


def _height(element: Element, points: float) -> float:
    match element:
        case Heading():
            text = f"{element.text}  {element.qualifier}"
            return _lines(text, points + 1, PAGE_WIDTH) * (points + 1) * _LINE + 0.7 * points
        case Paragraph():
            return _text_height(element.line, points, PAGE_WIDTH) + 0.25 * points
        case Small():
            return _text_height(element.line, SMALL, PAGE_WIDTH) + 0.5 * points
        case Points():
            return sum(_text_height(line, points, PAGE_WIDTH - points) + 0.1 * points for line in element.lines)
        case Grid():
            return _grid_height(element)
        case Picture() | NewPart() | Columns():
            raise AssertionError("a sheet is of words and tables, and has one part")
        case _:
            assert_never(element)


def _text_height(line: Line, points: float, width: float) -> float:
    return _lines(_text(line), points, width) * points * _LINE


def _text(line: Line) -> str:
    return "".join(piece.text + "\u00a0" * _CITATION * len(piece.cited) for piece in line)


def _lines(text: str, points: float, width: float) -> int:
    return len(textwrap.wrap(text, max(1, int(width / (points * _LETTER)))))


def _grid_height(grid: Grid) -> float:
    heads: tuple[GridCell, ...] = tuple((Piece(head.text),) for head in grid.heads)
    widths = column_widths(grid, PAGE_WIDTH)
    return sum(_row_height(row, widths) for row in (heads, *grid.rows)) + CELL_SIZE


def _row_height(row: Sequence[GridCell], widths: Sequence[float]) -> float:
    heights = (
        CELL_SIZE if isinstance(cell, Picture) else _text_height(cell, CELL_SIZE, width)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(heights) + _CELL_PADDING
