"""One block as text for the clipboard: a table as a Markdown table, all else as it would be read aloud."""

from tui.blocks.figure import Figure
from tui.blocks.page import Block
from tui.blocks.table import Row, Table
from tui.export.plain import block_text
from tui.export.tables import markdown_table


def clipping(block: Block) -> str:
    """Return a block as text that ends in a newline."""
    if not isinstance(block, Table) or not block.count:
        return block_text(block) + "\n"
    shown = [n for n, column in enumerate(block.columns) if not column.picture]
    heads = tuple(block.columns[n].heading for n in shown)
    rows = [[_text(row, n) for n in shown] for row in block.rows]
    return "\n".join(markdown_table(heads, rows, [block.columns[n].right for n in shown])) + "\n"


def _text(row: Row, n: int) -> str:
    cell = row.cells[n]
    return cell.text if isinstance(cell, Figure) else ""
