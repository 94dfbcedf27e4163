"""The standings of one period in the order of their ranks: as stated, or by the scores where no rank is."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.analysis.derived_ranks import follow_from_scores, ranks_by_score
from tui.analysis.ranges import Bounded
from tui.analysis.stated import stated_rank, stated_score
from tui.model import Code, Rank, Ranking, Standing


class StandingOrder(NamedTuple):
    """What is stated of every entity in a period, in lists: best rank first, unknown ranks last, equals by code."""

    codes: list[Code]
    ranks: list[Rank | None]
    scores: list[Bounded | None]
    standings: list[tuple[Standing, ...]]
    by_score: bool
    """Whether ranks were derived here, among the entities whose score is known."""
    published: frozenset[Code]
    """The entities whose rank a source states, where others are derived."""


def standing_order(ranking: Ranking, standings: Sequence[Standing], places: int) -> StandingOrder:
    """Return standings of one period, in which so many places are ranked, in the order of their ranks."""
    grouped: dict[Code, list[Standing]] = {}
    for standing in standings:
        grouped.setdefault(standing.entity, []).append(standing)
    scores = {code: stated_score(group) for code, group in grouped.items()}
    ranks = {code: stated_rank(group, places) for code, group in grouped.items()}
    published: frozenset[Code] = frozenset()
    scored = sum(score is not None for score in scores.values())
    by_score = follow_from_scores(ranking, ranks.values(), scored=scored, places=places)
    if by_score:
        derived = ranks_by_score(scores, ranking.direction)
        published = frozenset(code for code, rank in ranks.items() if rank)
        ranks = {code: rank or derived.get(code) for code, rank in ranks.items()}
    codes = _in_order(ranks)
    return StandingOrder(
        codes,
        [ranks[code] for code in codes],
        [scores[code] for code in codes],
        [tuple(grouped[code]) for code in codes],
        by_score,
        published,
    )


def _in_order(ranks: dict[Code, Rank | None]) -> list[Code]:
    """Return the codes by rank, those without one last, equals by code."""
    ranked = sorted((rank.best, rank.worst, code) for code, rank in ranks.items() if rank)
    return [*(code for _, _, code in ranked), *sorted(code for code, rank in ranks.items() if rank is None)]
