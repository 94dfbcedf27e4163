"""Observations in order: one reading a period, separate series where the total changes."""

from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.ranges import Bounded, Range, range_of
from tui.analysis.runs import ArePartedPeriods, at_breaks, runs_of
from tui.model import Bound, Indicator, Observation, Period, Quantity, Status

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class Reading(Struct, frozen=True):
    """What is known of one indicator for one period."""

    observation: Observation
    """The sharpest figure, shown."""
    corroborating: tuple[Observation, ...] = ()
    """Figures of the same period that allow the same number."""
    disputing: tuple[Observation, ...] = ()
    """Figures of the same period that contradict the one shown."""
    starts_anew: bool = False
    """Whether it must not be compared with the reading before: a mean of other entities, or out of another total."""

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
        return Bounded(self.value.number, self.observation.bound, bool(self.observation.derived))

    @property
    def contested(self) -> bool:
        """Whether another figure of the same period contradicts it."""
        return bool(self.disputing)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the figure shown, then those of figures that agree with it."""
        agreeing = (self.observation, *self.corroborating)
        return tuple(dict.fromkeys(code for observation in agreeing for code in observation.source))


class Series(Struct, frozen=True):
    """Readings that measure against the same total, oldest first."""

    total: Quantity | None
    readings: tuple[Reading, ...]

    def until(self, day: date) -> "Series":
        """Return the readings whose period ended on or before a day."""
        return Series(self.total, tuple(reading for reading in self.readings if reading.period.last <= day))

    def after(self, day: date) -> "Series":
        """Return the readings whose period ended after a day."""
        return Series(self.total, tuple(reading for reading in self.readings if reading.period.last > day))


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


def all_series(indicator: Indicator, fields_differ: ArePartedPeriods) -> tuple[Series, ...]:
    """Return the series of an indicator, one for each total it was measured against, in order of their start.

    A reading without a total is never joined to those with one. A reading starts anew where the fields it and the
    reading before are the means of differ.
    """
    observations = [observation for observation in indicator.observations if observation.value is not None]
    grouped: dict[Decimal | None, list[Observation]] = {}
    for observation in observations:
        grouped.setdefault(observation.total.number if observation.total else None, []).append(observation)
    series = [
        Series(
            group[0].total,
            _starting_anew(_readings(group), fields_differ),
        )
        for group in grouped.values()
    ]
    return tuple(sorted(series, key=lambda series: series.readings[0].period))


def headline(view: "DatasetView", indicator: Indicator, day: date) -> Headline | None:
    """Return how an indicator stands on a day, or None when nothing was read by then."""
    read_by_day = [(series.until(day).readings, series) for series in view.series(indicator)]
    known = [(readings, series) for readings, series in read_by_day if readings]
    if not known:
        return None
    readings, series = max(known, key=lambda pair: (pair[0][-1].period.last, len(pair[0])))
    later = series.after(day).readings
    comparable = last_run(indicator, readings)
    previous = comparable[-2] if len(comparable) > 1 else None
    return Headline(series, readings[-1], previous, later[-1] if later else None)


def last_run(indicator: Indicator, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the last of the runs of readings; empty when there is none."""
    return next(reversed(indicator_runs(indicator, readings)), ())


def indicator_runs(indicator: Indicator, readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], ...]:
    """Return readings in runs.

    They end before a change of method, a reading that starts anew, a period declared missing and a year left out.
    """
    new_starts = {reading.period for reading in readings if reading.starts_anew}
    is_broken = at_breaks(indicator.breaks)
    return runs_of(readings, lambda before, after: after in new_starts or is_broken(before, after), indicator.missing)


def unchanged_since(run: tuple[Reading, ...]) -> Reading:
    """Return the first of the readings that all give the figure of the last."""
    first = run[-1]
    for reading in reversed(run[:-1]):
        if (reading.value.number, reading.observation.bound) != (run[-1].value.number, run[-1].observation.bound):
            break
        first = reading
    return first


def _readings(observations: list[Observation]) -> tuple[Reading, ...]:
    ordered = sorted(observations, key=attrgetter("period"))
    return tuple(_reading(list(group)) for _, group in groupby(ordered, key=attrgetter("period")))


def _starting_anew(readings: tuple[Reading, ...], fields_differ: ArePartedPeriods) -> tuple[Reading, ...]:
    new_starts = {after.period for before, after in pairwise(readings) if fields_differ(before.period, after.period)}
    return tuple(replace(reading, starts_anew=reading.period in new_starts) for reading in readings)


def _reading(observations: list[Observation]) -> Reading:
    shown, *others = sorted(observations, key=_bluntness)
    allowed = _range(shown)
    agreeing = tuple(observation for observation in others if _range(observation).overlaps(allowed))
    return Reading(shown, agreeing, tuple(observation for observation in others if observation not in agreeing))


def _bluntness(observation: Observation) -> tuple[int, bool]:
    order = (Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.UNDER)
    return order.index(observation.bound), observation.status is Status.ESTIMATED


def _range(observation: Observation) -> Range:
    assert observation.value is not None
    return range_of(observation.value, observation.bound)
