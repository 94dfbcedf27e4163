"""Straight lines in braille: every cell holds two by four dots, so that a line is true to a quarter of a row."""

from collections.abc import Iterable
from math import ceil, floor
from typing import NamedTuple

COLUMNS, ROWS = 2, 4
"""The dots of a cell."""
BLANK = 0x2800
"""The braille cell without dots."""
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bit of each dot in a braille letter, by column and row."""


Dot = tuple[int, int]
"""Column and row of a dot, counted in dots from the upper left one of a picture."""


class Position(NamedTuple):
    """A place among the dots of a picture, not rounded; the upper left dot is at 0, 0."""

    x: float
    y: float


class CellGlyph(NamedTuple):
    """A glyph in a cell of a picture."""

    x: int
    y: int
    glyph: str


def nearest(place: float) -> int:
    """Return the whole number nearest to a place, of two equally near ones the higher."""
    return floor(place + 0.5)


def in_cells(x: float, y: float) -> Position:
    """Return the place of what lies some columns and rows from the centre of the upper left cell."""
    return Position(x * COLUMNS + (COLUMNS - 1) / 2, y * ROWS + (ROWS - 1) / 2)


def segment(start: Position, end: Position) -> list[Dot]:
    """Return the dots of a straight line, without holes and none more than half a dot off it."""
    if abs(end.x - start.x) >= abs(end.y - start.y):
        return _steps(start, end)
    return [(x, y) for y, x in _steps((start.y, start.x), (end.y, end.x))]


def _steps(start: tuple[float, float], end: tuple[float, float]) -> list[Dot]:
    """Return a dot for each step along the longer side of a line; ends between two steps belong to the nearer one."""
    (first, height), (last, end_height) = sorted((start, end))
    slope = (end_height - height) / (last - first) if last > first else 0.0
    base = height - slope * first + 0.5
    dots = [(step, floor(base + slope * step)) for step in range(ceil(first), floor(last) + 1)]
    if nearest(first) < first:
        dots.insert(0, (nearest(first), nearest(height)))
    if nearest(last) > last:
        dots.append((nearest(last), nearest(end_height)))
    return dots


def braille(dots: Iterable[Dot]) -> list[CellGlyph]:
    """Return the cells that hold some dots."""
    patterns: dict[tuple[int, int], int] = {}
    for x, y in dots:
        cell = x // COLUMNS, y // ROWS
        patterns[cell] = patterns.get(cell, 0) | _BITS[x % COLUMNS][y % ROWS]
    return [CellGlyph(x, y, chr(BLANK + pattern)) for (x, y), pattern in patterns.items()]


def dots_of(glyph: str) -> list[Dot]:
    """Return the dots of a braille letter."""
    pattern = ord(glyph) - BLANK
    return [(x, y) for x, bits in enumerate(_BITS) for y, bit in enumerate(bits) if pattern & bit]


def _third(glyph: str) -> str:
    """Return the third of a row that is nearest to the dots of a braille letter, or an upright stroke."""
    rows = [y for _, y in dots_of(glyph)]
    if not rows:
        return " "
    if max(rows) - min(rows) >= ROWS - 1:
        return "│"
    middle = sum(rows) / len(rows)
    return "▔" if middle < 1 else "▁" if middle > ROWS - 2 else "─"


THIRDS = {BLANK + pattern: _third(chr(BLANK + pattern)) for pattern in range(256)}
"""For each braille letter, by its code, what stands for it where the font has none."""
