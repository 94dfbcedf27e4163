"""What lies around a place: the next one up, the last quarter."""

from msgspec import Struct

from tui.analysis.edition import Edition, Place
from tui.analysis.ranges import Bounded, difference
from tui.model import Bound, Direction


class StepUp(Struct, frozen=True):
    """What a place lacks to the next better score."""

    lacking: Bounded
    """In points of the index, above zero."""
    index: int
    """Where the better place stands in the lists of its edition."""


def in_last_quarter(place: Place) -> bool:
    """Whether a rank surely lies in the last quarter of the places it is counted in."""
    return place.rank is not None and place.rank.best >= first_of_last_quarter(place.of)


def first_of_last_quarter(places: int) -> int:
    """Return the best rank that lies in the last quarter of some places."""
    return places - places // 4 + 1


def step_up(edition: Edition, n: int) -> StepUp | None:
    """Return what the place at an index lacks to the next better one.

    None where either score or the exact ranks are not known, or where the better rank has no better score.
    """
    score, rank = edition.scores[n], edition.ranks[n]
    if score is None or rank is None or not rank.is_exact or score.bound is not Bound.EXACT:
        return None
    above = _next_better(edition, n)
    if above is None:
        return None
    better_score, better = edition.scores[above], edition.ranks[above]
    if better_score is None or better_score.bound is not Bound.EXACT or better is None:
        return None
    if better.best + edition.shared[better.best, better.best] < rank.best:
        return None
    contested = bool(edition.disputed(n) or edition.disputed(above))
    apart = difference(better_score, score, contested=contested, decimals=edition.ranking.decimals)
    if apart and edition.ranking.direction is Direction.LOWER:
        apart = apart.opposite
    return StepUp(apart, above) if apart and apart.number > 0 else None


def _next_better(edition: Edition, n: int) -> int | None:
    """Return the index of the nearest place above with a better exact rank."""
    rank = edition.ranks[n]
    for above in range(n - 1, -1, -1):
        better = edition.ranks[above]
        if better and better.is_exact and rank and better.best < rank.best:
            return above
    return None
