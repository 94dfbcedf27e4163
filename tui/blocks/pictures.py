"""Small pictures in a cell or on a card: gauges, sparklines, strips, dots. Shares run from 0 to 1."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from tui.blocks.chart import Tick, ValueAxis
from tui.blocks.figure import Figure, Tone


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


Reading = tuple[date, Decimal]
"""A value and its day."""


class Spark(Struct, frozen=True):
    """A few readings over real time, drawn between the lowest and the highest of them."""

    runs: tuple[tuple[Reading, ...], ...]
    """The readings in unbroken runs, oldest first; no run is empty."""
    breaks: tuple[date, ...] = ()
    """The days from which a new method measures."""
    first: Figure | None = None
    """The oldest reading, to be written where the line begins."""

    @property
    def points(self) -> tuple[Reading, ...]:
        """All readings, oldest first."""
        return tuple(reading for run in self.runs for reading in run)


class Strip(Struct, frozen=True):
    """A rank, or a range of ranks, among a known number of entities; the first at the left."""

    best: int
    worst: int
    of: int
    tone: Tone = Tone.PLAIN


class RankMark(Struct, frozen=True):
    """The exact rank of an entity, with the mark and the colour it has beside others."""

    rank: int
    glyph: str
    tone: Tone = Tone.PLAIN


class Places(Struct, frozen=True):
    """Exact ranks of several entities in one edition."""

    marks: tuple[RankMark, ...]
    of: int


class ScoreScale(Struct, frozen=True, eq=False):
    """What the scores of one column are drawn on; each scale is equal to itself alone."""

    axis: ValueAxis
    home: Decimal | None = None
    """The score of the home entity, drawn as a line through every row."""
    mean: Tick | None = None
    """The published mean, marked above the rows where it has room between the ticks."""


class Dot(Struct, frozen=True):
    """A score on the scale of its column, and where it was in the period before."""

    scale: ScoreScale
    scores: tuple[Decimal, ...] = ()
    """The score, then those that contradict it; empty where none is known."""
    glyph: str = "●"
    """The mark of the score, which says how literally it can be taken."""
    tone: Tone = Tone.PLAIN
    before: Decimal | None = None
    """The score of the period before; None where the two must not be compared or either is not exact."""
    change_tone: Tone = Tone.QUIET


Picture = Gauge | Spark | Strip | Places | Dot
