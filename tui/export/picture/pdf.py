"""A picture as PDF: lines and letters, not points, so that it prints sharp and its words can be found."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from tui.export.picture import Picture
from tui.export.picture.font import font_file
from tui.export.picture.layout import FAMILY, FONT_SIZE, letters_of, rectangles_of, size_of

if TYPE_CHECKING:
    from typst import Compiler

_DOCUMENT = b"""
#let drawing = json(bytes(sys.inputs.picture))
#let point = 0.75pt
#set document(title: drawing.title, description: drawing.description, keywords: drawing.keywords, date: none)
#set page(width: drawing.size.at(0) * point, height: drawing.size.at(1) * point, margin: 0pt, fill: rgb(drawing.paper))
#set text(font: drawing.family, size: drawing.font_size * point, lang: drawing.language,
  hyphenate: false, ligatures: false, features: (calt: 0), top-edge: "baseline", bottom-edge: "baseline")
#for (x, y, width, height, fill, opacity) in drawing.rectangles {
  place(dx: x * point, dy: y * point, rect(width: width * point, height: height * point,
    fill: rgb(fill).transparentize((1 - opacity) * 100%)))
}
#for (x, y, ink, weight, underlined, letters) in drawing.letters {
  let shown = text(fill: rgb(ink), weight: weight, letters)
  place(dx: x * point, dy: y * point, if underlined { underline(shown) } else { shown })
}
"""


def pdf(picture: Picture) -> bytes:
    """Return a picture as a PDF of one page of its size."""
    drawing = msgspec.json.encode(_data(picture)).decode()
    file = _compiler().compile(_DOCUMENT, format="pdf", sys_inputs={"picture": drawing})
    assert isinstance(file, bytes)
    return file


def _data(picture: Picture) -> dict[str, object]:
    facts = picture.facts
    return {
        "title": facts.title,
        "description": "\n".join(part for part in (facts.description, facts.source) if part),
        "keywords": (facts.as_of, facts.software),
        "language": facts.language,
        "paper": picture.paper,
        "family": FAMILY,
        "font_size": FONT_SIZE,
        "size": size_of(picture),
        "rectangles": list(rectangles_of(picture)),
        "letters": [
            (x, y, look.ink or picture.ink, 700 if look.bold else 400, look.underline, look.text)
            for x, y, look in letters_of(picture)
        ],
    }


@cache
def _compiler() -> "Compiler":
    """Return what sets documents, with no font but ours."""
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_file().parent)])
    return Compiler(font_paths=fonts, ignore_system_fonts=True)
