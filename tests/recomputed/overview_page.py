"""The overview, line by line: the answer, the cards, the standings of home, what needs attention."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.recomputed.arithmetic import Period, period_of
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator, Ranking, english
from tests.recomputed.editions import Edition
from tests.recomputed.english import (
    KNOWN,
    MOVED,
    PERIOD,
    RANK,
    STATED,
    amount_text,
    known_ranks_text,
    period_text,
    place_text,
    printed_place,
)
from tests.recomputed.indicator_claims import (
    DAY,
    DUE,
    PRINTED,
    card_claims,
    same_since_claims,
    target_claim,
    time_text,
)
from tests.recomputed.measures import Measure, figure_in, reading_text
from tests.recomputed.movement_claims import Subject, stated_text
from tests.recomputed.phrases import Found, heading, phrase, said
from tests.recomputed.ranking_pages import PLACE, by_short_name, edition_named, last_known_claims
from tests.recomputed.readings import Reading, by_day, days_between, grain_of, newest
from tests.recomputed.standing_rows import Known, latest_row_checks
from tests.recomputed.verdicts import goals_of, states_of

_MOVED_STATED = rf"{MOVED}(?:{re.escape(STATED)})?"
_NAMED = rf".+? {PERIOD}"
_NEWS_MOVED = phrase("news.standing_moved", name=_NAMED, movement=_MOVED_STATED, rank=rf"(?:rank )?{RANK}")
_NEWS_RANK = phrase("news.standing", name=_NAMED, rank=rf"(?:rank )?{RANK}")
_NEWS_UNKNOWN = phrase("news.unknown", name=_NAMED)
_EDITIONS = phrase("news.editions", day=DAY)
_EDITION = phrase("news.edition", period=PERIOD, ranks=KNOWN)
_READ = phrase("news.read", n=r"\d+", day=DAY)
_FELL = phrase("attention.fell", period=PERIOD, moved=_MOVED_STATED, rank=rf"(?:rank )?{RANK}")
_BEHIND = phrase("attention.behind", figure=PRINTED, period=PERIOD, goal="[^,]+", by=DUE)
_FELL_BACK = phrase("attention.fell_back", figure=PRINTED, period=PERIOD, reached=PRINTED, since=PERIOD)
_UNREAD = phrase("attention.unread")
_STALLED = phrase("attention.stalled", figure=PRINTED, since=PERIOD)
_LATER = phrase("attention.later", figure=PRINTED, period=PERIOD)
_SPAN = rf"{PERIOD}(?:–\d{{4}})?"
_MISSING = phrase("attention.missing", editions=rf".+? {_SPAN}(?:, (?:[^.:]+? )?{_SPAN})*")
_LAST_KNOWN_ON = phrase("later.last_known_on", standings=".+")
_STANDING_ON = phrase("later.standing_on", ranking=".+?", rank=PLACE, period=PERIOD)
_BREAK = phrase("attention.break", breaks=".+")
_BREAKS = phrase("attention.breaks", breaks=".+")
_BREAK_OF = phrase("attention.break_of", names="[^.:]+?", period=PERIOD, why=".")
_DISPUTED = phrase("attention.disputed", period=PERIOD, figure=PRINTED + r"(?: \([a-z, ]+\))?", other=".*?")
_TOTALS = phrase("attention.totals", n=r"\d+")


def measures_by_name(data: DatasetFile, day: date) -> dict[str, Measure]:
    """Return every indicator by its English name."""
    return {english(row.raw["name"]): Measure(data, row, day) for row in data.indicators}


def overview_checks(data: DatasetFile, known: Known, day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the overview of a dataset on a day."""
    named, home, shorts = measures_by_name(data, day), str(data.raw.get("home", "")), by_short_name(known)
    for n, line in enumerate(lines):
        name, _, rest = line.partition(": ")
        if name in named and named[name].indicator.raw.get("headline") == "true" and n > 2:
            yield from card_claims(named[name], rest)
        if home and line.startswith(heading("ranking")) and heading("movement") in line:
            yield from latest_row_checks(data, shorts, home, day, lines[n:])
        yield from _attention_claims(data, shorts, named, day, line)
        yield from _known_by_day_claims(shorts, named, day, line)
        if home and (opening := said("news.home", name=data.name(home))) in line:
            for clause in line.partition(opening)[2].removesuffix(".").split("; "):
                yield from _standing_news(data, shorts, home, clause)


def _known_by_day_claims(shorts: Known, named: dict[str, Measure], day: date, line: str) -> Iterator[Check]:
    """Yield the claims on what is known by the day, where no figure leads."""
    for found in _EDITIONS.found(line):
        newest_editions = {
            short: edition
            for short, editions in shorts.items()
            if (edition := next((row for row in editions if row.period.last <= day), None))
        }
        expected = [
            f"{short} {period_text(edition.period)} {known_ranks_text(edition)}"
            for short, edition in newest_editions.items()
        ]
        clauses = [clause for text in found["editions"].split("; ") if (clause := _EDITION.whole(text))]
        printed = [f"{clause['ranking']} {clause['period']} {clause['ranks']}" for clause in clauses]
        yield Check("overview: newest editions", str(expected), str(printed))
    for found in _READ.found(line):
        read = [measure for measure in named.values() if by_day(measure.readings, day)]
        yield Check("overview: indicators read", str(len(read)), found["n"])


def _standing_news(data: DatasetFile, shorts: Known, home: str, clause: str) -> Iterator[Check]:
    for known in (_NEWS_MOVED, _NEWS_RANK, _NEWS_UNKNOWN):
        if found := known.whole(clause):
            match = re.fullmatch(rf"(.+?) ({PERIOD})", found["name"])
            editions = shorts.get(match[1], []) if match else []
            edition = edition_named(editions, match[2]) if match else None
            yield Check(f"{found['name']}: news is of an edition", "True", str(bool(edition)))
            if edition and "rank" in found:
                subject = Subject(data, editions, edition, home)
                yield subject.check("news rank", place_text(edition, home), printed_place(found["rank"]))
                moved = stated_text(subject.movement) if subject.movement.places else ""
                yield subject.check("news", moved, found.get("movement", ""))
            elif edition:
                yield Check(f"{found['name']}: news unknown", "True", str(home not in edition.known))
            return
    yield Check("overview: news is recognised", "a standing", clause)


def _attention_claims(
    data: DatasetFile, shorts: Known, named: dict[str, Measure], day: date, line: str
) -> Iterator[Check]:
    mark, _, text = line.partition(": ")
    if mark == said("mark.fell"):
        for found in _FELL.found(text):
            yield from _fell_claims(data, shorts, found)
    if mark in (said(f"state.{key}") for key in ("overdue", "behind", "unknown", "fell-back")) or mark in (
        said(f"mark.{key}") for key in ("overdue", "behind", "unknown", "fell-back")
    ):
        yield from _lagging_claims(named, text)
    if mark == said("mark.stalled"):
        yield from _stalled_claims(named, text)
    if mark == said("mark.missing"):
        for found in _MISSING.found(text):
            yield from _missing_claims(data, shorts, (found, text), day)
    if mark == said("mark.disputed"):
        for found in _DISPUTED.found(text):
            yield from _dispute_claims(named[found["name"]], found)
    if mark == said("mark.break"):
        yield from _break_claims(data, named, day, text)


def _reading(measure: Measure, found: Found) -> Reading | None:
    """Return the last reading by the day that is printed."""
    rows = by_day(measure.readings, measure.day)
    return next((row for row in reversed(rows) if reading_text(row) == figure_in(found["figure"])), None)


def _state_claim(measure: Measure, reading: Reading | None, states: set[str]) -> Iterator[Check]:
    yield measure.check("attention reading", "True", str(bool(reading)))
    if reading:
        possible = {state for goal in goals_of(measure, reading) for state in states_of(measure, reading, goal)}
        yield measure.check("attention state", "True", str(bool(possible & states)))


def _fell_claims(data: DatasetFile, shorts: Known, found: Found) -> Iterator[Check]:
    editions, home = shorts[found["ranking"]], str(data.raw["home"])
    edition = edition_named(editions, found["period"])
    if edition:
        subject = Subject(data, editions, edition, home)
        yield subject.check("fell", stated_text(subject.movement), found["moved"])
        yield subject.check("fell to", place_text(edition, home), printed_place(found["rank"]))
        yield subject.check("fell is down", "True", str((subject.movement.places or 0) < 0))


def _lagging_claims(named: dict[str, Measure], text: str) -> Iterator[Check]:
    for found in _BEHIND.found(text):
        if measure := named.get(found["name"]):
            unread = any(True for _ in _UNREAD.found(text))
            yield from _state_claim(measure, _reading(measure, found), {"unknown"} if unread else {"overdue", "behind"})
            yield from target_claim(measure, found["goal"], found["by"])
    for found in _FELL_BACK.found(text):
        measure = named[found["name"]]
        yield from _state_claim(measure, _reading(measure, found), {"fell-back"})
        reached = measure.at(found["since"], figure=found["reached"])
        yield measure.check("reached before", reading_text(reached) if reached else "", figure_in(found["reached"]))


def _stalled_claims(named: dict[str, Measure], text: str) -> Iterator[Check]:
    for found in _STALLED.found(text):
        measure = named[found["name"]]
        reading = _reading(measure, found)
        yield from _state_claim(measure, reading, {"stalled"})
        if reading and (first := measure.at(found["since"], reading)):
            yield from same_since_claims(measure, reading, found["since"])
            yield measure.check("stalled for", time_text(days_between(first, reading)), found["time"])
        for later in _LATER.found(text):
            row = measure.at(later["period"], reading)
            yield measure.check("later", reading_text(row) if row else "no reading", figure_in(later["figure"]))


def _missing_claims(data: DatasetFile, shorts: Known, claim: tuple[Found, str], day: date) -> Iterator[Check]:
    found, text = claim
    home = str(data.raw["home"])
    printed = _periods_by_ranking(found["editions"])
    missing = {short: codes for short, editions in shorts.items() if (codes := missing_of(editions, home, day))}
    expected = {short: [period_text(period_of(code)) for code in codes] for short, codes in missing.items()}
    yield Check(f"{home}: missing", str(expected), str(printed))
    newest_of = {short: next(edition for edition in shorts[short] if edition.period.last <= day) for short in missing}
    if len(missing) == 1:
        (edition,) = newest_of.values()
        yield from last_known_claims(shorts, home, (edition, text))
    for standings in _LAST_KNOWN_ON.found(text) if len(missing) > 1 else ():
        for clause in filter(None, map(_STANDING_ON.whole, standings["standings"].removesuffix(".").split("; "))):
            sentence = said("later.last_known", rank=clause["rank"], period=clause["period"])
            named = newest_of.get(clause["ranking"])
            yield Check(f"{home}: last known of a missing one", "True", str(bool(named)))
            if named:
                yield from last_known_claims(shorts, home, (named, sentence))


def _periods_by_ranking(text: str) -> dict[str, list[str]]:
    """Return the periods of each ranking in a list such as `PAPI 2021, 2023–2024, DTI 2022`."""
    periods: dict[str, list[str]] = {}
    for part in text.split(", "):
        match = re.fullmatch(rf"(?:(.+?) )?(?:(\d{{4}})–(\d{{4}})|({PERIOD}))", part)
        assert match, text
        _, first, last, single = match.groups()
        years = [single] if single else [str(year) for year in range(int(first), int(last) + 1)]
        periods.setdefault(match[1] or list(periods)[-1], []).extend(years)
    return periods


def missing_of(editions: list[Edition], home: str, day: date) -> list[str]:
    """Return the periods by the day, oldest first, in which nothing is known of home, after one in which it is.

    They are the editions that rank it, and the whole years between its figures that have no edition.
    """
    by_the_day = [edition for edition in editions if edition.period.last <= day]
    known = [edition.period for edition in reversed(by_the_day) if home in edition.known]
    if not known:
        return []
    ends = {
        edition.period.code: edition.period.last
        for edition in by_the_day
        if edition.period.order > known[0].order and home in edition.members - edition.known
    }
    ends |= {str(year): date(year, 12, 31) for year in _open_years(known, by_the_day[0].period)}
    absent = {edition.period.code for edition in by_the_day if home not in edition.members}
    return sorted(ends.keys() - absent, key=lambda code: ends[code])


def _open_years(known: list[Period], newest_of_all: Period) -> Iterator[int]:
    """Yield the years between two yearly figures that follow each other, and those up to a newer year."""
    for before, after in pairwise(known):
        if grain_of(before) == grain_of(after) == "year":
            yield from range(before.last.year + 1, after.last.year)
    if grain_of(newest_of_all) == "year":
        yield from range(known[-1].last.year + 1, newest_of_all.last.year + 1)


def _dispute_claims(measure: Measure, found: Found) -> Iterator[Check]:
    rows = newest(by_day(measure.readings, measure.day))
    others = {amount_text(figure).removesuffix(" derived") for row in rows for figure in row.disputed}
    printed = [figure_in(other.strip("†‡")) for other in found["other"].split(", ")]
    yield measure.check("disputed by", str(sorted(others)), str(sorted(printed)))


def _break_claims(data: DatasetFile, named: dict[str, Measure], day: date, text: str) -> Iterator[Check]:
    for found in _TOTALS.found(text):
        measure = named[found["name"]]
        totals = {row.total.number for row in by_day(measure.readings, measure.day) if row.total}
        yield measure.check("totals", str(len(totals)), found["n"])
        return
    several, single = _BREAKS.whole(text), _BREAK.whole(text)
    changes = [found for whole in filter(None, (several, single)) for found in _BREAK_OF.found(whole["breaks"])]
    yield Check("overview: number of breaks", str(bool(several)), str(len(changes) > 1))
    rows: list[Ranking | Indicator] = [*data.rankings, *data.indicators]
    for found in changes:
        names = found["names"].strip().split(", ")
        broken = [row for row in rows if english(row.raw.get("short", row.raw["name"])) in names]
        newest_breaks = {_newest_break(row, day) for row in broken}
        where = f"{', '.join(names)} {found['period']}: break"
        yield Check(where, str({found["period"]}), str(newest_breaks))


def _newest_break(row: Ranking | Indicator, day: date) -> str:
    """Return the last period before the end of a day from which the method is another one."""
    begun = [period for period in row.breaks if period.first <= day]
    return period_text(max(begun, key=lambda period: period.first)) if begun else "none"
