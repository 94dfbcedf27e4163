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
    columns = max((sum(cells(each.text) for each in row) for row in picture.rows), default=0)
    return columns * CELL_WIDTH + 2 * MARGIN, ceil(len(picture.rows) * CELL_HEIGHT + 2 * MARGIN)


def letters_of(picture: Picture) -> Iterator[Letters]:
    """Return the letters row by row; blocks are left to the rectangles."""
    for y, row in enumerate(picture.rows):
        x = 0
        for each in row:
            for text in _BETWEEN.split("".join(" " if letter in SHAPES else letter for letter in each.text)):
                if bare := text.strip(" "):
                    start = x + cells(text[: len(text) - len(text.lstrip(" "))])
                    yield Letters(_left(start), _top(y) + _BASELINE, each._replace(text=bare))
                x += cells(text)


def rectangles_of(picture: Picture) -> Iterator[Rectangle]:
    """Return the papers and blocks row by row."""
    for y, row in enumerate(picture.rows):
        x = 0
        for each in row:
            size = cells(each.text)
            if each.paper and each.paper.lower() != picture.paper.lower():
                yield _rectangle(x, y, size, 1, each.paper)
            if any(letter in SHAPES for letter in each.text):
                yield from _blocks(x, y, each.text, each.ink or picture.ink)
            x += size


def _blocks(x: int, y: int, text: str, ink: str) -> Iterator[Rectangle]:
    """Return the blocks of a text; a run of one block is one rectangle where it fills its cells from side to side."""
    for letter, run in groupby(text):
        count = len(list(run))
        shapes = SHAPES.get(letter, ())
        across = all((shape.left, shape.right) == (0, 8) for shape in shapes)
        for left, repeated in [(x, count)] if across else [(x + n, 1) for n in range(count)]:
            for shape in shapes:
                wide, high = (shape.right - shape.left) / 8 * repeated, (shape.bottom - shape.top) / 8
                yield _rectangle(left + shape.left / 8, y + shape.top / 8, wide, high, ink, shape.opacity)
        x += count * cells(letter)


def _rectangle(x: float, y: float, width: float, height: float, fill: str, opacity: float = 1.0) -> Rectangle:
    return Rectangle(_left(x), _top(y), width * CELL_WIDTH, height * CELL_HEIGHT, fill, opacity)


def _left(x: float) -> float:
    return MARGIN + x * CELL_WIDTH


def _top(y: float) -> float:
    return MARGIN + y * CELL_HEIGHT
