"""A page of the presenter as lines for a whole screen: title, blocks and source, as large as there is room."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Notes, Prose
from tui.blocks.slide import Slide
from tui.drawing.blocks import draw, draw_notes
from tui.drawing.charts.chart import draw_chart
from tui.drawing.digits import Height
from tui.drawing.large_figures import FigureLook, draw_large_figure
from tui.drawing.lines import Line, Span, cut, wrapped
from tui.text import ELLIPSIS

_WIDEST_SENTENCE = 110
"""The most cells of a sentence that an eye follows to the next line."""
_TITLE_LINES = 2
_LOWEST_CHART = 9
"""The lines a chart takes before digits become smaller for it."""
_LOW = 14
"""The rows above which a blank line stands above the source."""


class _Look(NamedTuple):
    """How large a slide is set."""

    digits: Height
    gap: int
    """The blank lines between its parts."""
    rows: int
    """The fewest rows of a screen it is meant for."""


_LOOKS = (
    _Look(15, 2, 48), _Look(10, 2, 42), _Look(8, 2, 34), _Look(5, 2, 28), _Look(5, 1, 0), _Look(3, 1, 0), _Look(3, 0, 0)
)  # fmt: skip
"""The looks of a slide, the largest first."""


def draw_slide(slide: Slide, columns: int, rows: int) -> list[Line]:
    """Return a slide as exactly `rows` lines of at most `columns` cells, set in the largest look that fits.

    Its source stands in the last lines, all else in the middle of the rest; what never fits ends in an ellipsis.
    """
    margin = _margin(columns)
    width = columns - 2 * margin
    source = wrapped((slide.source,), width, "quiet") if slide.source else []
    room = max(1, rows - len(source) - (1 if source and rows > _LOW else 0))
    lines = _content(slide, width, room, [look for look in _LOOKS if look.rows <= rows])
    above = (room - len(lines)) // 2
    below = rows - above - len(lines) - len(source)
    placed = [*([[]] * above), *lines, *([[]] * below), *source]
    return [[Span(" " * margin), *cut(line, width)] if line and margin else cut(line, width) for line in placed[:rows]]


def _margin(columns: int) -> int:
    """Return the blank cells at either side of a slide."""
    return columns // 16 if columns >= 100 else 2 if columns >= 60 else min(1, columns // 24)


def _content(slide: Slide, width: int, room: int, looks: Sequence[_Look]) -> list[Line]:
    """Return title and blocks in the first look that fits the room; in the last one cut where even that does not."""
    for look in looks:
        lines = _set(slide, width, room, look)
        if len(lines) <= room:
            return lines
    return [*lines[: room - 1], [Span(ELLIPSIS, "quiet")]]


def _set(slide: Slide, width: int, room: int, look: _Look) -> list[Line]:
    """Return a slide in one look; its chart takes the lines that all else leaves."""
    head = _head(slide, width)
    drawn = {n: _drawn(block, width, look) for n, block in enumerate(slide.blocks) if not isinstance(block, Chart)}
    taken = len(head) + sum(map(len, drawn.values())) + look.gap * len(slide.blocks)
    height = max(1 if look is _LOOKS[-1] else _LOWEST_CHART, room - taken)
    bodies = [
        _chart_lines(block, width, height) if isinstance(block, Chart) else drawn[n]
        for n, block in enumerate(slide.blocks)
    ]
    spare = room - len(head) - sum(map(len, bodies)) if look is _LOOKS[-1] else 0
    lines = head
    for n, body in enumerate(bodies):
        lines = [*lines, *([[]] * (look.gap or int(n < spare))), *body]
    return lines


def _head(slide: Slide, width: int) -> list[Line]:
    title = wrapped((Figure(slide.title),), width)
    if len(title) > _TITLE_LINES:
        title = [*title[: _TITLE_LINES - 1], cut([*title[_TITLE_LINES - 1], Span(f" {ELLIPSIS}")], width)]
    subtitle = wrapped((slide.subtitle,), width, "quiet") if slide.subtitle else []
    return [*title, *subtitle]


def _drawn(block: Block, width: int, look: _Look) -> list[Line]:
    """Return a block that is no chart; sentences are no wider than an eye follows."""
    match block:
        case LargeFigure():
            return draw_large_figure(block, width, FigureLook(look.digits, look.gap))
        case Prose():
            readable = min(width, _WIDEST_SENTENCE)
            return [line for paragraph in block.paragraphs for line in wrapped(paragraph, readable)]
        case Notes():
            return _notes(block, min(width, _WIDEST_SENTENCE), look.gap)
        case _:
            return draw(block, width, compact=True).lines


def _notes(block: Notes, width: int, gap: int) -> list[Line]:
    """Return notes with blank lines between them."""
    drawing = draw_notes(block, width)
    lines: list[Line] = []
    for item in drawing.items:
        lines += [*([[]] * (gap if lines else 0)), *drawing.lines[item.start : item.stop]]
    return lines


def _chart_lines(chart: Chart, width: int, height: int) -> list[Line]:
    """Return a chart in at most some lines; the lowest there is where even that is higher."""
    rows = _screen_rows(height)
    while True:
        lines = draw_chart(chart, width, rows=rows).lines
        while lines and not lines[-1]:
            lines.pop()
        excess = len(lines) - height
        if excess <= 0 or rows <= 0:
            return lines
        rows -= max(1, _screen_rows(excess))


def _screen_rows(lines: int) -> int:
    """Return the rows of a screen on which the picture of a chart takes some lines."""
    return lines * 20 // 11
