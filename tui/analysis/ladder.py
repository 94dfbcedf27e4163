"""What lies around a place: the next one up, the last quarter."""

from tui.analysis.field import Field, Place
from tui.analysis.ranges import Bounded
from tui.model import Bound, Direction


def in_last_quarter(place: Place) -> bool:
    """Whether a rank surely lies in the last quarter of the places it is counted in."""
    return place.rank is not None and place.rank.best > place.of - place.of // 4


def step_up(now: Field, n: int) -> tuple[Bounded, int] | None:
    """Return what the place at an index lacks to the next better score, and the index of that place.

    None where either score or the very places are not known, or where the better rank has no better score.
    """
    score, rank = now.scores[n], now.ranks[n]
    if score is None or rank is None or not rank.is_exact or score.bound is not Bound.EXACT:
        return None
    for above in range(n - 1, -1, -1):
        other, better = now.scores[above], now.ranks[above]
        if better is None or not better.is_exact or better.best >= rank.best:
            continue
        if (
            other is None
            or other.bound is not Bound.EXACT
            or better.best + now.shared[better.best, better.best] < rank.best
        ):
            return None
        lacking = other.number - score.number
        if now.ranking.direction is Direction.LOWER:
            lacking = -lacking
        contested = bool(now.disputed(n) or now.disputed(above))
        return (Bounded(lacking, Bound.ABOUT if contested else Bound.EXACT), above) if lacking > 0 else None
    return None
