"""Figures with their digits and bounds, periods as days, differences and shares: plain arithmetic, written anew."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
ENDLESS = Decimal("Infinity")
_MIRRORED = {"over": "under", "under": "over"}


@dataclass(frozen=True)
class Figure:
    """A figure as it is written: its digits, the power of ten behind them, and how literally it may be taken."""

    digits: Decimal
    scale: int = 0
    bound: str = "exact"
    derived: bool = field(default=False, compare=False)
    """Whether it was worked out from others."""

    @property
    def number(self) -> Decimal:
        """The plain number."""
        return self.digits.scaleb(self.scale)

    @property
    def step(self) -> Decimal:
        """One unit of the last digit written."""
        return Decimal(1).scaleb(int(self.digits.as_tuple().exponent) + self.scale)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number the figure allows."""
        match self.bound:
            case "over":
                return self.number, ENDLESS
            case "under":
                return -ENDLESS, self.number
            case "about":
                return self.number - self.step, self.number + self.step
            case _:
                return self.number, self.number

    def allows_same_as(self, other: "Figure") -> bool:
        """Whether one number could be meant by both figures."""
        return self.ends[0] <= other.ends[1] and other.ends[0] <= self.ends[1]


@dataclass(frozen=True)
class Period:
    """A stretch of days with the name it has in the file."""

    code: str
    first: date
    last: date

    @property
    def order(self) -> tuple[date, date, str]:
        """What periods are sorted by: the last day, then the first."""
        return self.last, self.first, self.code


def figure_of(text: str, bound: str = "exact", *, derived: bool = False) -> Figure:
    """Return the figure written in a file: `79.5 million`."""
    digits, _, scale = text.strip().partition(" ")
    return Figure(Decimal(digits), SCALES[scale.strip()] if scale.strip() else 0, bound or "exact", derived)


def ratio_of(text: str, bound: str = "exact", *, derived: bool = False) -> tuple[Figure, Figure | None]:
    """Return the part and the whole of `21/25` or `78/95.6 million`; a scale word behind the whole serves both."""
    part, slash, whole = text.partition("/")
    if not slash:
        return figure_of(part, bound, derived=derived), None
    scale = whole.strip().partition(" ")[2]
    if scale and " " not in part.strip():
        part = f"{part.strip()} {scale}"
    return figure_of(part, bound, derived=derived), figure_of(whole)


def period_of(code: str) -> Period:
    """Return the days a period of the file covers."""
    if "/" in code:
        start, end = code.split("/")
        return Period(code, period_of(start).first, period_of(end).last)
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", code):
        year, n = int(quarter[1]), int(quarter[2])
        return Period(code, date(year, 3 * n - 2, 1), _end_of_month(year, 3 * n))
    parts = [int(part) for part in code.split("-")]
    match parts:
        case [year]:
            return Period(code, date(year, 1, 1), date(year, 12, 31))
        case [year, month]:
            return Period(code, date(year, month, 1), _end_of_month(year, month))
        case _:
            day = date(*parts)
            return Period(code, day, day)


def difference(after: Figure, before: Figure, *, disputed: bool = False, decimals: int | None = None) -> Figure | None:
    """Return after minus before; None where a bounded figure is only repeated.

    It has the digits of the coarser figure. Exact scores of a ranking all have its decimals, whatever a cell holds.
    A bound travels (more than 85 less 80 is more than 5, less nearly 80 too); bounds that pull both ways, a dispute, or
    exact figures whose difference has to be rounded leave an approximate one.
    """
    amount, figures = after.number - before.number, (after, before)
    if amount == 0 and any(figure.bound != "exact" for figure in figures):
        return None
    bounds = {after.bound, _MIRRORED.get(before.bound, before.bound)} - {"exact"}
    bound = "about" if disputed or len(bounds) > 1 else next(iter(bounds), "exact")
    if decimals is None:
        step = max(figure.step for figure in figures)
    else:
        step = max([Decimal(1).scaleb(-decimals), *(figure.step for figure in figures if figure.bound != "exact")])
    number = rounded_to(amount, step, bound)
    if number != amount and (bound == "exact" or number == 0):
        bound = "about"
    return Figure(number, 0, bound, after.derived or before.derived)


def rounded_to(number: Decimal, step: Decimal, bound: str = "exact") -> Decimal:
    """Return a number rounded once to a step: half up, but never past its bound."""
    mode = {"over": ROUND_FLOOR, "under": ROUND_CEILING}.get(bound, ROUND_HALF_UP)
    steps = (number / step).quantize(Decimal(1), rounding=mode)
    exponent = min(int(step.as_tuple().exponent), 0)
    return (steps * step).quantize(Decimal(1).scaleb(exponent)) + 0


def percent(part: Figure, whole: Decimal, decimals: int = 1) -> Figure:
    """Return the share of a whole in percent, rounded to the safe side of its bound; all but all is never 100."""
    number, step = part.number * 100 / whole, Decimal(1).scaleb(-decimals)
    rounded = rounded_to(number, step, part.bound)
    return Figure(100 - step if number < 100 <= rounded else rounded, 0, part.bound, part.derived)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=monthrange(year, month)[1] - 1)
