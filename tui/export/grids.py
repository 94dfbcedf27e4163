"""Cards, meters and tables as the grids of a document."""

import re
from collections.abc import Iterator
from typing import assert_never

from tui.blocks.figure import SEPARATOR, Figure, Mark, Runs
from tui.blocks.page import Card, Cards, Lead, Meter, Meters
from tui.blocks.pictures import Dot, Gauge, Places, ScoreScale, Spark, Strip
from tui.blocks.pictures import Picture as CellPicture
from tui.blocks.table import Column, Row, Table
from tui.drawing.lines import Span
from tui.drawing.pictures import picture_line, tall_meter
from tui.drawing.score_dots import scale_heading
from tui.export.citing import Citations, Numbers, capital
from tui.export.document import CELL_SIZE, Grid, GridCell, Head, Line, Piece, joined_lines
from tui.export.drawn import Picture
from tui.export.grid_widths import of_columns, parts_of
from tui.export.listings import SOURCE
from tui.export.plain import measured
from tui.export.vector.cells import SCALE_WIDTH, draw_cell, draw_scale, scale_ticks
from tui.export.vector.chart import WIDTH
from tui.export.vector.legend import draw_legend
from tui.pages.statements import cited_by, row_sources
from tui.wording import Words

_PICTURE_WIDTH = 16
_AFTER_SIGN = re.compile("(?<=[▲▼→≈≤≥<>]) (?=[^ ])")
"""The blank between a sign and the number it is of, where no line ends."""
_PICTURED = 2
"""The column of pictures among those of cards and meters."""


def measures_grid(block: Cards | Meters, words: Words, numbers: Numbers) -> Grid:
    """Return cards or meters as rows: name, figure, picture, what is said of it; no column of pictures without one."""
    rows = tuple(_measure(measure, Citations(numbers)) for measure in _measures(block))
    heads = (
        Head(words("document.indicator"), False),
        Head(words("document.figure"), False),
        Head(words("document.trend" if isinstance(block, Cards) else "document.part"), False, picture=True),
        Head(words("document.remark"), False),
    )
    pictured = any(isinstance(row[_PICTURED], Picture) for row in rows)
    columns = [n for n in range(len(heads)) if pictured or n != _PICTURED]
    return Grid(block.heading, tuple(heads[n] for n in columns), tuple(tuple(row[n] for n in columns) for row in rows))


def _measures(block: Cards | Meters) -> tuple[Card | Meter, ...]:
    return block.cards if isinstance(block, Cards) else block.meters


def _measure(measure: Card | Meter, citations: Citations) -> tuple[GridCell, ...]:
    remarks: tuple[Runs, ...]
    match measure:
        case Card(picture=picture, remark=remark, later=later):
            remarks = (remark, later)
        case Meter(gauge=picture, remark=remark):
            remarks = (remark,)
        case _:
            assert_never(measure)
    figure = Piece(measured(measure), cited=citations.cite(measure.figure.sources))
    drawn = _drawn(picture, f"{measure.name}: {figure.text}") if picture else ()
    return (Piece(measure.name),), (figure,), drawn, _remarks(measure.status, remarks, citations)


def lead_line(lead: Lead, citations: Citations) -> Line:
    """Return the figure that leads as a sentence, with its status and what is left."""
    card = lead.card
    figure = Piece(measured(card), bold=True, cited=citations.cite(card.figure.sources))
    remarks = _remarks(card.status, (card.remark, lead.remaining, card.later), citations)
    return (Piece(f"{card.name}: "), figure, *((Piece("; "), *remarks) if remarks else ()))


def _remarks(status: Mark | None, remarks: tuple[Runs, ...], citations: Citations) -> Line:
    """Return a status and what is said after it as one line."""
    lines: list[Line] = [(Piece(capital(status.word), bold=True),)] if status else []
    return joined_lines(lines + [citations.line(_without_separator(runs)) for runs in remarks if runs], "; ")


def _without_separator(runs: Runs) -> Runs:
    """Return a remark without the sign that parts it from a status before it."""
    return runs[1:] if runs[0] == SEPARATOR.lstrip() else runs


def table_grid(table: Table, numbers: Numbers, size: float = CELL_SIZE) -> tuple[Grid, tuple[int, ...]]:
    """Return a table as a grid of letters in a size, and the numbers of the sources to be named below it.

    Those are what all rows rest on, where they rest on the same; else each figure cites its sources where it stands.
    A grid wider than the page leaves out the column of publishers, which the sources name.
    """
    rows = table.rows
    below = _shared_sources(rows, numbers)
    grid_rows = tuple(_row(row, {} if below else numbers) for row in rows)
    grid = Grid(table.heading, tuple(map(_head, table.columns)), grid_rows, size)
    if len(parts_of(grid, WIDTH)) > 1:
        grid = of_columns(grid, [n for n, column in enumerate(table.columns) if column.key != SOURCE])
    return grid, below


def _shared_sources(rows: list[Row], numbers: Numbers) -> tuple[int, ...]:
    different = {frozenset(row_sources(row)) for row in rows}
    return Citations(numbers).cite(different.pop()) if len(different) == 1 and len(rows) > 1 else ()


def _row(row: Row, numbers: Numbers) -> tuple[GridCell, ...]:
    """Return the cells of a row; where it has no sources of its own, each of its figures names its own."""
    citations = Citations(numbers, once=bool(cited_by(row)))
    name = next(_names(row), "")
    grid_cells = [
        (_words(cell, citations)._replace(bold=row.is_home),) if isinstance(cell, Figure) else _drawn(cell, name)
        for cell in row.cells
    ]
    if cited := citations.rest(cited_by(row)):
        first = next(n for n, cell in enumerate(grid_cells) if not isinstance(cell, Picture))
        grid_cells[first] = (*grid_cells[first], Piece("", cited=cited))
    return tuple(grid_cells)


def _names(row: Row) -> Iterator[str]:
    return (cell.aloud for cell in row.cells if isinstance(cell, Figure))


def _words(figure: Figure, citations: Citations) -> Piece:
    spoken = figure.aloud if figure.aloud != figure.text else ""
    return Piece(_AFTER_SIGN.sub("\u00a0", figure.text), spoken, cited=citations.cite(figure.sources))


def _drawn(picture: CellPicture, alt: str) -> Picture:
    match picture:
        case Gauge():
            line = tall_meter(picture, _PICTURE_WIDTH)
        case Spark() | Strip() | Places() | Dot():
            line = picture_line(picture, _PICTURE_WIDTH)
        case _:
            assert_never(picture)
    return Picture(draw_cell(picture), (line,), alt)


def _head(column: Column) -> Head:
    scale = _scale(column.scale) if column.scale else None
    return Head(column.spelled_out, column.right, column.picture, scale)


def _scale(scale: ScoreScale) -> Picture | None:
    """Return the numbers of a scale; None where they have no room."""
    ticks = scale_ticks(scale, SCALE_WIDTH)
    line = scale_heading(scale, _PICTURE_WIDTH)
    return Picture(draw_scale(scale), (line,), " · ".join(tick.text for tick in ticks)) if ticks else None


def legend_picture(table: Table) -> Picture | None:
    """Return what the marks in the pictures of a table mean; None without such marks."""
    marks = tuple(mark for column in table.columns for mark in column.legend)
    if not marks:
        return None
    words = " · ".join(mark.word for mark in marks)
    line = [Span(" · ".join(f"{mark.glyph} {mark.word}" for mark in marks))]
    return Picture(draw_legend(marks, WIDTH), (line,), words)
