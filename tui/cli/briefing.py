"""`reform-tui briefing`: what a meeting reads, on one entity or on every one."""

from tui.cli.batch import ALL, files_of, of_every_entity, say_written, watched
from tui.cli.exits import Exit
from tui.cli.output import write_file
from tui.cli.request import Request
from tui.cli.settings import saved_settings
from tui.export.briefing import briefing_document, sheet_document
from tui.export.formats import DOCUMENTS
from tui.export.many import encoder
from tui.export.sender import Sender, sender_of
from tui.selection import PageName
from tui.selection.context import PageContext

PAGES = {"1": sheet_document, "full": briefing_document}
"""What is written for each value of `--pages`."""


def briefing(request: Request) -> int:
    """Write the briefing on what is asked for; return the exit code."""
    arguments = request.arguments
    document_of, sender = PAGES[arguments.pages], _sender(request)
    contexts = _contexts(request)
    ending = f".{arguments.format}" if arguments.format else ""
    files = files_of(contexts, arguments.output, ending, tuple(DOCUMENTS))
    waiting = iter(files)
    with watched(len(files)) as step:

        def keep(content: bytes) -> None:
            write_file(next(waiting), content)
            step()

        with encoder(len(files), DOCUMENTS[files[0].suffix.lower()], keep) as take:
            for context in contexts:
                take(document_of(context, sender))
    say_written(request.words, files)
    return Exit.GOOD


def _contexts(request: Request) -> list[PageContext]:
    panel: PageName = "handout" if request.arguments.pages == "1" else "briefing"
    if request.arguments.entity == ALL:
        context = request.context(entity=None)
        return of_every_entity(context.with_selection(context.selection.on(panel)))
    context = request.context()
    return [context.with_selection(context.selection.on(panel))]


def _sender(request: Request) -> Sender:
    """Return who hands the paper out: as the command line says, else the settings."""
    arguments, settings = request.arguments, saved_settings()
    return sender_of(
        settings.agency if arguments.agency is None else arguments.agency,
        settings.place if arguments.place is None else arguments.place,
    )
