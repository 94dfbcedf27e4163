"""`reform-tui briefing`, and pages as documents: what a meeting reads."""

import argparse
from datetime import date

from msgspec.structs import replace

from tui.cli.choices import selection_of
from tui.cli.exits import Exit
from tui.cli.output import suffix_of, write
from tui.dataset import find_dataset, load
from tui.export.document import Document, document
from tui.model import Dataset
from tui.pages import Selection, page
from tui.pages.references import documented
from tui.wording import Words

ENDINGS = (".md", ".html", ".docx", ".pdf")


def briefing(given: argparse.Namespace, words: Words, today: date) -> int:
    """Write the briefing on the entity asked for; return the exit code."""
    ending = suffix_of(given.output, ENDINGS)
    path = find_dataset(given.data)
    dataset = load(path)
    selection = replace(selection_of(given, dataset, path, today), panel="briefing")
    write(words, given.output, written(document_of(dataset, selection, words), ending))
    return Exit.GOOD


def document_of(dataset: Dataset, selection: Selection, words: Words) -> Document:
    """Return the page of a selection as a document."""
    return document(documented(page(dataset, selection, words), dataset, words), words, selection.as_of)


def written(shown: Document, ending: str) -> str | bytes:
    """Return a document as the content of a file with an ending.

    Raises:
        ModuleNotFoundError: the library that writes it is not installed.
    """
    if ending == ".docx":
        from tui.export.word import word

        return word(shown)
    if ending == ".pdf":
        from tui.export.pdf import pdf

        return pdf(shown)
    if ending == ".md":
        from tui.export.markdown import markdown

        return markdown(shown)
    from tui.export.html import html

    return html(shown)
