"""Ranks that no source states: by standard competition (1, 2, 2, 4) among the known scores of a period."""

from bisect import bisect_right
from collections.abc import Iterable

from tui.analysis.ranges import Bounded, Range, strict_range_of
from tui.model import Code, Direction, Quantity, Rank, Ranking, RanksFrom


def follow_from_scores(ranking: Ranking, ranks: Iterable[Rank | None], *, scored: int, places: int) -> bool:
    """Whether ranks are derived: the ranking says so or states none, and at least half of the places have a score."""
    if ranking.ranks is not RanksFrom.DERIVED and any(ranks):
        return False
    return scored * 2 >= max(places, 1)


def ranks_by_score(scores: dict[Code, Bounded | None], direction: Direction) -> dict[Code, Rank]:
    """Return the rank of each entity with a score, or the ranks between which a bounded score leaves it.

    A bounded score leaves those open as well whom it may be better than.
    """
    ranges = {code: _worth(score, direction) for code, score in scores.items() if score}
    lows = sorted(worth.low for worth in ranges.values())
    highs = sorted(worth.high for worth in ranges.values())
    count = len(ranges)

    def rank(worth: Range) -> Rank:
        surely_better = count - bisect_right(lows, worth.high)
        perhaps_better = count - bisect_right(highs, worth.low) - (worth.high > worth.low)
        return Rank(1 + surely_better, 1 + perhaps_better)

    return {code: rank(worth) for code, worth in ranges.items()}


def _worth(score: Bounded, direction: Direction) -> Range:
    """Return what a score allows, so that more is better."""
    allowed = strict_range_of(Quantity(score.number), score.bound)
    return allowed if direction is Direction.HIGHER else Range(-allowed.high, -allowed.low)
