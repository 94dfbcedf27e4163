"""`reform-tui table`: the observations or a ranking as a file of figures."""

import argparse
from datetime import date

from tui.analysis.view import DatasetView
from tui.cli.choices import selection_of
from tui.cli.exits import Exit, Refused
from tui.cli.output import suffix_of, write
from tui.dataset import find_dataset, load
from tui.export.formats import TABLES
from tui.export.listings import Listing, indicator_listing, ranking_listing
from tui.selection.context import PageContext
from tui.wording import Words

_BYTE_ORDER_MARK = "\ufeff"


def table(given: argparse.Namespace, words: Words, today: date) -> int:
    """Write the table asked for; return the exit code."""
    ending = suffix_of(given.output, tuple(TABLES)) if given.output else ".csv"
    content = TABLES[ending].encoded(_listing(given, words, today))
    mark = _BYTE_ORDER_MARK.encode() if given.bom and ending == ".csv" else b""
    write(words, given.output, mark + content)
    return Exit.GOOD


def _listing(given: argparse.Namespace, words: Words, today: date) -> Listing:
    path = find_dataset(given.data)
    dataset = load(path)
    if given.name == "indicators":
        return indicator_listing(PageContext(DatasetView(dataset), selection_of(given, dataset, path, today), words))
    if given.name not in dataset.ranking:
        raise Refused("usage.code", name=given.name, allowed=", ".join(("indicators", *dataset.ranking)))
    given.ranking = given.name
    selection = selection_of(given, dataset, path, today)
    return ranking_listing(
        PageContext(DatasetView(dataset), selection, words), dataset.ranking[given.name], selection.period
    )
