"""A canvas of cells: glyphs and labels are put into it one by one, and it is read back as lines of spans."""

from collections.abc import Iterator
from itertools import groupby

from tui.drawing.lines import Line, Span
from tui.text import cells

_BLANK = Span(" ")
GRID = Span("·", "faint")
"""A cell of the grid, which gives way to labels."""
BREAK = Span("┆", "watch")
"""A cell of the line of a break."""

UNTIL = Span("╎", "quiet")
"""A cell of the line of the day a chart is read on."""


class Canvas:
    """Cells of `width` columns and `height` rows; row 0 is the top.

    What is put outside the canvas is ignored, what is put later covers what was put before.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rows = [[_BLANK] * width for _ in range(height)]
        self._claimed: set[tuple[int, int]] = set()

    def put(self, x: int, y: int, span: Span) -> None:
        """Draw a span of one glyph, one cell wide."""
        if self._has(x, y):
            self._rows[y][x] = span

    def claim(self, x: int, y: int, span: Span) -> None:
        """Draw a span of one glyph and keep labels off its cell."""
        if self._has(x, y):
            self._rows[y][x] = span
            self._claimed.add((x, y))

    def write(self, x: int, y: int, label: Span, *, over: str = "") -> bool:
        """Write a label where its cells and those beside it are unclaimed; return whether it was written.

        `over` is a glyph it may cover. Labels with glyphs wider or narrower than one cell are never written.
        """
        end = x + cells(label.text)
        if end - x != len(label.text) or not (0 <= y < self.height and x >= 0 and end <= self.width):
            return False
        claimed = (column for column in range(x - 1, end + 1) if (column, y) in self._claimed)
        if any(self.glyph(column, y) != over for column in claimed):
            return False
        for side in (x - 1, end):
            if 0 <= side < self.width and self.glyph(side, y) == GRID.text:
                self.put(side, y, _BLANK)
        for column, glyph in enumerate(label.text, x):
            self.claim(column, y, label._replace(text=glyph))
        return True

    def _has(self, x: int, y: int) -> bool:
        return 0 <= x < self.width and 0 <= y < self.height

    def is_free(self, x: int, y: int) -> bool:
        """Whether neither a claim nor a label takes a cell."""
        return (x, y) not in self._claimed

    def glyph(self, x: int, y: int) -> str:
        """Return what is drawn in a cell."""
        return self._rows[y][x].text

    def row(self, y: int) -> Line:
        """Return a row with a span for each cell."""
        return list(self._rows[y])

    def lines(self) -> list[Line]:
        """Return the rows in as few spans as look the same: a blank takes the look of the cell before it."""
        return [_joined(row) for row in self._rows]


def _joined(row: Line) -> Line:
    spans: Line = []
    for look, group in groupby(_inked(row), key=lambda span: span[1:]):
        spans.append(Span("".join(span.text for span in group), *look))
    return spans


def _inked(row: Line) -> Iterator[Span]:
    """Yield the spans of a row, blanks without paper in the look of what is before them."""
    blank = _BLANK
    for span in row:
        if span.text == " " and not span.paper:
            yield span if blank.paper else blank
            continue
        yield span
        if span[1:] != blank[1:]:
            blank = span._replace(text=" ")
