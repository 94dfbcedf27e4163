"""A document as PDF, set by typst with the fonts it brings: nothing of the machine's own goes in."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any, assert_never

from tui.export.document import (
    Document,
    Element,
    Grid,
    GridCell,
    Heading,
    Line,
    NewPart,
    Paragraph,
    Points,
    Small,
)
from tui.export.drawn import Picture, svg_of
from tui.export.fitting import PAGE_WIDTH, sheet_points
from tui.text import breakable

_LETTER_POINTS, _INSET = 4.7, 4
"""About how wide a digit of a table is, and what stands free at its sides."""
_LEAST_WORDS = 70
"""Points a column of words has at least, before the numbers must give way."""


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
        case _:
            assert_never(element)


def _grid(grid: Grid, language: str) -> dict[str, Any]:
    return {
        "kind": "grid",
        "short": grid.is_short,
        "heads": _heads(grid),
        "rows": [[_cell(cell, language) for cell in row] for row in grid.rows],
    }


def _heads(grid: Grid) -> list[dict[str, Any]]:
    """Return the heads: numbers and pictures as wide as they are, words with their shares of what is left, but some."""
    pictures = [_pictures_width(grid, n) for n in range(len(grid.heads))]
    numbers = [
        0 if picture or not (head.right or head.picture) else _numbers_width(grid, n)
        for n, (head, picture) in enumerate(zip(grid.heads, pictures, strict=True))
    ]
    words = sum(not width for width in map(sum, zip(pictures, numbers, strict=True)))
    room = PAGE_WIDTH - _LEAST_WORDS * words - sum(pictures)
    scale = min(1, room / sum(numbers)) if any(numbers) else 1
    return [
        {"text": breakable(head.text), "right": head.right, "weight": head.weight, "width": picture + number * scale}
        for head, picture, number in zip(grid.heads, pictures, numbers, strict=True)
    ]


def _pictures_width(grid: Grid, n: int) -> float:
    """Return the points that the pictures of a column take; 0 where it has none."""
    widths = [cell.drawing.width for row in grid.rows if isinstance(cell := row[n], Picture)]
    return max(widths) + 2 * _INSET if widths else 0


def _numbers_width(grid: Grid, n: int) -> float:
    """Return the points that the cells and the words of the head of a column take."""
    longest = max(map(len, (*grid.heads[n].text.split(), *(_letters(row[n]) for row in grid.rows))), default=0)
    return (longest + 1) * _LETTER_POINTS + 2 * _INSET


def _letters(cell: GridCell) -> str:
    """Return the text of a cell; the numbers of its sources, which are small, take half of their letters."""
    if isinstance(cell, Picture):
        return ""
    return "".join(piece.text + " " * sum(1 + len(str(number)) for number in piece.cited) for piece in cell)


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
