"""Digits on the page: group and decimal marks."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple


class NumberStyle(NamedTuple):
    """The marks of a language."""

    decimal: str
    group: str


def grouped(number: Decimal, style: NumberStyle) -> str:
    """Return a number with all its digits, in groups of three: 17.800, 0,8002, −1,5."""
    plain = f"{abs(number):f}"
    whole, _, fraction = plain.partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    minus = "−" if number < 0 else ""
    return minus + style.group.join(reversed(groups)) + (style.decimal + fraction if fraction else "")


def ungrouped(written: str, style: NumberStyle) -> Decimal | None:
    """Return the number that was written in a style, or None where there is none."""
    plain = written.replace(style.group, "").replace(style.decimal, ".").replace("−", "-")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
