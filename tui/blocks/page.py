"""A page of blocks: the content of a panel, as frozen values.

A page has no widths, colours, keys or terminal cells. Widgets, documents, plain text and pictures are all made from
the same page, so that the screen and the files agree.
"""

from msgspec import Struct

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Opens, Runs
from tui.blocks.large_figure import LargeFigure
from tui.blocks.pictures import Gauge, Spark
from tui.blocks.table import Table
from tui.model import Code


class Prose(Struct, frozen=True, tag=True):
    """Sentences."""

    key: str
    paragraphs: tuple[Runs, ...]
    heading: str = ""
    qualifier: str = ""
    unseen: bool = False
    """Whether the screen leaves it out, because its other blocks say the same; it is there for who hears the page."""


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


class Lead(Struct, frozen=True, tag=True):
    """The figure that leads a page, shown large."""

    card: Card
    ends: tuple[str, str] = ("", "")
    """The values at the ends of its gauge, as they are worded; empty without a gauge."""
    remaining: Runs = ()
    """What is left to its goal, and until when."""
    key: str = "lead"
    heading: str = ""
    qualifier: str = ""


class Cards(Struct, frozen=True, tag=True):
    """Several indicators, such as those of a theme."""

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


class Note(Struct, frozen=True):
    """A sentence with the mark that says of what kind it is."""

    mark: Mark
    runs: Runs
    opens: Opens | None = None
    sources: tuple[Code, ...] = ()


class Notes(Struct, frozen=True, tag=True):
    """Sentences derived from the figures by rule."""

    key: str
    heading: str
    notes: tuple[Note, ...]
    qualifier: str = ""


Block = Prose | Lead | Cards | Meters | Table | Chart | Notes | LargeFigure


class Reference(Struct, frozen=True):
    """A source as a document lists it."""

    code: Code
    text: str
    """Publisher, title and dates, as far as they are known."""
    address: str = ""


class Page(Struct, frozen=True):
    """One panel's content."""

    panel: str
    title: str
    blocks: tuple[Block, ...]
    frame_lines: tuple[str, ...] = ()
    """What every page states about itself: the dataset, its meeting, the day, the last check."""
    references: tuple[Reference, ...] = ()
    """The sources cited, where the page is written as a document; figures cite them by their number, from 1."""
