"""The screenshot command: panels as pictures or documents, into one file or a folder, without a terminal."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.cli.choices import screen_size
from tui.cli.exits import Exit, Refused
from tui.cli.output import suffix_of, write_file
from tui.cli.present import presented
from tui.cli.request import Request
from tui.export.formats import ALBUMS, PAGES, PICTURES
from tui.export.naming import proposed_name
from tui.model import Code
from tui.selection import PANELS
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext

if TYPE_CHECKING:
    from tui.app import Shots
    from tui.export.picture import Picture

ALL = "all"
PRESENT = "present"
"""What is named for the slides of the presenter."""


def screenshot(request: Request) -> int:
    """Write what was asked for, several pictures into a folder or one PDF; a line on stderr says where."""
    theme, size = request.picture_theme, screen_size(request.arguments.size)
    contexts = _contexts(request)
    files = _files(request, contexts)
    ending, waiting = files[0].suffix.lower(), iter(files)
    with _watched(len(files)) as step:

        def keep(content: bytes) -> None:
            write_file(next(waiting), content)
            step()

        if ending in PAGES:
            for context in contexts:
                keep(PAGES[ending].encoded(context))
        else:
            from tui.app import Shots, take_pictures
            from tui.widgets.paint import LINES

            os.environ.pop("NO_COLOR", None)  # a file has the colours of its look, whatever the terminal may show
            os.environ[LINES] = "braille"
            shots = Shots(contexts[0], [context.selection for context in contexts], theme, size, request.arguments.full)
            with _encoder(shots, len(files), ending, keep) as take:
                take_pictures(shots, take)
    words = request.words
    if len(files) == 1:
        print(words("usage.written", file=str(files[0])), file=sys.stderr)
    else:
        print(words("picture.written", n=str(len(files)), folder=str(files[0].parent)), file=sys.stderr)
    return Exit.GOOD


@contextmanager
def _encoder(
    shots: "Shots", files: int, ending: str, keep: Callable[[bytes], None]
) -> "Iterator[Callable[[Picture], None]]":
    """Give what takes pictures and hands the bytes of each file to `keep`: all are the pages of one, else one each."""
    if files == len(shots.selections):
        from tui.export.picture.many import encoder

        with encoder(files, ending, keep) as take:
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
    panels = PANELS if ALL in arguments.names else tuple(dict.fromkeys(arguments.names))
    if arguments.entity != ALL:
        return [context for panel in panels for context in _contexts_of(request, panel)]
    if panels != ("profile",):
        raise Refused("usage.entities")
    context = request.context(panel="profile", entity=None)
    return [context.with_selection(replace(context.selection, entity=code)) for code in _entities(context)]


def _contexts_of(request: Request, name: str) -> list[PageContext]:
    """Return the context of a panel, or one for each slide of the presenter.

    Raises:
        Refused: there is no such name.
    """
    if name != PRESENT:
        return [request.context(panel=name)]
    from tui.pages.presenter.slides import slides

    context = presented(request)
    return [context.with_selection(replace(context.selection, slide=slide.key)) for slide in slides(context)]


def _entities(context: PageContext) -> Sequence[Code]:
    """Return every entity, or the members of the ranking that is asked for."""
    dataset, selection = context.dataset, context.selection
    codes = [entity.code for entity in dataset.entities]
    if not selection.ranking:
        return codes
    ranking = dataset.ranking[selection.ranking]
    period = chosen_period(context, ranking)
    members = dataset.members(ranking, period) if period else ()
    return [code for code in codes if code in members]


def _files(request: Request, contexts: Sequence[PageContext]) -> list[Path]:
    """Return the file of each page, or the one of all pages; a folder that is asked for is made.

    Raises:
        Refused: several files need a folder, the ending is unknown, or the folder cannot be made.
    """
    arguments = request.arguments
    allowed = (*PICTURES, *PAGES)
    output = Path(arguments.output)
    is_folder = arguments.output.endswith(("/", os.sep)) or output.is_dir()
    if not is_folder and len(contexts) == 1:
        suffix_of(arguments.output, (f".{arguments.format}",) if arguments.format else allowed)
        return [output]
    if not is_folder and output.suffix.lower() in ALBUMS and arguments.format in (None, output.suffix.lower()[1:]):
        return [output]
    if not is_folder and output.suffix.lower() in allowed:
        raise Refused("usage.folder", name=arguments.output)
    ending = f".{arguments.format}" if arguments.format else allowed[0]
    if ending not in allowed:
        raise Refused("usage.suffix", name=ending, allowed=", ".join(allowed))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused("usage.write", Exit.WRITE, file=arguments.output, reason=reason) from error
    return [output / f"{proposed_name(context)}{ending}" for context in contexts]


@contextmanager
def _watched(count: int) -> Iterator[Callable[[], object]]:
    """Give what is called after each step; it moves a bar on stderr where somebody watches."""
    if count == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    with Progress(BarColumn(), MofNCompleteColumn(), console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=count)
        yield lambda: bar.advance(task)
