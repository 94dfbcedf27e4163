"""The series a chart can show of one measure, in unbroken runs, with the change within each run."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.analysis.edition_change import totals_agree
from tui.analysis.runs import Measured, at_breaks, runs_of
from tui.analysis.scores import Cut, Score, at_cuts, best_scores, cuts_of, lowest_scores, region_means, scores_of
from tui.analysis.series import Series, indicator_runs
from tui.blocks.chart import BEST, LOWEST, MEAN, REGION, Curve, Point, PointRun
from tui.blocks.figure import Figure, Tone
from tui.model import Code, Indicator, Period, Ranking
from tui.pages.shared.entity_looks import compared_looks
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.later import dated_text, is_later
from tui.pages.trends.points import ReadingPlotter, ScorePlotter
from tui.selection.context import PageContext

MOST_SERIES = 5
"""The most lines of one chart that a reader can tell apart."""
_TOTAL_LOOKS = (("●", Tone.PLAIN), ("■", Tone.SECOND), ("▲", Tone.THIRD), ("◆", Tone.QUIET), ("▼", Tone.QUIET))
_ENTITY_LOOKS = (("■", Tone.SECOND), ("×", Tone.THIRD), ("+", Tone.SECOND), ("▸", Tone.THIRD), ("◇", Tone.PLAIN))
WITHOUT_TOTAL = "all"
"""The key of the series of readings without a total."""
M = TypeVar("M", bound=Measured)
M_contra = TypeVar("M_contra", bound=Measured, contravariant=True)


class Plotter(Protocol[M_contra]):
    """Turns a run of figures into what a chart shows of it."""

    @property
    def context(self) -> PageContext:
        """The context of the page."""
        ...

    def point_run(self, run: Sequence[M_contra], /) -> PointRun:
        """Return one unbroken run of figures as points."""
        ...

    def change(self, run: Sequence[M_contra], /) -> Figure | None:
        """Return the change from the first to the last figure of a run; None where a bounded figure is repeated."""
        ...


class Change(Struct, frozen=True):
    """The change from the first to the last of several points of one unbroken run."""

    first: Point
    last: Point
    change: Figure | None
    """None where a bounded figure is only repeated."""


class Line(Struct, frozen=True):
    """One series a chart can show."""

    curve: Curve
    changes: tuple[Change, ...]
    """One for each run of at least two points by the day of the selection."""
    periods: tuple[Period, ...]
    """The periods of its points, oldest first."""
    ended: tuple[Period, ...]
    """Those that ended by the day of the selection."""

    @property
    def key(self) -> str:
        """The key of its curve."""
        return self.curve.key

    @property
    def points(self) -> tuple[Point, ...]:
        """Its points, oldest first."""
        return tuple(point for run in self.curve.runs for point in run.points)

    @property
    def later(self) -> Point | None:
        """Its newest point after the day of the selection."""
        newest = self.points[-1] if self.periods else None
        return newest if newest and newest.later else None


def indicator_lines(context: PageContext, indicator: Indicator) -> tuple[Line, ...]:
    """Return the series of an indicator from the selected year on, one for each total it was measured against."""
    all_series = context.view.series(indicator)
    looks = _TOTAL_LOOKS * (len(all_series) // len(_TOTAL_LOOKS) + 1)
    lines = [
        _line(
            Curve(*_key_and_name(context, indicator, series), mark, tone, ()),
            _since(context.selection.since, indicator_runs(indicator, series.readings)),
            ReadingPlotter(context, indicator, series.total),
        )
        for series, (mark, tone) in zip(all_series, looks, strict=False)
    ]
    return tuple(line for line in lines if line.periods)


def ranking_lines(context: PageContext, ranking: Ranking) -> tuple[Line, ...]:
    """Return the series of a ranking from the selected year on.

    They are its mean, the home entity, the selected entities, the best, the lowest and the mean of a region. An entity
    with ranks but no scores is among them, without points.
    """
    cuts = cuts_of(context.view, ranking)
    mean = mean_indicator(context, ranking)
    lines = [_mean_line(context, mean, cuts)] if mean else []
    plotter = ScorePlotter(context, ranking)
    for curve, scores in _curves_with_scores(context, ranking):
        lines.append(_line(curve, _since(context.selection.since, runs_of(scores, at_cuts(cuts))), plotter))
    return tuple(line for line in lines if line.periods or context.view.periods_known(ranking, line.key))


def compared_lines(context: PageContext, ranking: Ranking) -> tuple[Line, ...]:
    """Return a series for each compared entity with a score of a ranking, in the looks they have side by side."""
    is_cut, plotter = at_cuts(cuts_of(context.view, ranking)), ScorePlotter(context, ranking)
    lines = []
    for code, look in compared_looks(context).items():
        curve = Curve(code, entity_name(context, context.dataset.entity[code]), look.mark, look.tone, ())
        lines.append(_line(curve, runs_of(scores_of(context.view, ranking, code), is_cut), plotter))
    return tuple(line for line in lines if line.periods)


def drawn_lines(context: PageContext, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the first `MOST_SERIES` of those with points that are not hidden."""
    hidden = context.selection.hidden
    return tuple(line for line in lines if line.periods and line.key not in hidden)[:MOST_SERIES]


def drawn_on_totals(context: PageContext, indicator: Indicator, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines drawn of an indicator; where some readings have a total, those without are no part of one."""
    has_totals = any(observation.total for observation in indicator.observations)
    return drawn_lines(context, [line for line in lines if not has_totals or line.key != WITHOUT_TOTAL])


def reference_edition(context: PageContext, ranking: Ranking) -> Edition | None:
    """Return the newest edition that ended by the day of the selection, else the newest; its total is charted."""
    editions = context.view.editions_until(ranking, context.selection.as_of) or context.view.editions(ranking)
    return editions[0] if editions else None


def is_on_charted_total(context: PageContext, ranking: Ranking, period: Period) -> bool:
    """Whether scores of a period are out of the total of the reference edition: no axis holds two totals."""
    reference = reference_edition(context, ranking)
    return reference is None or totals_agree(context.view.edition(ranking, period), reference)


def on_charted_total(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without the runs out of another total than that of the reference edition."""
    charted = []
    for line in lines:
        periods = iter(line.periods)
        ends = [[next(periods) for _ in run.points][-1] for run in line.curve.runs]
        runs = tuple(
            run for run, end in zip(line.curve.runs, ends, strict=True) if is_on_charted_total(context, ranking, end)
        )
        charted.append(replace(line, curve=replace(line.curve, runs=runs)))
    return tuple(line for line in charted if line.points)


def ended_on_charted_total(context: PageContext, ranking: Ranking, lines: Sequence[Line]) -> list[Line]:
    """Return lines that count as ended only the periods out of the total of the reference edition."""
    return [
        replace(line, ended=tuple(period for period in line.ended if is_on_charted_total(context, ranking, period)))
        for line in lines
    ]


def charted_periods(context: PageContext, ranking: Ranking) -> tuple[Period, ...]:
    """Return the periods of a ranking from the selected year on, newest first."""
    since = context.selection.since or 0
    return tuple(period for period in context.view.periods(ranking) if period.last.year >= since)


def periods_of_entity(context: PageContext, entity: Code, periods: Sequence[Period]) -> tuple[Period, ...]:
    """Return the periods at whose end an entity existed."""
    return tuple(period for period in periods if context.dataset.entity[entity].exists_on(period.last))


def mean_indicator(context: PageContext, ranking: Ranking) -> Indicator | None:
    """Return the indicator that states the mean of a ranking."""
    return context.dataset.indicator.get(ranking.mean or "")


def _key_and_name(context: PageContext, indicator: Indicator, series: Series) -> tuple[str, str]:
    words = context.words
    if series.total is None:
        return WITHOUT_TOTAL, words.text(indicator.short or indicator.name)
    total = words.quantity(series.total)
    return total, words("trends.of_total", total=total)


def _curves_with_scores(context: PageContext, ranking: Ranking) -> Iterator[tuple[Curve, tuple[Score, ...]]]:
    view, words = context.view, context.words
    for curve in _entity_curves(context):
        yield curve, scores_of(view, ranking, curve.key)
    yield Curve(BEST, words("trends.best"), "▲", Tone.QUIET, (), joined=False), best_scores(view, ranking)
    yield Curve(LOWEST, words("trends.lowest"), "▼", Tone.QUIET, (), joined=False), lowest_scores(view, ranking)
    entity = context.dataset.entity.get(context.selection.entity or context.home or "")
    if entity and entity.region:
        name = words("trends.region", region=words.text(entity.region))
        yield Curve(REGION, name, "▪", Tone.QUIET, ()), region_means(view, ranking, entity)


def _entity_curves(context: PageContext) -> list[Curve]:
    """Return curves without points of the home entity and of those compared, else of the one selected."""
    dataset, selection = context.dataset, context.selection
    codes = dict.fromkeys((context.home, *reversed(context.homes), *(selection.compared or (selection.entity,))))
    entities = [dataset.entity[code] for code in codes if code in dataset.entity]
    looks = iter(_ENTITY_LOOKS)
    curves = []
    for entity in entities[: len(_ENTITY_LOOKS)]:
        mark, tone = ("◆", Tone.HOME) if entity.code == context.home else next(looks)
        tone = Tone.HOME if entity.code in context.homes else tone
        curves.append(Curve(entity.code, entity_name(context, entity), mark, tone, ()))
    return curves


def _mean_line(context: PageContext, mean: Indicator, cuts: Sequence[Cut]) -> Line:
    """Return the mean of a ranking, in runs that end at its own breaks and at the cuts of the ranking."""
    readings = next((series.readings for series in context.view.series(mean)), ())
    has_own_break, is_cut = at_breaks(mean.breaks), at_cuts(cuts)

    def differ(before: Period, after: Period) -> bool:
        return has_own_break(before, after) or is_cut(before, after)

    runs = runs_of(readings, differ, mean.missing)
    curve = Curve(MEAN, context.words("trends.mean"), "●", Tone.PLAIN, ())
    return _line(curve, _since(context.selection.since, runs), ReadingPlotter(context, mean))


def _since(year: int | None, runs: tuple[tuple[M, ...], ...]) -> tuple[tuple[M, ...], ...]:
    """Return runs from a year on; all when None."""
    if year is None:
        return runs
    later = (tuple(measured for measured in run if measured.period.last.year >= year) for run in runs)
    return tuple(run for run in later if run)


def _line(curve: Curve, runs: tuple[tuple[M, ...], ...], plotter: Plotter[M]) -> Line:
    """Return a curve with its runs of points, and the change within each by the day of the selection."""
    context = plotter.context
    day = context.selection.as_of
    point_runs, changes = [], []
    for run in runs:
        point_run = _dated(context, plotter.point_run(run), run)
        ended = [measured for measured in run if measured.period.last <= day]
        if len(ended) > 1:
            change = Change(point_run.points[0], point_run.points[len(ended) - 1], plotter.change(ended))
            changes.append(change)
            point_run = replace(point_run, change=change.change)
        point_runs.append(point_run)
    periods = tuple(measured.period for run in runs for measured in run)
    ended_periods = tuple(period for period in periods if period.last <= day)
    return Line(replace(curve, runs=tuple(point_runs)), tuple(changes), periods, ended_periods)


def _dated(context: PageContext, point_run: PointRun, run: Sequence[Measured]) -> PointRun:
    """Return a run of points with those after the day of the selection marked and named as later."""
    points = tuple(
        replace(point, later=True, period=dated_text(context, measured.period))
        if is_later(context, measured.period)
        else point
        for point, measured in zip(point_run.points, run, strict=True)
    )
    return replace(point_run, points=points)
