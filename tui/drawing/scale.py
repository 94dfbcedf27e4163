"""From days and values to the cells of a picture."""

from datetime import date
from decimal import Decimal

from tui.blocks.chart import TimeAxis, ValueAxis


class Scale:
    """The axes of a chart over a picture of some cells."""

    def __init__(self, values: ValueAxis, time: TimeAxis, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._low = values.low
        self._span = values.high - values.low
        self._first = time.first
        self._days = max(1, (time.last - time.first).days)

    def across(self, day: date) -> float:
        """Return how far a day lies from the left, 0 to 1."""
        return max(0.0, min(1.0, (day - self._first).days / self._days))

    def up(self, value: Decimal) -> float:
        """Return how high a value lies, 0 to 1."""
        return max(0.0, min(1.0, float((value - self._low) / self._span)))

    def column(self, day: date) -> int:
        """Return the column of a day."""
        return round(self.across(day) * (self.width - 1))

    def down(self, value: Decimal) -> float:
        """Return how many rows a value lies below the top."""
        return (1 - self.up(value)) * (self.height - 1)

    def row(self, value: Decimal) -> int:
        """Return the row of a value."""
        return round(self.down(value))
