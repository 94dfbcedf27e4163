"""Blocks set in columns, as a newspaper does: the next block goes where there is most room."""

from collections.abc import Collection

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.widgets.block_view import BlockView

_GUTTER = 3
_RIGHT = 1
_TWO_FROM, _THREE_FROM = 100, 180


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width."""

    name = "columns"

    def __init__(self, wide: Collection[str]) -> None:
        self.wide = wide
        """The keys of the blocks that take the whole width."""

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """Place every block; all heights come from the blocks' own drawings."""
        width = size.width - _RIGHT
        count = 1 if size.width < _TWO_FROM else 2 if size.width < _THREE_FROM else 3
        column = (width - _GUTTER * (count - 1)) // count
        feet = [0] * count
        placements = []
        for child in children:
            if not isinstance(child, BlockView):
                continue
            whole = child.block.key in self.wide or count == 1
            n = 0 if whole else feet.index(min(feet))
            top = max(feet) if whole else feet[n]
            region = Region(n * (column + _GUTTER), top, width if whole else column, 0)
            height = child.height_for(region.width)
            placements.append(
                WidgetPlacement(Region(region.x, region.y, region.width, height), NULL_OFFSET, NULL_SPACING, child)
            )
            below = top + height + 1
            feet = [below] * count if whole else [below if each == n else foot for each, foot in enumerate(feet)]
        return placements
