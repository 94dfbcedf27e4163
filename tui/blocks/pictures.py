"""Small pictures in a cell or on a card: gauges, sparklines, strips, dots. Shares run from 0 to 1."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from tui.blocks.figure import Tone


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
    """A rank, or a range of ranks, among a known number of entities; the first at the left."""

    best: int
    worst: int
    of: int
    tone: Tone = Tone.PLAIN


class Places(Struct, frozen=True):
    """Exact ranks of several entities in one edition, in the order of the entities."""

    ranks: tuple[int | None, ...]
    """None where a rank is unknown or not exact."""
    of: int


class Dot(Struct, frozen=True):
    """A score on the scale of its column."""

    score: Decimal
    low: Decimal
    high: Decimal
    mean: Decimal | None = None


Picture = Gauge | Spark | Strip | Places | Dot
