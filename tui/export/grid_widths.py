"""How wide the columns of a grid are, from what is in them, and how a grid wider than the page is continued."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.export.document import Grid, GridCell
from tui.export.drawn import Picture
from tui.export.vector.letters import text_width

_BESIDE = 0.8
"""The room left and right of what stands in a grid, in sizes of its letters."""
_UNBROKEN = 90.0
"""Up to how many points names and numbers stand in one line."""
_LONGEST = 0.75
"""The part of the page a column takes before others must break their lines for it."""
_CITED = 0.72
"""The size of the raised number of a source against the words before it."""


class _Extent(NamedTuple):
    """The points a column takes with words broken into lines, with short ones unbroken, and with none broken."""

    least: float
    unbroken: float
    whole: float


def column_widths(grid: Grid, width: float) -> list[float]:
    """Return the points of each column so that all together have a width; no word is broken where that is possible."""
    extents = [_extent(grid, n, width) for n in range(len(grid.heads))]
    least, unbroken, whole = (sum(sizes) for sizes in zip(*extents, strict=True))
    if whole <= width:
        wordy = [not head.right and not head.picture for head in grid.heads]
        share = (width - whole) / (sum(wordy) or len(extents))
        return [
            extent.whole + share * (is_wordy or not any(wordy)) for extent, is_wordy in zip(extents, wordy, strict=True)
        ]
    if unbroken <= width:
        share = (width - unbroken) / (whole - unbroken)
        return [extent.unbroken + share * (extent.whole - extent.unbroken) for extent in extents]
    if least <= width:
        share = (width - least) / (unbroken - least)
        return [extent.least + share * (extent.unbroken - extent.least) for extent in extents]
    return [extent.least * width / least for extent in extents]


def parts_of(grid: Grid, width: float) -> list[Grid]:
    """Return a grid as one or, where its columns do not fit a width, as several that repeat the column of its names."""
    extents = [_extent(grid, n, width) for n in range(len(grid.heads))]
    if sum(extent.least for extent in extents) <= width:
        return [grid]
    name = _name_column(grid)
    parts: list[list[int]] = [[]]
    left = width
    for n, extent in enumerate(extents):
        if extent.unbroken > left and any(column != name for column in parts[-1]):
            parts.append([] if n == name else [name])
            left = width - (0 if n == name else extents[name].unbroken)
        parts[-1].append(n)
        left -= extent.unbroken
    return [of_columns(grid, columns) for columns in parts]


def _name_column(grid: Grid) -> int:
    return next((n for n, head in enumerate(grid.heads) if not head.right and not head.picture), 0)


def of_columns(grid: Grid, columns: Sequence[int]) -> Grid:
    """Return a grid of some columns of a grid, by their numbers."""
    rows = tuple(tuple(row[n] for n in columns) for row in grid.rows)
    return grid._replace(heads=tuple(grid.heads[n] for n in columns), rows=rows)


def _extent(grid: Grid, n: int, width: float) -> _Extent:
    """Return the extent of a column with its margins; it counts as no wider than a part of the page."""
    head, size = grid.heads[n], grid.size
    longest_unbroken = _UNBROKEN if head.right or n == _name_column(grid) else 0.0
    extents = [_cell_extent(row[n], size, longest_unbroken) for row in grid.rows]
    heading = text_width(head.text, size, bold=True)
    longest = max(text_width(word, size, bold=True) for word in head.text.split(" "))
    extents.append(_Extent(longest, longest, heading))
    if head.scale:
        extents.append(_cell_extent(head.scale, size, 0.0))
    least, unbroken, whole = (max(sizes) + _BESIDE * size for sizes in zip(*extents, strict=True))
    return _Extent(least, unbroken, max(unbroken, min(whole, width * _LONGEST)))


def _cell_extent(cell: GridCell, size: float, longest_unbroken: float) -> _Extent:
    if isinstance(cell, Picture):
        return _Extent(*[cell.drawing.width] * 3)
    cited = [sum(text_width(f" [{n}]", size * _CITED) for n in piece.cited) for piece in cell]
    text = "".join(piece.text for piece in cell)
    is_bold = any(piece.bold for piece in cell)
    longest = max(text_width(word, size, bold=is_bold) for word in text.split(" ")) + (cited[-1] if cited else 0)
    whole = text_width(text, size, bold=is_bold) + sum(cited)
    return _Extent(longest, whole if whole <= longest_unbroken else longest, whole)
