"""Folders that are there, files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHOWN = 20
"""Letters of a name that its unfinished file shows: the whole of a long one would leave no room for more."""


def folder_at(text: str) -> Path | None:
    """Return the folder a text names, in full; None where there is none to be seen. No text is the present folder."""
    try:
        folder = Path(text.strip()).expanduser().absolute()
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError, ValueError):
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    Raises:
        OSError: the file could not be written; nothing is left behind.
    """
    with _written_beside(path, content) as unfinished:
        unfinished.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        unfinished.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a file where there is none, whole or not at all.

    Raises:
        FileExistsError: there is one now.
        OSError: the file could not be written; nothing is left behind.
    """
    with _written_beside(path, content) as unfinished:
        unfinished.chmod(0o666 & ~_umask())
        try:
            path.hardlink_to(unfinished)
        except FileExistsError:
            raise
        except OSError:
            if os.path.lexists(path):
                raise
            unfinished.replace(path)


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a file of the content in the folder of another; it is gone afterwards unless it was moved."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:_SHOWN]}.")
    try:
        try:
            file = os.fdopen(handle, "wb")
        except BaseException:
            os.close(handle)
            raise
        with file:
            file.write(content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
