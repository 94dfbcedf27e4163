"""The overview, progress and trends pages, line by line: every claim recognised on an indicator is checked."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, rounded_to
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, english
from tests.recomputed.english import MONTHS, NUMBER, PERIOD, amount_text, number_of, period_text
from tests.recomputed.indicator_claims import (
    card_claims,
    change_claim,
    progress_claims,
    remark_claims,
    target_claim,
)
from tests.recomputed.measures import FIGURE, Measure, printed_text, reading_text
from tests.recomputed.movement_claims import Subject, movement_claims
from tests.recomputed.ranking_pages import Known, latest_rows
from tests.recomputed.readings import DAYS_A_MONTH, Reading, by_day, newest


def measures(data: DatasetFile, day: date) -> dict[str, Measure]:
    """Return every indicator by its English name."""
    return {english(row.raw["name"]): Measure(data, row, day) for row in data.indicators}


def overview_checks(data: DatasetFile, known: Known, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the overview: the answer, the cards, the standings of home, what needs attention."""
    named, home = measures(data, day), str(data.raw.get("home", ""))
    shorts = {english(editions[0].ranking.raw["short"]): editions for editions in known.values()}
    for n, line in enumerate(lines):
        name, _, rest = line.partition(": ")
        if name in named and named[name].indicator.raw.get("headline") == "true":
            yield from card_claims(named[name], rest)
        if home and line.startswith("Index") and "Moved" in line:
            yield from latest_rows(data, shorts, home, lines[n:], day)
        yield from _attention(data, shorts, named, line)
        for sentence in (
            re.findall(rf"({'|'.join(map(re.escape, shorts))}) ({PERIOD}):? ([^;.:]*?)(?=[;.]|$)", line)
            if home and shorts
            else []
        ):
            yield from _news(data, shorts, home, sentence)


def _news(data: DatasetFile, shorts: Known, home: str, sentence: tuple[str, str, str]) -> Iterator[Check]:
    short, period, text = sentence
    edition = next((row for row in shorts[short] if period_text(row.period) == period), None)
    if edition and home in edition.places:
        yield from movement_claims(Subject(data, shorts[short], edition, home), text)


def _attention(data: DatasetFile, shorts: Known, named: dict[str, Measure], line: str) -> Iterator[Check]:
    mark, _, rest = line.partition(": ")
    for name, measure in named.items():
        if mark in ("stalled", "behind", "overdue") and rest.startswith(f"{name}: "):
            text = rest.removeprefix(f"{name}: ")
            readings = newest(by_day(measure.readings, measure.day))
            printed = [row for row in readings if text.removeprefix("still ").startswith(_printed(row, text))]
            yield measure.check("attention reading", "True", str(bool(printed)))
            yield from (check for row in printed for check in remark_claims(measure, row, text))
        if mark == "break" and rest.startswith(f"{name}: ") and "totals" in rest:
            totals = {row.total.number for row in measure.readings if row.total}
            yield measure.check("totals", str(len(totals)), re.findall(r"(\d+) totals", rest)[0])
    for match in re.finditer(r"^missing: (.*?): (.*) (.*?) not found", line):
        yield from _missing(data, shorts, (match[1], f"{match[2]} {match[3]}"))


def _printed(reading: Reading, text: str) -> str:
    match = re.search(FIGURE, text)
    return match[0] if match and printed_text(match[0]) == reading_text(reading) else "another figure"


def _missing(data: DatasetFile, shorts: Known, claim: tuple[str, str]) -> Iterator[Check]:
    (entity,) = (code for code in data.entities if data.name(code) == claim[0])
    for short, editions in shorts.items():
        if claim[1].startswith(f"{short} "):
            periods = claim[1].removeprefix(f"{short} ").split(", ")
            for text in periods:
                rows = [edition for edition in editions if period_text(edition.period) == text]
                absent = all(entity not in edition.known for edition in rows) and bool(rows)
                yield Check(f"{editions[0].ranking.code} {text} {entity}: missing", "True", str(absent))


def progress_checks(data: DatasetFile, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the progress page: commitments, the arithmetic of one, its figures."""
    named, subject = measures(data, day), None
    for line in lines:
        name, _, rest = line.partition(": ")
        if name in named:
            yield from progress_claims(named[name], rest)
        if heading := re.fullmatch(r"The arithmetic \((.*)\)", line):
            subject = named.get(heading[1])
        if subject:
            yield from _arithmetic(subject, line)


def _arithmetic(measure: Measure, line: str) -> Iterator[Check]:
    for match in re.finditer(rf"^({NUMBER}) ÷ ({NUMBER}) = ({NUMBER})%", line):
        part, whole, share = (number_of(text) for text in match.groups())
        expected = rounded_to(part.number * 100 / whole.number, Decimal("0.1"), part.bound)
        yield measure.check("division", amount_text(Figure(expected, 0, part.bound)), amount_text(share))
    for match in re.finditer(rf"^({NUMBER}) in (\d+) days? = ({NUMBER}) a month", line):
        amount, monthly = number_of(match[1]), number_of(match[3])
        expected = amount.number * DAYS_A_MONTH / int(match[2])
        close = abs(expected - monthly.number) <= monthly.step
        yield measure.check("monthly", "True", str(close and amount.bound == monthly.bound))
        sensible = monthly.step >= amount.step / 100
        yield measure.check("digits of the monthly pace", "True", str(sensible))
    pattern = rf"a straight line from ({NUMBER})%? \(({PERIOD})\) to ({NUMBER})%? \((\d+ \w+ \d{{4}})\) = ({NUMBER})"
    for match in re.finditer(rf"^Due by (\d+ \w+ \d{{4}}): {pattern}", line):
        start = measure.at(match[3])
        yield measure.check(
            "line starts", amount_text(start.figure) if start else "no reading", amount_text(number_of(match[2]))
        )
        yield from target_claim(measure, match[4], match[5])
        if start:
            expected = _on_line(start, (match[1], match[5]), number_of(match[4]).number)
            printed = number_of(match[6])
            yield measure.check("line", amount_text(Figure(rounded_to(expected, printed.step))), amount_text(printed))


def _on_line(start: Reading, days: tuple[str, str], goal: Decimal) -> Decimal:
    day, by = map(day_of, days)
    part = Decimal((day - start.period.last).days) / (by - start.period.last).days
    return start.figure.number + (goal - start.figure.number) * min(part, Decimal(1))


def day_of(text: str) -> date:
    """Return a day in words as a date."""
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def trends_checks(data: DatasetFile, indicator: Indicator, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the trends page of an indicator."""
    measure, in_menu = Measure(data, indicator, day), False
    for line in lines:
        in_menu = line.startswith("All of ") or (in_menu and bool(line))
        for match in re.finditer(
            rf"({PERIOD}) → ({PERIOD}): ({NUMBER})(?: points)? \(({FIGURE}).*? → ({FIGURE}).*?\)\.", line
        ):
            after = measure.at(match[2], figure=match[5])
            before = measure.at(match[1], after, match[4])
            if after and before:
                yield from change_claim(measure, match[3], (before, after), f"{match[1]} to {match[2]}")
        for match in re.finditer(rf"last two readings \(({PERIOD}) → ({PERIOD})\): ({NUMBER}) in", line):
            after = measure.at(match[2])
            if after:
                yield from change_claim(measure, match[3], (measure.at(match[1], after), after), "last two")
        for match in re.finditer(rf"({PERIOD}): two sources differ, ({FIGURE}).*? and ({FIGURE})", line):
            reading = measure.at(match[1])
            known = {amount_text(figure) for figure in (reading.disputed if reading else ())}
            yield measure.check("disputed", "True", str(printed_text(match[3]).split("/")[0] in known))
        for match in re.finditer(rf"^Target ({NUMBER})%?, due (\d+ \w+ \d{{4}}|no deadline stated)", line):
            yield from target_claim(measure, match[1], match[2])
        for match in re.finditer(r"^Totals (.*?): (\d+) separate series", line):
            totals = {row.total.number for row in measure.readings if row.total}
            yield measure.check("separate series", str(len(totals)), match[2])
        for match in re.finditer(r"no figure for (.*?); left open", line):
            yield from _years_without_figure(measure, match[1])
        for match in re.finditer(r"^out of ([\d,.]+(?: thousand| million)?): (.*)", line):
            yield from _against_total(measure, match[2])
        if in_menu:
            yield from _measure_row(data, day, line)


def _years_without_figure(measure: Measure, text: str) -> Iterator[Check]:
    for years in text.split(", "):
        first, _, last = years.partition("–")
        for year in range(int(first), int(last or first) + 1):
            read = any(row.period.first.year <= year <= row.period.last.year for row in measure.readings)
            yield measure.check(f"no figure for {year}", "False", str(read), ("left-open",))


def _against_total(measure: Measure, text: str) -> Iterator[Check]:
    for part in text.split("; "):
        match = re.match(rf"({PERIOD}) ({FIGURE})", part)
        if match:
            yield measure.check(f"own total {match[1]}", "True", str("/" in match[2]))


def _measure_row(data: DatasetFile, day: date, line: str) -> Iterator[Check]:
    cells = re.split(r" {2,}", line.strip())
    for indicator in data.indicators if len(cells) == 3 else []:
        if cells[0] == english(indicator.raw.get("short", indicator.raw["name"])) and (
            match := re.match(FIGURE, cells[1])
        ):
            measure = Measure(data, indicator, day)
            rows = [row for row in measure.readings if period_text(row.period) == cells[2]]
            printed = printed_text(match[0])
            yield measure.check("menu figure", "True", str(printed in map(reading_text, rows)))
            by = newest(by_day(measure.readings, day))
            if by:
                yield measure.check("menu is of the day", period_text(by[0].period), cells[2], ("reference-day",))
