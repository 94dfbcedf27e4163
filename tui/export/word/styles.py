"""The paper of a Word document and its styles: face, margins and page numbers of official papers in Viet Nam."""

from typing import TYPE_CHECKING, Any, NamedTuple

from tui.export.document import CELL_SIZE, CELL_SIZE_IN_ANNEX, SHORT, SHORT_IN_ANNEX
from tui.export.word.xml import element, qualified

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

TEXT_WIDTH = 165
"""Millimetres between the margins."""
_FACE = "Times New Roman"


class _Style(NamedTuple):
    """A style of paragraphs; sizes and spaces in points."""

    name: str
    size: float
    before: float
    after: float
    bold: bool = False
    leading: float = 1.1


_STYLES = (
    _Style("Normal", 13, 0, 4),
    _Style("Title", 17, 0, 2, bold=True),
    _Style("Subtitle", 11, 0, 6),
    _Style("Heading 1", 14, 14, 4, bold=True),
    _Style("Heading 2", 11, 4, 1, bold=True),
    _Style("List Bullet", 13, 0, 3),
    _Style("Reference", 9, 0, 2),
    _Style("Small", 9, 4, 0, leading=1),
    _Style("Cell", CELL_SIZE, 1, 1),
    _Style("Gap", 3, 0, 0),
)
_OURS = ("Reference", "Small", "Cell", "Gap")
"""The styles Word does not bring."""


class StyleNames(NamedTuple):
    """The styles of a part of a document; those of points and of cells by their ids."""

    paragraph: str
    heading: str
    point: str
    cell: str = "Cell"
    reference: str = "Reference"
    kept_rows: int = SHORT
    """Up to how many rows of a table stay on one page."""


USUAL = StyleNames("Normal", "Heading 1", "ListBullet")
SHEET = StyleNames("Sheet", "Sheet Heading", "SheetPoint")
"""Those of a part that is to stand on one sheet."""
ANNEX = StyleNames("Annex", "Annex Heading", "AnnexPoint", "AnnexCell", "Annex Reference", kept_rows=SHORT_IN_ANNEX)
"""Those of the annex of a sheet."""
COLUMN = "Heading 2"
"""The style of headings within columns."""
_ANNEX_POINTS = 10.0
_POINT_INDENT = 5
"""Millimetres from the dot of a point to its words."""


def set_page(document: "WordDocument") -> None:
    """Set A4 with the page number in the middle of the top margin, none on the first page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in (_field_mark("begin"), element("w:instrText", {"xml:space": "preserve"}, "PAGE"), _field_mark("end")):
        paragraph.add_run()._r.append(part)


def set_styles(document: "WordDocument", language: str) -> None:
    """Give every style in use our face, size and spaces, and the document its language."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm

    styles = document.styles
    for name in _OURS:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for style in _STYLES:
        _apply(style, styles[style.name])
    hanging = styles["Reference"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Mm(8), Mm(-8)
    hanging.tab_stops.add_tab_stop(Mm(8))
    dotted = styles["List Bullet"].paragraph_format
    dotted.left_indent, dotted.first_line_indent = Mm(_POINT_INDENT), Mm(-_POINT_INDENT)
    dotted.tab_stops.add_tab_stop(Mm(_POINT_INDENT))
    defaults = styles.element.find(".//" + qualified("w:rPrDefault") + "/" + qualified("w:rPr"))
    _remove(defaults, "w:lang")
    defaults.append(element("w:lang", {"w:val": language, "w:eastAsia": language}))


def set_sheet_styles(document: "WordDocument", points: float) -> None:
    """Add the styles of a sheet, in letters of a size, and of its annex; made from the usual ones."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    styles = document.styles
    made_from = (
        ("Normal", _Style("Sheet", points, 0, 2)),
        ("Heading 1", _Style("Sheet Heading", points + 0.5, 6, 1, bold=True)),
        ("List Bullet", _Style("Sheet Point", points, 0, 1)),
        ("Title", _Style("Sheet Title", 15, 0, 2, bold=True)),
        ("Subtitle", _Style("Sheet Subtitle", 9.5, 0, 4)),
        ("Normal", _Style("Annex", _ANNEX_POINTS, 0, 2, leading=1)),
        ("Heading 1", _Style("Annex Heading", _ANNEX_POINTS + 1, 7, 1, bold=True)),
        ("List Bullet", _Style("Annex Point", _ANNEX_POINTS, 0, 1, leading=1)),
        ("Cell", _Style("Annex Cell", CELL_SIZE_IN_ANNEX, 0.5, 0.5, leading=1)),
        ("Reference", _Style("Annex Reference", 8, 0, 0, leading=1)),
    )
    for name, style in made_from:
        word_style = styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        word_style.base_style = styles[name]
        _apply(style, word_style)
        if name in ("Title", "Subtitle"):
            word_style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _apply(style: _Style, word_style: Any) -> None:  # noqa: ANN401
    """Give a style our face in every script, black, upright, without a rule."""
    from docx.shared import Pt, RGBColor

    font = word_style.font
    font.size, font.bold, font.italic = Pt(style.size), style.bold, False
    font.color.rgb = RGBColor(0, 0, 0)
    font.name = _FACE
    run_properties, paragraph_properties = word_style.element.rPr, word_style.element.pPr
    faces = run_properties.rFonts
    faces.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qualified(f"w:{script}"), _FACE)
    _remove(run_properties, "w:spacing", "w:kern")
    if paragraph_properties is not None:
        _remove(paragraph_properties, "w:pBdr")
    spacing = word_style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = (
        Pt(style.before),
        Pt(style.after),
        style.leading,
    )


def _remove(parent: "BaseOxmlElement", *names: str) -> None:
    for name in names:
        for child in parent.findall(qualified(name)):
            parent.remove(child)


def _field_mark(kind: str) -> Any:  # noqa: ANN401
    return element("w:fldChar", {"w:fldCharType": kind})
