"""What every document has: headings, sentences, points, grids, pictures, references.

What writes a format knows these elements and nothing of indicators. Sentences are worded without signs; grids keep the
signs, with the words beside them for those who listen.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from tui.blocks.page import Reference
from tui.export.drawn import Picture

CELL_SIZE, CELL_SIZE_IN_ANNEX = 10.0, 9.0
"""The size of what stands in a grid."""
SHORT, SHORT_IN_ANNEX = 10, 6
"""Rows a table may have to stand on one page, and in an annex, which is to have few pages."""


class Piece(NamedTuple):
    """Words in one look, with the numbers of the references they rest on."""

    text: str
    spoken: str = ""
    """The words without signs, where they differ."""
    bold: bool = False
    cited: tuple[int, ...] = ()
    reference: int = 0
    """The number of the reference that the words are, where a list of references has no place; 0 for other words."""


Line = tuple[Piece, ...]


def joined_lines(lines: Iterable[Line], separator: str) -> Line:
    """Return lines as one, with a separator between any two."""
    return tuple(piece for n, line in enumerate(lines) for piece in (((Piece(separator),) if n else ()) + line))


class Heading(NamedTuple):
    """The title of a section."""

    text: str
    qualifier: str


class Paragraph(NamedTuple):
    """Sentences."""

    line: Line


class Small(NamedTuple):
    """Sentences in small type, such as the sources in one line."""

    line: Line


class NewPart(NamedTuple):
    """The title of a part that begins on a page of its own."""

    title: str


class Columns(NamedTuple):
    """Parts that stand beside each other, row by row, each as wide as a column."""

    across: int
    """How many stand in a row."""
    parts: "tuple[tuple[Element, ...], ...]"


class Points(NamedTuple):
    """A list of sentences."""

    lines: tuple[Line, ...]


class Head(NamedTuple):
    """The head of a column of a grid."""

    text: str
    right: bool
    picture: bool = False
    scale: Picture | None = None
    """The numbers over a column of pictures on one scale."""


GridCell = Line | Picture


class Grid(NamedTuple):
    """A table with a head."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    size: float = CELL_SIZE
    """That of its letters."""

    @property
    def is_short(self) -> bool:
        """Whether it should stand on one page."""
        return len(self.rows) <= SHORT


Unit = Heading | Paragraph | Small | Points | Grid | Picture | NewPart
"""What stands below what came before it."""
Element = Unit | Columns


def _in_reading_order(elements: "Iterable[Element]") -> "Iterator[Unit]":
    for element in elements:
        if isinstance(element, Columns):
            for part in element.parts:
                yield from _in_reading_order(part)
        else:
            yield element


class Letterhead(NamedTuple):
    """What stands over an official paper: whose it is, the name and motto of the country, place and day."""

    agency: tuple[str, ...]
    """The agency, below the one it belongs to."""
    country: str
    motto: str
    place_and_day: str
    """Empty where no place is known."""


class Document(NamedTuple):
    """A page ready to be written."""

    title: str
    context: str
    language: str
    day: date
    elements: tuple[Element, ...]
    references: tuple[Reference, ...]
    references_heading: str
    letterhead: Letterhead | None = None
    is_sheet: bool = False
    """Whether its first part is to stand on one sheet."""

    @property
    def in_reading_order(self) -> "Iterator[Unit]":
        """The elements one after the other, those of columns part by part."""
        return _in_reading_order(self.elements)

    @property
    def first_part(self) -> tuple[Element, ...]:
        """The elements before the first new part."""
        return tuple(takewhile(lambda element: not isinstance(element, NewPart), self.elements))
