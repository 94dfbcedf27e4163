"""Any block as lines for a width."""

from tui.blocks.chart import Chart
from tui.blocks.page import Block, Cards, Meters, Notes, Prose
from tui.drawing.cards import draw_cards
from tui.drawing.lines import Drawing, Item, Line, Span, heading_line, width_of, wrapped
from tui.drawing.meters import draw_meters
from tui.drawing.tables import draw_table
from tui.text import cells, fit

COMPACT_BELOW = 100
"""Screens narrower than this set a card and a meter in fewer lines."""


def draw(block: Block, width: int, *, compact: bool, rows: int = 40, point: int | None = None) -> Drawing:
    """Return a block drawn for a width in cells, its heading first.

    A chart is as high as suits a screen of some rows, and shows the point that was stepped to.
    """
    if isinstance(block, Prose):
        body = draw_prose(block, width)
    elif isinstance(block, Cards):
        body = draw_cards(block, width, compact=compact)
    elif isinstance(block, Meters):
        body = draw_meters(block, width, compact=compact)
    elif isinstance(block, Notes):
        body = draw_notes(block, width)
    elif isinstance(block, Chart):
        from tui.drawing.charts import draw_chart

        body = draw_chart(block, width, rows=rows, point=point)
    else:
        body = draw_table(block, width)
    if not block.heading:
        return body
    head = heading_line(block.heading, block.qualifier, width)
    if isinstance(block, Chart) and block.small:
        head = heading_line(fit(block.heading, width - cells(block.values.short) - 6), block.values.short, width)
    return Drawing(
        [head, *body.lines], [item._replace(start=item.start + 1, stop=item.stop + 1) for item in body.items]
    )


def draw_prose(prose: Prose, width: int) -> Drawing:
    """Return sentences wrapped to a width."""
    lines = [line for paragraph in prose.paragraphs for line in wrapped(paragraph, width)]
    return Drawing(lines, [])


def draw_notes(notes: Notes, width: int) -> Drawing:
    """Return notes in two columns: the mark with its word, then the sentence."""
    labels = [f"{note.mark.glyph} {note.mark.word}".strip() for note in notes.notes]
    label_width = max((width_of([Span(label)]) for label in labels), default=0)
    room = width - label_width - 2 if label_width else width
    lines: list[Line] = []
    items: list[Item] = []
    for note, label in zip(notes.notes, labels, strict=True):
        start = len(lines)
        blank = label_width - width_of([Span(label)])
        for n, line in enumerate(wrapped(note.runs, max(room, 8))):
            if not label_width:
                lines.append(line)
            elif n == 0:
                lines.append([Span(label, note.mark.tone.value), Span(" " * (blank + 2)), *line])
            else:
                lines.append([Span(" " * (label_width + 2)), *line])
        items.append(Item(start, len(lines), note.opens, note.sources))
    return Drawing(lines, items)
