"""Many files of one command: whose they are, how they are called, how far the writing has come."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from tui.cli.exits import Refused, Unwritten
from tui.cli.output import say, suffix_of
from tui.export.naming import proposed_name
from tui.model.records import ALL_ENTITIES
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext
from tui.wording import Words

ALL = ALL_ENTITIES
"""What is named for every panel, or every entity."""


def of_every_entity(context: PageContext) -> list[PageContext]:
    """Return the same page of every entity, or of the members of the ranking that is asked for."""
    dataset, selection = context.dataset, context.selection
    codes = [entity.code for entity in dataset.entities]
    if selection.ranking:
        ranking = dataset.ranking[selection.ranking]
        period = chosen_period(context, ranking)
        members = dataset.members(ranking, period) if period else ()
        codes = [code for code in codes if code in members]
    return [context.with_selection(replace(selection, entity=code)) for code in codes]


def files_of(
    contexts: Sequence[PageContext], output: str, ending: str, allowed: tuple[str, ...], albums: tuple[str, ...] = ()
) -> list[Path]:
    """Return the file of each page, or the one of all pages; a folder that is asked for is made.

    `ending` is that of the files in a folder, `.png`; empty for the first of those allowed. `albums` are the endings of
    those that hold several pages.

    Raises:
        Refused: several files need a folder, or the ending is unknown.
        Unwritten: the folder cannot be made.
    """
    path = Path(output)
    is_folder = output.endswith(("/", os.sep)) or path.is_dir()
    if not is_folder and len(contexts) == 1:
        suffix_of(output, (ending,) if ending else allowed)
        return [path]
    if not is_folder and path.suffix.lower() in albums and ending in ("", path.suffix.lower()):
        return [path]
    if not is_folder and path.suffix.lower() in allowed:
        raise Refused("usage.folder", name=output)
    ending = ending or allowed[0]
    if ending not in allowed:
        raise Refused("usage.suffix", name=ending, allowed=", ".join(allowed))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritten(output, error) from error
    return [path / f"{proposed_name(context)}{ending}" for context in contexts]


def say_written(words: Words, files: Sequence[Path]) -> None:
    """Say on stderr where the one file or the folder of several is."""
    if len(files) == 1:
        say(words("usage.written", file=str(files[0])))
    else:
        say(words("picture.written", n=str(len(files)), folder=str(files[0].parent)))


@contextmanager
def watched(count: int) -> Iterator[Callable[[], object]]:
    """Give what is called after each step; it moves a bar on stderr where somebody watches."""
    if count == 1 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    with Progress(BarColumn(), MofNCompleteColumn(), console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=count)
        yield lambda: bar.advance(task)
