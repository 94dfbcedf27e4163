"""The claims of a rankings page on the whole field: how much is known, its ends, its mean, who moved and who ties."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product

from tests.recomputed.arithmetic import Figure, difference
from tests.recomputed.changes import change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, english
from tests.recomputed.editions import Edition, Place
from tests.recomputed.english import (
    KNOWN,
    MOVED,
    NUMBER,
    PERIOD,
    STATED,
    amount_text,
    known_ranks_text,
    number_of,
    period_text,
    unnamed,
)
from tests.recomputed.movement_claims import stated_text
from tests.recomputed.phrases import Found, expression, phrase, said
from tests.recomputed.readings import Reading, readings_of

_OF = r"\d+/\d+"
_NAMES = r"[^()]*?"
_ENDS = dict.fromkeys(("worst", "best", "apart"), NUMBER)
_KNOWN_RANKS = phrase("rankings.known", ranks=KNOWN, scores=_OF)
_KNOWN_SCORES = phrase("rankings.known_scores", scores=_OF)
_DERIVED = {
    (True, True): phrase("rankings.derived_both"),
    (True, False): phrase("rankings.derived_ranks"),
    (False, True): phrase("rankings.derived_scores"),
}
"""By whether all ranks are derived, and all scores."""
_EXCEPT = phrase("rankings.derived_but", derived=".*", names=".*")
_EXCEPTIONS = 2
"""The most entities a note excepts from what is derived for all others."""
_OTHERS = phrase("rankings.others", names=".*")
_BREAK = phrase("rankings.break", period=PERIOD, before=PERIOD)
_PARTIAL = phrase("rankings.partial", n=r"\d+")
_NEWEST = phrase("rankings.newest", ranks=KNOWN, period=PERIOD)
_FIELD_ENDS = phrase("rankings.ends", first=".*?", last=".*?", **_ENDS)
_KNOWN_ENDS = phrase("rankings.known_ends", first=".*?", last=".*?", known=r"\d+", of=r"\d+", **_ENDS)
_MEANS = tuple(phrase(f"rankings.{key}", of=r"\d+", mean=NUMBER) for key in ("mean", "mean_derived"))
_MOVED = phrase("rankings.moved", names=".*", moved=rf"{MOVED}(?:{re.escape(STATED)})?")
_TIE = phrase("rankings.tie", rank=r"\d+", names=".*")
_MANY_TIES = phrase("rankings.many_ties", n=r"\d+", places=r"\d+")


def field_claims(data: DatasetFile, editions: list[Edition], edition: Edition, text: str) -> Iterator[Check]:
    """Yield a check for every claim recognised in one line about a field."""
    where, size = f"{edition.ranking.code} {edition.period.code}: ", edition.size
    if text.startswith(f"{english(edition.ranking.raw['name'])} · "):
        yield from _choice_claims(data, edition, text)
    for found in _OTHERS.found(text):
        others = [english(row.raw["name"]) for row in data.rankings if row.code != edition.ranking.code]
        yield Check(where + "others", ", ".join(others), found["names"])
    for found in _PARTIAL.found(text):
        yield Check(where + "without rank", str(size - edition.known_ranks), found["n"])
    for found in _NEWEST.found(text):
        newest = {period_text(other.period): other for other in editions}[found["period"]]
        yield Check(where + "known of the newest", known_ranks_text(newest), found["ranks"])
    for found in _BREAK.found(text):
        yield from _break_claims(editions, edition, found)
    mark, _, sentence = text.partition(": ")
    if mark == said("mark.spread"):
        yield from _ends(data, edition, sentence)
    if mark == said("mark.tied"):
        yield from _ties(data, edition, sentence)
    if mark in (said("mark.up"), said("mark.fell")) and (moved := _MOVED.whole(sentence)):
        yield from _movers(data, editions, edition, moved)


def _choice_claims(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    """Yield the claims of the line on the chosen ranking: its period, what is known, and what of it is derived."""
    where = f"{edition.ranking.code} {edition.period.code}: "
    yield Check(where + "period", period_text(edition.period), text.split(" · ")[1])
    scores = f"{edition.known_scores}/{edition.size}"
    ranked: Found | None = next(_KNOWN_RANKS.found(text), None)
    yield Check(where + "ranks follow from scores", str(edition.by_score), str(ranked is None))
    if ranked:
        yield Check(where + "known", f"{known_ranks_text(edition)} {scores}", f"{ranked['ranks']} {ranked['scores']}")
    else:
        yield Check(where + "scores known", scores, next(_KNOWN_SCORES.found(text))["scores"])
    yield from _derived_claims(data, edition, text)


def _derived_claims(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    """Yield the claims that all ranks or scores are derived, with the few that are excepted."""
    where = f"{edition.ranking.code} {edition.period.code}: "
    scored = {code: place for code, place in edition.places.items() if place.score and edition.by_score}
    stated_ranks = [code for code, place in scored.items() if place.is_ranked_by_source and not place.rank_derived]
    stated_scores = [code for code, place in scored.items() if place.score and not place.score.derived]
    ranks = edition.by_score and len(stated_ranks) <= _EXCEPTIONS
    scores = edition.by_score and len(stated_scores) <= _EXCEPTIONS
    printed = [key for key, known in _DERIVED.items() for _ in known.found(text)]
    of_both = ranks and scores and stated_ranks == stated_scores
    expected = [(True, True)] if of_both else [(True, False)] * ranks + [(False, True)] * scores
    yield Check(where + "derived throughout", str(sorted(expected)), str(sorted(printed)))
    excepted = stated_ranks if of_both else [*(stated_ranks if ranks else ()), *(stated_scores if scores else ())]
    clauses = re.split(" · |; ", text)
    names = [found["names"] for clause in clauses if (found := _EXCEPT.whole(clause))]
    unnamed_exceptions = unnamed([data.name(code) for code in excepted], ", ".join(names))
    yield Check(where + "exceptions are named", "", unnamed_exceptions)


def _break_claims(editions: list[Edition], edition: Edition, found: Found) -> Iterator[Check]:
    where, change = f"{edition.ranking.code} {edition.period.code}: ", change_of(editions, edition)
    declared = [period_text(period) for period in edition.ranking.breaks]
    yield Check(where + "break is declared", "True", str(found["period"] in declared))
    yield Check(where + "break is between", "True", str(bool(change and "break" in change.reasons)))
    before = period_text(change.previous.period) if change else ""
    yield Check(where + "not compared with", before, found["before"])


def _ends(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    where, exact = f"{edition.ranking.code} {edition.period.code}: ", edition.exact_scores
    lower_is_better = edition.ranking.lower_is_better
    numbers = {
        "best": (min if lower_is_better else max)(exact.values()),
        "worst": (max if lower_is_better else min)(exact.values()),
    }
    for phrase_of_ends in (_FIELD_ENDS, _KNOWN_ENDS):
        for found in phrase_of_ends.found(text):
            for end, names in (("worst", "last"), ("best", "first")):
                holders = [code for code, score in exact.items() if score == numbers[end]]
                unnamed_holders = unnamed([data.name(code) for code in holders], found[names])
                yield Check(where + f"{end} is named", "", unnamed_holders)
                scores = {amount_text(edition.places[code].score) for code in holders}
                printed = amount_text(number_of(found[end]))
                yield Check(where + end, printed if printed in scores else str(scores), printed)
            apart = _distances(edition, numbers["best"], numbers["worst"])
            printed = amount_text(number_of(found["apart"]))
            yield Check(where + "apart", printed if printed in apart else str(apart), printed)
            every = str(phrase_of_ends is _FIELD_ENDS)
            yield Check(where + "all are known", str(len(exact) == edition.size), every)
            if "known" in found:
                yield Check(where + "known exactly", f"{len(exact)} {edition.size}", f"{found['known']} {found['of']}")
    for found in (found for phrase_of_mean in _MEANS for found in phrase_of_mean.found(text)):
        mean = mean_of_field(data, edition)
        yield Check(where + "of the mean", str(edition.size), found["of"])
        yield Check(where + "mean", amount_text(mean.figure if mean else None), amount_text(number_of(found["mean"])))


def _distances(edition: Edition, *ends: Decimal) -> set[str]:
    """Return how far the ends of the exact scores may be said to be apart: several may be level, one disputed."""
    low, high = sorted(ends)
    exact = [place for place in edition.places.values() if place.score and place.score.bound == "exact"]
    pairs = product(*([place for place in exact if place.score and place.score.number == end] for end in (high, low)))
    return {amount_text(_between(most, least, edition.ranking.decimals)) for most, least in pairs}


def _between(most: Place, least: Place, decimals: int) -> Figure | None:
    assert most.score
    assert least.score
    return difference(most.score, least.score, disputed=bool(most.disputed or least.disputed), decimals=decimals)


def mean_of_field(data: DatasetFile, edition: Edition) -> Reading | None:
    """Return the mean stated for an edition; None where there is none."""
    indicators: dict[str, Indicator] = {indicator.code: indicator for indicator in data.indicators}
    indicator = indicators.get(edition.ranking.raw.get("mean", ""))
    readings = readings_of(indicator) if indicator else []
    return next((reading for reading in readings if reading.period == edition.period), None)


def _ties(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    where = f"{edition.ranking.code} {edition.period.code}: "
    if found := _TIE.whole(text):
        rank = int(found["rank"])
        sharing = [
            code for code, place in edition.places.items() if place.rank == (rank, rank) and edition.is_tied(code)
        ]
        yield Check(where + "tie", "", unnamed([data.name(code) for code in sharing], found["names"]))
        scores = {place.score.number for code in sharing if (place := edition.places[code]).score}
        yield Check(where + "tie is of one score", "True", str(not edition.by_score or len(scores) < 2))
    if found := _MANY_TIES.whole(text):
        tied = [edition.places[code].rank for code in edition.places if edition.is_tied(code)]
        yield Check(where + "ties", f"{len(tied)} {len(set(tied))}", f"{found['n']} {found['places']}")


def _movers(data: DatasetFile, editions: list[Edition], edition: Edition, found: dict[str, str]) -> Iterator[Check]:
    where, change = f"{edition.ranking.code} {edition.period.code}: ", change_of(editions, edition)
    moved = {code: movement_of(change, edition, code) for code in edition.places}
    exact = {code: row for code, row in moved.items() if row.places is not None and row.bound != "over"}
    ups = re.match(expression("movement.up", "movement.about_up", n=r"\d+"), found["moved"])
    farthest = (max if ups else min)((movement.places or 0 for movement in exact.values()), default=0)
    movers = [code for code, movement in exact.items() if movement.places == farthest]
    alike = [code for code in movers if stated_text(moved[code]) == found["moved"]]
    yield Check(where + "movers are named", "", unnamed([data.name(code) for code in alike], found["names"]))
    yield Check(where + "movers moved so far", "True", str(bool(alike)))


def menu_claims(known: dict[str, list[Edition]], day: date, line: str) -> Iterator[Check]:
    """Yield the claims of a row of the list of rankings: the newest period by the day and how many ranks are known."""
    cells = re.split(r" {2,}", line.strip())
    if len(cells) not in (3, 4) or "/" not in cells[2]:
        return
    for code, editions in known.items():
        if english(editions[0].ranking.raw["name"]) == cells[0]:
            by_period = {period_text(edition.period): edition for edition in editions}
            edition = by_period.get(cells[1])
            expected = known_ranks_text(edition) if edition else "no such period"
            yield Check(f"{code} {cells[1]}: menu", expected, cells[2])
            newest = next((other for other in editions if other.period.last <= day), None)
            yield Check(f"{code}: menu is of the day", period_text(newest.period) if newest else "", cells[1])
            if len(cells) == 4 and cells[3] != "–":
                later = editions[0]
                text = f"{period_text(later.period)}: {known_ranks_text(later)}"
                yield Check(f"{code}: menu later", text, cells[3])
