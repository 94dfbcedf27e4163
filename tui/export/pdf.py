"""A document as PDF, set by typst with the fonts it brings: nothing of the machine's own goes in."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tui.errors import MissingExtra
from tui.export.document import Document, Element, Grid, Heading, Line, Paragraph, Points
from tui.export.drawn import Picture, svg_of
from tui.text import breakable

if TYPE_CHECKING:
    from typst import PDFStandard

_CELL_POINTS = 4.9
"""How wide a cell of a picture is."""


def pdf(shown: Document) -> bytes:
    """Return a document as PDF, fit for archives and screen readers unless it has a letter that no font here knows.

    Raises:
        MissingExtra: typst is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("pdf") from None

    from tui.export.picture.font import font_file

    template = files("tui.export").joinpath("document.typ").read_bytes()
    told = {"document": json.dumps(_data(shown))}
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_file().parent)])
    day = datetime(shown.day.year, shown.day.month, shown.day.day, tzinfo=UTC)

    def made(standards: list["PDFStandard"]) -> bytes:
        content = typst.compile(
            template,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs=told,
            timestamp=day,
            pdf_standards=standards,
        )
        assert isinstance(content, bytes)
        return content

    try:
        return made(["a-2a", "ua-1"])
    except typst.TypstError:
        return made([])


def _data(shown: Document) -> dict[str, Any]:
    return {
        "title": shown.title,
        "heading": breakable(shown.title),
        "context": breakable(shown.context),
        "language": shown.language,
        "day": [shown.day.year, shown.day.month, shown.day.day],
        "elements": [_element(each, shown.language) for each in shown.elements],
        "references": [{"text": breakable(each.text), "address": breakable(each.address)} for each in shown.references],
        "references_heading": shown.references_heading,
    }


def _element(element: Element, language: str) -> dict[str, Any]:
    if isinstance(element, Heading):
        return {"kind": "heading", "text": breakable(element.text), "qualifier": breakable(element.qualifier)}
    if isinstance(element, Paragraph):
        return {"kind": "paragraph", "pieces": _pieces(element.line)}
    if isinstance(element, Points):
        return {"kind": "points", "lines": [_pieces(line) for line in element.lines]}
    if isinstance(element, Picture):
        return _picture(element, language)
    return _grid(element, language)


def _grid(grid: Grid, language: str) -> dict[str, Any]:
    """Return a grid; columns of numbers and pictures, of weight 0, are as wide as what is in them."""
    return {
        "kind": "grid",
        "short": grid.is_short,
        "heads": [
            {
                "text": breakable(head.text),
                "right": head.right,
                "weight": 0 if head.right or head.picture else head.weight,
            }
            for head in grid.heads
        ],
        "rows": [[_cell(cell, language) for cell in row] for row in grid.rows],
    }


def _cell(cell: Line | Picture, language: str) -> dict[str, Any]:
    return _picture(cell, language) if isinstance(cell, Picture) else {"kind": "line", "pieces": _pieces(cell)}


def _pieces(line: Line) -> list[dict[str, Any]]:
    return [{"text": breakable(piece.text), "bold": piece.bold, "cited": piece.cited} for piece in line]


def _picture(picture: Picture, language: str) -> dict[str, Any]:
    return {
        "kind": "picture",
        "svg": svg_of(picture, language),
        "width": picture.columns * _CELL_POINTS,
        "alt": picture.alt,
    }
