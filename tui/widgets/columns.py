"""Blocks set in columns, as a newspaper does: in their order, and so that the page is short."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import groupby, product

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.pages.blocks import Chart
from tui.widgets.block_view import BlockView

_GUTTER = 3
_RIGHT = 1
_TWO_FROM, _THREE_FROM = 100, 180
_SMALL_CHART = 36
"""The cells one of many charts needs."""
_TRIED = 2500
"""The most ways of setting a run of blocks that are tried; longer runs go where there is most room."""


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width."""

    name = "columns"

    def __init__(self, wide: Collection[str]) -> None:
        self.wide = wide
        """The keys of the blocks that take the whole width."""

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place every block; all heights come from the blocks' own drawings."""
        width = size.width - _RIGHT
        text = 1 if size.width < _TWO_FROM else 2 if size.width < _THREE_FROM else 3
        placements: list[WidgetPlacement] = []
        top = 0
        views = (child for child in children if isinstance(child, BlockView))
        for kind, group in groupby(views, key=self._kind):
            run = list(group)
            if kind == "charts":
                top = _set_grid(run, width, top, placements)
            else:
                top = _set_run(run, width, 1 if kind == "wide" else text, top, placements)
        return placements

    def _kind(self, view: BlockView) -> str:
        if view.block.key in self.wide:
            return "wide"
        return "charts" if isinstance(view.block, Chart) and view.block.small else "text"


def _set_run(run: list[BlockView], width: int, count: int, top: int, placements: list[WidgetPlacement]) -> int:
    """Place blocks in columns from a line on; return the line below the longest column."""
    column = (width - _GUTTER * (count - 1)) // count
    heights = tuple(view.height_for(column) + 1 for view in run)
    feet = [top] * count
    for view, height, n in zip(run, heights, columns_for(heights, count), strict=True):
        placements.append(_placed(view, Region(n * (column + _GUTTER), feet[n], column, height - 1)))
        feet[n] += height
    return max(feet)


def _set_grid(run: list[BlockView], width: int, top: int, placements: list[WidgetPlacement]) -> int:
    """Place small charts in rows from a line on, each row full save the last; return the line below."""
    abreast = max(1, (width + _GUTTER) // (_SMALL_CHART + _GUTTER))
    count = -(-len(run) // -(-len(run) // abreast))
    column = (width - _GUTTER * (count - 1)) // count
    for start in range(0, len(run), count):
        row = run[start : start + count]
        heights = [view.height_for(column) for view in row]
        for n, (view, height) in enumerate(zip(row, heights, strict=True)):
            placements.append(_placed(view, Region(n * (column + _GUTTER), top, column, height)))
        top += max(heights) + 1
    return top


@lru_cache(maxsize=64)
def columns_for(heights: Sequence[int], count: int) -> tuple[int, ...]:
    """Return the column of each block so that the longest column is as short as can be, the first ones filled first."""
    if count ** len(heights) > _TRIED:
        feet = [0] * count
        chosen = []
        for height in heights:
            n = feet.index(min(feet))
            feet[n] += height
            chosen.append(n)
        return tuple(chosen)

    def longest(columns: tuple[int, ...]) -> int:
        feet = [0] * count
        for n, height in zip(columns, heights, strict=True):
            feet[n] += height
        return max(feet)

    return min(product(range(count), repeat=len(heights)), key=longest)


def _placed(view: BlockView, region: Region) -> WidgetPlacement:
    return WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, view)
