"""Whether what a page says stands in what its blocks draw: whole, wrapped, or cut with a sign."""

from collections.abc import Iterator
from re import split

from tests.terminal.terminal import squeezed, text_of
from tui.app import ReformApp
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark
from tui.blocks.page import Cards, Choices, Lead, Meters, Notes, Page, Prose
from tui.blocks.pictures import Gauge
from tui.blocks.table import Table
from tui.drawing.blocks import COMPACT_BELOW
from tui.text import ELLIPSIS, cells
from tui.widgets.block_view import BlockView
from tui.widgets.ranked_table import RankedTable
from tui.widgets.textual_internals import strips_of

SORTED = "▲▼ "
"""What may hang behind a heading: the mark of the sorted column, or room for it."""
_BESIDE_YEAR = 7
"""The most cells that a figure under a chart may stand, or reach, beside its year."""
SHIFTED = " ‹›"
"""What may stand at the ends of the headings: more columns lie that way."""


def screen_text(app: ReformApp) -> str:
    """Return the screen as one text."""
    return "\n".join(strip.text.rstrip() for strip in strips_of(app.screen))


def notices(app: ReformApp) -> list[str]:
    """Return the messages the app gave, which Textual keeps to itself."""
    return [notification.message for notification in app._notifications]


def drawn_height(view: BlockView) -> int:
    """Return how many lines a block draws: all it has, or the window of a table that scrolls by itself."""
    return view.size.height if isinstance(view, RankedTable) else view.height_for(view.size.width)


def lines_of(view: BlockView) -> list[str]:
    """Return every line of a block as it is drawn, below the fold too; of a ranked table those in its window."""
    return [view.render_line(y).text for y in range(drawn_height(view))]


def too_wide(view: BlockView) -> list[str]:
    """Return the lines that do not fill exactly the width of their block."""
    strips = [view.render_line(y) for y in range(drawn_height(view))]
    return [
        strip.text for strip in strips if strip.cell_length != view.size.width or cells(strip.text) != view.size.width
    ]


def lost(page: Page, views: list[BlockView], *, figures_whole: bool = True) -> list[str]:
    """Return every worded thing of a page that its blocks draw neither whole nor visibly cut.

    Figures, statuses and sentences may not be cut at all, unless the figures' own units are absurdly long.
    """
    assert [view.block.key for view in views] == [block.key for block in page.blocks]
    faults: list[str] = []
    headings = ""
    for view in views:
        headings = headings_of(view) or headings
        faults += [f"{view.block.key}: {text}" for text in _lost(view, headings, figures_whole=figures_whole)]
    return faults


def headings_of(view: BlockView) -> str:
    """Return the line of headings of a table; empty where it has none and stands under those of the one before."""
    block = view.block
    if not isinstance(block, Table) or block.continues:
        return ""
    return lines_of(view)[1 if block.heading and not isinstance(view, RankedTable) else 0]


def _lost(view: BlockView, headings: str, *, figures_whole: bool) -> Iterator[str]:
    block, lines = view.block, lines_of(view)
    if isinstance(view, RankedTable) and view.block.count:
        yield from _lost_headings(view.block, lines[0])
        yield from _lost_rows(view, figures_whole=figures_whole)
        return
    if block.heading and not isinstance(view, RankedTable) and not _fits(block.heading, lines[0]):
        yield block.heading
    compact = view.app.size.width < COMPACT_BELOW
    whole = squeezed("".join(lines))
    for place, text, may_be_cut in _worded(view, lines, headings, compact=compact):
        if place is None:
            is_drawn = squeezed(text) in whole or (not figures_whole and any(_fits(text, line) for line in lines))
        else:
            item = view.items[place]
            is_drawn = _stands(text, lines[item.start : item.stop], may_be_cut=may_be_cut or not figures_whole)
        if not is_drawn:
            yield text
    if isinstance(block, Table) and _stands_under_a_chart(block, lines):
        yield from _lost_under_a_chart(view, lines)
    elif isinstance(block, Table) and block.count:
        yield from _lost_headings(block, headings)
    if isinstance(block, Chart) and block.below:
        named = [line for other in (view, _neighbour(view, 1)) for line in lines_of(other)]
        yield from (curve.name for curve in block.curves if not any(_fits(curve.name, line) for line in named))


def _stands_under_a_chart(table: Table, lines: list[str]) -> bool:
    """Whether a table has no headings of its own, but stands under the years of the chart above it."""
    return table.above is not None and table.columns[0].heading not in lines[1]


def _neighbour(view: BlockView, by: int) -> BlockView:
    """Return the block some places further down the page than another."""
    views = [child for child in view.parent.children if isinstance(child, BlockView)] if view.parent else []
    return views[views.index(view) + by]


def _lost_under_a_chart(view: BlockView, lines: list[str]) -> Iterator[str]:
    """Return the years and the figures of a table that do not stand, whole and below each other, under its chart."""
    table = view.block
    assert isinstance(table, Table)
    chart = table.above
    assert chart is not None
    assert chart.below is not None
    years = next(line for line in reversed(lines_of(_neighbour(view, -1))) if line.strip(" ┆╎"))
    for n, column in enumerate(chart.below.columns, 1):
        if not chart.time.first <= column.day <= chart.time.last:
            continue
        heading = table.columns[n].heading.split()[-1]
        start = years.find(heading)
        if start < 0:
            yield f"the year {heading}"
            continue
        widths = (cells(cell.text) for row in table.rows if isinstance(cell := row.cells[n], Figure))
        beside = max(_BESIDE_YEAR, *widths)
        for row, line in zip(table.rows, lines[1:], strict=True):
            cell = row.cells[n]
            around = line[max(0, start - beside) : start + len(heading) + beside]
            if isinstance(cell, Figure) and cell.text not in around:
                yield f"{heading}: {cell.text}"


def _lost_rows(view: RankedTable, *, figures_whole: bool) -> Iterator[str]:
    """Go through a ranked table with its cursor; return what the line of a row, or what is told below, does not hold.

    The table is left as it was found.
    """
    headings = _kept(view.block, lines_of(view)[0])
    cursor = view.cursor
    view.place_cursor(at_end=False)
    for n in range(view.block.count):
        item = view.item
        if view.cursor != n or item is None or item.start >= view.size.height:
            yield f"row {n} cannot be reached"
            return
        line = view.render_line(item.start).text
        yield from (
            text
            for text, may_be_cut in _row_cells(view.block, n, headings)
            if not _stands(text, [line], may_be_cut=may_be_cut or not figures_whole)
        )
        yield from _lost_told(view, n)
        view.move(1)
    view.place_cursor(at_end=False)
    view.move(cursor)


def _lost_told(view: RankedTable, n: int) -> Iterator[str]:
    """Return what is told of a row, unless it stands below a hairline, whole or visibly cut."""
    remark = squeezed(text_of(view.block.sentences(n))) if view.block.sentences else ""
    shown = squeezed("".join(remark_lines(view)))
    if shown != remark and not (shown.endswith(ELLIPSIS) and remark.startswith(shown[:-1]) and len(shown) > 1):
        yield f"remark: {remark} but {shown}"


def remark_lines(view: RankedTable) -> list[str]:
    """Return the lines below the hairline under the rows and below the legend."""
    lines = lines_of(view)
    below = lines[1 + view.window.rows :]
    assert below[0].strip().startswith("─")
    marks = [squeezed(f"{mark.glyph} {mark.word}") for mark in marks_of(view.block)]
    return [line for line in below[1:] if not any(mark in squeezed(line) for mark in marks)]


def marks_of(table: Table) -> list[Mark]:
    """Return the marks that a legend of a table may explain."""
    marks = [mark for column in table.columns for mark in column.legend]
    return [*marks, table.margin] if table.margin else marks


def _worded(
    view: BlockView, lines: list[str], headings: str, *, compact: bool
) -> Iterator[tuple[int | None, str, bool]]:
    """Return the item, its text, and whether that may be cut, for all a block must say."""
    block = view.block
    if isinstance(block, Prose | Choices):
        yield from ((None, text, False) for text in _sentences(block))
    elif isinstance(block, Notes):
        for n, note in enumerate(block.notes):
            yield n, f"{note.mark.glyph} {note.mark.word}".strip(), False
            yield None, text_of(note.runs), False
    elif isinstance(block, Lead):
        yield from _worded_lead(block, lines, compact=compact)
    elif isinstance(block, Cards):
        yield from _worded_cards(view, lines, compact=compact)
    elif isinstance(block, Meters):
        for n, meter in enumerate(block.meters):
            yield n, meter.short if compact else meter.name, True
            yield n, meter.figure.brief, False
            yield n, f"{meter.status.glyph} {meter.status.word}", False
            yield n, text_of(meter.remark), True
    elif isinstance(block, Chart):
        if not block.small and block.below is None:
            yield from ((None, curve.name, True) for curve in block.curves if not block.bars)
        if not block.is_tile:
            yield None, block.values.short, False
    elif isinstance(block, Table) and _stands_under_a_chart(block, lines):
        yield from ((n, row.figures[0].text, True) for n, row in enumerate(block.rows))
    elif isinstance(block, Table):
        empty = [(None, block.empty, False)]
        yield from _cells(block, headings) if block.count else empty


def _worded_cards(view: BlockView, lines: list[str], *, compact: bool) -> Iterator[tuple[int | None, str, bool]]:
    """Return name, figure and status of each card; compact ones without a meter may leave out the status."""
    assert isinstance(view.block, Cards)
    for n, card in enumerate(view.block.cards):
        title = lines[view.items[n].start]
        yield n, card.short if card.short in title else card.name, True
        yield n, card.figure.brief if compact and card.figure.text not in title else card.figure.text, False
        if card.status and (not compact or isinstance(card.picture, Gauge)):
            yield n, f"{card.status.glyph} {card.status.word}", False


def _worded_lead(lead: Lead, lines: list[str], *, compact: bool) -> Iterator[tuple[int | None, str, bool]]:
    """Return what a leading figure must say: in large digits, which are no text, all that is said of it."""
    card = lead.card
    yield 0, card.short if card.short in lines[0] else card.name, True
    if card.status:
        yield 0, f"{card.status.glyph} {card.status.word}", False
    if compact:
        yield 0, card.figure.text if card.figure.text in lines[0] else card.figure.brief, False
        return
    yield from ((0, text_of(runs), False) for runs in (card.remark, lead.remaining, card.later) if runs)
    yield from ((0, end, False) for end in lead.ends if end)


def _sentences(block: Prose | Choices) -> list[str]:
    """Return the texts of a block that has no items; the last note of choices may give way."""
    if isinstance(block, Prose):
        return [text_of(paragraph) for paragraph in block.paragraphs]
    chosen = [choice.short for choice in block.choices if choice.chosen]
    return [*chosen, block.period.text, *(text_of(note) for note in block.notes[:-1])]


def _cells(table: Table, headings: str) -> Iterator[tuple[int, str, bool]]:
    """Return the words of every row, which may be cut, and its figures, which may not, where the column is there."""
    columns = _kept(table, headings)
    for n in range(table.count):
        yield from ((n, text, may_be_cut) for text, may_be_cut in _row_cells(table, n, columns))


def _row_cells(table: Table, n: int, headings: set[str]) -> Iterator[tuple[str, bool]]:
    """Return the texts of a row in the columns that are there, and whether each may be cut."""
    for cell, column in zip(table.row(n).cells, table.columns, strict=True):
        if isinstance(cell, Figure) and column.heading in headings and not column.picture:
            yield cell.text, cell.value is None


def _kept(table: Table, headings: str) -> set[str]:
    """Return the headings of the columns that did not give way, whole or visibly cut."""
    shown = [word.rstrip(SORTED) for word in split(r"\s{2,}", headings.strip(SHIFTED))]
    return {
        column.heading
        for column in table.columns
        if any(word == column.heading or (ELLIPSIS in word and _fits(column.heading, word)) for word in shown)
    }


def _lost_headings(table: Table, headings: str) -> Iterator[str]:
    whole = _kept(table, headings)
    yield from (
        f"the column {column.heading}"
        for column in table.columns
        if not column.priority and not column.unseen and column.heading not in whole
    )


def _stands(text: str, lines: list[str], *, may_be_cut: bool) -> bool:
    if squeezed(text) in squeezed("".join(lines)) or _goes_on(text.split(), lines):
        return True
    return may_be_cut and any(_fits(text, line) for line in lines)


def _goes_on(words: list[str], lines: list[str]) -> bool:
    """Whether words stand in lines in their order, as many in each as follow each other there."""
    for line in lines:
        plain = line.replace("\xa0", " ")
        words = words[max(n for n in range(len(words) + 1) if " ".join(words[:n]) in plain) :]
    return not words


def _fits(text: str, line: str) -> bool:
    """Whether a line holds a text, or a beginning of it that ends in the sign of a cut."""
    if text in line:
        return True
    pieces = line.split(ELLIPSIS)[:-1]
    return any(piece.endswith(text[:n]) for piece in pieces for n in range(1, len(text)))
