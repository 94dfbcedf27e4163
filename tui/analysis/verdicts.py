"""Verdicts: whether figures reach a level, fall short of it, or leave it open, and what a deadline makes of that."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from tui.analysis.ranges import Range
from tui.model import Direction


class State(Enum):
    """What can be said of a commitment, the most urgent first."""

    OVERDUE = "overdue"
    """The deadline is over, and a figure of that day or later falls short."""
    FELL_BACK = "fell-back"
    """An earlier figure reached the goal, the last one falls short."""
    BEHIND = "behind"
    UNKNOWN = "unknown"
    """The figures leave open whether the goal is reached, or reached in time."""
    STALLED = "stalled"
    """Two exact figures are the same."""
    NO_NEW_FIGURE = "no-new-figure"
    """A bounded figure was only repeated, or nothing was read since the target was set."""
    NOT_YET = "not-yet"
    """A place not reached while there is time: ranks have no pace."""
    NO_DEADLINE = "no-deadline"
    SINGLE = "single"
    ON_PACE = "on-pace"
    WITHIN = "within"
    """A place that would do, known before the period it is to be held in: ranks can fall back."""
    MET_LATE = "met-late"
    """Reached, while a figure of the deadline or later still fell short."""
    MET = "met"


class Doubt(Enum):
    """Why a verdict cannot be given."""

    UNREAD = "unread"
    """The deadline is over and nothing has been read since."""
    DISPUTED = "disputed"
    BOUND = "bound"
    PERIODS = "periods"
    """The periods read cannot be compared: a year and eight months, two different months."""


class Verdict(NamedTuple):
    """A state, and for an unknown one the reason."""

    state: State
    doubt: Doubt | None = None


class Outcome(Enum):
    """Whether a figure reaches a level."""

    REACHED = "reached"
    SHORT = "short"
    OPEN = "open"
    """The figure allows both."""


class Step(NamedTuple):
    """What is known for one period."""

    last: date
    """The last day of the period."""
    allowed: Range
    """The numbers its figures allow, those that contradict each other together."""
    doubt: Doubt = Doubt.BOUND
    """What makes it more than one number, where it is."""


class Deadline(Struct, frozen=True):
    """A level to be reached, by a day where there is one."""

    level: Decimal
    direction: Direction
    by: date | None = None

    def outcome(self, allowed: Range) -> Outcome:
        """Return whether a figure reaches the level."""
        return outcome(allowed, Range(self.level, self.level), self.direction)

    def settled(self, steps: Sequence[Step], day: date) -> Verdict | None:
        """Return what holds on a day whatever the pace: reached, fallen back, or over; None while it is open.

        The steps are those known by the day, oldest first; there is at least one.
        """
        last, outcomes = steps[-1], [self.outcome(step.allowed) for step in steps]
        if outcomes[-1] is Outcome.REACHED:
            return Verdict(State.MET_LATE if self._came_late(steps, outcomes) else State.MET)
        if outcomes[-1] is Outcome.SHORT and Outcome.REACHED in outcomes:
            return Verdict(State.FELL_BACK)
        if self.by is None or day <= self.by:
            return None
        if last.last < self.by:
            return Verdict(State.UNKNOWN, Doubt.UNREAD)
        return Verdict(State.OVERDUE) if outcomes[-1] is Outcome.SHORT else Verdict(State.UNKNOWN, last.doubt)

    def _came_late(self, steps: Iterable[Step], outcomes: Iterable[Outcome]) -> bool:
        by = self.by
        if by is None:
            return False
        pairs = list(zip(steps, outcomes, strict=True))
        in_time = any(step.last <= by and result is not Outcome.SHORT for step, result in pairs)
        return not in_time and any(step.last >= by and result is Outcome.SHORT for step, result in pairs)


def outcome(allowed: Range, level: Range, direction: Direction) -> Outcome:
    """Return whether every number, no number or only some of a range is as good as every number of a level."""
    if direction is Direction.LOWER:
        return outcome(_mirrored(allowed), _mirrored(level), Direction.HIGHER)
    if allowed.low >= level.high:
        return Outcome.REACHED
    return Outcome.SHORT if allowed.high < level.low else Outcome.OPEN


def _mirrored(numbers: Range) -> Range:
    return Range(-numbers.high, -numbers.low)
