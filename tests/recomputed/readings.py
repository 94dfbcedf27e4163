"""Indicators by brute force: one reading a period and total, what may be compared, what a day's headline is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period, difference
from tests.recomputed.changes import crosses
from tests.recomputed.dataset_file import Indicator, Observation

_SHARPEST_FIRST = ("exact", "about", "over", "under")
DAYS_A_MONTH = Decimal("30.4375")


@dataclass(frozen=True)
class Reading:
    """The sharpest figure of one period against one total, and those that contradict it."""

    period: Period
    figure: Figure
    total: Figure | None
    derived: bool
    disputed: tuple[Figure, ...]


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
    """Whether two readings count against totals that are not known to differ."""
    return reading.total is None or other.total is None or reading.total.number == other.total.number


def why_not_compared(indicator: Indicator, before: Reading, after: Reading) -> str:
    """Return why two readings must not be compared; empty where they may."""
    if crosses(indicator.breaks, before.period, after.period):
        return "break"
    if not same_measure(before, after):
        return "total"
    missing = (line.period for line in indicator.observations if line.value is None)
    if any(before.period.last < period.last < after.period.last for period in missing):
        return "missing"
    return ""


def change_between(before: Reading, after: Reading) -> Figure | None:
    """Return the change from one reading to another."""
    return difference(after.figure, before.figure, disputed=bool(before.disputed or after.disputed))


def days_between(before: Reading, after: Reading) -> int:
    """Return the days between the ends of two readings."""
    return (after.period.last - before.period.last).days


def pairs(readings: list[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """Yield every two readings of one measure, the older first."""
    for n, after in enumerate(readings):
        yield from ((before, after) for before in readings[:n] if same_measure(before, after))


def _reading(lines: list[Observation]) -> Reading:
    sharpest, *others = sorted(lines, key=lambda line: (_SHARPEST_FIRST.index(line.bound), line.status == "estimated"))
    assert sharpest.value
    figure = sharpest.value
    against = tuple(line.value for line in others if line.value and not line.value.allows_same_as(figure))
    return Reading(sharpest.period, figure, sharpest.total, bool(sharpest.derived), against)
