"""What a chart may show of one measure: its series in unbroken runs, with the change within each run."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from tui.analysis.ranges import Bounded
from tui.analysis.runs import Measured, run_change, runs_of
from tui.analysis.scores import Score, best_scores, cuts_of, lowest_scores, region_means, scores_of
from tui.analysis.series import Reading, Series, indicator_runs
from tui.blocks.chart import BEST, LOWEST, MEAN, REGION, Curve, Point, PointRun
from tui.blocks.figure import Figure, Tone
from tui.model import Code, Entity, Indicator, Period, Ranking
from tui.pages.shared.commitments import unit_of
from tui.pages.shared.entity_names import entity_name
from tui.pages.shared.figures import bounded_figure, change_figure
from tui.pages.trends.points import reading_points, score_points
from tui.selection.context import PageContext

MOST_SERIES = 5
"""More lines in one chart cannot be told apart."""
_TOTALS = (("●", Tone.PLAIN), ("■", Tone.SECOND), ("▲", Tone.THIRD), ("◆", Tone.QUIET), ("▼", Tone.QUIET))
_CHOSEN = (("■", Tone.SECOND), ("×", Tone.THIRD), ("+", Tone.SECOND), ("▸", Tone.THIRD), ("◇", Tone.PLAIN))
M = TypeVar("M", bound=Measured)


class Change(Struct, frozen=True):
    """What changed within one unbroken run."""

    first: Point
    last: Point
    change: Figure | None
    """None where a bounded figure is only repeated."""


class Line(Struct, frozen=True):
    """One series a chart may show."""

    curve: Curve
    changes: tuple[Change, ...]
    periods: tuple[Period, ...]
    """Those in which a figure is known, oldest first."""

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return self.curve.key


def indicator_lines(context: PageContext, indicator: Indicator, since: int | None) -> tuple[Line, ...]:
    """Return the series of an indicator from a year on: one for each total it was measured against, never joined."""
    words = context.words
    found = context.view.series(indicator)
    unit = unit_of(context.dataset, indicator)
    looks = _TOTALS * (len(found) // len(_TOTALS) + 1)
    name = words.text(indicator.short or indicator.name)

    def line(series: Series, mark: str, tone: Tone) -> Line:
        total = words.quantity(series.total) if series.total else ""
        number = series.total.number if series.total else None
        return _line(
            Curve(total or "all", words("trends.of_total", total=total) if total else name, mark, tone, ()),
            _since(since, indicator_runs(indicator, series.readings)),
            lambda run: reading_points(context, indicator, run, number),
            lambda run, amount: change_figure(words, amount, run[-1].value, unit),
            total,
        )

    lines = [line(series, *look) for series, look in zip(found, looks, strict=False)]
    return tuple(each for each in lines if each.periods)


def ranking_lines(
    context: PageContext,
    ranking: Ranking,
) -> tuple[Line, ...]:
    """Return the series of a ranking: its mean, home, the chosen entities, the best, the lowest, the region's mean.

    An entity of which only ranks are known is among them, without a point.
    """
    dataset, words, selection = context.dataset, context.words, context.selection
    cuts = [each.period for each in cuts_of(context.view, ranking)]

    def scored(curve: Curve, scores: tuple[Score, ...]) -> Line:
        return _line(
            curve,
            _since(selection.since, runs_of(scores, cuts)),
            lambda run: score_points(context, ranking, run),
            lambda _, amount: bounded_figure(words, f"{words.signed(amount.number)} {words('points')}", amount.bound),
        )

    lines: list[Line] = []
    mean = dataset.indicator.get(ranking.mean or "")
    if mean:
        lines.append(_mean(context, mean, cuts, selection.since))
    for entity, mark, tone in _followed(context):
        curve = Curve(entity.code, entity_name(context, entity), mark, tone, ())
        lines.append(scored(curve, scores_of(context.view, ranking, entity.code)))
    best = Curve(BEST, words("trends.best"), "▲", Tone.QUIET, (), joined=False)
    lowest = Curve(LOWEST, words("trends.lowest"), "▼", Tone.QUIET, (), joined=False)
    lines += [scored(best, best_scores(context.view, ranking)), scored(lowest, lowest_scores(context.view, ranking))]
    looked_at = dataset.entity.get(selection.entity or context.home or "")
    if looked_at and looked_at.region:
        name = words("trends.region", region=words.text(looked_at.region))
        lines.append(scored(Curve(REGION, name, "▪", Tone.QUIET, ()), region_means(context.view, ranking, looked_at)))
    return tuple(each for each in lines if each.periods or context.view.periods_known(ranking, each.key))


def shown(lines: Sequence[Line], hidden: Iterable[Code]) -> tuple[Line, ...]:
    """Return the series that are drawn: those not hidden, and no more than can be told apart."""
    return tuple(each for each in lines if each.periods and each.key not in hidden)[:MOST_SERIES]


def _followed(context: PageContext) -> list[tuple[Entity, str, Tone]]:
    """Return home, the entity looked at and those compared, each once, with their marks."""
    dataset, selection = context.dataset, context.selection
    codes = dict.fromkeys((context.home, *(selection.compared or (selection.entity,))))
    entities = [dataset.entity[code] for code in codes if code in dataset.entity]
    looks = iter(_CHOSEN)
    return [
        (each, "◆", Tone.HOME) if each.code == context.home else (each, *next(looks))
        for each in entities[: len(_CHOSEN)]
    ]


def _mean(context: PageContext, mean: Indicator, cuts: Sequence[Period], since: int | None) -> Line:
    """Return the mean of a field, parted wherever the field must not be compared."""
    words = context.words
    readings: tuple[Reading, ...] = next((each.readings for each in context.view.series(mean)), ())
    missing = [each.period for each in mean.observations if each.value is None]
    return _line(
        Curve(MEAN, words("trends.mean"), "●", Tone.PLAIN, ()),
        _since(since, runs_of(readings, (*cuts, *(each.period for each in mean.breaks)), missing)),
        lambda run: reading_points(context, mean, run, None),
        lambda run, amount: change_figure(words, amount, run[-1].value, unit_of(context.dataset, mean)),
    )


def _since(year: int | None, runs: tuple[tuple[M, ...], ...]) -> tuple[tuple[M, ...], ...]:
    """Return runs from a year on; all when None."""
    if year is None:
        return runs
    kept = (tuple(each for each in run if each.period.last.year >= year) for run in runs)
    return tuple(run for run in kept if run)


def _line(
    curve: Curve,
    runs: tuple[tuple[M, ...], ...],
    points: Callable[[tuple[M, ...]], tuple[Point, ...]],
    worded: Callable[[tuple[M, ...], Bounded], Figure],
    total: str = "",
) -> Line:
    stretches = tuple(PointRun(points(run), total) for run in runs)
    told = []
    for stretch, run in zip(stretches, runs, strict=True):
        amount = run_change(run)
        told.append(Change(stretch.points[0], stretch.points[-1], worded(run, amount) if amount else None))
    drawn = Curve(curve.key, curve.name, curve.mark, curve.tone, stretches, curve.joined)
    return Line(drawn, tuple(told), tuple(each.period for run in runs for each in run))
