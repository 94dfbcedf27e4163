"""The records of a chart: its series in runs of points, its axes with worded ticks, its breaks and targets."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from tui.blocks.figure import Figure, Mark, Opens, Tone

MEAN, BEST, LOWEST, REGION = "field.mean", "field.best", "field.lowest", "field.region"
"""Keys of the series of a ranking that belong to no entity; no entity code has a full stop."""


FEWEST_DRAWN = 3
"""A small chart of fewer points is drawn as a tile of its figures."""


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
    later: bool = False
    """Whether it came after the day the page is read on."""

    @property
    def heights(self) -> tuple[Decimal, ...]:
        """Its own height, then those of the figures that contradict it."""
        return (self.at, *(figure.value for figure in self.others if figure.value is not None))


class PointRun(Struct, frozen=True):
    """Points of one series between two gaps or breaks, oldest first."""

    points: tuple[Point, ...]
    total: str = ""
    """The worded total its readings are measured against; readings against different totals are never joined."""
    change: Figure | None = None
    """The change from its first point to its last by the day the page is read on; None where there is none to state."""


class Curve(Struct, frozen=True):
    """A series of a chart, in unbroken runs."""

    key: str
    name: str
    mark: str
    """The glyph of its points, different for each series of a chart."""
    tone: Tone
    runs: tuple[PointRun, ...]
    joined: bool = True
    """Whether its points all belong to one entity; the best of each year may be another one every time."""


class Tick(Struct, frozen=True):
    """A labelled value on an axis, or a level drawn across a chart."""

    at: Decimal
    text: str
    short: str = ""
    """For narrow places; the text itself when empty."""


class DayTick(Struct, frozen=True):
    """A labelled day on the axis of time; a break: the first day of another way of measuring; or the day read on."""

    day: date
    text: str
    short: str = ""
    """For narrow places; the text itself when empty."""


class ValueAxis(Struct, frozen=True):
    """The values a chart spans, with ticks in several densities, the densest first."""

    low: Decimal
    high: Decimal
    levels: tuple[tuple[Tick, ...], ...]
    text: str
    """Where it starts, in words."""
    short: str
    """The same for narrow places."""


class TimeAxis(Struct, frozen=True):
    """The days a chart spans, with ticks in several densities, the densest first."""

    first: date
    last: date
    levels: tuple[tuple[DayTick, ...], ...]


class ColumnBelow(Struct, frozen=True):
    """A column of the table below a chart: the day it stands under, and its texts."""

    day: date
    texts: tuple[str, ...]


class Below(Struct, frozen=True):
    """What the table below a chart needs of its room: the names of the rows, and the columns under its years."""

    names: tuple[str, ...]
    columns: tuple[ColumnBelow, ...]


class Chart(Struct, frozen=True, tag=True):
    """Figures over time, in unbroken runs; the table after it on the page holds the same points."""

    key: str
    heading: str
    curves: tuple[Curve, ...]
    values: ValueAxis
    time: TimeAxis
    breaks: tuple[DayTick, ...] = ()
    targets: tuple[Tick, ...] = ()
    """Target levels of the charted measure."""
    legend: tuple[Mark, ...] = ()
    """The marks that do not belong to a series, with their meaning."""
    qualifier: str = ""
    labelled: bool = True
    """Whether values are written at their points where there is room."""
    bars: bool = False
    """Whether it compares single figures, as bars from zero."""
    small: int = 0
    """The number of small charts it is shown among; 0 for a chart of full width."""
    opens: Opens | None = None
    until: DayTick | None = None
    """The day the page is read on, where points came after it."""
    below: Below | None = None
    """The table right below it, where the two share their years."""

    @property
    def is_tile(self) -> bool:
        """Whether it is a small one with too few points to draw."""
        return self.small > 0 and sum(len(run.points) for run in self.runs) < FEWEST_DRAWN

    @property
    def runs(self) -> tuple[PointRun, ...]:
        """The unbroken runs of all series."""
        return tuple(run for curve in self.curves for run in curve.runs)

    @property
    def points(self) -> tuple[tuple[Curve, Point], ...]:
        """Every point with its series, in order of time."""
        points = [(curve, point) for curve in self.curves for run in curve.runs for point in run.points]
        return tuple(sorted(points, key=lambda pair: pair[1].day))
