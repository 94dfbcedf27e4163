"""Series set into a chart: its axes, its breaks with their words, its targets."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.scores import cuts_of
from tui.blocks.chart import Chart, Curve, DayTick, Point, Tick
from tui.blocks.figure import Mark, Opens, Tone
from tui.blocks.glyphs import DISPUTED
from tui.model import PERCENTAGE, Bound, Indicator, Period, Ranking, Unit
from tui.pages.shared.commitments import unit_of
from tui.pages.trends.axes import time_axis, value_axis
from tui.pages.trends.breaks import cut_told
from tui.pages.trends.lines import Line, shown
from tui.pages.trends.points import BOUND_MARKS, all_yearly
from tui.selection.context import PageContext
from tui.wording import Words


def indicator_chart(context: PageContext, indicator: Indicator, lines: Sequence[Line]) -> Chart:
    """Return the chart of an indicator; readings against totals stand as their part in percent."""
    words = context.words
    drawn = shown(lines, context.selection.hidden)
    totals = {each.total.number for each in indicator.observations if each.total}
    unit = unit_of(context.dataset, indicator)
    breaks = [_break(words, each.period, words.text(each.why)) for each in indicator.breaks]
    targets = _targets(context, indicator, totals)
    chart = _chart(
        context,
        [each.curve for each in drawn],
        yearly=all_yearly(period for each in drawn for period in each.periods),
        scale=0 if totals else max((each.value.scale for each in indicator.observations if each.value), default=0),
        unit=PERCENTAGE if totals else unit,
        wanted=[*(each.at for each in targets), *([Decimal(0), Decimal(100)] if totals else [])],
    )
    return replace(
        chart,
        heading=words.text(indicator.short or indicator.name),
        qualifier=words("chart.of_total") if totals else words.text(unit.name),
        breaks=_crossed(chart, breaks),
        targets=targets,
        bars=sum(len(run.points) for run in chart.runs) == 1 and chart.values.low == 0,
        opens=Opens("indicator", indicator.code),
    )


def ranking_chart(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> Chart:
    """Return the chart of the scores of a ranking."""
    dataset, words = context.dataset, context.words
    mean = dataset.indicator.get(ranking.mean or "")
    targets = _targets(context, mean, set()) if mean else ()
    chart = _chart(
        context,
        [each.curve for each in shown(lines, context.selection.hidden)],
        yearly=_is_yearly(ranking),
        wanted=[each.at for each in targets],
    )
    breaks = [_break(words, *cut_told(context, ranking, each)) for each in cuts_of(context.view, ranking)]
    return replace(
        chart,
        heading=words.text(ranking.name),
        qualifier=words("chart.scale", low=words.number(ranking.low), high=words.number(ranking.high))
        if ranking.high is not None
        else words("chart.points"),
        breaks=_crossed(chart, breaks),
        targets=targets,
        opens=Opens("ranking", ranking.code),
    )


def _chart(
    context: PageContext,
    curves: Iterable[Curve],
    *,
    yearly: bool,
    wanted: Sequence[Decimal],
    scale: int = 0,
    unit: Unit | None = None,
) -> Chart:
    words = context.words
    kept = tuple(curves)
    points = [point for curve in kept for run in curve.runs for point in run.points]
    heights = [height for point in points for height in point.heights]
    return Chart(
        "chart",
        "",
        kept,
        value_axis(words, [*heights, *wanted], scale=scale, unit=unit),
        time_axis(words, (point.day for point in points), yearly=yearly),
        legend=_legend(words, points),
        labelled=context.selection.points,
    )


def _legend(words: Words, points: Sequence[Point]) -> tuple[Mark, ...]:
    """Say what marks mean that no series has of its own."""
    met = {each.mark for each in points}
    bounds = ((BOUND_MARKS[Bound.OVER], "chart.over"), (BOUND_MARKS[Bound.UNDER], "chart.under"))
    marks = [Mark(glyph, words(key), Tone.QUIET) for glyph, key in bounds if glyph in met]
    disputed = any(each.others for each in points)
    return (*marks, Mark(DISPUTED, words("chart.disputed"), Tone.WATCH)) if disputed else tuple(marks)


def _crossed(chart: Chart, breaks: Iterable[DayTick]) -> tuple[DayTick, ...]:
    """Return the breaks that lie within the time of a chart."""
    return tuple(each for each in breaks if chart.time.first < each.day <= chart.time.last)


def _break(words: Words, period: Period, why: str) -> DayTick:
    when = words.period(period)
    return DayTick(period.first, words("chart.break", period=when, why=why), words("chart.break_short", period=when))


def _targets(context: PageContext, indicator: Indicator, totals: set[Decimal]) -> tuple[Tick, ...]:
    """Return the targets of this very measure; against changing totals none can be placed."""
    words = context.words
    if len(totals) > 1:
        return ()
    unit = unit_of(context.dataset, indicator)
    total = next(iter(totals), None)
    own = [each for each in indicator.targets if each.measure is None]
    return tuple(
        Tick(
            each.value.number / total * 100 if total else each.value.number,
            words("chart.target", goal=words.quantity_in(each.value, unit),
                  by=words.day(each.by) if each.by else words("no_deadline")),
            words("chart.target_short", goal=words.quantity_in(each.value, unit)),
        )
        for each in own
    )  # fmt: skip


def _is_yearly(ranking: Ranking) -> bool:
    return all_yearly(each.period for each in ranking.standings)
