"""What a pace would give if it went on: arithmetic, never a forecast."""

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from tui.analysis.pace import Pace
from tui.model import Direction

_LONGEST_DAYS = 36525
"""A projection further than a century says nothing."""


def reached_on(pace: Pace, goal: Decimal, direction: Direction) -> date | None:
    """Return the day on which the pace between two readings would reach a goal.

    None where nothing moved, where it moved the wrong way, where the goal is reached, and beyond a century.
    """
    sign = 1 if direction is Direction.HIGHER else -1
    moved = pace.moved * sign if pace.amount else Decimal(0)
    lacking = (goal - pace.after.value.number) * sign
    if moved <= 0 or lacking <= 0 or pace.days <= 0:
        return None
    days = int((lacking / moved * pace.days).to_integral_value(ROUND_CEILING))
    end = pace.after.period.last
    return end + timedelta(days) if days <= min(_LONGEST_DAYS, (date.max - end).days) else None
