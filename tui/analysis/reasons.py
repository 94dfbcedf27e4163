"""What the field did while an entity moved."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from tui.analysis.comparison import field_before, score_changes
from tui.analysis.field import Field, field
from tui.model import Bound, Code, Dataset, Direction, Period, Ranking

KNOWN_ENOUGH = Decimal("0.9")
"""The part of a field whose scores must be known in both periods before a movement is explained from them."""


class Reason(Struct, frozen=True):
    """What the field did while an entity moved, counted among those known in both periods."""

    peers: int
    rose_more: int
    """Peers whose score changed more for the better."""
    rose_less: int
    """Peers whose score changed less for the better."""
    overtook: int
    """Peers that were behind and are ahead now."""
    overtaken: int
    """Peers that were ahead and are behind now."""
    came_in: int
    """Entities ahead now that were not known before."""
    fell_out: int
    """Entities ahead before that are not known now."""


def reason(dataset: Dataset, ranking: Ranking, period: Period, entity: Code) -> Reason | None:
    """Return what the field did around an entity; None where too little of it is known in both periods."""
    now, then = field(dataset, ranking, period), field_before(dataset, ranking, period)
    if then is None or entity not in now.known or entity not in then.known:
        return None
    if min(now.known_scores, then.known_scores) < KNOWN_ENOUGH * now.of:
        return None
    own_now, own_then = now.ranks[now.index[entity]], then.ranks[then.index[entity]]
    change = score_changes(dataset, ranking, period).get(entity)
    if change is None or not _are_exact(now, then, entity) or own_now is None or own_then is None:
        return None
    better = 1 if ranking.direction is Direction.HIGHER else -1
    gains = _kept(now, "gains", lambda: sorted(each * better for each in _exact_changes(dataset, now, then)))
    gain = change.number * better
    best, worst, old_best, old_worst = own_now.best, own_now.worst, own_then.best, own_then.worst
    last_now, first_then = _kept(now, "lasts", lambda: _paired(now, then, after="worst", before="best"))
    first_now, last_then = _kept(now, "firsts", lambda: _paired(now, then, after="best", before="worst"))
    ahead, behind = bisect_left(last_now, best), bisect_left(first_now, worst)
    came = _kept(now, "came", lambda: _ends(now, then))
    left = _kept(now, "left", lambda: _ends(then, now))
    return Reason(
        len(gains) - 1,
        len(gains) - bisect_right(gains, gain),
        bisect_left(gains, gain),
        sum(map(old_worst.__le__, first_then[:ahead])),
        sum(map(old_best.__gt__, last_then[behind:])),
        bisect_left(came, best),
        bisect_left(left, old_best),
    )


def _kept(now: Field, key: str, make: Callable[[], list[Any]]) -> list[Any]:
    if (key, "") not in now.memo:
        now.memo[key, ""] = make()
    return now.memo[key, ""]


def _exact_changes(dataset: Dataset, now: Field, then: Field) -> list[Decimal]:
    changes = score_changes(dataset, now.ranking, now.period)
    return [change.number for code, change in changes.items() if _are_exact(now, then, code)]


def _are_exact(now: Field, then: Field, code: Code) -> bool:
    scores = now.scores[now.index[code]], then.scores[then.index[code]]
    return all(score is not None and score.bound is Bound.EXACT for score in scores)


def _paired(now: Field, then: Field, *, after: str, before: str) -> list[list[int]]:
    """Return one end of the ranks of all who are ranked in both periods, in order, and beside it one end before."""
    old = dict(zip(then.codes, then.ranks, strict=True))
    ranked = ((rank, old.get(code)) for code, rank in zip(now.codes, now.ranks, strict=True))
    pairs = sorted((getattr(rank, after), getattr(was, before)) for rank, was in ranked if rank and was)
    return [[here for here, _ in pairs], [there for _, there in pairs]]


def _ends(here: Field, there: Field) -> list[int]:
    """Return the last places at which those may stand who are ranked in one period and not known in the other."""
    rows = zip(here.codes, here.ranks, strict=True)
    return sorted(rank.worst for code, rank in rows if rank and code not in there.known)
