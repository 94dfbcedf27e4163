"""A ranking against the period before: whether the two may be compared, what changed for an entity and its peers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period, difference
from tests.recomputed.editions import Edition, Place, Span


@dataclass(frozen=True)
class Movement:
    """Places gained, and whether that is exact, about right, or the least."""

    places: int | None
    bound: str = ""
    stated: bool = False


@dataclass(frozen=True)
class Peers:
    """How the others with exact scores in both periods moved around one entity."""

    peers: int
    better: int
    """Whose score changed more for the better."""
    worse: int
    went_past: int
    fell_behind: int
    came_in: int
    """Ahead now, not known before."""
    dropped_out: int
    """Ahead before, not known now."""


@dataclass(frozen=True)
class Change:
    """An edition against the one before it."""

    edition: Edition
    previous: Edition

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why nothing may be compared between the two; empty where it may."""
        reasons = []
        if crosses(self.edition.ranking.breaks, self.previous.period, self.edition.period):
            reasons.append("break")
        if (self.edition.members, self.edition.size) != (self.previous.members, self.previous.size):
            reasons.append("changed-set")
        if None not in (self.edition.total, self.previous.total) and self.edition.total != self.previous.total:
            are_parts = False not in (self.edition.areas_add_up, self.previous.areas_add_up)
            reasons.append("changed-total" if are_parts else "changed-areas")
        return tuple(reasons)

    def reasons_for(self, entity: str) -> tuple[str, ...]:
        """Return why nothing may be compared for an entity."""
        sides = (self.edition.places.get(entity), self.previous.places.get(entity))
        missing = any(place is None or not place.is_known for place in sides)
        return (("missing",) if missing else ()) + self.reasons

    def score_change(self, entity: str) -> Figure | None:
        """Return the change of an entity's score, where it may be compared."""
        after, before = self.edition.places.get(entity), self.previous.places.get(entity)
        if self.reasons or after is None or before is None or after.score is None or before.score is None:
            return None
        disputed = bool(after.disputed or before.disputed)
        return difference(after.score, before.score, disputed=disputed, decimals=self.edition.ranking.decimals)

    def peers_of(self, entity: str) -> Peers | None:
        """Return how the others moved around an entity; None where its exact scores or ranks are not known in both."""
        after, before = self.edition.exact_scores, self.previous.exact_scores
        current_rank, previous_rank = _rank(self.edition, entity), _rank(self.previous, entity)
        if self.reasons or entity not in after or entity not in before or current_rank is None or previous_rank is None:
            return None
        sign = -1 if self.edition.ranking.lower_is_better else 1
        gains = {code: sign * (after[code] - before[code]) for code in after.keys() & before.keys()}
        gain = gains.pop(entity)
        both = [
            (rank, rank_before)
            for code in self.edition.places
            if code != entity
            and (rank := _rank(self.edition, code)) is not None
            and (rank_before := _rank(self.previous, code)) is not None
        ]
        return Peers(
            len(gains),
            better=sum(other > gain for other in gains.values()),
            worse=sum(other < gain for other in gains.values()),
            went_past=sum(
                rank[1] < current_rank[0] and rank_before[0] > previous_rank[1] for rank, rank_before in both
            ),
            fell_behind=sum(
                rank[0] > current_rank[1] and rank_before[1] < previous_rank[0] for rank, rank_before in both
            ),
            came_in=_ahead_and_new(self.edition, current_rank, self.previous),
            dropped_out=_ahead_and_new(self.previous, previous_rank, self.edition),
        )


def crosses(breaks: Sequence[Period], before: Period, after: Period) -> bool:
    """Whether a change of method lies between two periods: it cuts at its first day.

    A period on both sides of that day is like neither those before nor those after.
    """
    return any(before.first < change.first <= after.last for change in breaks)


def change_of(editions: Sequence[Edition], edition: Edition) -> Change | None:
    """Return an edition against the one before it, out of all of its ranking, newest first; None for the first."""
    older = list(editions)[list(editions).index(edition) + 1 :]
    return Change(edition, older[0]) if older else None


def movement_of(change: Change | None, edition: Edition, entity: str) -> Movement:
    """Return the movement of an entity: as stated, else between the two ranks where they may be compared."""
    place = edition.places[entity]
    if place.movement is not None:
        return Movement(place.movement, "exact", stated=True)
    if change is None or change.reasons_for(entity):
        return Movement(None)
    return _between(change, entity, change.previous.places[entity], place)


def _between(change: Change, entity: str, before: Place, after: Place) -> Movement:
    if before.rank is None or after.rank is None:
        return Movement(None)
    fewest, most = before.rank[0] - after.rank[1], before.rank[1] - after.rank[0]
    if fewest == most:
        return Movement(fewest, "about" if _counted_otherwise(change, entity) else "exact")
    if fewest > 0 or most < 0:
        return Movement(fewest if fewest > 0 else most, "over")
    return Movement(None)


def _counted_otherwise(change: Change, entity: str) -> bool:
    """Whether ranks were counted among others than before."""
    edition, previous = change.edition, change.previous
    by_score = edition.by_score or previous.by_score
    return edition.counted_in(entity) != previous.counted_in(entity) or (by_score and edition.known != previous.known)


def _rank(edition: Edition, entity: str) -> Span | None:
    place = edition.places.get(entity)
    return place.rank if place else None


def _ahead_and_new(edition: Edition, rank: Span, other: Edition) -> int:
    return sum(
        place.rank is not None and place.rank[1] < rank[0] and code not in other.known
        for code, place in edition.places.items()
    )


def mean_of(numbers: Sequence[Decimal]) -> Decimal:
    """Return the plain mean."""
    return sum(numbers, Decimal(0)) / len(numbers)
