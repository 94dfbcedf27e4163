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


class ReadOnlyError(OSError):
    """A file is marked as one nobody writes."""


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


def leftover_pattern(name: str) -> str:
    """Return the pattern of the names under which a write of a file that was interrupted leaves its content."""
    return f".{name[:_SHOWN]}.????????"


def folder_at(text: str) -> Path | None:
    """Return the folder a text names, in full; None where there is none to be seen. No text is the present folder."""
    try:
        folder = expanded(text.strip()).absolute()
        return folder if folder.is_dir() else None
    except (OSError, ValueError):
        return None


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it.

    A symbolic link is followed; owner, group, mode and attributes of a file that is there stay. Only a file that has
    other names, or belongs to somebody else, is written in place, once the room for it is reserved.

    Raises:
        NotRegularError: a folder, pipe or device stands there.
        ReadOnlyError: the file is marked read-only.
        OSError: the file could not be written; nothing is left behind.
    """
    place = path.resolve()
    try:
        status = place.stat()
    except FileNotFoundError:
        with _written_beside(place, content) as unfinished:
            unfinished.chmod(0o666 & ~_umask())
            unfinished.replace(place)
        return
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularError(path)
    if not status.st_mode & 0o222 or not os.access(place, os.W_OK):
        raise ReadOnlyError(path)
    if status.st_nlink > 1 or not _replaced(place, content, status):
        _write_in_place(place, content)


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


def write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody but its owner may read, whole or not at all; a link there is replaced.

    Raises:
        OSError: the file could not be written; nothing is left behind.
    """
    with _written_beside(path, content) as unfinished:
        unfinished.replace(path)


def _replaced(place: Path, content: bytes, status: os.stat_result) -> bool:
    """Put a file in the place of another, with its owner and rights; return False where it could not be given them.

    Raises:
        OSError: the file could not be written; nothing is left behind.
    """
    import shutil

    with _written_beside(place, content) as unfinished:
        try:
            if hasattr(os, "chown"):
                os.chown(unfinished, status.st_uid, status.st_gid)
            shutil.copystat(place, unfinished)
        except PermissionError:
            return False
        os.utime(unfinished)
        unfinished.replace(place)
    return True


def _write_in_place(place: Path, content: bytes) -> None:
    """Write over a file, which stays as it is where there is no room.

    Raises:
        OSError: there is no room, or the file cannot be opened.
    """
    with place.open("r+b", buffering=0) as file:
        length = os.fstat(file.fileno()).st_size
        try:
            if content and hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, len(content))
        except OSError:
            file.truncate(length)
            raise
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
        file.truncate()


@contextmanager
def _written_beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a file of the content in the folder of another; it is gone afterwards unless it was moved.

    Where the system can, it has no name until it is complete, so that a process killed meanwhile leaves nothing.
    """
    name = path.parent / f".{path.name[:_SHOWN]}.{os.urandom(4).hex()}"
    try:
        if not _written_without_name(name, content):
            with open(name, "xb", opener=_open_privately) as file:
                file.write(content)
        yield name
    finally:
        name.unlink(missing_ok=True)


def _written_without_name(name: Path, content: bytes) -> bool:
    """Write a file that gets its name once it is complete; return False where the system cannot do that.

    Raises:
        OSError: the file could not be written.
    """
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        handle = os.open(name.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except OSError:
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        folder = os.open(name.parent, os.O_RDONLY)
        try:
            os.link(f"/proc/self/fd/{handle}", name, src_dir_fd=folder, follow_symlinks=True)
        except OSError:
            return False
        finally:
            os.close(folder)
    return True


def _open_privately(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
