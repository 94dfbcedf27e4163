"""Figures over time: the records of a chart, one of the blocks of a page."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from tui.blocks.figure import Figure, Mark, Opens, Tone

MEAN, BEST, LOWEST, REGION = "field.mean", "field.best", "field.lowest", "field.region"
"""Keys of the series of a ranking that belong to no entity; no entity code has a full stop."""


class Point(Struct, frozen=True):
    """One figure of a chart and where it lies in time."""

    day: date
    at: Decimal
    """Its height: the number itself, or the percentage of a total."""
    figure: Figure
    period: str
    note: str = ""
    """Its status and who published it."""
    mark: str = ""
    """The glyph that says how literally it can be taken; that of its series when empty."""
    others: tuple[Figure, ...] = ()
    """Figures of the same period that contradict it; the value of each is its height."""

    @property
    def heights(self) -> tuple[Decimal, ...]:
        """Its own height, then those of the figures that contradict it."""
        return (self.at, *(each.value for each in self.others if each.value is not None))


class Stretch(Struct, frozen=True):
    """Points of one series between two gaps or breaks, oldest first."""

    points: tuple[Point, ...]
    total: str = ""
    """What it measures against, where that changes: readings against different totals are never joined."""


class Curve(Struct, frozen=True):
    """A series of a chart, in unbroken runs."""

    key: str
    name: str
    mark: str
    """One glyph that tells it from the others without colour."""
    tone: Tone
    runs: tuple[Stretch, ...]
    joined: bool = True
    """Whether its points belong to one and the same thing; the best of each year may be another every time."""


class Tick(Struct, frozen=True):
    """A worded place on an axis or across a chart."""

    at: Decimal
    text: str
    short: str = ""
    """For narrow places; the text itself when empty."""


class DayTick(Struct, frozen=True):
    """A worded day on the axis of time, or the day from which something is measured another way."""

    day: date
    text: str
    short: str = ""
    """For narrow places; the text itself when empty."""


class ValueAxis(Struct, frozen=True):
    """The values a chart spans, with ticks in several densities, the densest first."""

    low: Decimal
    high: Decimal
    levels: tuple[tuple[Tick, ...], ...]
    words: str
    """Where it starts."""
    short: str
    """The same for narrow places."""


class TimeAxis(Struct, frozen=True):
    """The days a chart spans, with ticks in several densities, the densest first."""

    first: date
    last: date
    levels: tuple[tuple[DayTick, ...], ...]


class Chart(Struct, frozen=True, tag=True):
    """Figures over time, in unbroken runs; the table that follows holds the same points."""

    key: str
    heading: str
    curves: tuple[Curve, ...]
    values: ValueAxis
    time: TimeAxis
    breaks: tuple[DayTick, ...] = ()
    targets: tuple[Tick, ...] = ()
    """Levels wanted of this very measure."""
    legend: tuple[Mark, ...] = ()
    """What the marks mean that are not those of a series."""
    qualifier: str = ""
    labelled: bool = True
    """Whether values stand at their points where there is room."""
    bars: bool = False
    """Whether it compares single figures, as bars from zero."""
    small: int = 0
    """Of how many on one screen it is one; 0 when it has the width for itself."""
    opens: Opens | None = None

    @property
    def runs(self) -> tuple[Stretch, ...]:
        """The unbroken runs of all series."""
        return tuple(run for curve in self.curves for run in curve.runs)

    @property
    def points(self) -> tuple[tuple[Curve, Point], ...]:
        """Every point with its series, in order of time."""
        found = [(curve, point) for curve in self.curves for run in curve.runs for point in run.points]
        return tuple(sorted(found, key=lambda each: each[1].day))
