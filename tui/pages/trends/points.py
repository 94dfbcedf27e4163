"""Readings and scores as points of a chart: where they lie in time, how high, with which figure and whose word."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from tui.analysis.scores import Score
from tui.analysis.series import Reading
from tui.blocks.chart import Point
from tui.blocks.figure import Figure
from tui.blocks.glyphs import DERIVED
from tui.model import Bound, Dataset, Grain, Indicator, Observation, Period, Ranking, Status
from tui.pages.shared.figures import bounded_figure, observation_figure, reading_figure, score_figure
from tui.selection.context import PageContext

BOUND_MARKS = {Bound.OVER: "△", Bound.UNDER: "▽"}
"""At least this much, at most this much; an approximate figure says so beside its mark."""


def place_in_time(period: Period) -> date:
    """Return where a figure lies on the axis of time: a year, quarter or month in its middle, others on their last day.

    The order of the periods stays, as those of one kind never overlap.
    """
    if period.grain in (Grain.DAY, Grain.SPAN):
        return period.last
    return period.first + (period.last - period.first) / 2


def all_yearly(periods: Iterable[Period]) -> bool:
    """Whether nothing but years is measured."""
    return all(each.grain is Grain.YEAR for each in periods)


def reading_points(
    context: PageContext, indicator: Indicator, run: Sequence[Reading], total: Decimal | None
) -> tuple[Point, ...]:
    """Return readings as points, as high as their number or their part of a total in percent."""
    words = context.words
    places = _places([each.period for each in indicator.observations])
    return tuple(
        Point(
            places[each.period.code],
            _height(each.observation, total),
            reading_figure(context, indicator, each),
            words.period(each.period),
            _told(context, each.observation, each.sources),
            BOUND_MARKS.get(each.observation.bound, ""),
            tuple(
                replace(observation_figure(context, indicator, other), value=_height(other, total))
                for other in each.disputing
            ),
        )
        for each in run
    )


def score_points(context: PageContext, ranking: Ranking, run: Sequence[Score]) -> tuple[Point, ...]:
    """Return scores of a ranking as points."""
    return tuple(_score_point(context, ranking, each) for each in run)


def _score_point(context: PageContext, ranking: Ranking, score: Score) -> Point:
    words = context.words
    place = score.place
    if place is None:
        figure = Figure(words.number(score.bounded.number) + DERIVED, value=score.bounded.number)
        note = words("status.derived")
    else:
        figure = score_figure(words, place)
        status = words("status.derived") if place.score_derived else words(f"status.{Status.PUBLISHED.value}")
        note = f"{status} · {_publishers(context.dataset, place.sources)}"
    others = tuple(
        replace(bounded_figure(words, words.number(each.number), each.bound), value=each.number, sources=figure.sources)
        for each in (place.disputed if place else ())
    )
    when = words.period(score.period)
    mark = BOUND_MARKS.get(score.bounded.bound, "")
    return Point(place_in_time(score.period), score.bounded.number, figure, when, note, mark, others)


def _places(periods: Sequence[Period]) -> dict[str, date]:
    """Return where periods lie; the middle of a year would lie before a day read in its autumn, so mixed ones end."""
    grains = {each.grain for each in periods}
    return {each.code: place_in_time(each) if len(grains) == 1 else each.last for each in periods}


def _height(observation: Observation, total: Decimal | None) -> Decimal:
    assert observation.value is not None
    return observation.value.number / total * 100 if total else observation.value.number


def _told(context: PageContext, observation: Observation, sources: tuple[str, ...]) -> str:
    words = context.words
    status = words("status.derived") if observation.derived else words(f"status.{observation.status.value}")
    return f"{status} · {_publishers(context.dataset, sources)}"


def _publishers(dataset: Dataset, sources: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(dataset.source[code].publisher for code in sources))
