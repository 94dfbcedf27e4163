"""An edition against the one before it: whether the two may be compared, and what changed between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from tui.analysis.edition import Edition, Place
from tui.analysis.ranges import Bounded, difference, has_difference
from tui.analysis.runs import broken_between
from tui.model import Bound, Break, Code, Direction, Rank
from tui.model.area_sums import total_of


class Refusal(Enum):
    """Why two periods must not be compared, in the order the reasons are given."""

    MISSING = "missing"
    BREAK = "break"
    CHANGED_SET = "changed-set"
    CHANGED_TOTAL = "changed-total"
    CHANGED_AREAS = "changed-areas"
    """Component areas that give other points together, but do not add up to the score."""


class Movement(NamedTuple):
    """Places gained; positive is better."""

    exact: int | None
    """As stated, or between two exact ranks; None where neither is known."""
    at_least: int | None = None
    """Places surely gained (lost where negative) where the exact number is not known."""

    @property
    def gained(self) -> int | None:
        """Places gained, or surely gained at least; None where neither is known."""
        return self.exact if self.at_least is None else self.at_least


class EditionChange:
    """What may be said of an edition against an earlier one."""

    def __init__(self, edition: Edition, previous: Edition) -> None:
        self.edition = edition
        self.previous = previous

    @cached_property
    def crossed(self) -> Break | None:
        """The declared change of method between the two."""
        return broken_between(self.edition.ranking.breaks, self.previous.period, self.edition.period)

    @cached_property
    def refusals(self) -> tuple[Refusal, ...]:
        """Why the two must not be compared at all; nothing when they may."""
        edition, previous = self.edition, self.previous
        reasons = []
        if self.crossed:
            reasons.append(Refusal.BREAK)
        same_members = edition.members is previous.members or set(edition.members) == set(previous.members)
        if edition.of != previous.of or not same_members:
            reasons.append(Refusal.CHANGED_SET)
        if self.total_refusal:
            reasons.append(self.total_refusal)
        return tuple(reasons)

    @cached_property
    def total_refusal(self) -> Refusal | None:
        """Whether the total changed, or only areas that do not add up to it; None as far as it is not known to."""
        edition, previous = self.edition, self.previous
        totals = [total_of(side.ranking, side.period) for side in (previous, edition)]
        if not all(totals) or totals[0] == totals[1]:
            return None
        are_parts = False not in (edition.areas_add_up, previous.areas_add_up)
        return Refusal.CHANGED_TOTAL if are_parts else Refusal.CHANGED_AREAS

    @cached_property
    def _ranks_before(self) -> list[Rank | None]:
        """The rank before of each place of the edition."""
        return [None if m is None else self.previous.ranks[m] for m in self._places_before]

    @cached_property
    def _scored_in_both(self) -> list[tuple[int, Bounded, Bounded]]:
        """The places of all who are scored in both, with their score and the one before."""
        rows = enumerate(zip(self.edition.scores, self._places_before, strict=True))
        scored = ((n, score, self.previous.scores[m]) for n, (score, m) in rows if score and m is not None)
        return [(n, score, before) for n, score, before in scored if before]

    @cached_property
    def _places_before(self) -> list[int | None]:
        """Where each entity of the edition stands in the one before."""
        return [*map(self.previous.index.get, self.edition.codes)]

    @cached_property
    def _contested(self) -> frozenset[int]:
        """The places of which sources contradict each other in either edition."""
        contested, contested_before = self.edition.disputed_scores, self.previous.disputed_scores
        rows = enumerate(self._places_before)
        return frozenset(n for n, m in rows if n in contested or m in contested_before)

    @cached_property
    def score_changes(self) -> dict[int, Bounded]:
        """The changes of score of the places scored in both; nothing where the two must not be compared."""
        scored = () if self.refusals else self._scored_in_both
        decimals, contested = self.edition.ranking.decimals, self._contested
        changes = (
            (n, difference(score, before, contested=n in contested, decimals=decimals)) for n, score, before in scored
        )
        return {n: change for n, change in changes if change}

    @cached_property
    def known_changes(self) -> int:
        """How many changes of score there are."""
        return 0 if self.refusals else sum(has_difference(score, before) for _, score, before in self._scored_in_both)

    @cached_property
    def exact_gains(self) -> dict[int, Decimal]:
        """The unrounded changes between exact scores, by the place; positive is better."""
        if self.refusals:
            return {}
        is_higher_better = self.edition.ranking.direction is Direction.HIGHER
        return {
            n: score.number - before.number if is_higher_better else before.number - score.number
            for n, score, before in self._scored_in_both
            if score.bound is before.bound is Bound.EXACT
        }

    @cached_property
    def exact_befores(self) -> dict[int, Decimal]:
        """The exact scores before, by the place, where the score is exact as well and no source contradicts either."""
        gains, contested = self.exact_gains, self._contested
        return {n: before.number for n, _, before in self._scored_in_both if n in gains and n not in contested}

    def movements(self) -> list[Movement]:
        """Return the movement of each place of the edition, in its order."""
        stated = self.edition.stated_movements
        if self.refusals:
            return [*map(Movement, stated)]
        return [*map(movement_between, self._ranks_before, self.edition.ranks, stated)]

    def peers_counted(self, entity: Code) -> "PeerCounts | None":
        """Return how the others moved around an entity; None where its ranks or exact scores are not known in both."""
        n = self.edition.index[entity]
        gain, rank, before = self.exact_gains.get(n), self.edition.ranks[n], self._ranks_before[n]
        if gain is None or rank is None or before is None:
            return None
        gains = self._gains_in_order
        worst_ranks, best_before = self._worst_and_best
        best_ranks, worst_before = self._best_and_worst
        return PeerCounts(
            peers=len(gains) - 1,
            rose_more=len(gains) - bisect_right(gains, gain),
            rose_less=bisect_left(gains, gain),
            overtook=sum(map(before.worst.__lt__, best_before[: bisect_left(worst_ranks, rank.best)])),
            overtaken=sum(map(before.best.__gt__, worst_before[bisect_right(best_ranks, rank.worst) :])),
            came_in=bisect_left(self._came_in, rank.best),
            fell_out=bisect_left(self._fell_out, before.best),
        )

    @cached_property
    def _gains_in_order(self) -> list[Decimal]:
        return sorted(self.exact_gains.values())

    @cached_property
    def _worst_and_best(self) -> tuple[list[int], list[int]]:
        return self._paired_ends(lambda rank, before: (rank.worst, before.best))

    @cached_property
    def _best_and_worst(self) -> tuple[list[int], list[int]]:
        return self._paired_ends(lambda rank, before: (rank.best, before.worst))

    def _paired_ends(self, ends: Callable[[Rank, Rank], tuple[int, int]]) -> tuple[list[int], list[int]]:
        """Return one end of the rank of everybody ranked in both, in ascending order, and one end of each before."""
        ranked = zip(self.edition.ranks, self._ranks_before, strict=True)
        pairs = sorted(ends(rank, before) for rank, before in ranked if rank and before)
        return [after for after, _ in pairs], [before for _, before in pairs]

    @cached_property
    def _came_in(self) -> list[int]:
        return _worst_ranks_of_missing(self.edition, self.previous)

    @cached_property
    def _fell_out(self) -> list[int]:
        return _worst_ranks_of_missing(self.previous, self.edition)


class PeerCounts(NamedTuple):
    """How the others moved around one entity, counted among those known in both editions."""

    peers: int
    rose_more: int
    """Peers whose score changed more for the better."""
    rose_less: int
    """Peers whose score changed less for the better."""
    overtook: int
    """Peers that were surely behind, not level, and are surely ahead."""
    overtaken: int
    """Peers that were surely ahead and are surely behind, not level."""
    came_in: int
    """Entities ahead that were not known before."""
    fell_out: int
    """Entities ahead before that are not known any more."""


def movement_between(before: Rank | None, after: Rank | None, stated: int | None) -> Movement:
    """Return the places gained, as stated or else between exact ranks; and where not known, those surely gained."""
    exact = places_gained(before, after) if stated is None else stated
    return Movement(exact, _surely_gained(before, after) if exact is None else None)


def places_gained(before: Rank | None, after: Rank | None) -> int | None:
    """Return how many places were gained between two exact ranks; None where one is not exact."""
    if before is None or after is None or not (before.is_exact and after.is_exact):
        return None
    return before.best - after.best


def score_difference(place: Place, other: Place, decimals: int) -> Bounded | None:
    """Return how far a score lies above another of a ranking with some decimals; None where one is not known.

    It is about where either is disputed.
    """
    if place.score is None or other.score is None:
        return None
    contested = bool(place.disputed or other.disputed)
    return difference(place.score, other.score, contested=contested, decimals=decimals)


def totals_agree(edition: Edition, other: Edition) -> bool:
    """Whether scores of two editions are out of the same total, as far as it is known."""
    return EditionChange(edition, other).total_refusal is not Refusal.CHANGED_TOTAL


def _surely_gained(before: Rank | None, after: Rank | None) -> int | None:
    """Return the fewest places gained or lost that two ranks known between ends allow; None where neither is sure."""
    if before is None or after is None:
        return None
    fewest, most = before.best - after.worst, before.worst - after.best
    return fewest if fewest > 0 else most if most < 0 else None


def _worst_ranks_of_missing(edition: Edition, other: Edition) -> list[int]:
    """Return the last places at which those may stand who are ranked in one edition and not known in the other."""
    rows = zip(edition.codes, edition.ranks, strict=True)
    return sorted(rank.worst for code, rank in rows if rank and code not in other.known)
