"""The trends page of a ranking, line by line: what changed within runs of its mean and of home, what is left open."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tests.recomputed.arithmetic import difference
from tests.recomputed.changes import Change
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile
from tests.recomputed.editions import Edition
from tests.recomputed.english import FLAGS, NUMBER, PERIOD, amount_text, number_of, period_text
from tests.recomputed.indicator_claims import AMOUNT, amount_in
from tests.recomputed.measures import Measure
from tests.recomputed.phrases import Found, forms, phrase, said
from tests.recomputed.ranking_pages import edition_named
from tests.recomputed.trends_page import run_claims, years_in

_SCORE = rf"{NUMBER}(?:{FLAGS}| \([a-z, ]+\))"
_RUN = phrase("trends.run", start=PERIOD, end=PERIOD, change=AMOUNT, first=_SCORE, last=_SCORE)
_NO_NEW_FIGURE = phrase("trends.run", start=PERIOD, end=PERIOD, change=forms("trends.no_new_figure")[0])
_GAP = phrase("trends.score_gap", years=r"\d{4}(?:–\d{4})?(?:, \d{4}(?:–\d{4})?)*")
_NO_SCORE = phrase("trends.no_score", years=r"[^;]*")
_OTHER_TOTAL = phrase("trends.other_total", periods=rf"{PERIOD}(?:, {PERIOD})*", total=r"[\d.,]+", charted=r"[\d.,]+")
_BREAK = phrase("trends.break", period=PERIOD)
_EXTREMES_KNOWN = phrase("trends.extremes_known", counts=rf"{PERIOD} \(\d+/\d+\)(?:, {PERIOD} \(\d+/\d+\))*")


def ranking_trends_checks(data: DatasetFile, editions: list[Edition], day: date, lines: list[str]) -> Iterator[Check]:
    """Yield every claim of the trends page of a ranking with its editions, newest first."""
    ranking = editions[0].ranking
    home = str(data.raw.get("home", ""))
    mean = f"{said('trends.mean')}: "
    indicators = [row for row in data.indicators if row.code == ranking.raw.get("mean")]
    for line in lines:
        if line.startswith(mean) and indicators:
            yield from run_claims(Measure(data, indicators[0], day), line.removeprefix(mean))
        elif home and line.startswith(f"{data.name(home)}: "):
            yield from _home_claims(editions, home, line)
        for found in _OTHER_TOTAL.found(line):
            for period in found["periods"].split(", "):
                edition = edition_named(editions, period)
                total = edition.total if edition else None
                yield Check(f"{ranking.code} {period}: total", str(total), found["total"])
        for found in _EXTREMES_KNOWN.found(line):
            for period, known in re.findall(r"([^,]+?) \((\d+/\d+)\)", found["counts"]):
                edition = edition_named(editions, period.strip())
                expected = f"{edition.known_scores}/{edition.size}" if edition else "no such period"
                yield Check(f"{ranking.code} {period.strip()}: extremes of the known", expected, known)
        for found in _BREAK.found(line):
            cuts = [Change(*pair) for pair in pairwise(editions)]
            places = [period_text(cut.edition.period) for cut in cuts if cut.reasons]
            places += [period_text(period) for period in ranking.breaks]
            yield Check(f"{ranking.code} {found['period']}: series broken", "True", str(found["period"] in places))


def _home_claims(editions: list[Edition], home: str, line: str) -> Iterator[Check]:
    where = f"{editions[0].ranking.code} {home}: "
    for found in _RUN.found(line):
        yield from _run(editions, home, found)
    for found in _NO_NEW_FIGURE.found(line):
        yield from _comparable(editions, home, found)
    for found in _GAP.found(line):
        for year in years_in(found["years"]):
            read = [
                edition.period.code
                for edition in editions
                if edition.period.first.year <= year <= edition.period.last.year and _score(edition, home)
            ]
            yield Check(where + "no score for a year", "[]", str(read))
    for found in _NO_SCORE.found(line):
        years = [int(year) for year in re.findall(r"\d{4}", found["years"])]
        known = [row for row in editions if years[0] <= row.period.last.year <= years[-1] and _score(row, home)]
        yield Check(where + "no score at all", "[]", str([row.period.code for row in known]))


def _score(edition: Edition, entity: str) -> bool:
    place = edition.places.get(entity)
    return bool(place and place.score)


def _run(editions: list[Edition], home: str, found: Found) -> Iterator[Check]:
    where = f"{editions[0].ranking.code} {home}: "
    before, after = (edition_named(editions, found[end]) for end in ("start", "end"))
    first, last = (edition.places.get(home) if edition else None for edition in (before, after))
    if first is None or last is None or first.score is None or last.score is None:
        yield Check(where + "run of scores", "two scores", f"{found['start']} → {found['end']}")
        return
    for place, printed in ((first, found["first"]), (last, found["last"])):
        shown = amount_text(number_of(re.sub(r", \w+\)|\(disputed\)", ")", printed).replace(" )", "")))
        yield Check(where + "end of a run", amount_text(place.score), shown)
    disputed = bool(first.disputed or last.disputed)
    change = difference(last.score, first.score, disputed=disputed, decimals=editions[0].ranking.decimals)
    yield Check(where + "change of a run", amount_text(change), amount_text(amount_in(found["change"])))
    yield from _comparable(editions, home, found)


def _comparable(editions: list[Edition], home: str, found: Found) -> Iterator[Check]:
    """Yield that nothing forbids to compare any two neighbours of a run, in each of which the score is known."""
    codes = [period_text(edition.period) for edition in editions]
    run = editions[codes.index(found["end"]) : codes.index(found["start"]) + 1]
    known = [edition for edition in run if _score(edition, home)]
    reasons = [reason for pair in pairwise(known) for reason in Change(*pair).reasons]
    yield Check(f"{editions[0].ranking.code} {home}: run is of one method", "[]", str(reasons))
