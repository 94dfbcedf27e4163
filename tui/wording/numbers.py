"""Digits on the page: group and decimal marks."""

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

_NUMBER = r"\d+(?:\.\d+)?"
_PLAIN_ARITHMETIC = re.compile(rf"{_NUMBER}(?: [-\u2212+\u00d7/=] {_NUMBER})+")


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


def localised_arithmetic(text: str, style: NumberStyle) -> str:
    """Return plain arithmetic, as 92.07 - 0.41, with the marks of a style and a minus sign; other text unchanged."""
    if not _PLAIN_ARITHMETIC.fullmatch(text):
        return text
    numbers = re.sub(_NUMBER, lambda number: grouped(Decimal(number[0]), style), text)
    return numbers.replace(" - ", " − ")
