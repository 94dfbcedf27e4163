"""Tables as a workbook that prints: one sheet a table, the charts, the notes and the sources, on A4 landscape."""

import io
import re
from typing import Any

from tui.export.excel.charts import ChartSheet, add_page_charts, add_score_chart, has_points, has_scores
from tui.export.excel.coded import CREATED, OPTIONS
from tui.export.excel.sheet import Formats, Place, TableSheet
from tui.export.listings import Listing, Listings
from tui.export.printed import PrintedTable, printed_table, sources_table
from tui.wording import DEFAULT_LANGUAGE, words_for

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
"""Characters of the name of a sheet."""


def workbook(listings: Listings) -> bytes:
    """Return the content of an XLSX file."""
    import xlsxwriter

    content = io.BytesIO()
    properties = {"font_name": "Times New Roman", "font_size": 11}
    book = xlsxwriter.Workbook(content, OPTIONS | {"default_format_properties": properties})
    _Writer(book, listings).write()
    book.close()
    return content.getvalue()


class _Writer:
    """Writes the sheets of a workbook in their order."""

    def __init__(self, book: Any, listings: Listings) -> None:  # noqa: ANN401
        self.book = book
        self.listings = listings
        self.formats = Formats(book)
        self.sources = tuple(dict.fromkeys(source for listing in listings for source in listing.sources))
        languages = (listing.paper.words for listing in listings if listing.paper.words)
        self.words = next(languages, words_for(DEFAULT_LANGUAGE))
        self._names: set[str] = set()

    def write(self) -> None:
        """Write tables, charts, notes and sources; a part without content has no sheet."""
        words = self.words
        numbers = {source.code: n for n, source in enumerate(self.sources, 1)}
        tables = [printed_table(listing, numbers) for listing in self.listings]
        self.book.set_properties({"title": tables[0].title if tables else "", "created": CREATED})
        places = [self._add_table(table, self._table_name(table)) for table in tables]
        for listing, table, place in zip(self.listings, tables, places, strict=True):
            self._add_charts(listing, table, place)
        if notes := [note for table in tables for note in table.notes]:
            heading = words("table_file.notes")
            rows = tuple((note,) for note in notes)
            self._add_table(PrintedTable(tables[0].title, (), ("note",), (heading,), rows, ()), heading)
        if self.sources:
            self._add_table(sources_table(words, self.sources), words("table_file.sources"))

    def _table_name(self, table: PrintedTable) -> str:
        return table.title if len(self.listings) > 1 else self.words("table_file.figures")

    def _add_table(self, table: PrintedTable, name: str) -> Place:
        return TableSheet(self._new_sheet(name), self.formats).fill(table)

    def _add_charts(self, listing: Listing, table: PrintedTable, place: Place) -> None:
        name, words = self.words("table_file.chart"), self.words
        if listing.paper.in_codes and has_scores(table):
            add_score_chart(ChartSheet(self.book, self._new_sheet(name)), table, place)
        if charts := tuple(filter(has_points, listing.paper.charts())):
            headings = words("table_file.day"), words("table_column.period")
            add_page_charts(ChartSheet(self.book, self._new_sheet(name)), charts, headings)

    def _new_sheet(self, name: str) -> Any:  # noqa: ANN401
        """Return a new sheet whose name Excel takes: short, without its signs, and not there yet."""
        name = _sheet_name(name)
        free, n = name, 2
        while free.casefold() in self._names:
            free, n = f"{name[: _LONGEST_NAME - 4]} {n}", n + 1
        self._names.add(free.casefold())
        return self.book.add_worksheet(free)


def _sheet_name(title: str) -> str:
    """Return as many whole words of a title as the name of a sheet may have, without the signs Excel forbids there."""
    title = " ".join(_FORBIDDEN.sub(" ", title).split())
    if len(title) > _LONGEST_NAME:
        title = title[: _LONGEST_NAME + 1].rpartition(" ")[0] or title[:_LONGEST_NAME]
    return title.strip(" '") or "1"
