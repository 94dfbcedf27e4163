"""An edition as a whole: its published mean, its ends, who shares a place, who moved farthest."""

from typing import TYPE_CHECKING

from tui.analysis.edition import Edition, Place
from tui.analysis.ranges import Bounded, difference
from tui.analysis.reasons import KNOWN_ENOUGH
from tui.analysis.series import Reading, headline
from tui.model import Bound, Direction

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


def published_mean(view: "DatasetView", edition: Edition) -> Reading | None:
    """Return the mean of an edition that the dataset gives for its period; means are never worked out here."""
    if edition.ranking.mean is None:
        return None
    latest = headline(view, view.dataset.indicator[edition.ranking.mean], edition.period.last)
    return latest.reading if latest and latest.reading.period == edition.period else None


def distance_from_mean(edition: Edition, place: Place, mean: Reading | None) -> Bounded | None:
    """Return how far a score lies above the mean of its edition; None where one is not known."""
    if place.score is None or mean is None:
        return None
    contested = bool(place.disputed) or mean.contested
    return difference(place.score, mean.bounded, contested=contested, decimals=edition.ranking.decimals)


def exact_scores(edition: Edition) -> list[int]:
    """Return where the entities stand whose score is known exactly."""
    return [n for n, score in enumerate(edition.scores) if score and score.bound is Bound.EXACT]


def best_and_last(edition: Edition) -> tuple[list[int], list[int]] | None:
    """Return where those with the best and the last of the exact scores known stand.

    None where fewer than two are known, and where all are the same.
    """
    numbers = {n: score.number for n, score in enumerate(edition.scores) if score and score.bound is Bound.EXACT}
    if len(numbers) < 2:
        return None
    ends = max(numbers.values()), min(numbers.values())
    best, last = ends if edition.ranking.direction is Direction.HIGHER else ends[::-1]
    if best == last:
        return None
    at_best, at_last = ([n for n, number in numbers.items() if number == end] for end in (best, last))
    return at_best, at_last


def shared_places(edition: Edition) -> dict[int, list[int]]:
    """Return the ranks held by more than one, with where their holders stand."""
    shared: dict[int, list[int]] = {}
    for n, rank in enumerate(edition.ranks):
        if rank and edition.shared[rank.best, rank.worst] > 1 and edition.is_tied(n):
            shared.setdefault(rank.best, []).append(n)
    return shared


def farthest_moved(view: "DatasetView", edition: Edition) -> tuple[list[int], list[int]]:
    """Return who rose and who fell the most places, where enough movements are known to say so."""
    movements = view.columns(edition).movements
    places = {n: moved.exact for n, moved in enumerate(movements) if moved.exact is not None}
    if len(places) < KNOWN_ENOUGH * edition.of:
        return [], []
    up, down = max(places.values()), min(places.values())
    risen = [n for n, gained in places.items() if gained == up > 0]
    return risen, [n for n, gained in places.items() if gained == down < 0]
