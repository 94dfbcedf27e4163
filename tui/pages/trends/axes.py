"""The axes of a chart: where they start and end, and their labelled ticks in several densities."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tui.blocks.chart import DayTick, Tick, TimeAxis, ValueAxis
from tui.model import Quantity, Unit
from tui.wording import Words

_NEAR_ZERO = Decimal("0.4")
"""An axis starts at zero where the smallest value is at most this part of the largest."""
_FINEST = 12
"""An axis of values is not parted finer than this before its ends are rounded."""
_PRECISE = 27
"""The most digits a number can be quantized to in the default decimal context."""
_INTERVALS = 6
"""The most intervals between the labelled ticks of an axis of values."""
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LONGEST_MONTHLY = 4
"""The most years spanned by an axis with months."""


def value_axis(words: Words, values: Sequence[Decimal], *, scale: int = 0, unit: Unit | None = None) -> ValueAxis:
    """Return the axis of some finite values, worded in units of ten to the power of a scale, in their unit.

    It starts at zero unless the values would be squeezed together; its text always says where it starts. The ticks of
    each level divide it into equal parts, from end to end.
    """
    low, high, step = _rounded_ends(*_extent(values))

    def tick(value: Decimal, step: Decimal) -> Tick:
        if value == 0:
            return Tick(Decimal(0), words.in_unit("0", unit))
        digits = _as_fine_as(value.scaleb(-scale).normalize(), step.scaleb(-scale).normalize())
        return Tick(value, words.quantity_in(Quantity(digits, scale), unit))

    parts = int((high - low) / step)
    levels = [
        tuple(tick(low + step * n, step) for n in range(0, parts + 1, steps))
        for steps in range(1, parts)
        if parts % steps == 0
    ]
    finest = min(low.normalize(), high.normalize(), key=lambda end: int(end.as_tuple().exponent))
    ends = (tick(low, finest), tick(high, finest))
    short = words("chart.from", start=ends[0].text if low else "0")
    text = short if low == 0 else words("chart.not_zero", said=short)
    return ValueAxis(low, high, (*levels, ends), text, short)


def _extent(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return the smallest and largest of some values, with zero in the place of an end close to it; never equal."""
    lowest, highest = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    flat = lowest == highest
    if lowest >= 0 and (flat or lowest <= highest * _NEAR_ZERO):
        lowest = Decimal(0)
    elif highest <= 0 and (flat or highest >= lowest * _NEAR_ZERO):
        highest = Decimal(0)
    return lowest, lowest + 1 if lowest == highest else highest


def _steps(span: Decimal) -> list[Decimal]:
    """Return round steps, powers of ten times 1, 2 or 5, the smallest first, for a span to be divided by."""
    least = span / _FINEST
    exponent = least.adjusted() - 1
    candidates = [Decimal(digit).scaleb(exponent + n) for n in range(5) for digit in (1, 2, 5)]
    return [step for step in candidates if least <= step <= span * 2]


def _rounded_ends(lowest: Decimal, highest: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Return the ends of the axis of some values and the step that divides it: of round steps the closest fit."""
    axes = [(_rounded_down(lowest, step), _rounded_up(highest, step), step) for step in _steps(highest - lowest)]
    usable = [(low, high, step) for low, high, step in axes if high - low <= step * _INTERVALS]
    return min(usable, key=lambda axis: (axis[1] - axis[0], axis[2]))


def _rounded_down(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def _rounded_up(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).to_integral_value(ROUND_CEILING) * step


def _as_fine_as(number: Decimal, step: Decimal) -> Decimal:
    """Return a number with the decimals of a step, so that all ticks of an axis have the same number of decimals."""
    exponent = int(step.as_tuple().exponent)
    return number.quantize(step) if exponent < 0 and number.adjusted() - exponent < _PRECISE else number


def time_axis(words: Words, days: Iterable[date], *, yearly: bool) -> TimeAxis:
    """Return the axis of some days, over whole years where they span several or all figures are yearly, else months.

    Ticks lie in the middle of the year or month they name.
    """
    ordered = sorted(days)
    first, last = (ordered[0], ordered[-1]) if ordered else (date(2000, 1, 1), date(2000, 12, 31))
    years = last.year - first.year
    months = _month_levels(words, first, last) if years <= _LONGEST_MONTHLY and not yearly else []
    levels = months + [_year_ticks(first, last, step) for step in _YEAR_STEPS if step <= max(1, years)]
    if years >= 2 or yearly:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    else:
        first, last = first.replace(day=1), _last_of_month(last)
    inside = [tuple(tick for tick in level if first <= tick.day <= last) for level in levels]
    usable = [level for level in inside if level]
    densest = usable[0]
    ends = (densest[0], densest[-1]) if len(densest) > 1 else densest
    return TimeAxis(first, last, (*usable, ends))


def _month_levels(words: Words, first: date, last: date) -> list[tuple[DayTick, ...]]:
    months = [(first.year * 12 + first.month - 1) + n for n in range(_months_between(first, last) + 1)]
    return [
        tuple(_month_tick(words, month // 12, month % 12 + 1) for month in months if month % step == 0)
        for step in _MONTH_STEPS
    ]


def _month_tick(words: Words, year: int, month: int) -> DayTick:
    start = date(year, month, 1)
    return DayTick(start + timedelta(14), words.brief_month(start))


def _year_ticks(first: date, last: date, step: int) -> tuple[DayTick, ...]:
    return tuple(DayTick(date(year, 7, 2), str(year)) for year in range(first.year, last.year + 1) if year % step == 0)


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
