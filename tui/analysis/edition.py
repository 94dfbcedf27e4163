"""An edition: a ranking in one period, with every entity known in it, best rank first.

An edition holds 100 000 entities as well as 7: what is known lies in lists, in the order of the ranks, and a place is
put together when it is looked at.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property

from msgspec import Struct

from tui.analysis.gaps import Gap, gaps_between
from tui.analysis.ranges import Bounded
from tui.analysis.standing_order import StandingOrder, standing_order
from tui.analysis.stated import (
    area_ranks_of,
    dimensions_of,
    disputed_ranks,
    disputed_scores,
    sharpest,
    stated_movement,
    stated_rank,
)
from tui.model import Bound, Code, Dataset, Entity, Period, Rank, Ranking, Standing
from tui.model.area_sums import adds_up, current_areas, sum_of


class RankKind(Enum):
    """Where a rank comes from."""

    PUBLISHED = "published"
    DERIVED = "derived"
    """From arithmetic on stated figures, or from the scores."""
    UNKNOWN = ""


class Place(Struct, frozen=True):
    """What is known of one entity in one edition."""

    ranking: Code
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
    """Places gained, as a source states it."""
    sources: tuple[Code, ...]
    standings: tuple[Standing, ...]

    @property
    def dimensions(self) -> dict[Code, Decimal]:
        """The scores of the component areas, as far as they are known."""
        return dimensions_of(self.standings)

    @property
    def area_ranks(self) -> dict[Code, int]:
        """The ranks in component areas that a source states."""
        return area_ranks_of(self.standings)


class Edition:
    """A ranking in one period, best rank first, unknown ranks last, equals by code; put in order when looked into."""

    def __init__(self, dataset: Dataset, ranking: Ranking, period: Period, standings: Sequence[Standing]) -> None:
        self.ranking = ranking
        self.period: Period = period
        self.members: tuple[Code, ...] = dataset.members(ranking, self.period)
        self.of: int = dataset.places(ranking, self.period)
        """How many entities were ranked, by declared membership or size."""
        self._entities = dataset.entity
        self._stated = standings

    @cached_property
    def _order(self) -> StandingOrder:
        return standing_order(self.ranking, self._stated, self.of)

    @cached_property
    def by_score(self) -> bool:
        """Whether ranks were derived here, among the entities whose score is known."""
        return self._order.by_score

    @cached_property
    def codes(self) -> list[Code]:
        """The entities of which something is stated."""
        return self._order.codes

    @cached_property
    def ranks(self) -> list[Rank | None]:
        """The rank of each entity."""
        return self._order.ranks

    @cached_property
    def scores(self) -> list[Bounded | None]:
        """The sharpest score of each entity."""
        return self._order.scores

    @cached_property
    def _standings(self) -> list[tuple[Standing, ...]]:
        return self._order.standings

    @cached_property
    def shared(self) -> Counter[tuple[int, int]]:
        """How many stand between each pair of first and last places."""
        return Counter((rank.best, rank.worst) for rank in self.ranks if rank)

    @cached_property
    def disputed_scores(self) -> dict[int, tuple[Bounded, ...]]:
        """The scores stated that contradict the one at an index, where there are any."""
        contradicted = ((n, disputed_scores(group)) for n, group in enumerate(self._standings) if len(group) > 1)
        return {n: scores for n, scores in contradicted if scores}

    @cached_property
    def known_ranks(self) -> int:
        """How many entities have a rank or known ends of one."""
        return sum(rank is not None for rank in self.ranks)

    @cached_property
    def inexact_ranks(self) -> int:
        """How many of the known ranks are known only between ends."""
        return sum(rank is not None and not rank.is_exact for rank in self.ranks)

    @cached_property
    def known_scores(self) -> int:
        """How many entities have a score."""
        return sum(score is not None for score in self.scores)

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
        return frozenset(standing.entity for standing in self._stated if standing.rank or standing.score is not None)

    @cached_property
    def absent(self) -> tuple[Code, ...]:
        """The named members of which nothing is stated."""
        return tuple(code for code in self.members if code not in self.index)

    @cached_property
    def next_better(self) -> list[int | None]:
        """Where the nearest place with a better exact rank stands, for each place."""
        better: int | None = None
        level: int | None = None
        """Where the last exact rank stands: it is better than those below the places level with it."""
        above = []
        for n, rank in enumerate(self.ranks):
            level_rank = None if level is None else self.ranks[level]
            if rank and level_rank and level_rank.best < rank.best:
                better, level = level, None
            above.append(better if rank else None)
            if rank and rank.is_exact:
                level = n
        return above

    @cached_property
    def stated_movements(self) -> list[int | None]:
        """The movement a source states for each place."""
        return [stated_movement(standings) for standings in self._standings]

    @cached_property
    def _published_holders(self) -> Counter[tuple[int, int]]:
        """How many hold each rank that a source states, where others follow from scores."""
        rows = zip(self.codes, self.ranks, strict=True)
        return Counter((rank.best, rank.worst) for code, rank in rows if rank and code in self._order.published)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The runs of places nobody is known to hold, best first; none where ranks follow from scores."""
        return () if self.by_score else gaps_between(self.shared, self.of)

    @cached_property
    def first(self) -> int | None:
        """Where the scored entity stands that surely holds the first place; None where that is not known."""
        return next((n for n in range(len(self.codes)) if self._surely_holds(n, 1)), None)

    @cached_property
    def last(self) -> int | None:
        """Where the scored entity stands that surely holds, or shares, the last place; None where that is not known."""
        return next((n for n in range(len(self.codes)) if self._surely_holds(n, self.counted_in(n))), None)

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
        shown = sharpest(standings)
        return Place(
            self.ranking.code,
            self._entities[code],
            rank,
            self.kind(n),
            self.counted_in(n),
            tied=self.is_tied(n),
            score=self.scores[n],
            score_derived=bool(shown and shown.score_derived),
            disputed=self.disputed(n),
            disputed_ranks=disputed_ranks(standings, rank, self.of),
            movement=stated_movement(standings),
            sources=tuple(dict.fromkeys(code for standing in standings for code in standing.source)),
            standings=standings,
        )

    def counted_in(self, n: int) -> int:
        """Return how many places the rank at an index is counted in."""
        return self.known_scores if self._follows_from_score(n) else self.of

    def disputed(self, n: int) -> tuple[Bounded, ...]:
        """Return the scores stated that contradict the one at an index."""
        return self.disputed_scores.get(n, ())

    def dimension(self, code: Code) -> list[Decimal | None]:
        """Return the scores of a component area, None where it is not known."""
        return [
            next((standing.dimensions[code] for standing in standings if code in standing.dimensions), None)
            for standings in self._standings
        ]

    def area_ranks(self, code: Code) -> list[int | None]:
        """Return the ranks in a component area, None where no source states one."""
        return [area_ranks_of(standings).get(code) for standings in self._standings]

    @cached_property
    def areas_add_up(self) -> bool | None:
        """Whether the areas add up to the score, in most of those of which all areas and the exact score are known.

        None where they are known of nobody.
        """
        areas = current_areas(self.ranking, self.period)
        known = [
            adds_up(areas, scores, score.number)
            for score, scores in zip(self.scores, map(dimensions_of, self._standings), strict=True)
            if score and score.bound is Bound.EXACT and sum_of(areas, scores) is not None
        ]
        return sum(known) * 2 > len(known) if known else None

    def is_tied(self, n: int) -> bool:
        """Whether the place at an index is shared."""
        rank = self.ranks[n]
        return rank is not None and rank.is_exact and self.sharing(n) > 1

    def sharing(self, n: int) -> int:
        """Return how many are known with the rank of the place at an index, itself included; 0 where it is unknown.

        A rank that a source states and one that follows from scores are not the same.
        """
        rank = self.ranks[n]
        if rank is None:
            return 0
        ends = rank.best, rank.worst
        if not self.by_score:
            return self.shared[ends]
        published = self._published_holders[ends]
        return self.shared[ends] - published if self._follows_from_score(n) else published

    def _surely_holds(self, n: int, place: int) -> bool:
        rank = self.ranks[n]
        if rank is None or self.scores[n] is None or not rank.is_exact:
            return False
        return rank.best <= place < rank.best + self.sharing(n)

    def _follows_from_score(self, n: int) -> bool:
        return self.by_score and self.codes[n] not in self._order.published

    def kind(self, n: int) -> RankKind:
        """Return where the rank at an index comes from."""
        rank = self.ranks[n]
        if rank is None:
            return RankKind.UNKNOWN
        if self._follows_from_score(n):
            return RankKind.DERIVED
        stated = next(s for s in self._standings[n] if s.rank and stated_rank((s,), self.of) == rank)
        return RankKind.DERIVED if stated.rank_derived else RankKind.PUBLISHED
