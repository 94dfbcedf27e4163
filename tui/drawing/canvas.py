"""Cells to draw a picture into, given back as lines of spans."""

from collections.abc import Iterator
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
        """Return the rows in as few spans as show the same: a blank takes the look of what is before it."""
        return [_joined(row) for row in self._rows]


def _joined(row: Line) -> Line:
    spans: Line = []
    for look, group in groupby(_inked(row), key=lambda span: span[1:]):
        spans.append(Span("".join(span.text for span in group), *look))
    return spans


def _inked(row: Line) -> Iterator[Span]:
    before = _BLANK
    for span in row:
        if span.text == " " and not span.paper and not before.paper:
            yield before._replace(text=" ")
        else:
            yield span
            before = span
