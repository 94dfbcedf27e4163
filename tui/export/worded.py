"""Figures of a page as values of a table: numbers in their words."""

import re
from decimal import Decimal

from tui.blocks.figure import NONE, Figure
from tui.export.listings import Value, Worded
from tui.wording import Words
from tui.wording.numbers import ungrouped

_NUMBER = re.compile(r"[-−]?\d(?:[\d.,\u00a0\u202f]*\d)?")
_SCALES = (0, 3, 6, 9)


def figure_value(words: Words, figure: Figure) -> Value:
    """Return a figure as its number within its words, its words where they do not spell the number, None for a dash."""
    if figure.text == NONE.text:
        return None
    return figure.text if figure.value is None else worded(words, figure.text, figure.value)


def worded(words: Words, text: str, number: Decimal) -> Worded | str:
    """Return a text with the first number in it, as it is rounded there, if that is the given one.

    It may be written out or in thousands, millions, billions.
    """
    match = _NUMBER.search(text)
    digits = match[0] if match else ""
    written = ungrouped(digits.replace("−", "-"), words.style)
    if match is None or written is None:
        return text
    last_digit = Decimal(1).scaleb(int(written.as_tuple().exponent))
    for scale in _SCALES:
        if abs(number.scaleb(-scale) - written) < last_digit:
            return Worded(text, written.scaleb(scale), text[: match.start()], digits, text[match.end() :], scale)
    return text
