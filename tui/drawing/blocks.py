"""Any block of a page as lines of coloured text for a width in cells."""

from typing import assert_never

from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Lead, Meters, Note, Notes, Prose
from tui.blocks.table import Table
from tui.drawing.cards import Spacing, draw_cards
from tui.drawing.choices import draw_choices
from tui.drawing.lead import draw_lead
from tui.drawing.lines import Drawing, Item, Line, Span, fitted, has_room_for, heading_line, mark_span, wrapped
from tui.drawing.meters import draw_meters
from tui.drawing.tables import draw_table
from tui.text import cells, fit

COMPACT_BELOW = 100
"""Screens narrower than this, in cells, set a card and a meter in fewer lines."""
FRAME_ROWS = 8
"""The rows of a screen that are not its charts'."""
_NARROWEST_NOTE = 8
_WIDE_LABEL = 4
"""Beside marks whose words take more than this part of the width, sentences may go on below them."""


def draw(
    block: Block,
    width: int,
    *,
    compact: bool,
    spacing: Spacing = Spacing.WIDE,
    rows: int = 40,
    point: int | None = None,
) -> Drawing:
    """Return a block with its heading for a width; charts heed the `rows` of the screen and the `point` chosen."""
    if isinstance(block, Chart):
        block = _with_axis_in_heading(block, width)
    match block:
        case Prose():
            body = draw_prose(block, width)
        case Lead():
            body = draw_lead(block, width, compact=compact)
        case Cards():
            body = draw_cards(block, width, compact=compact, spacing=spacing)
        case Meters():
            body = draw_meters(block, width, compact=compact, spacing=spacing)
        case Table() if block.above:
            from tui.drawing.charts.below import draw_below

            return draw_below(block, block.above, width, rows)
        case Table():
            body = draw_table(block, width)
        case Chart():
            from tui.drawing.charts.chart import draw_chart  # the panel shown first has no chart

            body = draw_chart(block, width, rows=rows, point=point)
        case Notes():
            body = draw_notes(block, width)
        case Choices():
            body = draw_choices(block, width)
        case LargeFigure():
            body = _draw_figure(block, width, compact=compact)
        case _:
            assert_never(block)
    return _headed(block, body, width) if block.heading else body


def _draw_figure(figure: LargeFigure, width: int, *, compact: bool) -> Drawing:
    from tui.drawing.large_figures import FigureLook, draw_large_figure  # the panels have none

    return Drawing(draw_large_figure(figure, width, FigureLook(3 if compact else 5)), [])


def _headed(block: Block, body: Drawing, width: int) -> Drawing:
    """Return a drawing below the heading of its block."""
    items = [item._replace(start=item.start + 1, stop=item.stop + 1) for item in body.items]
    return Drawing([_heading(block, width), *body.lines], items)


def _with_axis_in_heading(chart: Chart, width: int) -> Chart:
    """Return a chart whose heading says where its axis starts, so that its legend need not, where there is room."""
    if chart.small or not (chart.heading and chart.points):
        return chart
    for words in (chart.values.text, chart.values.short):
        qualifier = SEPARATOR.join(part for part in (chart.qualifier, words) if part)
        if has_room_for(chart.heading, qualifier, width):
            return replace(chart, qualifier=qualifier, values=replace(chart.values, text=""))
    return chart


def _heading(block: Block, width: int) -> Line:
    """Return the line of a heading; that of a small chart, which has no legend, says where its axis starts.

    A tile has neither axis nor unit beside its figure.
    """
    if isinstance(block, Chart) and block.small and not block.is_tile:
        axis = block.values.short
        return heading_line(fit(block.heading, width - cells(axis) - 4), axis, width)
    if isinstance(block, Chart) and block.small:
        return heading_line(block.heading, "", width)
    qualifier = block.beside_heading if isinstance(block, Table) else block.qualifier
    return heading_line(block.heading, qualifier, width)


def draw_prose(prose: Prose, width: int) -> Drawing:
    """Return sentences wrapped to a width."""
    lines = [line for paragraph in prose.paragraphs for line in wrapped(paragraph, width)]
    return Drawing(lines, [])


def draw_notes(notes: Notes, width: int) -> Drawing:
    """Return notes in two columns: the mark with its word, then the sentence.

    Where wide words would leave the sentences a narrow column, these go on below the marks if that saves lines.
    """
    longest = max((cells(mark_span(note.mark).text) for note in notes.notes), default=0)
    labels = min(longest, max(0, width - 2 - _NARROWEST_NOTE))
    drawn = [_note_beside(note, labels, width) for note in notes.notes]
    if labels > width // _WIDE_LABEL:
        run_in = [_note_run_in(note, labels, width) for note in notes.notes]
        drawn = min(drawn, run_in, key=lambda lines: sum(map(len, lines)))
    lines: list[Line] = []
    items: list[Item] = []
    for note, note_lines in zip(notes.notes, drawn, strict=True):
        items.append(Item(len(lines), len(lines) + len(note_lines), note.opens, note.cited, note.stated))
        lines += note_lines
    return Drawing(lines, items)


def _note_beside(note: Note, labels: int, width: int) -> list[Line]:
    """Return a sentence in its own column, right of the cells of all marks."""
    indent = labels + 2 if labels else 0
    first, *others = wrapped(note.runs, max(width - indent, _NARROWEST_NOTE))
    return [
        [fitted(mark_span(note.mark), indent), *first],
        *([Span(" " * indent), *line] for line in others),
    ]


def _note_run_in(note: Note, labels: int, width: int) -> list[Line]:
    """Return a sentence that begins right of the cells of all marks and goes on below its own."""
    taken = Figure("\u00a0" * (labels + 1))
    (_, *first), *others = wrapped((taken, " ", *note.runs), max(width - 2, _NARROWEST_NOTE))
    return [[fitted(mark_span(note.mark), labels + 1), *first], *([Span("  "), *line] for line in others)]
