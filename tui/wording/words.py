"""The catalogues and the one object through which everything is worded."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tui.analysis.ranges import Bounded, rounded
from tui.model import Bound, Grain, Period, Quantity, Rank, Text
from tui.wording.numbers import STYLES, grouped

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NEARLY_ALL = Decimal("99.9")
"""What stands for a part that rounding would call the whole."""
_SIGNS = {Bound.EXACT: "", Bound.OVER: "> ", Bound.UNDER: "< ", Bound.ABOUT: "≈ "}


class Words:
    """Words things in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.style = STYLES[language]
        catalogue = Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8")
        self.entries: dict[str, str | dict[str, str]] = dict(_flattened(tomllib.loads(catalogue)))

    def __call__(self, key: str, /, **parts: object) -> str:
        """Return an entry with its placeholders filled; `n` chooses between `one` and `other`."""
        return "".join(str(piece) for piece in self.weave(key, **parts))

    def weave(self, key: str, /, **parts: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return an entry as its texts with the given parts between them, unchanged.

        Raises:
            KeyError: the catalogue has no such entry, or a placeholder has no part.
        """
        entry = self.entries[key]
        template = entry if isinstance(entry, str) else entry["one" if parts.get("n") in (1, "1") else "other"]
        pieces = _PLACEHOLDER.split(template)
        woven = [parts[piece] if n % 2 else piece for n, piece in enumerate(pieces)]
        return tuple(piece for piece in woven if piece != "")

    def text(self, text: Text) -> str:
        """Return a text of the dataset in this language."""
        return text.spoken_in(self.language)

    def has(self, key: str) -> bool:
        """Whether the catalogue has an entry."""
        return key in self.entries

    def number(self, number: Decimal) -> str:
        """Write a number with all its digits."""
        return grouped(number, self.style)

    def signed(self, number: Decimal) -> str:
        """Write a difference with its sign; nothing changed is a bare 0."""
        if number == 0:
            return "0"
        return ("+" if number > 0 else "−") + grouped(abs(number), self.style)

    def quantity(self, quantity: Quantity) -> str:
        """Write a figure with its published digits and scale: 79,5 triệu."""
        return self._scaled(grouped(quantity.digits, self.style), quantity.scale)

    def bounded(self, figure: str, bound: Bound) -> str:
        """Put the word of a bound before a figure: hơn 79,5 triệu."""
        return figure if bound is Bound.EXACT else self(f"bound.{bound.value}", figure=figure)

    def signed_bound(self, figure: str, bound: Bound) -> str:
        """Put the sign of a bound before a figure, for narrow places: > 79,5 triệu."""
        return _SIGNS[bound] + figure

    def amount(self, amount: Decimal, like: Quantity) -> str:
        """Write a difference in the scale of a figure it belongs to, in full where that would lose digits."""
        scaled = amount.scaleb(-like.scale).normalize()
        if _decimals(scaled) > 2:
            return self.signed(amount)
        return self._scaled(self.signed(scaled), like.scale)

    def percent(self, share: Bounded) -> str:
        """Write a part of a whole in percent with one decimal, rounded to the safe side of its bound."""
        hundredfold = Bounded(share.number * 100, share.bound)
        figure = rounded(hundredfold, 1)
        if figure >= 100 and share.number <= 1:
            figure = Decimal(100) if share.number == 1 else _NEARLY_ALL
        return grouped(figure, self.style) + "%"

    def day(self, day: date) -> str:
        """Write a day: 19/04/2023, 19 April 2023."""
        if self.language == "vi":
            return f"{day:%d/%m/%Y}"
        return f"{day.day} {self(f'month.{day.month}')} {day.year}"

    def period(self, period: Period) -> str:
        """Write the time an observation measures."""
        if period.grain is Grain.DAY:
            return self.day(period.last)
        if period.grain is Grain.YEAR:
            return str(period.last.year)
        if period.grain is Grain.QUARTER:
            return self("period.quarter", quarter=period.last.month // 3, year=period.last.year)
        if period.grain is Grain.MONTH:
            return self._month(period.last)
        if period.first.day != 1 or (period.last + timedelta(days=1)).day != 1:
            return f"{self.day(period.first)} – {self.day(period.last)}"
        if period.first.year == period.last.year:
            first = f"{period.first:%m}" if self.language == "vi" else self(f"month.{period.first.month}")
            return f"{first}–{self._month(period.last)}"
        return f"{self._month(period.first)} – {self._month(period.last)}"

    def brief_month(self, day: date) -> str:
        """Write the month of a day shortly, for the axis of a chart: 04/2023, Apr 2023."""
        return f"{day:%m/%Y}" if self.language == "vi" else f"{self(f'month.{day.month}')[:3]} {day.year}"

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

    def _month(self, day: date) -> str:
        return f"{day:%m/%Y}" if self.language == "vi" else f"{self(f'month.{day.month}')} {day.year}"

    def _scaled(self, digits: str, scale: int) -> str:
        return f"{digits} {self(f'scale.{scale}')}" if scale else digits


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


@cache
def words_for(language: Language) -> Words:
    """Return the words of a language, read once."""
    return Words(language)


def _flattened(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str | dict[str, str]]]:
    for key, value in table.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
