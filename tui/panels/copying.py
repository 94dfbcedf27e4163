"""Copying a block: to the clipboard of the terminal, and to a file where the terminal does not take it."""

from pathlib import Path

from platformdirs import user_cache_path

from tui.blocks.page import Block
from tui.blocks.table import Table
from tui.export.clipping import clipping
from tui.files import write_whole


def save_copy(block: Block) -> tuple[str, Path | None]:
    """Return a block as text and the file it is kept in; None where it could not be written."""
    text = clipping(block)
    folder = user_cache_path("reform-tui", appauthor=False)
    path = folder / ("copied.md" if isinstance(block, Table) else "copied.txt")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8"))
    except OSError:
        return text, None
    return text, path
