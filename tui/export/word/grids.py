"""Grids as tables of Word: a head that is repeated, hairlines, columns as wide as what is in them."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import TYPE_CHECKING

from tui.export.columns import GAP
from tui.export.document import Columns, Grid, GridCell, Head, Piece
from tui.export.drawn import Picture
from tui.export.grid_widths import column_widths
from tui.export.word.inline import add_line, add_paragraph, add_picture
from tui.export.word.styles import TEXT_WIDTH, StyleNames
from tui.export.word.xml import element

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.table import Table, _Cell

_CELL_MARGIN = 3
"""Points left and right of what stands in a cell of a table."""
_POINTS_A_MM = 72 / 25.4


def add_blank_table(body: "BlockItemContainer", columns: Columns) -> "Iterator[_Cell]":
    """Add a table without lines and yield its cells row by row; between two columns is a gap."""
    from docx.shared import Pt

    table = _new_table(body, ceil(len(columns.parts) / columns.across), columns.across)
    width = Pt((TEXT_WIDTH * _POINTS_A_MM + GAP) / columns.across)
    _set_margins(table, {"left": 0, "right": GAP})
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit", {}))
        for cell in row.cells:
            cell.width = width
            yield cell


def _new_table(body: "BlockItemContainer", rows: int, columns: int) -> "Table":
    """Add a table to a document or to a cell."""
    from docx.blkcntnr import BlockItemContainer
    from docx.shared import Mm

    table = BlockItemContainer.add_table(body, rows, columns, Mm(TEXT_WIDTH))
    table.autofit = False
    return table


def add_grid(body: "BlockItemContainer", grid: Grid, language: str, names: StyleNames) -> None:
    """Write a grid as a table with a gap below, its cells in their style."""
    table = _new_table(body, 1 + len(grid.rows), len(grid.heads))
    _set_borders(table, grid.name)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", {}))
    headings: tuple[GridCell, ...] = tuple((Piece(head.text, bold=True),) for head in grid.heads)
    table_rows = list(table.rows)
    for table_row, row in zip(table_rows, (headings, *grid.rows), strict=True):
        table_row._tr.get_or_add_trPr().append(element("w:cantSplit", {}))
        keep_with_next = len(grid.rows) <= names.kept_rows and table_row is not table_rows[-1]
        for table_cell, head, cell in zip(table_row.cells, grid.heads, row, strict=True):
            _set_paragraph(table_cell, head, names.cell, keep_with_next=keep_with_next)
            _fill(table_cell, cell, language)
    for table_cell, head in zip(table_rows[0].cells, grid.heads, strict=True):
        if head.scale:
            add_picture(add_paragraph(table_cell, names.cell), head.scale, language)
    _set_widths(table, grid)
    add_paragraph(body, "Gap")


def _set_paragraph(table_cell: "_Cell", head: Head, style: str, *, keep_with_next: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = table_cell.paragraphs[0]
    paragraph._p.style = style
    paragraph.paragraph_format.keep_with_next = keep_with_next
    if head.right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fill(table_cell: "_Cell", cell: GridCell, language: str) -> None:
    paragraph = table_cell.paragraphs[0]
    if isinstance(cell, Picture):
        add_picture(paragraph, cell, language)
    else:
        add_line(paragraph, cell)


def _set_widths(table: "Table", grid: Grid) -> None:
    """Share the width of the page among the columns."""
    from docx.shared import Pt

    for column, width in zip(table.columns, column_widths(grid, TEXT_WIDTH * _POINTS_A_MM), strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = column.width


def _set_borders(table: "Table", name: str) -> None:
    """Draw hairlines between rows, and name the table for those who listen."""
    properties = table._tbl.tblPr
    borders = element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        colour = "000000" if side != "insideH" else "BFBFBF"
        borders.append(element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}))
    properties.append(borders)
    _set_margins(table, {"left": _CELL_MARGIN, "right": _CELL_MARGIN})
    if name:
        properties.append(element("w:tblCaption", {"w:val": name}))


def _set_margins(table: "Table", points: Mapping[str, float]) -> None:
    """Set the room at the sides of every cell."""
    margins = element("w:tblCellMar", {})
    for side, room in points.items():
        margins.append(element(f"w:{side}", {"w:w": str(round(room * 20)), "w:type": "dxa"}))
    table._tbl.tblPr.append(margins)
