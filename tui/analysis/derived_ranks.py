"""Ranks that no source states: by standard competition (1, 2, 2, 4) among the exact scores of a period."""

from collections.abc import Iterable
from decimal import Decimal

from tui.analysis.ranges import Bounded
from tui.model import Bound, Code, Direction, Rank, Ranking, RanksFrom


def follow_from_scores(ranking: Ranking, ranks: Iterable[Rank | None], *, scored: int, places: int) -> bool:
    """Whether ranks are derived: the ranking says so or states none, and at least half of the places have a score."""
    if ranking.ranks is not RanksFrom.DERIVED and any(ranks):
        return False
    return scored * 2 >= max(places, 1)


def ranks_by_score(scores: dict[Code, Bounded | None], direction: Direction) -> dict[Code, Rank]:
    """Return the rank of each entity with an exact score."""
    exact = {code: score.number for code, score in scores.items() if score and score.bound is Bound.EXACT}
    rank_of: dict[Decimal, int] = {}
    for place, number in enumerate(sorted(exact.values(), reverse=direction is Direction.HIGHER), 1):
        rank_of.setdefault(number, place)
    return {code: Rank(rank_of[number], rank_of[number]) for code, number in exact.items()}
