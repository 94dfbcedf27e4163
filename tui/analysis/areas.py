"""Component areas of an index: where an entity loses its points."""

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition
from tui.analysis.edition_change import holds
from tui.model import Code, Dimension, Direction, Ranking

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class Area(Struct, frozen=True):
    """How an entity stands in one component area."""

    dimension: Dimension
    score: Decimal
    lost: Decimal
    """What it lacks to the maximum of the area; the whole score where less is better."""
    share: Decimal | None
    """Its part of all points lost, 0 to 1; None unless every area is known and points were lost."""
    change: Decimal | None
    """Since the edition before, where the two may be compared."""
    mean: Decimal
    """Of those known."""
    best: Decimal
    """Of those known: the highest score, the lowest where less is better."""
    rank: int
    """Its place among those known: 1 and the number of better scores."""
    known: int
    tied: bool
    """Whether others known have the very score."""


def areas(view: "DatasetView", edition: Edition, entity: Code) -> tuple[Area, ...]:
    """Return the component areas in which an entity's score is known, the costliest first."""
    place = edition.place(entity)
    current = [area for area in edition.ranking.dimensions if holds(area.since, area.until, edition.period)]
    if place is None or not current:
        return ()
    scores = place.dimensions
    known = [dimension for dimension in current if dimension.code in scores]
    ranking = edition.ranking
    lost = sum((_lost(ranking, dimension, scores[dimension.code]) for dimension in known), Decimal(0))
    whole = lost if len(known) == len(current) and lost else None
    before = _scores_before(view, edition, entity)
    rows = [_area(edition, dimension, scores[dimension.code]) for dimension in known]
    shared = [_with_share_and_change(area, whole, before.get(area.dimension.code)) for area in rows]
    return tuple(sorted(shared, key=lambda area: -area.lost))


def _area(edition: Edition, dimension: Dimension, score: Decimal) -> Area:
    scores = [number for number in edition.dimension(dimension.code) if number is not None]
    more_is_better = edition.ranking.direction is Direction.HIGHER
    return Area(
        dimension,
        score,
        _lost(edition.ranking, dimension, score),
        share=None,
        change=None,
        mean=sum(scores, Decimal(0)) / len(scores),
        best=max(scores) if more_is_better else min(scores),
        rank=1 + sum(number > score if more_is_better else number < score for number in scores),
        known=len(scores),
        tied=scores.count(score) > 1,
    )


def _with_share_and_change(area: Area, lost_in_all: Decimal | None, before: Decimal | None) -> Area:
    return replace(
        area,
        share=area.lost / lost_in_all if lost_in_all else None,
        change=None if before is None else area.score - before,
    )


def _lost(ranking: Ranking, dimension: Dimension, score: Decimal) -> Decimal:
    return dimension.maximum - score if ranking.direction is Direction.HIGHER else score


def _scores_before(view: "DatasetView", edition: Edition, entity: Code) -> dict[Code, Decimal]:
    change = view.change(edition)
    place = change.previous.place(entity) if change and not change.refusals else None
    return place.dimensions if place else {}
