"""Everything a block shows that rests on sources: one walk for documents, pictures and the numbers in their text."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Origin, Runs
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Card, Cards, Choices, Lead, Meter, Meters, Note, Notes, Prose
from tui.blocks.table import Row, Table
from tui.model import Code

Statement = Figure | Row | Note
"""What has sources and origins of its own."""


def cited(blocks: Iterable[Block]) -> tuple[Code, ...]:
    """Return the sources of everything that blocks show, in reading order, each once."""
    statements = chain.from_iterable(map(_block_statements, blocks))
    return tuple(dict.fromkeys(code for statement in statements for code in statement.sources))


def origins(blocks: Iterable[Block]) -> tuple[Origin, ...]:
    """Return where the dataset states what blocks show, in reading order, each once."""
    statements = chain.from_iterable(map(_block_statements, blocks))
    return tuple(dict.fromkeys(origin for statement in statements for origin in statement.origins))


def cited_by(row: Row) -> tuple[Code, ...]:
    """Return the sources of a row as a whole; a row that is about a source does not cite it."""
    return () if _is_about_a_source(row) else row.sources


def row_sources(row: Row) -> Iterator[Code]:
    """Return the sources of the cells of a row, then those of the row as a whole."""
    for statement in _row_statements(row):
        yield from statement.sources


def _block_statements(block: Block) -> Iterator[Statement]:
    """Return the statements of a block in the order in which it is read."""
    match block:
        case Prose():
            return chain.from_iterable(map(_run_statements, block.paragraphs))
        case Choices():
            return chain.from_iterable(map(_run_statements, block.sentences))
        case Notes():
            return chain.from_iterable(map(_note_statements, block.notes))
        case Lead():
            return chain(_measure_statements(block.card), _run_statements(block.remaining))
        case LargeFigure():
            return _measure_statements(block)
        case Cards():
            return chain.from_iterable(map(_measure_statements, block.cards))
        case Meters():
            return chain.from_iterable(map(_measure_statements, block.meters))
        case Table():
            return chain.from_iterable(map(_row_statements, block.rows))
        case Chart():
            points = (point for run in block.runs for point in run.points)
            return (figure for point in points for figure in (point.figure, *point.others))
        case _:
            assert_never(block)


def _run_statements(runs: Runs) -> Iterator[Statement]:
    return (run for run in runs if isinstance(run, Figure))


def _note_statements(note: Note) -> Iterator[Statement]:
    yield from _run_statements(note.runs)
    yield note


def _measure_statements(measure: Card | Meter | LargeFigure) -> Iterator[Statement]:
    yield measure.figure
    if measure.percent:
        yield measure.percent
    yield from chain.from_iterable(map(_run_statements, _remarks(measure)))


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


def _row_statements(row: Row) -> Iterator[Statement]:
    yield from row.figures
    if not _is_about_a_source(row):
        yield row


def _is_about_a_source(row: Row) -> bool:
    return row.opens is not None and row.opens.kind == "source"
