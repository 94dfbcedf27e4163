"""Means of rankings: an indicator that states a mean must not be compared where the field of its ranking changed."""

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.edition_change import EditionChange
from tui.analysis.runs import ArePartedPeriods
from tui.analysis.scores import Cut
from tui.model import Dataset, Indicator, Period, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class MeanCut(Struct, frozen=True):
    """Where a ranking forbids to compare a mean with the one before."""

    ranking: Ranking
    cut: Cut


def fields_differ(view: "DatasetView", indicator: Indicator) -> ArePartedPeriods:
    """Return whether method, membership or total of a ranking whose mean an indicator states changed in between."""
    rankings = _rankings_with_mean(view.dataset, indicator)
    return lambda before, after: any(_change(view, ranking, before, after).refusals for ranking in rankings)


def mean_cuts(view: "DatasetView", indicator: Indicator) -> tuple[MeanCut, ...]:
    """Return where readings must not be compared with the one before by the rankings whose mean they are."""
    steps = [step for series in view.series(indicator) for step in pairwise(series.readings)]
    return tuple(
        MeanCut(ranking, Cut(before.period, after.period, change.refusals, change.crossed))
        for ranking in _rankings_with_mean(view.dataset, indicator)
        for before, after in steps
        if (change := _change(view, ranking, before.period, after.period)).refusals
    )


def _rankings_with_mean(dataset: Dataset, indicator: Indicator) -> tuple[Ranking, ...]:
    return tuple(ranking for ranking in dataset.rankings if ranking.mean == indicator.code)


def _change(view: "DatasetView", ranking: Ranking, before: Period, after: Period) -> EditionChange:
    """Return a ranking in two periods, whether or not a standing is known of it in them."""
    return EditionChange(view.edition(ranking, after), view.edition(ranking, before))
