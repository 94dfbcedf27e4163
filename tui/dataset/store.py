"""Datasets found sound before, remembered by the very bytes they were read from.

Checking a file costs more than drawing it. A file whose bytes, and whose tables' bytes, were found sound once by this
version of the program needs no second check; anything else is read again. The store may be deleted at any time.
"""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from tui import __version__
from tui.model import Dataset

_KEPT = 8
"""How many datasets are remembered, so that a few files read in turns all start fast."""


class _Entry(Struct):
    tables: dict[str, str]
    """The digest of each table, by its path beside the dataset."""
    dataset: Dataset


def recall(path: Path) -> Dataset | None:
    """Return the dataset of a file found sound before, or None when it has to be read."""
    try:
        entry = msgspec.msgpack.decode(_place(path).read_bytes(), type=_Entry)
        if all(_digest(path.parent / name) == digest for name, digest in entry.tables.items()):
            return entry.dataset
    except (OSError, msgspec.MsgspecError):
        return None
    return None


def remember(path: Path, dataset: Dataset) -> None:
    """Keep a dataset that was found sound; where that is not possible, nothing is lost."""
    from tui.files import write_whole

    try:
        names = [ranking.table for ranking in dataset.rankings if ranking.table]
        entry = _Entry({name: _digest(path.parent / name) for name in names}, dataset)
        place = _place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, msgspec.msgpack.encode(entry))
        _forget_oldest(place.parent)
    except OSError:
        return


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in kept[_KEPT:]:
        path.unlink(missing_ok=True)


def _place(path: Path) -> Path:
    from platformdirs import user_cache_path

    name = hashlib.sha256(f"{__version__} {_newest_rule()}\n".encode() + path.read_bytes()).hexdigest()
    return user_cache_path("reform-tui", appauthor=False) / f"{name}.msgpack"


def _newest_rule() -> int:
    """Return when the rules of reading last changed: a dataset found sound by older rules is read again."""
    here = Path(__file__).parent
    return max(path.stat().st_mtime_ns for path in (*here.glob("*.py"), *(here.parent / "model").glob("*.py")))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
