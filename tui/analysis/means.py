"""Means of rankings: an indicator that states a mean must not be compared where the field of its ranking changed."""

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.edition_change import Refusal, refusals_between
from tui.analysis.runs import ArePartedPeriods, broken_between
from tui.analysis.scores import Cut
from tui.model import Code, Dataset, Indicator, Period, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class _Field(Struct, frozen=True):
    """Who is ranked in a period, whether or not a standing is known of it."""

    period: Period
    members: tuple[Code, ...]
    of: int


class MeanCut(Struct, frozen=True):
    """Where a ranking forbids to compare a mean with the one before."""

    ranking: Ranking
    cut: Cut


def fields_differ(dataset: Dataset, indicator: Indicator) -> ArePartedPeriods:
    """Return whether method, membership or total of a ranking whose mean an indicator states changed in between."""
    rankings = _rankings_with_mean(dataset, indicator)
    return lambda before, after: any(_refusals(dataset, ranking, before, after) for ranking in rankings)


def mean_cuts(view: "DatasetView", indicator: Indicator) -> tuple[MeanCut, ...]:
    """Return where readings must not be compared with the one before by the rankings whose mean they are."""
    dataset = view.dataset
    steps = [step for series in view.series(indicator) for step in pairwise(series.readings)]
    return tuple(
        MeanCut(
            ranking,
            Cut(before.period, after.period, refusals, broken_between(ranking.breaks, before.period, after.period)),
        )
        for ranking in _rankings_with_mean(dataset, indicator)
        for before, after in steps
        if (refusals := _refusals(dataset, ranking, before.period, after.period))
    )


def _rankings_with_mean(dataset: Dataset, indicator: Indicator) -> tuple[Ranking, ...]:
    return tuple(ranking for ranking in dataset.rankings if ranking.mean == indicator.code)


def _refusals(dataset: Dataset, ranking: Ranking, before: Period, after: Period) -> tuple[Refusal, ...]:
    return refusals_between(ranking, _field(dataset, ranking, before), _field(dataset, ranking, after))


def _field(dataset: Dataset, ranking: Ranking, period: Period) -> _Field:
    return _Field(period, dataset.members(ranking, period), dataset.places(ranking, period))
