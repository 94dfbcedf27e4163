"""The claims of sentences about one entity in one period of a ranking, each recognised by its wording and checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.recomputed.arithmetic import Figure, difference
from tests.recomputed.changes import Change, Movement, change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile
from tests.recomputed.editions import Edition
from tests.recomputed.english import (
    MOVED,
    NUMBER,
    PERIOD,
    RANK,
    STATED,
    amount_text,
    moved_text,
    number_of,
    period_text,
    place_text,
)
from tests.recomputed.indicator_claims import AMOUNT, amount_in
from tests.recomputed.phrases import phrase

_COUNT = r"\d+"
_OF = r"\d+/\d+"
_MOVED_STATED = rf"{MOVED}(?:{re.escape(STATED)})?"
_STATED_SINCE = phrase("told.stated", moved=_MOVED_STATED, before=PERIOD)
_TOGETHER = phrase("told.together", change=NUMBER, moved=MOVED, before=PERIOD)
_AGAINST = phrase("told.against", change=NUMBER, moved=MOVED, before=PERIOD)
_SCORE_ONLY = phrase("told.score_only", change=NUMBER, before=PERIOD)
_RANK_ONLY = phrase("told.rank_only", moved=f"(?i:{MOVED})", before=PERIOD)
_REFUSED = phrase("told.refused", before=PERIOD, reasons=r"[^.]*")
_REASONS = {
    "missing": phrase("refusal.missing"),
    "break": phrase("refusal.break", period=PERIOD),
    "changed-set": phrase("refusal.changed-set", then=_COUNT, now=_COUNT),
    "changed-areas": phrase("refusal.changed-areas"),
    "changed-total": phrase("refusal.changed-total", then=r"[\d.,]+", now=r"[\d.,]+"),
}
_KNOWN_OF_BOTH = phrase("refusal.known", then=_OF, now=_OF)
_FIRST = phrase("told.first")
_UNKNOWN = phrase("told.unknown", before=PERIOD)
_UNKNOWN_WHY = phrase("told.unknown_why", known=_OF, period=PERIOD)
_OWN_UNKNOWN = phrase("told.own_unknown")
_DIFFER = phrase("told.differ", known=_COUNT, of=_COUNT)
_BETTER = tuple(phrase(f"told.{key}", n=_COUNT, peers=_COUNT) for key in ("rose_more", "fell_less", "did_better"))
_WORSE = tuple(phrase(f"told.{key}", n=_COUNT, peers=_COUNT) for key in ("rose_less", "fell_more", "did_worse"))
_PASSING = {
    "went_past": phrase("told.overtook", n=_COUNT),
    "fell_behind": phrase("told.overtaken", n=_COUNT),
    "came_in": phrase("told.came_in", n=_COUNT),
    "dropped_out": phrase("told.fell_out", n=_COUNT),
}
_STEPS = tuple(phrase(f"told.{key}", amount=AMOUNT, rank=_COUNT) for key in ("step", "step_lower"))


@dataclass(frozen=True)
class Subject:
    """Whom sentences are about: an entity in one period of a ranking."""

    data: DatasetFile
    editions: list[Edition]
    edition: Edition
    entity: str

    @property
    def change(self) -> Change | None:
        """The edition against the one before."""
        return change_of(self.editions, self.edition)

    @property
    def where(self) -> str:
        """What a failing check is named by."""
        return f"{self.edition.ranking.code} {self.edition.period.code} {self.entity}"

    @property
    def score_change(self) -> Figure | None:
        """Its change of score since the period before."""
        return self.change.score_change(self.entity) if self.change else None

    @property
    def movement(self) -> Movement:
        """Its movement since the period before."""
        return movement_of(self.change, self.edition, self.entity)

    def check(self, claim: str, expected: str, actual: str) -> Check:
        """Return a check of one claim."""
        return Check(f"{self.where}: {claim}", expected, actual)


def movement_claims(subject: Subject, text: str) -> Iterator[Check]:
    """Yield a check for every claim recognised in sentences about a movement."""
    yield from _rank_claims(subject, text)
    yield from _moved_claims(subject, text)
    yield from _refusal_claims(subject, text)
    yield from _known_claims(subject, text)
    yield from _peer_claims(subject, text)
    yield from _step_claims(subject, text)


def stated_text(movement: Movement) -> str:
    """Return a movement in words, marked where a source states it."""
    return moved_text(movement) + (STATED if movement.stated and movement.places else "")


def _rank_claims(subject: Subject, text: str) -> Iterator[Check]:
    for match in re.finditer(rf"(?:^|now |: )(?:rank )?({RANK})(?=[.,;]|$)", text):
        yield subject.check("rank", place_text(subject.edition, subject.entity), match[1])


def _moved_claims(subject: Subject, text: str) -> Iterator[Check]:
    before = period_text(subject.change.previous.period) if subject.change else "nothing"
    movement, change = subject.movement, subject.score_change
    for found in _STATED_SINCE.found(text):
        stated = subject.edition.places[subject.entity].movement
        yield subject.check("stated movement", moved_text(Movement(stated)), found["moved"].removesuffix(STATED))
        yield subject.check("stated since", before, found["before"])
    for known in (_TOGETHER, _AGAINST, _SCORE_ONLY):
        for found in known.found(text):
            yield subject.check("score change", amount_text(change), amount_text(number_of(found["change"])))
            yield subject.check("score since", before, found["before"])
            if known is _SCORE_ONLY:
                yield subject.check("no movement", "None", str(movement.places))
            else:
                yield subject.check("movement", moved_text(movement), found["moved"])
                apart = _moved_apart(subject, change, movement)
                yield subject.check("apart", str(apart), str(known is _AGAINST))
    for found in _RANK_ONLY.found(text):
        if found["moved"][0].isupper():
            yield subject.check("movement alone", moved_text(movement), found["moved"].lower())
            yield subject.check("movement since", before, found["before"])


def _moved_apart(subject: Subject, change: Figure | None, movement: Movement) -> bool:
    sign = -1 if subject.edition.ranking.lower_is_better else 1
    return bool(change and movement.places and sign * change.number * movement.places < 0)


def _refusal_claims(subject: Subject, text: str) -> Iterator[Check]:
    change = subject.change
    for found in _REFUSED.found(text):
        yield subject.check("refused since", period_text(change.previous.period) if change else "", found["before"])
        expected = change.reasons_for(subject.entity) if change else ()
        codes = [code for code, known in _REASONS.items() if list(known.found(found["reasons"]))]
        yield subject.check("reasons", ";".join(sorted(expected)), ";".join(sorted(codes)))
    for found in _REASONS["changed-set"].found(text):
        sizes = f"{change.previous.size} {subject.edition.size}" if change else ""
        yield subject.check("changed set", sizes, f"{found['then']} {found['now']}")
    for found in _REASONS["changed-total"].found(text):
        totals = f"{change.previous.total} {subject.edition.total}" if change else ""
        yield subject.check("changed total", totals, f"{found['then']} {found['now']}")
    for found in _KNOWN_OF_BOTH.found(text):
        sides = (change.previous, subject.edition) if change else ()
        known_of_both = " ".join(f"{side.known_ranks}/{side.size}" for side in sides)
        yield subject.check("known of both", known_of_both, f"{found['then']} {found['now']}")
    for _ in _FIRST.found(text):
        yield subject.check("no earlier period", "None", str(change))
    for found in _UNKNOWN.found(text):
        yield subject.check("movement not known", "None", str(subject.movement.places))
        yield subject.check("not known since", period_text(change.previous.period) if change else "", found["before"])


def _known_claims(subject: Subject, text: str) -> Iterator[Check]:
    for found in _UNKNOWN_WHY.found(text):
        by_period = {period_text(edition.period): edition for edition in subject.editions}
        side = by_period[found["period"]]
        yield subject.check("scores known", f"{side.known_scores}/{side.size}", found["known"])
        known, size = map(int, found["known"].split("/"))
        yield subject.check("not all are known", "True", str(known < size))
    for _ in _OWN_UNKNOWN.found(text):
        sides = (subject.change.previous, subject.edition) if subject.change else ()
        exact = bool(sides) and all(subject.entity in side.exact_scores for side in sides)
        yield subject.check("own score not known", "False", str(exact))
    for found in _DIFFER.found(text):
        known_ranks = f"{subject.edition.known_ranks} {subject.edition.size}"
        yield subject.check("ranks known", known_ranks, f"{found['known']} {found['of']}")


def _peer_claims(subject: Subject, text: str) -> Iterator[Check]:
    peers = subject.change.peers_of(subject.entity) if subject.change else None
    recognised = False
    for known in (*_BETTER, *_WORSE):
        for found in known.found(text):
            recognised = True
            count = peers and (peers.better if known in _BETTER else peers.worse)
            expected = f"{count} {peers.peers if peers else None}"
            yield subject.check(known.key, expected, f"{found['n']} {found['peers']}")
    for name, known in _PASSING.items():
        counts = [found["n"] for found in known.found(text)]
        if recognised or counts:
            yield subject.check(name, str(getattr(peers, name, None)), counts[0] if counts else "0")


def _step_claims(subject: Subject, text: str) -> Iterator[Check]:
    edition = subject.edition
    for known in _STEPS:
        for found in known.found(text):
            yield subject.check("way up", str(known is _STEPS[1]), str(edition.ranking.lower_is_better))
            ahead = [code for code in edition.places if subject.data.name(code) == found["name"]]
            yield subject.check("next is a known place", "1", str(len(ahead)))
            for code in ahead:
                yield from _next_up_claims(subject, code, found)


def _next_up_claims(subject: Subject, other: str, found: dict[str, str]) -> Iterator[Check]:
    edition = subject.edition
    rank, rank_ahead = edition.places[subject.entity].rank, edition.places[other].rank
    yield subject.check("next rank", str(rank_ahead and rank_ahead[0]), found["rank"])
    between = [
        place
        for place in edition.places.values()
        if place.rank and rank and rank_ahead and rank_ahead[0] < place.rank[0] < rank[0]
    ]
    yield subject.check("next is the nearest", "0", str(len(between)))
    lacking = amount_text(step_between(edition, subject.entity, other))
    yield subject.check("lacking", lacking, amount_text(amount_in(found["amount"])))


def step_between(edition: Edition, entity: str, other: str) -> Figure | None:
    """Return how far the score of an entity lies behind that of another, above zero."""
    behind, ahead = edition.places[entity], edition.places[other]
    if behind.score is None or ahead.score is None:
        return None
    more, less = (behind, ahead) if edition.ranking.lower_is_better else (ahead, behind)
    disputed = bool(behind.disputed or ahead.disputed)
    assert more.score
    assert less.score
    return difference(more.score, less.score, disputed=disputed, decimals=edition.ranking.decimals)
