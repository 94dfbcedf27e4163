"""Component areas of an index: where an entity loses its points."""

from decimal import Decimal

from msgspec import Struct

from tui.analysis.comparison import field_before, holds, refusals_between
from tui.analysis.field import Field
from tui.model import Code, Dataset, Dimension, Direction


class Area(Struct, frozen=True):
    """How an entity stands in one component area."""

    dimension: Dimension
    score: Decimal
    lost: Decimal
    """What it lacks to the maximum of the area; the whole score where less is better."""
    share: Decimal | None
    """Its part of all points lost, 0 to 1; None unless every area is known and points were lost."""
    change: Decimal | None
    """Since the period before, where the two may be compared."""
    mean: Decimal
    """Of those known."""
    best: Decimal
    """Of those known: the highest score, the lowest where less is better."""
    rank: int
    """Its place among those known: 1 and the number of better scores."""
    known: int


def areas(dataset: Dataset, now: Field, entity: Code) -> tuple[Area, ...]:
    """Return the component areas in which an entity's score is known, the costliest first."""
    place = now.place(entity)
    current = [each for each in now.ranking.dimensions if holds(each.since, each.until, now.period)]
    if place is None or not current:
        return ()
    scores = place.dimensions
    known = [each for each in current if each.code in scores]
    lost = sum((_lost(now, each, scores[each.code]) for each in known), Decimal(0))
    whole = lost if len(known) == len(current) and lost else None
    before = _before(dataset, now, entity)
    made = [_area(now, each, scores[each.code], whole, before.get(each.code)) for each in known]
    return tuple(sorted(made, key=lambda area: -area.lost))


def _more_is_better(now: Field) -> bool:
    return now.ranking.direction is Direction.HIGHER


def _lost(now: Field, dimension: Dimension, score: Decimal) -> Decimal:
    return dimension.maximum - score if _more_is_better(now) else score


def _area(now: Field, dimension: Dimension, score: Decimal, lost: Decimal | None, before: Decimal | None) -> Area:
    scores = [each for each in now.dimension(dimension.code) if each is not None]
    missing = _lost(now, dimension, score)
    return Area(
        dimension,
        score,
        missing,
        missing / lost if lost else None,
        None if before is None else score - before,
        sum(scores, Decimal(0)) / len(scores),
        max(scores) if _more_is_better(now) else min(scores),
        1 + sum(each > score if _more_is_better(now) else each < score for each in scores),
        len(scores),
    )


def _before(dataset: Dataset, now: Field, entity: Code) -> dict[Code, Decimal]:
    then = field_before(dataset, now.ranking, now.period)
    old = then.place(entity) if then and not refusals_between(now, then) else None
    return old.dimensions if old else {}
