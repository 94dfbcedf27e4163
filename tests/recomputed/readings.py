"""Indicators by brute force: one reading a period and total, which may be compared, what a day's headline is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period, difference
from tests.recomputed.dataset_file import Indicator, Observation

_SHARPEST_FIRST = ("exact", "about", "over", "under")
DAYS_A_MONTH = Decimal("30.4375")


@dataclass(frozen=True)
class Reading:
    """The sharpest figure of one period against one total, and those that contradict it."""

    period: Period
    figure: Figure
    total: Figure | None
    disputed: tuple[Figure, ...]
    observations: tuple[Observation, ...]
    """Every figure of the period against that total, the sharpest first."""

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number its figures allow, those that contradict each other together."""
        ends = [figure.ends for figure in (self.figure, *self.disputed)]
        return min(low for low, _ in ends), max(high for _, high in ends)


def readings_of(indicator: Indicator) -> list[Reading]:
    """Return every reading, oldest first; a figure without a total of its own has none."""
    groups: dict[tuple[str, Decimal | None], list[Observation]] = {}
    for line in indicator.observations:
        if line.value:
            groups.setdefault((line.period.code, line.total.number if line.total else None), []).append(line)
    return sorted(map(_reading, groups.values()), key=lambda reading: reading.period.order)


def by_day(readings: Iterable[Reading], day: date) -> list[Reading]:
    """Return the readings whose period ended on or before a day."""
    return [reading for reading in readings if reading.period.last <= day]


def newest(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings of the newest last day: one for each total."""
    rows = list(readings)
    last = max((reading.period.last for reading in rows), default=None)
    return [reading for reading in rows if reading.period.last == last]


def same_measure(reading: Reading, other: Reading) -> bool:
    """Whether two readings count against the same total, or both against none."""
    totals = [row.total.number if row.total else None for row in (reading, other)]
    return totals[0] == totals[1]


def change_between(before: Reading, after: Reading) -> Figure | None:
    """Return the change from one reading to another."""
    return difference(after.figure, before.figure, disputed=bool(before.disputed or after.disputed))


def days_between(before: Reading, after: Reading) -> int:
    """Return the days between the ends of two readings."""
    return (after.period.last - before.period.last).days


def grain_of(period: Period) -> str:
    """Return what sort of period one is."""
    if "/" in period.code:
        return "span"
    return "quarter" if "Q" in period.code else ("year", "month", "day")[period.code.count("-")]


def months_between(before: Period, after: Period) -> int:
    """Return the months between the ends of two periods."""
    return (after.last.year - before.last.year) * 12 + after.last.month - before.last.month


def _reading(lines: list[Observation]) -> Reading:
    lines = sorted(lines, key=lambda line: (_SHARPEST_FIRST.index(line.bound), line.status == "estimated"))
    sharpest, *others = lines
    assert sharpest.value
    figure = sharpest.value
    against = tuple(line.value for line in others if line.value and not line.value.allows_same_as(figure))
    return Reading(sharpest.period, figure, sharpest.total, against, tuple(lines))
