"""A picture as PDF: lines and letters, not points, so that it prints sharp and its words can be found."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from tui.errors import MissingExtra
from tui.export.picture import Picture
from tui.export.picture.font import font_file
from tui.export.picture.layout import FAMILY, FONT_SIZE, letters_of, rectangles_of, size_of

if TYPE_CHECKING:
    from typst import Compiler

_DOCUMENT = b"""
#let told = json(bytes(sys.inputs.picture))
#let point = 0.75pt
#set document(title: told.title, description: told.description, keywords: told.keywords, date: none)
#set page(width: told.size.at(0) * point, height: told.size.at(1) * point, margin: 0pt, fill: rgb(told.paper))
#set text(font: told.family, size: told.font_size * point, lang: told.language, hyphenate: false, ligatures: false,
  features: (calt: 0), top-edge: "baseline", bottom-edge: "baseline")
#for (x, y, width, height, fill, opacity) in told.rectangles {
  place(dx: x * point, dy: y * point, rect(width: width * point, height: height * point,
    fill: rgb(fill).transparentize((1 - opacity) * 100%)))
}
#for (x, y, ink, weight, underlined, letters) in told.letters {
  let shown = text(fill: rgb(ink), weight: weight, letters)
  place(dx: x * point, dy: y * point, if underlined { underline(shown) } else { shown })
}
"""


def pdf(picture: Picture) -> bytes:
    """Return a picture as a PDF of one page of its size.

    Raises:
        MissingExtra: typst is not installed.
    """
    told = msgspec.json.encode(_told(picture)).decode()
    made = _compiler().compile(_DOCUMENT, format="pdf", sys_inputs={"picture": told})
    assert isinstance(made, bytes)
    return made


def _told(picture: Picture) -> dict[str, object]:
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
    try:
        from typst import Compiler, Fonts
    except ImportError:
        raise MissingExtra("pdf") from None
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_file().parent)])
    return Compiler(font_paths=fonts, ignore_system_fonts=True)
