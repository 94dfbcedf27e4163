"""Pages as documents, in every format one can be written in."""

from tui.export.document import Document, document
from tui.pages import page
from tui.pages.citations import documented
from tui.selection.context import PageContext

ENDINGS = (".docx", ".pdf", ".html", ".md")
"""The kinds of document, the proposed one first."""


def document_of(context: PageContext) -> Document:
    """Return the page of a selection as a document."""
    return document(documented(context, page(context)), context.words, context.selection.as_of)


def encoded(shown: Document, ending: str) -> bytes:
    """Return a document as the bytes of a file with one of `ENDINGS`.

    Raises:
        MissingExtra: the library that writes it is not installed.
    """
    if ending == ".docx":
        from tui.export.word import word

        return word(shown)
    if ending == ".pdf":
        from tui.export.pdf import pdf

        return pdf(shown)
    if ending == ".md":
        from tui.export.markdown import markdown

        return markdown(shown).encode("utf-8")
    from tui.export.html import html

    return html(shown).encode("utf-8")
