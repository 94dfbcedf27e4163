"""A document as Markdown: what is data is never markup, pictures are text, references are a numbered list."""

import re
from typing import assert_never

from tui.blocks.page import Reference
from tui.export.document import (
    Document,
    Grid,
    GridCell,
    Heading,
    Line,
    NewPart,
    Paragraph,
    Points,
    Small,
    Unit,
)
from tui.export.drawn import Picture
from tui.export.tables import markdown_escaped, markdown_table

_ADDRESS = re.compile(r"[\w:/?#@!$&'()*+,;=.~%-]+")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown(document: Document) -> str:
    """Return a document as Markdown that ends in a newline."""
    parts = [*_letterhead(document), f"# {_text(document.title)}"]
    if document.context:
        parts.append(_text(document.context))
    parts += ["\n".join(_lines(element)) for element in document.in_reading_order]
    if document.references:
        parts.append(f"## {_text(document.references_heading)}")
        parts.append("\n".join(_reference(n, reference) for n, reference in enumerate(document.references, 1)))
    return "\n\n".join(parts) + "\n"


def _letterhead(document: Document) -> list[str]:
    head = document.letterhead
    if head is None:
        return []
    return [_text(line) for line in (*head.agency, head.country, head.motto, head.place_and_day) if line]


def _lines(element: Unit) -> list[str]:
    match element:
        case Heading():
            return [f"## {_text(element.text)}" + (f" ({_text(element.qualifier)})" if element.qualifier else "")]
        case NewPart():
            return [f"# {_text(element.title)}"]
        case Paragraph() | Small():
            return [_start(_line(element.line))]
        case Points():
            return [f"- {_start(_line(line))}" for line in element.lines]
        case Picture():
            return _fenced(element.text)
        case Grid():
            return _grid(element)
        case _:
            assert_never(element)


def _grid(grid: Grid) -> list[str]:
    columns = [n for n, head in enumerate(grid.heads) if not head.picture]
    rows = [[_plain(row[n]) for n in columns] for row in grid.rows]
    heads = tuple(grid.heads[n].text for n in columns)
    return markdown_table(heads, rows, [grid.heads[n].right for n in columns])


def _reference(n: int, reference: Reference) -> str:
    return f"{n}. {_text(reference.text)}" + (f" {_address(reference.address)}" if reference.address else "")


def _plain(cell: GridCell) -> str:
    return "" if isinstance(cell, Picture) else "".join(piece.text + _cited(piece.cited) for piece in cell)


def _line(line: Line) -> str:
    parts = []
    for piece in line:
        bare = piece.text.strip()
        text = piece.text.replace(bare, f"**{_text(bare)}**") if piece.bold and bare else _spaced(piece.text)
        parts.append(text + _cited(piece.cited).replace("[", r"\[").replace("]", r"\]"))
    return "".join(parts).strip()


def _spaced(text: str) -> str:
    """Return text escaped, with the blanks at its ends."""
    bare = _text(text)
    return (" " if text[:1] == " " else "") + bare + (" " if bare and text[-1:] == " " else "")


def _cited(numbers: tuple[int, ...]) -> str:
    return "".join(f" [{number}]" for number in numbers)


def _text(text: str) -> str:
    return markdown_escaped(text)


def _start(line: str) -> str:
    """Return a line that begins no list and no heading."""
    return _LINE_START.sub(lambda start: f"{start[1]}\\{start[2]}" if start[1] else f"\\{start[3]}", line)


def _fenced(text: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", text, fence]


def _address(address: str) -> str:
    return f"<{address}>" if _ADDRESS.fullmatch(address) else _text(address)
