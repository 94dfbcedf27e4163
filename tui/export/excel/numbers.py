"""Values as Excel counts with them, and the formats that show them with their published digits and their words."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, assert_never

from tui.export.listings import Percent, Value, Worded

_LONGEST_FORMAT = 200
"""Characters of a number format; Excel takes 255."""
_THOUSANDS = 3


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
            return Number(float(value.number / 100), f"0{_digits(value.number)}%")
        case Worded():
            return _worded(value)
        case tuple():
            return number_of(value[0]) if len(value) == 1 else None
        case date():
            return Number(value, "yyyy-mm-dd")
        case Decimal() | int():
            return Number(float(value), f"#,##0{_digits(Decimal(value))}")
        case _:
            assert_never(value)


def _worded(value: Worded) -> Number | None:
    """Return a figure with its words in the format; None where Excel could not show them as they are."""
    if value.number < 0 and value.before:
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


def _digits(number: Decimal) -> str:
    """Return the decimal places of a number format."""
    places = -int(number.as_tuple().exponent)
    return "." + "0" * places if places > 0 else ""
