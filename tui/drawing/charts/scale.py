"""The scale of a chart: from days and values to the columns and rows of its picture."""

from datetime import date
from decimal import Decimal

from tui.blocks.chart import Chart, Point
from tui.drawing.dots import Position, in_cells, nearest


class Scale:
    """The axes of a chart over a picture of `width` columns and `height` rows.

    What lies outside the axes is placed at their ends.
    """

    def __init__(self, chart: Chart, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._low = chart.values.low
        self._span = chart.values.high - chart.values.low
        self._first = chart.time.first
        self._days = max(1, (chart.time.last - chart.time.first).days)

    def x(self, day: date) -> float:
        """Return the distance of a day from the first column, in columns, not rounded."""
        return _clamped((day - self._first).days / self._days) * (self.width - 1)

    def depth(self, value: Decimal) -> float:
        """Return the distance of a value from the top row, in rows, not rounded."""
        return (1 - self._share(value)) * (self.height - 1)

    def rise(self, value: Decimal) -> float:
        """Return the distance of a value from the bottom row, in rows, not rounded."""
        return self._share(value) * (self.height - 1)

    def column(self, day: date) -> int:
        """Return the column of a day."""
        return nearest(self.x(day))

    def row(self, value: Decimal) -> int:
        """Return the row of a value, 0 at the top."""
        return nearest(self.depth(value))

    def position(self, point: Point) -> Position:
        """Return where a point lies among the dots of the picture."""
        return in_cells(self.x(point.day), self.depth(point.at))

    def spans(self, day: date) -> bool:
        """Whether a day lies on the axis of time."""
        return 0 <= (day - self._first).days <= self._days

    def _share(self, value: Decimal) -> float:
        return _clamped(float((value - self._low) / self._span))


def _clamped(share: float) -> float:
    return max(0.0, min(1.0, share))
