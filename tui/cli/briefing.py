"""`reform-tui briefing`: what a meeting reads."""

from msgspec.structs import replace

from tui.cli.exits import Exit
from tui.cli.output import suffix_of, write
from tui.cli.request import Request
from tui.export.formats import DOCUMENTS
from tui.export.page_document import document_of


def briefing(request: Request) -> int:
    """Write the briefing on the entity asked for; return the exit code."""
    output = request.arguments.output
    ending = suffix_of(output, tuple(DOCUMENTS))
    context = request.context()
    document = document_of(context.with_selection(replace(context.selection, panel="briefing")))
    write(request.words, output, DOCUMENTS[ending].encoded(document))
    return Exit.GOOD
