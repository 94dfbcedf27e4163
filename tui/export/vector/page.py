"""A document as one drawing: its headings and drawings, or all of it where it has none."""

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from tui.export.columns import GAP, column_width
from tui.export.document import (
    CELL_SIZE,
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
from tui.export.drawn import Picture
from tui.export.grid_widths import column_widths
from tui.export.vector.chart import WIDTH
from tui.export.vector.letters import text_width, wrapped_text
from tui.export.vector.shapes import Anchor, Box, Drawing, Label, Path, Shape, Stroke, moved

_MARGIN = 18.0
_TITLE, _HEADING, _WORDS, _SMALL = 15.0, 12.0, 11.0, 9.0
_LEADING = 1.25
"""The distance of lines against the size of their letters."""
_INSET = 4.0


def draw_document(document: Document, foot: Sequence[str] = ()) -> Drawing:
    """Return a document as a drawing as wide as the text of a page of A4 and as high as it needs, with lines below."""
    setter = _Setter(_MARGIN, _MARGIN, WIDTH)
    setter.write(document.title, _TITLE, bold=True)
    setter.write(document.context, _SMALL, ink="quiet")
    for element in _pictured(document.elements) or document.elements:
        setter.add(element)
    setter.y += 4
    for line in foot:
        setter.write(line, _SMALL, ink="quiet")
    width, height = WIDTH + 2 * _MARGIN, setter.y + _MARGIN
    return Drawing(width, height, (Box(0, 0, width, height, "background"), *setter.shapes))


def _pictured(elements: tuple[Element, ...]) -> list[Element]:
    """Return the charts or, without any, all drawings and grids with drawings, each after what it is of."""
    charts_only = any(_is_chart(element) for element in elements)
    chosen: list[Element] = []
    heading: Heading | None = None
    for before, element in pairwise((None, *elements)):
        match element:
            case Heading():
                heading = element
            case Columns(across, parts) if _is_chart(element):
                chosen.append(Columns(across, tuple(tuple(_pictured(part)) for part in parts)))
            case Picture() if not charts_only and isinstance(before, Paragraph):
                chosen += [before, element]
            case Picture() if element.figures or not charts_only:
                chosen += [heading, element] if heading else [element]
                heading = None
            case Grid() if not charts_only and any(head.picture for head in element.heads):
                chosen += [heading, element] if heading else [element]
                heading = None
            case _:
                pass
    return chosen


def _is_chart(element: Element) -> bool:
    """Whether an element is a chart, or has one in a column."""
    match element:
        case Picture(figures=figures):
            return bool(figures)
        case Columns(parts=parts):
            return any(_is_chart(inner) for part in parts for inner in part)
        case _:
            return False


class _Setter:
    """Sets elements below each other, from a place on, in a width."""

    def __init__(self, x: float, y: float, width: float) -> None:
        self.shapes: list[Shape] = []
        self.x, self.y, self.width = x, y, width

    def add(self, element: Element) -> None:
        """Set an element."""
        match element:
            case Heading():
                self.y += 8
                self.write(element.text, _HEADING, bold=True)
                self._add_qualifier(element)
            case NewPart():
                self.y += 16
                self.write(element.title, _TITLE, bold=True)
            case Paragraph():
                self.write(_plain(element.line), _WORDS)
            case Small():
                self.write(_plain(element.line), _SMALL)
            case Points():
                for line in element.lines:
                    self.write(f"• {_plain(line)}", _WORDS)
            case Picture():
                self._draw(element.drawing, self.x, self.y)
                self.y += element.drawing.height + 6
            case Grid():
                self._add_grid(element)
            case Columns():
                self._add_columns(element)
            case _:
                assert_never(element)

    def _add_columns(self, columns: Columns) -> None:
        """Set the parts row by row, each row below the highest part of the one before."""
        width = column_width(columns.across)
        for first in range(0, len(columns.parts), columns.across):
            row = [_Setter(self.x + n * (width + GAP), self.y, width) for n in range(columns.across)]
            for setter, part in zip(row, columns.parts[first:], strict=False):
                for element in part:
                    setter.add(element)
                self.shapes += setter.shapes
            self.y = max(setter.y for setter in row) + 4

    def _add_qualifier(self, heading: Heading) -> None:
        """Set what is said behind a heading beside it, below where it has no room."""
        start = text_width(heading.text, _HEADING, bold=True) + 8
        if start + text_width(heading.qualifier, _SMALL) > self.width:
            self.write(heading.qualifier, _SMALL, ink="quiet")
        elif heading.qualifier:
            baseline = self.y - 3 - _HEADING * 0.3
            self.shapes.append(Label(self.x + start, baseline, heading.qualifier, "quiet", size=_SMALL))

    def write(self, text: str, size: float, *, ink: str = "text", bold: bool = False) -> None:
        """Set words over the whole width."""
        for line in wrapped_text(text, size, self.width, bold=bold) if text else ():
            self.y += size * _LEADING
            self.shapes.append(Label(self.x, self.y - size * 0.3, line, ink, size=size, bold=bold))
        self.y += 3 if text else 0

    def _add_grid(self, grid: Grid) -> None:
        widths = column_widths(grid, self.width)
        heads: list[GridCell] = [(Piece(head.text, bold=True),) for head in grid.heads]
        scales: list[GridCell] = [head.scale or () for head in grid.heads]
        self._add_row(grid.heads, heads, widths)
        if any(scales):
            self._add_row(grid.heads, scales, widths)
        self._add_rule(Stroke("text", 0.8))
        for row in grid.rows:
            self._add_row(grid.heads, row, widths)
            self._add_rule(Stroke("track", 0.5))
        self.y += 6

    def _add_row(self, heads: Sequence[Head], row: Sequence[GridCell], widths: Sequence[float]) -> None:
        """Set the cells of a row beside each other."""
        x, height = self.x, 0.0
        for head, cell, width in zip(heads, row, widths, strict=True):
            if isinstance(cell, Picture):
                self._draw(cell.drawing, x + _INSET, self.y + 2)
                height = max(height, cell.drawing.height)
            else:
                labels = _cell_labels(head, cell, width)
                self.shapes += (moved(label, (x, self.y)) for label in labels)
                height = max(height, len(labels) * CELL_SIZE * _LEADING)
            x += width
        self.y += height

    def _add_rule(self, stroke: Stroke) -> None:
        self.y += 3
        self.shapes.append(Path(((self.x, self.y), (self.x + self.width, self.y)), stroke))
        self.y += 3

    def _draw(self, drawing: Drawing, x: float, y: float) -> None:
        self.shapes += (moved(shape, (x, y)) for shape in drawing.shapes)


def _cell_labels(head: Head, cell: Line, width: float) -> list[Label]:
    """Return the lines of a cell from its upper left corner; bold where all of it is."""
    bold = bool(cell) and all(piece.bold for piece in cell)
    anchor: Anchor
    place, anchor = (width - _INSET, "end") if head.right else (_INSET, "start")
    lines = wrapped_text(_plain(cell), CELL_SIZE, width - 2 * _INSET, bold=bold) if cell else []
    baselines = [n * CELL_SIZE * _LEADING - CELL_SIZE * 0.3 for n in range(1, len(lines) + 1)]
    return [
        Label(place, baseline, line, "text", anchor, CELL_SIZE, bold)
        for baseline, line in zip(baselines, lines, strict=True)
    ]


def _plain(line: Line) -> str:
    return "".join(piece.text for piece in line)
