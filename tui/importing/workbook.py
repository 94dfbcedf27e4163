"""The sheets of a published file: CSV, XLSX, XLS, ODS."""

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

from tui.dataset.guard import read_bytes
from tui.importing.csv_sheet import csv_sheet
from tui.importing.numbers import without_tail
from tui.importing.raw_workbook import MAX_CELLS, RawSheet, TooManyCells, UnreadableWorkbook, Value, raw_sheets
from tui.importing.refusal import ImportRefused
from tui.importing.sheet import EMPTY, Cell, Merge, Sheet
from tui.text import clean, visible

CSV_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")
ENDINGS = (*CSV_ENDINGS, *WORKBOOK_ENDINGS)


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a file that hold anything, in their order.

    Raises:
        DatasetError: the file cannot be opened or is too large.
        ImportRefused: it is no table of a kind that can be read, or holds nothing.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ImportRefused("ending", file=path.name, allowed=" ".join((*CSV_ENDINGS[:1], *WORKBOOK_ENDINGS)))
    content = read_bytes(path)
    sheets = [csv_sheet(path, content)] if ending in CSV_ENDINGS else _workbook_sheets(path, content)
    filled = tuple(sheet for sheet in sheets if not all(sheet.is_blank(row) for row in range(len(sheet.rows))))
    if not filled:
        raise ImportRefused("empty", file=path.name)
    return filled


def _workbook_sheets(path: Path, content: bytes) -> list[Sheet]:
    try:
        return [_sheet(path, sheet) for sheet in raw_sheets(content)]
    except UnreadableWorkbook as error:
        kind = "not_workbook" if str(error) else "exhausting"
        raise ImportRefused(kind, file=path.name, reason=visible(str(error))) from error
    except TooManyCells as error:
        limit = str(MAX_CELLS)
        raise ImportRefused("too_many_cells", file=path.name, sheet=visible(str(error)), limit=limit) from error


def _sheet(path: Path, sheet: RawSheet) -> Sheet:
    rows = [[_cell(value) for value in row] for row in sheet.rows]
    merges = [Merge(*first, *last) for first, last in sheet.merges]
    return Sheet(path.name, sheet.name, _filled_across(rows, merges), merges)


def _filled_across(rows: list[list[Cell]], merges: Sequence[Merge]) -> list[list[Cell]]:
    """Return rows in which a cell merged over several columns of one row stands in each of them."""
    for merge in merges:
        if merge.first_row == merge.last_row < len(rows):
            row = rows[merge.first_row]
            row[merge.first_column : merge.last_column + 1] = [row[merge.first_column]] * len(
                row[merge.first_column : merge.last_column + 1]
            )
    return rows


def _cell(value: Value) -> Cell:
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, int | float):
        number = without_tail(float(value))
        return Cell(f"{number:f}", number)
    if isinstance(value, str):
        text = " ".join(clean(value).split())
        return Cell(text) if text else EMPTY
    return Cell(value.isoformat() if isinstance(value, date | time) else str(value))
