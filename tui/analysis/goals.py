"""Goals: the level a series is to reach, the straight line there, and what readings allow."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from tui.analysis.ranges import Bounded, Range, strict_range_of
from tui.analysis.series import Reading
from tui.analysis.verdicts import Deadline, Doubt, Step
from tui.model import Bound, Direction, Period, Quantity, Target


class Start(Struct, frozen=True):
    """Where the straight line to a goal starts."""

    day: date
    value: Quantity
    bound: Bound = Bound.EXACT
    period: Period | None = None
    """The time the value measures, where it is known."""
    derived: bool = False
    """Whether no source states it."""

    @property
    def bounded(self) -> Bounded:
        """The plain number with its bound."""
        return Bounded(self.value.number, self.bound, self.derived)

    @property
    def allowed(self) -> Range:
        """The numbers its figure allows."""
        return strict_range_of(self.value, self.bound)


class Goal(Struct, frozen=True):
    """What a series is to reach: its total, or a target of its measure."""

    level: Decimal
    direction: Direction
    target: Target | None
    """The target that names the level; None where it is the total alone."""

    @property
    def by(self) -> date | None:
        """The deadline."""
        return self.target.by if self.target else None

    @property
    def deadline(self) -> Deadline:
        """The level and the day by which it is to be reached."""
        return Deadline(self.level, self.direction, self.by)

    def expected_on(self, day: date, start: Start) -> Decimal | None:
        """Return what a straight line from a start to the goal at its deadline gives for a day."""
        part = self._part_of_way(day, start)
        return None if part is None else _between(start.value.number, self.level, part)

    def expected_range(self, day: date, start: Start) -> Range | None:
        """Return what straight lines from every number a start allows give for a day."""
        part = self._part_of_way(day, start)
        if part is None:
            return None
        allowed = start.allowed
        return Range(_between(allowed.low, self.level, part), _between(allowed.high, self.level, part))

    def _part_of_way(self, day: date, start: Start) -> Decimal | None:
        """Return the part of the time from a start to the deadline that is over on a day, 0 to 1."""
        if self.by is None or self.by <= start.day:
            return None
        days = max(0, min((day - start.day).days, (self.by - start.day).days))
        return Decimal(days) / (self.by - start.day).days


def step_of(reading: Reading) -> Step:
    """Return a reading as a step of a verdict, with all that the figures of its period allow."""
    figures = (reading.observation, *reading.disputing)
    ranges = [strict_range_of(figure.value, figure.bound) for figure in figures if figure.value]
    allowed = Range(min(numbers.low for numbers in ranges), max(numbers.high for numbers in ranges))
    return Step(reading.period.last, allowed, Doubt.DISPUTED if reading.contested else Doubt.BOUND)


def _between(start: Decimal, end: Decimal, part: Decimal) -> Decimal:
    return end if part == 1 else start + (end - start) * part if start.is_finite() else start
