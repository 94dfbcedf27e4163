"""Cells to draw a picture into, given back as lines of spans."""

from collections.abc import Iterable
from itertools import groupby

from tui.drawing.lines import Line, Span
from tui.text import cells

_BLANK = Span(" ")
GRID = "·"
"""The glyph of the grid, which gives way to labels."""


class Canvas:
    """Rows of cells; what lies outside is left out, what is drawn later covers what was there."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rows = [[_BLANK] * width for _ in range(height)]
        self._taken: set[tuple[int, int]] = set()

    def put(self, x: int, y: int, glyph: str, ink: str, *, bold: bool = False, paper: str = "") -> None:
        """Draw one glyph of one cell."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._rows[y][x] = Span(glyph, ink, bold, paper)

    def take(self, x: int, y: int) -> None:
        """Keep labels off a cell."""
        self._taken.add((x, y))

    def write(self, x: int, y: int, text: str, ink: str, *, bold: bool = False) -> bool:
        """Write a text where all its cells and those beside it are free; return whether it was written."""
        size = cells(text)
        if size != len(text) or not (0 <= y < self.height and x >= 0 and x + size <= self.width):
            return False
        if any((n, y) in self._taken for n in range(x - 1, x + size + 1)):
            return False
        for side in (x - 1, x + size):
            if 0 <= side < self.width and self.glyph(side, y) == GRID:
                self.put(side, y, " ", "faint")
        for n, glyph in enumerate(text):
            self.put(x + n, y, glyph, ink, bold=bold)
            self.take(x + n, y)
        return True

    def glyph(self, x: int, y: int) -> str:
        """Return what is drawn in a cell."""
        return self._rows[y][x].text

    def lines(self) -> list[Line]:
        """Return the rows, equal looks in one span."""
        return [[_joined(group) for _, group in groupby(row, key=lambda each: each[1:])] for row in self._rows]


def _joined(alike: Iterable[Span]) -> Span:
    first, *others = alike
    return first._replace(text=first.text + "".join(span.text for span in others))
