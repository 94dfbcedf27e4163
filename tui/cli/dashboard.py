"""`reform-tui`: the dashboard where there is a terminal, else the page as text."""

import os
import sys

from msgspec.structs import replace

from tui.cli.exits import Exit
from tui.cli.output import text_width, write
from tui.cli.request import Request
from tui.cli.settings import save_settings, saved_settings
from tui.cli.terminal_settings import check_terminal_settings
from tui.fault_log import note_stray_faults
from tui.selection.context import PageContext


def dashboard(request: Request) -> int:
    """Show the dashboard, or print the page asked for; return the exit code."""
    context = request.context()
    if is_shown(request):
        return show_screen(request, context)
    from tui.export.plain import plain_text
    from tui.pages import page

    write(request.words, None, plain_text(page(context), text_width()))
    return Exit.GOOD


def is_shown(request: Request) -> bool:
    """Whether there is a terminal to show something in, and nobody asked for plain text."""
    if request.arguments.plain:
        return False
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(stream is not None and stream.isatty() for stream in streams)


def show_screen(request: Request, context: PageContext) -> int:
    """Run the application on what is selected until the reader quits; return the exit code."""
    check_terminal_settings()
    note_stray_faults()
    theme = request.theme
    from tui.app import show
    from tui.export.sender import sender_of
    from tui.panels.following import LiveDataset
    from tui.panels.saving import Preferences
    from tui.widgets.paint import LINES

    settings = saved_settings()
    os.environ.setdefault(LINES, settings.lines)
    preferences = Preferences(settings.folder, sender_of(settings.agency, settings.place))
    ending = show(context, theme, preferences, LiveDataset(request.followed, request.today))
    arguments = request.arguments
    choices = replace(
        settings,
        language=settings.language if ending.language == arguments.lang else ending.language,
        theme=settings.theme if ending.theme == arguments.theme else ending.theme,
        folder=ending.folder,
    )
    save_settings(choices)
    ending.signals.pass_on()
    return Exit.GOOD
