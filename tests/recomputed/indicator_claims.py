"""The claims of sentences about indicators: figures, shares, changes, paces, targets and states, each checked."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tests.recomputed.arithmetic import Period, percent, rounded_to
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import Indicator
from tests.recomputed.english import NUMBER, PERIOD, amount_text, number_of, period_text
from tests.recomputed.measures import BOUND, FIGURE, PLAIN, Measure, previous_reading, printed_text, reading_text
from tests.recomputed.readings import (
    DAYS_A_MONTH,
    Reading,
    by_day,
    change_between,
    days_between,
    newest,
    why_not_compared,
)
from tests.recomputed.table_checks import difference_rules
from tests.recomputed.verdicts import may_be

STATES = ("overdue", "behind", "stalled", "no deadline", "one reading", "on pace", "met")


def card_claims(measure: Measure, text: str) -> Iterator[Check]:
    """Yield the claims of a line such as `21/25 services (84.0%); unchanged since 28 November 2022`."""
    readings = newest(by_day(measure.readings, measure.day))
    reading = _printed_reading(readings, text)
    yield measure.check("headline", "True", str(bool(reading)))
    if reading:
        yield from share_claims(measure, reading, text)
        yield from remark_claims(measure, reading, text)


def progress_claims(measure: Measure, text: str) -> Iterator[Check]:
    """Yield the claims of a line of the list of commitments."""
    parts = [part.strip() for part in re.split(r"; | · ", text)]
    period = next((part for part in parts[1:] if re.fullmatch(PERIOD, part)), "")
    rows = [reading for reading in by_day(measure.readings, measure.day) if period_text(reading.period) == period]
    reading = _printed_reading(rows, text)
    yield measure.check("reading", "True", str(bool(reading)))
    if reading:
        yield from share_claims(measure, reading, text)
        yield from remark_claims(measure, reading, text)
        yield from _state_claims(measure, reading, parts)


def share_claims(measure: Measure, reading: Reading, text: str) -> Iterator[Check]:
    """Yield the claim of a percentage in brackets: the reading over its own total, or over a target."""
    match = re.match(rf"[^;]*?\(({BOUND}{PLAIN})%\)", text)
    if not match:
        return
    printed = amount_text(number_of(match[1]))
    wholes = [reading.total.number] if reading.total else [target.number for target, _ in measure.targets]
    shares = [amount_text(percent(reading.figure, whole)) for whole in wholes]
    yield measure.check("share", printed if printed in shares else " or ".join(shares), printed)
    sensible = not measure.lower_is_better or bool(reading.total)
    yield measure.check("share of a target", "True", str(sensible), ("lower-share",) if measure.lower_is_better else ())


def remark_claims(measure: Measure, reading: Reading, text: str) -> Iterator[Check]:
    """Yield the claims on changes, paces and later readings."""
    for match in re.finditer(rf"(?:unchanged|stalled|no change|still [^;]*?) since ({PERIOD})", text):
        yield from _same_since(measure, reading, match[1], exact=True)
    for match in re.finditer(rf"no new figure since ({PERIOD})", text):
        yield from _same_since(measure, reading, match[1], exact=False)
    for match in re.finditer(rf"({NUMBER})(?: points)? since ({PERIOD})", text):
        yield from change_claim(measure, match[1], (measure.at(match[2], reading), reading), f"since {match[2]}")
    for match in re.finditer(rf"before ({FIGURE}).*?, ({PERIOD})", text):
        before = measure.at(match[2], reading)
        yield measure.check("before", reading_text(before) if before else "no reading", printed_text(match[1]))
    for match in re.finditer(rf"({NUMBER}) in ([\d.]+ (?:months|days?))(?=$| ·|[.;])", text):
        before = previous_reading(measure, reading)
        yield from change_claim(measure, match[1], (before, reading), "pace")
        if before:
            yield measure.check("time", _time(days_between(before, reading)), match[2])
    for match in re.finditer(rf"[Ll]ater ({FIGURE}).*?, ({PERIOD})", text):
        later = measure.at(match[2], reading)
        yield measure.check("later", reading_text(later) if later else "no reading", printed_text(match[1]))
        yield measure.check("is later", "True", str(bool(later and later.period.last > measure.day)))
    for match in re.finditer(rf"target ({NUMBER})%?, (\d+ \w+ \d{{4}})", text):
        yield from target_claim(measure, match[1], match[2])


def target_claim(measure: Measure, goal: str, by: str) -> Iterator[Check]:
    """Yield the claim that a target names a value and a day."""
    rows = measure.indicator.raw.get("targets", ())
    known = {f"{number_of(row['value']).number.normalize():f} {day_text(row.get('by'))}" for row in rows}
    claimed = f"{number_of(goal).number.normalize():f} {by}"
    yield measure.check("target", claimed if claimed in known else str(known), claimed)


def day_text(text: str | None) -> str:
    """Return a day of the file in words."""
    if not text:
        return "no deadline stated"
    day = date.fromisoformat(text)
    return period_text(Period(text, day, day))


def _printed_reading(readings: list[Reading], text: str) -> Reading | None:
    match = re.match(rf"(?:still |reached )?({FIGURE})", text)
    return next((reading for reading in readings if match and printed_text(match[1]) == reading_text(reading)), None)


def _same_since(measure: Measure, reading: Reading, since: str, *, exact: bool) -> Iterator[Check]:
    first = measure.at(since, reading)
    rows = [first, reading] if first else []
    between = [
        other
        for other in measure.readings
        if first and other.total == reading.total and first.period.order < other.period.order < reading.period.order
    ]
    figures = {amount_text(other.figure) for other in [*rows, *(between if exact else [])]}
    other_bound = ("no-new-figure",) if first and first.figure.bound != reading.figure.bound else ()
    yield measure.check(f"same since {since}", "1", str(len(figures)), other_bound)
    verdict = ("verdicts",) if exact else ()
    yield measure.check(f"exact since {since}", str(exact), str(reading.figure.bound == "exact"), verdict)
    if first:
        yield measure.check(
            f"compared since {since}",
            "",
            why_not_compared(measure.indicator, first, reading),
            break_rules(measure.indicator, first, reading),
        )


def change_rules(measure: Measure, before: Reading, after: Reading) -> tuple[str, ...]:
    """Return the rules that may be pending and bear on the change between two readings."""
    return difference_rules(after.figure, before.figure) + break_rules(measure.indicator, before, after)


def break_rules(indicator: Indicator, before: Reading, after: Reading) -> tuple[str, ...]:
    """Return the rules on breaks that bear on two readings."""
    first, last = before.period.last, after.period.last
    odd = any((first < part.first <= last) != (first < part.last <= last) for part in indicator.breaks)
    return ("break-first-day",) if odd else ()


def change_claim(measure: Measure, printed: str, ends: tuple[Reading | None, Reading], claim: str) -> Iterator[Check]:
    before, after = ends
    if before is None:
        yield measure.check(claim, "no reading to compare with", printed)
        return
    rules = change_rules(measure, before, after)
    yield measure.check(claim, amount_text(change_between(before, after)), amount_text(number_of(printed)), rules)
    yield measure.check(f"{claim} may be compared", "", why_not_compared(measure.indicator, before, after), rules)
    yield measure.check(f"{claim} is of the same members", "", _changed_members(measure, before, after), ("mean-cuts",))
    yield measure.check(f"{claim} leaves no period out", "", left_out(measure, before, after), ("periods-left-out",))


def _changed_members(measure: Measure, before: Reading, after: Reading) -> str:
    """Return how the members of a ranking changed between two readings of its mean."""
    for ranking in measure.data.rankings:
        if ranking.raw.get("mean") == measure.indicator.code:
            (first, size), (last, later_size) = (measure.data.members(ranking, row.period) for row in (before, after))
            if first != last or size != later_size:
                return f"{size} to {later_size}"
    return ""


def left_out(measure: Measure, before: Reading, after: Reading) -> str:
    """Return how many days an evidently regular series leaves out between two readings that follow each other."""
    if len(measure.readings) < 3 or len({_grain(reading.period) for reading in measure.readings}) > 1:
        return ""
    longest = {"year": 366, "quarter": 92, "month": 31}.get(_grain(after.period), 0)
    rows = [row for row in measure.readings if before.period.order <= row.period.order <= after.period.order]
    gaps = [(later.period.first - row.period.last).days - 1 for row, later in pairwise(rows)]
    return ", ".join(f"{gap} days" for gap in gaps if longest and gap >= longest - 3)


def _grain(period: Period) -> str:
    if "/" in period.code:
        return "span"
    return "quarter" if "Q" in period.code else ("year", "month", "day")[period.code.count("-")]


def _time(days: int) -> str:
    if days < 61:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{rounded_to(Decimal(days) / DAYS_A_MONTH, Decimal('0.1'))} months"


def _state_claims(measure: Measure, reading: Reading, parts: list[str]) -> Iterator[Check]:
    state = next((part for part in parts[1:] if part in STATES), "")
    if state:
        cuts = (rule for row in measure.readings for rule in break_rules(measure.indicator, row, reading))
        rules = ("verdicts", *dict.fromkeys(cuts))
        yield measure.check(f"state {state}", "True", str(may_be(measure, reading, state)), rules)
