"""Blocks set in columns, as a newspaper does: in their order, and so that the page is short."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, product

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.blocks.chart import Chart
from tui.drawing.cards import Spacing
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
"""The rows a page must leave empty for more to be shown, beside a blank one."""
_TRIED = 2500
"""The most ways of setting a run of blocks that are tried; longer runs go where there is most room."""


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width.

    A tall block takes what height the window leaves it; where there is width it stands left of all others. Cards stand
    the closer the less room there is. Extra blocks fill the rows left below all others, or the ends of columns.
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
        main, extras = views[: self.count], views[self.count :] if self.count is not None else []
        for view in extras:
            view.placed = False
        tall = next((view for view in main if view.block.key == self.tall), None)
        if tall:
            return _beside(tall, main, size) if size.width >= _TWO_FROM else _stacked(tall, main, size)
        sheet = self._sheet(main, size)
        return sheet.placements + self._filled(sheet, extras, size.height)

    def _filled(self, sheet: "_Sheet", extras: list[BlockView], height: int) -> list[WidgetPlacement]:
        """Place the extra blocks: in the rows below all others, else charts alone at the ends of columns."""
        below, ends = sheet.below(height), sheet.ends(height)
        self.has_room = self.on_room is not None and bool(below or ends)
        if self.on_room and self.has_room:
            self.on_room()
        charts = [view for view in extras if isinstance(view.block, Chart)]
        if below:
            return _band(below, [view for view in extras if view not in charts], charts)
        if charts != extras:
            return []
        return [placement for end, view in zip(ends, charts, strict=False) for placement in _abreast(end, [view])]

    def _sheet(self, views: list[BlockView], size: Size) -> "_Sheet":
        """Return blocks set as spaciously as they fit, if need be at the cost of room for extra blocks."""
        if size.width < _TWO_FROM:
            return self._spaced_sheet(views, size.width, Spacing.WIDE)
        fitting = []
        for spacing in (Spacing.WIDE, Spacing.NARROW):
            sheet = self._spaced_sheet(views, size.width, spacing)
            if sheet.fits(size.height) and (self.on_room is None or sheet.below(size.height)):
                return sheet
            fitting += [spacing] if sheet.fits(size.height) else []
        return self._spaced_sheet(views, size.width, next(iter(fitting), Spacing.CLOSE))

    def _spaced_sheet(self, views: list[BlockView], width: int, spacing: Spacing) -> "_Sheet":
        columns = 1 if width < _TWO_FROM else 2 if width < _THREE_FROM else 3
        sheet = _Sheet(width - _RIGHT)
        for view in views:
            view.spacing = spacing
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


def _band(region: Region, heads: list[BlockView], charts: list[BlockView]) -> list[WidgetPlacement]:
    """Place blocks over the whole width and charts beside each other below them, all or nothing."""
    heights = [view.height_for(region.width) for view in heads]
    placements = _abreast(region.shrink((sum(heights), 0, 0, 0)), charts)
    if not placements:
        return []
    for view, height, top in zip(heads, heights, accumulate(heights, initial=region.y), strict=False):
        view.placed = True
        placements.append(_placed(view, Region(region.x, top, region.width, height)))
    return placements


def _abreast(region: Region, charts: list[BlockView]) -> list[WidgetPlacement]:
    """Place the first charts beside each other, as many as fit, as high as the region leaves them."""
    count = min(len(charts), _MOST_ABREAST, max(1, (region.width + _GUTTER) // (_SMALL_CHART + _GUTTER)))
    placements = []
    for n, view in enumerate(charts[:count]):
        width = (region.width - _GUTTER * (count - 1)) // count
        view.room = region.height
        height = view.height_for(width)
        view.placed = height <= region.height
        if view.placed:
            placements.append(_placed(view, Region(region.x + n * (width + _GUTTER), region.y, width, height)))
    return placements


class _Sheet:
    """Blocks placed from the top of a page down, at most `width` cells wide."""

    def __init__(self, width: int) -> None:
        self.placements: list[WidgetPlacement] = []
        self._width = width
        self._top = 0
        """The line below all that is placed."""
        self._feet: list[Region] = []
        """Where the columns of the last run end, without height."""

    def fits(self, height: int) -> bool:
        """Whether a window of some rows shows all blocks."""
        return self._top - 1 <= height

    def below(self, height: int) -> Region | None:
        """Return the rows of a window below all blocks; None where they are too few for more."""
        rows = height - self._top
        return Region(0, self._top, self._width, rows) if rows >= _LEAST_ROOM else None

    def ends(self, height: int) -> list[Region]:
        """Return what is left of a window at the ends of columns, the highest first, where there is room for more."""
        ends = [foot.grow((0, 0, max(0, height - foot.y), 0)) for foot in self._feet]
        return sorted((end for end in ends if end.height >= _LEAST_ROOM), key=lambda end: -end.height)

    def add_run(self, run: list[BlockView], count: int) -> None:
        """Place blocks in columns."""
        width = self._column_width(count)
        heights = tuple(view.height_for(width) + 1 for view in run)
        feet = [self._top] * count
        for view, height, n in zip(run, heights, columns_for(heights, count), strict=True):
            self.placements.append(_placed(view, Region(n * (width + _GUTTER), feet[n], width, height - 1)))
            feet[n] += height
        self._top = max(feet)
        self._feet = [Region(n * (width + _GUTTER), foot, width, 0) for n, foot in enumerate(feet)] if count > 1 else []

    def add_grid(self, run: list[BlockView]) -> None:
        """Place small charts in rows, each row full save the last."""
        self._feet = []
        abreast = max(1, (self._width + _GUTTER) // (_SMALL_CHART + _GUTTER))
        count = -(-len(run) // -(-len(run) // abreast))
        width = self._column_width(count)
        for start in range(0, len(run), count):
            row = run[start : start + count]
            heights = [view.height_for(width) for view in row]
            for n, (view, height) in enumerate(zip(row, heights, strict=True)):
                self.placements.append(_placed(view, Region(n * (width + _GUTTER), self._top, width, height)))
            self._top += max(heights) + 1

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
