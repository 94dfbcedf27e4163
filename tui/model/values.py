"""The values records are made of: bounds, periods, quantities, ranks, texts."""

from datetime import date
from decimal import Context, Decimal
from enum import Enum

from msgspec import Struct

_ALL_DIGITS = Context(prec=60)
"""Keeps every digit a file may hold, 18 before and 12 behind the point, at any scale."""
Code = str
"""A stable lower-case name: the key in tests, exports and links."""


class Bound(Enum):
    """How far a published figure can be taken literally."""

    EXACT = "exact"
    OVER = "over"
    """More than the figure: hơn, trên."""
    UNDER = "under"
    """Nearly the figure, not quite: gần."""
    ABOUT = "about"
    """Around the figure: khoảng."""


class Status(Enum):
    """The quality of one observation."""

    PUBLISHED = "published"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    MISSING = "missing"


class RanksFrom(Enum):
    """Where the ranks of an index come from."""

    PUBLISHED = "published"
    DERIVED = "derived"
    """The source gives scores; ranks follow from them, among the entities whose score is known."""


class Direction(Enum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class SourceKind(Enum):
    """What sort of publication a figure was read in, the most direct first."""

    OFFICIAL = "official"
    LAW = "law text"
    DATASET = "dataset"
    PRESS = "press"
    REPUBLICATION = "republication"
    TRANSLATION = "translation"

    @property
    def directness(self) -> int:
        """Its place among the kinds: 0 for official pages, the most for translations."""
        return list(SourceKind).index(self)


class DirectiveStatus(Enum):
    """What is known of the carrying out of a directive."""

    UNREPORTED = "unreported"
    UNDER_WAY = "under way"
    DONE = "done"


class Grain(Enum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"


class Text(Struct, frozen=True):
    """The same words in several languages: always Vietnamese and English, and any a dataset adds."""

    vi: str
    en: str
    others: tuple[tuple[str, str], ...] = ()
    """The words in further languages, by the code of the language."""

    @property
    def all(self) -> tuple[str, ...]:
        """The words in every language they are given in."""
        return (self.vi, self.en, *(words for _, words in self.others))

    def get(self, language: str) -> str | None:
        """Return the words in a language; None where they are not given in it."""
        match language:
            case "vi":
                return self.vi
            case "en":
                return self.en
            case _:
                return dict(self.others).get(language)

    def spoken_in(self, *languages: str) -> str:
        """Return the words in the first of some languages they are given in; in Vietnamese where they are in none."""
        for language in languages:
            words = self.get(language)
            if words is not None:
                return words
        return self.vi


class Period(Struct, frozen=True, order=True):
    """The time an observation measures, ordered by its last day."""

    last: date
    first: date
    code: str
    """As written in the file: `2022`, `2022-Q3`, `2022-08`, `2023-04-19`, `2022-01/2022-08`."""

    @property
    def grain(self) -> Grain:
        """How long the period is, read from its code."""
        if "/" in self.code:
            return Grain.SPAN
        if "Q" in self.code:
            return Grain.QUARTER
        return {0: Grain.YEAR, 1: Grain.MONTH, 2: Grain.DAY}[self.code.count("-")]


def year_period(year: int) -> Period:
    """Return a whole year."""
    return Period(date(year, 12, 31), date(year, 1, 1), f"{year:04}")


_SCALES = {3: "thousand", 6: "million", 9: "billion"}
"""The words a data file has for powers of ten."""


class Quantity(Struct, frozen=True):
    """A number with the digits and the scale it was published with: 79.5 and 6 for "79.5 million"."""

    digits: Decimal
    scale: int = 0
    """The power of ten behind the digits: 0, 3, 6 or 9."""

    @property
    def number(self) -> Decimal:
        """The plain number, 79500000."""
        return self.digits.scaleb(self.scale, _ALL_DIGITS)

    @property
    def written(self) -> str:
        """The quantity as a data file has it: `79.5 million`."""
        digits = f"{self.digits:f}"
        return f"{digits} {_SCALES[self.scale]}" if self.scale else digits


class Rank(Struct, frozen=True):
    """A place in a ranking, or the places between which it is known to lie."""

    best: int
    worst: int

    @property
    def is_exact(self) -> bool:
        """Whether the very place is known."""
        return self.best == self.worst

    @property
    def written(self) -> str:
        """The place as a data file has it: `33`, `<=10`, `14-16`."""
        if self.is_exact:
            return str(self.best)
        return f"<={self.worst}" if self.best == 1 else f"{self.best}-{self.worst}"
