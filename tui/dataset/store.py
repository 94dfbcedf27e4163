"""Datasets found sound before, remembered by the very bytes they were read from.

Checking a file costs more than drawing it. A file whose bytes, and whose tables' bytes, were found sound once by this
version of the program needs no second check. Whatever is wrong with what is remembered, the file is read again: a
fault here is never an error, and the folder may be deleted at any time.
"""

import hashlib
import os
import stat
from pathlib import Path

import msgspec
from msgspec import Struct

from tui import __version__
from tui.dataset.files import DatasetFiles
from tui.errors import DatasetError
from tui.files import read_regular, write_new
from tui.model import Dataset

_MAX_ENTRIES = 8
"""How many datasets are remembered, so that a few files read in turns all start fast."""
_MAX_ENTRY_BYTES = 512 * 1024 * 1024
_CHECKSUM_BYTES = hashlib.sha256().digest_size


class _Entry(Struct):
    tables: dict[str, str]
    """The digest of each table, by its path beside the dataset."""
    dataset: Dataset


def recall(files: DatasetFiles) -> Dataset | None:
    """Return the dataset of files found sound before, or None when they have to be checked.

    Raises:
        DatasetError: the dataset file cannot be opened or is too large.
    """
    key = _key(files)
    try:
        entry = msgspec.msgpack.decode(_payload(key), type=_Entry)
        unchanged = all(files.digest(files.table(name)) == digest for name, digest in entry.tables.items())
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError, DatasetError):
        return None
    return entry.dataset if unchanged else None


def remember(files: DatasetFiles, dataset: Dataset) -> None:
    """Keep a dataset that was found sound in these files; where that is not possible, nothing is lost."""
    key = _key(files)
    digests = {name: files.digest(files.table(name)) for name in files.tables}
    payload = msgspec.msgpack.encode(_Entry(digests, dataset))
    try:
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_owner(folder.stat())
        folder.chmod(0o700)
        path = _path(key)
        path.unlink(missing_ok=True)
        write_new(path, _checksum(key, payload) + payload)
        _forget_oldest(folder)
    except OSError:
        return


def _payload(key: str) -> bytes:
    """Return what is remembered under a key.

    Raises:
        OSError: there is nothing, or it is no file of ours, or too large.
        ValueError: it is not what was written under this key.
    """
    path = _path(key)
    _check_owner(path.parent.stat())
    status = path.lstat()
    _check_owner(status)
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(path)
    content = read_regular(path, _MAX_ENTRY_BYTES)
    payload = content[_CHECKSUM_BYTES:]
    if content[:_CHECKSUM_BYTES] != _checksum(key, payload):
        raise ValueError(path)
    return payload


def _check_owner(status: os.stat_result) -> None:
    """Refuse what somebody else owns, where the platform can tell.

    Raises:
        PermissionError: somebody else owns it.
    """
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise PermissionError


def _forget_oldest(folder: Path) -> None:
    newest_first = sorted(folder.glob("*.msgpack"), key=lambda path: path.lstat().st_mtime_ns, reverse=True)
    for path in newest_first[_MAX_ENTRIES:]:
        path.unlink(missing_ok=True)


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("reform-tui", appauthor=False)


def _path(key: str) -> Path:
    return _folder() / f"{key}.msgpack"


def _key(files: DatasetFiles) -> str:
    """Return what a dataset is remembered under: the program, its rules of reading, and the bytes of the file."""
    return hashlib.sha256(f"{__version__} {_newest_rule()} {files.digest(files.path)}".encode()).hexdigest()


def _checksum(key: str, payload: bytes) -> bytes:
    return hashlib.sha256(key.encode() + payload).digest()


def _newest_rule() -> int:
    """Return when the rules of reading last changed: a dataset found sound by older rules is read again."""
    package = Path(__file__).parent.parent
    rules = [*package.glob("dataset/*.py"), *package.glob("model/*.py"), package / "text.py"]
    return max(path.stat().st_mtime_ns for path in rules)
