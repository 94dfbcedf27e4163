"""What a commitment still lacks, and what is written under its meter."""

from decimal import Decimal

from tui.analysis.progress import Commitment
from tui.analysis.ranges import Bounded, difference
from tui.blocks.figure import Figure, Runs
from tui.blocks.large_figure import ScaleLabel
from tui.model import Direction, Quantity
from tui.pages.shared.commitments import gauge, gauge_scale, target_text, unit_of
from tui.selection.context import PageContext


def remaining_remark(context: PageContext, commitment: Commitment) -> Runs:
    """Return what is left to the goal: còn 4 dịch vụ; nothing where the goal is reached or that cannot be said."""
    lacking = _lacking(commitment)
    if lacking is None or lacking.number <= 0:
        return ()
    words, unit = context.words, unit_of(context.dataset, commitment.indicator)
    quantity = _in_scale(lacking.number, commitment.reading.value)
    noun = f" {words('points')}" if unit.is_percentage else words.noun(quantity, unit)
    amount = words.quantity(quantity) if unit.is_percentage else words.quantity_in(quantity, unit)
    return words.weave("remark.remaining", amount=Figure(words.differing(amount, lacking.bound) + noun))


def _lacking(commitment: Commitment) -> Bounded | None:
    goal, reading = Bounded(commitment.goal.level), commitment.reading
    ends = (goal, reading.bounded) if commitment.goal.direction is Direction.HIGHER else (reading.bounded, goal)
    return difference(*ends, contested=reading.contested)


def gauge_labels(context: PageContext, commitment: Commitment) -> tuple[ScaleLabel, ...]:
    """Return the ends of the meter of a commitment, then its target where that lies between them."""
    words, unit = context.words, unit_of(context.dataset, commitment.indicator)

    def end(at: int, number: Decimal) -> ScaleLabel:
        return ScaleLabel(Decimal(at), words.quantity_in(_in_scale(number, commitment.reading.value), unit))

    if commitment.goal.direction is Direction.LOWER:
        start = commitment.start
        return (end(0, start.value.number), end(1, commitment.goal.level)) if start else ()
    zero = ScaleLabel(Decimal(0), words.quantity_in(Quantity(Decimal(0)), unit))
    ends = (zero, end(1, gauge_scale(context, commitment)))
    target, place = commitment.goal.target, gauge(context, commitment).target
    if target is None or place is None or place >= 1:
        return ends
    text = words("chart.target_short", goal=target_text(context, commitment.indicator, target))
    return (*ends, ScaleLabel(place, text))


def _in_scale(number: Decimal, like: Quantity) -> Quantity:
    """Return a number in the scale another figure is written in."""
    return Quantity(number.scaleb(-like.scale).normalize(), like.scale)
