"""What may be said of an entity's place against the period before, and why where nothing may."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct

from tui.analysis.field import Field, Place, field, periods
from tui.analysis.ranges import Bounded, difference
from tui.analysis.series import broken_between
from tui.model import Bound, Break, Code, Dataset, Direction, Period, Rank, Ranking

KNOWN_ENOUGH = Decimal("0.9")
"""The part of a field whose scores must be known in both periods before a movement is explained from them."""


class Refusal(Enum):
    """Why two periods must not be compared, in the order the reasons are told."""

    MISSING = "missing"
    BREAK = "break"
    CHANGED_SET = "changed-set"
    CHANGED_TOTAL = "changed-total"


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
    crossed: Break | None = None
    sources: tuple[Code, ...] = ()


class Reason(Struct, frozen=True):
    """What the field did while an entity moved, counted among those known in both periods."""

    peers: int
    rose_more: int
    """Peers whose score changed more for the better."""
    overtook: int
    """Peers that were behind and are ahead now."""
    overtaken: int
    """Peers that were ahead and are behind now."""
    came_in: int
    """Entities ahead now that were not known before."""
    fell_out: int
    """Entities ahead before that are not known now."""


def compare(dataset: Dataset, ranking: Ranking, period: Period, entity: Code) -> Comparison:
    """Compare an entity's place with the period before."""
    now = field(dataset, ranking, period)
    place = now.place(entity)
    then = field_before(dataset, ranking, period)
    stated = place.movement if place else None
    sources = place.sources if place else ()
    if then is None:
        return Comparison(None, stated, stated is not None, None, (Refusal.MISSING,), sources=sources)
    old = then.place(entity)
    refusals = _refusals(now, then, place, old)
    crossed = broken_between(ranking.breaks, then.period, period)
    if refusals or place is None or old is None:
        return Comparison(then.period, stated, stated is not None, None, refusals, crossed=crossed, sources=sources)
    moved = _moved(old.rank, place.rank)
    return Comparison(
        then.period,
        stated if stated is not None else moved,
        stated is not None,
        _score_change(place, old),
        (),
        approximate=stated is None and moved is not None and _others_counted(now, then),
        sources=sources,
    )


def field_before(dataset: Dataset, ranking: Ranking, period: Period) -> Field | None:
    """Return the field of the period before, or None for the first."""
    earlier = [each for each in periods(ranking) if each < period]
    return field(dataset, ranking, earlier[0]) if earlier else None


def reason(dataset: Dataset, ranking: Ranking, period: Period, entity: Code) -> Reason | None:
    """Return what the field did around an entity; None where too little of it is known in both periods."""
    now, then = field(dataset, ranking, period), field_before(dataset, ranking, period)
    if then is None or entity not in now.known or entity not in then.known:
        return None
    if min(now.known_scores, then.known_scores) < KNOWN_ENOUGH * now.of:
        return None
    changes = score_changes(dataset, ranking, period)
    own_now, own_then = now.ranks[now.index[entity]], then.ranks[then.index[entity]]
    if entity not in changes or own_now is None or own_then is None:
        return None
    better = 1 if ranking.direction is Direction.HIGHER else -1
    peers = [code for code in changes if code != entity]
    ahead_now, behind_now = _sides(now, own_now)
    ahead_then, behind_then = _sides(then, own_then)
    return Reason(
        len(peers),
        sum((changes[code] - changes[entity]) * better > 0 for code in peers),
        len((ahead_now & behind_then) - {entity}),
        len((ahead_then & behind_now) - {entity}),
        len(ahead_now - then.known),
        len(ahead_then - now.known),
    )


def _sides(now: Field, own: Rank) -> tuple[set[Code], set[Code]]:
    """Return who is surely ahead of a rank, and who surely is not."""
    ranked = [(code, rank) for code, rank in zip(now.codes, now.ranks, strict=True) if rank]
    ahead = {code for code, rank in ranked if rank.worst < own.best}
    return ahead, {code for code, rank in ranked if rank.best >= own.worst}


def score_changes(dataset: Dataset, ranking: Ranking, period: Period) -> dict[Code, Decimal]:
    """Return the exact changes of score of all entities known in both comparable periods; worked out once."""
    known: dict[tuple[Code, str], dict[Code, Decimal]] = dataset.__dict__.setdefault("_changes", {})
    key = ranking.code, period.code
    if key not in known:
        now, then = field(dataset, ranking, period), field_before(dataset, ranking, period)
        known[key] = _score_changes(now, then) if then and not _refusals_of_periods(now, then) else {}
    return known[key]


def _score_changes(now: Field, then: Field) -> dict[Code, Decimal]:
    before = dict(zip(then.codes, then.scores, strict=True))
    changes = {}
    for code, score in zip(now.codes, now.scores, strict=True):
        old = before.get(code)
        if score and old and score.bound is old.bound is Bound.EXACT:
            changes[code] = score.number - old.number
    return changes


def may_be_compared(now: Field, then: Field) -> bool:
    """Whether neither method nor membership nor total changed between two periods of a ranking."""
    return not _refusals_of_periods(now, then)


def total_of(ranking: Ranking, period: Period) -> Decimal:
    """Return the sum of the maxima of the component areas that hold in a period; 0 where none is declared."""
    return sum((each.maximum for each in ranking.dimensions if holds(each.since, each.until, period)), Decimal(0))


def holds(since: Period | None, until: Period | None, period: Period) -> bool:
    """Whether something that holds from and until some periods holds in one."""
    return (since is None or since.first <= period.first) and (until is None or period.last <= until.last)


def _refusals(now: Field, then: Field, place: Place | None, old: Place | None) -> tuple[Refusal, ...]:
    missing = any(each is None or (each.rank is None and each.score is None) for each in (place, old))
    return ((Refusal.MISSING,) if missing else ()) + _refusals_of_periods(now, then)


def _refusals_of_periods(now: Field, then: Field) -> tuple[Refusal, ...]:
    ranking = now.ranking
    found = []
    if broken_between(ranking.breaks, then.period, now.period):
        found.append(Refusal.BREAK)
    if now.of != then.of or (now.members is not then.members and set(now.members) != set(then.members)):
        found.append(Refusal.CHANGED_SET)
    if total_of(ranking, now.period) != total_of(ranking, then.period):
        found.append(Refusal.CHANGED_TOTAL)
    return tuple(found)


def _others_counted(now: Field, then: Field) -> bool:
    """Whether ranks were counted among known scores while not the same entities are known."""
    return (now.by_score or then.by_score) and now.known != then.known


def _score_change(place: Place, old: Place) -> Bounded | None:
    """Return the change between two scores; about where either is disputed."""
    if place.score is None or old.score is None:
        return None
    change = difference(place.score, old.score)
    if change and (place.disputed or old.disputed):
        return Bounded(change.number, Bound.ABOUT)
    return change


def _moved(before: Rank | None, after: Rank | None) -> int | None:
    if before is None or after is None or not (before.is_exact and after.is_exact):
        return None
    return before.best - after.best
