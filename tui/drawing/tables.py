"""Tables: columns that give way by priority, pictures in cells, numbers to the right."""

from msgspec.structs import replace

from tui.drawing.lines import Drawing, Item, Line, Span, cell, wrapped
from tui.drawing.pictures import picture_line
from tui.pages.blocks import Cell, Column, Figure, Row, Table, Tone
from tui.pages.marks import FLAGS
from tui.text import cells

_GAP = 2
_PICTURE = (10, 40)
"""The narrowest and the widest column of pictures."""
_MEASURED_ROWS = 200


def draw_table(table: Table, width: int) -> Drawing:
    """Return a table drawn for a width, its headings first."""
    if not table.count:
        return Drawing(wrapped((table.empty,), width, "quiet"), [])
    rows = [_hung(row, hangs) for row in table.rows] if any(hangs := _hangs(table)) else table.rows
    widths = column_widths(table.columns, rows[:_MEASURED_ROWS], width)
    lines = [_heading(table.columns, widths)]
    lines += [_row(row, table.columns, widths) for row in rows]
    items = [Item(n + 1, n + 2, row.opens, row.sources) for n, row in enumerate(rows)]
    return Drawing(lines, items)


def _hangs(table: Table) -> list[int]:
    """Return how many marks hang behind the numbers of each right-aligned column."""
    measured = [table.row(n) for n in range(min(table.count, _MEASURED_ROWS))]
    return [
        max((_flags(row.cells[n]) for row in measured), default=0) if column.right else 0
        for n, column in enumerate(table.columns)
    ]


def _flags(found: Cell) -> int:
    return len(found.text) - len(found.text.rstrip(FLAGS)) if isinstance(found, Figure) else 0


def _hung(row: Row, hangs: list[int]) -> Row:
    """Return a row whose digits align, with the marks outside them."""
    return replace(row, cells=tuple(_padded(found, hang) for found, hang in zip(row.cells, hangs, strict=True)))


def _padded(found: Cell, hang: int) -> Cell:
    missing = hang - _flags(found)
    if not isinstance(found, Figure) or missing <= 0 or "/" in found.text:
        return found
    return replace(found, text=found.text + " " * missing)


def column_widths(columns: tuple[Column, ...], rows: list[Row], width: int) -> list[int]:
    """Return the width of each column, 0 for one that had to give way."""
    natural = [_natural(column, [row.cells[n] for row in rows]) for n, column in enumerate(columns)]
    if sum(natural) + _GAP * (len(columns) - 1) > width:
        natural = [min(size, column.limit or size) for column, size in zip(columns, natural, strict=True)]
    least = [min(each, column.least) if column.stretch else each for column, each in zip(columns, natural, strict=True)]
    kept = set(range(len(columns)))
    for n in sorted(kept, key=lambda each: -columns[each].priority):
        if _total(least, kept) <= width or not columns[n].priority:
            break
        kept.discard(n)
    widths = [natural[n] if n in kept else 0 for n in range(len(columns))]
    _settle(columns, widths, kept, width)
    return widths


def _settle(columns: tuple[Column, ...], widths: list[int], kept: set[int], width: int) -> None:
    """Take what is too much from the stretching column; give what is left to pictures, then to it."""
    spare = width - _total(widths, kept)
    stretch = next((n for n in kept if columns[n].stretch), None)
    if spare < 0 and stretch is not None:
        widths[stretch] = max(1, widths[stretch] + spare)
        spare = 0
    for n in kept:
        if columns[n].picture and spare > 0:
            given = min(spare, _PICTURE[1] - widths[n])
            widths[n] += given
            spare -= given
    if spare > 0 and stretch is not None:
        widths[stretch] += min(spare, width // 6)


def _natural(column: Column, found: list[Cell]) -> int:
    if column.picture:
        return max(_PICTURE[0], cells(column.heading))
    texts = [each.text for each in found if isinstance(each, Figure)]
    return max(cells(column.heading), *(cells(text) for text in texts)) if texts else cells(column.heading)


def _total(widths: list[int], kept: set[int]) -> int:
    return sum(widths[n] for n in kept) + _GAP * max(0, len(kept) - 1)


def _heading(columns: tuple[Column, ...], widths: list[int]) -> Line:
    return _spaced(
        [[cell(column.heading, size, "quiet", right=column.right)] for column, size in _shown(columns, widths)]
    )


def _row(row: Row, columns: tuple[Column, ...], widths: list[int]) -> Line:
    parts: list[Line] = []
    for found, column, size in zip(row.cells, columns, widths, strict=True):
        if size:
            parts.append(_cell(found, column, size, first=column.priority == 0, row=row))
    return _spaced(parts)


def _cell(found: Cell, column: Column, size: int, *, first: bool, row: Row) -> Line:
    if not isinstance(found, Figure):
        return picture_line(found, size)
    if column.picture:
        return [cell(found.text.center(size), size, "quiet")]
    bold = (row.chosen and column.stretch) or (found.value is not None and first)
    ink = Tone.HOME.value if row.ours and column.stretch else found.tone.value
    return [cell(found.text, size, ink, right=column.right, bold=bold)]


def _shown(columns: tuple[Column, ...], widths: list[int]) -> list[tuple[Column, int]]:
    return [(column, size) for column, size in zip(columns, widths, strict=True) if size]


def _spaced(parts: list[Line]) -> Line:
    return [span for n, part in enumerate(parts) for span in ([Span(" " * _GAP)] if n else []) + part]
