"""A page in the style of a document as one file: SVG, PNG, or a PDF of one page of its size."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tui.export.page_document import document_of
from tui.export.picture.alternative import alternative
from tui.export.vector.page import draw_document
from tui.export.vector.shapes import Drawing
from tui.export.vector.svg import Description, svg
from tui.pages import page
from tui.pages.citations import credit
from tui.selection.context import PageContext

if TYPE_CHECKING:
    from typst import Compiler

_PAGE = b"""
#let file = json(bytes(sys.inputs.file))
#set document(title: file.title, description: file.description, date: none)
#set text(lang: file.language)
#set page(width: file.width * 1pt, height: file.height * 1pt, margin: 0pt)
#image(bytes(file.svg), format: "svg", width: 100%, alt: file.title)
"""


class DrawnPage(NamedTuple):
    """A page as a drawing, and what it says to those who do not see it."""

    drawing: Drawing
    description: Description

    @property
    def svg(self) -> str:
        """Its SVG."""
        return svg(self.drawing, self.description)


def drawn_page(context: PageContext) -> DrawnPage:
    """Return the page of a selection with its publishers below."""
    whole = page(context)
    page_credit = credit(context, whole)
    sources = context.words("picture.sources", named="; ".join(page_credit.publishers))
    foot = (*((sources,) if page_credit.publishers else ()), f"{page_credit.day} · {page_credit.program}")
    drawing = draw_document(document_of(context), foot)
    return DrawnPage(drawing, Description(page_credit.title, alternative(whole), context.words.language))


def pdf(drawn: DrawnPage) -> bytes:
    """Return a page as PDF; its words can be searched."""
    title, description, language = drawn.description
    width, height = drawn.drawing.width, drawn.drawing.height
    data = {
        "title": title,
        "description": description,
        "language": language,
        "width": width,
        "height": height,
        "svg": drawn.svg,
    }
    file = _compiler().compile(_PAGE, format="pdf", sys_inputs={"file": msgspec.json.encode(data).decode()})
    assert isinstance(file, bytes)
    return file


@cache
def _compiler() -> "Compiler":
    """Return what sets pages, with no font of the machine."""
    from typst import Compiler, Fonts

    return Compiler(font_paths=Fonts(include_system_fonts=False), ignore_system_fonts=True)
