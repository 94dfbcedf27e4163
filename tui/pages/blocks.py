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
from tui.pages.chart import Chart as Chart  # noqa: PLC0414 - one of the closed set


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


class Places(Struct, frozen=True):
    """Exact places of several entities in one field, in their order; None where one is not known."""

    held: tuple[int | None, ...]
    of: int


class Dot(Struct, frozen=True):
    """A score on the scale of its column."""

    score: Decimal
    low: Decimal
    high: Decimal
    mean: Decimal | None = None


Picture = Gauge | Spark | Strip | Places | Dot


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
    """The highest numbers give way first where there is no room, equal ones together; 0 never does."""
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
    sorted_by: str = ""
    """The key of the column the rows are sorted by."""
    descending: bool = False
    index_of: Callable[[str], int | None] | None = None
    """Where the row with a key stands, None where it is left out."""
    home: Row | None = None
    """The row that stays in view wherever the reader looks."""
    told: Callable[[int], Runs] | None = None
    """What is said of the row that is looked at."""
    ponders: bool = False
    """Whether saying it takes longer than the eye may wait for a moved cursor."""
    measured: tuple[Row, ...] = ()
    """The rows by which the columns are measured, where those are not all."""

    @property
    def rows(self) -> list[Row]:
        """All rows, worded."""
        return [self.row(n) for n in range(self.count)]


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


class Reference(Struct, frozen=True):
    """A source as a document lists it."""

    code: Code
    told: str
    """Publisher, title and dates, as far as they are known."""
    address: str = ""


class Page(Struct, frozen=True):
    """One panel's content."""

    panel: str
    title: str
    blocks: tuple[Block, ...]
    context: tuple[str, ...] = ()
    """The dataset, its meeting, the day, the last check: what stands around every page."""
    references: tuple[Reference, ...] = ()
    """The sources cited, where the page is written as a document: a figure carries the number of its source here."""


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
