"""A page of blocks: what a panel says, as frozen values.

Pages know no width, colour, key or cell. Widgets, documents, plain text and pictures draw the same page, so that the
screen and the files cannot disagree.
"""

from msgspec import Struct

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Opens, Runs
from tui.blocks.pictures import Gauge, Spark
from tui.blocks.table import Table
from tui.model import Code


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
