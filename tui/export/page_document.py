"""A page of blocks as a document."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import assert_never

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Lead, Meters, Note, Notes, Prose, Reference
from tui.blocks.table import Table
from tui.drawing.blocks import draw
from tui.drawing.lead import lead_picture
from tui.export.citing import Citations, capital
from tui.export.columns import column_width, columns_for
from tui.export.document import (
    CELL_SIZE,
    Columns,
    Document,
    Element,
    Heading,
    Line,
    Paragraph,
    Piece,
    Points,
    Small,
    joined_lines,
)
from tui.export.drawn import Picture
from tui.export.grid_widths import parts_of
from tui.export.grids import lead_line, legend_picture, measures_grid, table_grid
from tui.export.plain import chart_text, measured
from tui.export.vector.chart import WIDTH, draw_chart
from tui.export.vector.lead import draw_lead_picture
from tui.model import Code
from tui.pages import page
from tui.pages.briefing.page import CAPTION
from tui.pages.citations import documented
from tui.pages.statements import cited
from tui.selection.context import PageContext
from tui.wording import Words

_CHART_WIDTH, _LEAD_WIDTH = 90, 60


def document_of(context: PageContext) -> Document:
    """Return the page of a selection as a document that says how things stand on its day."""
    words = context.words
    whole = documented(context, page(context))
    return Document(
        whole.title,
        " · ".join(whole.frame_lines),
        words.language,
        context.selection.as_of,
        tuple(Setter(whole.blocks, whole.references, words).elements()),
        whole.references,
        words("document.sources"),
    )


class Setter:
    """Sets blocks that cite references by their numbers."""

    cell_size = CELL_SIZE
    """The size of the letters of tables."""

    def __init__(self, blocks: Sequence[Block], references: Sequence[Reference], words: Words) -> None:
        self.blocks = blocks
        self.words = words
        self.numbers = {reference.code: n for n, reference in enumerate(references, 1)}

    def elements(self) -> Iterator[Element]:
        """Return the elements of all blocks, small charts beside each other."""
        for is_small, blocks in groupby(self.blocks, lambda block: isinstance(block, Chart) and block.small > 0):
            if is_small:
                yield from self.beside([[block] for block in blocks])
            else:
                yield from self.below(blocks)

    def below(self, blocks: Iterable[Block], width: float = WIDTH) -> Iterator[Element]:
        """Return the elements of some blocks, each heading before what it is of; a heading of nothing is left out."""
        for block in blocks:
            body = tuple(self._body(block, width))
            if body and block.heading:
                yield Heading(block.heading, block.qualifier)
            yield from body

    def beside(self, parts: Sequence[Iterable[Block]]) -> Iterator[Element]:
        """Return parts of some blocks each in columns, or as they are where there is only one."""
        count = columns_for(len(parts))
        filled = [elements for part in parts if (elements := tuple(self.below(part, column_width(count))))]
        if count == 1:
            yield from (element for elements in filled for element in elements)
        elif filled:
            yield Columns(count, tuple(filled))

    @cached_property
    def cited_in_words(self) -> frozenset[Code]:
        """The sources to which sentences and tables refer."""
        return frozenset(cited(block for block in self.blocks if not isinstance(block, Chart)))

    def _body(self, block: Block, width: float) -> Iterator[Element]:
        match block:
            case Prose():
                yield from self._prose(block)
            case Choices():
                yield from (Paragraph(Citations(self.numbers).line(sentence)) for sentence in block.sentences)
            case Notes():
                if block.notes:
                    yield Points(tuple(self._note(note) for note in block.notes))
            case Lead():
                yield from self._lead(block)
            case Cards() | Meters():
                grid = measures_grid(block, self.words, self.numbers)
                if grid.rows:
                    yield grid._replace(size=self.cell_size)
            case Chart():
                yield from self._chart(block, width)
            case Table():
                yield from self._table(block)
            case LargeFigure():
                yield from self._large_figure(block)
            case _:
                assert_never(block)

    def _prose(self, prose: Prose) -> Iterator[Element]:
        """Return sentences one below the other; what is said about a chart stands in one, small."""
        lines = [Citations(self.numbers).line(paragraph) for paragraph in prose.paragraphs]
        if prose.key.startswith(CAPTION):
            yield Small(joined_lines(lines, " "))
        else:
            yield from map(Small if prose.key == "legend" else Paragraph, lines)

    def _lead(self, lead: Lead) -> Iterator[Element]:
        """Return what the leading figure says as a sentence, and its meter or sparkline over the width."""
        card = lead.card
        yield Paragraph(lead_line(lead, Citations(self.numbers)))
        if picture := lead_picture(lead, _LEAD_WIDTH):
            yield Picture(draw_lead_picture(lead), tuple(picture), f"{card.name}: {card.figure.aloud}")

    def _note(self, note: Note) -> Line:
        citations = Citations(self.numbers)
        label = (Piece(f"{capital(note.mark.word)}: ", bold=True),) if note.mark.word else ()
        sentence = citations.line(note.runs)
        rest = citations.rest(note.sources)
        return (*label, *sentence, *((Piece("", cited=rest),) if rest else ()))

    def _large_figure(self, block: LargeFigure) -> Iterator[Element]:
        citations = Citations(self.numbers)
        status = (Piece(f"; {block.status.word}"),) if block.status else ()
        remarks = (piece for remark in block.remarks for piece in (Piece("; "), *citations.line(remark)))
        yield Paragraph(
            (Piece(measured(block), bold=True, cited=citations.cite(block.figure.sources)), *status, *remarks)
        )

    def _chart(self, chart: Chart, width: float) -> Iterator[Element]:
        """Return a chart drawn in a width, with its sources below unless the page refers to all of them in words."""
        lines = draw(replace(chart, below=None), _CHART_WIDTH, compact=False).lines[1 if chart.heading else 0 :]
        yield Picture(draw_chart(chart, width), tuple(lines), f"{chart.heading} ({chart.qualifier})", chart_text(chart))
        sources = cited((chart,))
        if not self.cited_in_words.issuperset(sources):
            yield from self._sources(Citations(self.numbers).cite(sources))

    def _table(self, table: Table) -> Iterator[Element]:
        """Return a grid; where all its rows rest on the same sources they are named once, below it."""
        if not table.count:
            if table.empty:
                yield Paragraph((Piece(table.empty),))
            return
        grid, below = table_grid(table, self.numbers, self.cell_size)
        legend = legend_picture(table)
        for part in parts_of(grid, WIDTH):
            yield part
            if legend and any(head.scale for head in part.heads):
                yield legend
        yield from self._sources(below)

    def _sources(self, numbers: tuple[int, ...]) -> Iterator[Element]:
        if numbers:
            yield Small((Piece(f"{self.words('document.sources')}:", cited=numbers),))
