"""One block as text for the clipboard: a table as a Markdown table, all else as it would be read aloud."""

from typing import assert_never

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure
from tui.blocks.large_figure import LargeFigure
from tui.blocks.page import Block, Cards, Choices, Lead, Meters, Notes, Prose
from tui.blocks.pictures import Dot, Gauge, Places, Spark, Strip
from tui.blocks.table import Cell, Table
from tui.export.plain import block_text, text_columns
from tui.export.tables import markdown_table


def clipping(block: Block) -> str:
    """Return a block as text that ends in a newline."""
    match block:
        case Table() if block.count:
            return _table(block)
        case Table() | Prose() | Lead() | Cards() | Meters() | Notes() | Chart() | Choices() | LargeFigure():
            return block_text(block) + "\n"
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    numbers = text_columns(table)
    columns = [table.columns[n] for n in numbers]
    rows = [[_cell(row.cells[n]) for n in numbers] for row in table.rows]
    headings = tuple(column.spelled_out for column in columns)
    return "\n".join(markdown_table(headings, rows, [column.right for column in columns])) + "\n"


def _cell(cell: Cell) -> str:
    match cell:
        case Figure():
            return cell.text
        case Gauge() | Spark() | Strip() | Places() | Dot():
            return ""
        case _:
            assert_never(cell)
