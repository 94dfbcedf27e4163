"""Block elements and braille as rectangles.

Glyphs of neighbouring cells leave hairlines or overlap, rectangles do neither; braille the font does not have at all.
"""

from typing import NamedTuple

from tui.drawing.dots import BLANK, COLUMNS, ROWS, dots_of


class Shape(NamedTuple):
    """A part of a cell, in eighths from its upper left corner, and how much of the ink it takes."""

    left: float
    top: float
    right: float
    bottom: float
    opacity: float = 1.0


_UPPER_LEFT, _UPPER_RIGHT = Shape(0, 0, 4, 4), Shape(4, 0, 8, 4)
_LOWER_LEFT, _LOWER_RIGHT = Shape(0, 4, 4, 8), Shape(4, 4, 8, 8)
_UPPER, _LOWER = Shape(0, 0, 8, 4), Shape(0, 4, 8, 8)

_DOT = 0.7, 0.65
"""The part of its share of a cell that a dot takes, across and down: about a square."""


def _dots(letter: str) -> tuple[Shape, ...]:
    """Return the dots of a braille letter, each in the middle of its share of the cell."""
    width, height = 8 / COLUMNS, 8 / ROWS
    across, down = (1 - _DOT[0]) / 2, (1 - _DOT[1]) / 2
    return tuple(
        Shape((x + across) * width, (y + down) * height, (x + 1 - across) * width, (y + 1 - down) * height)
        for x, y in dots_of(letter)
    )


SHAPES: dict[str, tuple[Shape, ...]] = {
    **{letter: (Shape(0, 8 - n, 8, 8),) for n, letter in enumerate("▁▂▃▄▅▆▇█", 1)},
    **{letter: (Shape(0, 0, n, 8),) for n, letter in enumerate("▏▎▍▌▋▊▉", 1)},
    **{letter: (Shape(0, 0, 8, 8, n / 4),) for n, letter in enumerate("░▒▓", 1)},
    **{letter: _dots(letter) for letter in map(chr, range(BLANK, BLANK + 256))},
    "▀": (_UPPER,),
    "▐": (Shape(4, 0, 8, 8),),
    "▔": (Shape(0, 0, 8, 1),),
    "▕": (Shape(7, 0, 8, 8),),
    "▖": (_LOWER_LEFT,),
    "▗": (_LOWER_RIGHT,),
    "▘": (_UPPER_LEFT,),
    "▝": (_UPPER_RIGHT,),
    "▙": (_UPPER_LEFT, _LOWER),
    "▚": (_UPPER_LEFT, _LOWER_RIGHT),
    "▛": (_UPPER, _LOWER_LEFT),
    "▜": (_UPPER, _LOWER_RIGHT),
    "▞": (_UPPER_RIGHT, _LOWER_LEFT),
    "▟": (_UPPER_RIGHT, _LOWER),
}
"""The block elements of Unicode, U+2580 to U+259F, and its braille of eight dots, U+2800 to U+28FF."""
