"""The claims of sentences about indicators: figures, shares, changes, paces, targets and states, each checked."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tests.recomputed.arithmetic import Figure, Period, difference, percent, rounded_to
from tests.recomputed.checks import Check
from tests.recomputed.english import (
    BOUND,
    CHANGED,
    FLAGS,
    NUMBER,
    PERIOD,
    PLAIN,
    SCALE,
    amount_text,
    number_of,
    period_text,
)
from tests.recomputed.measures import FIGURE, Measure, figure_in, previous_reading, reading_text
from tests.recomputed.phrases import expression, forms, phrase, said
from tests.recomputed.readings import (
    DAYS_A_MONTH,
    Reading,
    by_day,
    change_between,
    days_between,
    newest,
    same_measure,
)
from tests.recomputed.verdicts import Goal, goals_of, line_start, may_be_paced, states_of

_STATES = (
    "not-yet", "fell-back", "unknown", "no-new-figure", "met-late", "overdue", "behind", "stalled", "no-deadline",
    "single", "on-pace", "within", "met",
)  # fmt: skip
STATES = {said(f"state.{key}"): key for key in _STATES}
"""The states of commitments by their words."""
PRINTED = rf"{FIGURE}[^,;()·\d]*?"
"""A reading with the noun of its unit."""
DAY = r"\d{1,2} \w+ \d{4}"
DUE = rf"(?:{expression('due', day=DAY)}|{forms('no_deadline')[0]})"
NOUN = r"(?: [a-z]+(?: [a-z]+)*)?"
"""The noun of a unit behind an amount."""
AMOUNT = rf"{NUMBER}{NOUN}{FLAGS}"
_TIME = rf"(?:{expression('time.days', n='[0-9]+')}|{expression('time.months', n='[0-9.]+')})"
_SINCE = phrase("remark.since", period=PERIOD)
_UNCHANGED = phrase("remark.unchanged", period=PERIOD)
_NO_NEW_FIGURE = phrase("remark.no_new_figure", period=PERIOD)
_CHANGE = phrase("remark.change", amount=AMOUNT, period=PERIOD)
_PACE = phrase("remark.pace", amount=AMOUNT, time=_TIME)
_STILL = phrase("remark.still", time=_TIME)
_LEFT = {
    bound: phrase(f"remark.remaining_{bound}", figure=rf"{PLAIN}{SCALE}{NOUN}")
    for bound in ("exact", "over", "under", "about")
}
_APART = phrase("remark.apart")
_OTHER_SERIES = phrase("remark.other_series", figure=PRINTED, period=PERIOD)
_BEFORE = phrase("progress.before", figure=PRINTED, period=PERIOD)
_LATER = phrase("remark.later", figure=PRINTED, period=PERIOD)
_SHARPER = phrase("remark.sharper", figure=PRINTED)
_REACHED = phrase("remark.reached", period=PERIOD)
_GOAL = phrase("progress.goal", goal=rf"{NUMBER}{NOUN}", by=DUE)
_DOUBTS = {key: phrase(f"doubt.{key}") for key in ("unread", "disputed", "bound", "periods")}
_WAY = phrase("share.way", percent=NUMBER)


def card_claims(measure: Measure, text: str) -> Iterator[Check]:
    """Yield the claims of a line such as `21/25 services (84.0%); unchanged since 28 November 2022`."""
    readings = newest(by_day(measure.readings, measure.day))
    reading = printed_reading(readings, text) or _stated_at_meeting(measure, readings, text)
    yield measure.check("headline", "True", str(bool(reading)))
    if reading:
        for found in _SHARPER.found(text):
            yield measure.check("more exact", reading_text(reading), figure_in(found["figure"]))
        yield from _share_claims(measure, reading, text)
        yield from remark_claims(measure, reading, text)
        yield from _state_claims(measure, reading, re.split(r"; | · ", text))
        yield from _left_claims(measure, reading, re.split(r"; | · ", text))
        yield from _apart_claims(measure, reading, text)


def _left_claims(measure: Measure, reading: Reading, parts: list[str]) -> Iterator[Check]:
    """Yield the claim of what is left to a goal."""
    for bound, known in _LEFT.items():
        for found in filter(None, map(known.whole, parts)):
            pairs = [(Figure(goal.level), reading.figure) for goal in _meant(measure, reading, "; ".join(parts))]
            ends = [pair[::-1] if measure.lower_is_better else pair for pair in pairs]
            left = [difference(*pair, disputed=bool(reading.disputed)) for pair in ends]
            amounts = {amount_text(amount).removesuffix(" derived") for amount in left}
            printed = amount_in(found["figure"])
            claimed = amount_text(Figure(printed.digits, printed.scale, bound))
            yield measure.check("left", claimed if claimed in amounts else str(amounts), claimed)


def _apart_claims(measure: Measure, reading: Reading, text: str) -> Iterator[Check]:
    """Yield the claim that the last readings of other measures are those printed beside one."""
    for _ in _APART.found(text):
        others = [row for row in by_day(measure.readings, measure.day) if not same_measure(row, reading)]
        last = [row for n, row in enumerate(others) if not any(same_measure(row, other) for other in others[n + 1 :])]
        expected = sorted(f"{reading_text(row)}, {period_text(row.period)}" for row in last)
        parts = map(_OTHER_SERIES.whole, text.partition(said("remark.apart"))[2].split(" · "))
        printed = sorted(f"{figure_in(found['figure'])}, {found['period']}" for found in parts if found)
        yield measure.check("other series", str(expected), str(printed))


def _stated_at_meeting(measure: Measure, readings: list[Reading], text: str) -> Reading | None:
    """Return the reading of which a source of the day of the meeting states the printed figure, on that day."""
    if measure.day != measure.data.meeting:
        return None
    for reading in readings:
        for line in reading.observations:
            days = [measure.data.source_day(code) for code in line.sources]
            if line.value and measure.day in days and amount_text(line.value) == figure_in(text):
                return reading
    return None


def progress_claims(measure: Measure, text: str) -> Iterator[Check]:
    """Yield the claims of a line of the list of commitments."""
    parts = [part.strip() for part in re.split(r"; | · ", text)]
    period = next((part for part in parts[1:] if re.fullmatch(PERIOD, part)), "")
    rows = [reading for reading in by_day(measure.readings, measure.day) if period_text(reading.period) == period]
    reading = printed_reading(rows, text)
    yield measure.check("reading", "True", str(bool(reading)))
    if reading:
        last = [row for row in by_day(measure.readings, measure.day) if same_measure(row, reading)][-1]
        yield measure.check("last by the day", reading_text(last), reading_text(reading))
        yield from _share_claims(measure, reading, text)
        yield from remark_claims(measure, reading, text)
        yield from _state_claims(measure, reading, parts)


def _share_claims(measure: Measure, reading: Reading, text: str) -> Iterator[Check]:
    """Yield the claim of a percentage in brackets: of the reading's own total, of a target, or of the way down."""
    match = re.match(rf"[^;]*?\(({BOUND}{PLAIN}%{FLAGS})\)", text)
    way = next((found["percent"] for found in _WAY.found(text)), None)
    if way is None and match is None:
        return
    printed = amount_text(number_of(way or (match[1] if match else "")))
    goals = [goal for goal in goals_of(measure, reading) if goal in _meant(measure, reading, text)]
    if measure.lower_is_better:
        shares = [_way_done(measure, reading, goal) for goal in goals]
    else:
        wholes = [reading.total.number] if reading.total else [goal.level for goal in goals]
        shares = [amount_text(percent(reading.figure, whole)) for whole in wholes]
    shares = [share.removesuffix(" derived") for share in shares]
    yield measure.check("share", printed if printed in shares else " or ".join(shares), printed)
    yield measure.check("share of the way down", str(measure.lower_is_better), str(way is not None))


def _way_done(measure: Measure, reading: Reading, goal: Goal) -> str:
    """Return the part of the way from the start down to a goal in percent, none beyond either end."""
    start = line_start(measure, reading, goal)
    if start is None or start.figure.number <= goal.level:
        return "none"
    part = (start.figure.number - reading.figure.number) / (start.figure.number - goal.level)
    bound = "exact" if {start.figure.bound, reading.figure.bound} == {"exact"} else "about"
    done = Figure(max(Decimal(0), min(Decimal(1), part)), 0, bound, reading.figure.derived)
    return amount_text(percent(done, Decimal(1)))


def remark_claims(measure: Measure, reading: Reading, text: str) -> Iterator[Check]:
    """Yield the claims on changes, paces and later readings."""
    for known in (_SINCE, _UNCHANGED):
        for found in known.found(text) if known is _UNCHANGED or f"{said('state.stalled')} " in text else ():
            yield from same_since_claims(measure, reading, found["period"])
    for found in _NO_NEW_FIGURE.found(text):
        before = measure.at(found["period"], reading)
        change = change_between(before, reading) if before else None
        yield measure.check("no new figure", "none", amount_text(change))
    for found in _CHANGE.found(text):
        yield from change_claim(measure, found["amount"], (measure.at(found["period"], reading), reading), "change")
    for found in _BEFORE.found(text):
        before = measure.at(found["period"], reading)
        yield measure.check("before", reading_text(before) if before else "no reading", figure_in(found["figure"]))
    for found in _PACE.found(text):
        before = previous_reading(measure, reading)
        yield from change_claim(measure, found["amount"], (before, reading), "pace")
        if before:
            yield measure.check("time", time_text(days_between(before, reading)), found["time"])
            yield measure.check("pace of like periods", "True", str(may_be_paced(before, reading)))
    for found in _STILL.found(text):
        before = previous_reading(measure, reading)
        yield from change_claim(measure, "0", (before, reading), "still")
        if before:
            yield measure.check("time", time_text(days_between(before, reading)), found["time"])
    for found in _LATER.found(text):
        later = measure.at(found["period"], reading)
        yield measure.check("later", reading_text(later) if later else "no reading", figure_in(found["figure"]))
        same = [row for row in measure.readings if same_measure(row, reading)]
        yield measure.check("newest later", period_text(same[-1].period), found["period"])
        yield measure.check("is later", "True", str(bool(later and later.period.last > measure.day)))
    for found in _GOAL.found(text):
        yield from target_claim(measure, found["goal"], found["by"])


def target_claim(measure: Measure, goal: str, by: str) -> Iterator[Check]:
    """Yield the claim that a target names a value and a day."""
    rows = measure.indicator.raw.get("targets", ())
    known = {f"{number_of(row['value']).number.normalize():f} {due_text(row.get('by'))}" for row in rows}
    claimed = f"{amount_in(goal).number.normalize():f} {by}"
    yield measure.check("target", claimed if claimed in known else str(known), claimed)


def due_text(text: str | None) -> str:
    """Return a deadline of the file in words."""
    if not text:
        return said("no_deadline")
    day = date.fromisoformat(text)
    return said("due", day=period_text(Period(text, day, day)))


def printed_reading(readings: list[Reading], text: str) -> Reading | None:
    """Return which of some readings a text begins with."""
    return next((reading for reading in readings if reading_text(reading) == figure_in(text)), None)


def same_since_claims(measure: Measure, reading: Reading, since: str) -> Iterator[Check]:
    """Yield the claims that exact figures are all the same since a period."""
    first = measure.at(since, reading)
    if first is None:
        yield measure.check("same since", "a reading", f"none of {since}")
        return
    rows = [row for row in measure.readings if same_measure(row, reading)]
    rows = [row for row in rows if first.period.order <= row.period.order <= reading.period.order]
    yield measure.check("same since", "1", str(len({amount_text(row.figure) for row in rows})))
    yield measure.check("exact since", "exact", reading.figure.bound)
    yield measure.check("compared since", "", measure.why_not_compared(first, reading))


def change_claim(measure: Measure, printed: str, ends: tuple[Reading | None, Reading], claim: str) -> Iterator[Check]:
    """Yield the claims of a change between two readings: its amount, and that they may be compared."""
    before, after = ends
    if before is None:
        yield measure.check(claim, "no reading to compare with", printed)
        return
    yield measure.check(claim, amount_text(change_between(before, after)), amount_text(amount_in(printed)))
    yield measure.check(f"{claim} may be compared", "", measure.why_not_compared(before, after))


def amount_in(text: str) -> Figure:
    """Return an amount without the noun of its unit."""
    match = re.fullmatch(rf"({CHANGED}{PLAIN}{SCALE}%?){NOUN}({FLAGS})", text)
    assert match, text
    return number_of(match[1] + match[2])


def time_text(days: int) -> str:
    """Return a length of time in words: days up to two months, then months."""
    if days < 61:
        return said("time.days", n=days)
    return said("time.months", n=rounded_to(Decimal(days) / DAYS_A_MONTH, Decimal("0.1")))


def _meant(measure: Measure, reading: Reading, text: str) -> list[Goal]:
    """Return the goals a line may be about: those whose target it names, where it names one."""
    goals = goals_of(measure, reading)
    named = {(f"{amount_in(found['goal']).number.normalize():f}", found["by"]) for found in _GOAL.found(text)}
    meant = [
        goal
        for goal in goals
        if goal.target and (f"{goal.level.normalize():f}", due_text(goal.by.isoformat() if goal.by else None)) in named
    ]
    return meant or goals


def _state_claims(measure: Measure, reading: Reading, parts: list[str]) -> Iterator[Check]:
    text = "; ".join(parts)
    printed = next((STATES[word] for part in parts[1:] for word in STATES if _is_state(part, word)), "")
    if not printed:
        return
    possible = {state for goal in _meant(measure, reading, text) for state in states_of(measure, reading, goal)}
    yield measure.check("state", printed if printed in possible else str(possible), printed)
    for key, known in _DOUBTS.items():
        for _ in known.found(text):
            yield measure.check(f"doubt {key}", "True", str(_is_doubtful(measure, reading, key)))
    for found in _REACHED.found(text):
        run = {period_text(row.period): row for row in measure.run_to(reading)}
        yield measure.check("reached in", "True", str(found["period"] in run))


def _is_state(part: str, word: str) -> bool:
    return part == word or part.startswith(f"{word} {said('remark.since', period='')}".rstrip())


def _is_doubtful(measure: Measure, reading: Reading, doubt: str) -> bool:
    match doubt:
        case "unread":
            goals = goals_of(measure, reading)
            return any(goal.by and reading.period.last < goal.by < measure.day for goal in goals)
        case "disputed":
            return bool(reading.disputed)
        case "bound":
            return any(row.figure.bound != "exact" for row in measure.run_to(reading))
        case _:
            before = previous_reading(measure, reading)
            return before is None or any(not may_be_paced(row, reading) for row in measure.readings)
