"""Whether the component areas of an index add up to its score, as they are or by declared weights."""

from collections.abc import Mapping
from decimal import Decimal

from tui.model.records import Dimension, Ranking
from tui.model.values import Code, Period


def holds(since: Period | None, until: Period | None, period: Period) -> bool:
    """Whether something that holds from and until some periods holds in one."""
    return (since is None or since.first <= period.first) and (until is None or period.last <= until.last)


def current_areas(ranking: Ranking, period: Period) -> tuple[Dimension, ...]:
    """Return the component areas a ranking has in a period."""
    return tuple(area for area in ranking.dimensions if holds(area.since, area.until, period))


def full_points(area: Dimension) -> Decimal:
    """Return the points a full score of an area gives to the total: its weight, else its maximum."""
    return area.maximum if area.weight is None else area.weight


def points(area: Dimension, score: Decimal) -> Decimal:
    """Return the points a score of an area, or a part of it, gives to the total."""
    return score if area.weight is None else score * area.weight / area.maximum


def total_of(ranking: Ranking, period: Period) -> Decimal:
    """Return the points all component areas of a period can give; 0 where none is declared."""
    return sum(map(full_points, current_areas(ranking, period)), Decimal(0))


def sum_of(areas: tuple[Dimension, ...], scores: Mapping[Code, Decimal]) -> Decimal | None:
    """Return the points of all areas together; None where one is not known or none is declared."""
    if not areas or any(area.code not in scores for area in areas):
        return None
    return sum((points(area, scores[area.code]) for area in areas), Decimal(0))


def adds_up(areas: tuple[Dimension, ...], scores: Mapping[Code, Decimal], total: Decimal) -> bool:
    """Whether the points of all areas are the total, as near as the digits of the total and the finest area allow."""
    together = sum_of(areas, scores)
    if together is None:
        return False
    half_step = min(_half_step(scores[area.code]) for area in areas)
    unsure = sum((points(area, half_step) for area in areas), _half_step(total))
    return abs(together - total) <= unsure


def _half_step(number: Decimal) -> Decimal:
    """Return how far a number may lie from what it was rounded from."""
    return Decimal(5).scaleb(int(number.as_tuple().exponent) - 1)
