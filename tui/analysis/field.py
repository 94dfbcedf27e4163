"""A ranking in one period: who is known, in which place, how far from the next.

A field stands over 100 000 entities as well as over 7: what is known lies in lists, in the order of the ranks, and a
place is put together when it is looked at.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Any

from msgspec import Struct

from tui.analysis.gaps import Gap, gaps_between
from tui.analysis.ranges import Bounded, Range, range_of
from tui.model import Bound, Code, Dataset, Direction, Entity, Period, Quantity, Rank, Ranking, RanksFrom, Standing


class RankKind(Enum):
    """Where a rank comes from."""

    PUBLISHED = "published"
    DERIVED = "derived"
    """From arithmetic on stated figures, or from the scores."""
    UNKNOWN = ""


class Place(Struct, frozen=True):
    """What is known of one entity in one period of a ranking."""

    entity: Entity
    rank: Rank | None
    kind: RankKind
    of: int
    """How many places the rank is counted in: all, or those scored where it follows from scores here."""
    tied: bool
    score: Bounded | None
    """The sharpest score stated."""
    score_derived: bool
    disputed: tuple[Bounded, ...]
    """Scores stated for the same period that contradict it."""
    disputed_ranks: tuple[Rank, ...]
    movement: int | None
    """As a source states it."""
    sources: tuple[Code, ...]
    standings: tuple[Standing, ...]

    @property
    def dimensions(self) -> dict[Code, Decimal]:
        """The scores of the component areas, as far as they are known."""
        return {code: score for each in reversed(self.standings) for code, score in each.dimensions.items()}


class Field:
    """A ranking in one period, best rank first, unknown ranks last, then by code."""

    def __init__(self, dataset: Dataset, ranking: Ranking, period: Period) -> None:
        self.ranking = ranking
        self.period = period
        self.members = dataset.members(ranking, period)
        self.of = dataset.places(ranking, period)
        """How many entities were ranked, by declared membership or size."""
        self._entities = dataset.entity
        grouped: dict[Code, tuple[Standing, ...]] = {}
        for each in _by_period(ranking).get(period.code, ()):
            grouped[each.entity] = (*grouped[each.entity], each) if each.entity in grouped else (each,)
        scores = {code: _score(standings) for code, standings in grouped.items()}
        ranks = {code: _stated_rank(standings, self.of) for code, standings in grouped.items()}
        self.by_score = _follow_from_scores(ranking, ranks.values(), scores.values(), self.of)
        """Whether ranks were derived here, among the entities whose score is known."""
        if self.by_score:
            derived = _ranks_by_score(scores, ranking.direction)
            self._published = {code for code, rank in ranks.items() if rank}
            ranks = {code: rank or derived.get(code) for code, rank in ranks.items()}
        self.codes: list[Code] = _in_order(ranks)
        self.ranks: list[Rank | None] = [ranks[code] for code in self.codes]
        self.scores: list[Bounded | None] = [scores[code] for code in self.codes]
        self._standings = [grouped[code] for code in self.codes]
        self.shared = Counter((rank.best, rank.worst) for rank in self.ranks if rank)
        """How many stand between each pair of first and last places."""
        self.memo: dict[tuple[str, str], list[Any]] = {}
        """Lists worked out from this field, in its order, when they were first asked for."""

    @cached_property
    def known_ranks(self) -> int:
        """How many entities have a rank or known ends of one."""
        return sum(rank is not None for rank in self.ranks)

    @cached_property
    def known_scores(self) -> int:
        """How many entities have a score."""
        return sum(score is not None for score in self.scores)

    @cached_property
    def score_ends(self) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest score; None where none is known."""
        numbers = [score.number for score in self.scores if score]
        return (min(numbers), max(numbers)) if numbers else None

    @property
    def among(self) -> int:
        """How many places the ranks are counted in: those scored where ranks follow from scores, else all."""
        return self.known_scores if self.by_score else self.of

    @cached_property
    def index(self) -> dict[Code, int]:
        """Where each known entity stands in the lists."""
        return {code: n for n, code in enumerate(self.codes)}

    @cached_property
    def known(self) -> frozenset[Code]:
        """The entities with a rank or a score."""
        rows = zip(self.codes, self.ranks, self.scores, strict=True)
        return frozenset(code for code, rank, score in rows if rank or score)

    @property
    def places(self) -> list[Place]:
        """Every place."""
        return [self.place_at(n) for n in range(len(self.codes))]

    def place(self, entity: Code | None) -> Place | None:
        """Return what is known of an entity."""
        n = self.index.get(entity or "")
        return None if n is None else self.place_at(n)

    def place_at(self, n: int) -> Place:
        """Return the place at an index of the lists."""
        code, rank, standings = self.codes[n], self.ranks[n], self._standings[n]
        shown = _sharpest(standings)
        return Place(
            self._entities[code],
            rank,
            self._kind(rank, standings, from_score=self._from_score(n)),
            self.counted_in(n),
            tied=self.is_tied(n),
            score=self.scores[n],
            score_derived=bool(shown and shown.score_derived),
            disputed=self.disputed(n),
            disputed_ranks=_disputed_ranks(standings, rank, self.of),
            movement=self.stated_movement(n),
            sources=tuple(dict.fromkeys(code for each in standings for code in each.source)),
            standings=standings,
        )

    def counted_in(self, n: int) -> int:
        """Return how many places the rank at an index is counted in."""
        return self.known_scores if self._from_score(n) else self.of

    def _from_score(self, n: int) -> bool:
        return self.by_score and self.codes[n] not in self._published

    def disputed(self, n: int) -> tuple[Bounded, ...]:
        """Return the scores stated that contradict the one at an index."""
        return _disputed_scores(self._standings[n])

    def stated_movement(self, n: int) -> int | None:
        """Return the movement a source states for the place at an index."""
        return next((each.movement for each in self._standings[n] if each.movement is not None), None)

    def dimension(self, code: Code) -> list[Decimal | None]:
        """Return the scores of a component area, None where it is not known."""
        return [
            next((each.dimensions[code] for each in standings if code in each.dimensions), None)
            for standings in self._standings
        ]

    def is_tied(self, n: int) -> bool:
        """Whether the place at an index is shared."""
        rank = self.ranks[n]
        return rank is not None and rank.is_exact and self.sharing(n) > 1

    def sharing(self, n: int) -> int:
        """Return how many are known with the rank of the place at an index, itself included; 0 where it is unknown."""
        rank = self.ranks[n]
        return self.shared[rank.best, rank.worst] if rank else 0

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The runs of places nobody is known to hold, best first; none where ranks follow from scores."""
        if self.by_score:
            return ()
        return gaps_between(self.shared, self.of)

    def _kind(self, rank: Rank | None, standings: tuple[Standing, ...], *, from_score: bool) -> RankKind:
        if rank is None:
            return RankKind.UNKNOWN
        if from_score:
            return RankKind.DERIVED
        stated = next(each for each in standings if each.rank and _stated_rank((each,), self.of) == rank)
        return RankKind.DERIVED if stated.rank_derived else RankKind.PUBLISHED


def periods(ranking: Ranking) -> tuple[Period, ...]:
    """Return the periods of a ranking, newest first."""
    return tuple(sorted({standings[0].period for standings in _by_period(ranking).values()}, reverse=True))


def periods_known(ranking: Ranking, entity: Code) -> tuple[Period, ...]:
    """Return the periods in which an entity has a rank or a score, newest first."""
    found = {
        each.period for each in ranking.standings if each.entity == entity and (each.rank or each.score is not None)
    }
    return tuple(sorted(found, reverse=True))


def field(dataset: Dataset, ranking: Ranking, period: Period) -> Field:
    """Return a ranking in one period; worked out once for a dataset."""
    known: dict[tuple[Code, str], Field] = dataset.__dict__.setdefault("_fields", {})
    key = ranking.code, period.code
    if key not in known:
        known[key] = Field(dataset, ranking, period)
    return known[key]


def _by_period(ranking: Ranking) -> dict[str, list[Standing]]:
    """Return the standings of each period; sorted out once for a ranking."""
    known: dict[str, dict[str, list[Standing]]] = ranking.__dict__
    if "_by_period" not in known:
        grouped: dict[str, list[Standing]] = {}
        for each in ranking.standings:
            grouped.setdefault(each.period.code, []).append(each)
        known["_by_period"] = grouped
    return known["_by_period"]


def _follow_from_scores(
    ranking: Ranking, ranks: Iterable[Rank | None], scores: Iterable[Bounded | None], of: int
) -> bool:
    """Whether ranks are derived: the ranking says so or states none, and at least half of the field has a score."""
    if ranking.ranks is not RanksFrom.DERIVED and any(ranks):
        return False
    return sum(score is not None for score in scores) * 2 >= max(of, 1)


def _ranks_by_score(scores: dict[Code, Bounded | None], direction: Direction) -> dict[Code, Rank]:
    """Return ranks by standard competition (1, 2, 2, 4) among exact scores."""
    exact = {code: score.number for code, score in scores.items() if score and score.bound is Bound.EXACT}
    first: dict[Decimal, int] = {}
    for n, number in enumerate(sorted(exact.values(), reverse=direction is Direction.HIGHER), 1):
        first.setdefault(number, n)
    return {code: Rank(first[number], first[number]) for code, number in exact.items()}


def _in_order(ranks: dict[Code, Rank | None]) -> list[Code]:
    """Return the codes by rank, those without one last, equals by code."""
    ranked = sorted((rank.best, rank.worst, code) for code, rank in ranks.items() if rank)
    return [*(code for _, _, code in ranked), *sorted(code for code, rank in ranks.items() if rank is None)]


def _stated_rank(standings: Sequence[Standing], places: int) -> Rank | None:
    """Return the sharpest rank stated, the first of those equally sharp; an open end is the last place."""
    stated = [each.rank if each.rank.worst else Rank(each.rank.best, places) for each in standings if each.rank]
    if len(stated) < 2:
        return stated[0] if stated else None
    return min(stated, key=lambda rank: rank.worst - rank.best)


def _sharpest(standings: Sequence[Standing]) -> Standing | None:
    scored = [each for each in standings if each.score is not None]
    if len(scored) < 2:
        return scored[0] if scored else None
    order = (Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.UNDER)
    return min(scored, key=lambda each: order.index(each.bound))


def _score(standings: Sequence[Standing]) -> Bounded | None:
    shown = _sharpest(standings)
    return Bounded(shown.score, shown.bound) if shown and shown.score is not None else None


def _disputed_scores(standings: Sequence[Standing]) -> tuple[Bounded, ...]:
    shown = _sharpest(standings) if len(standings) > 1 else None
    if shown is None:
        return ()
    others = [each for each in standings if each.score is not None and not _room(each).overlaps(_room(shown))]
    return tuple(dict.fromkeys(Bounded(each.score, each.bound) for each in others if each.score is not None))


def _room(standing: Standing) -> Range:
    assert standing.score is not None
    return range_of(Quantity(standing.score), standing.bound)


def _disputed_ranks(standings: Sequence[Standing], shown: Rank | None, places: int) -> tuple[Rank, ...]:
    if shown is None or len(standings) == 1:
        return ()
    stated = [_stated_rank((each,), places) for each in standings if each.rank]
    return tuple(
        dict.fromkeys(each for each in stated if each and (each.best > shown.worst or each.worst < shown.best))
    )
