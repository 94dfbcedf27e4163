"""A document as Markdown: what is data is never markup, pictures are text, references are a numbered list."""

import re

from tui.export.document import Document, Element, Grid, Heading, Line, Paragraph, Points
from tui.export.drawn import Picture
from tui.export.tables import markdown_escaped, markdown_table

_ADDRESS = re.compile(r"[\w:/?#@!$&'()*+,;=.~%-]+")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def markdown(shown: Document) -> str:
    """Return a document as Markdown that ends in a newline."""
    parts = [f"# {_text(shown.title)}"]
    if shown.context:
        parts.append(_text(shown.context))
    parts += ["\n".join(_lines(element)) for element in shown.elements]
    if shown.references:
        parts.append(f"## {_text(shown.references_heading)}")
        parts.append(
            "\n".join(
                f"{n}. {_text(each.text)}" + (f" {_address(each.address)}" if each.address else "")
                for n, each in enumerate(shown.references, 1)
            )
        )
    return "\n\n".join(parts) + "\n"


def _lines(element: Element) -> list[str]:
    if isinstance(element, Heading):
        return [f"## {_text(element.text)}" + (f" ({_text(element.qualifier)})" if element.qualifier else "")]
    if isinstance(element, Paragraph):
        return [_start(_line(element.line))]
    if isinstance(element, Points):
        return [f"- {_start(_line(line))}" for line in element.lines]
    if isinstance(element, Picture):
        return _fenced(element.text)
    return _grid(element)


def _grid(grid: Grid) -> list[str]:
    kept = [n for n, head in enumerate(grid.heads) if not head.picture]
    rows = [[_plain(row[n]) for n in kept] for row in grid.rows]
    heads = tuple(grid.heads[n].text for n in kept)
    return markdown_table(heads, rows, [grid.heads[n].right for n in kept])


def _plain(cell: Line | Picture) -> str:
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
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", line)


def _fenced(text: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", text, fence]


def _address(address: str) -> str:
    return f"<{address}>" if _ADDRESS.fullmatch(address) else _text(address)
