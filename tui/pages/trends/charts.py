"""The charts of an indicator and of a ranking: their series with axes, breaks, targets and a legend."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.blocks.chart import Chart, Curve, DayTick, Point, Tick
from tui.blocks.figure import Mark, Opens, Tone
from tui.blocks.glyphs import DISPUTED
from tui.model import PERCENTAGE, Bound, Indicator, Ranking, Unit
from tui.pages.shared.commitments import unit_of
from tui.pages.shared.ranking_names import full_ranking_path
from tui.pages.trends.axes import time_axis, value_axis
from tui.pages.trends.breaks import WordedBreak, break_ticks, indicator_breaks, ranking_breaks
from tui.pages.trends.lines import Line, drawn_lines, drawn_on_totals, mean_indicator, on_charted_total
from tui.pages.trends.points import BOUND_MARKS, all_yearly
from tui.selection.context import PageContext
from tui.wording import Words


class ChartSubject(Struct, frozen=True, kw_only=True):
    """A measure as a chart shows it."""

    heading: str
    qualifier: str
    opens: Opens
    curves: tuple[Curve, ...]
    yearly: bool
    """Whether it is measured by whole years only."""
    breaks: tuple[WordedBreak, ...]
    targets: tuple[Tick, ...]
    scale_ends: tuple[Decimal, ...] = ()
    """The ends of its scale, where the axis of values must include them."""
    scale: int = 0
    """The power of ten its values are worded in."""
    unit: Unit | None = None
    """The unit its values are worded in."""


def indicator_chart(context: PageContext, indicator: Indicator, lines: Sequence[Line]) -> Chart:
    """Return the chart of an indicator; readings against totals are drawn as percentages of them."""
    words = context.words
    drawn = drawn_on_totals(context, indicator, lines)
    totals = {observation.total.number for observation in indicator.observations if observation.total}
    values = [observation.value for observation in indicator.observations if observation.value]
    unit = unit_of(context.dataset, indicator)
    subject = ChartSubject(
        heading=words.text(indicator.short or indicator.name),
        qualifier=words("chart.of_total") if totals else words.text(unit.name),
        opens=Opens("indicator", indicator.code),
        curves=tuple(line.curve for line in drawn),
        yearly=all_yearly(period for line in drawn for period in line.periods),
        breaks=indicator_breaks(context, indicator),
        targets=_targets(context, indicator, totals),
        scale_ends=(Decimal(0), Decimal(100)) if totals else (),
        scale=0 if totals else max((value.scale for value in values), default=0),
        unit=PERCENTAGE if totals else unit,
    )
    chart = _chart(context, subject)
    return replace(chart, bars=len(chart.points) == 1 and chart.values.low == 0)


def ranking_chart(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> Chart:
    """Return the chart of the scores of a ranking that are out of the total of its newest period."""
    mean = mean_indicator(context, ranking)
    subject = _scores(context, ranking, drawn_lines(context, lines))
    return _chart(context, replace(subject, targets=_targets(context, mean, set()) if mean else ()))


def compared_chart(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> Chart:
    """Return the chart of the scores of compared entities that are out of the total of the newest period."""
    return _chart(context, replace(_scores(context, ranking, lines), heading=context.words.text(ranking.short)))


def _scores(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> ChartSubject:
    words = context.words
    return ChartSubject(
        heading=full_ranking_path(context, ranking),
        qualifier=scale_of(words, ranking),
        opens=Opens("ranking", ranking.code),
        curves=tuple(line.curve for line in on_charted_total(context, ranking, lines)),
        yearly=all_yearly(context.view.periods(ranking)),
        breaks=ranking_breaks(context, ranking),
        targets=(),
    )


def scale_of(words: Words, ranking: Ranking) -> str:
    """Return the unit of the scores of a ranking: points, and their scale where it has one."""
    if ranking.high is None:
        return words("chart.points")
    return words("chart.scale", low=words.number(ranking.low), high=words.number(ranking.high))


def _chart(context: PageContext, subject: ChartSubject) -> Chart:
    words = context.words
    points = [point for curve in subject.curves for run in curve.runs for point in run.points]
    heights = [height for point in points for height in point.heights]
    levels = [*heights, *(target.at for target in subject.targets), *subject.scale_ends]
    time = time_axis(words, (point.day for point in points), yearly=subject.yearly)
    return Chart(
        "chart",
        subject.heading,
        subject.curves,
        value_axis(words, levels, scale=subject.scale, unit=subject.unit),
        time,
        breaks=break_ticks(words, subject.breaks, time),
        until=_until(context) if any(point.later for point in points) else None,
        targets=subject.targets,
        legend=_legend(words, points),
        qualifier=subject.qualifier,
        labelled=context.selection.points,
        opens=subject.opens,
    )


def _until(context: PageContext) -> DayTick:
    """Return the day of the selection, after which points came."""
    day = context.selection.as_of
    return DayTick(day, context.words("chart.until", day=context.words.day(day)))


def _legend(words: Words, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Return the marks of bounded and disputed points that are in the chart, with their meaning."""
    marks_in_use = {point.mark for point in points}
    bounds = ((BOUND_MARKS[Bound.OVER], "chart.over"), (BOUND_MARKS[Bound.UNDER], "chart.under"))
    marks = [Mark(glyph, words(key), Tone.QUIET) for glyph, key in bounds if glyph in marks_in_use]
    disputed = any(point.others for point in points)
    return (*marks, Mark(DISPUTED, words("chart.disputed"), Tone.WATCH)) if disputed else tuple(marks)


def _targets(context: PageContext, indicator: Indicator, totals: set[Decimal]) -> tuple[Tick, ...]:
    """Return the targets of the charted measure; none where the total changes, as they would lie at several heights."""
    words = context.words
    if len(totals) > 1:
        return ()
    unit = unit_of(context.dataset, indicator)
    total = next(iter(totals), None)
    own_targets = [target for target in indicator.targets if target.measure is None]
    return tuple(
        Tick(
            target.value.number / total * 100 if total else target.value.number,
            words("chart.target", goal=words.quantity_in(target.value, unit),
                  by=words.day(target.by) if target.by else words("no_deadline")),
            words("chart.target_short", goal=words.quantity_in(target.value, unit)),
        )
        for target in own_targets
    )  # fmt: skip
