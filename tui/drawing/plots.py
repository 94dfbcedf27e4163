"""What plotext rasterises: long, dense runs as block marks, and bars. The one module that knows plotext."""

from collections.abc import Sequence
from itertools import groupby

_MARKER = "hd"
"""Quadrant blocks: crisp in any font, where braille is not."""
_BAR = "sd"


def dense_rows(
    xs: Sequence[float], ys: Sequence[float], width: int, height: int, spans: tuple[float, float, float, float]
) -> list[str]:
    """Return a run of finite points as rows of quadrant blocks.

    `spans` are the lowest and highest x and y of the whole picture.
    """
    xs, ys = thinned(xs, ys, width, spans[:2])
    return _built(width, height, spans, lambda plotext: plotext.plot(xs, ys, marker=_MARKER))


def bar_rows(lengths: Sequence[float], width: int, top: float) -> list[str]:
    """Return a bar from zero for each length, one row each with a blank row between."""
    height = 2 * len(lengths) - 1
    places = [height - 1 - 2 * n for n in range(len(lengths))]
    spans = (0.0, top, 0.0, float(max(1, height - 1)))
    return _built(
        width,
        height,
        spans,
        lambda plotext: plotext.bar(places, lengths, orientation="horizontal", width=0.1, marker=_BAR),
    )


def thinned(
    xs: Sequence[float], ys: Sequence[float], width: int, span: tuple[float, float]
) -> tuple[list[float], list[float]]:
    """Return the first, lowest, highest and last point of each column, in order, so that no extreme is lost."""
    left, right = span
    scale = width / (right - left) if right > left else 0.0
    kept: list[int] = []
    for _, group in groupby(range(len(xs)), key=lambda n: int((xs[n] - left) * scale)):
        column = list(group)
        lowest, highest = min(column, key=ys.__getitem__), max(column, key=ys.__getitem__)
        kept += sorted({column[0], lowest, highest, column[-1]})
    return [xs[n] for n in kept], [ys[n] for n in kept]


def _built(width, height, spans, draw) -> list[str]:  # type: ignore[no-untyped-def] # noqa: ANN001
    import plotext

    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    plotext.plot_size(width, height)
    plotext.frame(False)
    draw(plotext)
    plotext.xticks([])
    plotext.yticks([])
    plotext.xlim(*spans[:2])
    plotext.ylim(*spans[2:])
    rows = plotext.uncolorize(plotext.build()).split("\n")[:height]
    plotext.clear_figure()
    return [row.ljust(width)[:width] for row in rows]
