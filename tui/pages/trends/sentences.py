"""The sentences under a chart: what changed within each run, and what must not be compared."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tui.analysis.pace import Pace, pace_of
from tui.analysis.progress import Commitment, commitments
from tui.analysis.projection import reached_on
from tui.analysis.runs import years_left_out
from tui.analysis.series import last_run
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Opens, Run, Runs, Tone
from tui.model import Bound, Indicator, Period, Quantity, Ranking, Unit
from tui.model.area_sums import total_of
from tui.pages.shared.commitments import expected_figure, pace_remark, target_parts, unit_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import observation_figure
from tui.pages.shared.joined_runs import joined_runs
from tui.pages.shared.lineage import earlier_home_line
from tui.pages.shared.year_spans import spans_text
from tui.pages.trends.breaks import break_sentences, indicator_breaks, ranking_breaks
from tui.pages.trends.extremes import extremes_sentences
from tui.pages.trends.lines import (
    Change,
    Line,
    charted_periods,
    drawn_lines,
    is_on_charted_total,
    mean_indicator,
    periods_of_entity,
    reference_edition,
)
from tui.selection.context import PageContext
from tui.wording import Words


def indicator_summary(context: PageContext, indicator: Indicator, lines: Sequence[Line]) -> tuple[Runs, ...]:
    """Return what an indicator is, how each run changed, its breaks, totals, gaps, disputes, targets and pace."""
    words, day = context.words, context.selection.as_of
    return (
        (Figure(words.text(indicator.name)), *_definition(words, indicator)),
        *(_change_sentence(words, change) for line in lines for change in line.changes),
        *break_sentences(
            words, (worded for worded in indicator_breaks(context, indicator) if worded.period.first <= day)
        ),
        *_total_sentences(context, indicator),
        *_later_readings(words, lines),
        *_gap_sentences(words, lines),
        *_dispute_sentences(context, indicator),
        *_target_sentences(context, indicator),
        *_pace_sentences(context, indicator),
    )


def ranking_summary(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> tuple[Runs, ...]:
    """Return how each series of a ranking changed within its runs, its breaks, gaps, disputes and targets.

    They are about the series drawn, and about the entities without a score.
    """
    words = context.words
    day = context.selection.as_of
    periods = [period for period in charted_periods(context, ranking) if period.last <= day]
    without_score = [line for line in lines if not line.periods]
    described = [*drawn_lines(context, lines), *without_score]
    entities = [line for line in described if line.key in context.dataset.entity]
    mean = mean_indicator(context, ranking)
    followed = [line for line in lines if line.key in context.homes]
    sentences = (
        *(_changes_sentence(words, line) for line in described if line.changes and line.curve.joined),
        *(runs for block in earlier_home_line(context) for runs in block.paragraphs if len(followed) > 1),
        *break_sentences(words, (worded for worded in ranking_breaks(context, ranking) if worded.period.first <= day)),
        *_later_sentences(words, described),
        *_no_score_sentences(context, [line for line in entities if not line.ended], periods),
        *_score_gap_sentences(context, entities, periods),
        *_score_dispute_sentences(words, described),
        *extremes_sentences(context, ranking, [line for line in described if not line.curve.joined]),
        *_other_total_sentences(context, ranking, lines),
        *(_target_sentences(context, mean) if mean else []),
    )
    return sentences or ((words("empty.chart", name=words.text(ranking.name)),),)


def grid_summary(context: PageContext, measure: Opens, charts: Sequence[Chart]) -> tuple[Runs, ...]:
    """Return how many small charts are drawn, whose heights must not be compared, and how many are given as numbers."""
    dataset, words = context.dataset, context.words
    if measure.kind == "theme":
        return (_grid_sentence(words, words.text(dataset.theme[measure.code].name), charts),)
    name = entity_name(context, dataset.entity[measure.code])
    tone = Tone.HOME if measure.code == context.home else Tone.SECOND
    legend = (Mark("◆" if tone is Tone.HOME else "■", name, tone), " · ", Mark("●", words("trends.mean")))
    return (_grid_sentence(words, name, charts), legend)


def _grid_sentence(words: Words, name: str, charts: Sequence[Chart]) -> Runs:
    tiles = sum(chart.is_tile for chart in charts)
    counts = (("trends.grid", len(charts) - tiles), ("trends.tiles", tiles))
    clauses = [words.weave(key, n=str(count)) for key, count in counts if count]
    return (Figure(name), ": ", *joined_runs(clauses, " "))


def _definition(words: Words, indicator: Indicator) -> tuple[str, ...]:
    return (f": {words.text(indicator.definition)}.",) if indicator.definition else ()


def _change_sentence(words: Words, change: Change) -> Runs:
    return words.weave(
        "trends.run",
        start=change.first.period,
        end=change.last.period,
        change=change.change or Figure(words("trends.no_new_figure")),
        first=change.first.figure,
        last=change.last.figure,
    )


def _changes_sentence(words: Words, line: Line) -> Runs:
    """Return the name of a series and the sentences about the changes within its runs."""
    parts: list[Run] = [Figure(line.curve.name)]
    for n, change in enumerate(line.changes):
        parts += [" " if n else ": ", *_change_sentence(words, change)]
    return tuple(parts)


def _later_sentences(words: Words, lines: Iterable[Line]) -> list[Runs]:
    """Return one sentence with the newest point of each series after the day; nothing without any."""
    points = [
        words.weave(
            "trends.later_point",
            name=line.curve.name,
            figure=line.later.figure,
            period=words.period(line.periods[-1]),
        )
        for line in lines
        if line.later
    ]
    return [(words("trends.later"), *joined_runs(points, "; "), ".")] if points else []


def _later_readings(words: Words, lines: Iterable[Line]) -> list[Runs]:
    """Return one sentence with the newest reading of each series of an indicator after the day; nothing without any."""
    readings = [
        words.weave("trends.later_reading", figure=line.later.figure, period=words.period(line.periods[-1]))
        for line in lines
        if line.later
    ]
    return [(words("trends.later"), *joined_runs(readings, "; "), ".")] if readings else []


def _total_sentences(context: PageContext, indicator: Indicator) -> list[Runs]:
    words = context.words
    totals = [words.quantity(series.total) for series in context.view.series(indicator) if series.total]
    without = [series.readings for series in context.view.series(indicator) if totals and not series.total]
    sentences: list[Runs] = [
        (words("trends.without_total", periods=", ".join(words.period(reading.period) for reading in readings)),)
        for readings in without
    ]
    if len(totals) > 1:
        sentences.insert(0, (words("trends.totals", totals=", ".join(totals), n=str(len(totals))),))
    return sentences


def _no_score_sentences(context: PageContext, lines: Iterable[Line], periods: Sequence[Period]) -> list[Runs]:
    """Return a sentence for each entity without any score, with the years in which it existed."""
    sentences = []
    for line in lines:
        existed = periods_of_entity(context, line.key, periods)
        if periods and not existed:
            continue
        years = "–".join(dict.fromkeys(context.words.period(period) for period in (*existed[-1:], *existed[:1])))
        sentences.append(context.words.weave("trends.no_score", name=Figure(line.curve.name), years=years))
    return sentences


def _gap_sentences(words: Words, lines: Iterable[Line]) -> list[Runs]:
    """Return a sentence for each series of an indicator with years left out between its figures."""
    gaps = ((line.curve.name, gap_years(line, None)) for line in lines)
    return [words.weave("trends.gap", name=Figure(name), years=years) for name, years in gaps if years]


def _score_gap_sentences(context: PageContext, lines: Iterable[Line], periods: Sequence[Period]) -> list[Runs]:
    """Return a sentence for each entity without a score, whatever its rank, in years between or after its scores."""
    untils = ((line, next(iter(periods_of_entity(context, line.key, periods)), None)) for line in lines)
    gaps = ((line.curve.name, gap_years(line, until)) for line, until in untils)
    return [context.words.weave("trends.score_gap", name=Figure(name), years=years) for name, years in gaps if years]


def gap_years(line: Line, until: Period | None) -> str:
    """Return the years a series leaves out by the day, between its figures or up to a later period: 2016, 2018–2020."""
    return spans_text(years_left_out(line.ended, until))


def _other_total_sentences(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> list[Runs]:
    """Return for which periods scores are out of another total than the one charted, and so not in the chart."""
    words, reference = context.words, reference_edition(context, ranking)
    if reference is None:
        return []
    charted = total_of(ranking, reference.period)
    others: dict[Decimal, list[str]] = {}
    for period in sorted({period for line in drawn_lines(context, lines) for period in line.periods}):
        if not is_on_charted_total(context, ranking, period):
            others.setdefault(total_of(ranking, period), []).append(words.period(period))
    return [
        words.weave(
            "trends.other_total", periods=", ".join(names), total=words.number(total), charted=words.number(charted)
        )
        for total, names in others.items()
    ]


def _dispute_sentences(context: PageContext, indicator: Indicator) -> list[Runs]:
    """Return a sentence for each reading of an indicator and each figure that contradicts it."""
    words = context.words
    return [
        words.weave(
            "trends.disputed",
            period=words.period(reading.period),
            figure=observation_figure(context, indicator, reading.observation),
            other=observation_figure(context, indicator, other),
        )
        for series in context.view.series(indicator)
        for reading in series.until(context.selection.as_of).readings
        for other in reading.disputing
    ]


def _score_dispute_sentences(words: Words, lines: Iterable[Line]) -> list[Runs]:
    """Return a sentence for each pair of contradicting scores; a pair in several series is named in the first only."""
    sentences: dict[tuple[str, Figure, Figure], Runs] = {}
    ended = ((line.curve.name, point) for line in lines for point in line.points if not point.later)
    for name, point in ended:
        for other in point.others:
            period = f"{name} {point.period}"
            sentence = words.weave("trends.disputed", period=period, figure=point.figure, other=other)
            sentences.setdefault((point.period, point.figure, other), sentence)
    return list(sentences.values())


def _target_sentences(context: PageContext, indicator: Indicator) -> list[Runs]:
    """Return a sentence for each target, those of another measure included, which no chart draws."""
    words = context.words
    sentences: list[Runs] = []
    for target in indicator.targets:
        parts = target_parts(context, indicator, target)
        key = "trends.target_of" if target.measure else "trends.target"
        of = {"measure": words.text(target.measure)} if target.measure else {}
        sentences.append(words.weave(key, **parts, **of))
    return sentences


def _pace_sentences(context: PageContext, indicator: Indicator) -> list[Runs]:
    """Return the pace between the last two readings by the day of the newest series, and what follows from it."""
    words, day = context.words, context.selection.as_of
    read = [(series.until(day).readings, series) for series in context.view.series(indicator)]
    known = [(readings, series) for readings, series in read if readings]
    if not known:
        return []
    readings, newest = max(known, key=lambda pair: pair[0][-1].period)
    unit = unit_of(context.dataset, indicator)
    pace = pace_of(last_run(indicator, readings))
    sentences = [_pace_sentence(words, pace, unit)] if pace else []
    for commitment in commitments(context.view, indicator, day):
        if commitment.expected is not None and commitment.goal.by and day <= commitment.goal.by:
            sentences.append(
                words.weave(
                    "trends.expected",
                    day=words.day(day),
                    expected=expected_figure(context, commitment, commitment.expected),
                )
            )
        if pace and commitment.series == newest:
            sentences += _projection_sentences(context, commitment, pace)
    return sentences


def _pace_sentence(words: Words, pace: Pace, unit: Unit) -> Runs:
    before, after = words.period(pace.before.period), words.period(pace.after.period)
    return (*words.weave("trends.pace", before=before, after=after), *pace_remark(words, pace, unit), ".")


def _is_inexact(pace: Pace) -> bool:
    return pace.amount is not None and pace.amount.bound is not Bound.EXACT


def _projection_sentences(context: PageContext, commitment: Commitment, pace: Pace) -> list[Runs]:
    """Return in which month a pace reaches the goal of a commitment; nothing where it does not."""
    words, goal = context.words, commitment.goal.level
    reached = reached_on(pace, goal, commitment.indicator.direction)
    if reached is None:
        return []
    unit = unit_of(context.dataset, commitment.indicator)
    like = Quantity(goal.scaleb(-pace.after.value.scale).normalize(), pace.after.value.scale)
    bound = Bound.ABOUT if _is_inexact(pace) else Bound.EXACT
    month = words.bounded(words("trends.month", month=words.month(reached)), bound)
    return [words.weave("trends.projection", goal=Figure(words.quantity_in(like, unit)), month=month)]
