"""The one object through which everything is worded."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from tui.analysis.ranges import Bounded, rounded
from tui.model import PERCENTAGE, Bound, Grain, Period, Quantity, Rank, Text, Unit
from tui.wording.catalogue import Language, catalogue_at, path_of
from tui.wording.dates import written, written_span
from tui.wording.numbers import grouped, localised_arithmetic
from tui.wording.phrases import Phrases

_NEARLY_ALL = Decimal("99.9")
"""What stands for a part that rounding would call the whole."""
_CHANGED = {
    ("+", Bound.OVER): "up_over",
    ("+", Bound.ABOUT): "up_about",
    ("−", Bound.UNDER): "down_over",
    ("−", Bound.ABOUT): "down_about",
}
"""How a change is worded by its sign and its bound, where these settle its direction."""
_SIGNS = {Bound.EXACT: "", Bound.OVER: "> ", Bound.UNDER: "< ", Bound.ABOUT: "≈ "}


class Words(Phrases):
    """Words things in one language."""

    def arithmetic(self, text: Text) -> str:
        """Return how a figure was worked out: plain arithmetic with the marks of this language, or words."""
        return localised_arithmetic(self.text(text), self.style)

    def number(self, number: Decimal) -> str:
        """Write a number with all its digits."""
        return grouped(number, self.style)

    def signed(self, number: Decimal) -> str:
        """Write a difference with its sign; nothing changed is a bare 0."""
        if number == 0:
            return "0"
        return ("+" if number > 0 else "−") + self.number(abs(number))

    def quantity(self, quantity: Quantity) -> str:
        """Write a figure with its published digits and scale: 79,5 triệu."""
        return self._scaled(self.number(quantity.digits), quantity.scale)

    def ratio(self, value: Quantity, total: Quantity | None) -> str:
        """Write a part with its whole, where it has one; they share their scale: 21/25, 78/95,6 triệu.

        The whole of a part written in full is written in full too: its scale would be read as that of both.
        """
        if total is None:
            return self.quantity(value)
        if total.scale and not value.scale:
            total = Quantity(total.number)
        part = self.number(value.digits) if value.scale == total.scale else self.quantity(value)
        return f"{part}/{self.quantity(total)}"

    def bounded(self, figure: str, bound: Bound) -> str:
        """Put the word of a bound before a figure: hơn 79,5 triệu."""
        return figure if bound is Bound.EXACT else self(f"bound.{bound.value}", figure=figure)

    def differing(self, difference: str, bound: Bound) -> str:
        """Put the words of a bound before a difference, which may be below zero: more than −3."""
        if bound in (Bound.OVER, Bound.UNDER):
            return self(f"bound.difference_{bound.value}", figure=difference)
        return self.bounded(difference, bound)

    def changed(self, change: str, bound: Bound) -> str:
        """Say a signed change with its bound in a sentence: up by more than 3.6 thousand.

        The sign stays where the bound leaves the direction open: what changed by more than −3 may have risen.
        """
        way = _CHANGED.get((change[0], bound))
        return self(f"change.{way}", amount=change[1:]) if way else self.differing(change, bound)

    def signed_bound(self, figure: str, bound: Bound) -> str:
        """Put the sign of a bound before a figure, for narrow places: > 79,5 triệu."""
        return _SIGNS[bound] + figure

    def amount(self, amount: Decimal, like: Quantity) -> str:
        """Write a difference in the scale of a figure it belongs to, in full where that would lose digits."""
        scaled = amount.scaleb(-like.scale).normalize()
        if _decimals(scaled) > 2:
            return self.signed(amount)
        return self._scaled(self.signed(scaled), like.scale)

    def in_unit(self, figure: str, unit: Unit | None) -> str:
        """Put the symbol of a unit to a figure, where it has one: 84,79%, −$1,200; otherwise the figure alone."""
        if unit is None:
            return figure
        if unit.is_percentage:
            return self.conventions.percent.format(number=figure)
        if not unit.symbol_first:
            return figure + unit.symbol
        sign = figure[:1] if figure.startswith(("+", "−")) else ""
        return sign + unit.symbol + figure.removeprefix(sign)

    def quantity_in(self, quantity: Quantity, unit: Unit | None) -> str:
        """Write a figure with the symbol of its unit: 79,5 triệu, 84,0%, $1.2 million."""
        return self.in_unit(self.quantity(quantity), unit)

    def noun(self, quantity: Quantity, unit: Unit) -> str:
        """Return the noun read behind a figure, after a blank; nothing where its symbol says enough."""
        if unit.symbol:
            return ""
        form = unit.form(self.plurals.category(quantity.number))
        if form is None or (unit.name.get(self.language) and not form.get(self.language)):
            form = unit.name
        return " " + self.text(form)

    def change(self, amount: Decimal, like: Quantity, unit: Unit) -> str:
        """Write a difference between two figures of a unit, for narrow places: +6,5 triệu, +$200, +0,18."""
        text = self.amount(amount, like)
        return text if unit.is_percentage else self.in_unit(text, unit)

    def change_in_words(self, amount: Decimal, like: Quantity, unit: Unit) -> str:
        """Write a difference between two figures with its unit; percentages differ by points: +0,18 điểm, +13 thẻ."""
        text = self.change(amount, like, unit)
        if unit.is_percentage:
            return f"{text} {self('points')}"
        return text + self.noun(Quantity(abs(amount)), unit)

    def percent(self, share: Bounded) -> str:
        """Write a part of a whole in percent with one decimal, rounded to the safe side of its bound."""
        hundredfold = Bounded(share.number * 100, share.bound)
        figure = rounded(hundredfold, 1)
        if figure >= 100 and share.number <= 1:
            figure = Decimal(100) if share.number == 1 else _NEARLY_ALL
        return self.in_unit(self.number(figure), PERCENTAGE)

    def day(self, day: date) -> str:
        """Write a day: 19/04/2023, 19 April 2023."""
        return written(self.conventions.day, day, self.conventions)

    def brief_month(self, day: date) -> str:
        """Write the month of a day shortly, for the axis of a chart: 04/2023, Apr 2023."""
        return written(self.conventions.brief_month, day, self.conventions)

    def month(self, day: date) -> str:
        """Write the month of a day: 04/2023, April 2023."""
        return written(self.conventions.month, day, self.conventions)

    def period(self, period: Period) -> str:
        """Write the time an observation measures."""
        first, last = period.first, period.last
        match period.grain:
            case Grain.DAY:
                return self.day(last)
            case Grain.YEAR:
                return str(last.year)
            case Grain.QUARTER:
                return self("period.quarter", quarter=last.month // 3, year=last.year)
            case Grain.MONTH:
                return self.month(last)
            case Grain.SPAN:
                return written_span(first, last, self.conventions)

    def rank(self, rank: Rank) -> str:
        """Write a place, or the places between which it lies: 33, ≤ 10, 14–16."""
        if rank.is_exact:
            return str(rank.best)
        return f"≤ {rank.worst}" if rank.best == 1 else f"{rank.best}–{rank.worst}"

    def rank_aloud(self, rank: Rank) -> str:
        """Write a place without signs: 33, in the first 10, between 14 and 16."""
        if rank.is_exact:
            return str(rank.best)
        key = "rank.first" if rank.best == 1 else "rank.between"
        return self(key, best=rank.best, worst=rank.worst)

    def _scaled(self, digits: str, scale: int) -> str:
        return f"{digits} {self(f'scale.{scale}')}" if scale else digits


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def words_for(language: Language) -> Words:
    """Return the words of a language, made once.

    Raises:
        OSError: there is no catalogue of it.
        ValueError: its catalogue is not one.
    """
    return _words_of(path_of(language))


@cache
def _words_of(path: Path) -> Words:
    return Words(catalogue_at(path))
