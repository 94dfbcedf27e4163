"""`reform-tui diff`: what one dataset states otherwise than another."""

from pathlib import Path

from msgspec.structs import replace

from tui.analysis.differences import differences
from tui.analysis.view import DatasetView
from tui.cli.exits import Exit
from tui.cli.output import write
from tui.cli.request import Request
from tui.dataset import find_dataset, load
from tui.export.differences import differences_json
from tui.export.plain import plain_text
from tui.pages.differences.page import page
from tui.pages.differences.sides import Sides
from tui.selection import Selection
from tui.selection.context import PageContext
from tui.text import visible


def diff(request: Request) -> int:
    """Say what changed from the old dataset to the new one; return whether anything did as the exit code.

    Raises:
        DatasetError: one of them is faulty, or is not there.
    """
    arguments = request.arguments
    old, new = find_dataset(arguments.old), find_dataset(arguments.new)
    sides = Sides(_context(request, old), _context(request, new))
    if arguments.format == "json":
        write(request.words, None, differences_json(sides, (str(old), str(new))))
    else:
        between = f"{visible(str(old))} → {visible(str(new))}"
        write(request.words, None, plain_text(replace(page(sides), frame_lines=(between,))))
    return Exit.DIFFERENT if differences(sides.before.dataset, sides.after.dataset) else Exit.GOOD


def _context(request: Request, path: Path) -> PageContext:
    dataset = load(path)
    selection = Selection(as_of=dataset.as_of or request.today)
    return PageContext(DatasetView(dataset), selection, request.words)
