"""How far a commitment has come and whether that is fast enough, on a given day."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.ranges import Bounded, exponent, range_of, rounded, share
from tui.analysis.runs import change
from tui.analysis.series import Reading, Series, last_run
from tui.model import Bound, Direction, Indicator, Target

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView

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
        """The change in a month of 30.44 days, with one digit more than the change itself."""
        if self.amount is None or not self.days:
            return None
        monthly = replace(self.amount, number=self.moved / self.days * DAYS_A_MONTH)
        return replace(monthly, number=rounded(monthly, 1 - exponent(self.amount.number)))

    @property
    def moved(self) -> Decimal:
        """The change before it is rounded to the digits that are published."""
        return self.after.value.number - self.before.value.number


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

    def is_reached(self, reading: Reading, level: Decimal | None = None) -> bool:
        """Whether a reading surely reaches the goal, or another level on the way to it."""
        level = self.level if level is None else level
        allowed = range_of(reading.value, reading.observation.bound)
        return allowed.low >= level if self.direction is Direction.HIGHER else allowed.high <= level

    def expected_on(self, day: date, first: Reading) -> Decimal | None:
        """Return what a straight line from the first reading to the goal at its deadline gives for a day."""
        if self.by is None or self.by <= first.period.last:
            return None
        days = Decimal(min((day - first.period.last).days, (self.by - first.period.last).days))
        start = first.value.number
        return start + (self.level - start) * days / (self.by - first.period.last).days


class Commitment(Struct, frozen=True):
    """One n/m or one target of an indicator, as it stands on a day."""

    indicator: Indicator
    series: Series
    run: tuple[Reading, ...]
    """The last unbroken run of readings by the day; never empty."""
    goal: Goal
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
        return share(self.reading.bounded, self.goal.level)


def commitments(view: "DatasetView", indicator: Indicator, day: date) -> tuple[Commitment, ...]:
    """Return the commitments of an indicator on a day: one for each series with a total or a target of its measure."""
    target = next_target(indicator, day)
    return tuple(
        _commitment(indicator, series, goal, day)
        for series in view.series(indicator)
        if series.until(day).readings and (goal := _goal_of(series, indicator.direction, target))
    )


def next_target(indicator: Indicator, day: date) -> Target | None:
    """Return the target of this very measure whose deadline comes next, else the last, else one without deadline."""
    targets = [target for target in indicator.targets if target.measure is None]
    dated = sorted((target for target in targets if target.by), key=lambda target: target.by or day)
    ahead = [target for target in dated if target.by and target.by >= day]
    return ahead[0] if ahead else dated[-1] if dated else targets[0] if targets else None


def pace_of(readings: tuple[Reading, ...]) -> Pace | None:
    """Return the pace between the last two readings, or None when there is one only."""
    if len(readings) < 2:
        return None
    before, after = readings[-2:]
    return Pace(before, after, change(after, before), (after.period.last - before.period.last).days)


def _goal_of(series: Series, direction: Direction, target: Target | None) -> Goal | None:
    level = series.total.number if series.total else target.value.number if target else None
    if not level:
        return None
    names_level = target is not None and (not series.total or target.value.number == level)
    return Goal(level, direction, target if names_level else None)


def _commitment(indicator: Indicator, series: Series, goal: Goal, day: date) -> Commitment:
    run = last_run(indicator, series.until(day).readings)
    later = series.after(day).readings
    return Commitment(
        indicator,
        series,
        run,
        goal,
        pace_of(run),
        later[-1] if later else None,
        goal.expected_on(day, run[0]) if len(run) > 1 else None,
        _state(goal, run, day),
    )


def _state(goal: Goal, run: tuple[Reading, ...], day: date) -> State:
    reading, pace = run[-1], pace_of(run)
    if goal.is_reached(reading):
        return State.MET
    if goal.by is not None and day > goal.by:
        return State.OVERDUE
    if pace is None:
        return State.SINGLE
    if pace.amount is None or (pace.amount.number == 0 and pace.amount.bound is Bound.EXACT):
        return State.STALLED
    expected = goal.expected_on(reading.period.last, run[0])
    if expected is None:
        return State.NO_DEADLINE
    return State.ON_PACE if goal.is_reached(reading, expected) else State.BEHIND
