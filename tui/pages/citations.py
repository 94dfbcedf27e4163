"""What a page rests on: the sources its figures cite, and what it carries when it leaves the program.

One walk gives the sources of a block to pictures, documents and the numbers in their text.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from tui import __version__
from tui.blocks.chart import Chart, Point
from tui.blocks.figure import SEPARATOR, Figure, Mark, Runs
from tui.blocks.glyphs import DERIVED, DISPUTED, FLAGS, STATED
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Card, Cards, Lead, Meter, Meters, Note, Notes, Page, Prose, Reference
from tui.blocks.pictures import Dot, Gauge, Picture, Places, Spark, Strip
from tui.blocks.table import Cell, Row, Table
from tui.model import Code, Source
from tui.pages.panel_specs import spec_of
from tui.selection.context import PageContext
from tui.wording import Words

PROGRAM = f"reform-tui {__version__}"
_EXPECTED, _TARGET = "│", "┃"
_SIGNS = {
    DERIVED: "document.derived",
    DISPUTED: "document.disputed",
    STATED: "document.stated",
    "=": "document.tied",
    "–": "document.gap",
    _EXPECTED: "document.expected",
    _TARGET: "document.target",
}
"""What a sign in a table or on a meter means."""


class Credit(Struct, frozen=True):
    """The words under a page, and its name."""

    title: str
    publishers: tuple[str, ...]
    """In the order in which the page cites them."""
    day: str
    """As `frame` words it."""
    program: str = PROGRAM


def credit(context: PageContext, page: Page) -> Credit:
    """Return what stands under a page."""
    dataset, words = context.dataset, context.words
    publishers = dict.fromkeys(source.publisher for source in _cited_sources(context, page))
    title = " · ".join(
        part
        for part in (page.title, spec_of(context.selection.panel).subject_name(context), words.text(dataset.title))
        if part
    )
    return Credit(title, tuple(publishers), words("frame.as_of", day=words.day(context.selection.as_of)))


def documented(context: PageContext, page: Page) -> Page:
    """Return a page with its references and, where its tables have signs, a legend."""
    words = context.words
    references = tuple(_reference(words, source) for source in _cited_sources(context, page))
    signs = {sign for block in page.blocks for sign in _signs(block)}
    meanings = SEPARATOR.join(words(key) for sign, key in _SIGNS.items() if sign in signs)
    if not meanings:
        return replace(page, references=references)
    legend = Prose("legend", ((f"{words('document.legend')}: {meanings}.",),))
    return replace(page, blocks=(*page.blocks, legend), references=references)


def cited(blocks: Iterable[Block]) -> tuple[Code, ...]:
    """Return the sources of everything that blocks show, in reading order, each once."""
    return tuple(dict.fromkeys(code for block in blocks for code in _block_sources(block)))


def cited_by(row: Row) -> tuple[Code, ...]:
    """Return the sources of a row as a whole; a row that is about a source does not cite it."""
    return () if row.opens and row.opens.kind == "source" else row.sources


def row_sources(row: Row) -> Iterator[Code]:
    """Return the sources of the cells of a row, then those of the row as a whole."""
    for cell in row.cells:
        yield from _cell_sources(cell)
    yield from cited_by(row)


def _cited_sources(context: PageContext, page: Page) -> list[Source]:
    """Return the sources of a page that the dataset describes."""
    dataset = context.dataset
    return [dataset.source[code] for code in cited(page.blocks) if code in dataset.source]


def _block_sources(block: Block) -> Iterator[Code]:
    """Return the sources of a block in the order in which it is read, repeated where they are cited again."""
    match block:
        case Prose():
            return chain.from_iterable(map(_run_sources, block.paragraphs))
        case Notes():
            return chain.from_iterable(map(_note_sources, block.notes))
        case Lead():
            return chain(_measure_sources(block.card), _run_sources(block.remaining))
        case Cards():
            return chain.from_iterable(map(_measure_sources, block.cards))
        case Meters():
            return chain.from_iterable(map(_measure_sources, block.meters))
        case Table():
            return chain.from_iterable(map(row_sources, block.rows))
        case Chart():
            return chain.from_iterable(_point_sources(point) for run in block.runs for point in run.points)
        case LargeFigure():
            return _measure_sources(block)
        case _:
            assert_never(block)


def _run_sources(runs: Runs) -> Iterator[Code]:
    for run in runs:
        match run:
            case Figure():
                yield from run.sources
            case str() | Mark():
                pass
            case _:
                assert_never(run)


def _note_sources(note: Note) -> Iterator[Code]:
    yield from _run_sources(note.runs)
    yield from note.sources


def _measure_sources(measure: Card | Meter | LargeFigure) -> Iterator[Code]:
    yield from measure.figure.sources
    if measure.percent:
        yield from measure.percent.sources
    for runs in _remarks(measure):
        yield from _run_sources(runs)


def _remarks(measure: Card | Meter | LargeFigure) -> tuple[Runs, ...]:
    match measure:
        case Card():
            return measure.remark, measure.later
        case Meter():
            return (measure.remark,)
        case LargeFigure():
            return measure.remarks
        case _:
            assert_never(measure)


def _cell_sources(cell: Cell) -> Iterator[Code]:
    match cell:
        case Figure():
            yield from cell.sources
        case Gauge() | Spark() | Strip() | Places() | Dot():
            pass
        case _:
            assert_never(cell)


def _point_sources(point: Point) -> Iterator[Code]:
    for figure in (point.figure, *point.others):
        yield from figure.sources


def _signs(block: Block) -> Iterator[str]:
    """Return the signs that a block shows in a document; sentences and charts have words for them."""
    match block:
        case Lead():
            yield from _picture_signs(block.card.picture) if block.card.picture else ()
        case Cards():
            for card in block.cards:
                yield from _picture_signs(card.picture) if card.picture else ()
        case Meters():
            for meter in block.meters:
                yield from _picture_signs(meter.gauge)
        case Table():
            for row in block.rows:
                for cell in row.cells:
                    yield from _figure_signs(cell) if isinstance(cell, Figure) else _picture_signs(cell)
        case LargeFigure():
            yield from _figure_signs(block.figure)
        case Prose() | Notes() | Chart():
            pass
        case _:
            assert_never(block)


def _figure_signs(figure: Figure) -> Iterator[str]:
    """Return the flag behind the number of a figure, and the whole text, which may be a sign itself."""
    number = figure.text.split("/", 1)[0]
    yield number[len(number.rstrip(FLAGS)) :]
    yield figure.text


def _picture_signs(picture: Picture) -> Iterator[str]:
    match picture:
        case Gauge():
            if picture.expected is not None:
                yield _EXPECTED
            if picture.target is not None:
                yield _TARGET
        case Spark() | Strip() | Places() | Dot():
            pass
        case _:
            assert_never(picture)


def _reference(words: Words, source: Source) -> Reference:
    parts = [
        source.publisher,
        words("document.title", title=source.title) if source.title else "",
        words.day(source.published) if source.published else "",
    ]
    about = f"{words('source.' + source.kind.name.lower())}; {words('document.read', day=words.day(source.read))}"
    return Reference(source.code, f"{', '.join(part for part in parts if part)} ({about})", source.address)
