"""Names of rankings, with those of the rankings they are parts of."""

from collections.abc import Callable

from tui.model import Ranking, Text
from tui.selection.chosen import chosen_ranking
from tui.selection.context import PageContext
from tui.text import folded

INTO = " › "
"""Stands between a ranking and a part of it."""


def ranking_path(context: PageContext, ranking: Ranking) -> str:
    """Return the short name of a ranking behind those of the rankings it is a part of: an index › a domain."""
    return _joined(context, ranking, lambda part: part.short)


def full_ranking_path(context: PageContext, ranking: Ranking) -> str:
    """Return the name of a ranking behind the short names of the rankings it is a part of."""
    return _joined(context, ranking, lambda part: part.name if part is ranking else part.short)


def compared_rankings(context: PageContext) -> tuple[Ranking, ...]:
    """Return the rankings entities are compared on: the one looked at with its neighbours, of whatever it is a part.

    Side by side, the filter picks those whose code or names it finds.
    """
    ranking = chosen_ranking(context)
    siblings = context.dataset.siblings(ranking) if ranking else ()
    return tuple(sibling for sibling in siblings if not context.selection.comparing or _matches(context, sibling))


def _matches(context: PageContext, ranking: Ranking) -> bool:
    names = (ranking.code, *ranking.name.all, *ranking.short.all)
    return folded(context.selection.filter) in folded(" ".join(names))


def _joined(context: PageContext, ranking: Ranking, name: Callable[[Ranking], Text]) -> str:
    line = (*context.dataset.ancestors(ranking), ranking)
    return INTO.join(context.words.text(name(part)) for part in line)
