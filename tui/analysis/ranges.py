"""Figures as ranges: what "over 80" leaves possible, and what may be said of two such figures."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from tui.model import Bound, Quantity

INFINITY = Decimal("Infinity")
_ROOMY = Context(prec=100)
"""Holds every digit of the largest figure a file may state against the smallest."""


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
    derived: bool = False
    """Whether it rests on a figure that no source states."""

    @property
    def opposite(self) -> "Bounded":
        """The number with the other sign: what is over 3 is under -3."""
        return Bounded(-self.number, _opposite(self.bound), self.derived)

    @property
    def magnitude(self) -> "Bounded":
        """The number without its sign."""
        return self.opposite if self.number < 0 else self


_OPPOSITES = {Bound.OVER: Bound.UNDER, Bound.UNDER: Bound.OVER}


def _opposite(bound: Bound) -> Bound:
    return bound if bound is Bound.EXACT else _OPPOSITES.get(bound, bound)


def range_of(quantity: Quantity, bound: Bound) -> Range:
    """Return what a published figure allows; "about" reaches one unit of its last digit either way."""
    number = quantity.number
    step = Decimal(1).scaleb(exponent(number))
    low = {Bound.UNDER: -INFINITY, Bound.ABOUT: number - step}.get(bound, number)
    high = {Bound.OVER: INFINITY, Bound.ABOUT: number + step}.get(bound, number)
    return Range(low, high)


def strict_range_of(value: Quantity, bound: Bound) -> Range:
    """Return the numbers a figure allows: "over 80" is more than 80, "nearly 80" is less."""
    allowed = range_of(value, bound)
    match bound:
        case Bound.OVER:
            return Range(allowed.low.next_plus(), allowed.high)
        case Bound.UNDER:
            return Range(allowed.low, allowed.high.next_minus())
        case Bound.EXACT | Bound.ABOUT:
            return allowed


def difference(
    after: Bounded, before: Bounded, *, contested: bool = False, decimals: int | None = None
) -> Bounded | None:
    """Return after minus before; None where a bounded figure is repeated.

    Over less exact is over, exact less over is under, two figures over differ by about; so do contested ones. The
    difference has the digits of the coarser figure; where the `decimals` of an index are given, an exact figure is
    never the coarser one. A difference of exact figures that had to be rounded is about right.
    """
    if not has_difference(after, before):
        return None
    amount = after.number - before.number
    bound = Bound.ABOUT if contested else _bound_of_sum(after.bound, _opposite(before.bound))
    number = amount
    has_equal_digits = amount.same_quantum(after.number) and amount.same_quantum(before.number)
    if not has_equal_digits or (decimals is not None and not has_at_most(decimals, amount)):
        number = rounded(Bounded(amount, bound), -_last_digit(after, before, decimals))
    if number != amount and (bound is Bound.EXACT or number == 0):
        bound = Bound.ABOUT
    return Bounded(abs(number) if number == 0 else number, bound, after.derived or before.derived)


def has_difference(after: Bounded, before: Bounded) -> bool:
    """Whether a difference can be given: not where a bounded figure is repeated."""
    return after.bound is before.bound is Bound.EXACT or after.number != before.number


def _bound_of_sum(bound: Bound, other: Bound) -> Bound:
    if bound is Bound.EXACT:
        return other
    return bound if other in (Bound.EXACT, bound) else Bound.ABOUT


def _last_digit(after: Bounded, before: Bounded, decimals: int | None) -> int:
    """Return the power of ten of the last digit that a difference has."""
    if decimals is None:
        return max(exponent(after.number), exponent(before.number))
    bounded = [exponent(figure.number) for figure in (after, before) if figure.bound is not Bound.EXACT]
    return max(-decimals, *bounded, min(exponent(after.number), exponent(before.number)))


def has_at_most(decimals: int, number: Decimal) -> bool:
    """Whether a number has no more than some digits behind the decimal mark."""
    return number.same_quantum(_last_place(decimals)) or exponent(number) >= -decimals


@lru_cache(maxsize=64)
def _last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def exponent(number: Decimal) -> int:
    """Return the power of ten of the last digit of a number."""
    return int(number.as_tuple().exponent)


def share(value: Bounded, total: Decimal) -> Bounded:
    """Return value / total with the bound of the value, unrounded. The total must be positive."""
    return replace(value, number=value.number / total)


def rounded(figure: Bounded, decimals: int) -> Decimal:
    """Return a figure rounded once: half up, but never past its bound ("over" goes down, "under" goes up).

    Decimals below zero round to tens, hundreds and so on.
    """
    mode = {Bound.OVER: ROUND_FLOOR, Bound.UNDER: ROUND_CEILING}.get(figure.bound, ROUND_HALF_UP)
    return figure.number.quantize(Decimal(1).scaleb(-decimals), rounding=mode, context=_ROOMY)
