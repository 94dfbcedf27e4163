"""The head of an official paper in Word: the agency on the left, the country on the right, place and day below."""

from typing import TYPE_CHECKING

from tui.export.document import Letterhead
from tui.export.word.styles import TEXT_WIDTH
from tui.export.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_AGENCY_WIDTH, _COUNTRY_WIDTH = 66, TEXT_WIDTH - 66
"""Millimetres of the columns of the agency and of the country."""
_AGENCY_RULE, _MOTTO_RULE = 24, 52
"""Millimetres of the lines below them."""
_CELL_MARGIN = 1.9
"""Millimetres from the side of a cell to what stands in it."""


def add_letterhead(document: "WordDocument", head: Letterhead) -> None:
    """Write the head over a document."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    table = document.add_table(1, 2)
    table.autofit = False
    left, right = table.rows[0].cells
    for column, cell, width in zip(table.columns, (left, right), (_AGENCY_WIDTH, _COUNTRY_WIDTH), strict=True):
        column.width = cell.width = Mm(width)
    for line in head.agency[:-1]:
        _add_line(left, line)
    _add_line(left, head.agency[-1], bold=True)
    _add_rule(left, (_AGENCY_WIDTH - _AGENCY_RULE) / 2)
    _add_line(right, head.country, bold=True)
    _add_line(right, head.motto, bold=True)
    _add_rule(right, (_COUNTRY_WIDTH - _MOTTO_RULE) / 2)
    place_and_day = document.add_paragraph()
    place_and_day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    place_and_day.paragraph_format.space_before = Pt(6)
    place_and_day.add_run(head.place_and_day).italic = True


def _add_line(cell: "_Cell", text: str, *, bold: bool = False) -> None:
    """Add a line to a cell, in its first paragraph where that is empty."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(12)


def _add_rule(cell: "_Cell", indent: float) -> None:
    """Add a line in the middle of a cell, in millimetres from its sides."""
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    border = element("w:pBdr", {})
    border.append(element("w:bottom", {"w:val": "single", "w:sz": "6", "w:space": "0", "w:color": "000000"}))
    paragraph._p.get_or_add_pPr().append(border)
    paragraph_format = paragraph.paragraph_format
    paragraph_format.left_indent = paragraph_format.right_indent = Mm(indent - _CELL_MARGIN)
    paragraph_format.space_after, paragraph_format.line_spacing = Pt(0), Pt(4)
