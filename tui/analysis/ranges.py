"""Figures as ranges: what "over 80" leaves possible, and what may be said of two such figures."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from msgspec import Struct

from tui.model import Bound, Quantity

INFINITY = Decimal("Infinity")


class Range(Struct, frozen=True):
    """The numbers a published figure allows, ends included."""

    low: Decimal
    high: Decimal

    def overlaps(self, other: "Range") -> bool:
        """Whether one number could satisfy both."""
        return self.low <= other.high and other.low <= self.high


class Bounded(Struct, frozen=True):
    """A number and how literally it can be taken."""

    number: Decimal
    bound: Bound = Bound.EXACT


def range_of(quantity: Quantity, bound: Bound) -> Range:
    """Return what a published figure allows; "about" reaches one unit of its last digit either way."""
    number = quantity.number
    exponent = quantity.digits.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent) + quantity.scale)
    low = {Bound.UNDER: -INFINITY, Bound.ABOUT: number - step}.get(bound, number)
    high = {Bound.OVER: INFINITY, Bound.ABOUT: number + step}.get(bound, number)
    return Range(low, high)


def difference(after: Bounded, before: Bounded, *, contested: bool = False) -> Bounded | None:
    """Return after minus before; None where a bounded figure is repeated.

    It is exact, or about where a bound is in play or either figure is contested.
    """
    amount = after.number - before.number
    if after.bound is before.bound is Bound.EXACT:
        return Bounded(amount, Bound.ABOUT if contested else Bound.EXACT)
    if amount == 0:
        return None
    return Bounded(amount, Bound.ABOUT)


def share(value: Bounded, total: Decimal) -> Bounded:
    """Return value / total with the bound of the value, unrounded. The total must be positive."""
    return Bounded(value.number / total, value.bound)


def rounded(figure: Bounded, decimals: int) -> Decimal:
    """Return a figure rounded once: half up, but never past its bound ("over" goes down, "under" goes up)."""
    mode = {Bound.OVER: ROUND_FLOOR, Bound.UNDER: ROUND_CEILING}.get(figure.bound, ROUND_HALF_UP)
    return figure.number.quantize(Decimal(1).scaleb(-decimals), rounding=mode)
