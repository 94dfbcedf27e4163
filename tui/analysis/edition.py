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
from tui.analysis.standing_lists import StandingLists
from tui.analysis.stated import (
    area_ranks_of,
    dimensions_of,
    disputed_ranks,
    sharpest,
    stated_movement,
    stated_rank,
)
from tui.model import Code, Dataset, Entity, Period, Rank, Ranking, Standing


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


class Edition(StandingLists):
    """A ranking in one period, with who was ranked and the place of each; put in order when looked into."""

    def __init__(self, dataset: Dataset, ranking: Ranking, period: Period, standings: Sequence[Standing]) -> None:
        super().__init__(ranking, period, standings, dataset.places(ranking, period))
        self.members: tuple[Code, ...] = dataset.members(ranking, period)
        self._entities = dataset.entity

    @property
    def among(self) -> int:
        """How many places the ranks are counted in: those scored where ranks follow from scores, else all."""
        return self.known_scores if self.by_score else self.of

    @cached_property
    def absent(self) -> tuple[Code, ...]:
        """The named members of which nothing is stated."""
        return tuple(code for code in self.members if code not in self.index)

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
