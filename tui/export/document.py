"""A page as the few elements every document has: headings, sentences, points, grids, pictures, references.

What writes a format knows these elements and nothing of indicators. Sentences are worded without signs; grids keep the
signs, with the words beside them for those who listen.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure, Runs
from tui.blocks.page import Block, Card, Cards, Meter, Meters, Note, Notes, Page, Prose, Reference
from tui.blocks.pictures import Gauge
from tui.blocks.pictures import Picture as CellPicture
from tui.blocks.table import Cell, Row, Table
from tui.drawing.blocks import draw
from tui.drawing.pictures import picture_line, tall_meter
from tui.export.drawn import Picture
from tui.export.plain import aloud
from tui.model import Code
from tui.pages.citations.references import cited_by
from tui.text import cells
from tui.wording import Words

_CHART_WIDTH = 90
_PICTURE_WIDTH = 16
_WIDEST = 34
_NARROWEST = 5
_SHORT = 10
"""Rows a table may have to stand on one page."""


class Piece(NamedTuple):
    """Words in one look, with the numbers of the references they rest on."""

    text: str
    spoken: str = ""
    """The words without signs, where they differ."""
    bold: bool = False
    cited: tuple[int, ...] = ()


Line = tuple[Piece, ...]


class Heading(NamedTuple):
    """The title of a section."""

    text: str
    qualifier: str


class Paragraph(NamedTuple):
    """Sentences."""

    line: Line


class Points(NamedTuple):
    """A list of sentences."""

    lines: tuple[Line, ...]


class Head(NamedTuple):
    """The head of a column of a grid."""

    text: str
    right: bool
    weight: int
    """How wide it is against the others."""
    picture: bool = False


class Grid(NamedTuple):
    """A table with a head."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Line | Picture, ...], ...]

    @property
    def is_short(self) -> bool:
        """Whether it should stand on one page."""
        return len(self.rows) <= _SHORT


Element = Heading | Paragraph | Points | Grid | Picture


class Document(NamedTuple):
    """A page ready to be written."""

    title: str
    context: str
    language: str
    day: date
    elements: tuple[Element, ...]
    references: tuple[Reference, ...]
    references_heading: str


def document(page: Page, words: Words, day: date) -> Document:
    """Return a page as a document that says how things stand on a day."""
    numbers = {each.code: n for n, each in enumerate(page.references, 1)}
    setter = _Setter(words, numbers)
    elements = tuple(element for block in page.blocks for element in setter.block(block))
    context = " · ".join(page.frame_lines)
    heading = words("document.sources")
    return Document(page.title, context, words.language, day, elements, page.references, heading)


class _Citations:
    """The references of one line: a figure cites its sources, unless they may be told once for all that follow."""

    def __init__(self, numbers: dict[Code, int], *, once: bool = True) -> None:
        self.numbers = numbers
        self.once = once
        self.last: tuple[int, ...] = ()

    def cite(self, sources: Iterable[Code]) -> tuple[int, ...]:
        """Return the numbers to write behind a figure."""
        found = tuple(sorted({self.numbers[code] for code in sources if code in self.numbers}))
        if not found or (self.once and found == self.last):
            return ()
        self.last = found
        return found


class _Setter:
    """Sets the blocks of one page."""

    def __init__(self, words: Words, numbers: dict[Code, int]) -> None:
        self.words = words
        self.numbers = numbers

    def block(self, block: Block) -> Iterator[Element]:
        """Return the elements of a block, its heading first."""
        if block.heading:
            yield Heading(block.heading, block.qualifier)
        if isinstance(block, Prose):
            yield from (Paragraph(_said(each, self._citations())) for each in block.paragraphs)
        elif isinstance(block, Notes):
            yield Points(tuple(self._note(each) for each in block.notes))
        elif isinstance(block, Cards):
            yield self._measures(block.heading, block.cards, "document.trend")
        elif isinstance(block, Meters):
            yield self._measures(block.heading, block.meters, "document.part")
        elif isinstance(block, Chart):
            bare = draw(block, _CHART_WIDTH, compact=False).lines[1 if block.heading else 0 :]
            yield Picture(tuple(bare), f"{block.heading} ({block.qualifier})")
        elif block.count:
            yield from self._table(block)
        else:
            yield Paragraph((Piece(block.empty),))

    def _citations(self) -> _Citations:
        return _Citations(self.numbers)

    def _note(self, note: Note) -> Line:
        citations = self._citations()
        label = (Piece(f"{_capital(note.mark.word)}: ", bold=True),) if note.mark.word else ()
        said = _said(note.runs, citations)
        left = () if citations.last else citations.cite(note.sources)
        return (*label, *said, *((Piece("", cited=left),) if left else ()))

    def _measures(self, name: str, measures: tuple[Card, ...] | tuple[Meter, ...], pictured: str) -> Grid:
        """Return cards or meters as rows: name, figure, picture, what is said of it."""
        words = self.words
        rows = tuple(self._measure(each) for each in measures)
        heads = [
            Head(words("document.indicator"), False, 26),
            Head(words("document.figure"), False, 20),
            Head(words(pictured), False, 16, picture=True),
            Head(words("document.remark"), False, 38),
        ]
        kept = [n for n in range(len(heads)) if n != 2 or any(isinstance(row[2], Picture) for row in rows)]
        return Grid(name, tuple(heads[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))

    def _measure(self, each: Card | Meter) -> tuple[Line | Picture, ...]:
        citations = self._citations()
        percent = f" ({each.percent.aloud})" if each.percent else ""
        figure = Piece(each.figure.aloud + percent, cited=citations.cite(each.figure.sources))
        picture = each.gauge if isinstance(each, Meter) else each.picture
        told: list[Line] = [(Piece(_capital(each.status.word), bold=True),)] if each.status else []
        later = each.later if isinstance(each, Card) else ()
        told += [_said(_without_lead(runs), citations) for runs in (each.remark, later) if runs]
        drawn = _drawn(picture, f"{each.name}: {figure.text}") if picture else ()
        return (Piece(each.name),), (figure,), drawn, _joined(told)

    def _table(self, table: Table) -> Iterator[Element]:
        """Return a grid; where all its rows rest on the same sources they are named once, below it."""
        rows = table.rows
        shared = {frozenset(_sources(row)) for row in rows}
        below = self._citations().cite(next(iter(shared))) if len(shared) == 1 and len(rows) > 1 else ()
        found = [self._row(row, {} if below else self.numbers) for row in rows]
        heads = tuple(
            Head(column.heading, column.right, _weight(column.heading, [row[n] for row in found]), column.picture)
            for n, column in enumerate(table.columns)
        )
        yield Grid(table.heading, heads, tuple(found))
        if below:
            yield Paragraph((Piece(f"{self.words('document.sources')}:", cited=below),))

    def _row(self, row: Row, numbers: dict[Code, int]) -> tuple[Line | Picture, ...]:
        """Return the cells of a row; where it has no sources of its own, each of its figures names its own."""
        citations = _Citations(numbers, once=bool(cited_by(row)))
        name = next((cell.aloud for cell in row.cells if isinstance(cell, Figure)), "")
        cells_of_row = [_cell(cell, name, citations, bold=row.is_home) for cell in row.cells]
        left = () if citations.last else citations.cite(cited_by(row))
        if left:
            at = next(n for n, cell in enumerate(cells_of_row) if not isinstance(cell, Picture))
            cells_of_row[at] = (*cells_of_row[at], Piece("", cited=left))
        return tuple(cells_of_row)


def _sources(row: Row) -> Iterator[Code]:
    yield from cited_by(row)
    yield from (code for cell in row.cells if isinstance(cell, Figure) for code in cell.sources)


def _without_lead(runs: Runs) -> Runs:
    """Return a remark without the sign that parts it from a status before it."""
    return runs[1:] if runs[0] == SEPARATOR.lstrip() else runs


def _said(runs: Runs, citations: _Citations) -> Line:
    return tuple(
        Piece(
            aloud((run,)),
            cited=citations.cite(run.sources) if isinstance(run, Figure) else (),
        )
        for run in runs
    )


def _cell(cell: Cell, name: str, citations: _Citations, *, bold: bool) -> Line | Picture:
    if not isinstance(cell, Figure):
        return _drawn(cell, name)
    spoken = cell.aloud if cell.aloud != cell.text else ""
    return (Piece(cell.text, spoken, bold, citations.cite(cell.sources)),)


def _drawn(picture: CellPicture, alt: str) -> Picture:
    if isinstance(picture, Gauge):
        return Picture((tall_meter(picture, _PICTURE_WIDTH),), alt)
    return Picture((picture_line(picture, _PICTURE_WIDTH),), alt)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(lines: list[Line]) -> Line:
    """Return lines as one, parted by semicolons."""
    return tuple(piece for n, line in enumerate(lines) for piece in (((Piece("; "),) if n else ()) + line))


def _weight(heading: str, found: list[Line | Picture]) -> int:
    widths = [
        _PICTURE_WIDTH
        if isinstance(each, Picture)
        else sum(cells(piece.text) + sum(len(str(n)) + 1 for n in piece.cited) for piece in each)
        for each in found
    ]
    return max(_NARROWEST, min(_WIDEST, max((*widths, cells(heading)))))
