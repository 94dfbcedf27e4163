"""Files of a dataset replaced together: all or none, whenever the process ends, and the previous ones kept.

Whoever changes a dataset holds its lock, reads, works out the new contents and hands them to `replace_files`:

    with locked(dataset):
        content = read_content(path)
        replace_files(dataset, [FileChange(path, before=content, after=edited(content))])
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.dataset.find import bundled_dataset
from tui.dataset.guard import MAX_BYTES
from tui.dataset.pending import (
    ChangedFile,
    LastChange,
    Move,
    change_file,
    digest_of,
    last_change,
    open_moves,
    unfinished_file,
    unfinished_suffix,
)
from tui.editing.refusal import EditRefused
from tui.errors import failure_code
from tui.files import read_regular

LOCK_SECONDS = 10.0
"""How long another process is waited for."""


class FileChange(NamedTuple):
    """The new content of one file."""

    path: Path
    before: bytes | None
    """What it held when the new content was worked out; None where there was no such file."""
    after: bytes | None
    """None where the file is to go."""


def previous_file(path: Path) -> Path:
    """Return where the content of a file before its last change is kept."""
    return path.with_name(f"{path.name}.previous")


@contextmanager
def locked(dataset: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Keep other processes from changing a dataset, after finishing what one of them may have left unfinished.

    Raises:
        EditRefused: it came with the program, is no file, may not be written, or is being changed for too long.
    """
    from filelock import FileLock, Timeout

    root = _writable(dataset)
    lock = FileLock(root.with_name(f".{root.name}.lock"), timeout=seconds, mode=0o666)
    try:
        lock.acquire()
    except Timeout as error:
        raise EditRefused("busy", file=str(dataset)) from error
    except OSError as error:
        raise _unwritable(root, error) from error
    try:
        with _refused_where_unwritable(root):
            _finish(root)
            _sweep(root, {root.parent})
        yield
    finally:
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


def read_content(path: Path) -> bytes:
    """Return the content of a file that is to be changed.

    Raises:
        EditRefused: it cannot be read, or is larger than any dataset.
    """
    try:
        return read_regular(path, MAX_BYTES)
    except OSError as error:
        raise EditRefused("unreadable", file=str(path), reason=failure_code(error)) from error


def replace_files(dataset: Path, changes: Sequence[FileChange]) -> None:
    """Put new contents in the place of old ones, all or none; the lock of the dataset is held meanwhile.

    Modes, groups, extended attributes and links are kept, and owners where the system allows it. The previous contents
    are kept beside the files (`previous_file`), for `undo`.

    Raises:
        EditRefused: a file may not be written, has changed since it was read, or there is no room; all is as it was.
    """
    root = dataset.resolve()
    folders = {root.parent, *(change.path.resolve().parent for change in changes)}
    with _refused_where_unwritable(root):
        _sweep(root, folders)
        moves: list[Move] = []
        try:
            for change in changes:
                moves += _prepared(root, change)
            _write_down(root, LastChange(tuple(_changed(root, change) for change in changes), tuple(moves)))
        finally:
            if not open_moves(root):
                _sweep(root, folders)
        _finish(root)


def undo(dataset: Path) -> list[Path]:
    """Bring back what the files of the last change held before it; return them. The lock is held meanwhile.

    What is undone is kept in its turn: undoing once more brings it back.

    Raises:
        EditRefused: there is nothing to undo, a file has changed since, or cannot be written.
    """
    root = dataset.resolve()
    change = last_change(root)
    if change is None:
        raise EditRefused("nothing_to_undo", file=str(dataset))
    changes = [_reverted(root.parent / file.place, file) for file in change.files]
    replace_files(dataset, changes)
    return [change.path for change in changes]


def _reverted(place: Path, file: ChangedFile) -> FileChange:
    """Return the change that takes back what was done to a file.

    Raises:
        EditRefused: it has changed since, or what it held before is gone.
    """
    previous = previous_file(place)
    if digest_of(place) != file.after or (file.before and digest_of(previous) != file.before):
        raise EditRefused("changed_since", file=str(place), previous=str(previous))
    return FileChange(
        place, read_content(place) if file.after else None, read_content(previous) if file.before else None
    )


def _writable(path: Path, *, new: bool = False) -> Path:
    """Return the very file a path leads to.

    Raises:
        EditRefused: it came with the program, is no file, or may not be written.
    """
    place = path.resolve()
    if place.is_relative_to(bundled_dataset().parent):
        raise EditRefused("bundled", file=str(path))
    if new and not os.path.lexists(place):
        return place
    try:
        mode = place.stat().st_mode
    except OSError as error:
        raise EditRefused("unreadable", file=str(path), reason=failure_code(error)) from error
    if not stat.S_ISREG(mode):
        raise EditRefused("not_a_file", file=str(path))
    if not mode & 0o222 or not os.access(place, os.W_OK):
        raise EditRefused("read_only", file=str(path))
    return place


def _prepared(root: Path, change: FileChange) -> Iterator[Move]:
    """Write the contents of a change beside their places, and yield what is to be renamed.

    Raises:
        EditRefused: the file may not be written, or has changed since it was read.
        OSError: there is no room, or no right.
    """
    place = _writable(change.path, new=change.before is None)
    if (read_content(place) if place.exists() else None) != change.before:
        raise EditRefused("changed_meanwhile", file=str(change.path))
    if change.before is not None:
        yield _written(root, previous_file(place), change.before, like=place)
    if change.after is not None:
        yield _written(root, place, change.after, like=place if change.before is not None else root)


def _written(root: Path, place: Path, content: bytes, like: Path) -> Move:
    """Write a content beside its place, with the rights of another file; it is on the disk when this returns.

    Raises:
        OSError: there is no room, or no right.
    """
    unfinished = unfinished_file(root, place)
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "xb", opener=_open_privately) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    _keep_rights(unfinished, like)
    return Move(_relative(root, place), _digest(content))


def _open_privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keep_rights(path: Path, like: Path) -> None:
    """Give a file the group, mode and attributes of another, and its owner where the system allows it.

    Raises:
        OSError: its group cannot be kept, so that others might no longer read it.
    """
    status = like.stat()
    if hasattr(os, "chown"):
        try:
            os.chown(path, status.st_uid, status.st_gid)
        except PermissionError:
            os.chown(path, -1, status.st_gid)
    shutil.copystat(like, path)
    os.utime(path)


def _changed(root: Path, change: FileChange) -> ChangedFile:
    return ChangedFile(_relative(root, change.path.resolve()), _digest(change.before), _digest(change.after))


def _write_down(root: Path, change: LastChange) -> None:
    """Write a change down: from now on it has happened.

    Raises:
        OSError: it cannot be written; nothing has happened.
    """
    note = change_file(root)
    _written(root, note, msgspec.json.encode(change), like=root)
    for folder in {unfinished_file(root, root.parent / move.place).parent for move in change.moves}:
        _flush_folder(folder)
    unfinished_file(root, note).replace(note)
    with suppress(OSError):
        _flush_folder(note.parent)


def _finish(root: Path) -> None:
    """Carry out what is left of the last change.

    Raises:
        OSError: a file cannot be renamed or removed; the next change will try again.
    """
    change = last_change(root)
    if change is None or not change.moves:
        return
    for place in open_moves(root):
        unfinished_file(root, place).replace(place)
    for file in change.files:
        place = root.parent / file.place
        if not file.after and digest_of(place) == file.before:
            place.unlink(missing_ok=True)
    with suppress(OSError):
        _write_down(root, LastChange(change.files, ()))


def _sweep(root: Path, folders: Iterable[Path]) -> None:
    """Take away what a change of the dataset that was never decided has left in some folders."""
    suffix = unfinished_suffix(root)
    for folder in folders:
        with suppress(OSError):
            for path in folder.iterdir():
                if path.name.startswith(".") and path.name.endswith(suffix):
                    path.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)


@contextmanager
def _refused_where_unwritable(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(root, error) from error


def _unwritable(root: Path, error: OSError) -> EditRefused:
    return EditRefused("unwritable", file=str(root), reason=failure_code(error))


def _relative(root: Path, path: Path) -> str:
    return os.path.relpath(path, root.parent)


def _digest(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
