"""The frame of a plot: from days and values to places, not rounded."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tui.blocks.chart import Chart, DayTick, Point, Tick
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Place

SMALL_TYPE = 8.5
"""The size of what stands at axes and breaks."""
_TICK_ROOM, _TICK_GAP = 17.0, 9.0
"""The fewest points from a tick of values to the next, and the fewest between the texts of two ticks of time."""


class Frame(NamedTuple):
    """The axes of a chart over the part of a drawing where its figures lie."""

    chart: Chart
    left: float
    top: float
    right: float
    bottom: float

    def x(self, day: date) -> float:
        """Return the place of a day; one beyond the axis lies at its end."""
        time = self.chart.time
        share = (day - time.first).days / max(1, (time.last - time.first).days)
        return self.left + max(0.0, min(1.0, share)) * (self.right - self.left)

    def y(self, value: Decimal) -> float:
        """Return the place of a value; one beyond the axis lies at its end."""
        axis = self.chart.values
        share = float((value - axis.low) / (axis.high - axis.low))
        return self.bottom - max(0.0, min(1.0, share)) * (self.bottom - self.top)

    def place(self, point: Point) -> Place:
        """Return the place of a point."""
        return self.x(point.day), self.y(point.at)


def value_ticks(chart: Chart, height: float) -> tuple[Tick, ...]:
    """Return the densest ticks of values that keep apart over a height, or the ends."""
    levels = chart.values.levels
    return next((level for level in levels if height / max(1, len(level) - 1) >= _TICK_ROOM), levels[-1])


def time_ticks(frame: Frame) -> Sequence[DayTick]:
    """Return the densest ticks of time whose texts have room; the first of the ends where not even they have."""
    levels = frame.chart.time.levels
    return next((level for level in levels if _have_room(frame, level)), levels[-1][:1])


def _have_room(frame: Frame, level: Sequence[DayTick]) -> bool:
    end = float("-inf")
    for tick in level:
        half = text_width(tick.text, SMALL_TYPE) / 2
        if frame.x(tick.day) - half < end:
            return False
        end = frame.x(tick.day) + half + _TICK_GAP
    return True
