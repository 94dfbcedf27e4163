"""A ranking in one period: who is known, in which place, and what may be compared with the period before."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.ranges import Bounded, difference
from tui.analysis.series import broken_between
from tui.model import Bound, Code, Dataset, Direction, Entity, Period, Rank, Ranking, Standing


class RankKind(Enum):
    """Where a rank comes from."""

    PUBLISHED = "published"
    DERIVED = "derived"
    """From arithmetic on stated figures, or from the scores."""
    UNKNOWN = ""


class Refusal(Enum):
    """Why two periods must not be compared, in the order the reasons are told."""

    MISSING = "missing"
    BREAK = "break"
    CHANGED_SET = "changed-set"


class Place(Struct, frozen=True):
    """What is known of one entity in one period of a ranking."""

    entity: Entity
    rank: Rank | None
    kind: RankKind
    tied: bool
    score: Bounded | None
    score_derived: bool
    disputed: tuple[Decimal, ...]
    """Other scores stated for the same period."""
    movement: int | None
    """As a source states it."""
    sources: tuple[Code, ...]
    standings: tuple[Standing, ...]


class Field(Struct, frozen=True):
    """A ranking in one period, best rank first, unknown ranks last."""

    ranking: Ranking
    period: Period
    members: tuple[Code, ...]
    places: tuple[Place, ...]
    by_score: bool = False
    """Whether the ranks were derived here, among the entities whose score is known."""

    @property
    def of(self) -> int:
        """How many entities were ranked, by declared membership."""
        return len(self.members)

    @property
    def known_ranks(self) -> int:
        """How many entities have a rank or known ends of one."""
        return sum(each.rank is not None for each in self.places)

    @property
    def known_scores(self) -> int:
        """How many entities have a score."""
        return sum(each.score is not None for each in self.places)

    def place(self, entity: Code | None) -> Place | None:
        """Return what is known of an entity."""
        return next((each for each in self.places if each.entity.code == entity), None)

    @property
    def gaps(self) -> tuple[Rank, ...]:
        """The runs of places nobody is known to hold; none where some rank is known by its ends only."""
        taken = {each.rank.best for each in self.places if each.rank and each.rank.is_exact}
        for each in self.places:
            if each.rank and each.rank.is_exact and each.tied:
                taken |= set(range(each.rank.best, each.rank.best + self.tied_at(each.rank)))
        runs: list[Rank] = []
        for n in range(1, self.of + 1):
            if n in taken:
                continue
            if runs and runs[-1].worst == n - 1:
                runs[-1] = Rank(runs[-1].best, n)
            else:
                runs.append(Rank(n, n))
        return tuple(runs)

    def tied_at(self, rank: Rank) -> int:
        """Return how many entities share a rank."""
        return sum(each.rank == rank for each in self.places)


class Comparison(Struct, frozen=True):
    """An entity's movement and change since the period before, or why there is none."""

    before: Period | None
    movement: int | None
    """Places gained; positive is better."""
    stated: bool
    """Whether a source states the movement; then it is kept as published."""
    score_change: Bounded | None
    refusals: tuple[Refusal, ...]
    approximate: bool = False
    """Whether the ranks were derived from scores while the known members of the two periods differ."""


def periods(ranking: Ranking) -> tuple[Period, ...]:
    """Return the periods of a ranking, newest first."""
    return tuple(sorted({each.period for each in ranking.standings}, reverse=True))


def field(dataset: Dataset, ranking: Ranking, period: Period) -> Field:
    """Return a ranking in one period; worked out once for a dataset."""
    known: dict[tuple[Code, str], Field] = dataset.__dict__.setdefault("_fields", {})
    key = ranking.code, period.code
    if key not in known:
        known[key] = _field(dataset, ranking, period)
    return known[key]


def _field(dataset: Dataset, ranking: Ranking, period: Period) -> Field:
    grouped: dict[Code, list[Standing]] = {}
    for each in ranking.standings:
        if each.period == period:
            grouped.setdefault(each.entity, []).append(each)
    members = dataset.members(ranking, period)
    places = [_place(dataset.entity[code], standings, len(members)) for code, standings in grouped.items()]
    by_score = all(each.rank is None for each in places)
    if by_score:
        places = _ranked_by_score(places, ranking)
    ranks = [each.rank for each in places]
    tied = [replace(each, tied=_exact(each.rank) and ranks.count(each.rank) > 1) for each in places]
    return Field(ranking, period, members, tuple(sorted(tied, key=_order)), by_score)


def compare(dataset: Dataset, ranking: Ranking, period: Period, entity: Code) -> Comparison:
    """Compare an entity's place with the period before, and say why where that cannot be done."""
    now = field(dataset, ranking, period)
    place = now.place(entity)
    earlier = [each for each in periods(ranking) if each < period]
    before = earlier[0] if earlier else None
    stated = place.movement if place else None
    if place is None or before is None:
        return Comparison(before, stated, stated is not None, None, (Refusal.MISSING,))
    then = field(dataset, ranking, before)
    old = then.place(entity)
    refusals = []
    if old is None or (old.rank is None and old.score is None):
        refusals.append(Refusal.MISSING)
    if broken_between(ranking.breaks, before, period):
        refusals.append(Refusal.BREAK)
    if set(now.members) != set(then.members):
        refusals.append(Refusal.CHANGED_SET)
    if refusals or old is None:
        return Comparison(before, stated, stated is not None, None, tuple(refusals))
    moved = _moved(old.rank, place.rank)
    same = {each.entity.code for each in now.places} == {each.entity.code for each in then.places}
    return Comparison(
        before,
        stated if stated is not None else moved,
        stated is not None,
        difference(place.score, old.score) if place.score and old.score else None,
        (),
        approximate=stated is None and moved is not None and not same and (now.by_score or then.by_score),
    )


def _exact(rank: Rank | None) -> bool:
    return rank is not None and rank.is_exact


def _moved(before: Rank | None, after: Rank | None) -> int | None:
    if before is None or after is None or not (before.is_exact and after.is_exact):
        return None
    return before.best - after.best


def _place(entity: Entity, standings: list[Standing], places: int) -> Place:
    ranked = next((each for each in standings if each.rank), None)
    scored = [each for each in standings if each.score is not None]
    shown = scored[0] if scored else None
    rank = ranked.rank if ranked else None
    if rank and not rank.worst:
        rank = Rank(rank.best, places)
    kind = (
        RankKind.UNKNOWN if rank is None else RankKind.DERIVED if ranked and ranked.rank_derived else RankKind.PUBLISHED
    )
    return Place(
        entity,
        rank,
        kind,
        tied=False,
        score=Bounded(shown.score, shown.bound) if shown and shown.score is not None else None,
        score_derived=bool(shown and shown.score_derived),
        disputed=_disputed(scored),
        movement=next((each.movement for each in standings if each.movement is not None), None),
        sources=tuple(dict.fromkeys(code for each in standings for code in each.source)),
        standings=tuple(standings),
    )


def _disputed(scored: list[Standing]) -> tuple[Decimal, ...]:
    exact = [each.score for each in scored if each.score is not None and each.bound is Bound.EXACT]
    return tuple(dict.fromkeys(each for each in exact[1:] if each != exact[0]))


def _ranked_by_score(places: list[Place], ranking: Ranking) -> list[Place]:
    higher = ranking.direction is Direction.HIGHER
    scores = [each.score.number for each in places if each.score and each.score.bound is Bound.EXACT]

    def rank_of(place: Place) -> Rank | None:
        if place.score is None or place.score.bound is not Bound.EXACT:
            return None
        own = place.score.number
        above = 1 + sum(each > own if higher else each < own for each in scores)
        return Rank(above, above)

    return [replace(each, rank=rank_of(each), kind=RankKind.DERIVED) if each.score else each for each in places]


def _order(place: Place) -> tuple[bool, int, int, str]:
    rank = place.rank
    return rank is None, rank.best if rank else 0, rank.worst if rank else 0, place.entity.code
