"""Figures in large digits: a face of 3 by 5 square dots, each some cells wide and as many half lines high."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from tui.drawing.lines import Line, Span

Height = Literal[3, 5, 8, 10, 15]
"""The lines of large digits."""
_FACE = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "/": ("   #", "  # ", "  # ", " #  ", "#   "),
    "%": ("# #", "  #", " # ", "#  ", "# #"),
    ",": ("  ", "  ", "  ", " #", "# "),
    ".": (" ", " ", " ", " ", "#"),
    "-": ("   ", "   ", "###", "   ", "   "),
    "\N{MINUS SIGN}": ("   ", "   ", "###", "   ", "   "),
    "–": ("   ", "   ", "###", "   ", "   "),
    "+": ("   ", " # ", "###", " # ", "   "),
    ">": ("#  ", " # ", "  #", " # ", "#  "),
    "<": ("  #", " # ", "#  ", " # ", "  #"),
    "≥": ("## ", "  #", "## ", "   ", "###"),
    "≤": (" ##", "#  ", " ##", "   ", "###"),
    "≈": (" # #", "# # ", "    ", " # #", "# # "),
    " ": ("  ", "  ", "  ", "  ", "  "),
    "\u00a0": ("  ", "  ", "  ", "  ", "  "),
}
_HALVES = {(" ", " "): " ", ("#", " "): "▀", (" ", "#"): "▄", ("#", "#"): "█"}


def is_drawable(text: str) -> bool:
    """Whether every character of a text has a large form: digits and the signs of figures have, words have not."""
    return all(character in _FACE for character in text)


def large_digits(text: str, height: Height, ink: str = "text") -> list[Line]:
    """Return a drawable text in large digits, as lines of equal width.

    Three lines hold two dots above each other in a cell; each dot is a cell wide for every half line it is high.
    """
    dots = [" ".join(rows) for rows in zip(*(_FACE[character] for character in text), strict=True)]
    rows = _halved(_enlarged(dots, 2 * height // len(dots)))
    return [[Span(row, ink)] for row in rows]


def _halved(dots: Sequence[str]) -> list[str]:
    pairs = zip_longest(dots[::2], dots[1::2], fillvalue=" " * len(dots[0]))
    return ["".join(_HALVES[pair] for pair in zip(upper, lower, strict=True)) for upper, lower in pairs]


def _enlarged(dots: Sequence[str], size: int) -> list[str]:
    """Return rows of dots in which each dot is repeated, in both directions."""
    rows = ["".join(dot * size for dot in row) for row in dots]
    return [row for row in rows for _ in range(size)]
