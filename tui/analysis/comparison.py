"""What may be said of an entity's place against the period before, and why where nothing may."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct

from tui.analysis.field import Field, Place, field, periods
from tui.analysis.ranges import Bounded, difference
from tui.analysis.series import broken_between
from tui.model import Break, Code, Dataset, Period, Rank, Ranking


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
    at_least: int | None = None
    """Places surely gained (lost where negative) where the very movement is not known."""
    members_differ: bool = False
    """Whether ranks follow from scores while not the same entities are known in the two periods."""
    crossed: Break | None = None
    sources: tuple[Code, ...] = ()

    @property
    def gained(self) -> int | None:
        """Places gained, or surely gained at least; None where neither is known."""
        return self.movement if self.at_least is None else self.at_least

    @property
    def direction(self) -> int | None:
        """1 where the rank is better than in the period before, -1 where worse, 0 where it is the same."""
        return None if self.gained is None else (self.gained > 0) - (self.gained < 0)

    @property
    def approximate(self) -> bool:
        """Whether the movement is only about right: worked out while the known members differ."""
        return self.members_differ and not self.stated


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
    moved, at_least = moved_between(old.rank, place.rank, stated)
    return Comparison(
        then.period,
        moved,
        stated is not None,
        score_difference(place, old),
        (),
        at_least=at_least,
        members_differ=places_gained(old.rank, place.rank) is not None and _others_counted(now, then, place, old),
        sources=sources,
    )


def field_before(dataset: Dataset, ranking: Ranking, period: Period) -> Field | None:
    """Return the field of the period before, or None for the first."""
    earlier = [each for each in periods(ranking) if each < period]
    return field(dataset, ranking, earlier[0]) if earlier else None


def score_changes(dataset: Dataset, ranking: Ranking, period: Period) -> dict[Code, Bounded]:
    """Return the changes of score of all entities known in both comparable periods; worked out once."""
    known: dict[tuple[Code, str], dict[Code, Bounded]] = dataset.__dict__.setdefault("_changes", {})
    key = ranking.code, period.code
    if key not in known:
        now, then = field(dataset, ranking, period), field_before(dataset, ranking, period)
        known[key] = _score_changes(now, then) if then and not refusals_between(now, then) else {}
    return known[key]


def _score_changes(now: Field, then: Field) -> dict[Code, Bounded]:
    changes = {}
    for n, (code, score) in enumerate(zip(now.codes, now.scores, strict=True)):
        m = then.index.get(code)
        old = None if m is None else then.scores[m]
        if m is not None and score and old:
            change = difference(score, old, contested=bool(now.disputed(n) or then.disputed(m)))
            if change:
                changes[code] = change
    return changes


def moved_between(before: Rank | None, after: Rank | None, stated: int | None) -> tuple[int | None, int | None]:
    """Return the places gained, as stated or else between exact ranks; and where not known, those surely gained."""
    moved = places_gained(before, after) if stated is None else stated
    return moved, _surely_gained(before, after) if moved is None else None


def total_of(ranking: Ranking, period: Period) -> Decimal:
    """Return the sum of the maxima of the component areas that hold in a period; 0 where none is declared."""
    return sum((each.maximum for each in ranking.dimensions if holds(each.since, each.until, period)), Decimal(0))


def holds(since: Period | None, until: Period | None, period: Period) -> bool:
    """Whether something that holds from and until some periods holds in one."""
    return (since is None or since.first <= period.first) and (until is None or period.last <= until.last)


def _refusals(now: Field, then: Field, place: Place | None, old: Place | None) -> tuple[Refusal, ...]:
    missing = any(each is None or (each.rank is None and each.score is None) for each in (place, old))
    return ((Refusal.MISSING,) if missing else ()) + refusals_between(now, then)


def refusals_between(now: Field, then: Field) -> tuple[Refusal, ...]:
    """Return why two periods of a ranking must not be compared at all; nothing when they may."""
    ranking = now.ranking
    found = []
    if broken_between(ranking.breaks, then.period, now.period):
        found.append(Refusal.BREAK)
    if now.of != then.of or (now.members is not then.members and set(now.members) != set(then.members)):
        found.append(Refusal.CHANGED_SET)
    if total_of(ranking, now.period) != total_of(ranking, then.period):
        found.append(Refusal.CHANGED_TOTAL)
    return tuple(found)


def _others_counted(now: Field, then: Field, place: Place, old: Place) -> bool:
    """Whether ranks were counted among others: among more or fewer, or among known scores that are not all the same."""
    return place.of != old.of or ((now.by_score or then.by_score) and now.known != then.known)


def score_difference(place: Place, other: Place) -> Bounded | None:
    """Return how far a score lies above another; about where either is disputed, None where one is not known."""
    if place.score is None or other.score is None:
        return None
    return difference(place.score, other.score, contested=bool(place.disputed or other.disputed))


def places_gained(before: Rank | None, after: Rank | None) -> int | None:
    """Return how many places were gained between two exact ranks; None where one is not exact."""
    if before is None or after is None or not (before.is_exact and after.is_exact):
        return None
    return before.best - after.best


def _surely_gained(before: Rank | None, after: Rank | None) -> int | None:
    """Return the fewest places gained or lost that two ranks known between ends allow; None where neither is sure."""
    if before is None or after is None:
        return None
    fewest, most = before.best - after.worst, before.worst - after.best
    return fewest if fewest > 0 else most if most < 0 else None
