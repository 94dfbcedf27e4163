"""A table as it is printed: headings and states in words, years and figures as numbers, sources by their number."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple, assert_never

from msgspec import Struct

from tui.export.excel.numbers import Cell, Year
from tui.export.listings import Listing, Percent, Value, Worded, source_column
from tui.export.worded import worded
from tui.model import Bound, Code, Source
from tui.wording import Words

_LEFT_OUT = {
    "indicator", "entity", "known", "of", "movement_stated", "bound", "score_bound", "score_change_bound",
    "rank_movement_bound", "note", "derived", "rank_derived", "score_derived", "source_kind",
}  # fmt: skip
"""Columns of codes and of what other columns or the notes say."""
_REMARKS = ("note", "derived", "rank_derived", "score_derived")
_BOUND_OF = {
    "value": "bound",
    "score": "score_bound",
    "score_change": "score_change_bound",
    "rank_movement": "rank_movement_bound",
}
_SIGNED = ("score_change", "rank_movement")
_PERIODS = ("period", "compared_with")
_WHOLE = re.compile(r"[1-9]\d{0,14}", re.ASCII)
"""A whole number that Excel keeps all digits of."""
_STATES = ("status", "rank_kind")


class PrintedTable(NamedTuple):
    """A table ready to be laid out."""

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    """The names of the columns of the listing that are printed."""
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]


def printed_table(listing: Listing, numbers: Mapping[Code, int]) -> PrintedTable:
    """Return a table as it is printed; `numbers` gives the number of each source in the list of sources."""
    paper = listing.paper
    words = paper.words if paper.in_codes else None
    sources = source_column(listing.columns) if listing.rows else -1
    rows: list[tuple[Cell, ...]] = []
    for row in listing.rows:
        printed = _Row(listing.columns, row, words, paper.names).cells if words else list(map(_from_page, row))
        printed[sources] = _references(row[sources], numbers)
        rows.append(tuple(printed))
    columns = [n for n, column in enumerate(listing.columns) if _is_printed(column, words) and _is_known(rows, n)]
    names = tuple(listing.columns[n] for n in columns)
    return PrintedTable(
        paper.title or listing.name,
        paper.facts,
        names,
        tuple(_heading(column, paper.headings, words) for column in names),
        tuple(tuple(row[n] for n in columns) for row in rows),
        (*paper.notes, *_remarks(listing)),
    )


def sources_table(words: Words, sources: tuple[Source, ...]) -> PrintedTable:
    """Return sources as they are printed, numbered from 1."""
    columns = ("number", "publisher", "kind", "title", "published", "read", "address")
    rows = tuple(
        (
            n, source.publisher, words(f"source.{source.kind.name.lower()}"),
            source.title, source.published, source.read, source.address,
        )
        for n, source in enumerate(sources, 1)
    )  # fmt: skip
    headings = tuple(words(f"table_column.{column}") for column in columns)
    return PrintedTable(words("table_file.sources"), (), columns, headings, rows, ())


class _Row(Struct, frozen=True):
    """A row of codes and figures, to be put into words."""

    columns: tuple[str, ...]
    values: tuple[Value, ...]
    words: Words
    names: Mapping[str, Mapping[str, str]]

    @property
    def cells(self) -> list[Cell]:
        """The row as it is printed."""
        return [self._cell(column, value) for column, value in zip(self.columns, self.values, strict=True)]

    def _cell(self, column: str, value: Value) -> Cell:
        match value:
            case bool():
                return self.words("table_file.yes" if value else "table_file.no")
            case str():
                return self._named(column, value)
            case Decimal() | int():
                return self._figure(column, Decimal(value))
            case Percent():
                return self._bounded(column, f"{self.words.number(value.number)}%", value.number)
            case tuple():
                return "; ".join(self.words.number(part) for part in value if isinstance(part, Decimal))
            case None | Worded():
                return value
            case _:
                assert_never(value)

    def _named(self, column: str, code: str) -> Cell:
        if column in _PERIODS and _is_year(code):
            return Year(int(code))
        if column in _STATES and code:
            return self.words(f"status.{code}")
        if column == "comparable" and code:
            return self._comparable(code)
        if column == "rank":
            return code.replace("-", "–")
        return self.names.get(column, {}).get(code, code)

    def _comparable(self, codes: str) -> str:
        """Return that the period before may be compared, or why not."""
        if codes == "true":
            return self.words("table_file.yes")
        reasons = "; ".join(self.words(f"table_comparable.{code}") for code in codes.split(";"))
        return self.words("table_file.not_comparable", reasons=reasons)

    def _figure(self, column: str, number: Decimal) -> Cell:
        """Return a figure with the words of its bound; a change has its sign."""
        words = self.words
        text = words.signed(number) if column in _SIGNED else words.number(number)
        if column == "rank_movement" and self._value("rank_movement_bound") == "over":
            return worded(words, words("table_file.or_more", figure=text), number)
        return self._bounded(column, text, number)

    def _bounded(self, column: str, text: str, number: Decimal) -> Cell:
        bound = Bound(self._value(_BOUND_OF.get(column, "")) or "exact")
        return worded(self.words, self.words.bounded(text, bound), number)

    def _value(self, column: str) -> Value:
        return self.values[self.columns.index(column)] if column in self.columns else None


def _from_page(value: Value) -> Cell:
    if not isinstance(value, str) or not _WHOLE.fullmatch(value):
        return value
    return Year(int(value)) if _is_year(value) else int(value)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdecimal()


def _references(codes: Value, numbers: Mapping[Code, int]) -> Cell:
    """Return the numbers of sources: one as a number, several as text."""
    named = codes if isinstance(codes, tuple) else ()
    cited = sorted(numbers[code] for code in named if isinstance(code, str) and code in numbers)
    return cited[0] if len(cited) == 1 else ", ".join(map(str, cited))


def _is_printed(column: str, words: Words | None) -> bool:
    return words is None or column not in _LEFT_OUT


def _is_known(rows: list[tuple[Cell, ...]], n: int) -> bool:
    """Whether a column says anything in some row; of a table without rows all columns are kept."""
    return not rows or any(row[n] not in (None, "", ()) for row in rows)


def _heading(column: str, headings: Mapping[str, str], words: Words | None) -> str:
    if column in headings:
        return headings[column]
    return words(f"table_column.{column}") if words and words.has(f"table_column.{column}") else column


def _remarks(listing: Listing) -> tuple[str, ...]:
    """Return what is said of single rows: their names and periods, then the note or the arithmetic."""
    if not listing.paper.in_codes:
        return ()
    rows_by_text: dict[Value, list[str]] = {}
    for row in listing.rows:
        cells = dict(zip(listing.columns, row, strict=True))
        about = " ".join(str(cells[key]) for key in ("name", "period") if cells.get(key))
        for text in dict.fromkeys(text for key in _REMARKS if (text := cells.get(key))):
            rows_by_text.setdefault(text, []).append(about)
    return tuple(f"{', '.join(rows)}: {text}" for text, rows in rows_by_text.items())
