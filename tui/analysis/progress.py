"""How far a commitment has come and whether that is fast enough, on a given day."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct

from tui.analysis.goals import Goal, Start, step_of
from tui.analysis.pace import Pace, are_alike, pace_of
from tui.analysis.ranges import Bounded, difference, share
from tui.analysis.series import Reading, Series, last_run
from tui.analysis.verdicts import Doubt, Outcome, State, Step, Verdict, outcome
from tui.model import Bound, Direction, Indicator, Target

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView

T = TypeVar("T", bound="Dated")


class Dated(Protocol):
    """What may have a deadline."""

    @property
    def by(self) -> date | None:
        """The deadline."""
        ...


class Commitment(Struct, frozen=True):
    """One n/m or one target of an indicator, as it stands on a day."""

    indicator: Indicator
    series: Series
    run: tuple[Reading, ...]
    """The last unbroken run of readings by the day; never empty."""
    goal: Goal
    start: Start | None
    """Where the way to the goal starts; None where that is not known."""
    pace: Pace | None
    later: Reading | None
    expected: Decimal | None
    """What a straight line from the start to the deadline gives for the day."""
    verdict: Verdict

    @property
    def reading(self) -> Reading:
        """The last reading by the day."""
        return self.run[-1]

    @property
    def state(self) -> State:
        """What can be said of it."""
        return self.verdict.state

    @property
    def share(self) -> Bounded | None:
        """The reading as a part of the whole or of the goal; where lower is better, the part of the way that is done.

        None where there is no such part: below zero, or without a start above the goal.
        """
        if self.goal.direction is Direction.LOWER:
            has_way = self.start and self.start.day < self.reading.period.last
            return self.way_done(self.reading.bounded) if has_way else None
        whole = self.series.total.number if self.series.total else self.goal.level
        return share(self.reading.bounded, whole) if whole > 0 and self.reading.value.number >= 0 else None

    @property
    def reached(self) -> Reading | None:
        """The first reading that surely reaches the goal; None where none does."""
        deadline = self.goal.deadline
        return next((one for one in self.run if deadline.outcome(step_of(one).allowed) is Outcome.REACHED), None)

    @property
    def remaining(self) -> Bounded | None:
        """What is left from the last reading to the goal, above 0; None where nothing is."""
        reading, goal = self.reading.bounded, Bounded(self.goal.level)
        ends = (reading, goal) if self.goal.direction is Direction.LOWER else (goal, reading)
        left = difference(*ends, contested=self.reading.contested)
        return left if left and left.number > 0 else None

    def way_done(self, figure: Bounded) -> Bounded | None:
        """Return the part of the way from the start down to the goal at which a figure stands, 0 to 1."""
        if self.start is None or self.start.value.number <= self.goal.level:
            return None
        start = self.start.value.number
        part = (start - figure.number) / (start - self.goal.level)
        is_exact = figure.bound is self.start.bound is Bound.EXACT
        bound = Bound.EXACT if is_exact else Bound.ABOUT
        return Bounded(max(Decimal(0), min(Decimal(1), part)), bound, figure.derived)


class _Known(Struct, frozen=True):
    """What has been read of an indicator by a day, in one series."""

    indicator: Indicator
    series: Series
    run: tuple[Reading, ...]
    day: date

    @property
    def steps(self) -> tuple[Step, ...]:
        """The readings as steps of a verdict."""
        return tuple(step_of(reading) for reading in self.run)


def commitments(view: "DatasetView", indicator: Indicator, day: date) -> tuple[Commitment, ...]:
    """Return the commitments of an indicator on a day: for each series its open targets, else its total."""
    read_by_day = (
        _Known(indicator, series, last_run(indicator, series.until(day).readings), day)
        for series in view.series(indicator)
    )
    totals = {series.total.number for series in view.series(indicator) if series.total}
    return tuple(
        _commitment(known, goal, _start(view, known, goal.target))
        for known in read_by_day
        if known.run
        for goal in _goals(known, totals)
    )


def open_targets(targets: Sequence[T], day: date, is_answered: Callable[[T], bool]) -> tuple[T, ...]:
    """Return the targets that count on a day: those over and not answered yet, and the one that comes next.

    With none ahead it is the last that is over, with none dated the first without a deadline.
    """
    dated = sorted((target for target in targets if target.by), key=lambda target: target.by or day)
    over = [target for target in dated if target.by and target.by < day]
    ahead = dated[len(over) :]
    following = ahead[:1] or over[-1:] or list(targets[:1])
    return (*(target for target in over if target not in following and not is_answered(target)), *following)


def _goals(known: _Known, totals: Collection[Decimal]) -> tuple[Goal, ...]:
    """Return what a series is to reach on a day: a target of a whole belongs to the series of that whole alone."""
    indicator, total = known.indicator, known.series.total
    direction = indicator.direction
    own = [
        target
        for target in indicator.targets
        if target.measure is None
        and (not total or target.value.number == total.number or (target.value.number not in totals))
    ]

    def is_answered(target: Target) -> bool:
        verdict = Goal(target.value.number, direction, target).deadline.settled(known.steps, known.day)
        return verdict is not None and verdict.state is not State.UNKNOWN

    goals = tuple(Goal(target.value.number, direction, target) for target in open_targets(own, known.day, is_answered))
    if goals or total is None or direction is Direction.LOWER:
        return goals
    return (Goal(total.number, direction, None),)


def _commitment(known: _Known, goal: Goal, start: Start | None) -> Commitment:
    later, reading = known.series.after(known.day).readings, known.run[-1]
    has_line = start is not None and start.day < reading.period.last and _is_comparable_start(start, reading)
    return Commitment(
        known.indicator,
        known.series,
        known.run,
        goal,
        start,
        pace_of(known.run),
        later[-1] if later else None,
        goal.expected_on(known.day, start) if start and has_line else None,
        _verdict(known, goal, start),
    )


def _start(view: "DatasetView", known: _Known, target: Target | None) -> Start | None:
    """Return where the line to a goal starts: its baseline, the last reading before it was set, else the first."""
    set_on = _set_on(view, target) if target else None
    first = known.run[0]
    if target and target.baseline:
        value, period = target.baseline.value, target.baseline.period
        if value:
            day = period.last if period else set_on
            return Start(day, value, period=period) if day else None
        named = [reading for reading in known.run if reading.period == period]
        return _start_at(named[0]) if named else None
    before = [reading for reading in known.run if set_on and reading.period.last <= set_on]
    return _start_at(before[-1] if before else first)


def _set_on(view: "DatasetView", target: Target) -> date | None:
    """Return the day a target was set, else the day its first source was published; None where neither is stated."""
    if target.set:
        return target.set
    sources = (view.dataset.source.get(code) for code in target.source)
    return min((source.published for source in sources if source and source.published), default=None)


def _start_at(reading: Reading) -> Start:
    return Start(reading.period.last, reading.value, reading.observation.bound, reading.period)


def _verdict(known: _Known, goal: Goal, start: Start | None) -> Verdict:
    settled = goal.deadline.settled(known.steps, known.day)
    if settled:
        return settled
    reading, pace = known.run[-1], pace_of(known.run)
    step = step_of(reading)
    is_open = goal.deadline.outcome(step.allowed) is Outcome.OPEN
    if is_open and (reading.contested or reading.observation.bound is Bound.ABOUT):
        return Verdict(State.UNKNOWN, step.doubt)
    if pace and pace.amount is None:
        return Verdict(State.NO_NEW_FIGURE)
    if pace and pace.is_still:
        return Verdict(State.STALLED)
    return _verdict_of_pace(known, goal, start)


def _verdict_of_pace(known: _Known, goal: Goal, start: Start | None) -> Verdict:
    """Return how the last reading lies to the straight line from the start, where there is one."""
    reading, single = known.run[-1], len(known.run) == 1
    is_dated = goal.by is not None
    if start is None or start.day >= reading.period.last:
        return Verdict(State.SINGLE if single else State.NO_NEW_FIGURE if is_dated else State.NO_DEADLINE)
    if (not single and pace_of(known.run) is None) or not _is_comparable_start(start, reading):
        return Verdict(State.UNKNOWN, Doubt.PERIODS)
    expected = goal.expected_range(reading.period.last, start)
    if expected is None:
        return Verdict(State.SINGLE if single else State.NO_DEADLINE)
    step = step_of(reading)
    match outcome(step.allowed, expected, goal.direction):
        case Outcome.REACHED:
            return Verdict(State.ON_PACE)
        case Outcome.SHORT:
            return Verdict(State.BEHIND)
        case Outcome.OPEN:
            return Verdict(State.UNKNOWN, step.doubt)


def _is_comparable_start(start: Start, reading: Reading) -> bool:
    return start.period is None or bool(reading.observation.total) or are_alike(start.period, reading.period)
