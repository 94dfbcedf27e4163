"""An indicator as it is read on a day, and its figures as they are printed."""

import re
from dataclasses import dataclass
from datetime import date

from tests.recomputed.arithmetic import Figure
from tests.recomputed.checks import Check
from tests.recomputed.dataset_file import DatasetFile, Indicator
from tests.recomputed.english import amount_text, number_of, period_text
from tests.recomputed.readings import Reading, readings_of, why_not_compared

PLAIN = r"[+−-]?\d[\d,]*(?:\.\d+)?"
BOUND = r"(?:about |over |nearly |under )?"
_SCALE = r"(?: thousand| million| billion)?"
FIGURE = rf"{BOUND}{PLAIN}(?:/{PLAIN})?{_SCALE}%?"


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
    def targets(self) -> list[tuple[Figure, date | None]]:
        """The targets of this very measure, with their last days."""
        rows = [row for row in self.indicator.raw.get("targets", ()) if not row.get("measure")]
        return [(number_of(row["value"]), date.fromisoformat(row["by"]) if row.get("by") else None) for row in rows]

    @property
    def lower_is_better(self) -> bool:
        """Whether less is better."""
        return self.indicator.raw.get("direction") == "lower"

    def check(self, claim: str, expected: str, actual: str, rules: tuple[str, ...] = ()) -> Check:
        """Return a check of one claim; where only some readings have a total, none may be inherited."""
        mixed = len({reading.total is None for reading in self.readings}) > 1
        return Check(f"{self.indicator.code}: {claim}", expected, actual, (*rules, "own-total") if mixed else rules)

    def at(self, text: str, like: Reading | None = None, figure: str = "") -> Reading | None:
        """Return the reading of a period in words: the one with a printed figure, or of the measure of another."""
        rows = [reading for reading in self.readings if period_text(reading.period) == text]
        rows = [reading for reading in rows if figure and printed_text(figure) == reading_text(reading)] or rows
        near = [reading for reading in rows if like is None or not why_not_compared(self.indicator, reading, like)]
        return next(iter(near or rows), None)


def reading_text(reading: Reading) -> str:
    """Return a reading in a form in which two are alike that say the same."""
    total = f"/{reading.total.number.normalize():f}" if reading.total else ""
    return amount_text(reading.figure) + total


def printed_text(text: str) -> str:
    """Return a printed figure as `reading_text` would."""
    part, slash, whole = text.replace("%", "").partition("/")
    scale = re.search(r" (?:thousand|million|billion)$", text)
    figure = number_of(part + scale[0] if slash and scale else part)
    return amount_text(figure) + (f"/{number_of(whole).number.normalize():f}" if slash else "")


def previous_reading(measure: Measure, reading: Reading) -> Reading | None:
    """Return the reading before another of the same measure."""
    rows = [other for other in measure.readings if other.period.order < reading.period.order]
    return next(
        (other for other in reversed(rows) if why_not_compared(measure.indicator, other, reading) != "total"), None
    )
