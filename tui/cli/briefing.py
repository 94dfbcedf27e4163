"""`reform-tui briefing`: what a meeting reads."""

import argparse
from datetime import date

from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.cli.choices import selection_of
from tui.cli.exits import Exit
from tui.cli.output import suffix_of, write
from tui.dataset import find_dataset, load
from tui.export.formats import DOCUMENTS
from tui.export.page_document import document_of
from tui.selection.context import PageContext
from tui.wording import Words


def briefing(given: argparse.Namespace, words: Words, today: date) -> int:
    """Write the briefing on the entity asked for; return the exit code."""
    ending = suffix_of(given.output, tuple(DOCUMENTS))
    path = find_dataset(given.data)
    dataset = load(path)
    selection = replace(selection_of(given, dataset, path, today), panel="briefing")
    document = document_of(PageContext(DatasetView(dataset), selection, words))
    write(words, given.output, DOCUMENTS[ending].encoded(document))
    return Exit.GOOD
