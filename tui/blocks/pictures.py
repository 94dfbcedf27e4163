"""Small pictures in a cell or on a card: gauges, sparklines, strips, dots. Shares run from 0 to 1."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

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


class Dot(Struct, frozen=True):
    """A score on the scale of its column."""

    score: Decimal
    low: Decimal
    high: Decimal
    mean: Decimal | None = None


Picture = Gauge | Spark | Strip | Places | Dot
