"""The screenshot command: panels as pictures or documents, into one file or a folder, without a terminal."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.cli.choices import screen_size, selection_of
from tui.cli.exits import Exit, Refused
from tui.cli.output import suffix_of, write_file
from tui.dataset import find_dataset, load
from tui.export.formats import PAGES, PICTURES
from tui.export.naming import proposed_name
from tui.model import Dataset
from tui.selection import PANELS, Selection
from tui.selection.chosen import chosen_period
from tui.selection.context import PageContext
from tui.wording import Words, words_for

ALL = "all"


def screenshot(given: argparse.Namespace, words: Words, theme: str, today: date) -> int:
    """Write what was asked for; one line on stderr says where."""
    size = screen_size(given.size)
    path = find_dataset(given.data)
    dataset = load(path)
    selections = _selections(given, dataset, path, today)
    context = PageContext(DatasetView(dataset), selections[0], words)
    files = _files(given, context, selections)
    ending, waiting = files[0].suffix.lower(), iter(files)
    with _watched(len(files)) as step:

        def keep(content: bytes) -> None:
            write_file(next(waiting), content)
            step()

        if ending in PAGES:
            for selection in selections:
                keep(PAGES[ending].encoded(context.with_selection(selection)))
        else:
            from tui.app import take_pictures
            from tui.export.picture.many import encoder

            os.environ.pop("NO_COLOR", None)  # a file has the colours of its look, whatever the terminal may show
            with encoder(len(files), ending, keep) as take:
                take_pictures(context, selections, theme, size, take)
    if len(files) == 1:
        print(words("usage.written", file=str(files[0])), file=sys.stderr)
    else:
        print(words("picture.written", n=str(len(files)), folder=str(files[0].parent)), file=sys.stderr)
    return Exit.GOOD


def _selections(given: argparse.Namespace, dataset: Dataset, path: Path, today: date) -> list[Selection]:
    """Return what is to be drawn: each named panel, and the profile of every entity where that is asked for.

    Raises:
        Refused: a name does not exist, or every entity is asked of a panel that shows none.
    """
    panels = PANELS if ALL in given.names else tuple(dict.fromkeys(given.names))
    every = given.entity == ALL
    if every:
        given.entity = None
        if panels != ("profile",):
            raise Refused("usage.entities")
    selections = [selection_of(given, dataset, path, today, each) for each in panels]
    if not every:
        return selections
    context = PageContext(DatasetView(dataset), selections[0], words_for("vi"))
    return [replace(selections[0], entity=code) for code in _entities(context)]


def _entities(context: PageContext) -> Sequence[str]:
    """Return every entity, or the members of the ranking that is asked for."""
    dataset, selection = context.dataset, context.selection
    if not selection.ranking:
        return [each.code for each in dataset.entities]
    ranking = dataset.ranking[selection.ranking]
    period = chosen_period(context, ranking)
    members = dataset.members(ranking, period) if period else ()
    return [each.code for each in dataset.entities if each.code in members]


def _files(given: argparse.Namespace, context: PageContext, selections: Sequence[Selection]) -> list[Path]:
    """Return the file of each selection; a folder that is asked for is made.

    Raises:
        Refused: several files need a folder, the ending is unknown, or the folder cannot be made.
    """
    allowed = (*PICTURES, *PAGES)
    output = Path(given.output)
    is_folder = given.output.endswith(("/", os.sep)) or output.is_dir()
    if not is_folder and len(selections) == 1:
        suffix_of(given.output, (f".{given.format}",) if given.format else allowed)
        return [output]
    if not is_folder and output.suffix.lower() in allowed:
        raise Refused("usage.folder", name=given.output)
    ending = f".{given.format}" if given.format else allowed[0]
    if ending not in allowed:
        raise Refused("usage.suffix", name=ending, allowed=", ".join(allowed))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused("usage.write", Exit.WRITE, file=given.output, reason=error.strerror or str(error)) from error
    return [output / f"{proposed_name(context.with_selection(each))}{ending}" for each in selections]


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
