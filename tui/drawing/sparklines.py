"""Sparklines: a few readings over real time, between their own lowest and highest, the newest as a mark."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from tui.blocks.pictures import Reading, Spark
from tui.drawing.dots import COLUMNS, ROWS, Dot, Position, braille, nearest, segment
from tui.drawing.lines import Line, Span

LONGEST, SHORTEST = 18, 8
"""The most cells of a sparkline, and the fewest it should have."""
_LINE, _MARK, _BREAK = "quiet", Span("●", bold=True), Span("┆", "watch")


class _Scale(NamedTuple):
    """The days and values of a sparkline over its dots; the newest reading lies in the middle of the last cell."""

    spark: Spark
    low: Decimal
    high: Decimal
    width: int
    height: int

    def position(self, reading: Reading) -> Position:
        """Return where a reading lies among the dots; readings that are all the same lie in the middle."""
        day, value = reading
        (first, _), (last, _) = self.spark.points[0], self.spark.points[-1]
        along = (day - first).days / max(1, (last - first).days)
        rise = (value - self.low) / (self.high - self.low) if self.high > self.low else Decimal("0.5")
        margin = 1 if self.height > 1 else 0
        depth = margin + float(1 - rise) * (self.height * ROWS - 1 - 2 * margin)
        return Position(along * (self.width * COLUMNS - 1.5), depth)

    def cell(self, reading: Reading) -> tuple[int, int]:
        """Return the column and the row of the cell a reading lies in."""
        x, y = self.position(reading)
        return nearest(x) // COLUMNS, nearest(y) // ROWS


def sparkline(spark: Spark, width: int, height: int = 1) -> list[Line]:
    """Return readings as `height` lines of `width` cells: straight lines within runs, gaps open, `┆` at a break.

    The mark stands in the row of its value, at the end of at most `LONGEST` cells. One reading alone makes no picture.
    """
    size = min(width, LONGEST)
    if len(spark.points) < 2 or width < 2:
        return [[Span(" " * width)] for _ in range(height)]
    values = [value for _, value in spark.points]
    scale = _Scale(spark, min(values), max(values), size, height)
    mark_x, mark_y = scale.cell(spark.points[-1])
    rows: list[Line] = [[Span(" ")] * size for _ in range(height)]
    breaks = set(_break_columns(scale))
    for x, y, glyph in braille(_dots(scale)):
        if x not in breaks:
            rows[y][x] = Span(glyph, _LINE)
    for x in breaks:
        for row in rows:
            row[x] = _BREAK
    rows[mark_y][mark_x] = _MARK
    return [[*row, Span(" " * (width - size))] for row in rows]


def _dots(scale: _Scale) -> Iterator[Dot]:
    """Yield the dots of all runs but those beside the mark, in its column."""
    last = (scale.width - 1) * COLUMNS
    for run in scale.spark.runs:
        places = [scale.position(reading) for reading in run]
        for start, end in pairwise(places) if len(places) > 1 else [(places[0], places[0])]:
            yield from (dot for dot in segment(start, end) if dot[0] < last)


def _break_columns(scale: _Scale) -> Iterator[int]:
    """Yield the column of each break that can be shown without hiding a whole run or the mark."""
    for before, after in pairwise(scale.spark.runs):
        if not any(before[-1][0] < day <= after[0][0] for day in scale.spark.breaks):
            continue
        left, right = scale.cell(before[-1])[0], scale.cell(after[0])[0]
        begins, ends = scale.cell(before[0])[0], scale.cell(after[-1])[0]
        columns = [(left + right) // 2] if right - left > 1 else []
        columns += [right] if right < ends and right > left else []
        columns += [left] if left > begins and right > left else []
        yield from (x for x in columns[:1] if x < scale.width - 1)
