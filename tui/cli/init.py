"""`reform-tui init`: a copy of the bundled dataset that may be changed."""

from tui.cli.exits import Exit, Refused
from tui.cli.request import Request
from tui.cli.schema import schema_text
from tui.dataset.find import users_copy
from tui.editing.working_copy import is_occupied, write_working_copy
from tui.files import expanded
from tui.importing.questions import quoted
from tui.text import visible


def init(request: Request) -> int:
    """Write a working copy into a new or empty folder and say how to open it; return the exit code."""
    words, name = request.words, request.arguments.folder
    folder = expanded(name) if name else users_copy().parent
    if is_occupied(folder):
        raise Refused("init.occupied", Exit.WRITE, folder=visible(str(folder)))
    file = write_working_copy(folder, words("init.readme"), schema_text(words))
    print(words("init.written", folder=visible(str(folder))))
    print(f"reform-tui --data {quoted(str(file))}" if file != users_copy() else "reform-tui")
    return Exit.GOOD
