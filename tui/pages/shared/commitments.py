"""Commitments and readings as several panels show them: their order, remarks, targets and pictures."""

from collections.abc import Sequence
from decimal import Decimal

from tui.analysis.pace import DAYS_A_MONTH, Pace
from tui.analysis.progress import Commitment, commitments
from tui.analysis.ranges import Bounded, rounded
from tui.analysis.runs import change
from tui.analysis.series import Headline, Reading, indicator_runs, unchanged_since
from tui.analysis.verdicts import State
from tui.blocks.figure import SEPARATOR, Figure, Origin, Runs
from tui.blocks.pictures import Gauge, Spark
from tui.model import Bound, Dataset, Direction, Indicator, Quantity, Target, Unit
from tui.pages.shared.figures import change_figure, due_text, reading_figure, share_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.marks import state_mark
from tui.selection.context import PageContext
from tui.wording import Words


def all_commitments(context: PageContext) -> list[Commitment]:
    """Return every commitment as it stands on the selected day, in the order of the dataset."""
    return [
        commitment
        for indicator in context.dataset.indicators
        for commitment in commitments(context.view, indicator, context.selection.as_of)
    ]


def commitments_by_urgency(context: PageContext) -> list[Commitment]:
    """Return every commitment as it stands on the selected day, the most urgent state and smallest share first."""
    urgency = list(State)
    return sorted(
        all_commitments(context),
        key=lambda commitment: (urgency.index(commitment.state), commitment.share.number if commitment.share else 0),
    )


def count_indicators(commitments: Sequence[Commitment]) -> int:
    """Return how many indicators commitments are of: several totals or targets of one count once."""
    return len({commitment.indicator.code for commitment in commitments})


def chosen_commitment(context: PageContext, commitments: Sequence[Commitment]) -> Commitment:
    """Return the first commitment of the selected indicator; the first of all, at least one, where it has none."""
    selected = context.selection.indicator
    return next((commitment for commitment in commitments if commitment.indicator.code == selected), commitments[0])


def commitment_share(context: PageContext, commitment: Commitment) -> Figure | None:
    """Return the part of its goal at which a commitment stands; None where the figure is a percentage itself."""
    is_percentage = unit_of(context.dataset, commitment.indicator).is_percentage
    if is_percentage and commitment.goal.direction is not Direction.LOWER:
        return None
    return share_figure(context.words, commitment, beside_reading=True)


def gauge(context: PageContext, commitment: Commitment) -> Gauge:
    """Return the picture of a commitment: its part of the scale; where lower is better, of the way down."""
    if commitment.goal.direction is Direction.LOWER:
        return _way_gauge(context, commitment)
    goal, scale = commitment.goal.level, _gauge_scale(context, commitment)
    return Gauge(
        _part(commitment.reading.value.number, scale),
        state_mark(context.words, commitment.state).tone,
        commitment.reading.observation.bound is Bound.OVER,
        _part(commitment.expected, scale) if commitment.expected is not None else None,
        _part(goal, scale) if commitment.goal.target else None,
    )


def gauge_ends(context: PageContext, commitment: Commitment) -> tuple[str, str]:
    """Return the values at the ends of the gauge of a commitment: 0 and 25; empty where lower is better, unstarted."""
    words, unit = context.words, unit_of(context.dataset, commitment.indicator)

    def end(number: Decimal) -> str:
        scale = commitment.reading.value.scale if number else 0
        return words.quantity_in(Quantity(number.scaleb(-scale), scale), unit)

    if commitment.goal.direction is Direction.HIGHER:
        return end(Decimal(0)), end(_gauge_scale(context, commitment))
    if commitment.share is None or commitment.start is None:
        return "", ""
    return end(commitment.start.value.number), end(commitment.goal.level)


def _gauge_scale(context: PageContext, commitment: Commitment) -> Decimal:
    """Return the value at the right end of a gauge from zero: the goal, or 100 %, or what is beyond either."""
    is_part = commitment.series.total is None and unit_of(context.dataset, commitment.indicator).is_percentage
    return max(Decimal(100) if is_part else commitment.goal.level, commitment.reading.value.number)


def _way_gauge(context: PageContext, commitment: Commitment) -> Gauge:
    """Return how far a commitment has come from its start down to its goal; empty or full without a start."""
    share = commitment.share
    expected = None if commitment.expected is None else commitment.way_done(Bounded(commitment.expected))
    return Gauge(
        share.number if share else Decimal(commitment.state in (State.MET, State.MET_LATE)),
        state_mark(context.words, commitment.state).tone,
        expected=expected.number if expected else None,
        target=Decimal(1),
    )


def _part(number: Decimal, scale: Decimal) -> Decimal:
    return max(Decimal(0), min(Decimal(1), number / scale)) if scale > 0 else Decimal(0)


def state_remark(context: PageContext, commitment: Commitment) -> Runs:
    """Return the words after a status: since when it stalls, what moved in which time, why nothing can be said."""
    words = context.words
    reason = verdict_remark(words, commitment)
    if reason:
        return (SEPARATOR.lstrip(), *reason)
    if commitment.state is State.STALLED:
        since = unchanged_since(commitment.run)
        return (words("remark.since", period=words.period(since.period)),)
    if commitment.state in (State.NO_DEADLINE, State.OVERDUE, State.BEHIND, State.ON_PACE) and commitment.pace:
        return (
            SEPARATOR.lstrip(),
            *pace_remark(words, commitment.pace, unit_of(context.dataset, commitment.indicator)),
        )
    return ()


def verdict_remark(words: Words, commitment: Commitment) -> Runs:
    """Return why a verdict cannot be given, or when a goal was first reached that was met late or lost again."""
    state, doubt = commitment.verdict
    if doubt:
        return (words(f"doubt.{doubt.value}"),)
    if state in (State.FELL_BACK, State.MET_LATE) and commitment.reached:
        return (words("remark.reached", period=words.period(commitment.reached.period)),)
    return ()


def pace_remark(words: Words, pace: Pace, unit: Unit) -> Runs:
    """Return a change with the time it took: +1 trong 9,6 tháng."""
    if pace.amount is None:
        return (words("remark.no_new_figure", period=words.period(pace.before.period)),)
    time = months(words, pace.days)
    if pace.is_still:
        return (words("remark.still", time=time),)
    amount = change_figure(words, pace.amount, pace.after.value, unit)
    return words.weave("remark.pace", amount=Figure(amount.brief, spoken=amount.aloud), time=time)


def target_parts(context: PageContext, indicator: Indicator, target: Target) -> dict[str, str | Figure]:
    """Return the value and the deadline of a target as the parts `goal` and `by` of a sentence."""
    return {"goal": target_figure(context, indicator, target), "by": due_text(context.words, target.by)}


def target_figure(context: PageContext, indicator: Indicator, target: Target) -> Figure:
    """Return the value of a target with its sources, read aloud with the noun of its unit: 50 triệu thẻ."""
    words, unit = context.words, context.dataset.unit[target.unit or indicator.unit]
    text = words.quantity_in(target.value, unit)
    origins = (Origin(indicator.code, "", target=indicator.targets.index(target)),) if target.note else ()
    return Figure(
        text,
        spoken=text + words.noun(target.value, unit),
        value=target.value.number,
        sources=target.source,
        origins=origins,
    )


def target_remark(context: PageContext, commitment: Commitment) -> Runs:
    """Return the target of a commitment and its deadline: mục tiêu 50%, hạn 31/12/2023; or that none is stated."""
    if commitment.goal.target is None:
        return (context.words("no_deadline"),)
    return context.words.weave("progress.goal", **target_parts(context, commitment.indicator, commitment.goal.target))


def remaining_remark(context: PageContext, commitment: Commitment) -> Runs:
    """Return what is left to the goal of a commitment: còn 4 dịch vụ; nothing for percentages, where it would mislead.

    A difference of percentages is one of points, which the target says better.
    """
    words, unit, left = context.words, unit_of(context.dataset, commitment.indicator), commitment.remaining
    if left is None or unit.is_percentage:
        return ()
    amount = words.change(left.number, commitment.reading.value, unit).removeprefix("+")
    figure = Figure(amount + words.noun(Quantity(left.number), unit), sources=commitment.reading.sources)
    return words.weave(f"remark.remaining_{left.bound.value}", figure=figure)


def expected_figure(context: PageContext, commitment: Commitment, expected: Decimal) -> Figure:
    """Return what a straight line to the target of a commitment gives for a day, with one decimal in its scale."""
    assert commitment.goal.target
    unit = unit_of(context.dataset, commitment.indicator)
    like = commitment.goal.target.value
    digits = rounded(Bounded(expected.scaleb(-like.scale)), 1)
    return Figure(context.words.quantity_in(Quantity(digits, like.scale), unit))


def months(words: Words, days: int) -> str:
    """Return a length of time in months with one decimal, in days when shorter than two months."""
    if days < 61:
        return words("time.days", n=days)
    return words("time.months", n=words.number(rounded(Bounded(Decimal(days) / DAYS_A_MONTH), 1)))


def change_remark(words: Words, head: Headline, unit: Unit) -> Runs:
    """Return the change since the reading before: ≈ +6,5 triệu từ 19/10/2022."""
    if head.previous is None:
        return ()
    amount = change(head.reading, head.previous)
    since = words.period(head.previous.period)
    if amount is None:
        return (words("remark.no_new_figure", period=since),)
    if amount.number == 0 and amount.bound is Bound.EXACT:
        return (words("remark.unchanged", period=since),)
    return words.weave("remark.change", amount=change_figure(words, amount, head.reading.value, unit), period=since)


def later_remark(context: PageContext, indicator: Indicator, later: Reading | None) -> Runs:
    """Return the reading after the day of the headline, with its own date: về sau 25/25, 13/01/2024."""
    if later is None:
        return ()
    words = context.words
    figure = reading_figure(context, indicator, later)
    return words.weave("remark.later", figure=figure, period=words.period(later.period))


def other_series_remark(context: PageContext, indicator: Indicator, head: Headline) -> Runs:
    """Return the last readings by the day against other totals or none: 25/25, 13/01/2024; they are never joined."""
    words = context.words
    last_readings = [
        readings[-1]
        for series in context.view.series(indicator)
        if series != head.series and (readings := series.until(context.selection.as_of).readings)
    ]
    worded = (
        words.weave(
            "remark.other_series",
            figure=reading_figure(context, indicator, reading),
            period=words.period(reading.period),
        )
        for reading in last_readings
    )
    return (words("remark.apart"), *joined_runs(worded, SEPARATOR)) if last_readings else ()


def spark(context: PageContext, indicator: Indicator, head: Headline) -> Spark | None:
    """Return the readings up to the day of the selection as a small picture; None when there is one only."""
    readings = head.series.until(context.selection.as_of).readings
    if len(readings) < 2:
        return None
    return spark_of(context, indicator, readings)


def spark_of(context: PageContext, indicator: Indicator, readings: tuple[Reading, ...]) -> Spark:
    """Return readings as a small picture in their unbroken runs, with the changes of method and field they cross."""
    runs = tuple(
        tuple((reading.period.last, reading.value.number) for reading in run)
        for run in indicator_runs(indicator, readings)
    )
    first, last = readings[0].period.first, readings[-1].period.last
    new_starts = [reading.period.first for reading in readings if reading.starts_anew]
    changes = {*(change.period.first for change in indicator.breaks), *new_starts}
    crossed = tuple(day for day in sorted(changes) if first < day <= last)
    return Spark(runs, crossed, reading_figure(context, indicator, readings[0]))


def unit_of(dataset: Dataset, indicator: Indicator) -> Unit:
    """Return the unit of an indicator."""
    return dataset.unit[indicator.unit]
