"""Block elements as rectangles: glyphs of neighbouring cells leave hairlines or overlap, rectangles do neither."""

from typing import NamedTuple


class Shape(NamedTuple):
    """A part of a cell, in eighths from its upper left corner, and how much of the ink it takes."""

    left: int
    top: int
    right: int
    bottom: int
    opacity: float = 1.0


_UPPER_LEFT, _UPPER_RIGHT = Shape(0, 0, 4, 4), Shape(4, 0, 8, 4)
_LOWER_LEFT, _LOWER_RIGHT = Shape(0, 4, 4, 8), Shape(4, 4, 8, 8)
_UPPER, _LOWER = Shape(0, 0, 8, 4), Shape(0, 4, 8, 8)

SHAPES: dict[str, tuple[Shape, ...]] = {
    **{letter: (Shape(0, 8 - n, 8, 8),) for n, letter in enumerate("▁▂▃▄▅▆▇█", 1)},
    **{letter: (Shape(0, 0, n, 8),) for n, letter in enumerate("▏▎▍▌▋▊▉", 1)},
    **{letter: (Shape(0, 0, 8, 8, n / 4),) for n, letter in enumerate("░▒▓", 1)},
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
"""The block elements of Unicode, U+2580 to U+259F."""
