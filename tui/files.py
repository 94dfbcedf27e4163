"""Folders that are there, regular files read up to a limit, files written whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHOWN = 20
"""Letters of a name that its unfinished file shows: the whole of a long one would leave no room for more."""


class NotRegularError(OSError):
    """A folder, pipe or device stands where a file was expected."""


class TooLargeError(OSError):
    """A file is larger than anything expected there."""


def expanded(text: str) -> Path:
    """Return the path a text names, `~` being the home of the user; another's home stays unread."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def read_regular(path: Path, limit: int) -> bytes:
    """Return the content of a regular file of at most `limit` bytes; nothing else is waited for.

    Raises:
        NotRegularError: it is a folder, a pipe or a device.
        TooLargeError: it is larger.
        OSError: it cannot be read.
    """
    with open(path, "rb", opener=_open_without_waiting) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(path)
        content = b"" if status.st_size > limit else file.read(limit + 1)
        if len(content) > limit or status.st_size > limit:
            raise TooLargeError(path)
    return content


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def folder_at(text: str) -> Path | None:
    """Return the folder a text names, in full; None where there is none to be seen. No text is the present folder."""
    try:
        folder = expanded(text.strip()).absolute()
        return folder if folder.is_dir() else None
    except (OSError, ValueError):
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
    import tempfile  # nothing is written before the first answer

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
