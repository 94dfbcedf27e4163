"""`reform-tui briefing`: what a meeting reads."""

from msgspec.structs import replace

from tui.cli.exits import Exit
from tui.cli.output import suffix_of, write
from tui.cli.request import Request
from tui.export.document_files import ENDINGS, document_of, encoded


def briefing(request: Request) -> int:
    """Write the briefing on the entity asked for; return the exit code."""
    output = request.arguments.output
    ending = suffix_of(output, ENDINGS)
    context = request.context()
    document = document_of(context.with_selection(replace(context.selection, panel="briefing")))
    write(request.words, output, encoded(document, ending))
    return Exit.GOOD
