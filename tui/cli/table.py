"""`reform-tui table`: the observations or a ranking as a file of figures."""

import argparse
from datetime import date

from tui.cli.choices import selection_of
from tui.cli.exits import Exit, Refused
from tui.cli.output import suffix_of, write
from tui.dataset import find_dataset, load
from tui.export.listings import Listing, indicator_listing, ranking_listing
from tui.wording import Words

ENDINGS = (".csv", ".xlsx", ".json", ".md")
_BYTE_ORDER_MARK = "\ufeff"


def table(given: argparse.Namespace, words: Words, today: date) -> int:
    """Write the table asked for; return the exit code."""
    ending = suffix_of(given.output, ENDINGS) if given.output else ".csv"
    write(words, given.output, written(_listing(given, words, today), ending, words, bom=given.bom))
    return Exit.GOOD


def written(listing: Listing, ending: str, words: Words, *, bom: bool = False) -> str | bytes:
    """Return a listing as the content of a file with an ending.

    Raises:
        ModuleNotFoundError: the library that writes it is not installed.
    """
    if ending == ".xlsx":
        from tui.export.workbook import workbook

        return workbook(listing, words)
    from tui.export.tables import csv_text, json_text, markdown_text

    if ending == ".csv":
        return (_BYTE_ORDER_MARK if bom else "") + csv_text(listing)
    return json_text(listing) if ending == ".json" else markdown_text(listing)


def _listing(given: argparse.Namespace, words: Words, today: date) -> Listing:
    path = find_dataset(given.data)
    dataset = load(path)
    if given.name == "indicators":
        return indicator_listing(dataset, words)
    if given.name not in dataset.ranking:
        raise Refused("usage.code", name=given.name, allowed=", ".join(("indicators", *dataset.ranking)))
    given.ranking = given.name
    selection = selection_of(given, dataset, path, today)
    return ranking_listing(dataset, words, dataset.ranking[given.name], selection.period)
