"""Pictures as PDF: lines and letters, not points, so that they print sharp and their words can be found."""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from tui.export.picture import Album, Picture
from tui.export.picture.font import font_file
from tui.export.picture.layout import FAMILY, FONT_SIZE, letters_of, rectangles_of, size_of

if TYPE_CHECKING:
    from typst import Compiler

_DOCUMENT = b"""
#let file = json(bytes(sys.inputs.file))
#let point = 0.75pt
#set document(title: file.title, description: file.description, keywords: file.keywords, date: none)
#set text(font: file.family, size: file.font_size * point, lang: file.language,
  hyphenate: false, ligatures: false, features: (calt: 0), top-edge: "baseline", bottom-edge: "baseline")
#for drawing in file.drawings {
  page(width: drawing.size.at(0) * point, height: drawing.size.at(1) * point, margin: 0pt, fill: rgb(drawing.paper), {
    for (x, y, width, height, fill, opacity) in drawing.rectangles {
      place(dx: x * point, dy: y * point, rect(width: width * point, height: height * point,
        fill: rgb(fill).transparentize((1 - opacity) * 100%)))
    }
    for (x, y, ink, weight, underlined, letters) in drawing.letters {
      let shown = text(fill: rgb(ink), weight: weight, letters)
      place(dx: x * point, dy: y * point, if underlined { underline(shown) } else { shown })
    }
  })
}
"""


def pdf(album: Album) -> bytes:
    """Return pictures as a PDF with a page of its size for each."""
    data = msgspec.json.encode(_data(album)).decode()
    file = _compiler().compile(_DOCUMENT, format="pdf", sys_inputs={"file": data})
    assert isinstance(file, bytes)
    return file


def _data(album: Album) -> dict[str, object]:
    facts = album.pictures[0].facts
    return {
        "title": album.title,
        "description": "\n".join(album.description),
        "keywords": (facts.as_of, facts.software),
        "language": facts.language,
        "family": FAMILY,
        "font_size": FONT_SIZE,
        "drawings": [_drawing(picture) for picture in album.pictures],
    }


def _drawing(picture: Picture) -> dict[str, object]:
    return {
        "paper": picture.paper,
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
