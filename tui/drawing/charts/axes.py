"""The ticks of a chart: of the densities its axes offer, the densest that has room."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.blocks.chart import DayTick, Tick, TimeAxis, ValueAxis
from tui.drawing.charts.scale import Scale
from tui.text import cells

_ROWS_A_TICK = 2
"""The fewest rows from one tick of values to the next."""
_GAP = 2
"""The fewest blank cells between two ticks of time."""


class PlacedTick(NamedTuple):
    """A text on the axis of time, and the column it starts in."""

    x: int
    text: str


def value_ticks(axis: ValueAxis, height: int, *, spare: int) -> tuple[Tick, ...]:
    """Return the ticks of values for a height in rows: the densest that keep apart and leave at most `spare` unused.

    Where all of them leave more, they are those that leave the fewest rows unused; where none keep apart, the ends.
    """
    *levels, ends = axis.levels
    apart = [level for level in levels if _rows_a_tick(level, height) >= _ROWS_A_TICK]
    unused = [height - ticked_height(level, height) for level in apart]
    fitting = (level for level, rows in zip(apart, unused, strict=True) if rows <= spare)
    return next(fitting, apart[unused.index(min(unused))] if apart else ends)


def ticked_height(ticks: Sequence[Tick], height: int) -> int:
    """Return the rows, of at most a height, in which as many whole rows lie between any two neighbouring ticks."""
    return _rows_a_tick(ticks, height) * (len(ticks) - 1) + 1


def _rows_a_tick(ticks: Sequence[Tick], height: int) -> int:
    return (height - 1) // (len(ticks) - 1)


def gutter_width(ticks: Sequence[Tick]) -> int:
    """Return the cells the texts of ticks need left of the picture, with a blank cell behind them."""
    return max((cells(tick.text) for tick in ticks), default=0) + 1


def time_ticks(axis: TimeAxis, scale: Scale) -> list[PlacedTick]:
    """Return the densest ticks of years or months that all have room, each under its day.

    Where not even the ends have room, those that have are returned.
    """
    for level in axis.levels:
        placed = _placed(level, scale)
        if len(placed) == len(level):
            return placed
    return placed


def _placed(level: Sequence[DayTick], scale: Scale) -> list[PlacedTick]:
    """Return the ticks that have room, from the left."""
    placed: list[PlacedTick] = []
    free = 0
    for tick in level:
        size = cells(tick.text)
        x = max(0, min(scale.width - size, scale.column(tick.day) - size // 2))
        if x >= free and x + size <= scale.width and len(tick.text) == size:
            placed.append(PlacedTick(x, tick.text))
            free = x + size + _GAP
    return placed
