"""Where the headings of a sheet end and its figures begin."""

from typing import NamedTuple

from tui.importing.answers import Answers
from tui.importing.numbers import looks_like_figure
from tui.importing.refusal import ImportRefused
from tui.importing.sheet import Cell, Sheet
from tui.text import folded

_MOST_HEADING_ROWS = 2


class Heading(NamedTuple):
    """The heading of one column."""

    column: int
    parts: tuple[str, ...]
    """Its texts, the upper first; none where the column has no heading."""

    @property
    def text(self) -> str:
        """The heading in one piece."""
        return " / ".join(self.parts)


class Layout(NamedTuple):
    """The parts of a sheet; rows from 0."""

    headings: tuple[Heading, ...]
    header: range
    rows: range
    title: str
    """What stands above the headings."""


def layout_of(sheet: Sheet, answers: Answers) -> Layout:
    """Return the parts of a sheet, as far as its form shows them.

    Raises:
        ImportRefused: it has no heading row, or no row of figures.
    """
    header = range(answers.header[0] - 1, answers.header[1]) if answers.header else _header(sheet)
    first, last = answers.rows or (header.stop + 1, len(sheet.rows))
    rows = range(max(first - 1, header.stop), min(last, len(sheet.rows)))
    if not any(not sheet.is_blank(row) for row in rows):
        raise ImportRefused("no_rows", file=sheet.file)
    headings = tuple(_heading(sheet, header, column) for column in range(sheet.width))
    title = " ".join(cell.text for row in range(header.start) for cell in sheet.rows[row] if cell.text)
    return Layout(headings, header, rows, title)


def is_year(cell: Cell) -> bool:
    """Whether a cell holds nothing but a year."""
    return len(cell.text) == 4 and cell.text.isdecimal() and "1900" < cell.text < "2200"


def _header(sheet: Sheet) -> range:
    """Return the rows of headings: the one or two full ones above the first row with a figure.

    Raises:
        ImportRefused: there are none.
    """
    first = next((row for row in range(len(sheet.rows)) if _has_figures(sheet, row)), len(sheet.rows))
    last = next((row for row in range(first - 1, -1, -1) if _is_heading(sheet, row)), None)
    if last is None:
        raise ImportRefused("no_heading", file=sheet.file)
    start = last
    while start and last - start + 1 < _MOST_HEADING_ROWS and _is_heading(sheet, start - 1):
        start -= 1
    stop = next((row for row in range(last + 1, first) if not _numbers_columns(sheet, row)), first)
    return range(start, stop)


def _has_figures(sheet: Sheet, row: int) -> bool:
    """Whether a row holds a figure: years and the numbers of columns, `(1) (2) (3)`, are headings."""
    figures = [cell for cell in sheet.rows[row] if cell.number is not None or looks_like_figure(cell.text)]
    if not figures or all(is_year(cell) for cell in figures):
        return False
    return not _numbers_columns(sheet, row)


def _is_heading(sheet: Sheet, row: int) -> bool:
    texts = [cell.text for cell in sheet.rows[row] if cell.text]
    return len(set(texts)) > 1 and not _numbers_columns(sheet, row)


def _numbers_columns(sheet: Sheet, row: int) -> bool:
    """Whether a row numbers the columns: `(1) (2) (3)`, `1 2 3`."""
    numbers = [cell.text.strip("()[]") for cell in sheet.rows[row] if cell.text]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _heading(sheet: Sheet, header: range, column: int) -> Heading:
    parts: dict[str, str] = {}
    for row in header:
        text = sheet.cell(row, column).text
        if text and _is_heading(sheet, row):
            parts.setdefault(folded(text), text)
    return Heading(column, tuple(parts.values()))
