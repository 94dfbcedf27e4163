"""What a selection names, resolved against the dataset: the chosen entity, ranking, period and measure."""

from tui.analysis.edition import Edition
from tui.blocks.figure import Opens
from tui.model import Code, Entity, Period, Ranking
from tui.selection.context import PageContext


def chosen_entity(context: PageContext) -> Entity | None:
    """Return the entity asked for, else home, else the first."""
    dataset = context.dataset
    first = dataset.entities[0] if dataset.entities else None
    return dataset.entity.get(context.selection.entity or context.home or "", first)


def chosen_ranking(context: PageContext) -> Ranking | None:
    """Return the ranking asked for, else the first."""
    dataset = context.dataset
    first = dataset.rankings[0] if dataset.rankings else None
    return dataset.ranking.get(context.selection.ranking or "", first)


def chosen_period(
    context: PageContext,
    ranking: Ranking,
) -> Period | None:
    """Return the period asked for, else the newest in which home or half the field is known, else the newest."""
    known = context.view.periods(ranking)
    asked = next((each for each in known if each.code == context.selection.period), None)
    telling = (each for each in known if _tells(context.view.edition(ranking, each), context.home))
    return asked or next(telling, None) or next(iter(known), None)


def _tells(edition: Edition, home: Code | None) -> bool:
    return home in edition.index or edition.known_ranks * 2 >= edition.of


def chosen_measure(context: PageContext) -> Opens | None:
    """Return what is charted: the measure chosen, else what the selection names, else the first ranking with scores."""
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
    scored = next((each for each in dataset.rankings if any(one.score is not None for one in each.standings)), None)
    if scored:
        return Opens("ranking", scored.code)
    first = next((each for each in dataset.indicators if each.headline), None) or next(iter(dataset.indicators), None)
    return Opens("indicator", first.code) if first else None
