"""A folder for a dataset of the user's own, written whole or told to be unfinished."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tui.dataset.find import FILE_NAME, UNFINISHED
from tui.editing.refusal import EditRefused
from tui.files import leftover_pattern, write_new

Contents = Mapping[str, bytes]
"""What files are to hold, by their paths relative to the folder of a dataset."""
_MOST_NAMES = 5
"""The most files that are named in a refusal."""


def write_working_copy(folder: Path, contents: Contents) -> Path:
    """Write the files of a dataset into a new or empty folder; return the dataset file.

    A note stands in the folder until all files do, and the dataset file is written last: where the process ends
    before, nobody takes the folder for a dataset, and the next call goes on.

    Raises:
        EditRefused: something else stands in the folder; all is as it was.
        OSError: something cannot be written.
    """
    _refuse_occupied(folder, contents)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / UNFINISHED, b"reform-tui init\n")
    for name in sorted(contents, key=lambda name: name == FILE_NAME):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        _write(path, contents[name])
    (folder / UNFINISHED).unlink()
    return folder / FILE_NAME


def _sweep(path: Path) -> None:
    """Take away what an interrupted write of a file left beside it."""
    for leftover in path.parent.glob(leftover_pattern(path.name)):
        leftover.unlink()


def _write(path: Path, content: bytes) -> None:
    """Write a file where there is none, after sweeping what an earlier attempt left of it.

    Raises:
        OSError: it cannot be written.
    """
    _sweep(path)
    if not path.exists():
        write_new(path, content)


def _refuse_occupied(folder: Path, contents: Contents) -> None:
    """Refuse a folder that holds anything but what an interrupted call with the same contents left.

    Raises:
        EditRefused: it holds something else, or is no folder.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise EditRefused("not_a_folder", "init", folder=str(folder))
    if (folder / FILE_NAME).exists():
        if (folder / UNFINISHED).exists():
            _sweep(folder / FILE_NAME)
            (folder / UNFINISHED).unlink()
        raise EditRefused("dataset_there", "init", folder=str(folder))
    is_unfinished = (folder / UNFINISHED).exists()
    expected = contents if is_unfinished else {}
    foreign = [path for path in sorted(folder.rglob("*")) if not _is_left_over(folder, path, expected)]
    if foreign:
        outermost = [path for path in foreign if path.parent not in foreign]
        names = ", ".join(path.relative_to(folder).as_posix() for path in outermost[:_MOST_NAMES])
        raise EditRefused("unfinished" if is_unfinished else "occupied", "init", folder=str(folder), files=names)


def _is_left_over(folder: Path, path: Path, contents: Contents) -> bool:
    """Whether an interrupted call left something: the note, a file or folder of the copy, or one not yet renamed."""
    place = PurePosixPath(path.relative_to(folder).as_posix())
    if path.is_dir():
        return any(place in PurePosixPath(name).parents for name in contents)
    if str(place) in contents:
        return path.read_bytes() == contents[str(place)]
    names = [PurePosixPath(name) for name in (UNFINISHED, *contents)]
    patterns = [leftover_pattern(name.name) for name in names if name.parent == place.parent]
    return str(place) == UNFINISHED or any(place.match(pattern) for pattern in patterns)
