"""Blocks set in columns, as a newspaper does: in their order, and so that the page is short."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, product
from operator import itemgetter

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.blocks.chart import Chart
from tui.blocks.page import Choices, Prose
from tui.drawing.cards import Spacing
from tui.widgets.block_view import BlockView

_GUTTER = 3
_RIGHT = 1
_TWO_FROM, _THREE_FROM = 100, 180
_ASIDE_FROM = 160
"""The least width at which other blocks stand beside a tall one."""
_ASIDE = (38, 64)
"""The narrowest and the widest column beside a tall block."""
_LEAST_TALL = 12
_SMALL_CHART, _SMALL_CHART_OF_MANY = 36, 54
"""The cells one of many charts needs, where most are of one or two series, and where most are of more."""
_MOST_ABREAST = 4
"""The most charts beside each other in the rows a page leaves empty."""
_LEAST_ROOM = 8
"""The rows a page must leave empty for more to be shown, beside a blank one."""
_TRIED = 2500
"""The most ways of setting a run of blocks that are tried; longer runs go where there is most room."""


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width.

    A tall block takes what height the window leaves it; where there is width it stands left of those that follow it.
    Cards stand the closer the less room there is. Extra blocks fill the rows left below all others, or the ends of
    columns.
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
            placements, ends = (_beside if size.width >= _ASIDE_FROM else _stacked)(tall, main, size)
            return placements + self._filled_ends(ends, extras)
        sheet = self._sheet(main, size)
        return sheet.placements + self._filled(sheet, extras)

    def _filled(self, sheet: "_Sheet", extras: list[BlockView]) -> list[WidgetPlacement]:
        """Place the extra blocks: in the rows below all others, else charts alone at the ends of columns."""
        below, ends = sheet.below(), sheet.ends()
        self.has_room = self.on_room is not None and bool(below or ends)
        if self.on_room and self.has_room:
            self.on_room()
        charts = [view for view in extras if isinstance(view.block, Chart)]
        if below:
            return _band(below, [view for view in extras if view not in charts], charts)
        if charts != extras:
            return []
        return [placement for end, view in zip(ends, charts, strict=False) for placement in _abreast(end, [view])]

    def _filled_ends(self, ends: list[Region], extras: list[BlockView]) -> list[WidgetPlacement]:
        """Place the extra blocks at the ends of columns: charts in the first, other blocks in the last."""
        roomy = [end for end in ends if end.height >= _LEAST_ROOM]
        self.has_room = self.on_room is not None and bool(roomy)
        if self.on_room and self.has_room:
            self.on_room()
        if not roomy:
            return []
        charts = [view for view in extras if isinstance(view.block, Chart)]
        others = [view for view in extras if view not in charts]
        if len(roomy) == 1:
            return _chart_above(roomy[0], charts, others)
        return _chart_above(roomy[0], charts, []) + _chart_above(roomy[-1], [], others)

    def _sheet(self, views: list[BlockView], size: Size) -> "_Sheet":
        """Return blocks set as spaciously as they fit, if need be at the cost of room for extra blocks."""
        if size.width < _TWO_FROM:
            return self._spaced_sheet(views, size, Spacing.WIDE)
        fitting = []
        for spacing in (Spacing.WIDE, Spacing.NARROW):
            sheet = self._spaced_sheet(views, size, spacing)
            if sheet.fits() and (self.on_room is None or sheet.below()):
                return sheet
            fitting += [spacing] if sheet.fits() else []
        if not fitting:
            tight = self._spaced_sheet(views, size, Spacing.TIGHT)
            close = self._spaced_sheet(views, size, Spacing.CLOSE)
            if close.fits() or not tight.fits():
                return close
            fitting = [Spacing.TIGHT]
        return self._spaced_sheet(views, size, fitting[0])

    def _spaced_sheet(self, views: list[BlockView], size: Size, spacing: Spacing) -> "_Sheet":
        columns = 1 if size.width < _TWO_FROM else 2 if size.width < _THREE_FROM else 3
        sheet = _Sheet(size.width - _RIGHT, size.height)
        for view in views:
            view.spacing = spacing
        for kind, group in groupby(zip(self._kinds(views), views, strict=True), key=itemgetter(0)):
            run = [view for _, view in group]
            if kind == "charts":
                sheet.add_grid(run)
            else:
                sheet.add_run(run, 1 if kind == "wide" else columns)
        return sheet

    def _kinds(self, views: list[BlockView]) -> Iterator[str]:
        """Yield how each block is placed; sentences that follow small charts stand among them."""
        kind = ""
        for view in views:
            block = view.block
            is_among_charts = isinstance(block, Prose) and kind == "charts"
            if is_among_charts or (isinstance(block, Chart) and block.small):
                kind = "charts"
            else:
                kind = "wide" if block.key.partition("-")[0] in self.wide else "text"
            yield kind


def _beside(tall: BlockView, views: list[BlockView], size: Size) -> tuple[list[WidgetPlacement], list[Region]]:
    """Place the tall block at the left, below what comes before it, and what follows it at its right.

    Return the placements, and what is left of the window below both.
    """
    at = views.index(tall)
    placements = _stack(views[:at], Region(0, 0, size.width - _RIGHT, 0))
    top = _foot(placements)
    aside = max(_ASIDE[0], min(_ASIDE[1], size.width // 4))
    left = size.width - aside - _GUTTER - _RIGHT
    height = min(tall.height_for(left), max(_LEAST_TALL, size.height - top))
    placements.append(_placed(tall, Region(0, top, left, height)))
    beside = _stack(views[at + 1 :], Region(left + _GUTTER, top, aside, 0))
    ends = [
        _below(placements, Region(0, top, left, 0), size),
        _below(beside, Region(left + _GUTTER, top, aside, 0), size),
    ]
    return placements + beside, ends


def _stacked(tall: BlockView, views: list[BlockView], size: Size) -> tuple[list[WidgetPlacement], list[Region]]:
    """Place all blocks below each other, the tall one as high as the window leaves it.

    Return the placements, and what is left of the window below them.
    """
    at, width = views.index(tall), size.width - _RIGHT
    placements = _stack(views[:at], Region(0, 0, width, 0))
    top = _foot(placements)
    height = min(tall.height_for(width), max(_LEAST_TALL, size.height - top))
    placements.append(_placed(tall, Region(0, top, width, height)))
    placements += _stack(views[at + 1 :], Region(0, top + height + 1, width, 0))
    return placements, [_below(placements, Region(0, top, width, 0), size)]


def _below(placements: list[WidgetPlacement], column: Region, size: Size) -> Region:
    """Return what is left of a window below the blocks of a column, beside a blank line."""
    top = _foot(placements) or column.y
    return Region(column.x, top, column.width, max(0, size.height - top))


def _chart_above(region: Region, charts: list[BlockView], others: list[BlockView]) -> list[WidgetPlacement]:
    """Place a chart in a region and other blocks below it, as many of these as leave it room; without a chart all."""
    heights = [view.height_for(region.width) for view in others]
    room = region.height - sum(heights) - len(others)
    if (charts and room < _LEAST_ROOM) or room < -1:
        return _abreast(region, charts[:1])
    placements = _abreast(region.shrink((0, 0, region.height - room, 0)), charts[:1])
    top = _foot(placements) or region.y
    for view, height in zip(others, heights, strict=True):
        view.placed = True
        placements.append(_placed(view, Region(region.x, top, region.width, height)))
        top += height + 1
    return placements


def _stack(views: list[BlockView], start: Region) -> list[WidgetPlacement]:
    """Place blocks below each other from the top of a region on, in its width; nothing parts choices from theirs."""
    placements = []
    top = start.y
    for view in views:
        height = view.height_for(start.width)
        placements.append(_placed(view, Region(start.x, top, start.width, height)))
        top += height + (0 if isinstance(view.block, Choices) else 1)
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


def _foot(placements: list[WidgetPlacement]) -> int:
    """Return the line after the blank line below some blocks."""
    return placements[-1].region.bottom + 1 if placements else 0


def _abreast(region: Region, charts: list[BlockView]) -> list[WidgetPlacement]:
    """Place the first charts beside each other, as many as fit, as high as the region leaves them, on one foot."""
    if not charts:
        return []
    count = min(len(charts), _MOST_ABREAST, max(1, (region.width + _GUTTER) // (_SMALL_CHART + _GUTTER)))
    width = (region.width - _GUTTER * (count - 1)) // count
    for view in charts[:count]:
        view.room, view.lowered = region.height, 0
        view.placed = view.height_for(width) <= region.height
    placed = [view for view in charts[:count] if view.placed]
    lowest = max((view.height_for(width) for view in placed), default=0)
    for view in placed:
        view.lowered = lowest - view.height_for(width)
    return [
        _placed(view, Region(region.x + n * (width + _GUTTER), region.y, width, lowest))
        for n, view in enumerate(placed)
    ]


class _Sheet:
    """Blocks placed from the top of a page down, at most `width` cells wide, in a window of some height."""

    def __init__(self, width: int, height: int) -> None:
        self.placements: list[WidgetPlacement] = []
        self._width, self._height = width, height
        self._top = 0
        """The line below all that is placed."""
        self._feet: list[Region] = []
        """Where the columns of the last run end, without height."""
        self._closed: list[Region] = []
        """What earlier runs leave empty at the ends of their columns."""

    def fits(self) -> bool:
        """Whether the window shows all blocks."""
        return self._top - 1 <= self._height

    def below(self) -> Region | None:
        """Return the rows of the window below all blocks; None where they are too few for more."""
        rows = self._height - self._top
        return Region(0, self._top, self._width, rows) if rows >= _LEAST_ROOM else None

    def ends(self) -> list[Region]:
        """Return what is left of the window at the ends of columns, the highest first, where there is room for more."""
        ends = [*self._ends_until(self._height), *self._closed]
        return sorted((end for end in ends if end.height >= _LEAST_ROOM), key=lambda end: -end.height)

    def _ends_until(self, line: int) -> list[Region]:
        """Return what the columns of the last run leave empty above a line."""
        return [foot.grow((0, 0, max(0, line - foot.y), 0)) for foot in self._feet]

    def _close(self) -> None:
        """Keep what the last run leaves empty, as others follow below it."""
        self._closed += self._ends_until(min(self._top - 1, self._height))
        self._feet = []

    def add_run(self, run: list[BlockView], count: int) -> None:
        """Place blocks in columns."""
        self._close()
        width = self._column_width(count)
        heights = tuple(view.height_for(width) for view in run)
        is_tight = count > 1 and run[0].spacing is Spacing.TIGHT
        taken = tuple(height + (0 if is_tight else _gap_below(view)) for view, height in zip(run, heights, strict=True))
        feet = [self._top] * count
        for view, height, lines, n in zip(run, heights, taken, self._columns_of(taken, count), strict=True):
            self.placements.append(_placed(view, Region(n * (width + _GUTTER), feet[n], width, height)))
            feet[n] += lines
        self._top = max(feet) + (1 if is_tight else 0)
        self._feet = [Region(n * (width + _GUTTER), foot, width, 0) for n, foot in enumerate(feet)] if count > 1 else []

    def _columns_of(self, heights: tuple[int, ...], count: int) -> Sequence[int]:
        """Return the column of each block: the first ones filled first, all alike where the window cuts them."""
        columns = columns_for(heights, count)
        longest = max(sum(height for height, n in zip(heights, columns, strict=True) if n == at) for at in range(count))
        return columns if self._top + longest - 1 <= self._height else columns_for(heights, count, even=True)

    def add_grid(self, run: list[BlockView]) -> None:
        """Place small charts in rows, each row full save the last, and as wide as lets all rows stay in the window.

        A single chart takes the whole width, with the sentences on it below.
        """
        self._close()
        charts = [view for view in run if isinstance(view.block, Chart)]
        others = sum(view.height_for(self._width) + 1 for view in run if view not in charts)
        for view in charts:
            view.room = max(_LEAST_ROOM, self._height - self._top - others - 1) if len(charts) == 1 else None
        most = max(1, (self._width + _GUTTER) // (_least_width(run) + _GUTTER))
        tallest = max(view.height_for(self._column_width(most)) for view in run) + 1
        rows = max((self._height - self._top) // tallest, -(-len(run) // most))
        count = 1 if len(charts) == 1 else min(most, max(2, -(-len(run) // rows)))
        width = self._column_width(count)
        for start in range(0, len(run), count):
            row = run[start : start + count]
            heights = [view.height_for(width) for view in row]
            for n, (view, height) in enumerate(zip(row, heights, strict=True)):
                self.placements.append(_placed(view, Region(n * (width + _GUTTER), self._top, width, height)))
            self._top += max(heights) + 1

    def _column_width(self, count: int) -> int:
        return (self._width - _GUTTER * (count - 1)) // count


def _gap_below(view: BlockView) -> int:
    """Return the blank lines below a block: none where a table stands under the years of a chart."""
    return 0 if isinstance(view.block, Chart) and view.block.below else 1


def _least_width(run: list[BlockView]) -> int:
    """Return the cells each of some small charts needs: more where most are of many series."""
    charts = [view.block for view in run if isinstance(view.block, Chart)]
    of_many = sum(len(chart.curves) > 2 for chart in charts)
    return _SMALL_CHART_OF_MANY if of_many * 2 > len(charts) else _SMALL_CHART


@lru_cache(maxsize=64)
def columns_for(heights: Sequence[int], count: int, *, even: bool = False) -> tuple[int, ...]:
    """Return the column of each block so that the longest column is as short as can be.

    Of several such ways the one that fills the first columns first is taken, or the one with the most even columns.
    """
    if count ** len(heights) > _TRIED:
        feet = [0] * count
        chosen = []
        for height in heights:
            n = feet.index(min(feet))
            feet[n] += height
            chosen.append(n)
        return tuple(chosen)

    def length(columns: tuple[int, ...]) -> tuple[int, int]:
        feet = [0] * count
        for n, height in zip(columns, heights, strict=True):
            feet[n] += height
        return max(feet), sum(foot**2 for foot in feet) if even else 0

    return min(product(range(count), repeat=len(heights)), key=length)


def _placed(view: BlockView, region: Region) -> WidgetPlacement:
    return WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, view)
