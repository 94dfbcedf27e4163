"""The trends page of an indicator, line by line: what changed within its runs, what is left open, the list of all."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from tests.recomputed.arithmetic import Figure, rounded_to
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, english
from tests.recomputed.english import MONTHS, NUMBER, PERIOD, PLAIN, SCALE, amount_text, number_of, period_text
from tests.recomputed.indicator_claims import (
    AMOUNT,
    DAY,
    DUE,
    NOUN,
    PRINTED,
    amount_in,
    change_claim,
    target_claim,
    time_text,
)
from tests.recomputed.measures import FIGURE, Measure, figure_in, previous_reading, reading_text
from tests.recomputed.phrases import forms, phrase
from tests.recomputed.readings import Reading, by_day, change_between, days_between, newest
from tests.recomputed.verdicts import Line, line_start, listed_goals, needed_on

_FLAGGED = rf"{PRINTED}(?: \([a-z, ]+\))?"
_RUN = phrase("trends.run", start=PERIOD, end=PERIOD, change=rf"{AMOUNT}[^(]*|[^(]*", first=_FLAGGED, last=_FLAGGED)
_PACE = phrase("trends.pace", before=PERIOD, after=PERIOD)
_PACE_AMOUNT = phrase("remark.pace", amount=AMOUNT, time=r"[^.]*(?:\.\d[^.]*)?")
_DISPUTED = phrase("trends.disputed", period=PERIOD, figure=_FLAGGED, other=_FLAGGED)
_TARGET = phrase("trends.target", goal="[^,]+", by=DUE)
_TARGET_OF = phrase("trends.target_of", goal="[^,]+", by=DUE)
_TOTALS = phrase("trends.totals", n=r"\d+")
_GAP = phrase("trends.gap", years=r"\d{4}(?:–\d{4})?(?:, \d{4}(?:–\d{4})?)*")
_WITHOUT_TOTAL = phrase("trends.without_total")
_LATER_READING = phrase("trends.later_reading", figure=_FLAGGED, period=PERIOD)
_OF_TOTAL = phrase("trends.of_total", total=PLAIN + SCALE)
_LATER = forms("trends.later")[0]
_NEEDED = phrase("trends.expected", day=DAY, expected=FIGURE)
_PROJECTION = phrase("trends.projection", goal=rf"{NUMBER}{NOUN}", month=r"(?:about )?[A-Z][a-z]+ \d{4}")
_BREAK = phrase("trends.break", period=PERIOD)


def menu_checks(data: DatasetFile, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the list of all indicators on the trends page."""
    return (check for line in _menu(lines) for check in _menu_claims(data, day, line))


def trends_checks(data: DatasetFile, indicator: Indicator, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the trends page on an indicator."""
    measure = Measure(data, indicator, day)
    for line in lines:
        if line not in _menu(lines):
            yield from run_claims(measure, line)
            yield from _figure_claims(measure, line)
            yield from _open_claims(measure, line)


def _menu(lines: list[str]) -> list[str]:
    """Return the rows of the list of all indicators."""
    opening = forms("trends.all_of")[0].split("{")[0]
    first = next((n for n, line in enumerate(lines) if line.startswith(opening)), len(lines))
    return lines[first : lines.index("", first)] if "" in lines[first:] else lines[first:]


def run_claims(measure: Measure, line: str) -> Iterator[Check]:
    """Yield the claims on the changes within the runs of an indicator, and on its last pace."""
    for found in _RUN.found(line):
        after = measure.at(found["end"], figure=_flagless(found["last"]))
        before = measure.at(found["start"], after, _flagless(found["first"]))
        if after is None or before is None:
            yield measure.check("run", "two readings", line)
        elif found["change"] == forms("trends.no_new_figure")[0]:
            yield measure.check("run without new figure", "none", amount_text(change_between(before, after)))
        else:
            amount = re.match(AMOUNT, found["change"])
            yield from change_claim(measure, amount[0] if amount else found["change"], (before, after), "run")
            yield measure.check("run by the day", "True", str(after.period.last <= measure.day))
    for found in _PACE.found(line):
        after = measure.at(found["after"])
        before = previous_reading(measure, after) if after else None
        yield measure.check("pace starts", period_text(before.period) if before else "nowhere", found["before"])
        for pace in _PACE_AMOUNT.found(line.partition(": ")[2].removesuffix(".")):
            if after and before:
                yield from change_claim(measure, pace["amount"], (before, after), "last pace")
                yield measure.check("last time", time_text(days_between(before, after)), pace["time"])


def _flagless(text: str) -> str:
    match = re.match(FIGURE, text)
    return match[0] if match else text


def _figure_claims(measure: Measure, line: str) -> Iterator[Check]:
    for found in _DISPUTED.found(line):
        rows = [row for row in measure.readings if period_text(row.period) == found["period"]]
        known = {amount_text(figure) for row in rows for figure in row.disputed}
        yield measure.check("disputed", "True", str(figure_in(found["other"]).split("/")[0] in known))
    for known_target in (_TARGET, _TARGET_OF):
        for found in known_target.found(line):
            yield from target_claim(measure, found["goal"], found["by"])
    later_points = line.removeprefix(_LATER).removesuffix(".").split("; ") if line.startswith(_LATER) else []
    for found in filter(None, map(_LATER_READING.whole, later_points)):
        later = measure.at(found["period"], figure=_flagless(found["figure"]))
        yield measure.check("later point", reading_text(later) if later else "none", figure_in(found["figure"]))
        yield measure.check("point is later", "True", str(bool(later and later.period.last > measure.day)))
    for found in _NEEDED.found(line):
        possible = set(_needed(measure, number_of(found["expected"]).step))
        yield measure.check("needed by the day", "True", str(amount_text(number_of(found["expected"])) in possible))
    for found in _BREAK.found(line):
        declared = [period_text(period) for period in measure.indicator.breaks]
        rankings = [row for row in measure.data.rankings if row.raw.get("mean") == measure.indicator.code]
        declared += [period_text(period) for row in rankings for period in row.breaks]
        declared += [period_text(row.period) for row in measure.field_changes()]
        yield measure.check("break", "True", str(found["period"] in declared))


def _needed(measure: Measure, step: Decimal) -> Iterator[str]:
    """Yield what straight lines to the goals give for the day, from the numbers that are printed."""
    for reading, goal in listed_goals(measure):
        start = line_start(measure, reading, goal)
        plain = Line(start.day, Figure(start.figure.number), start.period) if start else None
        needed = needed_on(measure.day, plain, goal) if plain else None
        if needed:
            yield amount_text(Figure(rounded_to(needed[0], step)))


def _open_claims(measure: Measure, line: str) -> Iterator[Check]:
    totals = {row.total.number for row in measure.readings if row.total}
    for found in _TOTALS.found(line):
        yield measure.check("separate series", str(len(totals)), found["n"])
    for found in _GAP.found(line):
        for year in years_in(found["years"]):
            read = [
                row.period.code
                for row in _series(measure, found["name"])
                if row.period.first.year <= year <= row.period.last.year
            ]
            yield measure.check("no figure for a year", "[]", str(read))
    for found in _WITHOUT_TOTAL.found(line):
        alone = [period_text(row.period) for row in measure.readings if row.total is None]
        yield measure.check("without total", ", ".join(alone), found["periods"])
    for found in _PROJECTION.found(line):
        yield from _projection_claims(measure, found)


def years_in(text: str) -> Iterator[int]:
    """Yield the years of a list such as `2019–2021, 2023`."""
    for years in text.split(", "):
        first, _, last = years.partition("–")
        yield from range(int(first), int(last or first) + 1)


def _series(measure: Measure, name: str) -> list[Reading]:
    """Return the readings by the day of a series by its name: those against a total, or those without one."""
    rows = by_day(measure.readings, measure.day)
    if found := _OF_TOTAL.whole(name):
        return [row for row in rows if row.total and row.total.number == number_of(found["total"]).number]
    return [row for row in rows if row.total is None]


def _projection_claims(measure: Measure, found: dict[str, str]) -> Iterator[Check]:
    """Yield the claim that a pace, going on, reaches a goal in a month."""
    months = set()
    for reading in newest(by_day(measure.readings, measure.day)):
        before = previous_reading(measure, reading)
        moved = reading.figure.number - before.figure.number if before else 0
        lacking = amount_in(found["goal"]).number - reading.figure.number
        if before and moved and lacking / moved > 0:
            days = ceil(Fraction(lacking) / Fraction(moved) * days_between(before, reading))
            reached = date.fromordinal(reading.period.last.toordinal() + days)
            months.add(f"{MONTHS[reached.month - 1]} {reached.year}")
    yield measure.check("projection", "True", str(found["month"].removeprefix("about ") in months))


def _menu_claims(data: DatasetFile, day: date, line: str) -> Iterator[Check]:
    cells = re.split(r" {2,}", line.strip())
    for indicator in data.indicators if len(cells) in (3, 4) else []:
        if cells[0] == english(indicator.raw.get("short", indicator.raw["name"])) and re.match(FIGURE, cells[1]):
            measure = Measure(data, indicator, day)
            by = newest(by_day(measure.readings, day))
            yield measure.check("menu is of the day", period_text(by[0].period) if by else "none", cells[2])
            yield measure.check("menu figure", "True", str(figure_in(cells[1]) in map(reading_text, by)))
