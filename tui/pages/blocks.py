"""What a panel says, as frozen values: a page of blocks, whose atoms are figures.

Pages know no width, colour, key or cell. Everything that draws or writes takes them from here, so that the
screen, the plain text and the files cannot disagree.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from tui.model import Code


class Tone(Enum):
    """What a colour may mean."""

    PLAIN = "text"
    QUIET = "quiet"
    HOME = "home"
    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    SECOND = "series2"
    THIRD = "series3"


class Mark(Struct, frozen=True):
    """A status: a glyph and a word, so that neither needs the colour."""

    glyph: str
    word: str
    tone: Tone = Tone.PLAIN


class Opens(Struct, frozen=True):
    """What Enter on a figure or a row leads to."""

    kind: str
    """`indicator`, `ranking`, `entity`, `directive` or `source`; on the trends also `theme` or `series`."""
    code: Code


class Figure(Struct, frozen=True):
    """One figure or name, as it is shown, read aloud, exported and traced."""

    text: str
    short: str = ""
    """For narrow places; the text itself when empty."""
    spoken: str = ""
    """For a screen reader and plain text; the text itself when empty."""
    value: Decimal | None = None
    """The plain number, for files."""
    tone: Tone = Tone.PLAIN
    sources: tuple[Code, ...] = ()
    opens: Opens | None = None

    @property
    def brief(self) -> str:
        """The text for narrow places."""
        return self.short or self.text

    @property
    def aloud(self) -> str:
        """The text without signs."""
        return self.spoken or self.text


Run = str | Figure | Mark
Runs = tuple[Run, ...]
NONE = Figure("–", spoken="")
"""Nothing is known here."""
SEPARATOR = "\u00a0· "
"""Between parts of a line; a line is never broken before it."""


class Gauge(Struct, frozen=True):
    """A part of a whole, drawn from zero."""

    share: Decimal
    """0 to 1; what lies outside is drawn at the end."""
    tone: Tone
    open_end: bool = False
    """Whether the share is only a lower bound."""
    expected: Decimal | None = None
    """Where it should be by now."""
    target: Decimal | None = None


class Spark(Struct, frozen=True):
    """A few readings over real time, drawn from zero to the top of their scale."""

    points: tuple[tuple[date, Decimal], ...]
    breaks: tuple[date, ...] = ()
    """The days from which a new method measures."""
    top: Decimal | None = None
    """The end of the scale, where it is known; else the highest reading."""


class Strip(Struct, frozen=True):
    """A place in a field of known size, the first at the left."""

    best: int
    worst: int
    of: int


class Dot(Struct, frozen=True):
    """A score on the scale of its column."""

    score: Decimal
    low: Decimal
    high: Decimal
    mean: Decimal | None = None


Picture = Gauge | Spark | Strip | Dot


class Prose(Struct, frozen=True, tag=True):
    """Sentences."""

    key: str
    paragraphs: tuple[Runs, ...]
    heading: str = ""
    qualifier: str = ""


class Card(Struct, frozen=True):
    """One indicator: what it is, where it stands, what changed."""

    name: str
    short: str
    figure: Figure
    percent: Figure | None
    picture: Gauge | Spark | None
    status: Mark | None
    remark: Runs
    later: Runs
    opens: Opens


class Cards(Struct, frozen=True, tag=True):
    """The indicators of a theme."""

    key: str
    heading: str
    cards: tuple[Card, ...]
    qualifier: str = ""


class Meter(Struct, frozen=True):
    """One commitment: how far it has come, and whether that is fast enough."""

    name: str
    short: str
    figure: Figure
    percent: Figure | None
    """The part of the goal; None where the figure is a percentage itself."""
    gauge: Gauge
    status: Mark
    remark: Runs
    opens: Opens


class Meters(Struct, frozen=True, tag=True):
    """Commitments, the most urgent first."""

    key: str
    heading: str
    meters: tuple[Meter, ...]
    qualifier: str = ""
    chosen: Code | None = None


class Column(Struct, frozen=True):
    """A column of a table."""

    key: str
    heading: str
    right: bool = False
    priority: int = 0
    """The widest numbers are dropped first where there is no room; 0 is never dropped."""
    picture: bool = False
    """Whether it holds pictures, which plain text and files leave out."""
    stretch: bool = False
    """Whether it takes the room that is left."""
    least: int = 12
    """The narrowest a stretching column may become before others give way."""
    limit: int = 0
    """The most characters shown where room is short of what all columns want; unlimited when 0."""


Cell = Figure | Picture


class Row(Struct, frozen=True):
    """A row of a table: one cell for each column."""

    cells: tuple[Cell, ...]
    opens: Opens | None = None
    sources: tuple[Code, ...] = ()
    chosen: bool = False
    ours: bool = False
    """Whether it is the home entity's."""
    key: str = ""


class Table(Struct, frozen=True, tag=True):
    """Rows, worded when they are drawn: a table stands over 100 000 rows as well as over 7."""

    key: str
    columns: tuple[Column, ...]
    count: int
    row: Callable[[int], Row]
    heading: str = ""
    qualifier: str = ""
    empty: str = ""
    """What is said when there is no row."""

    @property
    def rows(self) -> list[Row]:
        """All rows, worded."""
        return [self.row(n) for n in range(self.count)]


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
    others: tuple[Decimal, ...] = ()
    """The heights of figures of the same period that contradict it."""


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


class Note(Struct, frozen=True):
    """A sentence with the mark that says of what kind it is."""

    mark: Mark
    runs: Runs
    opens: Opens | None = None
    sources: tuple[Code, ...] = ()


class Notes(Struct, frozen=True, tag=True):
    """Sentences made by rule from the figures."""

    key: str
    heading: str
    notes: tuple[Note, ...]
    qualifier: str = ""


Block = Prose | Cards | Meters | Table | Chart | Notes


class Page(Struct, frozen=True):
    """One panel's content."""

    panel: str
    title: str
    blocks: tuple[Block, ...]
    context: tuple[str, ...] = ()
    """The dataset, its meeting, the day, the last check: what stands around every page."""


def table(
    key: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    *,
    heading: str = "",
    qualifier: str = "",
    empty: str = "",
) -> Table:
    """Return a table over rows that are already worded."""
    return Table(key, columns, len(rows), rows.__getitem__, heading, qualifier, empty)
