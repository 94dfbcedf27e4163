"""Targets of rank: whether an entity reached the first places it was to reach, on a given day."""

from collections.abc import Mapping, Sequence
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


_AHEAD = {Outcome.REACHED: State.WITHIN, Outcome.SHORT: State.NOT_YET, Outcome.OPEN: State.UNKNOWN}
"""What a rank says of a target whose period is not over."""
_OVER = {Outcome.REACHED: State.MET, Outcome.SHORT: State.OVERDUE, Outcome.OPEN: State.UNKNOWN}
"""What a rank says of a target whose period is over."""


class RankCommitment(Struct, frozen=True):
    """One target of rank of an entity, as it stands on a day."""

    ranking: Ranking
    target: RankTarget
    edition: Edition
    """That of the deadline, else the last one that ended by the day, of those that know a rank of the entity."""
    place: Place
    verdict: Verdict


class _Ranked(Struct, frozen=True):
    """A known rank of an entity."""

    edition: Edition
    place: Place

    @property
    def step(self) -> Step:
        """The rank as a step of a verdict."""
        return _step(self.edition, self.place)

    def commitment(self, target: RankTarget, verdict: Verdict) -> RankCommitment:
        """Return a target with the verdict that follows from this rank."""
        return RankCommitment(self.edition.ranking, target, self.edition, self.place, verdict)


def rank_commitments(view: "DatasetView", entity: Code, day: date) -> tuple[RankCommitment, ...]:
    """Return the targets of rank of an entity on a day, in every ranking that knows a rank of it by then."""
    commitments: list[RankCommitment] = []
    for ranking in view.dataset.rankings:
        targets = [target for target in ranking.targets if target.entity in (None, entity)]
        by_day = (edition for edition in reversed(view.editions(ranking)) if edition.period.last <= day)
        ranks = [_Ranked(edition, place) for edition in by_day if (place := edition.place(entity)) and place.rank]
        if ranks:
            commitments += [_commitment(target, ranks, day) for target in targets]
    return tuple(commitments)


def _commitment(target: RankTarget, ranks: Sequence[_Ranked], day: date) -> RankCommitment:
    """Return a target as it stands on a day; the ranks are those known by then, oldest first, at least one."""
    deadline, last = Deadline(Decimal(target.rank), Direction.LOWER, target.by), ranks[-1]
    if target.by is None:
        settled = deadline.settled([ranked.step for ranked in ranks], day)
        return last.commitment(target, settled or _verdict(deadline, last, _AHEAD))
    by = target.by
    answering = [ranked for ranked in ranks if ranked.edition.period.last >= by]
    if answering:
        return _answered(target, deadline, answering)
    verdict = Verdict(State.UNKNOWN, Doubt.UNREAD) if day > by else _verdict(deadline, last, _AHEAD)
    return last.commitment(target, verdict)


def _answered(target: RankTarget, deadline: Deadline, answering: Sequence[_Ranked]) -> RankCommitment:
    """Return a target by the rank of the period of its deadline, by the last one where that is not known."""
    last = answering[-1]
    answer = next((ranked for ranked in answering if target.by and ranked.edition.period.first <= target.by), last)
    verdict = _verdict(deadline, answer, _OVER)
    if verdict.state is State.OVERDUE and deadline.outcome(last.step.allowed) is Outcome.REACHED:
        return last.commitment(target, Verdict(State.MET_LATE))
    return answer.commitment(target, verdict)


def _verdict(deadline: Deadline, ranked: _Ranked, states: Mapping[Outcome, State]) -> Verdict:
    state = states[deadline.outcome(ranked.step.allowed)]
    return Verdict(state, ranked.step.doubt if state is State.UNKNOWN else None)


def _step(edition: Edition, place: Place) -> Step:
    """Return the places an entity may hold: those that contradict each other together, all those nobody is known in."""
    assert place.rank
    ranks = (place.rank, *place.disputed_ranks)
    uncounted = edition.of - place.of
    allowed = Range(
        Decimal(min(rank.best for rank in ranks)), Decimal(max(rank.worst for rank in ranks) + max(0, uncounted))
    )
    return Step(edition.period.last, allowed, Doubt.DISPUTED if place.disputed_ranks else Doubt.BOUND)
