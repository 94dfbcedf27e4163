"""Blocks set in columns, as a newspaper does: in their order, and so that the page is short."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import groupby, product

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.blocks.chart import Chart
from tui.widgets.block_view import BlockView

_GUTTER = 3
_RIGHT = 1
_TWO_FROM, _THREE_FROM = 100, 180
_ASIDE = (38, 64)
"""The narrowest and the widest column beside a tall block."""
_LEAST_TALL = 12
_SMALL_CHART = 36
"""The cells one of many charts needs."""
_MOST_ABREAST = 4
"""The most charts beside each other in the rows a page leaves empty."""
_LEAST_ROOM = 8
"""Where a page leaves more rows than these empty, more is shown."""
_TRIED = 2500
"""The most ways of setting a run of blocks that are tried; longer runs go where there is most room."""


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width.

    A tall block takes what height the window leaves it; where there is width it stands left of all others. Cards stand
    close where a page would not fit otherwise, or would leave no room for its extra blocks. Those fill the rows that
    are left below all others, as far as they fit.
    """

    name = "columns"

    def __init__(self, wide: Collection[str], tall: str = "", on_room: Callable[[], None] | None = None) -> None:
        self.wide = wide
        """The keys of the blocks that take the whole width, without what follows a hyphen."""
        self.tall = tall
        """The key of the block that takes the height."""
        self.on_room = on_room
        """Called where a page leaves room for extra blocks; None where there are none."""
        self.count: int | None = None
        """How many of the blocks are no extra ones; all where None."""
        self.has_room = False
        """Whether the blocks but the extra ones leave room for those."""

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place every block; all heights come from the blocks' own drawings."""
        views = [child for child in children if isinstance(child, BlockView)]
        placements = self._placements(views[: self.count], size)
        foot = max((placement.region.bottom for placement in placements), default=0)
        self.has_room = self.on_room is not None and size.height - foot > _LEAST_ROOM
        if self.has_room and self.on_room:
            self.on_room()
        sheet = _Sheet(size.width - _RIGHT, foot + 1)
        for kind, group in groupby(views[self.count :] if self.count is not None else (), key=self._kind):
            sheet.fill(list(group), size.height, abreast=kind == "charts")
        return placements + sheet.placements

    def _placements(self, views: list[BlockView], size: Size) -> list[WidgetPlacement]:
        columns = 1 if size.width < _TWO_FROM else 2 if size.width < _THREE_FROM else 3
        tall = next((view for view in views if view.block.key == self.tall), None)
        if tall:
            return _beside(tall, views, size) if columns > 1 else _stacked(tall, views, size)
        spacious = self._sheet(views, size.width, columns)
        wanted = _LEAST_ROOM if self.on_room else -1
        if columns == 1 or size.height - spacious.foot > wanted:
            return spacious.placements
        close = self._sheet(views, size.width, columns, close=True)
        if size.height >= spacious.foot and size.height - close.foot <= wanted:
            return self._sheet(views, size.width, columns).placements
        return close.placements

    def _sheet(self, views: list[BlockView], width: int, columns: int, *, close: bool = False) -> "_Sheet":
        """Return blocks set in columns, their cards close to each other or with blank lines between them."""
        sheet = _Sheet(width - _RIGHT)
        for view in views:
            view.close = close
        for kind, group in groupby(views, key=self._kind):
            if kind == "charts":
                sheet.add_grid(list(group))
            else:
                sheet.add_run(list(group), 1 if kind == "wide" else columns)
        return sheet

    def _kind(self, view: BlockView) -> str:
        if isinstance(view.block, Chart) and view.block.small:
            return "charts"
        return "wide" if view.block.key.partition("-")[0] in self.wide else "text"


def _beside(tall: BlockView, views: list[BlockView], size: Size) -> list[WidgetPlacement]:
    """Place the tall block at the left, as high as the window, and the others below each other at its right."""
    aside = max(_ASIDE[0], min(_ASIDE[1], size.width // 3))
    left = size.width - aside - _GUTTER - _RIGHT
    placements = [_placed(tall, Region(0, 0, left, min(size.height, tall.height_for(left))))]
    top = 0
    for view in views:
        if view is not tall:
            placements.append(_placed(view, Region(left + _GUTTER, top, aside, view.height_for(aside))))
            top += view.height_for(aside) + 1
    return placements


def _stacked(tall: BlockView, views: list[BlockView], size: Size) -> list[WidgetPlacement]:
    """Place all blocks below each other, the tall one as high as the window leaves it."""
    placements = []
    width, top = size.width - _RIGHT, 0
    for view in views:
        height = view.height_for(width)
        if view is tall:
            height = min(height, max(_LEAST_TALL, size.height - top))
        placements.append(_placed(view, Region(0, top, width, height)))
        top += height + 1
    return placements


class _Sheet:
    """Blocks placed from the top of a page down, at most `width` cells wide."""

    def __init__(self, width: int, top: int = 0) -> None:
        self.placements: list[WidgetPlacement] = []
        self._width = width
        self._top = top
        """The line at which the next blocks begin: one below all that is placed, with a blank one between."""

    @property
    def foot(self) -> int:
        """The line below all that is placed."""
        return self._top - 1

    def add_run(self, run: list[BlockView], count: int) -> None:
        """Place blocks in columns."""
        width = self._column_width(count)
        heights = tuple(view.height_for(width) + 1 for view in run)
        feet = [self._top] * count
        for view, height, n in zip(run, heights, columns_for(heights, count), strict=True):
            self.placements.append(_placed(view, Region(n * (width + _GUTTER), feet[n], width, height - 1)))
            feet[n] += height
        self._top = max(feet)

    def add_grid(self, run: list[BlockView]) -> None:
        """Place small charts in rows, each row full save the last."""
        abreast = max(1, (self._width + _GUTTER) // (_SMALL_CHART + _GUTTER))
        count = -(-len(run) // -(-len(run) // abreast))
        width = self._column_width(count)
        for start in range(0, len(run), count):
            row = run[start : start + count]
            heights = [view.height_for(width) for view in row]
            for n, (view, height) in enumerate(zip(row, heights, strict=True)):
                self.placements.append(_placed(view, Region(n * (width + _GUTTER), self._top, width, height)))
            self._top += max(heights) + 1

    def fill(self, run: list[BlockView], height: int, *, abreast: bool) -> None:
        """Place blocks above a line as far as they fit: charts beside each other, as high as that, others below."""
        most = min(_MOST_ABREAST, (self._width + _GUTTER) // (_SMALL_CHART + _GUTTER)) if abreast else 1
        row = run[: max(1, most)]
        width = self._column_width(len(row)) if abreast else self._width
        for n, view in enumerate(run):
            view.room = height - self._top if abreast else None
            view.placed = view in row and view.height_for(width) <= height - self._top
            if view.placed:
                region = Region(n * (width + _GUTTER), self._top, width, view.height_for(width))
                self.placements.append(_placed(view, region))
        bottom = max((placement.region.bottom for placement in self.placements), default=self._top)
        self._top = bottom

    def _column_width(self, count: int) -> int:
        return (self._width - _GUTTER * (count - 1)) // count


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
