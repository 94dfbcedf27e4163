"""The change between two readings that may be compared, and how long it took."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.ranges import Bounded, exponent, rounded
from tui.analysis.runs import change
from tui.analysis.series import Reading
from tui.model import Bound, Grain, Observation, Period

DAYS_A_MONTH = Decimal("30.4375")
_SEASONAL = (Grain.MONTH, Grain.QUARTER)
"""The periods compared with the same one a year before."""
_MOMENTS = (Grain.DAY, Grain.MONTH)
"""The periods that may stand beside each other: a month often only dates a figure."""


class Pace(Struct, frozen=True):
    """The change between two readings of one series that may be compared."""

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

    @property
    def is_still(self) -> bool:
        """Whether two exact figures are the same."""
        return self.amount is not None and self.amount.number == 0 and self.amount.bound is Bound.EXACT


def pace_of(readings: tuple[Reading, ...]) -> Pace | None:
    """Return the pace to the last reading from the one before, for a month or quarter from that of the year before.

    None when no other ended before it, and where the two periods cannot be compared.
    """
    after = readings[-1]
    earlier = [reading for reading in readings if reading.period.last < after.period.last]
    if not earlier:
        return None
    before = earlier[-1]
    if not before.observation.total and before.period.grain is after.period.grain in _SEASONAL:
        year_before = [reading for reading in earlier if _is_year_before(reading.period, after.period)]
        if not year_before:
            return None
        before = year_before[0]
    if not _are_comparable(before.observation, after.observation):
        return None
    return Pace(before, after, change(after, before), (after.period.last - before.period.last).days)


def _is_year_before(period: Period, other: Period) -> bool:
    same_season = period.grain is other.grain and period.first.month == other.first.month
    return same_season and period.first.year == other.first.year - 1


def _are_comparable(before: Observation, after: Observation) -> bool:
    """Whether two figures tell of the same length of time; parts of a total are the state at the end of any."""
    if before.total or after.total:
        return True
    return are_alike(before.period, after.period)


def are_alike(period: Period, other: Period) -> bool:
    """Whether two periods are as long as each other; days and months may stand beside each other."""
    if period.grain in _MOMENTS and other.grain in _MOMENTS:
        return True
    return period.grain is other.grain and (period.grain is not Grain.SPAN or _months(period) == _months(other))


def _months(period: Period) -> int:
    return (period.last.year - period.first.year) * 12 + period.last.month - period.first.month
