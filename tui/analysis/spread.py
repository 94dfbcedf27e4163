"""A field as a whole: its published mean, its ends, who shares a place, who moved farthest."""

from decimal import Decimal

from tui.analysis.field import Field
from tui.analysis.measures import movements
from tui.analysis.ranges import Bounded
from tui.analysis.reasons import KNOWN_ENOUGH
from tui.analysis.series import headline
from tui.model import Bound, Dataset, Direction


def published_mean(dataset: Dataset, now: Field) -> Bounded | None:
    """Return the mean of the field a source states for its period; means are never worked out here."""
    if now.ranking.mean is None:
        return None
    head = headline(dataset.indicator[now.ranking.mean], now.period.last)
    return head.reading.bounded if head and head.reading.period == now.period else None


def exact_scores(now: Field) -> list[int]:
    """Return where the entities stand whose score is known exactly."""
    return [n for n, score in enumerate(now.scores) if score and score.bound is Bound.EXACT]


def best_and_last(now: Field) -> tuple[int, int] | None:
    """Return where the best and the last of the exact scores known stand; None where fewer than two are known."""
    exact = exact_scores(now)
    if len(exact) < 2:
        return None
    sign = 1 if now.ranking.direction is Direction.HIGHER else -1

    def worth(n: int) -> Decimal:
        score = now.scores[n]
        return sign * score.number if score else Decimal(0)

    return max(exact, key=worth), min(exact, key=worth)


def shared_places(now: Field) -> dict[int, list[int]]:
    """Return the places held by more than one, with where their holders stand."""
    shared: dict[int, list[int]] = {}
    for n, rank in enumerate(now.ranks):
        if rank and now.is_tied(n):
            shared.setdefault(rank.best, []).append(n)
    return shared


def farthest_moved(dataset: Dataset, now: Field) -> tuple[list[int], list[int]]:
    """Return who rose and who fell the most places, where enough movements are known to say so."""
    moved = {n: each for n, (each, _) in enumerate(movements(dataset, now)) if each is not None}
    if len(moved) < KNOWN_ENOUGH * now.of:
        return [], []
    up, down = max(moved.values()), min(moved.values())
    return (
        [n for n, each in moved.items() if each == up > 0],
        [n for n, each in moved.items() if each == down < 0],
    )
