"""An indicator as it is read on a day: its readings, which of them may be compared, its figures as they are printed."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tests.recomputed.arithmetic import Figure, Period, figure_of
from tests.recomputed.changes import Change, crosses
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator
from tests.recomputed.editions import edition_in
from tests.recomputed.english import BOUND, PLAIN, SCALE, amount_text, number_of, period_text
from tests.recomputed.phrases import forms
from tests.recomputed.readings import Reading, by_day, grain_of, months_between, readings_of, same_measure

_FLAGGED = rf"(?:(?: [^\W\d_][\w ]*?)? \((?:{forms('derived')[0]}|{forms('disputed')[0]})[\w, ]*\))?"
FIGURE = rf"{BOUND}{PLAIN}(?:/{PLAIN})?{SCALE}%?{_FLAGGED}"
"""A reading with its total, scale and flags: `over 78/95.6 million`, `84.79% (derived)`."""


@dataclass(frozen=True)
class Target:
    """A level of this very measure to be reached by a day, where one is named."""

    value: Figure
    by: date | None
    baseline: Figure | None
    baseline_period: str
    set_on: date | None


@dataclass(frozen=True)
class Measure:
    """An indicator as it is read on a day."""

    data: DatasetFile
    indicator: Indicator
    day: date

    @property
    def readings(self) -> list[Reading]:
        """Every reading, oldest first."""
        return readings_of(self.indicator)

    @property
    def targets(self) -> list[Target]:
        """The targets of this very measure."""
        return [_target(self.data, row) for row in self.indicator.raw.get("targets", ()) if not row.get("measure")]

    @property
    def lower_is_better(self) -> bool:
        """Whether less is better."""
        return self.indicator.raw.get("direction") == "lower"

    def check(self, claim: str, expected: str, actual: str) -> Check:
        """Return a check of one claim."""
        return Check(f"{self.indicator.code}: {claim}", expected, actual)

    def at(self, text: str, like: Reading | None = None, figure: str = "") -> Reading | None:
        """Return the reading of a period in words: the one with a printed figure, or of the measure of another."""
        rows = [reading for reading in self.readings if period_text(reading.period) == text]
        rows = [reading for reading in rows if figure and figure_in(figure) == reading_text(reading)] or rows
        near = [reading for reading in rows if like is None or same_measure(reading, like)]
        return next(iter(near or rows), None)

    def why_not_compared(self, before: Reading, after: Reading) -> str:
        """Return why two readings must not be compared; empty where they may."""
        if not same_measure(before, after):
            return "total"
        if crosses(self.indicator.breaks, before.period, after.period):
            return "break"
        missing = [line.period.last for line in self.indicator.observations if line.value is None]
        rows = [row for row in self.readings if same_measure(row, after)]
        rows = [row for row in rows if before.period.order <= row.period.order <= after.period.order]
        for row, following in pairwise(rows):
            if any(row.period.last < day < following.period.last for day in missing):
                return "missing"
            if self._left_out(row, following):
                return "periods left out"
            if any(_field_changed(self, code, row, following) for code in self._rankings_with_mean):
                return "members"
        return ""

    def run_to(self, reading: Reading) -> list[Reading]:
        """Return the readings up to one that may be compared with it, oldest first; it is the last."""
        rows = [row for row in self.readings if row.period.order <= reading.period.order]
        return [row for row in rows if not self.why_not_compared(row, reading)]

    def run_by_day(self, reading: Reading) -> list[Reading]:
        """Return the run up to the last reading by the day of the measure of another."""
        last = [row for row in by_day(self.readings, self.day) if same_measure(row, reading)]
        return self.run_to(last[-1]) if last else []

    def field_changes(self) -> list[Reading]:
        """Return the readings of a mean before which method, members or total of its ranking changed."""
        return [
            after
            for before, after in pairwise(self.readings)
            if any(_field_changed(self, code, before, after) for code in self._rankings_with_mean)
        ]

    def _left_out(self, before: Reading, after: Reading) -> bool:
        """Whether a regular series leaves out periods between two readings that follow each other."""
        grain = grain_of(after.period)
        if grain_of(before.period) != grain or grain not in ("year", "quarter", "month"):
            return False
        horizon = max(self.day, after.period.last)
        rows = [row for row in self.readings if same_measure(row, after) and row.period.last <= horizon]
        steps = [
            months_between(row.period, following.period)
            for row, following in pairwise(rows)
            if grain_of(row.period) == grain_of(following.period) == grain
        ]
        fewest = 12 if grain == "year" else min(steps)
        return months_between(before.period, after.period) > fewest

    @property
    def _rankings_with_mean(self) -> list[str]:
        return [row.code for row in self.data.rankings if row.raw.get("mean") == self.indicator.code]


def _field_changed(measure: Measure, code: str, before: Reading, after: Reading) -> bool:
    """Whether method, members or total of a ranking changed between two readings of its mean."""
    (ranking,) = (row for row in measure.data.rankings if row.code == code)
    editions = [edition_in(measure.data, ranking, row.period) for row in (after, before)]
    return bool(Change(*editions).reasons)


def _target(data: DatasetFile, row: dict[str, object]) -> Target:
    baseline = row.get("baseline")
    named = baseline if isinstance(baseline, dict) else {}
    value, by, set_on = (row.get(key) for key in ("value", "by", "set"))
    published = [data.source_day(code) for code in _codes(row.get("source"))]
    days = [day for day in published if day]
    return Target(
        figure_of(str(value)),
        date.fromisoformat(str(by)) if by else None,
        figure_of(str(named["value"])) if named.get("value") else None,
        str(named.get("period") or ""),
        date.fromisoformat(str(set_on)) if set_on else min(days, default=None),
    )


def _codes(cell: object) -> list[str]:
    return [str(code) for code in cell] if isinstance(cell, list) else str(cell or "").split(";")


def reading_text(reading: Reading) -> str:
    """Return a reading in a form in which two are alike that say the same."""
    total = f"/{reading.total.number.normalize():f}" if reading.total else ""
    return amount_text(reading.figure) + total


def figure_in(text: str) -> str:
    """Return the figure a text begins with, in the form of `reading_text`."""
    match = re.match(FIGURE, text)
    return printed_text(match[0]) if match else "no figure"


def printed_text(text: str) -> str:
    """Return a printed figure as `reading_text` would."""
    match = re.fullmatch(rf"({BOUND})({PLAIN})(?:/({PLAIN}))?({SCALE})%?({_FLAGGED})", text)
    assert match, text
    bound, part, whole, scale, flags = match.groups()
    derived = f" ({forms('derived')[0]})" if forms("derived")[0] in flags else ""
    figure = amount_text(number_of(f"{bound}{part}{scale}{derived}"))
    return figure + (f"/{number_of(f'{whole}{scale}').number.normalize():f}" if whole else "")


def previous_reading(measure: Measure, reading: Reading) -> Reading | None:
    """Return the reading a pace is counted from: the one before, of a month or quarter that of a year before."""
    *earlier, _ = measure.run_to(reading)
    grain = grain_of(reading.period)
    if earlier and not reading.total and grain_of(earlier[-1].period) == grain and grain in ("month", "quarter"):
        earlier = [row for row in earlier if _is_year_before(row.period, reading.period)]
    return earlier[-1] if earlier else None


def _is_year_before(period: Period, other: Period) -> bool:
    return grain_of(period) == grain_of(other) and months_between(period, other) == 12
