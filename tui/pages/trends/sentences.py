"""The sentences under a chart: what changed within each run, and what must not be compared."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tui.analysis.progress import Pace, commitments, pace_of
from tui.analysis.projection import reached_on
from tui.analysis.runs import years_left_out
from tui.analysis.scores import cuts_of
from tui.analysis.series import last_run
from tui.blocks.figure import Figure, Mark, Opens, Run, Runs, Tone
from tui.model import Bound, Indicator, Period, Quantity, Ranking, Unit
from tui.pages.shared.commitments import expected_figure, pace_remark, unit_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import observation_figure
from tui.pages.trends.breaks import cut_told
from tui.pages.trends.lines import Change, Line
from tui.selection.context import PageContext
from tui.wording import Words


def indicator_summary(context: PageContext, day: date, indicator: Indicator, lines: Sequence[Line]) -> tuple[Runs, ...]:
    """Say what an indicator is, how each run changed, its breaks, totals, gaps, disputes, targets and pace."""
    words = context.words
    told: list[Runs] = [(Figure(words.text(indicator.name)), *_definition(words, indicator))]
    told += [_run(words, run) for line in lines for run in line.changes if run.first != run.last]
    told += [
        words.weave("trends.break", period=words.period(each.period), why=words.text(each.why))
        for each in indicator.breaks
    ]
    totals = [series.total for series in context.view.series(indicator) if series.total]
    if len(totals) > 1:
        named = ", ".join(words.quantity(each) for each in totals)
        told.append((words("trends.totals", totals=named, n=str(len(totals))),))
    told += _gaps(words, lines, None)
    told += _disputes(context, indicator)
    told += _targets(context, indicator)
    told += _pace(context, indicator, day)
    return tuple(told)


def ranking_summary(
    context: PageContext, ranking: Ranking, lines: Sequence[Line], known: Sequence[Period]
) -> tuple[Runs, ...]:
    """Say how the mean and each entity changed within each run, what lies between runs, and what is missing."""
    dataset, words = context.dataset, context.words
    told: list[Runs] = []
    for line in lines:
        changed = [run for run in line.changes if run.first != run.last and line.curve.joined]
        if changed:
            parts: list[Run] = [Figure(line.curve.name), ": "]
            for n, run in enumerate(changed):
                parts += [*((" ",) if n else ()), *_run(words, run)]
            told.append(tuple(parts))
    for cut in cuts_of(context.view, ranking):
        period, why = cut_told(context, ranking, cut)
        told.append(words.weave("trends.break", period=words.period(period), why=why))
    entities = [each for each in lines if each.key in dataset.entity]
    years = f"{words.period(known[-1])}–{words.period(known[0])}" if known else ""
    told += [
        words.weave("trends.no_score", name=Figure(each.curve.name), years=years)
        for each in entities
        if not each.periods
    ]
    told += _gaps(words, entities, known[0] if known else None)
    told += _contested(words, lines)
    if any(not each.curve.joined for each in lines):
        told.append((words("trends.extremes"),))
    mean = dataset.indicator.get(ranking.mean or "")
    if mean:
        told += _targets(context, mean)
    if not told:
        told.append((words("empty.chart", name=words.text(ranking.name)),))
    return tuple(told)


def grid_summary(context: PageContext, measure: Opens, count: int) -> tuple[Runs, ...]:
    """Say what many small charts show, and that their heights must not be compared."""
    dataset, words = context.dataset, context.words
    if measure.kind == "theme":
        return (words.weave("trends.grid", name=Figure(words.text(dataset.theme[measure.code].name)), n=str(count)),)
    name = entity_name(context, dataset.entity[measure.code])
    tone = Tone.HOME if measure.code == context.home else Tone.SECOND
    legend = (Mark("◆" if tone is Tone.HOME else "■", name, tone), " · ", Mark("●", words("trends.mean")))
    return (words.weave("trends.grid", name=Figure(name), n=str(count)), legend)


def _definition(words: Words, indicator: Indicator) -> tuple[str, ...]:
    return (f": {words.text(indicator.definition)}.",) if indicator.definition else ()


def _run(words: Words, run: Change) -> Runs:
    """Say what changed within one unbroken run."""
    return words.weave(
        "trends.run",
        start=run.first.period,
        end=run.last.period,
        change=run.change or Figure(words("trends.no_new_figure")),
        first=run.first.figure,
        last=run.last.figure,
    )


def _gaps(words: Words, lines: Sequence[Line], until: Period | None) -> list[Runs]:
    """Name the years without a figure in each series."""
    told: list[Runs] = []
    for line in lines:
        years = [
            str(first) if first == last else f"{first}–{last}" for first, last in years_left_out(line.periods, until)
        ]
        if years:
            told.append(words.weave("trends.gap", name=Figure(line.curve.name), years=", ".join(years)))
    return told


def _disputes(context: PageContext, indicator: Indicator) -> list[Runs]:
    words = context.words
    told: list[Runs] = []
    for series in context.view.series(indicator):
        for reading in series.readings:
            for other in reading.disputing:
                figures = [observation_figure(context, indicator, each) for each in (reading.observation, other)]
                told.append(
                    words.weave(
                        "trends.disputed", period=words.period(reading.period), figure=figures[0], other=figures[1]
                    )
                )
    return told


def _contested(words: Words, lines: Sequence[Line]) -> list[Runs]:
    """Name the points of a ranking that another source contradicts, with both figures, each once."""
    points = [(line.curve.name, point) for line in lines for run in line.curve.runs for point in run.points]
    told: dict[tuple[str, Figure, Figure], Runs] = {}
    for name, point in points:
        for other in point.others:
            when = f"{name} {point.period}"
            sentence = words.weave("trends.disputed", period=when, figure=point.figure, other=other)
            told.setdefault((point.period, point.figure, other), sentence)
    return list(told.values())


def _targets(context: PageContext, indicator: Indicator) -> list[Runs]:
    """Name the targets; one of another measure is told and never drawn."""
    words = context.words
    unit = unit_of(context.dataset, indicator)
    told: list[Runs] = []
    for each in indicator.targets:
        goal = Figure(words.quantity_in(each.value, unit), value=each.value.number, sources=each.source)
        by = words.day(each.by) if each.by else words("no_deadline")
        key = "trends.target_of" if each.measure else "trends.target"
        of = {"measure": words.text(each.measure)} if each.measure else {}
        told.append(words.weave(key, goal=goal, by=by, **of))
    return told


def _pace(context: PageContext, indicator: Indicator, day: date) -> list[Runs]:
    """Say the pace between the last two readings of the newest series, and what it would give, as arithmetic."""
    words = context.words
    newest = max(context.view.series(indicator), key=lambda each: each.readings[-1].period, default=None)
    if newest is None:
        return []
    unit = unit_of(context.dataset, indicator)
    pace = pace_of(last_run(indicator, newest.readings))
    told: list[Runs] = []
    if pace:
        between = words.weave(
            "trends.pace", before=words.period(pace.before.period), after=words.period(pace.after.period)
        )
        told.append((*between, *pace_remark(words, pace, unit), "."))
    for commitment in commitments(context.view, indicator, day):
        if commitment.expected is not None and commitment.goal.target:
            told.append(
                words.weave(
                    "trends.expected",
                    day=words.day(day),
                    expected=expected_figure(context, commitment, commitment.expected),
                )
            )
        if pace and commitment.series == newest:
            told += _projection(words, indicator, pace, commitment.goal.level, unit)
    return told


def _projection(words: Words, indicator: Indicator, pace: Pace, goal: Decimal, unit: Unit) -> list[Runs]:
    reached = reached_on(pace, goal, indicator.direction)
    if reached is None:
        return []
    like = Quantity(goal.scaleb(-pace.after.value.scale).normalize(), pace.after.value.scale)
    month = words.bounded(words.brief_month(reached), pace.amount.bound if pace.amount else Bound.EXACT)
    return [words.weave("trends.projection", goal=Figure(words.quantity_in(like, unit)), month=month)]
