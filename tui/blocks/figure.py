"""The atoms of a page: figures with their text, spoken form and sources; marks; what Enter opens."""

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


class Origin(Struct, frozen=True):
    """What the dataset states of one measure in one period; all that its sources state counts."""

    code: Code
    """The indicator or the ranking."""
    period: str
    """The code of the period; empty for a target."""
    entity: Code = ""
    """Whose standing it is; empty where it is an observation or a target of an indicator."""
    target: int | None = None
    """Which of the targets of the indicator it is, from 0; None where it is a standing or an observation."""


class Figure(Struct, frozen=True):
    """One figure or name: as it is shown, read aloud, exported and traced to its sources."""

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
    origins: tuple[Origin, ...] = ()
    """Where the dataset states it; empty for a figure that is worked out here."""

    @property
    def brief(self) -> str:
        """The text for narrow places."""
        return self.short or self.text

    @property
    def aloud(self) -> str:
        """The text without signs."""
        return self.spoken or self.text


Run = str | Figure | Mark
"""A part of a sentence."""
Runs = tuple[Run, ...]
"""A sentence: its parts in reading order."""
NONE = Figure("–", spoken="")
"""The dash in place of a figure that does not exist."""
SEPARATOR = "\u00a0· "
"""Stands between two parts of a line; it never begins one."""
