"""The rankings and profile pages, line by line: every row and every recognised sentence is checked."""

import re
from collections.abc import Iterator
from datetime import date

from tests.recomputed.area_claims import area_row_claims, area_sentence_claims
from tests.recomputed.changes import change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, english
from tests.recomputed.editions import Edition, editions_of
from tests.recomputed.english import MOVED, PERIOD, RANK, STATED, period_text, place_text, printed_place
from tests.recomputed.field_claims import field_claims, menu_claims
from tests.recomputed.movement_claims import Subject, movement_claims, stated_text
from tests.recomputed.phrases import forms, heading, phrase, said
from tests.recomputed.standing_rows import (
    Known,
    edition_row_checks,
    history_row_checks,
    latest_row_checks,
    rank_row_checks,
    rows_of,
    score_text,
)

_SCORE = rf"{said('column.score').lower()} [^,.]*(?:\.\d+)?[^,.]*"
PLACE = rf"(?:(?:rank )?{RANK}|{_SCORE})"
"""A standing in a sentence: a rank, a score where only that is known."""
_LATER = phrase("later.standing", rank=PLACE, period=PERIOD)
_LATER_MOVED = phrase("later.standing_moved", rank=PLACE, period=PERIOD, moved=rf"{MOVED}(?:{re.escape(STATED)})?")
_LAST_KNOWN = phrase("later.last_known", rank=PLACE, period=PERIOD)
_UNKNOWN = phrase("later.unknown", period=PERIOD)
_SORTED = phrase("rankings.sorted", column="[a-z ]+")
_MARKS = {said(f"mark.{key}"): key for key in ("fell", "up", "held", "untold", "missing")}


def known_editions(data: DatasetFile) -> Known:
    """Return the editions of every ranking that has some, newest first."""
    return {ranking.code: rows for ranking in data.rankings if (rows := editions_of(data, ranking))}


def by_short_name(known: Known) -> Known:
    """Return the editions of rankings by the short names of these."""
    return {english(editions[0].ranking.raw["short"]): editions for editions in known.values()}


def rankings_page_checks(
    data: DatasetFile, known: Known, edition: Edition, lines: list[str], day: date
) -> Iterator[Check]:
    """Yield every claim of the page of a ranking in one period, seen from a day."""
    editions = known[edition.ranking.code]
    title = f"{english(edition.ranking.raw['short'])} {period_text(edition.period)}"
    home = data.raw.get("home", "")
    sorted_by = next(found["column"] for line in lines for found in _SORTED.found(line))
    for n, line in enumerate(lines):
        yield from field_claims(data, editions, edition, line)
        yield from menu_claims(known, day, line)
        if home in edition.places and line.startswith(f"{data.name(home)}: "):
            subject = Subject(data, editions, edition, home)
            yield from movement_claims(subject, line.removeprefix(f"{data.name(home)}: "))
            yield from beside_claims(subject, line, day)
        if (line == title or line.startswith(f"{title} (")) and lines[n + 1 :]:
            yield from edition_row_checks(data, editions, edition, lines[n + 1 :], sorted_by)


def profile_page_checks(data: DatasetFile, known: Known, entity: str, lines: list[str], day: date) -> Iterator[Check]:
    """Yield every claim of the profile of an entity: its rows, its sentences, its areas, its ranks by year."""
    shorts = by_short_name(known)
    for mark, subject, text in subjects_on(data, known, entity, lines):
        yield from movement_claims(subject, text)
        yield from area_sentence_claims(subject, text)
        yield from beside_claims(subject, text, day)
        yield from _mark_checks(subject, mark)
    yield from _missing_claims(shorts, entity, lines, day)
    for n, line in enumerate(lines):
        if line.startswith(heading("ranking")) and heading("movement") in line:
            yield from latest_row_checks(data, shorts, entity, day, lines[n:])
        elif line.startswith(heading("ranking")) and lines[n - 1].startswith(forms("heading.ranks")[0]):
            yield from rank_row_checks(shorts, entity, day, lines[n:])
        elif line.lstrip().startswith(heading("period")) and heading("note") in line:
            yield from history_row_checks(shorts, entity, day, lines[n:])
        elif line.startswith(heading("area")):
            yield from _area_checks(data, shorts, entity, lines[n - 1 :])


def subjects_on(data: DatasetFile, known: Known, entity: str, lines: list[str]) -> Iterator[tuple[str, Subject, str]]:
    """Yield the marks of the sentences of a profile, whom they are about, and the sentences."""
    for short, editions in by_short_name(known).items():
        for line in lines:
            match = re.match(rf"(?:({'|'.join(_MARKS)}): ){re.escape(short)} ({PERIOD}): (.*)", line)
            edition = match and edition_named(editions, match[2])
            if match and edition and entity in edition.places and match[1] != said("mark.missing"):
                yield match[1], Subject(data, editions, edition, entity), match[3]


def beside_claims(subject: Subject, text: str, day: date) -> Iterator[Check]:
    """Yield the claims on what an entity's standing was after the day, beside what is said of the day."""
    later = [edition for edition in subject.editions if edition.period.last > day and subject.entity in edition.known]
    for known in (_LATER, _LATER_MOVED):
        for found in known.found(text):
            yield from _beside(subject, later[0] if later else None, found, claim="later")
            if later:
                movement = movement_of(change_of(subject.editions, later[0]), later[0], subject.entity)
                expected = stated_text(movement) if movement.places else ""
                yield subject.check("later movement", expected, found.get("moved", ""))


def unrecognised(subject: Subject, text: str, day: date) -> list[str]:
    """Return the sentences of a text in which no claim is recognised."""
    sentences = re.split(r"(?<=[.])\s+(?=[A-Z\d])", text)
    claims = {
        sentence: [
            *movement_claims(subject, sentence),
            *area_sentence_claims(subject, sentence),
            *beside_claims(subject, sentence, day),
        ]
        for sentence in sentences
    }
    return [sentence for sentence, checks in claims.items() if not checks]


def _beside(subject: Subject, edition: Edition | None, found: dict[str, str], *, claim: str) -> Iterator[Check]:
    period = period_text(edition.period) if edition else "no such period"
    yield subject.check(f"{claim} period", period, found["period"])
    if edition:
        place = edition.places[subject.entity]
        expected = (
            place_text(edition, subject.entity) if place.rank else f"{said('column.score').lower()} {score_text(place)}"
        )
        yield subject.check(f"{claim} rank", expected, printed_place(found["rank"]))


def _missing_claims(shorts: Known, entity: str, lines: list[str], day: date) -> Iterator[Check]:
    """Yield the claims that neither rank nor score is found in the newest period by the day, and what was before."""
    mark = f"{said('mark.missing')}: "
    for line in lines:
        for found in _UNKNOWN.found(line.removeprefix(mark)) if line.startswith(mark) else ():
            editions = shorts[found["ranking"]]
            edition = edition_named(editions, found["period"])
            where = f"{editions[0].ranking.code} {found['period']} {entity}: missing"
            yield Check(where, "True", str(bool(edition) and entity not in edition.known if edition else False))
            if edition:
                yield Check(f"{where} by the day", "True", str(edition.period.last <= day))
                yield from last_known_claims(shorts, entity, (edition, line))


def last_known_claims(shorts: Known, entity: str, claim: tuple[Edition, str]) -> Iterator[Check]:
    """Yield the claims of a sentence on what was known last before an edition."""
    edition, text = claim
    editions = next(rows for rows in shorts.values() if edition in rows)
    earlier = [other for other in editions[editions.index(edition) + 1 :] if entity in other.known]
    for found in _LAST_KNOWN.found(text):
        subject_of = earlier[0] if earlier else None
        where = f"{edition.ranking.code} {entity}: last known"
        yield Check(where, period_text(subject_of.period) if subject_of else "never", found["period"])
        if subject_of and subject_of.places[entity].rank:
            yield Check(f"{where} rank", place_text(subject_of, entity), printed_place(found["rank"]))


def _mark_checks(subject: Subject, mark: str) -> Iterator[Check]:
    places = subject.movement.places
    expected = "untold" if places is None else "held" if places == 0 else "up" if places > 0 else "fell"
    yield subject.check("mark", said(f"mark.{expected}"), mark)


def _area_checks(data: DatasetFile, shorts: Known, entity: str, lines: list[str]) -> Iterator[Check]:
    title = re.match(rf"(.*) ({PERIOD}): ", lines[0])
    edition = edition_named(shorts.get(title[1], []), title[2]) if title else None
    if title is None or edition is None:
        return
    subject = Subject(data, shorts[title[1]], edition, entity)
    for cells in rows_of(lines[1:]):
        yield from area_row_claims(subject, cells)


def edition_named(editions: list[Edition], text: str) -> Edition | None:
    """Return the edition of a period in words."""
    return next((edition for edition in editions if period_text(edition.period) == text), None)
