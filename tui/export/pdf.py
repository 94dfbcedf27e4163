"""A document as PDF, set by typst with the fonts it brings: nothing of the machine's own goes in."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, assert_never

from tui.export.columns import GAP
from tui.export.document import (
    CELL_SIZE_IN_ANNEX,
    SHORT_IN_ANNEX,
    Columns,
    Document,
    Element,
    Grid,
    GridCell,
    Head,
    Heading,
    Line,
    NewPart,
    Paragraph,
    Points,
    Small,
)
from tui.export.drawn import Picture, svg_of
from tui.export.fitting import sheet_points
from tui.export.grid_widths import column_widths
from tui.export.vector.chart import WIDTH
from tui.text import breakable


def pdf(document: Document) -> bytes:
    """Return a document as PDF, fit for archives and screen readers unless it has a letter that no font here knows."""
    import typst

    from tui.export.picture.font import font_file

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_file().parent)])
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    template = files("tui.export").joinpath("document.typ").read_bytes()
    content = {"document": json.dumps(_data(document))}
    day = datetime(document.day.year, document.day.month, document.day.day, tzinfo=UTC)
    try:
        file = compiler.compile(template, sys_inputs=content, timestamp=day, pdf_standards=["a-2a", "ua-1"])
    except typst.TypstError:
        file = compiler.compile(template, sys_inputs=content, timestamp=day)
    assert isinstance(file, bytes)
    return file


def _data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "heading": breakable(document.title),
        "context": breakable(document.context),
        "language": document.language,
        "day": [document.day.year, document.day.month, document.day.day],
        "letterhead": document.letterhead._asdict() if document.letterhead else None,
        "points": sheet_points(document) if document.is_sheet else 0,
        "kept_in_annex": SHORT_IN_ANNEX,
        "cell_in_annex": CELL_SIZE_IN_ANNEX,
        "first": [_element(element, document.language) for element in document.first_part],
        "rest": [_element(element, document.language) for element in document.elements[len(document.first_part) :]],
        "references": [
            {"text": breakable(reference.text), "address": breakable(reference.address)}
            for reference in document.references
        ],
        "references_heading": document.references_heading,
    }


def _element(element: Element, language: str) -> dict[str, Any]:
    match element:
        case Heading():
            return {"kind": "heading", "text": breakable(element.text), "qualifier": breakable(element.qualifier)}
        case Paragraph():
            return {"kind": "paragraph", "pieces": _pieces(element.line)}
        case Small():
            return {"kind": "small", "pieces": _pieces(element.line)}
        case NewPart():
            return {"kind": "part", "text": breakable(element.title)}
        case Points():
            return {"kind": "points", "lines": [_pieces(line) for line in element.lines]}
        case Picture():
            return _picture(element, language)
        case Grid():
            return _grid(element, language)
        case Columns(across, parts):
            inner = [[_element(element, language) for element in part] for part in parts]
            return {"kind": "columns", "across": across, "gap": GAP, "parts": inner}
        case _:
            assert_never(element)


def _grid(grid: Grid, language: str) -> dict[str, Any]:
    return {
        "kind": "grid",
        "short": grid.is_short,
        "heads": [_head(head, language) for head in grid.heads],
        "widths": column_widths(grid, WIDTH),
        "rows": [[_cell(cell, language) for cell in row] for row in grid.rows],
    }


def _head(head: Head, language: str) -> dict[str, Any]:
    scale = _picture(head.scale, language) if head.scale else None
    return {"text": breakable(head.text), "right": head.right, "scale": scale}


def _cell(cell: GridCell, language: str) -> dict[str, Any]:
    return _picture(cell, language) if isinstance(cell, Picture) else {"kind": "line", "pieces": _pieces(cell)}


def _pieces(line: Line) -> list[dict[str, Any]]:
    return [{"text": breakable(piece.text), "bold": piece.bold, "cited": piece.cited} for piece in line]


def _picture(picture: Picture, language: str) -> dict[str, Any]:
    return {
        "kind": "picture",
        "svg": svg_of(picture, language),
        "width": picture.drawing.width,
        "alt": picture.alt,
    }
