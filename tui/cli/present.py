"""`reform-tui present`: one figure a page, on the screen or as text."""

from msgspec.structs import replace

from tui.cli.dashboard import is_shown, show_screen
from tui.cli.exits import Exit
from tui.cli.output import text_width, write
from tui.cli.request import Request
from tui.selection.context import PageContext


def present(request: Request) -> int:
    """Show the presenter, or print all its pages; return the exit code."""
    context = presented(request)
    if is_shown(request):
        return show_screen(request, context)
    from tui.export.plain import plain_text
    from tui.pages.presenter.page import slide_page
    from tui.pages.presenter.slides import slides
    from tui.pages.shared.frame import frame

    first, *others = (slide_page(slide) for slide in slides(context))
    pages = (replace(first, frame_lines=frame(context).parts), *others)
    write(request.words, None, "\n".join(plain_text(page, text_width()) for page in pages))
    return Exit.GOOD


def presented(request: Request) -> PageContext:
    """Return what the presenter is made from.

    Raises:
        DatasetError: the dataset is faulty.
        Refused: a code or a day does not exist.
    """
    context = request.context(panel=None)
    return context.with_selection(replace(context.selection, panel="presenter"))
