"""A listing as an Excel workbook: real numbers, a heading that stays, filters, and the sources on a second sheet."""

import io
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tui.errors import MissingExtra
from tui.export.listings import Listing, Percent, Value
from tui.export.tables import SOURCE_COLUMNS, plain, source_values
from tui.text import cells
from tui.wording import Words

_WIDEST = 60
_HEAD = {"bold": True, "bottom": 1, "bg_color": "#EFEFEF"}
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
"""Written into every workbook, so that the same figures give the same bytes."""


def workbook(listing: Listing, words: Words) -> bytes:
    """Return the content of an XLSX file.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtra("office") from None

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": listing.name, "created": _CREATED})
    _sheet(book, words("table_file.figures"), listing.columns, listing.rows)
    sources = tuple(source_values(each) for each in listing.sources)
    _sheet(book, words("table_file.sources"), SOURCE_COLUMNS, sources)
    book.close()
    return content.getvalue()


def _sheet(book: Any, name: str, columns: tuple[str, ...], rows: tuple[tuple[Value | date, ...], ...]) -> None:  # noqa: ANN401
    sheet = book.add_worksheet(name)
    head = book.add_format(_HEAD)
    head_of_numbers = book.add_format(_HEAD | {"align": "right"})
    formats: dict[str, Any] = {}
    for n, column in enumerate(columns):
        texts = [plain(row[n]) for row in rows]
        numeric = any(_number(row[n])[0] is not None for row in rows)
        sheet.write_string(0, n, column, head_of_numbers if numeric else head)
        sheet.set_column(n, n, min(_WIDEST, max(map(cells, (column, *texts))) + 3))
    for y, row in enumerate(rows, 1):
        for x, value in enumerate(row):
            number, picture = _number(value)
            if number is None:
                _write_text(sheet, y, x, value)
            else:
                if picture not in formats:
                    formats[picture] = book.add_format({"num_format": picture})
                sheet.write(y, x, number, formats[picture])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{len(rows) + 1}"})
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_text(sheet: Any, y: int, x: int, value: Value | date) -> None:  # noqa: ANN401
    if text := plain(value):
        sheet.write_string(y, x, text)


def _number(value: Value | date) -> tuple[int | float | date | None, str]:
    """Return what Excel counts with, and how it shows it: with the digits that were published."""
    if isinstance(value, bool | str) or value is None:
        return None, ""
    if isinstance(value, tuple) and not isinstance(value, Percent):
        return _number(value[0]) if len(value) == 1 else (None, "")
    if isinstance(value, date):
        return value, "yyyy-mm-dd"
    if isinstance(value, Percent):
        return float(value.number / 100), f"0{_digits(value.number)}%"
    return float(value), f"#,##0{_digits(Decimal(value))}"


def _digits(number: Decimal) -> str:
    """Return the decimal places of a number format."""
    places = -int(number.as_tuple().exponent)
    return "." + "0" * places if places > 0 else ""
