"""Readings and scores as points of a chart: their day, their height, their figure, their status and publisher."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.runs import run_change
from tui.analysis.scores import Score
from tui.analysis.series import Reading
from tui.blocks.chart import Point, PointRun
from tui.blocks.figure import Figure
from tui.model import Bound, Code, Dataset, Grain, Indicator, Observation, Period, Quantity, Ranking, Status
from tui.pages.shared.commitments import unit_of
from tui.pages.shared.figures import (
    bounded_figure,
    change_figure,
    difference_figure,
    observation_figure,
    reading_figure,
    score_figure,
)
from tui.selection.context import PageContext

BOUND_MARKS = {Bound.OVER: "△", Bound.UNDER: "▽"}
"""Marks of points that are at least, or at most, as high as drawn; an approximate one has the sign at its figure."""


class ReadingPlotter(Struct, frozen=True):
    """Plots readings of an indicator at their number, or at their percentage of a total."""

    context: PageContext
    indicator: Indicator
    total: Quantity | None = None

    def point_run(self, run: Sequence[Reading]) -> PointRun:
        """Return one unbroken run of readings as points."""
        day_of = day_plotter(observation.period for observation in self.indicator.observations)
        points = tuple(self._point(reading, day_of(reading.period)) for reading in run)
        return PointRun(points, self.context.words.quantity(self.total) if self.total else "")

    def change(self, run: Sequence[Reading]) -> Figure | None:
        """Return the change from the first to the last reading of a run; None where a bounded figure is repeated."""
        amount = run_change(run)
        unit = unit_of(self.context.dataset, self.indicator)
        return change_figure(self.context.words, amount, run[-1].value, unit) if amount else None

    def _point(self, reading: Reading, day: date) -> Point:
        context, observation = self.context, reading.observation
        return Point(
            day,
            self._height(observation),
            reading_figure(context, self.indicator, reading),
            context.words.period(reading.period),
            _status_and_publisher(context, observation, reading.sources),
            BOUND_MARKS.get(observation.bound, ""),
            tuple(
                replace(observation_figure(context, self.indicator, other), value=self._height(other))
                for other in reading.disputing
            ),
        )

    def _height(self, observation: Observation) -> Decimal:
        assert observation.value is not None
        number = observation.value.number
        return number / self.total.number * 100 if self.total else number


class ScorePlotter(Struct, frozen=True):
    """Plots scores of a ranking at their number."""

    context: PageContext
    ranking: Ranking

    def point_run(self, run: Sequence[Score]) -> PointRun:
        """Return one unbroken run of scores as points."""
        day_of = day_plotter(self.context.view.periods(self.ranking))
        return PointRun(tuple(self._point(score, day_of(score.period)) for score in run))

    def change(self, run: Sequence[Score]) -> Figure | None:
        """Return the change from the first to the last score of a run; None where a bounded score is repeated."""
        amount, words = run_change(run, self.ranking.decimals), self.context.words
        if amount is None:
            return None
        return difference_figure(words, f"{words.signed(amount.number)} {words('points')}", amount)

    def _point(self, score: Score, day: date) -> Point:
        words, place = self.context.words, score.place
        if place is None:
            mean = difference_figure(words, words.number(score.bounded.number), score.bounded)
            figure = replace(mean, value=score.bounded.number)
            note = words("status.derived")
        else:
            figure = score_figure(words, place)
            status = words("status.derived") if place.score_derived else words(f"status.{Status.PUBLISHED.value}")
            note = f"{status} · {_publishers(self.context.dataset, place.sources)}"
        others = tuple(
            replace(
                bounded_figure(words, words.number(other.number), other.bound),
                value=other.number,
                sources=figure.sources,
                origins=figure.origins,
            )
            for other in (place.disputed if place else ())
        )
        mark = BOUND_MARKS.get(score.bounded.bound, "")
        period = words.period(score.period)
        return Point(day, score.bounded.number, figure, period, note, mark, others)


def plotted_day(period: Period) -> date:
    """Return where a figure lies on the axis of time: years, quarters and months in their middle, others at their end.

    Periods keep their order, as those of one kind never overlap.
    """
    if period.grain in (Grain.DAY, Grain.SPAN):
        return period.last
    return period.first + (period.last - period.first) / 2


def all_yearly(periods: Iterable[Period]) -> bool:
    """Whether all periods are years."""
    return all(period.grain is Grain.YEAR for period in periods)


def day_plotter(periods: Iterable[Period]) -> Callable[[Period], date]:
    """Return what gives the day of a figure on the axis of time; figures of several kinds of period lie at their ends.

    The middle of a year would lie before a day read in its autumn.
    """
    one_kind = len({period.grain for period in periods}) == 1
    return plotted_day if one_kind else lambda period: period.last


def _status_and_publisher(context: PageContext, observation: Observation, sources: tuple[Code, ...]) -> str:
    words = context.words
    status = words("status.derived") if observation.derived else words(f"status.{observation.status.value}")
    return f"{status} · {_publishers(context.dataset, sources)}"


def _publishers(dataset: Dataset, sources: Iterable[Code]) -> str:
    return ", ".join(dict.fromkeys(dataset.source[code].publisher for code in sources))
