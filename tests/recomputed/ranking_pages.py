"""The rankings and profile pages, line by line: every row and every recognised sentence is checked."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, rounded_to
from tests.recomputed.changes import movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, english
from tests.recomputed.editions import Edition, editions_of
from tests.recomputed.english import (
    NUMBER,
    PERIOD,
    amount_text,
    figure_text,
    moved_text,
    number_of,
    period_text,
    place_text,
)
from tests.recomputed.field_claims import field_claims, mean_of_field, menu_claims
from tests.recomputed.movement_claims import Subject, movement_claims, step_rules, step_texts
from tests.recomputed.table_checks import rank_rules

Known = dict[str, list[Edition]]
_UNKNOWN = ("cannot be compared", "–", "score not known")


def known_editions(data: DatasetFile) -> Known:
    """Return the editions of every ranking that has some, newest first."""
    return {ranking.code: rows for ranking in data.rankings if (rows := editions_of(data, ranking))}


def rankings_page_checks(data: DatasetFile, known: Known, edition: Edition, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the page of a ranking in one period."""
    editions = known[edition.ranking.code]
    heading = f"{english(edition.ranking.raw['short'])} {period_text(edition.period)}"
    home = data.raw.get("home", "")
    for n, line in enumerate(lines):
        yield from field_claims(data, editions, edition, line)
        yield from menu_claims(data, known, line)
        if home and line.startswith(f"{data.name(home)}: "):
            yield from movement_claims(
                Subject(data, editions, edition, home), line.removeprefix(f"{data.name(home)}: ")
            )
        if line == heading:
            yield from _standing_rows(data, editions, edition, lines[n + 1 :])


def _standing_rows(data: DatasetFile, editions: list[Edition], edition: Edition, lines: list[str]) -> Iterator[Check]:
    headings = _cells(lines[0])
    rows = lines[1 : lines.index("")] if "" in lines else lines[1:]
    named = {data.name(code): code for code in edition.places}
    seen = []
    for line in rows:
        cells = dict(zip(headings, _cells(line), strict=False))
        entity = named.get(cells.get("Entity", ""))
        if entity:
            seen.append(entity)
            yield from _row_checks(Subject(data, editions, edition, entity), cells)
    expected = ", ".join(sorted(edition.places))
    yield Check(f"{edition.ranking.code} {edition.period.code}: rows", expected, ", ".join(sorted(seen)))


def _row_checks(subject: Subject, cells: dict[str, str]) -> Iterator[Check]:
    edition, entity, place = subject.edition, subject.entity, subject.edition.places[subject.entity]
    movement = movement_of(subject.change, edition, entity)
    stated = " (as the source states)" if movement.stated and movement.places else ""
    yield subject.check("row rank", place_text(edition, entity), cells["Rank"], rank_rules(edition))
    if "Moved" in cells:
        yield subject.check("row movement", moved_text(movement) + stated, cells["Moved"], subject.rules)
    flags = [word for word, holds in (("derived", place.score_derived), ("disputed", bool(place.disputed))) if holds]
    if "Score" in cells:
        yield subject.check("row score", _score_words(place.score, flags), _score_words_printed(cells["Score"]))
    if "Δ score" in cells:
        change = subject.change.score_change(entity) if subject.change else None
        yield subject.check("row change", figure_text(change), _printed(cells["Δ score"]), subject.score_rules)
    if "vs mean" in cells:
        yield from _mean_check(subject, cells["vs mean"])
    if cells.get("To next", "–") != "–":
        for other in _next_up(edition, entity)[:1]:
            texts = step_texts(edition, entity, other, cells["To next"])
            yield subject.check("row step", *texts, (*subject.rules, *step_rules(edition, entity, other)))


def _mean_check(subject: Subject, printed: str) -> Iterator[Check]:
    mean, place = mean_of_field(subject.data, subject.edition), subject.edition.places[subject.entity]
    if mean is None or place.score is None:
        yield subject.check("row mean", "none", _printed(printed))
        return
    step = Decimal(1).scaleb(-int(subject.edition.ranking.raw["decimals"]))
    figures = (place.score, mean[0])
    bounded = [figure for figure in figures if figure.bound != "exact"]
    distance = rounded_to(place.score.number - mean[0].number, step)
    bound = "about" if bounded or place.disputed else "exact"
    rules: tuple[str, ...] = ("distance-decimals",) if any(figure.step < step for figure in figures) else ()
    rules += ("bound-travels",) if len(bounded) == 1 and bounded[0].bound != "about" else ()
    rules += ("dispute-travels",) if place.disputed else ()
    expected = amount_text(Figure(distance, 0, bound))
    yield subject.check("row mean", expected, _printed_amount(printed), rules)


def _next_up(edition: Edition, entity: str) -> list[str]:
    """Return who stands on the nearest better exact place, by code."""
    behind = edition.places[entity].rank
    exact = {code: place.rank[0] for code, place in edition.places.items() if place.rank and len(set(place.rank)) == 1}
    ahead = {code: rank for code, rank in exact.items() if behind and rank < behind[0]}
    return sorted((code for code, rank in ahead.items() if rank == max(ahead.values())), reverse=True)


def profile_page_checks(data: DatasetFile, known: Known, entity: str, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the profile of an entity: its rows, its sentences, its areas, its ranks by year."""
    shorts = {english(editions[0].ranking.raw["short"]): editions for editions in known.values()}
    day = date.fromisoformat(data.raw["as_of"]) if data.raw.get("as_of") else None
    for subject, text in subjects_on(data, known, entity, lines):
        yield from movement_claims(subject, text)
    for n, line in enumerate(lines):
        for short, editions in shorts.items():
            if match := re.match(rf"(fell|up|same|not said): {re.escape(short)} ({PERIOD}): ", line):
                edition = _edition_named(editions, match[2])
                if edition and entity in edition.places:
                    yield from _mark_checks(Subject(data, editions, edition, entity), match[1])
        if line.startswith("Period") and "Index" in line and "Rank" in line:
            yield from _history_checks(data, shorts, entity, lines[n:])
        if line.startswith("Area") and "Lost" in line:
            yield from _area_rows(data, shorts, entity, lines[n - 1 :])
        if line.startswith("Index") and "Moved" in line:
            yield from latest_rows(data, shorts, entity, lines[n:], day)


def subjects_on(data: DatasetFile, known: Known, entity: str, lines: list[str]) -> Iterator[tuple[Subject, str]]:
    """Yield whom the sentences of a profile are about, with the sentences."""
    for editions in known.values():
        short = re.escape(english(editions[0].ranking.raw["short"]))
        for line in lines:
            if match := re.match(rf"(?:fell|up|same|not said|later)?(?:: )?{short} ({PERIOD}): (.*)", line):
                edition = _edition_named(editions, match[1])
                if edition and entity in edition.places and "points lost?" not in line:
                    yield Subject(data, editions, edition, entity), match[2]


def latest_rows(
    data: DatasetFile, shorts: dict[str, list[Edition]], entity: str, lines: list[str], day: date | None
) -> Iterator[Check]:
    """Yield every row of the table of the newest standings of an entity on the rankings."""
    headings = _cells(lines[0])
    for line in lines[1 : lines.index("")] if "" in lines else lines[1:]:
        cells = dict(zip(headings, _cells(line), strict=False))
        editions = shorts.get(cells.get("Index", ""), [])
        edition = _edition_named(editions, cells.get("Period", ""))
        if edition is None or entity not in edition.places:
            continue
        subject = Subject(data, editions, edition, entity)
        by_day = [other for other in editions if entity in other.known and (day is None or other.period.last <= day)]
        newest = by_day[0].period.code if by_day else "later"
        yield subject.check("newest by the day", newest, edition.period.code, ("reference-day",))
        yield from _row_checks(subject, cells)


def _mark_checks(subject: Subject, mark: str) -> Iterator[Check]:
    places = movement_of(subject.change, subject.edition, subject.entity).places
    expected = "not said" if places is None else "same" if places == 0 else "up" if places > 0 else "fell"
    if mark in ("up", "fell", "same", "not said"):
        yield subject.check("mark", expected, mark, subject.rules)


def _area_rows(data: DatasetFile, shorts: dict[str, list[Edition]], entity: str, lines: list[str]) -> Iterator[Check]:
    title = re.match(rf"(.*) ({PERIOD}): ", lines[0])
    edition = _edition_named(shorts.get(title[1], []), title[2]) if title else None
    if title is None or edition is None:
        return
    subject, headings = Subject(data, shorts[title[1]], edition, entity), _cells(lines[1])
    step = Decimal(1).scaleb(-int(edition.ranking.raw["decimals"]))
    before = subject.change.previous.places.get(entity) if subject.change and not subject.change.reasons else None
    codes = {english(area["name"]): str(area["code"]) for area in edition.areas}
    for line in lines[2 : lines.index("")] if "" in lines else lines[2:]:
        cells = dict(zip(headings, _cells(line), strict=False))
        code = codes[cells["Area"]]
        points, column = edition.places[entity].areas[code], _column(edition, code)
        mean = rounded_to(points - rounded_to(sum(column, Decimal(0)) / len(column), step), step)
        best = points - (min if edition.ranking.lower_is_better else max)(column)
        change = points - before.areas[code] if before and code in before.areas else None
        ahead = sum(edition.better(other, points) for other in column)
        tied = ", tied" if column.count(points) > 1 else ""
        where = f"area {code} "
        yield subject.check(where + "points", f"{points:f}", cells["Score"])
        expected = "none" if change is None else amount_text(Figure(change))
        yield subject.check(where + "change", expected, _printed_amount(cells["Δ score"]), subject.rules)
        yield subject.check(where + "rank", f"{ahead + 1} of {len(column)}", cells["Rank"].split(" (")[0].split(",")[0])
        yield subject.check(where + "tie", tied, ", tied" if ", tied" in cells["Rank"] else "", ("area-ties",))
        finer = ("distance-decimals",) if Figure(points).step != step else ()
        yield subject.check(
            where + "against the mean", amount_text(Figure(mean)), _printed_amount(cells["vs mean†"]), finer
        )
        yield subject.check(where + "against the best", amount_text(Figure(best)), _printed_amount(cells["vs best"]))


def _column(edition: Edition, code: str) -> list[Decimal]:
    return [place.areas[code] for place in edition.places.values() if code in place.areas]


def _history_checks(
    data: DatasetFile, shorts: dict[str, list[Edition]], entity: str, lines: list[str]
) -> Iterator[Check]:
    for line in lines[1 : lines.index("")] if "" in lines else lines[1:]:
        cells = _cells(line)
        edition = _edition_named(shorts.get(cells[1], []), cells[0]) if len(cells) > 3 else None
        if edition is None:
            continue
        place = edition.places.get(entity)
        flags = [
            word
            for word, holds in (
                ("derived", bool(place and place.score_derived)),
                ("disputed", bool(place and place.disputed)),
            )
            if holds
        ]
        where = f"{edition.ranking.code} {edition.period.code} {entity}: history "
        yield Check(where + "rank", place_text(edition, entity), cells[2], rank_rules(edition))
        yield Check(
            where + "score", _score_words(place.score if place else None, flags), _score_words_printed(cells[3])
        )


def _edition_named(editions: list[Edition], text: str) -> Edition | None:
    return next((edition for edition in editions if period_text(edition.period) == text), None)


def _cells(line: str) -> list[str]:
    return re.split(r" {2,}", line.strip())


def _score_words(score: Figure | None, flags: list[str]) -> str:
    return figure_text(score) + (f" ({', '.join(flags)})" if score and flags else "")


def _score_words_printed(cell: str) -> str:
    match = re.match(rf"({NUMBER})(.*)", cell)
    return figure_text(number_of(match[1])) + match[2] if match else "none"


def _printed_amount(cell: str) -> str:
    return "none" if cell in _UNKNOWN else amount_text(number_of(cell))


def _printed(cell: str) -> str:
    return "none" if cell in _UNKNOWN else figure_text(number_of(cell))
