"""Unbroken runs of figures: nothing is joined across a gap, a change of method, of membership or of total."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from tui.analysis.ranges import Bounded, difference
from tui.model import Break, Grain, Period


class Measured(Protocol):
    """A figure of one period."""

    @property
    def period(self) -> Period:
        """The time it measures."""
        ...

    @property
    def bounded(self) -> Bounded:
        """The plain number with its bound."""
        ...

    @property
    def contested(self) -> bool:
        """Whether another figure of the same period contradicts it."""
        ...


M = TypeVar("M", bound=Measured)
_ANY_STEP = 12 * 10_000
"""More months than any two periods are apart."""
ArePartedPeriods = Callable[[Period, Period], bool]
"""Whether figures of two periods, the earlier first, are measured in different ways."""


def runs_of(measured: Sequence[M], differ: ArePartedPeriods, missing: Sequence[date] = ()) -> tuple[tuple[M, ...], ...]:
    """Return figures, oldest first, in runs within which they may be joined and compared.

    A run ends where two periods that follow each other differ, before a period declared missing, and where years are
    left out of a yearly series, or months or quarters out of the steps the series is otherwise measured in. Figures
    observed on irregular days have no gap but a declared one. Of
    the missing periods the last days are given, in order.
    """
    steps = _steps([figure.period for figure in measured])

    def are_parted(before: Period, after: Period) -> bool:
        return (
            differ(before, after)
            or _any_between(missing, before.last, after.last)
            or _left_out(before, after) > 0
            or (before.grain is after.grain and _months_between(before, after) > steps.get(before.grain, _ANY_STEP))
        )

    runs: list[list[M]] = []
    for figure in measured:
        if not runs or are_parted(runs[-1][-1].period, figure.period):
            runs.append([])
        runs[-1].append(figure)
    return tuple(tuple(run) for run in runs)


def _any_between(days: Sequence[date], after: date, before: date) -> bool:
    """Whether one of some days, given in order, lies between two others."""
    first = bisect_right(days, after)
    return first < len(days) and days[first] < before


def _steps(periods: Sequence[Period]) -> dict[Grain, int]:
    """Return the fewest months between neighbouring months, and between neighbouring quarters, of a series."""
    steps: dict[Grain, int] = {}
    for before, after in pairwise(periods):
        if before.grain is after.grain and after.grain in (Grain.MONTH, Grain.QUARTER):
            steps[after.grain] = min(_months_between(before, after), steps.get(after.grain, _ANY_STEP))
    return steps


def _months_between(before: Period, after: Period) -> int:
    return (after.last.year - before.last.year) * 12 + after.last.month - before.last.month


def _left_out(before: Period, after: Period) -> int:
    """Return how many years lie between two years; none between other periods."""
    if before.last.year + 1 >= after.last.year or not before.grain is after.grain is Grain.YEAR:
        return 0
    return after.last.year - before.last.year - 1


def years_left_out(periods: Iterable[Period], until: Period | None = None) -> tuple[tuple[int, int], ...]:
    """Return the first and last year of each gap between yearly periods, and of the one up to a later period.

    There is none where a figure of another period joins the years on both sides.
    """
    ordered = sorted(periods)
    gaps = [
        (before.last.year + 1, after.last.year - 1) for before, after in pairwise(ordered) if _left_out(before, after)
    ]
    if ordered and until and until.grain is Grain.YEAR and until.last.year > ordered[-1].last.year:
        gaps.append((ordered[-1].last.year + 1, until.last.year))
    return tuple(gaps)


def change(after: Measured, before: Measured, decimals: int | None = None) -> Bounded | None:
    """Return how much changed between two figures; None where a bounded figure is only repeated.

    It has the digits of the coarser one, or up to the `decimals` of an index.
    """
    return difference(after.bounded, before.bounded, contested=before.contested or after.contested, decimals=decimals)


def run_change(run: Sequence[Measured], decimals: int | None = None) -> Bounded | None:
    """Return the change from the first to the last figure of a run."""
    return change(run[-1], run[0], decimals)


def at_breaks(breaks: tuple[Break, ...]) -> ArePartedPeriods:
    """Return whether changes of method part two periods."""
    return lambda before, after: broken_between(breaks, before, after) is not None


def broken_between(breaks: tuple[Break, ...], before: Period, after: Period) -> Break | None:
    """Return the last change of method between two periods; None where there is none.

    A change lies on the first day of its period. A figure over a time on both sides of that day is like neither the
    figures before nor those after.
    """
    crossed = [change for change in breaks if before.first < change.period.first <= after.last]
    return max(crossed, key=lambda change: change.period.first, default=None)
