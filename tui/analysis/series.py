"""Observations in order: one reading a period, separate series where the total changes."""

from datetime import date
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from tui.analysis.ranges import Bounded, Range, range_of
from tui.analysis.runs import runs_of
from tui.model import Bound, Break, Indicator, Observation, Period, Quantity, Status


class Reading(Struct, frozen=True):
    """What is known of one indicator for one period."""

    observation: Observation
    """The sharpest figure, shown."""
    corroborating: tuple[Observation, ...] = ()
    """Figures of the same period that allow the same number."""
    disputing: tuple[Observation, ...] = ()
    """Figures of the same period that contradict the one shown."""

    @property
    def period(self) -> Period:
        """The time it measures."""
        return self.observation.period

    @property
    def value(self) -> Quantity:
        """The published figure; a reading always has one."""
        assert self.observation.value is not None
        return self.observation.value

    @property
    def bounded(self) -> Bounded:
        """The plain number with its bound."""
        return Bounded(self.value.number, self.observation.bound)

    @property
    def contested(self) -> bool:
        """Whether another figure of the same period contradicts it."""
        return bool(self.disputing)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the figure shown, then those of figures that agree with it."""
        all_codes = [code for each in (self.observation, *self.corroborating) for code in each.source]
        return tuple(dict.fromkeys(all_codes))


class Series(Struct, frozen=True):
    """Readings that measure against the same total, oldest first."""

    total: Quantity | None
    readings: tuple[Reading, ...]

    def until(self, day: date) -> "Series":
        """Return the readings whose period ended on or before a day."""
        return Series(self.total, tuple(each for each in self.readings if each.period.last <= day))

    def after(self, day: date) -> "Series":
        """Return the readings whose period ended after a day."""
        return Series(self.total, tuple(each for each in self.readings if each.period.last > day))


class Headline(Struct, frozen=True):
    """An indicator as it stands on a day."""

    series: Series
    """The whole series the reading belongs to."""
    reading: Reading
    """The last one on or before the day."""
    previous: Reading | None
    """The one before it, in the same series and unbroken run."""
    later: Reading | None
    """The last one after the day, in the same series."""


def all_series(indicator: Indicator) -> tuple[Series, ...]:
    """Return the series of an indicator, one for each total it was measured against, in order of their start.

    They are worked out once for an indicator.
    """
    known: dict[str, tuple[Series, ...]] = indicator.__dict__
    if "_series" not in known:
        known["_series"] = _all_series(indicator)
    return known["_series"]


def _all_series(indicator: Indicator) -> tuple[Series, ...]:
    known = [each for each in indicator.observations if each.value is not None]
    totals = {each.total.number for each in known if each.total}
    only = totals.pop() if len(totals) == 1 else None

    def total_of(observation: Observation) -> Decimal | None:
        return observation.total.number if observation.total else only

    grouped: dict[Decimal | None, list[Observation]] = {}
    for each in known:
        grouped.setdefault(total_of(each), []).append(each)
    made = [
        Series(next((each.total for each in group if each.total), None), _readings(group)) for group in grouped.values()
    ]
    return tuple(sorted(made, key=lambda series: series.readings[0].period))


def headline(indicator: Indicator, day: date) -> Headline | None:
    """Return how an indicator stands on a day, or None when nothing was read by then."""
    by_then = [(series.until(day).readings, series) for series in all_series(indicator)]
    by_then = [(readings, series) for readings, series in by_then if readings]
    if not by_then:
        return None
    readings, series = max(by_then, key=lambda each: (each[0][-1].period.last, len(each[0])))
    later = series.after(day).readings
    comparable = last_run(indicator, readings)
    previous = comparable[-2] if len(comparable) > 1 else None
    return Headline(series, readings[-1], previous, later[-1] if later else None)


def last_run(indicator: Indicator, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the last of the runs of readings; empty when there is none."""
    return next(reversed(indicator_runs(indicator, readings)), ())


def indicator_runs(indicator: Indicator, readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], ...]:
    """Return readings in runs: they end at a change of method, a period declared missing and a year left out."""
    missing = (each.period for each in indicator.observations if each.value is None)
    return runs_of(readings, (each.period for each in indicator.breaks), missing)


def broken_between(breaks: tuple[Break, ...], before: Period, after: Period) -> Break | None:
    """Return the last change of method between two periods, if there is one."""
    crossed = [each for each in breaks if before.last < each.period.last <= after.last]
    return crossed[-1] if crossed else None


def unchanged_since(run: tuple[Reading, ...]) -> Reading:
    """Return the first of the readings that all give the figure of the last."""
    first = run[-1]
    for each in reversed(run[:-1]):
        if each.bounded != run[-1].bounded:
            break
        first = each
    return first


def _readings(observations: list[Observation]) -> tuple[Reading, ...]:
    ordered = sorted(observations, key=lambda each: each.period)
    return tuple(_reading(list(group)) for _, group in groupby(ordered, key=lambda each: each.period))


def _reading(observations: list[Observation]) -> Reading:
    shown, *others = sorted(observations, key=_bluntness)
    room = _range(shown)
    agreeing = tuple(each for each in others if _range(each).overlaps(room))
    return Reading(shown, agreeing, tuple(each for each in others if each not in agreeing))


def _bluntness(observation: Observation) -> tuple[int, bool]:
    order = (Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.UNDER)
    return order.index(observation.bound), observation.status is Status.ESTIMATED


def _range(observation: Observation) -> Range:
    assert observation.value is not None
    return range_of(observation.value, observation.bound)
