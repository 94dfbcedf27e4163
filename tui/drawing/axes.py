"""The ticks of a chart: the densest of the worded ones that have room."""

from collections.abc import Sequence
from itertools import pairwise

from tui.blocks.chart import DayTick, Tick, TimeAxis, ValueAxis
from tui.drawing.lines import Line, Span
from tui.drawing.scale import Scale
from tui.text import cells

_ROWS_A_TICK = 2
"""The fewest rows from one tick to the next."""
_BETWEEN = 2


def value_ticks(axis: ValueAxis, height: int, *, fine: bool) -> tuple[Tick, ...]:
    """Return the ticks of values for a height in rows: the densest that keep apart, or the ends alone."""
    if not fine:
        return axis.levels[-1]
    span = axis.high - axis.low
    for level in axis.levels:
        rows = [round(float((tick.at - axis.low) / span) * (height - 1)) for tick in level]
        if all(after - before >= _ROWS_A_TICK for before, after in pairwise(rows)) and len(rows) <= height // 2:
            return level
    return axis.levels[-1]


def gutter_width(ticks: Sequence[Tick]) -> int:
    """Return the cells the texts of ticks need, and one between them and the picture."""
    return max((cells(tick.text) for tick in ticks), default=0) + 1


def time_ticks(axis: TimeAxis, scale: Scale, gutter: int, breaks: Sequence[int], *, ends: bool) -> Line:
    """Return the line of years or months under a picture, with the breaks that pass through it.

    Where `ends` matter more than what is between, they are named alone unless all have room.
    """
    levels = (axis.levels[0], axis.levels[-1]) if ends else axis.levels
    placed = next(
        (found for level in levels if len(found := _placed(level, scale)) == len(level)), _placed(levels[-1], scale)
    )
    row = [" "] * (scale.width + gutter + 1)
    ink = ["quiet"] * len(row)
    for x, tick in placed:
        for n, glyph in enumerate(tick.text):
            row[gutter + x + n] = glyph
    for x in breaks:
        if row[gutter + x] == " ":
            row[gutter + x], ink[gutter + x] = "┆", "watch"
    return [Span(glyph, each) for glyph, each in zip(row, ink, strict=True)]


def _placed(level: Sequence[DayTick], scale: Scale) -> list[tuple[int, DayTick]]:
    """Return the ticks that have room, each under its day."""
    found: list[tuple[int, DayTick]] = []
    end = -_BETWEEN
    for tick in level:
        size = cells(tick.text)
        x = max(0, min(scale.width - size, scale.column(tick.day) - size // 2))
        if x >= end + _BETWEEN and x + size <= scale.width and len(tick.text) == size:
            found.append((x, tick))
            end = x + size
    return found
