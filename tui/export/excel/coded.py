"""A listing as a workbook for machines: the columns of every format, real numbers, the sources on a second sheet."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tui.export.excel.numbers import cell_text, number_of
from tui.export.listings import Listing, Value
from tui.export.tables import SOURCE_COLUMNS, plain, source_values
from tui.text import cells

_WIDEST = 60
_HEAD = {"bold": True, "bottom": 1, "bg_color": "#EFEFEF"}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""No text becomes a formula or a link, whichever way it is written."""
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
"""Written into every workbook, so that the same figures give the same bytes."""


_Rows = Sequence[tuple[Value | date, ...]]


def coded_workbook(listing: Listing) -> bytes:
    """Return the content of an XLSX file: the figures, then the sources."""
    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, OPTIONS)
    book.set_properties({"title": listing.name, "created": CREATED})
    figures, sources = (_Sheet(book, name) for name in listing.sheets)
    figures.fill(listing.columns, listing.rows)
    sources.fill(SOURCE_COLUMNS, [source_values(source) for source in listing.sources])
    book.close()
    return content.getvalue()


class _Sheet:
    """A sheet of a workbook, with a head that stays in view and is repeated on every page."""

    def __init__(self, book: Any, name: str) -> None:  # noqa: ANN401
        self._book = book
        self._sheet = book.add_worksheet(name)
        self._formats: dict[str, Any] = {}

    def fill(self, columns: tuple[str, ...], rows: _Rows) -> None:
        """Write a table, and set how it is filtered and printed."""
        self._write_head(columns, rows)
        for y, row in enumerate(rows, 1):
            for x, value in enumerate(row):
                self._write(y, x, value)
        sheet = self._sheet
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _write_head(self, columns: tuple[str, ...], rows: _Rows) -> None:
        """Write the head, over numbers to the right, and make each column as wide as what is in it."""
        head = self._book.add_format(_HEAD)
        head_of_numbers = self._book.add_format(_HEAD | {"align": "right"})
        for n, column in enumerate(columns):
            texts = [plain(row[n]) for row in rows]
            numeric = any(number_of(row[n]) for row in rows)
            self._sheet.write_string(0, n, column, head_of_numbers if numeric else head)
            self._sheet.set_column(n, n, min(_WIDEST, max(map(cells, (column, *texts))) + 3))

    def _write(self, y: int, x: int, value: Value | date) -> None:
        if number := number_of(value):
            self._sheet.write(y, x, number.value, self._format(number.format))
        elif text := plain(value):
            self._sheet.write_string(y, x, cell_text(text))

    def _format(self, number_format: str) -> Any:  # noqa: ANN401
        if number_format not in self._formats:
            self._formats[number_format] = self._book.add_format({"num_format": number_format})
        return self._formats[number_format]
