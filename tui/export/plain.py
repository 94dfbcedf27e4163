"""A page as plain text: headings, sentences and tables for pipes, files and screen readers.

Bounds are words, statuses are words, pictures are left out, nothing is drawn.
"""

from tui.blocks.chart import Chart
from tui.blocks.figure import SEPARATOR, Figure, Mark, Run
from tui.blocks.page import Block, Card, Cards, Meter, Meters, Notes, Page, Prose
from tui.blocks.table import Column, Table
from tui.text import cells, pad

_GAP = "  "
_POINTS_TOLD = 40
"""The most points of a run that are read out; the tables hold all."""


def plain_text(page: Page) -> str:
    """Return a page as text that ends in a newline."""
    head = "\n".join(part for part in (page.title.upper(), " · ".join(page.frame_lines)) if part)
    return "\n\n".join([head, *(text for block in page.blocks if (text := block_text(block)))]) + "\n"


def aloud(runs: tuple[Run, ...]) -> str:
    """Return sentences as they would be read to somebody."""
    return "".join(_said(run) for run in runs)


def _said(run: Run) -> str:
    if isinstance(run, Figure):
        return run.aloud
    return run.word if isinstance(run, Mark) else run.replace(SEPARATOR, " · ")


def block_text(block: Block) -> str:
    """Return a block as text, its heading first."""
    lines = _lines(block)
    heading = block.heading + (f" ({block.qualifier})" if block.qualifier else "")
    return "\n".join([heading, *lines] if heading else lines)


def _lines(block: Block) -> list[str]:
    if isinstance(block, Prose):
        return [aloud(paragraph) for paragraph in block.paragraphs]
    if isinstance(block, Cards):
        return [_card(card) for card in block.cards]
    if isinstance(block, Meters):
        return [_meter(meter) for meter in block.meters]
    if isinstance(block, Notes):
        return [": ".join(part for part in (note.mark.word, aloud(note.runs)) if part) for note in block.notes]
    if isinstance(block, Chart):
        return _chart(block)
    return _table(block)


def _card(card: Card) -> str:
    figure = card.figure.aloud + (f" ({card.percent.aloud})" if card.percent else "")
    status = " ".join(part for part in (card.status.word if card.status else "", aloud(card.remark)) if part)
    return f"{card.name}: " + "; ".join(part for part in (figure, status, aloud(card.later)) if part)


def _meter(meter: Meter) -> str:
    figure = meter.figure.aloud + (f" ({meter.percent.aloud})" if meter.percent else "")
    return f"{meter.name}: " + "; ".join(part for part in (figure, meter.status.word, aloud(meter.remark)) if part)


def _chart(chart: Chart) -> list[str]:
    """The runs of a chart, one a line, each from its first point to its last; the tables hold all of them."""
    lines = [chart.values.text]
    for curve in chart.curves:
        for run in curve.runs:
            told = "; ".join(f"{point.period} {point.figure.aloud}" for point in run.points[:_POINTS_TOLD])
            more = "; …" if len(run.points) > _POINTS_TOLD else ""
            lines.append(f"{curve.name}: {told}{more}")
    return [*lines, *(each.text for each in chart.breaks), *(each.text for each in chart.targets)]


def _table(table: Table) -> list[str]:
    if not table.count:
        return [table.empty]
    shown = [n for n, column in enumerate(table.columns) if not column.picture]
    rows = [[cell.aloud if isinstance(cell := row.cells[n], Figure) else "" for n in shown] for row in table.rows]
    columns = [table.columns[n] for n in shown]
    widths = [max(cells(column.heading), *(cells(row[n]) for row in rows)) for n, column in enumerate(columns)]
    heading = _line([column.heading for column in columns], columns, widths)
    return [heading, *(_line(row, columns, widths) for row in rows)]


def _line(texts: list[str], columns: list[Column], widths: list[int]) -> str:
    placed = [pad(text, width, right=column.right) for text, column, width in zip(texts, columns, widths, strict=True)]
    return _GAP.join(placed).rstrip()
