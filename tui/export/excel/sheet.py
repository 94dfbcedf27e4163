"""A printed table on a sheet: title, facts, a head that stays, widths, and how it goes onto paper."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from tui.export.excel.numbers import Cell, Number, Year, number_of
from tui.export.printed import PrintedTable
from tui.export.tables import plain
from tui.text import cells

_TITLE: dict[str, object] = {"bold": True, "font_size": 14}
_FACT: dict[str, object] = {"italic": True}
_HEAD: dict[str, object] = {
    "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#EFEFEF",
}  # fmt: skip
_BODY: dict[str, object] = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
_A4 = 9
_NARROWEST, _WIDEST = 6, 48
_WIDEST_NUMBERS = 14
_ONLY = 110
"""How wide the only column of a table is."""
_PADDING = 2
_FOOTER = "&C&P / &N"


class Formats:
    """The looks of cells, each made once for a workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, properties: dict[str, object]) -> Any:  # noqa: ANN401
        """Return the look with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]


class Place(NamedTuple):
    """Where a table lies on its sheet."""

    sheet: str
    head: int
    """The row of its head, counted from 0."""
    rows: int


def set_paper(sheet: Any, *, landscape: bool = True) -> None:  # noqa: ANN401
    """Print on A4, as wide as a page, with page numbers."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.set_footer(_FOOTER)
    sheet.fit_to_pages(1, 0)


class TableSheet:
    """A sheet with one table."""

    def __init__(self, sheet: Any, formats: Formats) -> None:  # noqa: ANN401
        self._sheet = sheet
        self._formats = formats

    def fill(self, table: PrintedTable) -> Place:
        """Write a table and set how it is filtered and printed."""
        sheet, look = self._sheet, self._formats.look
        sheet.write_string(0, 0, table.title, look(_TITLE))
        for y, fact in enumerate(table.facts, 1):
            sheet.write_string(y, 0, fact, look(_FACT))
        head = len(table.facts) + 2
        for x, heading in enumerate(table.headings):
            column = [row[x] for row in table.rows]
            sheet.write_string(head, x, heading, look(_HEAD))
            sheet.set_column(x, x, _width(heading, column) if len(table.headings) > 1 else _ONLY)
        for y, row in enumerate(table.rows, head + 1):
            for x, value in enumerate(row):
                self._write(y, x, value)
        self._set_print(head, table)
        return Place(sheet.get_name(), head, len(table.rows))

    def _set_print(self, head: int, table: PrintedTable) -> None:
        sheet, last_row, last_column = self._sheet, head + len(table.rows), max(0, len(table.headings) - 1)
        sheet.freeze_panes(head + 1, 0)
        if table.headings:
            sheet.autofilter(head, 0, max(head + 1, last_row), last_column)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, last_row, last_column)
        set_paper(sheet)

    def _write(self, y: int, x: int, value: Cell) -> None:
        if number := number_of(value):
            look = self._formats.look(_BODY | {"num_format": number.format, "align": "right"})
            self._sheet.write(y, x, number.value, look)
        else:
            text = _text(value)
            look = self._formats.look(_BODY | {"text_wrap": True})
            self._sheet.write_string(y, x, text, look) if text else self._sheet.write_blank(y, x, None, look)


def _text(value: Cell) -> str:
    return str(value.number) if isinstance(value, Year) else plain(value)


def _width(heading: str, column: Sequence[Cell]) -> int:
    """Return how wide a column is: as its widest cell, within limits; long texts are wrapped."""
    numbers = [number_of(value) for value in column]
    words = max((cells(word) for word in heading.split()), default=0)
    widest = max((_shown(value, number) for value, number in zip(column, numbers, strict=True)), default=0)
    is_numeric = any(numbers) and all(number or not _text(value) for value, number in zip(column, numbers, strict=True))
    limit = _WIDEST_NUMBERS if is_numeric else _WIDEST
    short = min(cells(heading), _WIDEST_NUMBERS)
    return min(max(_NARROWEST, words, short, min(widest, max(limit, widest if is_numeric else 0))), _WIDEST) + _PADDING


def _shown(value: Cell, number: Number | None) -> int:
    """Return how many characters a cell shows."""
    if number and isinstance(number.value, date):
        return len("2023-04-19")
    return cells(_text(value))
