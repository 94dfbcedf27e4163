"""Component areas of an index: where an entity loses its points."""

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.edition import Edition, Place
from tui.model import Bound, Code, Dimension, Direction, Ranking
from tui.model.area_sums import adds_up, current_areas, points

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class AreaRank(Struct, frozen=True):
    """A place in a component area."""

    number: int
    of: int
    """How many places it is counted in: all, or those whose score of the area is known where no source states it."""
    tied: bool
    """Whether others are known to share it."""
    published: bool
    """Whether a source states it; else it is 1 and the number of better scores known."""


class Area(Struct, frozen=True):
    """How an entity stands in one component area."""

    dimension: Dimension
    score: Decimal
    lost: Decimal
    """The points it lacks to a full score of the area; those of the whole score where less is better."""
    share: Decimal | None
    """Its part of all points lost, 0 to 1; None unless the areas add up to the score and points were lost."""
    change: Decimal | None
    """Since the edition before, where the two may be compared."""
    mean: Decimal
    """Of those known."""
    best: Decimal
    """Of those known: the highest score, the lowest where less is better."""
    rank: AreaRank
    """As a source states it, else by the scores known."""


def areas(view: "DatasetView", edition: Edition, entity: Code) -> tuple[Area, ...]:
    """Return the component areas in which an entity's score is known.

    The costliest come first where the areas add up to the score; else they stand as they are declared.
    """
    place = edition.place(entity)
    current = current_areas(edition.ranking, edition.period)
    if place is None or not current:
        return ()
    scores = place.dimensions
    known = [dimension for dimension in current if dimension.code in scores]
    ranking = edition.ranking
    lost = sum((_lost(ranking, dimension, scores[dimension.code]) for dimension in known), Decimal(0))
    whole = lost if lost and _are_parts(edition, place) else None
    before = _scores_before(view, edition, entity)
    rows = [_area(edition, place, dimension) for dimension in known]
    shared = [_with_share_and_change(area, whole, before.get(area.dimension.code)) for area in rows]
    return tuple(sorted(shared, key=lambda area: -area.lost) if whole else shared)


def _are_parts(edition: Edition, place: Place) -> bool:
    """Whether the areas of a place add up to its score, and those of most others to theirs."""
    areas, score = current_areas(edition.ranking, edition.period), place.score
    if score is None or score.bound is not Bound.EXACT or not edition.areas_add_up:
        return False
    return adds_up(areas, place.dimensions, score.number)


def published_area_rank(edition: Edition, place: Place, area: Code) -> AreaRank | None:
    """Return the place in a component area as a source states it; None where none does."""
    number = place.area_ranks.get(area)
    if number is None:
        return None
    return AreaRank(number, edition.of, tied=edition.area_ranks(area).count(number) > 1, published=True)


def _derived_rank(scores: list[Decimal], score: Decimal, direction: Direction) -> AreaRank:
    """Return the place of a score among all that are known, itself included."""
    better = sum(number > score if direction is Direction.HIGHER else number < score for number in scores)
    return AreaRank(1 + better, len(scores), tied=scores.count(score) > 1, published=False)


def _area(edition: Edition, place: Place, dimension: Dimension) -> Area:
    score, direction = place.dimensions[dimension.code], edition.ranking.direction
    scores = [number for number in edition.dimension(dimension.code) if number is not None]
    return Area(
        dimension,
        score,
        _lost(edition.ranking, dimension, score),
        share=None,
        change=None,
        mean=sum(scores, Decimal(0)) / len(scores),
        best=max(scores) if direction is Direction.HIGHER else min(scores),
        rank=published_area_rank(edition, place, dimension.code) or _derived_rank(scores, score, direction),
    )


def _with_share_and_change(area: Area, lost_in_all: Decimal | None, before: Decimal | None) -> Area:
    return replace(
        area,
        share=area.lost / lost_in_all if lost_in_all else None,
        change=None if before is None else area.score - before,
    )


def _lost(ranking: Ranking, dimension: Dimension, score: Decimal) -> Decimal:
    return points(dimension, dimension.maximum - score if ranking.direction is Direction.HIGHER else score)


def _scores_before(view: "DatasetView", edition: Edition, entity: Code) -> dict[Code, Decimal]:
    change = view.change(edition)
    place = change.previous.place(entity) if change and not change.refusals else None
    return place.dimensions if place else {}
