"""Digits on the page: group and decimal marks."""

from decimal import Decimal
from typing import NamedTuple


class NumberStyle(NamedTuple):
    """The marks of a language."""

    decimal: str
    group: str


STYLES = {"vi": NumberStyle(",", "."), "en": NumberStyle(".", ",")}


def grouped(number: Decimal, style: NumberStyle) -> str:
    """Return a number with all its digits, in groups of three: 17.800, 0,8002, −1,5."""
    plain = f"{abs(number):f}"
    whole, _, fraction = plain.partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    minus = "−" if number < 0 else ""
    return minus + style.group.join(reversed(groups)) + (style.decimal + fraction if fraction else "")
