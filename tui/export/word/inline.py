"""What stands in a paragraph of Word: words with the numbers of their sources, and pictures."""

import io
from typing import TYPE_CHECKING

from tui.export.document import Line
from tui.export.drawn import CELL_POINTS, Picture, png_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph


def add_paragraph(document: "WordDocument", style: str) -> "Paragraph":
    """Return a new paragraph with a style by its id; looking it up by name takes most of the time of a document."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style
    return paragraph


def add_line(paragraph: "Paragraph", line: Line) -> None:
    """Write words, the numbers of their sources raised."""
    for piece in line:
        if piece.text:
            paragraph.add_run(piece.text).bold = piece.bold or None
        for number in piece.cited:
            paragraph.add_run(f"\u202f[{number}]").font.superscript = True


def add_picture(paragraph: "Paragraph", picture: Picture, language: str) -> None:
    """Put in a picture with its words."""
    from docx.shared import Pt

    points = io.BytesIO(png_of(picture, language))
    shape = paragraph.add_run().add_picture(points, width=Pt(picture.columns * CELL_POINTS))
    shape._inline.docPr.set("descr", picture.alt)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
