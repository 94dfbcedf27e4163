"""The entity, ranking, period and measure a selection names, with defaults where it names none."""

from collections.abc import Collection
from itertools import chain

from tui.analysis.edition import Edition
from tui.blocks.figure import Opens
from tui.model import Code, Entity, Period, Ranking
from tui.selection.context import PageContext


def chosen_entity(context: PageContext) -> Entity | None:
    """Return the entity selected, else the home entity, else the first of the dataset."""
    dataset = context.dataset
    first = dataset.entities[0] if dataset.entities else None
    return dataset.entity.get(context.selection.entity or context.home or "", first)


def followed_entity(context: PageContext) -> Entity | None:
    """Return the entity selected, else the home entity; None where there is neither."""
    return context.dataset.entity.get(context.selection.entity or context.home or "")


def chosen_ranking(context: PageContext) -> Ranking | None:
    """Return the ranking selected, else the first of the dataset."""
    dataset = context.dataset
    first = dataset.rankings[0] if dataset.rankings else None
    return dataset.ranking.get(context.selection.ranking or "", first)


def chosen_period(context: PageContext, ranking: Ranking) -> Period | None:
    """Return the period selected, else the newest that ended by the day with the home entity or half of all ranks.

    Where there is none such, it is the newest that ended by the day, else the newest of all. None where the ranking
    has no edition.
    """
    periods = context.view.periods(ranking)
    selected = (period for period in periods if period.code == context.selection.period)
    ended = context.view.editions_until(ranking, context.selection.as_of)
    informative = (edition.period for edition in ended if _is_informative(edition, context.homes))
    newest = (edition.period for edition in ended)
    return next(chain(selected, informative, newest, periods), None)


def _is_informative(edition: Edition, homes: Collection[Code]) -> bool:
    return any(home in edition.known for home in homes) or edition.known_ranks * 2 >= edition.of


def chosen_measure(context: PageContext) -> Opens | None:
    """Return what the trends chart: the measure selected, else what the selection names, else a default.

    The default is the first ranking with scores, else the first headline indicator, else the first indicator.
    """
    dataset, selection = context.dataset, context.selection
    if selection.measure:
        return selection.measure
    for kind, code in (
        ("indicator", selection.indicator),
        ("ranking", selection.ranking),
        ("entity", selection.entity),
    ):
        if code:
            return Opens(kind, code)
    scored = next((ranking for ranking in dataset.rankings if _has_scores(ranking)), None)
    if scored:
        return Opens("ranking", scored.code)
    headlines = (indicator for indicator in dataset.indicators if indicator.headline)
    first = next(headlines, None) or next(iter(dataset.indicators), None)
    return Opens("indicator", first.code) if first else None


def _has_scores(ranking: Ranking) -> bool:
    return any(standing.score is not None for standing in ranking.standings)
