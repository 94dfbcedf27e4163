"""Blocks set in columns, as a newspaper does: in their order, and so that the page is short."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter

from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.blocks.chart import Chart
from tui.blocks.page import Prose
from tui.blocks.table import Table
from tui.drawing.cards import Spacing
from tui.pages.panel_spec import PanelSpec
from tui.widgets.block_view import BlockView
from tui.widgets.placing import (
    GUTTER,
    LEAST_ROOM,
    RIGHT,
    abreast,
    aside_width,
    band,
    beside,
    chart_above,
    placement,
    stacked,
    translated,
)
from tui.widgets.sheet import Sheet

_TWO_FROM, _THREE_FROM = 100, 180
_ASIDE_FROM = 160
"""The least width at which other blocks stand beside a tall one."""


class Columns(Layout):
    """One column below 100 cells, two below 180, else three; wide blocks take the whole width.

    A tall block takes what height the window leaves it; where there is width it stands left of those that follow it.
    Cards stand the closer the less room there is. Extra blocks fill the rows left below all others, or the ends of
    columns.
    """

    name = "columns"

    def __init__(self, spec: PanelSpec, on_room: Callable[[], None] | None = None) -> None:
        self.spec = spec
        """Which blocks take the whole width, the height, or a column of their own."""
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
        tall = next((view for view in main if view.block.key == self.spec.tall), None)
        if tall:
            placements, ends = (beside if size.width >= _ASIDE_FROM else stacked)(tall, main, size)
            return placements + self._filled_ends(ends, extras)
        aside = next((view for view in main if view.block.key == self.spec.aside), None)
        if aside and size.width >= _ASIDE_FROM and len(main) > 1:
            width = aside_width(size.width)
            left = placement(aside, Region(0, 0, width, aside.height_for(width)))
            sheet = self._sheet([view for view in main if view is not aside], size - Size(width + GUTTER, 0))
            right = sheet.placements + self._filled(sheet, extras)
            return [left, *(translated(placed, width + GUTTER) for placed in right)]
        sheet = self._sheet(main, size)
        return sheet.placements + self._filled(sheet, extras)

    def _filled(self, sheet: Sheet, extras: list[BlockView]) -> list[WidgetPlacement]:
        """Place the extra blocks: in the rows below all others, else charts alone at the ends of columns."""
        room, ends = sheet.below(), sheet.ends()
        self.has_room = self.on_room is not None and bool(room or ends)
        if self.on_room and self.has_room:
            self.on_room()
        charts = [view for view in extras if isinstance(view.block, Chart)]
        if room:
            return band(room, [view for view in extras if view not in charts], charts)
        if charts != extras:
            return []
        return [placement for end, view in zip(ends, charts, strict=False) for placement in abreast(end, [view])]

    def _filled_ends(self, ends: list[Region], extras: list[BlockView]) -> list[WidgetPlacement]:
        """Place the extra blocks at the ends of columns: charts in the first, other blocks in the last."""
        roomy = [end for end in ends if end.height >= LEAST_ROOM]
        self.has_room = self.on_room is not None and bool(roomy)
        if self.on_room and self.has_room:
            self.on_room()
        if not roomy:
            return []
        charts = [view for view in extras if isinstance(view.block, Chart)]
        others = [view for view in extras if view not in charts]
        if len(roomy) == 1:
            return chart_above(roomy[0], charts, others)
        return chart_above(roomy[0], charts, []) + chart_above(roomy[-1], [], others)

    def _sheet(self, views: list[BlockView], size: Size) -> Sheet:
        """Return blocks set as spaciously as they fit, if need be at the cost of room for extra blocks."""
        if size.width < _TWO_FROM:
            sheet = self._spaced_sheet(views, size, Spacing.WIDE)
            return sheet if sheet.fits() else self._spaced_sheet(views, size, Spacing.CLOSE)
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

    def _spaced_sheet(self, views: list[BlockView], size: Size, spacing: Spacing) -> Sheet:
        columns = 1 if size.width < _TWO_FROM else 2 if size.width < _THREE_FROM else 3
        sheet = Sheet(size.width - RIGHT, size.height)
        for view in views:
            view.spacing = spacing
        grouped = groupby(zip(self._kinds(views), views, strict=True), key=itemgetter(0))
        runs = [(kind, [view for _, view in group]) for kind, group in grouped]
        for n, (kind, run) in enumerate(runs):
            if kind == "charts":
                following = runs[n + 1] if n + 1 < len(runs) else ("", [])
                sheet.add_charts(run, sheet.tiles_height(following[1]) if following[0] == "tiles" else 0)
            elif kind == "tiles":
                sheet.add_tiles(run)
            elif kind == "tables":
                sheet.add_tables(run, columns)
            else:
                sheet.add_run(run, 1 if kind == "wide" else min(columns, self._most_columns(run, sheet)))
        return sheet

    def _most_columns(self, run: list[BlockView], sheet: Sheet) -> int:
        """Return how many columns a run may take: a lone block half the width where extra ones only fit beside it."""
        is_beside = len(run) == 1 and self.on_room is not None and not sheet.leaves_room_below(run[0])
        return 2 if is_beside else len(run)

    def _kinds(self, views: list[BlockView]) -> Iterator[str]:
        """Yield how each block is placed; sentences that follow small charts stand among them."""
        kind = ""
        for view in views:
            block = view.block
            is_among_charts = isinstance(block, Prose) and kind == "charts"
            if isinstance(block, Chart) and block.is_tile:
                kind = "tiles"
            elif is_among_charts or (isinstance(block, Chart) and block.small):
                kind = "charts"
            else:
                key, hyphen, _ = block.key.partition("-")
                is_wide = key in self.spec.wide
                kind = "tables" if is_wide and hyphen and isinstance(block, Table) else "wide" if is_wide else "text"
            yield kind
