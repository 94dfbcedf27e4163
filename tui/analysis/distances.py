"""How far one entity stands from another in the same edition."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from tui.analysis.edition import Edition, Place, RankKind
from tui.analysis.edition_change import score_difference
from tui.analysis.ranges import Bounded
from tui.model import Bound, Code, Direction, Ranking


class Distance(Struct, frozen=True):
    """How far a place lies from another of the same edition; above zero where it is the better one."""

    other: Place
    points: Bounded | None
    """None unless both scores are exact."""
    places: Bounded | None
    """None unless both ranks are exact, undisputed, and counted among as many places."""


def distances(edition: Edition, entities: Sequence[Code]) -> list[Distance]:
    """Return how far the first of some entities stands from each other one that can be compared with it."""
    first, *others = (edition.place(code) for code in entities)
    if first is None:
        return []
    measured = [_distance(edition.ranking, first, other) for other in others if other]
    return [distance for distance in measured if distance.points or distance.places]


def to_the_best(measured: Sequence[Distance], direction: Direction) -> Distance | None:
    """Return the distance to the entity that stands best, by its rank or, where a rank is unknown, by its score."""
    ranks = [distance.other.rank for distance in measured]
    if all(rank and rank.is_exact for rank in ranks):
        return min(measured, key=lambda distance: distance.other.rank.best if distance.other.rank else 0, default=None)
    scored = [distance for distance in measured if distance.points]
    return min(scored, key=lambda distance: _worth(distance, direction), default=None)


def _worth(distance: Distance, direction: Direction) -> Decimal:
    score = distance.other.score.number if distance.other.score else Decimal(0)
    return score if direction is Direction.LOWER else -score


def _distance(ranking: Ranking, place: Place, other: Place) -> Distance:
    return Distance(other, _points(ranking, place, other), _places(place, other))


def _points(ranking: Ranking, place: Place, other: Place) -> Bounded | None:
    scores = (place.score, other.score)
    if not all(score and score.bound is Bound.EXACT for score in scores):
        return None
    apart = score_difference(place, other, ranking.decimals)
    return apart.opposite if apart and ranking.direction is Direction.LOWER else apart


def _places(place: Place, other: Place) -> Bounded | None:
    rank, other_rank = place.rank, other.rank
    if not (rank and other_rank and rank.is_exact and other_rank.is_exact):
        return None
    if place.of != other.of or place.disputed_ranks or other.disputed_ranks:
        return None
    derived = RankKind.DERIVED in (place.kind, other.kind)
    return Bounded(Decimal(other_rank.best - rank.best), derived=derived)
