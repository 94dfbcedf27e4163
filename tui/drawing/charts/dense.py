"""Runs with more points than their columns can show, rasterised in quadrant blocks. The one module that needs plotext.

plotext is imported when the first such run is drawn.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from tui.blocks.chart import PointRun
from tui.drawing.charts.scale import Scale
from tui.drawing.dots import CellGlyph

_COLUMNS_A_POINT = 2
"""A run with fewer columns than this for each of its points is dense."""
_QUADRANTS = "hd"
"""plotext's marker of quadrant blocks: crisp in any font, where braille is not."""

Location = tuple[float, float]
"""Columns from the left and rows from the bottom of a picture, not rounded."""


def is_dense(run: PointRun, scale: Scale) -> bool:
    """Return whether a run has too little room for a line from point to point."""
    first, last = scale.column(run.points[0].day), scale.column(run.points[-1].day)
    return last - first + 1 < _COLUMNS_A_POINT * (len(run.points) - 1)


def dense_cells(run: PointRun, scale: Scale) -> Iterator[CellGlyph]:
    """Yield the cells of a dense run, none of them before its first or after its last point."""
    first, last = scale.column(run.points[0].day), scale.column(run.points[-1].day)
    locations = [(scale.x(point.day), scale.rise(point.at)) for point in run.points]
    for y, row in enumerate(dense_rows(locations, scale.width, scale.height)):
        for x, glyph in enumerate(row):
            if glyph != " " and first <= x <= last:
                yield CellGlyph(x, y, glyph)


def dense_rows(locations: Sequence[Location], width: int, height: int) -> list[str]:
    """Return a line through finite locations as the rows of a picture, each exactly `width` cells."""
    import plotext

    xs, ys = map(list, zip(*thinned(locations), strict=True))
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    plotext.plot_size(width, height)
    plotext.frame(False)
    plotext.plot(xs, ys, marker=_QUADRANTS)
    plotext.xticks([])
    plotext.yticks([])
    plotext.xlim(-0.5, width - 0.5)
    plotext.ylim(-0.5, height - 0.5)
    rows = plotext.uncolorize(plotext.build()).split("\n")[:height]
    plotext.clear_figure()
    return [row.ljust(width)[:width] for row in rows]


def thinned(locations: Sequence[Location]) -> list[Location]:
    """Return the first, lowest, highest and last location of each column, in order, so that no extreme is lost.

    Locations are in order of their columns.
    """
    columns = groupby(locations, key=lambda location: int(location[0] + 0.5))
    return [location for _, column in columns for location in _extremes(list(column))]


def _extremes(column: Sequence[Location]) -> list[Location]:
    heights = [height for _, height in column]
    lowest, highest = heights.index(min(heights)), heights.index(max(heights))
    return [column[n] for n in sorted({0, lowest, highest, len(column) - 1})]
