"""Blocks placed from the top of a page down, in columns or in a grid."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from textual.geometry import Region
from textual.layout import WidgetPlacement

from tui.blocks.chart import Chart
from tui.blocks.table import Table
from tui.drawing.cards import Spacing
from tui.drawing.tables import is_whole
from tui.widgets.block_view import MARGIN, BlockView
from tui.widgets.placing import GUTTER, LEAST_ROOM, SMALL_CHART, placement

_SMALL_CHART_OF_MANY = 54
"""The cells one of many charts needs, where most are of three or more series."""
_WIDTH_A_ROW = 3
"""The cells of width for which one of many charts may be a row high."""
_TRIED = 2500
"""The most ways of setting a run of blocks that are tried; longer runs go where there is most room."""


class Sheet:
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

    @property
    def height(self) -> int:
        """The lines all that is placed takes."""
        return self._top

    def fits(self) -> bool:
        """Whether the window shows all blocks."""
        return self._top - 1 <= self._height

    def below(self) -> Region | None:
        """Return the rows of the window below all blocks; None where they are too few for more."""
        rows = self._height - self._top
        return Region(0, self._top, self._width, rows) if rows >= LEAST_ROOM else None

    def leaves_room_below(self, view: BlockView) -> bool:
        """Whether a further block over the whole width would leave rows for more below it."""
        return self._height - self._top - view.height_for(self._width) - 1 >= LEAST_ROOM

    def ends(self) -> list[Region]:
        """Return what is left of the window at the ends of columns, the highest first, where there is room for more."""
        ends = [*self._ends_until(self._height), *self._closed]
        return sorted((end for end in ends if end.height >= LEAST_ROOM), key=lambda end: -end.height)

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
            self.placements.append(placement(view, Region(n * (width + GUTTER), feet[n], width, height)))
            feet[n] += lines
        self._top = max(feet) + (1 if is_tight else 0)
        self._feet = [Region(n * (width + GUTTER), foot, width, 0) for n, foot in enumerate(feet)] if count > 1 else []

    def _columns_of(self, heights: tuple[int, ...], count: int) -> Sequence[int]:
        """Return the column of each block: the first ones filled first, all alike where the window cuts them."""
        columns = columns_for(heights, count)
        longest = max(sum(height for height, n in zip(heights, columns, strict=True) if n == at) for at in range(count))
        return columns if self._top + longest - 1 <= self._height else columns_for(heights, count, even=True)

    def add_charts(self, run: list[BlockView], below: int = 0) -> None:
        """Place small charts in rows, as wide as lets all rows stay in the window, as high as fills it, on one foot.

        Sentences on them take the room the last row leaves, else the whole width below; a single chart takes the whole
        width. `below` are the lines of what follows in the same window.
        """
        self._close()
        charts = [view for view in run if isinstance(view.block, Chart)]
        texts = [view for view in run if view not in charts]
        for view in charts:
            view.room, view.lowered = None, 0
        count = 1 if len(charts) == 1 else self._charts_abreast(charts, len(run))
        width = self._column_width(count)
        last = texts if len(texts) == 1 and len(charts) % count else []
        lines = sum(view.height_for(self._width) + 1 for view in texts) if not last else 0
        rows = -(-len(charts) // count)
        self._heighten(charts, width, (self._height - self._top - lines - below) // rows)
        for start in range(0, len(charts), count):
            ends_it = last if start + count >= len(charts) else []
            self._add_row(charts[start : start + count], ends_it, width)
        for view in texts if not last else []:
            self._add_row([], [view], width)

    def _charts_abreast(self, charts: list[BlockView], blocks: int) -> int:
        """Return how many charts stand in a row: about as few as let all rows stay in the window, and at least two.

        Of two such numbers it is the one that leaves less of the last row empty.
        """
        most = max(1, (self._width + GUTTER) // (_least_width(charts) + GUTTER))
        tallest = max(view.height_for(self._column_width(most)) for view in charts) + 1
        rows = max((self._height - self._top) // tallest, -(-blocks // most))
        fewest = min(most, max(2, -(-blocks // rows)))
        return min(range(fewest, min(most, fewest + 1) + 1), key=lambda count: -blocks % count)

    def _heighten(self, charts: list[BlockView], width: int, rows: int) -> None:
        """Let charts of a width take some rows, the blank one below among them, in the proportions of a picture."""
        most = rows if len(charts) == 1 else min(rows, width // _WIDTH_A_ROW)
        for view in charts:
            view.room = max(LEAST_ROOM, most) if len(charts) == 1 or most > view.height_for(width) else None

    def _add_row(self, charts: list[BlockView], texts: list[BlockView], width: int) -> None:
        """Place charts or tiles beside each other, axes of time on one line, and sentences in what they leave."""
        for view in charts:
            view.lowered = 0
        heights = [view.height_for(width) for view in charts]
        tallest = max(heights, default=0)
        x = 0
        for view, height in zip(charts, heights, strict=True):
            view.lowered = 0 if _is_tile(view) else tallest - height
            self.placements.append(placement(view, Region(x, self._top, width, height + view.lowered)))
            x += width + GUTTER
        for view in texts:
            height = view.height_for(self._width - x)
            self.placements.append(placement(view, Region(x, self._top, self._width - x, height)))
            tallest = max(tallest, height)
        self._top += tallest + 1

    def add_tiles(self, run: list[BlockView]) -> None:
        """Place tiles in rows as even as can be."""
        self._close()
        most = max(1, (self._width + GUTTER) // (SMALL_CHART + GUTTER))
        rows = -(-len(run) // most)
        count = -(-len(run) // rows)
        for start in range(0, len(run), count):
            self._add_row(run[start : start + count], [], self._column_width(count))

    def add_tables(self, run: list[BlockView], most: int) -> None:
        """Place tables in columns, as many of those that follow each other as show there all they have."""
        while run:
            count = next(
                (count for count in range(min(most, len(run)), 1, -1) if self._are_whole(run[:count], count)), 1
            )
            self.add_run(run[:count], count)
            run = run[count:]

    def _are_whole(self, run: list[BlockView], count: int) -> bool:
        width = self._column_width(count) - MARGIN
        return all(isinstance(view.block, Table) and is_whole(view.block, width) for view in run)

    def tiles_height(self, run: list[BlockView]) -> int:
        """Return the lines some tiles take."""
        sheet = Sheet(self._width, self._height)
        sheet.add_tiles(run)
        return sheet.height

    def _column_width(self, count: int) -> int:
        return (self._width - GUTTER * (count - 1)) // count


def _gap_below(view: BlockView) -> int:
    """Return the blank lines below a block: none where a table stands under the years of a chart."""
    return 0 if isinstance(view.block, Chart) and view.block.below else 1


def _is_tile(view: BlockView) -> bool:
    return isinstance(view.block, Chart) and view.block.is_tile


def _least_width(run: list[BlockView]) -> int:
    """Return the cells each of some small charts needs: more where most are of many series."""
    charts = [view.block for view in run if isinstance(view.block, Chart)]
    of_many = sum(len(chart.curves) > 2 for chart in charts)
    return _SMALL_CHART_OF_MANY if of_many * 2 > len(charts) else SMALL_CHART


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
