"""Targets of rank: whether an entity reached the first places it was to reach, on a given day."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.analysis.edition import Edition, Place
from tui.analysis.ranges import Range
from tui.analysis.verdicts import Deadline, Doubt, Outcome, State, Step, Verdict
from tui.model import Code, Direction, Ranking, RankTarget

if TYPE_CHECKING:
    from tui.analysis.view import DatasetView


class RankCommitment(Struct, frozen=True):
    """One target of rank of an entity, as it stands on a day."""

    ranking: Ranking
    target: RankTarget
    edition: Edition
    """The last one that ended by the day and knows a rank of the entity."""
    place: Place
    verdict: Verdict


def rank_commitments(view: "DatasetView", entity: Code, day: date) -> tuple[RankCommitment, ...]:
    """Return the targets of rank of an entity on a day, in every ranking that knows a rank of it by then."""
    found: list[RankCommitment] = []
    for ranking in view.dataset.rankings:
        own = [target for target in ranking.targets if target.entity in (None, entity)]
        by_day = (edition for edition in reversed(view.editions(ranking)) if edition.period.last <= day)
        places = [(edition, place) for edition in by_day if (place := edition.place(entity)) and place.rank]
        if own and places:
            steps = [_step(edition, place) for edition, place in places]
            found += [RankCommitment(ranking, target, *places[-1], _verdict(target, steps, day)) for target in own]
    return tuple(found)


def _verdict(target: RankTarget, steps: list[Step], day: date) -> Verdict:
    deadline, last = Deadline(Decimal(target.rank), Direction.LOWER, target.by), steps[-1]
    settled = deadline.settled(steps, day)
    if settled:
        return settled
    is_open = deadline.outcome(last.allowed) is Outcome.OPEN
    return Verdict(State.UNKNOWN, last.doubt) if is_open else Verdict(State.NOT_YET)


def _step(edition: Edition, place: Place) -> Step:
    """Return the places an entity may hold: those that contradict each other together, all those nobody is known in."""
    assert place.rank
    ranks = (place.rank, *place.disputed_ranks)
    uncounted = edition.of - place.of
    allowed = Range(
        Decimal(min(rank.best for rank in ranks)), Decimal(max(rank.worst for rank in ranks) + max(0, uncounted))
    )
    return Step(edition.period.last, allowed, Doubt.DISPUTED if place.disputed_ranks else Doubt.BOUND)
