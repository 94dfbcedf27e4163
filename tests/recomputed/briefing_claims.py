"""The first sentences of a briefing: on how many rankings an entity is known, and which rose, fell or stayed."""

import re
from collections.abc import Iterator
from datetime import date

from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile
from tests.recomputed.editions import Edition
from tests.recomputed.english import MOVED, PERIOD, RANK, STATED, place_text, printed_place
from tests.recomputed.movement_claims import Subject, stated_text
from tests.recomputed.phrases import Found, Phrase, said
from tests.recomputed.ranking_pages import by_short_name, edition_named
from tests.recomputed.standing_rows import Known

_MOVED_STATED = rf"{MOVED}(?:{re.escape(STATED)})?"
_STANDING = Phrase("answer.standing", {"name": ".+?", "n": r"\d+"})
_GROUPS = {
    key: Phrase(f"answer.{key}", {"n": r"\d+"}) for key in ("up", "down", "level", "about_level", "unsure", "first")
}
_PARTS = {"ranking": ".+?", "period": PERIOD, "rank": rf"(?:rank )?{RANK}"}
_MOVED = Phrase("answer.moved", {**_PARTS, "movement": _MOVED_STATED})
_PLACE = Phrase("answer.place", _PARTS)
_LATER_MOVED = Phrase("answer.later_moved", {**_PARTS, "movement": _MOVED_STATED})
_SENTENCES = 5
"""The most sentences the first block holds."""


def briefing_checks(data: DatasetFile, known: Known, entity: str, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield the claims of the first sentences of a briefing on an entity on a day."""
    shorts = by_short_name(known)
    for n, line in enumerate(lines):
        if found := next(_STANDING.found(line), None):
            newest_editions = [_newest(editions, day) for editions in shorts.values()]
            at_hand = [edition for edition in newest_editions if edition and entity in edition.known]
            yield Check(f"{entity}: rankings known", str(len(at_hand)), found["n"])
            yield from _group_claims(data, shorts, entity, line.partition(". ")[2])
            later = said("answer.later")
            for sentence in lines[n : n + _SENTENCES]:
                if sentence.startswith(later):
                    for clause in sentence.removeprefix(later).removesuffix(".").split("; "):
                        yield from _later_claims(data, shorts, entity, clause, day)


def _newest(editions: list[Edition], day: date) -> Edition | None:
    return next((edition for edition in editions if edition.period.last <= day), None)


def _group_claims(data: DatasetFile, shorts: Known, entity: str, text: str) -> Iterator[Check]:
    """Yield the claims of the sentences `2 indices rose in rank: …; ….`"""
    for sentence in text.removesuffix(".").split(". "):
        for key, known in _GROUPS.items():
            if found := next(known.found(sentence), None):
                clauses = sentence.partition(": ")[2].split("; ")
                yield Check(f"{entity}: counted as {key}", str(len(clauses)), found["n"])
                for clause in clauses:
                    yield from _clause_claims(data, shorts, entity, (key, clause))


def _clause_claims(data: DatasetFile, shorts: Known, entity: str, claim: tuple[str, str]) -> Iterator[Check]:
    key, clause = claim
    found = _MOVED.whole(clause) or _PLACE.whole(clause)
    if subject := found and _subject(data, shorts, entity, found):
        yield subject.check("briefing group", _group_of(subject), key)
        yield subject.check("briefing rank", place_text(subject.edition, entity), printed_place(found["rank"]))
        moved = stated_text(subject.movement) if subject.movement.places else ""
        yield subject.check("briefing movement", moved, found.get("movement", ""))
    else:
        yield Check(f"{entity}: clause of the briefing is recognised", "a standing", clause)


def _later_claims(data: DatasetFile, shorts: Known, entity: str, clause: str, day: date) -> Iterator[Check]:
    found = _LATER_MOVED.whole(clause) or _PLACE.whole(clause)
    if subject := found and _subject(data, shorts, entity, found):
        yield subject.check("briefing later", "True", str(subject.edition.period.last > day))
        yield subject.check("briefing later rank", place_text(subject.edition, entity), printed_place(found["rank"]))
        moved = stated_text(subject.movement) if subject.movement.places else ""
        yield subject.check("briefing later movement", moved, found.get("movement", ""))
    else:
        yield Check(f"{entity}: clause of the briefing is recognised", "a standing", clause)


def _subject(data: DatasetFile, shorts: Known, entity: str, found: Found) -> Subject | None:
    editions = shorts.get(found["ranking"], [])
    edition = edition_named(editions, found["period"])
    return Subject(data, editions, edition, entity) if edition else None


def _group_of(subject: Subject) -> str:
    """Return how the standing moved, or that nothing can be said, by the file alone."""
    places = subject.movement.places
    if places is None:
        return "unsure" if subject.change else "first"
    if places == 0:
        return "about_level" if subject.movement.bound == "about" else "level"
    return "up" if places > 0 else "down"
