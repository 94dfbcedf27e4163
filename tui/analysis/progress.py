"""How far a commitment has come and whether that is fast enough, on a given day."""

from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from tui.analysis.ranges import Bounded, range_of, share
from tui.analysis.runs import change
from tui.analysis.series import Reading, Series, all_series, last_run
from tui.model import Bound, Direction, Indicator, Target

DAYS_A_MONTH = Decimal("30.4375")


class State(Enum):
    """What can be said of a commitment, the most urgent first."""

    OVERDUE = "overdue"
    """The deadline is over and no reading reaches the goal; one read before it does not tell how it ended."""
    BEHIND = "behind"
    STALLED = "stalled"
    NO_DEADLINE = "no-deadline"
    SINGLE = "single"
    ON_PACE = "on-pace"
    MET = "met"


class Pace(Struct, frozen=True):
    """The change between the last two readings of one series."""

    before: Reading
    after: Reading
    amount: Bounded | None
    """None when no new figure was given."""
    days: int

    @property
    def per_month(self) -> Bounded | None:
        """The change in a month of 30.44 days."""
        if self.amount is None or not self.days:
            return None
        return Bounded(self.amount.number / self.days * DAYS_A_MONTH, self.amount.bound)


class Commitment(Struct, frozen=True):
    """One n/m or one target of an indicator, as it stands on a day."""

    indicator: Indicator
    series: Series
    run: tuple[Reading, ...]
    """The last unbroken run of readings by the day; never empty."""
    goal: Decimal
    """The total to reach, or the target's value."""
    target: Target | None
    """The target that names the goal; None where the goal is the total alone."""
    pace: Pace | None
    later: Reading | None
    expected: Decimal | None
    """What a straight line from the first reading to the deadline gives for the day."""
    state: State

    @property
    def reading(self) -> Reading:
        """The last reading by the day."""
        return self.run[-1]

    @property
    def share(self) -> Bounded:
        """The reading as a part of the goal."""
        return share(self.reading.bounded, self.goal)


def commitments(indicator: Indicator, day: date) -> tuple[Commitment, ...]:
    """Return the commitments of an indicator on a day: one for each series with a total or a target of its measure."""
    target = next_target(indicator, day)
    found = []
    for series in all_series(indicator):
        readings = last_run(indicator, series.until(day).readings)
        goal = series.total.number if series.total else target.value.number if target else None
        if readings and goal:
            own = target if target and (not series.total or target.value.number == goal) else None
            later = series.after(day).readings
            found.append(_commitment(indicator, series, readings, goal, own, later[-1] if later else None, day))
    return tuple(found)


def next_target(indicator: Indicator, day: date) -> Target | None:
    """Return the target of this very measure whose deadline comes next, else the last, else one without deadline."""
    own = [each for each in indicator.targets if each.measure is None]
    dated = sorted((each for each in own if each.by), key=lambda each: each.by or day)
    ahead = [each for each in dated if each.by and each.by >= day]
    return ahead[0] if ahead else dated[-1] if dated else own[0] if own else None


def pace_of(readings: tuple[Reading, ...]) -> Pace | None:
    """Return the pace between the last two readings, or None when there is one only."""
    if len(readings) < 2:
        return None
    before, after = readings[-2:]
    return Pace(before, after, change(after, before), (after.period.last - before.period.last).days)


def expected_on(day: date, first: Reading, goal: Decimal, by: date | None) -> Decimal | None:
    """Return what a straight line from the first reading to the goal at its deadline gives for a day."""
    if by is None or by <= first.period.last:
        return None
    done = Decimal(min((day - first.period.last).days, (by - first.period.last).days))
    return first.value.number + (goal - first.value.number) * done / (by - first.period.last).days


def _commitment(
    indicator: Indicator,
    series: Series,
    readings: tuple[Reading, ...],
    goal: Decimal,
    target: Target | None,
    later: Reading | None,
    day: date,
) -> Commitment:
    by = target.by if target else None
    pace = pace_of(readings)
    expected_then = expected_on(readings[-1].period.last, readings[0], goal, by)
    state = _state(indicator, readings[-1], goal, pace, expected_then, overdue=by is not None and day > by)
    expected = expected_on(day, readings[0], goal, by) if len(readings) > 1 else None
    return Commitment(indicator, series, readings, goal, target, pace, later, expected, state)


def _state(
    indicator: Indicator,
    reading: Reading,
    goal: Decimal,
    pace: Pace | None,
    expected: Decimal | None,
    *,
    overdue: bool,
) -> State:
    if _reaches(indicator, reading, goal):
        return State.MET
    if overdue:
        return State.OVERDUE
    if pace is None:
        return State.SINGLE
    if pace.amount is None or (pace.amount.number == 0 and pace.amount.bound is Bound.EXACT):
        return State.STALLED
    if expected is None:
        return State.NO_DEADLINE
    return State.ON_PACE if _reaches(indicator, reading, expected) else State.BEHIND


def _reaches(indicator: Indicator, reading: Reading, level: Decimal) -> bool:
    room = range_of(reading.value, reading.observation.bound)
    return room.low >= level if indicator.direction is Direction.HIGHER else room.high <= level
