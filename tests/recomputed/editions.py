"""A ranking in one period, by brute force: who is known, who stands where, who shares a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period, period_of
from tests.recomputed.dataset_file import DatasetFile, Ranking, Standing

Span = tuple[int, int]
"""The first and the last place an entity may hold."""

_SHARPEST_FIRST = ("exact", "about", "over", "under")


@dataclass(frozen=True)
class Place:
    """What the file says of one entity in one period."""

    rank: Span | None
    is_ranked_by_source: bool
    """Whether a source states the rank."""
    rank_derived: bool
    score: Figure | None
    disputed: tuple[Figure, ...]
    """Other scores stated that cannot be the same number."""
    disputed_ranks: tuple[Span, ...]
    movement: int | None
    sources: tuple[str, ...]
    areas: Mapping[str, Decimal]
    area_ranks: Mapping[str, str]
    """The places in component areas that a source states, the first of several."""
    remarks: Mapping[str, frozenset[str]]
    """The notes and the arithmetic of its rows, by their keys."""

    @property
    def is_known(self) -> bool:
        """Whether a rank or a score is known."""
        return self.rank is not None or self.score is not None


@dataclass(frozen=True)
class Edition:
    """A ranking in one period."""

    ranking: Ranking
    period: Period
    members: frozenset[str]
    size: int
    """How many are ranked by declaration."""
    places: Mapping[str, Place]
    by_score: bool
    """Whether ranks follow from scores."""

    @property
    def known_ranks(self) -> int:
        """How many ranks, or ends of one, are known."""
        return sum(place.rank is not None for place in self.places.values())

    @property
    def inexact_ranks(self) -> int:
        """How many ranks are known between ends only."""
        return sum(place.rank is not None and place.rank[0] != place.rank[1] for place in self.places.values())

    @property
    def known_scores(self) -> int:
        """How many scores are known, bounded ones too."""
        return sum(place.score is not None for place in self.places.values())

    @property
    def exact_scores(self) -> dict[str, Decimal]:
        """The scores known exactly."""
        return {
            code: place.score.number
            for code, place in self.places.items()
            if place.score and place.score.bound == "exact"
        }

    @property
    def known(self) -> frozenset[str]:
        """Of whom a rank or a score is known."""
        return frozenset(code for code, place in self.places.items() if place.is_known)

    @property
    def has_bounded_scores(self) -> bool:
        """Whether a score is known between ends only."""
        return self.known_scores > len(self.exact_scores)

    @property
    def total(self) -> Decimal | None:
        """The most points there are by the component areas of the period; None where no area is declared for it."""
        return sum(map(full_points, self.areas), Decimal(0)) if self.areas else None

    @property
    def areas(self) -> list[Mapping[str, str]]:
        """The component areas of the period."""
        return [area for area in self.ranking.areas if _holds(area, self.period)]

    @property
    def areas_add_up(self) -> bool | None:
        """Whether the areas of most whose areas are all known add up to their scores; None where that is of nobody."""
        exact = self.exact_scores.keys()
        known = [
            code for code in exact if self.areas and all(self.points(code, area) is not None for area in self.areas)
        ]
        return 2 * sum(map(self.adds_up, known)) > len(known) if known else None

    def adds_up(self, entity: str) -> bool:
        """Whether the points of all areas of an entity give its score, within half a unit of each last digit."""
        place = self.places[entity]
        points = [self.points(entity, area) for area in self.areas]
        if place.score is None or not points or None in points:
            return False
        finest = min(Figure(place.areas[area["code"]]).step for area in self.areas)
        unsure = place.score.step + sum((_to_total(area, finest) for area in self.areas), Decimal(0))
        return abs(sum(filter(None, points), Decimal(0)) - place.score.number) <= unsure / 2

    def points(self, entity: str, area: Mapping[str, str]) -> Decimal | None:
        """Return what an area gives to the score of an entity, by its weight where one is declared."""
        place = self.places.get(entity)
        score = place.areas.get(area["code"]) if place else None
        return None if score is None else _to_total(area, score)

    def counted_in(self, entity: str) -> int:
        """Return how many places the rank of an entity is counted in."""
        return self.known_scores if self.by_score and not self.places[entity].is_ranked_by_source else self.size

    def is_tied(self, entity: str) -> bool:
        """Whether an entity shares its exact place; a stated rank and one that follows from scores are apart."""
        place = self.places[entity]
        if place.rank is None or place.rank[0] != place.rank[1]:
            return False
        alike = [other for other in self.places.values() if other.is_ranked_by_source == place.is_ranked_by_source]
        return sum(other.rank == place.rank for other in alike) > 1

    def better(self, score: Decimal, other: Decimal) -> bool:
        """Whether a score is better than another."""
        return score < other if self.ranking.lower_is_better else score > other


def editions_of(data: DatasetFile, ranking: Ranking) -> list[Edition]:
    """Return every period of a ranking, newest first."""
    periods = {row.period.code: row.period for row in ranking.standings}
    newest_first = sorted(periods.values(), key=lambda period: period.order, reverse=True)
    return [edition_in(data, ranking, period) for period in newest_first]


def ranks_among(scores: Mapping[str, Figure], *, lower_is_better: bool = False) -> dict[str, Span]:
    """Return the places each entity may hold when every score takes every value it allows; equals share a place."""
    return {code: _possible(code, scores, lower_is_better=lower_is_better) for code in scores}


def full_points(area: Mapping[str, str]) -> Decimal:
    """Return what a full score of an area gives to the total."""
    return Decimal(area.get("weight") or area["maximum"])


def _to_total(area: Mapping[str, str], score: Decimal) -> Decimal:
    return score * full_points(area) / Decimal(area["maximum"])


def _possible(code: str, scores: Mapping[str, Figure], *, lower_is_better: bool) -> Span:
    surely_ahead = maybe_ahead = 0
    for other, figure in scores.items():
        if other != code:
            pair = (figure, scores[code])
            surely_ahead += _surely_ahead(*(reversed(pair) if lower_is_better else pair))
            maybe_ahead += not _surely_not_ahead(*(reversed(pair) if lower_is_better else pair))
    return 1 + surely_ahead, 1 + maybe_ahead


def _surely_ahead(higher: Figure, lower: Figure) -> bool:
    """Whether one figure is greater whatever numbers are meant; "over 80" is greater than 80."""
    least, greatest = higher.ends[0], lower.ends[1]
    open_ends = higher.bound == "over" or lower.bound == "under"
    return least > greatest or (open_ends and least == greatest)


def _surely_not_ahead(higher: Figure, lower: Figure) -> bool:
    return higher.ends[1] <= lower.ends[0]


def edition_in(data: DatasetFile, ranking: Ranking, period: Period) -> Edition:
    """Return a ranking in a period, whether or not anything is known of it then."""
    members, size = data.members(ranking, period)
    rows: dict[str, list[Standing]] = {}
    for row in ranking.standings:
        if row.period.code == period.code:
            rows.setdefault(row.entity, []).append(row)
    stated = {code: _stated_rank(group, size) for code, group in rows.items()}
    scores = {code: _sharpest(group) for code, group in rows.items()}
    figures = {code: row.score for code, row in scores.items() if row and row.score}
    declared = ranking.raw.get("ranks") == "derived"
    by_score = (declared or not any(stated.values())) and 2 * len(figures) >= max(size, 1)
    derived = ranks_among(figures, lower_is_better=ranking.lower_is_better) if by_score else {}
    places = {code: _place(group, stated[code], scores[code], derived.get(code), size) for code, group in rows.items()}
    return Edition(ranking, period, members, size, places, by_score)


def _place(
    group: Sequence[Standing], stated: tuple[Span, bool] | None, row: Standing | None, derived: Span | None, size: int
) -> Place:
    rank = stated[0] if stated else derived
    others = [other.score for other in group if other.score]
    spans = [span(other.rank, size) for other in group if other.rank]
    score = row.score if row else None
    areas: dict[str, Decimal] = {}
    area_ranks: dict[str, str] = {}
    for standing in group:
        for code, points in standing.areas.items():
            areas.setdefault(code, points)
        for code, area_rank in standing.area_ranks.items():
            area_ranks.setdefault(code, area_rank)
    return Place(
        rank,
        is_ranked_by_source=stated is not None,
        rank_derived=stated[1] if stated else derived is not None,
        score=score,
        disputed=tuple(dict.fromkeys(other for other in others if score and not other.allows_same_as(score))),
        disputed_ranks=tuple({other for other in spans if rank and (other[0] > rank[1] or other[1] < rank[0])}),
        movement=next((standing.movement for standing in group if standing.movement is not None), None),
        sources=tuple(dict.fromkeys(code for standing in group for code in standing.sources)),
        areas=areas,
        area_ranks=area_ranks,
        remarks={key: frozenset(standing.remarks[key] for standing in group) for key in group[0].remarks},
    )


def span(text: str, size: int) -> Span:
    """Return the places written as `33`, `14-16`, `<=10` or `>=59`."""
    if text.startswith("<="):
        return 1, int(text[2:])
    if text.startswith(">="):
        return int(text[2:]), size
    first, _, last = text.partition("-")
    return int(first), int(last or first)


def _stated_rank(group: Sequence[Standing], size: int) -> tuple[Span, bool] | None:
    """Return the narrowest rank stated, the first of equals, and whether it was worked out."""
    ranks = [(span(row.rank, size), bool(row.rank_derived)) for row in group if row.rank]
    return min(ranks, key=lambda rank: rank[0][1] - rank[0][0]) if ranks else None


def _sharpest(group: Sequence[Standing]) -> Standing | None:
    scored = [row for row in group if row.score]
    return min(scored, key=lambda row: _SHARPEST_FIRST.index(row.score.bound if row.score else "")) if scored else None


def _holds(area: Mapping[str, str], period: Period) -> bool:
    since, until = area.get("since"), area.get("until")
    return (not since or period_of(since).first <= period.first) and (not until or period.last <= period_of(until).last)
