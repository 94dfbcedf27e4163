"""The progress page, line by line: the states counted, every commitment, the arithmetic of one, targets of rank."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations

from tests.recomputed.arithmetic import Figure, percent, rounded_to
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, english
from tests.recomputed.editions import Edition
from tests.recomputed.english import (
    MONTHS,
    NUMBER,
    PERIOD,
    PLAIN,
    RANK,
    amount_text,
    number_of,
    place_text,
    printed_place,
)
from tests.recomputed.indicator_claims import DAY, DUE, STATES, amount_in, due_text, progress_claims, target_claim
from tests.recomputed.measures import Measure
from tests.recomputed.overview_page import measures_by_name
from tests.recomputed.phrases import Found, forms, phrase
from tests.recomputed.ranking_pages import by_short_name, edition_named
from tests.recomputed.readings import DAYS_A_MONTH, Reading
from tests.recomputed.standing_rows import Known
from tests.recomputed.verdicts import listed_goals, states_of

_COUNT = phrase("progress.count", n=r"\d+")
_COUNT_OF_COMMITMENTS = phrase("progress.count_of_commitments", total=r"\d+")
_SHARE = phrase("arithmetic.share", value=NUMBER, goal=PLAIN, percent=NUMBER)
_WAY = phrase("arithmetic.way", start=PLAIN, value=NUMBER, goal=PLAIN, percent=f"{NUMBER}.*")
_PACE = phrase("arithmetic.pace", amount=NUMBER, n=r"\d+", monthly=NUMBER)
_NEEDED = phrase(
    "arithmetic.expected", day=DAY, first=NUMBER, start=f"{PERIOD}", goal="[^,(]+", by=DUE, expected=NUMBER
)
_NO_DEADLINE = phrase("arithmetic.no_deadline")
_RANK_TARGET = phrase(
    "progress.rank_target", name=".+?", rank=r"\d+", by=DUE, period=PERIOD,
    place=rf"(?:rank )?{RANK}",
)  # fmt: skip
_OTHER_MEASURE = phrase("progress.other_measure", goal="[^,]+", by=DUE)


def progress_checks(data: DatasetFile, known: Known, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the progress page of a dataset on a day but the arithmetic."""
    named, listed = measures_by_name(data, day), Counter[str]()
    for line in lines:
        name, _, rest = line.partition(": ")
        if name in named:
            listed[name] += 1
            yield from progress_claims(named[name], rest)
        yield from _rank_target_claims(data, known, line, day)
        yield from _other_measure_claims(named, line)
        for found in _COUNT.found(line):
            yield from _count_claims(named, line, found)
    for name, measure in named.items():
        yield measure.check("commitments listed", str(len(listed_goals(measure))), str(listed[name]))


def arithmetic_checks(data: DatasetFile, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the arithmetic of the commitment chosen on the progress page."""
    named = measures_by_name(data, day)
    for n, line in enumerate(lines):
        if title := re.fullmatch(rf"{re.escape(forms('heading.arithmetic')[0])} \((.*)\)", line):
            for step in lines[n + 1 : lines.index("", n)] if "" in lines[n:] else lines[n + 1 :]:
                yield from _arithmetic(named[title[1]], step)


def _count_claims(named: dict[str, Measure], line: str, found: Found) -> Iterator[Check]:
    rows = [(measure, *row) for measure in named.values() for row in listed_goals(measure)]
    indicators = [measure for measure in named.values() if listed_goals(measure)]
    yield Check("progress: number of indicators", str(len(indicators)), found["n"])
    totals = [counted["total"] for counted in _COUNT_OF_COMMITMENTS.found(line)]
    expected = [str(len(rows))] if len(rows) != len(indicators) else []
    yield Check("progress: number of commitments", str(expected), str(totals))
    states = Counter(state for row in rows for state in states_of(*row))
    printed = {STATES[word]: int(n) for word, n in re.findall(r" · ([^·]+?) (\d+)(?= ·|$)", line) if word in STATES}
    yield Check("progress: states counted", str(sorted(states.items())), str(sorted(printed.items())))


def _arithmetic(measure: Measure, line: str) -> Iterator[Check]:
    for found in _SHARE.found(line):
        part, whole, share = (number_of(found[key]) for key in ("value", "goal", "percent"))
        expected = amount_text(percent(part, whole.number))
        yield measure.check("division", expected, amount_text(share))
    for found in _WAY.found(line):
        start, value, goal = (number_of(found[key]).number for key in ("start", "value", "goal"))
        done = max(Decimal(0), min(Decimal(1), (start - value) / (start - goal)))
        printed = number_of(re.findall(NUMBER, found["percent"])[0])
        way = percent(Figure(done, 0, printed.bound), Decimal(1))
        yield measure.check("way down", amount_text(way), amount_text(printed).removesuffix(" derived"))
    for found in _PACE.found(line):
        yield from _monthly_claims(measure, found)
    for found in _NEEDED.found(line):
        yield from _line_claims(measure, found)
    for _ in _NO_DEADLINE.found(line):
        open_goals = [goal for _, goal in listed_goals(measure) if goal.by is None]
        yield measure.check("no deadline stated", "True", str(bool(open_goals)))


def _monthly_claims(measure: Measure, found: Found) -> Iterator[Check]:
    """Yield the claim of a change a month, with one digit more than the change has."""
    amount, monthly = number_of(found["amount"]), number_of(found["monthly"])
    paces = {
        amount_text(
            Figure(rounded_to(moved * DAYS_A_MONTH / int(found["n"]), step / 10, amount.bound), 0, amount.bound)
        )
        for before, after in combinations(measure.readings, 2)
        if (after.period.last - before.period.last).days == int(found["n"])
        for moved in [after.figure.number - before.figure.number]
        for step in [max(after.figure.step, before.figure.step)]
    }
    printed = amount_text(monthly).removesuffix(" derived")
    yield measure.check("monthly", printed if printed in paces else str(paces), printed)


def _line_claims(measure: Measure, found: Found) -> Iterator[Check]:
    start = measure.at(found["start"], figure=found["first"])
    yield from target_claim(measure, found["goal"], found["by"])
    if start is None:
        baselines = [target.baseline for target in measure.targets if target.baseline]
        known = [amount_text(figure) for figure in baselines]
        yield measure.check("line starts", "True", str(amount_text(number_of(found["first"])) in known))
        return
    printed = number_of(found["expected"])
    yield measure.check(
        "line starts", amount_text(start.figure).removesuffix(" derived"), amount_text(number_of(found["first"]))
    )
    expected = on_line(start, (found["day"], found["by"]), amount_in(found["goal"]).number)
    yield measure.check("line", amount_text(Figure(rounded_to(expected, _tenth(found)))), amount_text(printed))


def _tenth(found: Found) -> Decimal:
    """Return a tenth in the scale of a goal: what is needed is given with one decimal of it."""
    goal = amount_in(found["goal"])
    return Decimal(1).scaleb(goal.scale - 1)


def on_line(start: Reading, days: tuple[str, str], goal: Decimal) -> Decimal:
    """Return what a straight line from a reading to a goal gives for a day; both days in words."""
    day, by = (day_of(re.findall(DAY, text)[0]) for text in days)
    part = Decimal((day - start.period.last).days) / (by - start.period.last).days
    return start.figure.number + (goal - start.figure.number) * min(part, Decimal(1))


def day_of(text: str) -> date:
    """Return a day in words as a date."""
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))


def _rank_target_claims(data: DatasetFile, known: Known, line: str, day: date) -> Iterator[Check]:
    mark, _, text = line.partition(": ")
    home = str(data.raw.get("home", ""))
    for found in _RANK_TARGET.found(text) if mark in STATES else ():
        editions = by_short_name(known)[found["ranking"]]
        edition = edition_named(editions, found["period"])
        where = f"{editions[0].ranking.code} {home}: rank target"
        rows = editions[0].ranking.raw.get("targets", ())
        named = [f"{row['rank']} {due_text(row.get('by'))}" for row in rows]
        yield Check(where, "True", str(f"{found['rank']} {found['by']}" in named))
        yield Check(f"{where} of the day", "True", str(bool(edition and edition.period.last <= day)))
        if edition:
            place = place_text(edition, home)
            yield Check(f"{where} place", place, printed_place(found["place"]))
            state = _rank_state(edition, home, int(found["rank"]))
            reached = {"met", "met-late", "within"} if state == "reached" else set()
            yield Check(f"{where} reached", str(bool(reached)), str(STATES[mark] in ("met", "met-late", "within")))


def _rank_state(edition: Edition, entity: str, rank: int) -> str:
    place = edition.places[entity].rank
    if place is None:
        return "open"
    return "reached" if place[1] <= rank else "short" if place[0] > rank else "open"


def _other_measure_claims(named: dict[str, Measure], line: str) -> Iterator[Check]:
    for found in _OTHER_MEASURE.found(line.partition(": ")[2]):
        if measure := named.get(found["name"]):
            yield from target_claim(measure, found["goal"], found["by"])
            others = [english(row["measure"]) for row in measure.indicator.raw.get("targets", ()) if row.get("measure")]
            yield measure.check("other measure", "True", str(found["measure"] in others))
