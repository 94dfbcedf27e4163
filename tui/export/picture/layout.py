"""Where the letters and rectangles of a picture lie, in points; all kinds of file place them so."""

import re
from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import NamedTuple

from tui.export.picture import Picture, Stretch
from tui.export.picture.shapes import SHAPES
from tui.text import cells

FAMILY = "JetBrains Mono"
FONT_SIZE = 20
CELL_WIDTH = 12.0
CELL_HEIGHT = 26.4
"""As high as the font, so that bars of neighbouring rows meet."""
MARGIN = 12.0
_BASELINE = 20.4
_JOINED = r"[!#$&(*+\-./:;<=>?@\[\]^_{|}~]"
_BETWEEN = re.compile(rf"(?<={_JOINED})(?={_JOINED})|(?<=  )(?=[^ ])")
"""Between signs the font would draw as one, and after blanks that some readers would take for one."""


class Letters(NamedTuple):
    """Letters of one look and where their baseline starts."""

    x: float
    y: float
    look: Stretch
    """Its text are the letters, with no blank at either end."""

    @property
    def width(self) -> float:
        """The cells they take."""
        return cells(self.look.text) * CELL_WIDTH


class Rectangle(NamedTuple):
    """A rectangle and the part of its colour it takes."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    opacity: float = 1.0


def size_of(picture: Picture) -> tuple[float, float]:
    """Return width and height in whole points."""
    columns = max((sum(cells(stretch.text) for stretch in row) for row in picture.rows), default=0)
    return columns * CELL_WIDTH + 2 * MARGIN, ceil(len(picture.rows) * CELL_HEIGHT + 2 * MARGIN)


def letters_of(picture: Picture) -> Iterator[Letters]:
    """Return the letters row by row; blocks are left to the rectangles."""
    for y, row in enumerate(picture.rows):
        x = 0
        for stretch in row:
            for text in _BETWEEN.split("".join(" " if letter in SHAPES else letter for letter in stretch.text)):
                if bare := text.strip(" "):
                    start = x + cells(text[: len(text) - len(text.lstrip(" "))])
                    yield Letters(_left(start), _top(y) + _BASELINE, stretch._replace(text=bare))
                x += cells(text)


def rectangles_of(picture: Picture) -> Iterator[Rectangle]:
    """Return the papers and blocks row by row."""
    for y, row in enumerate(picture.rows):
        x = 0
        for stretch in row:
            size = cells(stretch.text)
            if stretch.paper and stretch.paper.lower() != picture.paper.lower():
                yield _Box(x, y, size, 1).filled(stretch.paper)
            if any(letter in SHAPES for letter in stretch.text):
                ink = stretch.ink or picture.ink
                yield from (box.filled(ink, opacity) for box, opacity in _blocks(stretch.text, x, y))
            x += size


class _Box(NamedTuple):
    """A part of a picture, in cells."""

    x: float
    y: float
    width: float
    height: float

    def filled(self, fill: str, opacity: float = 1.0) -> Rectangle:
        """Return the box in points."""
        width, height = self.width * CELL_WIDTH, self.height * CELL_HEIGHT
        return Rectangle(_left(self.x), _top(self.y), width, height, fill, opacity)


def _blocks(text: str, x: int, y: int) -> Iterator[tuple[_Box, float]]:
    """Return the blocks of a text with their opacity; a run of one that fills its cells from side to side is one."""
    for letter, run in groupby(text):
        count = len(list(run))
        shapes = SHAPES.get(letter, ())
        across = bool(shapes) and all((shape.left, shape.right) == (0, 8) for shape in shapes)
        for left, repeated in [(x, count)] if across else [(x + n, 1) for n in range(count)]:
            for shape in shapes:
                width, height = (shape.right - shape.left) / 8 * repeated, (shape.bottom - shape.top) / 8
                yield _Box(left + shape.left / 8, y + shape.top / 8, width, height), shape.opacity
        x += count * cells(letter)


def _left(x: float) -> float:
    return MARGIN + x * CELL_WIDTH


def _top(y: float) -> float:
    return MARGIN + y * CELL_HEIGHT
