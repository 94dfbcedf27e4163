"""A document for Word: real headings, tables whose head is repeated, pictures with words, pages that are numbered.

Face, margins and the place of the page number are those of official papers in Viet Nam.
"""

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tui.errors import MissingExtra
from tui.export.document import Document, Element, Grid, Heading, Line, Paragraph, Piece, Points
from tui.export.drawn import Picture, png_of
from tui.text import fit

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

_FACE = "Times New Roman"
_LONGEST_TITLE = 255
"""Letters Word allows in the title a file says of itself."""
_TEXT_WIDTH = 165
"""Millimetres between the margins."""
_CELL_POINTS = 4.9
"""How wide a cell of a picture is."""
_CELL_MARGIN = 3
"""Points left and right of what stands in a cell of a table."""
_LETTER_POINTS = 5.2
"""About how wide a digit of a table is."""
_LEAST_WORDS = 60
"""Points a column of words has at least, before the numbers must give way."""
_POINTS_A_MM = 72 / 25.4
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def word(shown: Document) -> bytes:
    """Return a document as the content of a DOCX file.

    Raises:
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("office") from None

    made = docx.Document()
    _describe(made, shown)
    _set_page(made)
    _set_styles(made, _LANGUAGES[shown.language])
    made.add_paragraph(shown.title, "Title")
    if shown.context:
        made.add_paragraph(shown.context, "Subtitle")
    for element in shown.elements:
        _add(made, element, shown.language)
    if shown.references:
        made.add_heading(shown.references_heading, 1)
        for n, each in enumerate(shown.references, 1):
            paragraph = made.add_paragraph(f"[{n}]\t{each.text}", "Reference")
            if each.address:
                paragraph.add_run().add_break()
                paragraph.add_run(each.address)
    content = io.BytesIO()
    made.save(content)
    return _timeless(content.getvalue())


def _describe(made: "WordDocument", shown: Document) -> None:
    """Say what the document is, and nothing of the machine or the hour it was made on."""
    about = made.core_properties
    day = datetime(shown.day.year, shown.day.month, shown.day.day)  # noqa: DTZ001
    about.title, about.language = fit(shown.title, _LONGEST_TITLE), _LANGUAGES[shown.language]
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = day


def _set_page(made: "WordDocument") -> None:
    """A4 with the page number in the middle of the top margin, none on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        else:
            run._r.append(_element("w:instrText", {"xml:space": "preserve"}, text))


def _set_styles(made: "WordDocument", language: str) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt

    for name in ("Reference", "Cell", "Gap"):
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles["Normal"]
    for name, size, bold, before, after in (
        ("Normal", 13, False, 0, 4),
        ("Title", 17, True, 0, 2),
        ("Subtitle", 11, False, 0, 6),
        ("Heading 1", 14, True, 14, 4),
        ("List Bullet", 13, False, 0, 3),
        ("Reference", 11, False, 0, 3),
        ("Cell", 10, False, 1, 1),
        ("Gap", 3, False, 0, 0),
    ):
        _set_style(made.styles[name], size, bold=bold)
        spacing = made.styles[name].paragraph_format
        spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.1
    hanging = made.styles["Reference"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Mm(10), Mm(-10)
    hanging.tab_stops.add_tab_stop(Mm(10))
    defaults = made.styles.element.find(".//" + _name("w:rPrDefault") + "/" + _name("w:rPr"))
    for old in defaults.findall(_name("w:lang")):
        defaults.remove(old)
    defaults.append(_element("w:lang", {"w:val": language, "w:eastAsia": language}))


def _set_style(style: Any, size: float, *, bold: bool) -> None:  # noqa: ANN401
    """Give a style our face in every script, black, upright, without a rule."""
    from docx.shared import Pt, RGBColor

    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    font.name = _FACE
    faces = style.element.rPr.rFonts
    for name in list(faces.attrib):
        del faces.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(_name(f"w:{script}"), _FACE)
    for tag in ("w:spacing", "w:kern"):
        for old in style.element.rPr.findall(_name(tag)):
            style.element.rPr.remove(old)
    if style.element.pPr is not None:
        for rule in style.element.pPr.findall(_name("w:pBdr")):
            style.element.pPr.remove(rule)


def _add(made: "WordDocument", element: Element, language: str) -> None:
    from docx.shared import Pt

    if isinstance(element, Heading):
        heading = made.add_heading(element.text, 1)
        if element.qualifier:
            qualifier = heading.add_run(f"  {element.qualifier}")
            qualifier.bold, qualifier.font.size = False, Pt(11)
    elif isinstance(element, Paragraph):
        _write(made.add_paragraph(), element.line)
    elif isinstance(element, Points):
        for line in element.lines:
            _write(_paragraph(made, "ListBullet"), line)
    elif isinstance(element, Picture):
        _draw(made.add_paragraph(), element, language)
    else:
        _add_grid(made, element, language)


def _paragraph(made: "WordDocument", style: str) -> "WordParagraph":
    """Return a new paragraph with a style by its id; looking it up by name takes most of the time of a document."""
    paragraph = made.add_paragraph()
    paragraph._p.style = style
    return paragraph


def _write(paragraph: "WordParagraph", line: Line) -> None:
    for piece in line:
        if piece.text:
            paragraph.add_run(piece.text).bold = piece.bold or None
        for number in piece.cited:
            cited = paragraph.add_run(f"\u202f[{number}]")
            cited.font.superscript = True


def _draw(paragraph: "WordParagraph", picture: Picture, language: str) -> None:
    from docx.shared import Pt

    shape = paragraph.add_run().add_picture(
        io.BytesIO(png_of(picture, language)), width=Pt(picture.columns * _CELL_POINTS)
    )
    shape._inline.docPr.set("descr", picture.alt)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")


def _add_grid(made: "WordDocument", grid: Grid, language: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    table = made.add_table(1 + len(grid.rows), len(grid.heads))
    table.autofit = False
    _rule(table, grid.name)
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))
    heads: tuple[Line | Picture, ...] = tuple(_bold(head.text) for head in grid.heads)
    rows = list(table.rows)
    for row, found in zip(rows, (heads, *grid.rows), strict=True):
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", {}))
        for cell, head, content in zip(row.cells, grid.heads, found, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.style = "Cell"
            paragraph.paragraph_format.keep_with_next = row is not rows[-1] and grid.is_short
            if head.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if isinstance(content, Picture):
                _draw(paragraph, content, language)
            else:
                _write(paragraph, content)
    _set_widths(table, grid)
    _paragraph(made, "Gap")


def _bold(text: str) -> Line:
    return (Piece(text, bold=True),)


def _set_widths(table: "WordTable", grid: Grid) -> None:
    """Give numbers and pictures the width they take, and share what is left of the page among the other columns."""
    from docx.shared import Mm

    taken = [_natural(grid, n) for n in range(len(grid.heads))]
    left = max(_TEXT_WIDTH * _POINTS_A_MM - sum(taken), _LEAST_WORDS * taken.count(0))
    weights = [0 if width else head.weight for width, head in zip(taken, grid.heads, strict=True)]
    shared = [width or left * weight / sum(weights) for width, weight in zip(taken, weights, strict=True)]
    scale = Mm(_TEXT_WIDTH) / sum(shared)
    for column, width in zip(table.columns, shared, strict=True):
        column.width = int(width * scale)
        for cell in column.cells:
            cell.width = column.width


def _natural(grid: Grid, n: int) -> float:
    """Return the points a column of numbers or pictures takes; 0 for one of words."""
    pictures = [each.columns for row in grid.rows if isinstance(each := row[n], Picture)]
    if pictures:
        return max(pictures) * _CELL_POINTS + 2 * _CELL_MARGIN
    return (grid.heads[n].weight + 1) * _LETTER_POINTS + 2 * _CELL_MARGIN if grid.heads[n].right else 0


def _rule(table: "WordTable", name: str) -> None:
    """Draw hairlines between rows, and name the table for those who listen."""
    about = table._tbl.tblPr
    borders = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        colour = "000000" if side != "insideH" else "BFBFBF"
        borders.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": colour}))
    about.append(borders)
    margins = _element("w:tblCellMar", {})
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", {"w:w": str(_CELL_MARGIN * 20), "w:type": "dxa"}))
    about.append(margins)
    if name:
        about.append(_element("w:tblCaption", {"w:val": name}))


def _element(name: str, attributes: dict[str, str], text: str = "") -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(_name(key), value)
    if text:
        made.text = text
    return made


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    made: str = qn(name)
    return made


def _timeless(content: bytes) -> bytes:
    """Return a zip file whose parts carry no time, so that the same page gives the same bytes."""
    again = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return again.getvalue()
