"""The screenshot command: panels as pictures or documents, into one file or a folder, without a terminal."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.cli.arguments import DOCUMENT, SCREEN
from tui.cli.batch import ALL, files_of, of_every_entity, say_written, watched
from tui.cli.choices import panel_called, screen_size
from tui.cli.exits import Exit, Refused
from tui.cli.output import write_file
from tui.cli.present import presented
from tui.cli.request import Request
from tui.cli.terminal_settings import check_terminal_settings
from tui.export.formats import ALBUMS, DRAWINGS, PAGES, PICTURES
from tui.selection import PANELS
from tui.selection.context import PageContext

if TYPE_CHECKING:
    from tui.app import Shots
    from tui.export.picture import Picture

PRESENT = "present"
"""What is named for the slides of the presenter."""


def screenshot(request: Request) -> int:
    """Write what was asked for, several pictures into a folder or one PDF; a line on stderr says where."""
    theme, size = request.picture_theme, screen_size(request.arguments.size)
    contexts = _contexts(request)
    arguments = request.arguments
    ending = f".{arguments.format}" if arguments.format else ""
    albums = tuple(ALBUMS) if arguments.style == SCREEN else ()
    files = files_of(contexts, arguments.output, ending, (*PICTURES, *PAGES), albums)
    ending, waiting = files[0].suffix.lower(), iter(files)
    with watched(len(files)) as step:

        def keep(content: bytes) -> None:
            write_file(next(waiting), content)
            step()

        formats = PAGES if ending in PAGES else DRAWINGS if arguments.style == DOCUMENT else None
        if formats:
            for context in contexts:
                keep(formats[ending].encoded(context))
        else:
            check_terminal_settings()
            from tui.app import Shots, take_pictures
            from tui.widgets.paint import LINES

            os.environ.pop("NO_COLOR", None)  # a file has the colours of its look, whatever the terminal may show
            os.environ[LINES] = "braille"
            shots = Shots(contexts[0], [context.selection for context in contexts], theme, size, arguments.full)
            with _encoder(shots, len(files), ending, keep) as take:
                take_pictures(shots, take)
    say_written(request.words, files)
    return Exit.GOOD


@contextmanager
def _encoder(
    shots: "Shots", files: int, ending: str, keep: Callable[[bytes], None]
) -> "Iterator[Callable[[Picture], None]]":
    """Give what takes pictures and hands the bytes of each file to `keep`: all are the pages of one, else one each."""
    if files == len(shots.selections):
        from tui.export.many import encoder

        with encoder(files, PICTURES[ending], keep) as take:
            yield take
        return
    from tui.export.picture import Album

    pictures: list[Picture] = []
    yield pictures.append
    title = shots.context.words.text(shots.context.dataset.title)
    keep(ALBUMS[ending].encoded(Album(title, pictures)))


def _contexts(request: Request) -> list[PageContext]:
    """Return what is to be drawn: each named panel, each slide, the profile of every entity where that is asked for.

    Raises:
        Refused: a name does not exist, or every entity is asked of a panel that shows none.
    """
    arguments = request.arguments
    names = (name if name == PRESENT else panel_called(name) for name in arguments.names if name != ALL)
    panels = PANELS if ALL in arguments.names else tuple(dict.fromkeys(names))
    if arguments.entity != ALL:
        return [context for panel in panels for context in _contexts_of(request, panel)]
    if panels != ("profile",):
        raise Refused("usage.entities")
    return of_every_entity(request.context(panel="profile", entity=None))


def _contexts_of(request: Request, name: str) -> list[PageContext]:
    """Return the context of a panel, or one for each slide of the presenter.

    Raises:
        Refused: there is no such name, or slides are asked for in the style of documents.
    """
    if name != PRESENT:
        return [request.context(panel=name)]
    if request.arguments.style == DOCUMENT:
        raise Refused("usage.slides")
    from tui.pages.presenter.slides import slides

    context = presented(request)
    return [context.with_selection(replace(context.selection, slide=slide.key)) for slide in slides(context)]
