"""Grids as tables of Word: a head that is repeated, hairlines, columns as wide as what is in them."""

from typing import TYPE_CHECKING

from tui.export.document import Grid, GridCell, Head, Piece
from tui.export.drawn import Picture
from tui.export.grid_widths import column_widths
from tui.export.word.inline import add_line, add_paragraph, add_picture
from tui.export.word.styles import TEXT_WIDTH
from tui.export.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

_CELL_MARGIN = 3
"""Points left and right of what stands in a cell of a table."""
_POINTS_A_MM = 72 / 25.4


def add_grid(document: "WordDocument", grid: Grid, language: str) -> None:
    """Write a grid as a table with a gap below; a short one stays on one page."""
    table = document.add_table(1 + len(grid.rows), len(grid.heads))
    table.autofit = False
    _set_borders(table, grid.name)
    table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader", {}))
    headings: tuple[GridCell, ...] = tuple((Piece(head.text, bold=True),) for head in grid.heads)
    table_rows = list(table.rows)
    for table_row, row in zip(table_rows, (headings, *grid.rows), strict=True):
        table_row._tr.get_or_add_trPr().append(element("w:cantSplit", {}))
        keep_with_next = grid.is_short and table_row is not table_rows[-1]
        for table_cell, head, cell in zip(table_row.cells, grid.heads, row, strict=True):
            _set_paragraph(table_cell, head, keep_with_next=keep_with_next)
            _fill(table_cell, cell, language)
    for table_cell, head in zip(table_rows[0].cells, grid.heads, strict=True):
        if head.scale:
            add_picture(table_cell.add_paragraph(style="Cell"), head.scale, language)
    _set_widths(table, grid)
    add_paragraph(document, "Gap")


def _set_paragraph(table_cell: "_Cell", head: Head, *, keep_with_next: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = table_cell.paragraphs[0]
    paragraph._p.style = "Cell"
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
    margins = element("w:tblCellMar", {})
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", {"w:w": str(_CELL_MARGIN * 20), "w:type": "dxa"}))
    properties.append(margins)
    if name:
        properties.append(element("w:tblCaption", {"w:val": name}))
