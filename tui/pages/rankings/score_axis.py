"""The axis scores are plotted on: between round numbers around the lowest and the highest of them."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from tui.blocks.chart import Tick, ValueAxis
from tui.wording import Words

_DENSEST = 40
"""Ticks never part the axis finer than this."""
_ENDS = 8
"""The axis ends at multiples of the smallest step that parts the scores into no more than this."""


def score_axis(words: Words, scores: Sequence[Decimal]) -> ValueAxis:
    """Return an axis that holds some scores between two of its ticks, two units long where all are the same.

    Its ticks, two at least, are given in steps of 1, 2 or 5 times a power of ten, the smallest first. It belongs to a
    table, whose scores stand beside it, so it has no words of its own.
    """
    low, high = min(scores, default=Decimal(0)), max(scores, default=Decimal(0))
    if low == high:
        low, high = low - 1, high + 1
    end_step = next(step for step in _steps(high - low) if (high - low) / step <= _ENDS)
    low = (low / end_step).to_integral_value(ROUND_FLOOR) * end_step
    high = (high / end_step).to_integral_value(ROUND_CEILING) * end_step
    numbers = (_multiples(step, low, high) for step in _steps(high - low))
    levels = (tuple(Tick(number, words.number(number)) for number in level) for level in numbers if len(level) > 1)
    return ValueAxis(low, high, tuple(levels), "", "")


def _steps(span: Decimal) -> Iterator[Decimal]:
    """Yield the round steps that are not too small for a span and not larger than it."""
    exponent = (span / _DENSEST).adjusted()
    for step in (Decimal(digit).scaleb(exponent + n) for n in range(3) for digit in (1, 2, 5)):
        if span / _DENSEST <= step <= span:
            yield step


def _multiples(step: Decimal, low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the multiples of a step from one number to another, all with the decimals of the step."""
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_FLOOR))
    return [step * n if step < 1 else Decimal(int(step) * n) for n in range(first, last + 1)]
