"""What lies around a place: the next one up, the last quarter."""

from decimal import Decimal

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


def farthest_behind(edition: Edition) -> int | None:
    """Return where the entity stands whose score lies farthest from that of the nearest better rank."""
    rows = enumerate(zip(edition.scores, edition.next_better, strict=True))
    better = ((n, score, edition.scores[above]) for n, (score, above) in rows if above is not None)
    lacking = ((abs(higher.number - score.number), n) for n, score, higher in better if score and higher)
    return max(lacking, default=(Decimal(0), None))[1]


def step_up(edition: Edition, n: int) -> StepUp | None:
    """Return what the place at an index lacks to the next better one.

    None where either score or the exact ranks are not known, or where the better rank has no better score.
    """
    score, rank = edition.scores[n], edition.ranks[n]
    if score is None or rank is None or not rank.is_exact or score.bound is not Bound.EXACT:
        return None
    above = edition.next_better[n]
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
