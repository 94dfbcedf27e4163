"""Where blocks of a page go: below each other, beside a tall one, in the rows that others leave empty."""

from itertools import accumulate

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import WidgetPlacement

from tui.blocks.chart import Chart
from tui.blocks.page import Choices
from tui.widgets.block_view import BlockView

GUTTER = 3
"""The cells between columns."""
RIGHT = 1
"""The cells right of a page."""
LEAST_ROOM = 8
"""The rows a page must leave empty for more to be shown, beside a blank one."""
_ASIDE = (38, 64)
"""The narrowest and the widest column beside a tall block."""
_LEFT = (41, 66)
"""The narrowest and the widest column left of a page."""
_LEAST_PAGE = 115
"""The cells a page has left before a column at its left is more than the narrowest."""
_LEAST_TALL = 12
SMALL_CHART = 36
"""The cells one of many charts needs, where most are of one or two series."""
_LEAST_HIGH = 15
"""The rows a chart may always take; more only up to half its width."""
_MOST_ABREAST = 4
"""The most charts beside each other in the rows a page leaves empty."""


def beside(tall: BlockView, views: list[BlockView], size: Size) -> tuple[list[WidgetPlacement], list[Region]]:
    """Place the tall block at the left, below what comes before it, and what follows it at its right.

    Return the placements, and what is left of the window below both.
    """
    at = views.index(tall)
    placements = stack(views[:at], Region(0, 0, size.width - RIGHT, 0))
    top = foot(placements)
    aside = max(_ASIDE[0], min(_ASIDE[1], size.width // 4))
    left = size.width - aside - GUTTER - RIGHT
    height = min(tall.height_for(left), max(_LEAST_TALL, size.height - top))
    placements.append(placement(tall, Region(0, top, left, height)))
    followers = stack(views[at + 1 :], Region(left + GUTTER, top, aside, 0))
    ends = [
        below(placements, Region(0, top, left, 0), size),
        below(followers, Region(left + GUTTER, top, aside, 0), size),
    ]
    return placements + followers, ends


def stacked(tall: BlockView, views: list[BlockView], size: Size) -> tuple[list[WidgetPlacement], list[Region]]:
    """Place all blocks below each other, the tall one as high as the window leaves it.

    Return the placements, and what is left of the window below them.
    """
    at, width = views.index(tall), size.width - RIGHT
    placements = stack(views[:at], Region(0, 0, width, 0))
    top = foot(placements)
    height = min(tall.height_for(width), max(_LEAST_TALL, size.height - top))
    placements.append(placement(tall, Region(0, top, width, height)))
    placements += stack(views[at + 1 :], Region(0, top + height + 1, width, 0))
    return placements, [below(placements, Region(0, top, width, 0), size)]


def stack(views: list[BlockView], start: Region) -> list[WidgetPlacement]:
    """Place blocks below each other from the top of a region on, in its width; nothing parts choices from theirs."""
    placements = []
    top = start.y
    for view in views:
        height = view.height_for(start.width)
        placements.append(placement(view, Region(start.x, top, start.width, height)))
        top += height + (0 if isinstance(view.block, Choices) else 1)
    return placements


def band(region: Region, heads: list[BlockView], charts: list[BlockView]) -> list[WidgetPlacement]:
    """Place blocks over the whole width and charts beside each other below them, all or nothing."""
    heights = [view.height_for(region.width) for view in heads]
    placements = abreast(region.shrink((sum(heights), 0, 0, 0)), charts)
    if not placements:
        return []
    for view, height, top in zip(heads, heights, accumulate(heights, initial=region.y), strict=False):
        view.placed = True
        placements.append(placement(view, Region(region.x, top, region.width, height)))
    return placements


def chart_above(region: Region, charts: list[BlockView], others: list[BlockView]) -> list[WidgetPlacement]:
    """Place a chart in a region and other blocks below it, as many of these as leave it room; without a chart all."""
    heights = [view.height_for(region.width) for view in others]
    rooms = [region.height - lines for lines in accumulate((height + 1 for height in heights), initial=0)]
    least = LEAST_ROOM if charts else -1
    count = max((n for n, room in enumerate(rooms) if room >= least), default=0)
    placements = abreast(region.shrink((0, 0, region.height - max(0, rooms[count]), 0)), charts[:1])
    top = foot(placements) or region.y
    for view, height in zip(others[:count], heights, strict=False):
        view.placed = True
        placements.append(placement(view, Region(region.x, top, region.width, height)))
        top += height + 1
    return placements


def abreast(region: Region, charts: list[BlockView]) -> list[WidgetPlacement]:
    """Place the first charts beside each other, as many as fit, as high as the region leaves them, on one foot.

    Tiles, which have no axis, stand on no foot.
    """
    if not charts:
        return []
    count = min(len(charts), _MOST_ABREAST, max(1, (region.width + GUTTER) // (SMALL_CHART + GUTTER)))
    width = (region.width - GUTTER * (count - 1)) // count
    for view in charts[:count]:
        view.room, view.lowered = min(region.height, max(_LEAST_HIGH, width // 2)), 0
        view.placed = view.height_for(width) <= region.height
    fitting = [view for view in charts[:count] if view.placed]
    lowest = max((view.height_for(width) for view in fitting), default=0)
    for view in fitting:
        is_tile = isinstance(view.block, Chart) and view.block.is_tile
        view.lowered = 0 if is_tile else lowest - view.height_for(width)
    return [
        placement(view, Region(region.x + n * (width + GUTTER), region.y, width, view.height_for(width)))
        for n, view in enumerate(fitting)
    ]


def below(placements: list[WidgetPlacement], column: Region, size: Size) -> Region:
    """Return what is left of a window below the blocks of a column, beside a blank line."""
    top = foot(placements) or column.y
    return Region(column.x, top, column.width, max(0, size.height - top))


def foot(placements: list[WidgetPlacement]) -> int:
    """Return the line after the blank line below some blocks."""
    return placements[-1].region.bottom + 1 if placements else 0


def aside_width(width: int) -> int:
    """Return the cells of a column left of a page on a screen of some width."""
    return max(_LEFT[0], min(_LEFT[1], width - RIGHT - GUTTER - _LEAST_PAGE))


def translated(placed: WidgetPlacement, by: int) -> WidgetPlacement:
    """Return a placement some cells further right."""
    return placed._replace(region=placed.region.translate((by, 0)))


def placement(view: BlockView, region: Region) -> WidgetPlacement:
    """Return a block set in a region of the page."""
    return WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, view)
