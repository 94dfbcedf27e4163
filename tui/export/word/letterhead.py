"""The head of an official paper in Word: the agency on the left, the country on the right, place and day below."""

from typing import TYPE_CHECKING

from tui.export.document import Letterhead
from tui.export.word.styles import TEXT_WIDTH

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Cell

_AGENCY_WIDTH = 66
"""Millimetres of the column of the agency."""


def add_letterhead(document: "WordDocument", head: Letterhead) -> None:
    """Write the head over a document."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    table = document.add_table(1, 2)
    table.autofit = False
    left, right = table.rows[0].cells
    for cell, width in ((left, _AGENCY_WIDTH), (right, TEXT_WIDTH - _AGENCY_WIDTH)):
        cell.width = Mm(width)
    for line in head.agency[:-1]:
        _add_line(left, line)
    _add_line(left, head.agency[-1], bold=True)
    _add_line(right, head.country, bold=True)
    _add_line(right, head.motto, bold=True, underlined=True)
    place_and_day = document.add_paragraph()
    place_and_day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    place_and_day.paragraph_format.space_before = Pt(6)
    place_and_day.add_run(head.place_and_day).italic = True


def _add_line(cell: "_Cell", text: str, *, bold: bool = False, underlined: bool = False) -> None:
    """Add a line to a cell, in its first paragraph where that is empty."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0] if not cell.paragraphs[0].text else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    run = paragraph.add_run(text)
    run.bold, run.underline, run.font.size = bold, underlined or None, Pt(12)
