"""A change of several files that was decided: until all of them are in place, each is read as it is to be.

The last change of a dataset is written down in one small file beside it. Writing that file decides the change; what
follows are renames, which anybody may finish. So a reader sees all of a change or nothing of it, wherever the process
that made it ended.
"""

import hashlib
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from tui.files import read_regular

_MAX_BYTES = 1024 * 1024


class Move(Struct, frozen=True):
    """A content that is to be renamed into its place."""

    place: str
    """Relative to the folder of the dataset."""
    digest: str
    """SHA-256 of the content, by which the remainder of another change is told apart."""


class ChangedFile(Struct, frozen=True):
    """What a change did to one file."""

    place: str
    """Its path, relative to the folder of the dataset."""
    before: str
    """SHA-256 of what it held; empty where there was no such file. The previous content lies beside it."""
    after: str
    """SHA-256 of what it holds; empty where the file was to go."""


class LastChange(Struct, frozen=True):
    """The last change of a dataset through this program."""

    files: tuple[ChangedFile, ...]
    moves: tuple[Move, ...]
    """What was still to be renamed when the change was decided; nothing once all was."""


def change_file(dataset: Path) -> Path:
    """Return where the last change of a dataset, whose path leads over no link, is written down."""
    return dataset.with_name(f".{dataset.name}.change")


def unfinished_suffix(dataset: Path) -> str:
    """Return how the names of all contents end that wait to be renamed in a change of a dataset."""
    return f".{dataset.name}.new"


def unfinished_file(dataset: Path, place: Path) -> Path:
    """Return where a new content of a file of a dataset waits: beside the dataset, where no other disk is between."""
    if place.parent == dataset.parent or not _is_one_disk(place.parent, dataset.parent):
        return place.with_name(f".{place.name}{unfinished_suffix(dataset)}")
    name = os.path.relpath(place, dataset.parent).replace(os.sep, "+")
    return dataset.with_name(f".{name}{unfinished_suffix(dataset)}")


def last_change(dataset: Path) -> LastChange | None:
    """Return the last change of a dataset, whose path leads over no link; None where there is none or it is damaged."""
    try:
        return msgspec.json.decode(read_regular(change_file(dataset), _MAX_BYTES), type=LastChange)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None


def open_moves(dataset: Path) -> list[Path]:
    """Return the places of a dataset's last change whose contents still wait, in the order of the change."""
    change = last_change(dataset)
    moves = [(dataset.parent / move.place, move.digest) for move in change.moves] if change else []
    return [place for place, digest in moves if digest_of(unfinished_file(dataset, place)) == digest]


def file_in_effect(dataset: Path, path: Path) -> Path:
    """Return the file whose content counts for a file of a dataset: itself, or what waits to be renamed to it."""
    root = dataset.resolve()
    if not change_file(root).exists():
        return path
    place = path.resolve()
    is_waiting = any(waiting.resolve() == place for waiting in open_moves(root))
    return unfinished_file(root, place) if is_waiting else path


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _is_one_disk(folder: Path, other: Path) -> bool:
    try:
        return folder.stat().st_dev == other.stat().st_dev
    except OSError:
        return True
