"""The claims on the component areas of one score: the rows of their table, and the sentence on the costliest."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tests.recomputed.arithmetic import Figure, difference, rounded_to
from tests.recomputed.changes import mean_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import english
from tests.recomputed.editions import Edition, full_points
from tests.recomputed.english import amount_text, flags_text, number_of
from tests.recomputed.movement_claims import Subject
from tests.recomputed.phrases import forms, heading, phrase, said

_NAMES = r"[^;]*?"
_COSTLY = phrase("areas.costly", names=_NAMES)
_WEAKEST = phrase("areas.weakest", names=r"[^;]*?(?=;|\.(?: |$))")
_LAST_NAMES = r"[^;]*?(?=\.(?: |$))"
_WORSENED = {
    (False, True): phrase("areas.fell", names=_LAST_NAMES),
    (True, True): phrase("areas.rose", names=_LAST_NAMES),
    (False, False): phrase("areas.fell_most", names=_LAST_NAMES),
    (True, False): phrase("areas.rose_most", names=_LAST_NAMES),
}
"""By whether less is better, and whether all that worsened are named."""
_NONE = "–"
_UNKNOWN = (forms("change.unknown")[0], forms("score.unknown")[0], _NONE)


def area_sentence_claims(subject: Subject, text: str) -> Iterator[Check]:
    """Yield a check for every claim recognised in a sentence on areas."""
    edition, entity = subject.edition, subject.entity
    named = {english(area["name"]): area for area in edition.areas}
    for found in _COSTLY.found(text):
        yield from _costly_claims(subject, found["names"])
        yield subject.check("areas add up to the score", "True", str(edition.adds_up(entity)))
    for found in _WEAKEST.found(text):
        for name, rank in re.findall(r"([^,]+?) (\d+=?†?/\d+)", found["names"]):
            code = str(named[name.strip()]["code"])
            place, tied, size = _rank(edition, entity, code)
            yield subject.check("area rank", f"{place}{'=' if tied else ''}†/{size}", rank)
            lower = sum(other > place for other in _places(edition, entity))
            yield subject.check("few are named as weakest", "True", str(lower < max(1, len(edition.areas) // 2)))
    yield from _worsened_claims(subject, named, text)


def _places(edition: Edition, entity: str) -> list[int]:
    """Return the place of an entity in every area."""
    return [_rank(edition, entity, str(area["code"]))[0] for area in edition.areas]


def _worsened_claims(subject: Subject, named: Mapping[str, Any], text: str) -> Iterator[Check]:
    """Yield the claims of the list of areas that worsened: how much, the most first, and whether it names them all."""
    edition, changes = subject.edition, _changes(subject)
    sign = -1 if edition.ranking.lower_is_better else 1
    for (lower_is_better, are_all), known in _WORSENED.items():
        for found in known.found(text) if lower_is_better == edition.ranking.lower_is_better else ():
            worst = sorted(change * sign for change in changes.values() if change * sign < 0)
            amounts = []
            for name, amount in re.findall(r"([^,]+?) ([−+][\d.]+)", found["names"]):
                change = changes[str(named[name.strip()]["code"])]
                amounts.append(change * sign)
                yield subject.check("area change", str(change), str(number_of(amount).number))
            yield subject.check("area changed most", str(worst[: len(amounts)]), str(amounts))
            yield subject.check("all that worsened are named", str(len(worst) == len(amounts)), str(are_all))
            left_out = worst[len(amounts) :]
            yield subject.check("no equal is left out", "False", str(amounts[-1] in left_out))


def _costly_claims(subject: Subject, names: str) -> Iterator[Check]:
    shares = _shares_lost(subject.edition, subject.entity)
    most = sorted(shares.values(), reverse=True)
    parts = names.split(", ")
    yield subject.check(
        "few are named as costliest", "True", str(len(parts) <= max(1, len(subject.edition.areas) // 2))
    )
    yield subject.check("no equal is left out", "False", str(most[len(parts) - 1] in most[len(parts) :]))
    by_name = {english(area["name"]): shares[str(area["code"])] for area in subject.edition.areas}
    for n, part in enumerate(parts):
        name, share = part.rsplit(" ", 1)
        yield subject.check("share lost", amount_text(_percent(by_name[name])), amount_text(number_of(share)))
        yield subject.check("most points lost", str(most[n]), str(by_name[name]))


def _shares_lost(edition: Edition, entity: str) -> Mapping[str, Decimal]:
    """Return the part of all points lost that each area has; where less is better, every point is lost."""
    lost = {
        area["code"]: abs((0 if edition.ranking.lower_is_better else full_points(area)) - points)
        for area in edition.areas
        if (points := edition.points(entity, area)) is not None
    }
    whole = sum(lost.values(), Decimal(0))
    return {code: amount / whole for code, amount in lost.items()} if whole else {}


def _percent(part: Decimal) -> Figure:
    return Figure(rounded_to(part * 100, Decimal("0.1")))


def _changes(subject: Subject) -> Mapping[str, Decimal]:
    """Return the change of each area since the period before, where the two may be compared."""
    change = subject.change
    before = change.previous.places.get(subject.entity) if change and not change.reasons else None
    points = subject.edition.places[subject.entity].areas
    return {code: points[code] - before.areas[code] for code in points if code in before.areas} if before else {}


def _rank(edition: Edition, entity: str, code: str) -> tuple[int, bool, int]:
    """Return the place of an entity in an area, whether it shares it, and among how many."""
    points, column = edition.places[entity].areas[code], _column(edition, code)
    return 1 + sum(edition.better(other, points) for other in column), column.count(points) > 1, len(column)


def _column(edition: Edition, code: str) -> list[Decimal]:
    return [place.areas[code] for place in edition.places.values() if code in place.areas]


def area_row_claims(subject: Subject, cells: Mapping[str, str]) -> Iterator[Check]:
    """Yield the claims of one row of the table of areas, its cells by their headings."""
    edition, entity = subject.edition, subject.entity
    codes = {english(area["name"]): str(area["code"]) for area in edition.areas}
    code, decimals = codes[cells[heading("area")]], edition.ranking.decimals
    points = edition.places[entity].areas.get(code)
    if points is None:
        yield subject.check("area not known", forms("score.unknown")[0], cells[heading("score")])
        return
    column, step = _column(edition, code), Decimal(1).scaleb(-decimals)
    mean = Figure(rounded_to(mean_of(column), step))
    best = Figure((min if edition.ranking.lower_is_better else max)(column))
    change = _changes(subject).get(code)
    place, tied, size = _rank(edition, entity, code)
    rank = said("rank.aloud", rank=place, of=size) + (f", {said('rank.tied')}" if tied else "")
    yield subject.check("area points", f"{points:f}", cells[heading("score")])
    expected = "none" if change is None else amount_text(Figure(change))
    yield subject.check("area row change", expected, printed_amount(cells.get(heading("change"), _NONE)))
    yield subject.check("area row rank", rank + flags_text(derived=True, disputed=False), cells[heading("rank")])
    for key, other in (("known_mean", mean), ("known_best", best)):
        distance = amount_text(difference(Figure(points), other, decimals=decimals))
        yield subject.check(f"area against {key}", distance, printed_amount(cells.get(heading(key), _NONE)))
    if heading("lost") in cells:
        share = _shares_lost(edition, entity)[code]
        yield subject.check("area share", amount_text(_percent(share)), printed_amount(cells[heading("lost")]))
        yield subject.check("areas add up", "True", str(edition.adds_up(entity)))


def printed_amount(cell: str) -> str:
    """Return an amount in a cell as `amount_text` would; what is not known is none."""
    return "none" if cell in _UNKNOWN else amount_text(number_of(cell))
