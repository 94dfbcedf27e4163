"""Datasets as they were when their files were last looked at, so that it can be said what has changed since.

What another version of the program has kept is not used: its rules of reading may differ, and then nothing has changed
but they.
"""

from pathlib import Path

import msgspec

from tui.dataset.shelf import Shelf, key_of
from tui.model import Dataset

_SHELF = Shelf("seen", most_files=8, most_bytes=16 * 1024 * 1024)


def last_seen(path: Path) -> Dataset | None:
    """Return what the file at a path held when it was last looked at; None where that is not known."""
    try:
        return msgspec.msgpack.decode(_SHELF.content(_key(path)), type=Dataset)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None


def see(path: Path, dataset: Dataset) -> None:
    """Keep what the file at a path holds, unless that is too large; where it is not possible, nothing is lost."""
    _SHELF.put(_key(path), msgspec.msgpack.encode(dataset))


def _key(path: Path) -> str:
    return key_of(str(path.resolve()))
