"""The rows of tables of standings, cell by cell: an edition, an entity on every ranking, its ranks over the years."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from tests.recomputed.area_claims import printed_amount
from tests.recomputed.arithmetic import Figure, difference
from tests.recomputed.changes import change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile
from tests.recomputed.editions import Edition, Place
from tests.recomputed.english import amount_text, flags_text, period_text, place_text
from tests.recomputed.field_claims import mean_of_field
from tests.recomputed.movement_claims import Subject, stated_text, step_between
from tests.recomputed.phrases import expression, heading, said

Known = dict[str, list[Edition]]
"""The editions of rankings, newest first, by the code or the short name of the ranking."""
NONE = "–"
_OWN = rf"(?:{expression('best.own')}|{expression('best.own_known')}|{expression('best.own_level')})"


def cells_of(line: str) -> list[str]:
    """Return the cells of a row of a plain table."""
    return re.split(r" {2,}", line.strip())


def rows_of(lines: list[str]) -> Iterator[dict[str, str]]:
    """Yield the rows of a plain table, whose first line is its headings, up to the blank line behind it."""
    headings = cells_of(lines[0])
    for line in lines[1 : lines.index("")] if "" in lines else lines[1:]:
        yield dict(zip(headings, cells_of(line), strict=False))


def edition_row_checks(
    data: DatasetFile, editions: list[Edition], edition: Edition, lines: list[str], sorted_by: str
) -> Iterator[Check]:
    """Yield every cell of the table of an edition, its order, and that it has a row for each entity."""
    named = {data.name(code): code for code in edition.places}
    seen = []
    for cells in rows_of(lines):
        if entity := named.get(cells.get(heading("entity"), "")):
            seen.append(entity)
            yield from standing_checks(Subject(data, editions, edition, entity), cells)
    ranks = [rank[0] for code in seen if (rank := edition.places[code].rank)]
    if sorted_by == heading("rank").lower():
        yield Check(f"{edition.ranking.code} {edition.period.code}: sorted", str(sorted(ranks)), str(ranks))
    expected = ", ".join(sorted(edition.places))
    yield Check(f"{edition.ranking.code} {edition.period.code}: rows", expected, ", ".join(sorted(seen)))


def standing_checks(subject: Subject, cells: Mapping[str, str]) -> Iterator[Check]:
    """Yield the cells of one row about an entity in an edition."""
    edition, entity, place = subject.edition, subject.entity, subject.edition.places[subject.entity]
    yield subject.check("row rank", place_text(edition, entity), cells[heading("rank")])
    if heading("movement") in cells:
        is_first = subject.change is None and subject.movement.places is None
        moved = said("movement.first") if is_first else stated_text(subject.movement)
        yield subject.check("row movement", moved, cells[heading("movement")])
    if heading("score") in cells:
        yield subject.check("row score", score_text(place), cells[heading("score")])
    if heading("change") in cells:
        yield subject.check("row change", amount_text(subject.score_change), printed_amount(cells[heading("change")]))
    if heading("mean") in cells:
        yield subject.check("row mean", amount_text(_from_mean(subject)), printed_amount(cells[heading("mean")]))
    if cells.get(heading("step"), NONE) != NONE:
        steps = {amount_text(step_between(edition, entity, other)) for other in _next_up(edition, entity)}
        printed = printed_amount(cells[heading("step")])
        yield subject.check("row step", printed if printed in steps else str(steps), printed)
    if cells.get(heading("best"), NONE) != NONE:
        yield from _first_place_checks(subject, cells[heading("best")], cells.get(heading("first"), NONE))


def score_text(place: Place | None) -> str:
    """Return a score as it is printed in a table."""
    if place is None or place.score is None:
        return said("score.unknown")
    bound = place.score.bound
    number = f"{place.score.number:,f}".replace("-", "−")
    words = number if bound == "exact" else said(f"bound.{bound}", figure=number)
    return words + flags_text(derived=place.score.derived, disputed=bool(place.disputed))


def _from_mean(subject: Subject) -> Figure | None:
    mean, place = mean_of_field(subject.data, subject.edition), subject.edition.places[subject.entity]
    if mean is None or place.score is None:
        return None
    disputed = bool(place.disputed or mean.disputed)
    return difference(place.score, mean.figure, disputed=disputed, decimals=subject.edition.ranking.decimals)


def _next_up(edition: Edition, entity: str) -> list[str]:
    """Return who stands on the nearest better exact place, by code."""
    behind = edition.places[entity].rank
    exact = {code: place.rank[0] for code, place in edition.places.items() if place.rank and len(set(place.rank)) == 1}
    ahead = {code: rank for code, rank in exact.items() if behind and rank < behind[0]}
    return [code for code, rank in ahead.items() if rank == max(ahead.values())]


def _first_place_checks(subject: Subject, cell: str, score: str) -> Iterator[Check]:
    """Yield the claims of a cell such as `Quảng Ninh −3.69`: who surely holds the first place, and how far it is.

    The score of the first place stands in a cell of its own.
    """
    edition, place = subject.edition, subject.edition.places[subject.entity]
    first = [code for code, other in edition.places.items() if other.rank == (1, 1)]
    if re.fullmatch(_OWN, cell):
        yield subject.check("own best", "True", str(subject.entity in first))
        counted = edition.counted_in(subject.entity)
        level = _level(edition, first, subject.entity)
        if counted < edition.size:
            expected = said("best.own_known", known=counted, of=edition.size)
        else:
            expected = said("best.own_level", n=level) if level else said("best.own")
        yield subject.check("best of how many", expected, cell)
        return
    levels = [_level(edition, first, code) for code in first]
    names = [subject.data.name(code) for code in first]
    starts = [
        said("best.level", name=name, n=level) if level else name for name, level in zip(names, levels, strict=True)
    ]
    named = next((start for start in starts if cell.startswith(start)), "")
    yield subject.check("first is named", "True", str(bool(named)))
    printed, holder = cell.removeprefix(named).strip(), first[starts.index(named)] if named else ""
    ahead = edition.places.get(holder)
    if ahead and score != NONE:
        yield subject.check("score of the first", score_text(ahead), score)
    if ahead and place.score is None:
        yield subject.check("against the first", "", printed)
    elif ahead and ahead.score and place.score:
        disputed = bool(place.disputed or ahead.disputed)
        apart = difference(place.score, ahead.score, disputed=disputed, decimals=edition.ranking.decimals)
        yield subject.check("against the first", amount_text(apart), printed_amount(printed))


def _level(edition: Edition, first: list[str], entity: str) -> int:
    """Return how many others share the first place: stated ranks and those that follow from scores are apart."""
    kind = edition.places[entity].is_ranked_by_source
    return sum(edition.places[code].is_ranked_by_source == kind for code in first) - 1


def latest_row_checks(data: DatasetFile, shorts: Known, entity: str, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every row of the table of an entity's standings by a day: the newest period that ended by it."""
    for cells in rows_of(lines):
        editions = shorts.get(cells.get(heading("ranking"), ""), [])
        if not editions:
            continue
        where, period = f"{editions[0].ranking.code} {entity}: ", cells[heading("period")]
        ended = [edition for edition in editions if edition.period.last <= day]
        listed = next((edition for edition in ended if entity in edition.members | edition.known), None)
        yield Check(where + "newest by the day", period_text(listed.period) if listed else NONE, period)
        if listed and entity in listed.known:
            yield from standing_checks(Subject(data, editions, listed, entity), cells)
        else:
            yield Check(where + "not known", said("rank.unknown"), cells[heading("rank")])
        later = [edition for edition in editions if edition.period.last > day and entity in edition.known]
        if heading("later") in cells:
            expected = later_text(data, editions, later[0], entity) if later else NONE
            yield Check(where + "later standing", expected, cells[heading("later")])


def later_text(data: DatasetFile, editions: list[Edition], edition: Edition, entity: str) -> str:
    """Return a standing after the day as its column has it: `2024: 14 of 63, up 12 places (as the source states)`."""
    place, movement = edition.places[entity], movement_of(change_of(editions, edition), edition, entity)
    rank = place_text(edition, entity) if place.rank else f"{said('column.score').lower()} {score_text(place)}"
    moved = f", {stated_text(movement)}" if movement.places else ""
    return f"{period_text(edition.period)}: {rank}{moved}"


def history_row_checks(shorts: Known, entity: str, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every row of the table of an entity's ranks and scores by period; those after the day are marked later."""
    for cells in rows_of(lines):
        for edition in shorts.get(cells.get(heading("ranking"), ""), []):
            period, is_later = period_text(edition.period), edition.period.last > day
            printed = said("later.period", period=period) if is_later else period
            if cells[heading("period")] in (period, said("later.period", period=period)):
                where = f"{edition.ranking.code} {edition.period.code} {entity}: history "
                yield Check(where + "period", printed, cells[heading("period")])
                yield Check(where + "rank", place_text(edition, entity), cells[heading("rank")])
                yield Check(where + "score", score_text(edition.places.get(entity)), cells[heading("score")])


def rank_row_checks(shorts: Known, entity: str, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every cell of the table of an entity's ranks over the years."""
    mark = f"{said('mark.break')}, "
    for cells in rows_of(lines):
        editions = shorts.get(cells[heading("ranking")], [])
        for edition in editions:
            period = period_text(edition.period)
            title = said("later.period", period=period) if edition.period.last > day else period
            if title in cells:
                where = f"{edition.ranking.code} {edition.period.code} {entity}: rank over the years"
                yield Check(where, place_text(edition, entity), cells[title].removeprefix(mark))
                cut = change_of(editions, edition)
                is_cut = bool(cut and cut.reasons)
                if cells[title].startswith(mark):
                    yield Check(f"{edition.ranking.code} {edition.period.code}: cut", "True", str(is_cut))
