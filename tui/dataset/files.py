"""The files of a dataset: each is read once, so that what is parsed and what is remembered are the same bytes."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tui.dataset.guard import decoded, read_bytes
from tui.dataset.pending import file_in_effect
from tui.errors import DatasetError


class DatasetFiles:
    """A dataset file and the tables beside it; whoever asks for a file again gets the bytes of the first time."""

    def __init__(self, path: Path, contents: Mapping[Path, bytes] | None = None) -> None:
        """Take the files of a dataset; `contents` stands for what some of them are to be."""
        self.path = path
        self.tables: list[str] = []
        """The names of the tables asked for, each once."""
        self._contents = dict(contents or {})

    def table(self, name: str) -> Path:
        """Return the path of a table, which a dataset names relative to itself."""
        if name not in self.tables:
            self.tables.append(name)
        return self.path.parent / name

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file.

        Raises:
            DatasetError: the file cannot be opened or is too large.
        """
        if path not in self._contents:
            self._contents[path] = self._content_in_effect(path)
        return self._contents[path]

    def text(self, path: Path) -> str:
        """Return the text of a file.

        Raises:
            DatasetError: the file cannot be opened, is too large, is not UTF-8, or holds control characters.
        """
        return decoded(path, self.content(path))

    def digest(self, path: Path) -> str:
        """Return the SHA-256 of a file in hexadecimal.

        Raises:
            DatasetError: the file cannot be opened or is too large.
        """
        return hashlib.sha256(self.content(path)).hexdigest()

    def _content_in_effect(self, path: Path) -> bytes:
        """Return the bytes that count for a file: those waiting to be renamed to it, in a change just being made."""
        waiting = file_in_effect(self.path, path)
        if waiting != path:
            with suppress(DatasetError):
                return read_bytes(waiting)
        return read_bytes(path)
