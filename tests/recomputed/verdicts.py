"""Whether the state of a commitment may be named without doubt, by the bounds and days of its readings."""

from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period
from tests.recomputed.measures import Measure, previous_reading
from tests.recomputed.readings import Reading, by_day, why_not_compared


def may_be(measure: Measure, reading: Reading, state: str) -> bool:
    """Whether a state may be given to a reading without doubt, by one of its goals."""
    goals: list[tuple[Figure, date | None]] = [(reading.total, None)] if reading.total else []
    goals += [target for target in measure.targets if not reading.total or target[0].number == reading.total.number]
    return any(goal and _is_sure(measure, reading, state, (goal, by)) for goal, by in goals)


def _is_sure(measure: Measure, reading: Reading, state: str, goal: tuple[Figure, date | None]) -> bool:
    level, by = goal
    before = previous_reading(measure, reading)
    run = before if before and not why_not_compared(measure.indicator, before, reading) else None
    match state:
        case "met":
            return (
                _reaches(measure, reading, level.number)
                and not reading.disputed
                and not (by and reading.period.last > by)
            )
        case "overdue":
            answered = bool(by and by <= reading.period.last)
            earlier = any(_reaches(measure, other, level.number) for other in by_day(measure.readings, measure.day))
            return answered and _misses(measure, reading, level.number) and not earlier
        case "stalled":
            return bool(run and run.figure == reading.figure and reading.figure.bound == "exact")
        case "behind":
            line = _line(measure, reading, level.number, by)
            return (
                line is not None
                and _misses(measure, reading, line)
                and bool(run and _alike(run.period, reading.period))
            )
        case "on pace":
            line = _line(measure, reading, level.number, by)
            return line is not None and _reaches(measure, reading, line)
        case "no deadline":
            return by is None
        case _:
            return run is None


def _reaches(measure: Measure, reading: Reading, level: Decimal) -> bool:
    low, high = reading.figure.ends
    return high <= level if measure.lower_is_better else low >= level


def _misses(measure: Measure, reading: Reading, level: Decimal) -> bool:
    low, high = reading.figure.ends
    return low > level if measure.lower_is_better else high < level


def _alike(period: Period, other: Period) -> bool:
    return abs((period.last - period.first).days - (other.last - other.first).days) <= 3


def _line(measure: Measure, reading: Reading, level: Decimal, by: date | None) -> Decimal | None:
    """Return where a straight line from the first reading of the run would be at the end of a reading."""
    rows = [other for other in measure.readings if not why_not_compared(measure.indicator, other, reading)]
    first = rows[0]
    if by is None or by <= first.period.last:
        return None
    part = Decimal((reading.period.last - first.period.last).days) / (by - first.period.last).days
    return first.figure.number + (level - first.figure.number) * min(part, Decimal(1))
