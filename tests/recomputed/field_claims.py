"""The claims of a rankings page on the whole field: how much is known, its ends, its mean, who moved and who ties."""

import re
from collections.abc import Iterator
from decimal import Decimal

from tests.recomputed.arithmetic import Figure
from tests.recomputed.changes import change_of, movement_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, english
from tests.recomputed.editions import Edition
from tests.recomputed.english import (
    MOVED,
    NUMBER,
    amount_text,
    figure_text,
    moved_text,
    number_of,
    period_text,
    unnamed,
)
from tests.recomputed.table_checks import break_rules, rank_rules

_FLAGS = r"(?: \([a-z, ]+\))?"


def field_claims(data: DatasetFile, editions: list[Edition], edition: Edition, text: str) -> Iterator[Check]:
    """Yield a check for every claim recognised in one line about a field."""
    where, rules = f"{edition.ranking.code} {edition.period.code}: ", rank_rules(edition)
    for match in re.finditer(r"^(.*) · (.*) · (\d+)/(\d+) ranks? known · (\d+)/(\d+) scores? known", text):
        known = f"{edition.known_ranks} {edition.size} {edition.known_scores} {edition.size}"
        yield Check(where + "known", known, " ".join(match.groups()[2:]), rules)
        yield Check(where + "period", period_text(edition.period), match[2])
    for match in re.finditer(r"(\d+) entit(?:y has|ies have) no known rank", text):
        yield Check(where + "without rank", str(edition.size - edition.known_ranks), match[1], rules)
    yield from _ends(data, edition, text)
    yield from _ties(data, edition, text)
    for match in re.finditer(rf"^(?:up|fell): (.*?) ({MOVED})(?: \(as the source states\))?\.$", text):
        yield from _movers(data, editions, edition, (match[1], match[2]))


def _ends(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    where, exact = f"{edition.ranking.code} {edition.period.code}: ", edition.exact_scores
    pattern = rf"from ({NUMBER}){_FLAGS} \((.*?)\) to ({NUMBER}){_FLAGS} \((.*?)\), ({NUMBER}) apart"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        better = min if edition.ranking.lower_is_better else max
        worse = max if edition.ranking.lower_is_better else min
        best, last = better(exact.values()), worse(exact.values())
        yield Check(where + "last", amount_text(Figure(last)), amount_text(number_of(match[1])))
        yield Check(where + "best", amount_text(Figure(best)), amount_text(number_of(match[3])))
        for end, number, names in (("last", last, match[2]), ("best", best, match[4])):
            holders = [data.name(code) for code, score in exact.items() if score == number]
            yield Check(where + f"{end} is named", "", unnamed(holders, names), ("ends-all-named",))
        ends = [place for place in edition.places.values() if place.score and place.score.number in (best, last)]
        bound = "about" if any(place.disputed for place in ends) else "exact"
        disputed = ("ends-all-named",) if bound == "about" and len(ends) > 2 else ()
        apart = figure_text(_like(abs(best - last), number_of(match[5]), bound))
        yield Check(where + "apart", apart, figure_text(number_of(match[5])), disputed)
    for match in re.finditer(r"Among the (\d+)/(\d+) scores known exactly", text):
        yield Check(where + "known exactly", f"{len(exact)} {edition.size}", f"{match[1]} {match[2]}")
    for match in re.finditer(rf"(Published|Derived)? ?[Mm]ean (?:\(derived\) )?({NUMBER}|[≈><] ?[\d.]+)", text):
        mean = mean_of_field(data, edition)
        printed = match[2].replace("≈ ", "about ").replace("> ", "over ").replace("< ", "under ")
        yield Check(where + "mean", figure_text(mean[0] if mean else None), figure_text(number_of(printed)))
        yield Check(
            where + "mean is published", str(not (mean and mean[1])), str(match[1] == "Published"), ("derived-mean",)
        )


def mean_of_field(data: DatasetFile, edition: Edition) -> tuple[Figure, bool] | None:
    """Return the mean stated for an edition and whether it was worked out from others; None where there is none."""
    indicators: dict[str, Indicator] = {indicator.code: indicator for indicator in data.indicators}
    indicator = indicators.get(edition.ranking.raw.get("mean", ""))
    lines = [
        line for line in (indicator.observations if indicator else ()) if line.value and line.period == edition.period
    ]
    order = ("exact", "about", "over", "under")
    line = min(lines, key=lambda line: (order.index(line.bound), line.status == "estimated"), default=None)
    return (line.value, bool(line.derived)) if line and line.value else None


def _ties(data: DatasetFile, edition: Edition, text: str) -> Iterator[Check]:
    where, rules = f"{edition.ranking.code} {edition.period.code}: ", rank_rules(edition)
    for match in re.finditer(r"^tied: Rank (\d+): (.*)\.$", text):
        sharing = [code for code, place in edition.places.items() if place.rank == (int(match[1]), int(match[1]))]
        names = [data.name(code) for code in sharing]
        yield Check(where + f"tie at {match[1]}", "", unnamed(names, match[2]), rules)
        scores = {place.score.number for code in sharing if (place := edition.places[code]).score}
        yield Check(
            where + f"tie at {match[1]} is one", "True", str(not edition.by_score or len(scores) < 2), ("false-tie",)
        )
    for match in re.finditer(r"(\d+) entit(?:y|ies) shares? (\d+) ranks?", text):
        tied = [edition.places[code].rank for code in edition.places if edition.is_tied(code)]
        yield Check(where + "ties", f"{len(tied)} {len(set(tied))}", f"{match[1]} {match[2]}", rules)


def _movers(data: DatasetFile, editions: list[Edition], edition: Edition, claim: tuple[str, str]) -> Iterator[Check]:
    where, change = f"{edition.ranking.code} {edition.period.code}: ", change_of(editions, edition)
    rules = break_rules(change) + rank_rules(edition, change.previous if change else None)
    moved = {code: movement_of(change, edition, code) for code in edition.places}
    exact = {
        code: movement for code, movement in moved.items() if movement.places is not None and movement.bound != "over"
    }
    farthest = (max if claim[1].startswith("up") else min)(
        (movement.places or 0 for movement in exact.values()), default=0
    )
    names = [data.name(code) for code, movement in exact.items() if movement.places == farthest]
    yield Check(where + f"{claim[1]} is told of", "", unnamed(names, claim[0]), rules)
    texts = {moved_text(moved[code]) for code, movement in exact.items() if movement.places == farthest}
    yield Check(where + f"{claim[1]} is the farthest", "True", str(claim[1] in texts), rules)
    alike = len(texts) == 1
    yield Check(where + f"{claim[1]} is true of all", "True", str(alike), (*rules, "movers-alike"))


def _like(number: Decimal, printed: Figure, bound: str) -> Figure:
    """Return a number with the digits printed, where they hide nothing."""
    return printed if number == printed.number and bound == printed.bound else Figure(number, 0, bound)


def menu_claims(data: DatasetFile, known: dict[str, list[Edition]], line: str) -> Iterator[Check]:
    """Yield the claims of a row of the list of rankings: its period and how many ranks are known."""
    cells = re.split(r" {2,}", line.strip())
    if len(cells) != 3 or "/" not in cells[2]:
        return
    for code, editions in known.items():
        ranking = editions[0].ranking
        if english(ranking.raw["name"]) == cells[0]:
            by_period = {period_text(edition.period): edition for edition in editions}
            edition = by_period.get(cells[1])
            expected = f"{edition.known_ranks}/{edition.size}" if edition else "no such period"
            yield Check(f"{code} {cells[1]}: menu", expected, cells[2], rank_rules(edition))
