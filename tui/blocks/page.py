"""A page of blocks: the content of a panel, as frozen values.

A page has no widths, colours, keys or terminal cells. Widgets, documents, plain text and pictures are all made from
the same page, so that the screen and the files agree.
"""

from msgspec import Struct

from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure, Mark, Opens, Origin, Runs
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
    peers: tuple[Card, ...] = ()
    """The cards of all blocks beside which it stands, whose pictures are drawn to one measure; its own when empty."""


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
    origins: tuple[Origin, ...] = ()
    """Where the dataset states what the sentence is about; what its figures state when empty."""

    @property
    def cited(self) -> tuple[Code, ...]:
        """The sources of the sentence; where it has none, those of its figures."""
        return self.sources or tuple(dict.fromkeys(code for figure in self._figures for code in figure.sources))

    @property
    def stated(self) -> tuple[Origin, ...]:
        """Where the dataset states what the sentence is about; where that is not said, what its figures state."""
        return self.origins or tuple(dict.fromkeys(origin for figure in self._figures for origin in figure.origins))

    @property
    def _figures(self) -> tuple[Figure, ...]:
        return tuple(run for run in self.runs if isinstance(run, Figure))


class Notes(Struct, frozen=True, tag=True):
    """Sentences derived from the figures by rule."""

    key: str
    heading: str
    notes: tuple[Note, ...]
    qualifier: str = ""


class Choice(Struct, frozen=True):
    """One of the things that a page can show in the same form."""

    name: str
    short: str
    opens: Opens
    chosen: bool = False


class Choices(Struct, frozen=True, tag=True):
    """What a page shows, among the other things it can show: tabs with the period beside them."""

    key: str
    choices: tuple[Choice, ...]
    period: Figure
    has_older: bool
    has_newer: bool
    notes: tuple[Runs, ...]
    """What is to be known of what is shown; the last is left out where room is short."""
    others: str = ""
    """The sentence that names the other things, for plain text."""
    heading: str = ""
    qualifier: str = ""

    @property
    def sentences(self) -> tuple[Runs, ...]:
        """What is shown and what is to be known of it, then what else there is: for plain text and documents."""
        chosen = tuple(Figure(choice.name) for choice in self.choices if choice.chosen)
        parts: tuple[Runs, ...] = (*((name,) for name in chosen), (self.period,), *self.notes)
        joined = tuple(run for n, part in enumerate(parts) for run in ((SEPARATOR,) if n else ()) + part)
        return (joined, (self.others,)) if self.others else (joined,)


Block = Prose | Lead | Cards | Meters | Table | Chart | Notes | Choices | LargeFigure


class Reference(Struct, frozen=True):
    """A source as a document lists it."""

    code: Code
    text: str
    """Publisher, title and dates, as far as they are known."""
    address: str = ""
    brief: str = ""
    """The publisher and the day alone, with the kind where it is not an official one."""


class Page(Struct, frozen=True):
    """One panel's content."""

    panel: str
    title: str
    blocks: tuple[Block, ...]
    frame_lines: tuple[str, ...] = ()
    """What every page states about itself: the dataset, its meeting, the day, the last check."""
    references: tuple[Reference, ...] = ()
    """The sources cited, where the page is written as a document; figures cite them by their number, from 1."""
