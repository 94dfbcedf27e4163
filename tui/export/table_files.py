"""Listings in every format one can be written in."""

from tui.export.listings import Listing
from tui.export.tables import csv_text, json_text, markdown_text
from tui.wording import Words

ENDINGS = (".xlsx", ".csv", ".json", ".md")
"""The kinds of table, the proposed one first."""


def encoded(listing: Listing, ending: str, words: Words) -> bytes:
    """Return a listing as the bytes of a file with one of `ENDINGS`.

    Raises:
        MissingExtra: the library that writes it is not installed.
    """
    if ending == ".xlsx":
        from tui.export.workbook import workbook

        return workbook(listing, words)
    writers = {".csv": csv_text, ".json": json_text, ".md": markdown_text}
    return writers[ending](listing).encode("utf-8")
