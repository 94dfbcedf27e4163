"""A few files of ours in the user's cache folder: for their owner alone, checked when they are read, bounded in number.

Whatever is wrong with a shelf or what lies on it counts as nothing being there: the folder may be deleted at any time.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from tui import __version__
from tui.files import read_regular, write_new

_CHECKSUM_BYTES = hashlib.sha256().digest_size


class Shelf(NamedTuple):
    """A folder of files, each under a key; the oldest go when there are too many."""

    name: str
    """Of the folder within the cache of the program; empty for that folder itself."""
    most_files: int
    most_bytes: int
    """Of one file."""

    @property
    def folder(self) -> Path:
        """The folder; it need not exist."""
        from platformdirs import user_cache_path

        return user_cache_path("reform-tui", appauthor=False) / self.name

    def content(self, key: str) -> bytes:
        """Return what lies under a key.

        Raises:
            OSError: there is nothing, or it is no file of ours, or too large.
            ValueError: it is not what was put under this key.
        """
        path = self._path(key)
        _check_owner(path.parent.stat())
        status = path.lstat()
        _check_owner(status)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError(path)
        content = read_regular(path, self.most_bytes)
        payload = content[_CHECKSUM_BYTES:]
        if content[:_CHECKSUM_BYTES] != _checksum(key, payload):
            raise ValueError(path)
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Keep something under a key in place of what was there; where that is not possible, nothing is lost."""
        if len(payload) + _CHECKSUM_BYTES > self.most_bytes:
            return
        try:
            folder = self.folder
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _check_owner(folder.stat())
            folder.chmod(0o700)
            path = self._path(key)
            path.unlink(missing_ok=True)
            write_new(path, _checksum(key, payload) + payload)
            self._forget_oldest(folder)
        except OSError:
            return

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.msgpack"

    def _forget_oldest(self, folder: Path) -> None:
        newest_first = sorted(folder.glob("*.msgpack"), key=lambda path: path.lstat().st_mtime_ns, reverse=True)
        for path in newest_first[self.most_files :]:
            path.unlink(missing_ok=True)


def key_of(name: str) -> str:
    """Return the key of something this program, by its present rules of reading, keeps under a name."""
    return hashlib.sha256(f"{__version__} {_newest_rule()} {name}".encode()).hexdigest()


def _check_owner(status: os.stat_result) -> None:
    """Refuse what somebody else owns, where the platform can tell.

    Raises:
        PermissionError: somebody else owns it.
    """
    if hasattr(os, "getuid") and status.st_uid != os.getuid():
        raise PermissionError


def _checksum(key: str, payload: bytes) -> bytes:
    return hashlib.sha256(key.encode() + payload).digest()


def _newest_rule() -> int:
    """Return when the rules of reading last changed: a dataset found sound by older rules is read again."""
    package = Path(__file__).parent.parent
    rules = [*package.glob("dataset/*.py"), *package.glob("model/*.py"), package / "text.py"]
    return max(path.stat().st_mtime_ns for path in rules)
