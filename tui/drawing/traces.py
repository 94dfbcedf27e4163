"""Thin lines between neighbouring points, cell by cell."""

from collections.abc import Iterator


def trace(x0: int, y0: float, x1: int, y1: float) -> Iterator[tuple[int, int, str]]:
    """Yield the cells and glyphs of a line between two points, whose own cells are left to their marks.

    The line leaves the first point and reaches the second level with them; heights are in rows, downwards.
    """
    row = round(y0)
    steps = max(1, x1 - x0 - 1)
    for x in range(x0 + 1, x1):
        wanted = round(y0 + (y1 - y0) * (x - x0) / steps)
        if wanted == row:
            yield x, row, "─"
            continue
        down = wanted > row
        yield x, row, "╮" if down else "╯"
        for y in range(min(row, wanted) + 1, max(row, wanted)):
            yield x, y, "│"
        yield x, wanted, "╰" if down else "╭"
        row = wanted
