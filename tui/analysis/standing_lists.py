"""What is stated in one period of a ranking, as lists in the order of the ranks, for 100 000 entities as well as 7."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from tui.analysis.ranges import Bounded
from tui.analysis.standing_order import StandingOrder, standing_order
from tui.analysis.stated import area_ranks_of, dimensions_of, disputed_scores, stated_movement
from tui.model import Bound, Code, Period, Rank, Ranking, Standing
from tui.model.area_sums import adds_up, current_areas, sum_of


class StandingLists:
    """The standings of one period, best rank first, unknown ranks last, equals by code; in order when looked into."""

    def __init__(self, ranking: Ranking, period: Period, stated: Sequence[Standing], of: int) -> None:
        self.ranking = ranking
        self.period: Period = period
        self.of = of
        """How many entities were ranked, by declared membership or size."""
        self._stated = stated

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

    @cached_property
    def index(self) -> dict[Code, int]:
        """Where each known entity stands in the lists."""
        return {code: n for n, code in enumerate(self.codes)}

    @cached_property
    def known(self) -> frozenset[Code]:
        """The entities with a rank or a score."""
        return frozenset(standing.entity for standing in self._stated if standing.rank or standing.score is not None)

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
