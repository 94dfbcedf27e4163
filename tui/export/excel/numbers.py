"""Values as Excel counts with them, and the formats that show them with their published digits and their words."""

from datetime import date
from decimal import Context, Decimal
from typing import NamedTuple, assert_never

from tui.export.listings import Percent, Value, Worded

_LONGEST_FORMAT = 200
"""Characters of a number format; Excel takes 255."""
_THOUSANDS = 3
_MOST_DIGITS = 15
"""Digits that Excel counts with; a number of more stays text, so that none is lost."""
_ALL_DIGITS = Context(prec=60)
_LONGEST_TEXT, _CUT = 32_767, " […]"
"""Characters of a cell, and what stands at the end of a longer text."""
_FIRST_YEAR = 1900
"""The year in which the days of Excel begin."""


class Year(NamedTuple):
    """A year, whose digits are never grouped."""

    number: int


Cell = Value | date | Year


class Number(NamedTuple):
    """What Excel counts with, and how it shows it."""

    value: int | float | date
    format: str


def number_of(value: Cell) -> Number | None:
    """Return a value as a number; None where it is text, several values or not known."""
    match value:
        case None | bool() | str():
            return None
        case Year():
            return Number(value.number, "0")
        case Percent():
            percent = Number(float(value.number / 100), f"0{_digits(value.number)}%")
            return None if _has_more_digits(value.number) else percent
        case Worded():
            return _worded(value)
        case tuple():
            return number_of(value[0]) if len(value) == 1 else None
        case date():
            return Number(value, "yyyy-mm-dd") if has_day(value) else None
        case Decimal() | int():
            return None if _has_more_digits(Decimal(value)) else Number(float(value), number_format(Decimal(value)))
        case _:
            assert_never(value)


def cell_text(text: str) -> str:
    """Return a text as far as Excel takes it into a cell; a cut one ends in […]."""
    if len(text) <= _LONGEST_TEXT // 2 or _length(text) <= _LONGEST_TEXT:
        return text
    end = min(len(text), _LONGEST_TEXT - len(_CUT))
    while _length(text[:end]) > _LONGEST_TEXT - len(_CUT):
        end -= max(1, (_length(text[:end]) - _LONGEST_TEXT + len(_CUT)) // 2)
    return text[:end] + _CUT


def _length(text: str) -> int:
    """Return how many characters Excel counts: rare ones are two."""
    return len(text.encode("utf-16-le")) // 2


def has_day(day: date) -> bool:
    """Whether Excel knows a day."""
    return day.year >= _FIRST_YEAR


def _has_more_digits(number: Decimal) -> bool:
    return len(number.normalize(_ALL_DIGITS).as_tuple().digits) > _MOST_DIGITS


def _worded(value: Worded) -> Number | None:
    """Return a figure with its words in the format; None where Excel could not show them as they are."""
    if (value.number < 0 and value.before) or _has_more_digits(value.number):
        return None
    shown = value.number.scaleb(-value.scale)
    before, after = value.before, value.after
    number, pattern = value.number, f"#,##0{_digits(shown)}{',' * (value.scale // _THOUSANDS)}"
    if after.startswith("%"):
        number, pattern, after = number / 100, f"0{_digits(shown)}%", after[1:]
    pattern = f"{_literal(before)}{pattern}{_literal(after)}"
    writable = len(pattern) <= _LONGEST_FORMAT and '"' not in before + after
    return Number(float(number), pattern) if writable else None


def _literal(text: str) -> str:
    """Return words of a number format, which Excel shows as they stand."""
    return f'"{text}"' if text else ""


def number_format(number: Decimal, most: int = _LONGEST_FORMAT) -> str:
    """Return the format that shows a number with its digits, at most some behind the point, thousands apart."""
    return f"#,##0{_digits(number, most)}"


def _digits(number: Decimal, most: int = _LONGEST_FORMAT) -> str:
    """Return the decimal places of a number format."""
    places = min(most, -int(number.as_tuple().exponent))
    return "." + "0" * places if places > 0 else ""
