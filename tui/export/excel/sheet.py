"""A printed table on a sheet: title, facts, a head that stays, widths, and how it goes onto paper."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from textwrap import wrap
from typing import Any, NamedTuple

from tui.export.excel.numbers import Cell, Year, cell_text, number_of
from tui.export.listings import Worded
from tui.export.printed import PrintedTable
from tui.export.tables import plain
from tui.text import cells

_TITLE: dict[str, object] = {"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"}
_FACT: dict[str, object] = {"italic": True, "text_wrap": True, "valign": "top"}
_HEAD: dict[str, object] = {
    "bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#EFEFEF",
}  # fmt: skip
_BODY: dict[str, object] = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
_A4 = 9
_NARROWEST, _WIDEST = 6, 48
_HEADING = 14
"""How much of a heading stands on one line before it is wrapped."""
_SIZE, _LINE = 11, 1.35
"""Points of the letters, and the height of a line against them."""
_ONLY = 110
"""How wide the only column of a table is."""
_PADDING = 3
_HIGHEST = 409
"""Points of the highest row there may be."""
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
        widths = [_width(heading, [row[x] for row in table.rows]) for x, heading in enumerate(table.headings)]
        widths = widths if len(widths) > 1 else [_ONLY] * len(widths)
        head = len(table.facts) + 2
        for y, (text, look) in enumerate([(table.title, _TITLE), *((fact, _FACT) for fact in table.facts)]):
            self._write_above(y, (text, look), widths)
        for x, (heading, width) in enumerate(zip(table.headings, widths, strict=True)):
            self._sheet.write_string(head, x, cell_text(heading), self._formats.look(_HEAD))
            self._sheet.set_column(x, x, width)
        self._set_height(head, table.headings, widths)
        sides = [_side([row[x] for row in table.rows]) for x in range(len(table.headings))]
        for y, row in enumerate(table.rows, head + 1):
            for x, (value, side) in enumerate(zip(row, sides, strict=True)):
                self._write((y, x), value, side)
            self._set_height(y, [shown(value) for value in row], widths)
        self._set_print(head, table)
        return Place(self._sheet.get_name(), head, len(table.rows))

    def _write_above(self, y: int, content: tuple[str, dict[str, object]], widths: list[int]) -> None:
        """Write a text over the whole table, on as many lines as it needs."""
        text, properties = content
        look = self._formats.look(properties)
        if len(widths) > 1:
            self._sheet.merge_range(y, 0, y, len(widths) - 1, "", look)
        self._sheet.write_string(y, 0, cell_text(text), look)
        size = int(str(properties.get("font_size", _SIZE)))
        lines = ceil(cells(text) * size / _SIZE / max(sum(widths), 1))
        self._sheet.set_row(y, lines * size * _LINE)

    def _set_height(self, y: int, texts: Sequence[str], widths: Sequence[int]) -> None:
        """Make a row as high as its longest text needs: not every program that opens the file does."""
        lines = max((_lines(text, width - 2) for text, width in zip(texts, widths, strict=True)), default=1)
        if lines > 1:
            self._sheet.set_row(y, min(lines * _SIZE * _LINE, _HIGHEST))

    def _set_print(self, head: int, table: PrintedTable) -> None:
        sheet, last_row, last_column = self._sheet, head + len(table.rows), max(0, len(table.headings) - 1)
        sheet.freeze_panes(head + 1, 0)
        if table.headings:
            sheet.autofilter(head, 0, max(head + 1, last_row), last_column)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})
        sheet.repeat_rows(head)
        sheet.print_area(0, 0, last_row, last_column)
        set_paper(sheet)

    def _write(self, place: tuple[int, int], value: Cell, side: dict[str, object]) -> None:
        if number := number_of(value):
            look = self._formats.look(_BODY | side | {"num_format": number.format})
            self._sheet.write(*place, number.value, look)
        else:
            text = _text(value)
            look = self._formats.look(_BODY | side | {"text_wrap": True})
            self._sheet.write_string(*place, text, look) if text else self._sheet.write_blank(*place, None, look)


def _side(column: Sequence[Cell]) -> dict[str, object]:
    """Return where the cells of a column stand: years in the middle, numbers and what stands among them right."""
    if any(isinstance(value, Year) for value in column):
        return {"align": "center"}
    return {"align": "right" if any(map(number_of, column)) else "left", "indent": 1}


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of a width in letters."""
    return max(1, len(wrap(text, max(1, width))), ceil(cells(text) / max(1, width)))


def _text(value: Cell) -> str:
    return str(value.number) if isinstance(value, Year) else cell_text(plain(value))


def _width(heading: str, column: Sequence[Cell]) -> int:
    """Return how wide a column is: as its widest cell and the words of its heading; long texts are wrapped."""
    widest = max((cells(shown(value)) for value in column), default=0)
    longest_word = max((cells(word) for word in heading.split()), default=0)
    least = max(_NARROWEST, longest_word, min(cells(heading), _HEADING))
    return min(max(least, widest), _WIDEST) + _PADDING


def shown(value: Cell) -> str:
    """Return what a cell shows."""
    if (number := number_of(value)) and isinstance(number.value, date):
        return number.value.isoformat()
    return value.text if isinstance(value, Worded) else _text(value)
