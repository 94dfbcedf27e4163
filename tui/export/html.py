"""A document as one HTML file that asks nothing of the network and prints well on A4."""

from html import escape
from importlib.resources import files
from typing import assert_never

from tui.blocks.page import Reference
from tui.export.document import (
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
    Piece,
    Points,
    Small,
)
from tui.export.drawn import Picture, svg_of
from tui.text import ZERO_WIDTH_SPACE, breakable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(document: Document) -> str:
    """Return a document as HTML."""
    style = files("tui.export").joinpath("document.css").read_text(encoding="utf-8")
    body = "\n".join(_element(element, document.language) for element in document.elements)
    context = f'<p class="context">{escape(document.context)}</p>\n' if document.context else ""
    sheet = ' class="sheet"' if document.is_sheet else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<header>\n{_letterhead(document)}<h1{sheet}>{escape(document.title)}</h1>\n{context}</header>\n"
        f"<main>\n{body}\n</main>\n{_references(document)}</body>\n</html>\n"
    )


def _letterhead(document: Document) -> str:
    """Return the head of an official paper: the agency on the left, the country on the right, place and day below."""
    head = document.letterhead
    if head is None:
        return ""
    *above, agency = map(escape, head.agency)
    superior = "".join(f"{line}<br>" for line in above)
    day = f'<p class="day">{escape(head.place_and_day)}</p>\n' if head.place_and_day else ""
    country = f"<p><strong>{escape(head.country)}<br><u>{escape(head.motto)}</u></strong></p>"
    return f'<div class="letterhead"><p>{superior}<strong>{agency}</strong></p>{country}</div>\n{day}'


def _element(element: Element, language: str) -> str:
    match element:
        case Heading():
            qualifier = f' <span class="qualifier">{escape(element.qualifier)}</span>' if element.qualifier else ""
            return f"<h2>{escape(element.text)}{qualifier}</h2>"
        case Paragraph():
            return f"<p>{_line(element.line)}</p>"
        case Small():
            return f'<p class="small">{_line(element.line)}</p>'
        case NewPart():
            return f'<h1 class="part">{escape(element.title)}</h1>'
        case Points():
            points = "\n".join(f"<li>{_line(line)}</li>" for line in element.lines)
            return f"<ul>\n{points}\n</ul>"
        case Picture():
            return f"<figure>{_picture(element, language)}</figure>"
        case Grid():
            return _grid(element, language)
        case Columns():
            return _columns(element, language)
        case _:
            assert_never(element)


def _columns(columns: Columns, language: str) -> str:
    parts = ("\n".join(_element(element, language) for element in part) for part in columns.parts)
    sections = "\n".join(f"<section>\n{part}\n</section>" for part in parts)
    return f'<div class="columns" style="--count:{columns.across}">\n{sections}\n</div>'


def _grid(grid: Grid, language: str) -> str:
    heads = "".join(
        f'<th scope="col"{_alignment(head)}>{escape(head.text)}{_scale(head, language)}</th>'
        if head.text
        else "<td></td>"
        for head in grid.heads
    )
    rows = "\n".join(_row(grid, row, language) for row in grid.rows)
    label = f' aria-label="{escape(grid.name)}"' if grid.name else ""
    short = ' class="short"' if grid.is_short else ""
    return f"<table{short}{label}>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _scale(head: Head, language: str) -> str:
    return f"<br>{_picture(head.scale, language)}" if head.scale else ""


def _row(grid: Grid, row: tuple[GridCell, ...], language: str) -> str:
    """Return a row; its first words name it."""
    named = next((n for n, head in enumerate(grid.heads) if not head.right and not head.picture), -1)
    parts = []
    for n, (head, cell) in enumerate(zip(grid.heads, row, strict=True)):
        content = _picture(cell, language) if isinstance(cell, Picture) else _line(cell)
        tag, scope = ("th", ' scope="row"') if n == named else ("td", "")
        parts.append(f"<{tag}{scope}{_alignment(head)}>{content}</{tag}>")
    return f"<tr>{''.join(parts)}</tr>"


def _alignment(head: Head) -> str:
    return ' class="number"' if head.right else ""


def _line(line: Line) -> str:
    return "".join(_piece(piece) for piece in line)


def _piece(piece: Piece) -> str:
    text = _soft(piece.text)
    if piece.reference:
        text = f'<span id="n{piece.reference}">{text}</span>'
    if piece.spoken:
        text = f'<span role="img" aria-label="{escape(piece.spoken)}">{text}</span>'
    if piece.bold and piece.text:
        text = f"<strong>{text}</strong>"
    return text + "".join(f'<sup><a href="#n{number}">[{number}]</a></sup>' for number in piece.cited)


def _soft(text: str) -> str:
    """Return text escaped, with places where its long words may be broken."""
    return escape(breakable(text)).replace(ZERO_WIDTH_SPACE, "<wbr>")


def _picture(picture: Picture, language: str) -> str:
    """Return a picture in its width; inside HTML it needs no name space."""
    drawn = svg_of(picture, language).replace(' xmlns="http://www.w3.org/2000/svg"', "")
    return f'<span class="picture" style="width:{picture.drawing.width:g}pt">{drawn.strip()}</span>'


def _references(document: Document) -> str:
    if not document.references:
        return ""
    entries = "\n".join(_reference(n, reference) for n, reference in enumerate(document.references, 1))
    heading = escape(document.references_heading)
    return f'<footer>\n<h2>{heading}</h2>\n<ol class="references">\n{entries}\n</ol>\n</footer>\n'


def _reference(n: int, reference: Reference) -> str:
    address = f"<br>{_soft(reference.address)}" if reference.address else ""
    return f'<li id="n{n}">{_soft(reference.text)}{address}</li>'
