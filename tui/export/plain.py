"""A page as plain text: headings, sentences and tables for pipes, files and screen readers.

Bounds are words, statuses are words, pictures are left out, nothing is drawn. Headings are underlined, those of the
page with `=`. A table that is wider than the text has one paragraph a row instead, `heading: cell; heading: cell`.
"""

from typing import assert_never

from tui.blocks.chart import Chart, PointRun
from tui.blocks.figure import SEPARATOR, Figure, Mark, Run, Runs
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Card, Cards, Choices, Lead, Meter, Meters, Note, Notes, Page, Prose
from tui.blocks.pictures import Dot, Gauge, Places, Spark, Strip
from tui.blocks.table import Cell, Column, Table
from tui.text import cells, pad, wrap

WIDTH = 100
"""Cells of a line at most; only an address that is longer has a longer one."""
_GAP, _INDENT = "  ", 2
_PAGE_HEADING, _BLOCK_HEADING = "=", "-"
_POINTS_READ_OUT = 40
"""The most points of a run that are read out; the tables hold all."""


def plain_text(page: Page, width: int = WIDTH) -> str:
    """Return a page as text of lines of at most `width` cells; it ends in a newline."""
    head = [*_underlined(page.title.upper(), _PAGE_HEADING, width), *wrap(" · ".join(page.frame_lines), width)]
    blocks = (_fitted(block, width) for block in page.blocks)
    return "\n\n".join("\n".join(lines) for lines in (head, *blocks) if lines) + "\n"


def _underlined(heading: str, sign: str, width: int) -> list[str]:
    lines = wrap(heading, width)
    return [*lines, sign * max(map(cells, lines))] if lines else []


def _fitted(block: Block, width: int) -> list[str]:
    """Return a block in lines for a width; those that go on with a sentence or a row are indented."""
    lines = _lines(block)
    if isinstance(block, Table) and block.count:
        has_room = max(map(cells, lines)) <= width
        lines = lines if has_room else _wrapped(_records(block), width)
    else:
        lines = _wrapped(lines, width)
    return [*_underlined(_heading(block), _BLOCK_HEADING, width), *lines]


def _wrapped(lines: list[str], width: int) -> list[str]:
    return [part for line in lines for part in wrap(line, width, indent=_INDENT)]


def _heading(block: Block) -> str:
    return block.heading + (f" ({block.qualifier})" if block.qualifier else "")


def aloud(runs: Runs) -> str:
    """Return sentences as they would be read to somebody."""
    return "".join(_run(run) for run in runs)


def note_text(note: Note) -> str:
    """Return a note as it would be read: the word of its mark, then the sentence."""
    return ": ".join(part for part in (note.mark.word, aloud(note.runs)) if part)


def _run(run: Run) -> str:
    match run:
        case Figure():
            return run.aloud
        case Mark():
            return run.word
        case str():
            return run.replace(SEPARATOR, " · ")
        case _:
            assert_never(run)


def block_text(block: Block) -> str:
    """Return a block as text, its heading first."""
    lines, heading = _lines(block), _heading(block)
    return "\n".join([heading, *lines] if heading else lines)


def _lines(block: Block) -> list[str]:
    match block:
        case Prose():
            return [aloud(paragraph) for paragraph in block.paragraphs]
        case Lead():
            return [lead_text(block)]
        case Cards():
            return [_card(card) for card in block.cards]
        case Meters():
            return [_meter(meter) for meter in block.meters]
        case Notes():
            return [note_text(note) for note in block.notes]
        case Choices():
            return [aloud(sentence) for sentence in block.sentences]
        case Chart():
            return _chart(block)
        case Table():
            return _table(block)
        case LargeFigure():
            return [large_figure_text(block)]
        case _:
            assert_never(block)


def lead_text(lead: Lead) -> str:
    """Return the figure that leads as it would be read, with its status and what is left."""
    return _card(lead.card, aloud(lead.remaining))


def _card(card: Card, remaining: str = "") -> str:
    status = " ".join(part for part in (card.status.word if card.status else "", aloud(card.remark)) if part)
    parts = (measured(card), status, remaining, aloud(card.later))
    return f"{card.name}: " + "; ".join(part for part in parts if part)


def _meter(meter: Meter) -> str:
    parts = (measured(meter), meter.status.word, aloud(meter.remark))
    return f"{meter.name}: " + "; ".join(part for part in parts if part)


def large_figure_text(block: LargeFigure) -> str:
    """Return a large figure as it would be read: figure, status, remarks."""
    parts = (measured(block), block.status.word if block.status else "", *map(aloud, block.remarks))
    return "; ".join(part for part in parts if part)


def measured(measure: Card | Meter | LargeFigure) -> str:
    """Return a figure with its percentage, as it would be read."""
    return measure.figure.aloud + (f" ({measure.percent.aloud})" if measure.percent else "")


def chart_text(chart: Chart) -> str:
    """Return the figures of a chart in one paragraph."""
    return ". ".join(_chart(chart))


def _chart(chart: Chart) -> list[str]:
    """The runs of a chart, one a line, each from its first point to its last; the tables hold all of them."""
    lines = [chart.values.text]
    for curve in chart.curves:
        lines += [f"{curve.name}: {_stretch(run)}" for run in curve.runs]
    until = [chart.until.text] if chart.until else []
    return [*lines, *until, *(tick.text for tick in chart.breaks), *(tick.text for tick in chart.targets)]


def _stretch(run: PointRun) -> str:
    points = "; ".join(f"{point.period} {point.figure.aloud}" for point in run.points[:_POINTS_READ_OUT])
    return f"{points}; …" if len(run.points) > _POINTS_READ_OUT else points


def _table(table: Table) -> list[str]:
    if not table.count:
        return [table.empty]
    numbers = text_columns(table)
    rows = [[_cell(row.cells[n]) for n in numbers] for row in table.rows]
    columns = [table.columns[n] for n in numbers]
    widths = [max(cells(column.spelled_out), *(cells(row[n]) for row in rows)) for n, column in enumerate(columns)]
    heading = _line([column.spelled_out for column in columns], columns, widths)
    return [heading, *(_line(row, columns, widths) for row in rows)]


def _records(table: Table) -> list[str]:
    """Return each row of a table in one line, every cell behind its heading."""
    columns = [(n, table.columns[n].spelled_out) for n in text_columns(table)]
    named = ([(heading, _cell(row.cells[n])) for n, heading in columns] for row in table.rows)
    return ["; ".join(f"{heading}: {text}" if heading else text for heading, text in row if text) for row in named]


def text_columns(table: Table) -> list[int]:
    """Return the numbers of the columns that hold no pictures."""
    return [n for n, column in enumerate(table.columns) if not column.picture]


def _cell(cell: Cell) -> str:
    match cell:
        case Figure():
            return cell.aloud
        case Gauge() | Spark() | Strip() | Places() | Dot():
            return ""
        case _:
            assert_never(cell)


def _line(texts: list[str], columns: list[Column], widths: list[int]) -> str:
    placed = [pad(text, width, right=column.right) for text, column, width in zip(texts, columns, widths, strict=True)]
    return _GAP.join(placed).rstrip()
