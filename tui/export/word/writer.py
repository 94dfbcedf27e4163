"""A document for Word: real headings, tables whose head is repeated, pictures with words, pages that are numbered."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from tui.blocks.page import Reference
from tui.export.document import Columns, Document, Element, Grid, Heading, NewPart, Paragraph, Points, Small
from tui.export.drawn import Picture
from tui.export.fitting import sheet_points
from tui.export.word.grids import add_blank_table, add_grid
from tui.export.word.inline import add_line, add_paragraph, add_picture
from tui.export.word.letterhead import add_letterhead
from tui.export.word.styles import ANNEX, COLUMN, SHEET, USUAL, StyleNames, set_page, set_sheet_styles, set_styles
from tui.export.word.xml import timeless
from tui.text import fit
from tui.wording import words_for

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.document import Document as WordDocument

_LONGEST_TITLE = 255
"""Letters Word allows in the title a file says of itself."""


def word(document: Document) -> bytes:
    """Return a document as the content of a DOCX file."""
    import docx

    word_document = docx.Document()
    _set_properties(word_document, document)
    set_page(word_document)
    set_styles(word_document, words_for(document.language).conventions.tag)
    names = USUAL
    if document.is_sheet:
        names = SHEET
        set_sheet_styles(word_document, sheet_points(document))
    if document.letterhead:
        add_letterhead(word_document, document.letterhead)
    _add_title(word_document, document)
    for element in document.elements:
        if isinstance(element, NewPart):
            names = ANNEX
        _add(word_document._body, element, document.language, names)
    if document.references:
        word_document.add_paragraph(document.references_heading, names.heading)
        _add_references(word_document, document.references, names.reference)
    content = io.BytesIO()
    word_document.save(content)
    return timeless(content.getvalue())


def _set_properties(word_document: "WordDocument", document: Document) -> None:
    """Say what the document is, and nothing of the machine or the hour it was written on."""
    properties = word_document.core_properties
    day = datetime(document.day.year, document.day.month, document.day.day)  # noqa: DTZ001
    properties.title, properties.language = (
        fit(document.title, _LONGEST_TITLE),
        words_for(document.language).conventions.tag,
    )
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = day


def _add_title(word_document: "WordDocument", document: Document) -> None:
    word_document.add_paragraph(document.title, "Sheet Title" if document.is_sheet else "Title")
    if document.context:
        word_document.add_paragraph(document.context, "Sheet Subtitle" if document.is_sheet else "Subtitle")


def _add(body: "BlockItemContainer", element: Element, language: str, names: StyleNames) -> None:
    match element:
        case Heading():
            _add_heading(body, element, names.heading)
        case Paragraph():
            add_line(body.add_paragraph(style=names.paragraph), element.line)
        case Small():
            add_line(body.add_paragraph(style="Small"), element.line)
        case NewPart():
            body.add_paragraph(element.title, "Title").paragraph_format.page_break_before = True
        case Points():
            for line in element.lines:
                add_line(add_paragraph(body, names.point), line)
        case Picture():
            add_picture(body.add_paragraph(style=names.paragraph), element, language)
        case Grid():
            add_grid(body, element, language, names)
        case Columns():
            _add_columns(body, element, language, names)
        case _:
            assert_never(element)


def _add_columns(body: "BlockItemContainer", columns: Columns, language: str, names: StyleNames) -> None:
    """Write parts into the cells of a table without lines, whose rows stay on one page."""
    in_column = names._replace(heading=COLUMN)
    for cell, part in zip(add_blank_table(body, columns), columns.parts, strict=False):
        for element in part:
            _add(cell, element, language, in_column)
        empty = cell.paragraphs[0]._p
        empty.getparent().remove(empty)
    add_paragraph(body, "Gap")


def _add_heading(body: "BlockItemContainer", heading: Heading, style: str) -> None:
    from docx.shared import Pt

    paragraph = body.add_paragraph(heading.text, style)
    if heading.qualifier:
        qualifier = paragraph.add_run(f"  {heading.qualifier}")
        qualifier.bold, qualifier.font.size = False, Pt(10)


def _add_references(word_document: "WordDocument", references: Sequence[Reference], style: str) -> None:
    for n, reference in enumerate(references, 1):
        paragraph = word_document.add_paragraph(f"[{n}]\t{reference.text}", style)
        if reference.address:
            paragraph.add_run(f" {reference.address}")
