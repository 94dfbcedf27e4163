"""What stands in a paragraph of Word: words with the numbers of their sources, and pictures."""

import io
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tui.export.document import Line
from tui.export.drawn import Picture, png_of, svg_of

if TYPE_CHECKING:
    from docx.blkcntnr import BlockItemContainer
    from docx.opc.part import Part
    from docx.text.paragraph import Paragraph

_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""What Word calls the vectors behind a picture of points."""
_SVG_NAMES = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def add_paragraph(body: "BlockItemContainer", style: str) -> "Paragraph":
    """Return a new paragraph with a style by its id; looking it up by name takes most of the time of a document."""
    paragraph = body.add_paragraph()
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
    """Put in a picture with its words: as vectors, and as points for what reads none."""
    from docx.shared import Pt

    points = io.BytesIO(png_of(picture, language))
    shape = paragraph.add_run().add_picture(points, width=Pt(picture.drawing.width))
    shape._inline.docPr.set("descr", picture.alt)
    shape._inline.docPr.set("title", picture.title)
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")
    _add_vectors(paragraph, shape._inline.graphic.graphicData.pic.blipFill.blip, svg_of(picture, language))


def _add_vectors(paragraph: "Paragraph", blip: Any, drawing: str) -> None:  # noqa: ANN401
    """Name the vectors a picture of points stands for."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    key = paragraph.part.relate_to(_vector_part(paragraph.part, drawing.encode("utf-8")), RELATIONSHIP_TYPE.IMAGE)
    extension = f'<a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG_NAMES}" r:embed="{key}"/></a:ext>'
    blip.append(parse_xml(f"<a:extLst {nsdecls('a', 'r')}>{extension}</a:extLst>"))


def _vector_part(body: "Part", content: bytes) -> "Part":
    """Return the part of a package that holds a drawing, the same one for the same drawing."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name = PackURI(f"/word/media/{sha256(content).hexdigest()[:16]}.svg")
    targets = (relation.target_part for relation in body.rels.values() if not relation.is_external)
    existing = next((target for target in targets if target.partname == name), None)
    return existing or Part(name, "image/svg+xml", content, body.package)
