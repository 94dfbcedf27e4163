"""Listings as text: comma-separated values, JSON, and Markdown tables. None of them can hold a formula or markup."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

import msgspec

from tui.export.listings import Listing, Listings, Percent, Value, Worded
from tui.model import Source

SOURCE_COLUMNS = ("code", "publisher", "kind", "title", "published", "read", "address")
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", ";")
"""What a spreadsheet may take for the start of a formula: fullwidth signs too, and a separator before one."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")


def csv_text(listing: Listing) -> str:
    """Return rows as comma-separated text; a text that spreadsheets would take for a formula gets an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(listing.columns)
    writer.writerows([_inert(value) for value in row] for row in listing.rows)
    return text.getvalue()


def json_text(listing: Listing) -> str:
    """Return rows as objects: numbers with their digits, null for what is not known, and the sources in full."""
    return _encoded(_object(listing))


def json_of_all(listings: Listings) -> str:
    """Return one table as its object, several as a list of them."""
    objects = [_object(listing) for listing in listings]
    return _encoded(objects[0] if len(objects) == 1 else objects)


def _object(listing: Listing) -> dict[str, Any]:
    return {
        "table": listing.name,
        "columns": listing.columns,
        "rows": [dict(zip(listing.columns, map(_bare, row), strict=True)) for row in listing.rows],
        "sources": [
            dict(zip(SOURCE_COLUMNS, map(_bare, source_values(source)), strict=True)) for source in listing.sources
        ],
    }


def _encoded(content: Any) -> str:  # noqa: ANN401
    encoded = msgspec.json.Encoder(decimal_format="number").encode(content)
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def markdown_text(listing: Listing) -> str:
    """Return rows as a Markdown table, numbers to the right, with the sources below."""
    table = markdown_table(
        listing.columns,
        [[plain(value) for value in row] for row in listing.rows],
        [_is_numeric([row[n] for row in listing.rows]) for n in range(len(listing.columns))],
    )
    sources = [[plain(value) for value in source_values(source)] for source in listing.sources]
    return "\n".join([*table, "", *markdown_table(SOURCE_COLUMNS, sources, [False] * len(SOURCE_COLUMNS)), ""])


def markdown_table(headings: tuple[str, ...], rows: list[list[str]], right: list[bool]) -> list[str]:
    """Return the lines of a Markdown table; nothing in its cells is markup."""
    rule = [" ---: " if numeric else " --- " for numeric in right]
    return [_line(headings), f"|{'|'.join(rule)}|", *(_line(row) for row in rows)]


def markdown_escaped(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def source_values(source: Source) -> tuple[str | date | None, ...]:
    """Return a source by the columns of sources."""
    return (
        source.code, source.publisher, source.kind.value, source.title, source.published, source.read, source.address,
    )  # fmt: skip


def plain(value: Value | date) -> str:
    """Return a value as data: no group marks, a hyphen for minus, several values joined by `;`, empty when unknown."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Percent():
            return f"{value.number:f}"
        case Worded():
            return plain(value.plain)
        case tuple():
            return ";".join(plain(part) for part in value)
        case Decimal():
            return f"{value:f}"
        case str() | int() | date():
            return str(value)
        case _:
            assert_never(value)


def _inert(value: Value) -> str:
    text = plain(value)
    is_text = isinstance(value.plain if isinstance(value, Worded) else value, str)
    return f"'{text}" if is_text and text.startswith(_FORMULA_STARTS) else text


def _bare(value: Value | date) -> Any:  # noqa: ANN401
    if isinstance(value, Percent):
        return value.number
    if isinstance(value, Worded):
        return value.plain
    return None if value == "" else value


def _is_numeric(values: list[Value]) -> bool:
    return any(isinstance(value, Decimal | Percent | Worded | int) and not isinstance(value, bool) for value in values)


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(markdown_escaped(cell) for cell in cells)} |"
