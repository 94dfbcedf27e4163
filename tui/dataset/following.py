"""A dataset that follows its files: looked at now and again, on any file system, from a thread that may wait."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.dataset.files import DatasetFiles
from tui.dataset.loading import load_files
from tui.errors import DatasetError, Problem
from tui.model import Dataset

_LOOKS_BETWEEN_READS = 30
"""After so many looks a small file is read although nothing tells of a change: some file systems keep coarse times."""
_SMALL = 1024 * 1024


class _Stamp(NamedTuple):
    """What tells that a file changed, without reading it; all zero where there is none."""

    modified: int = 0
    size: int = 0
    number: int = 0


class FollowedDataset:
    """A dataset as its files were last sound, and what is wrong with them since."""

    def __init__(self, path: Path) -> None:
        """Read a dataset.

        Raises:
            DatasetError: with every problem found, in file order.
        """
        self.path = path
        self.problems: list[Problem] = []
        """What is wrong with the files now; the dataset is that of before."""
        self._stamps = _stamps((path,))
        self._looks = 0
        self.suspects: list[Problem] = []
        """What was wrong with them at the last look, and may only have been half written."""
        files = DatasetFiles(path)
        self.dataset: Dataset = load_files(files)
        self._paths = _paths(files)
        self._stamps |= _stamps(self._paths[1:])

    def look(self) -> bool:
        """Look whether the files have changed; return whether the dataset or its problems have.

        Problems count when the files are still the same at the next look: they may be half written at the first.
        """
        stamps = _stamps(self._paths)
        self._looks += 1
        if self.suspects and stamps == self._stamps:
            self.problems, self.suspects = self.suspects, []
            return True
        if stamps == self._stamps and not self._is_read_anyway(stamps):
            return False
        files = DatasetFiles(self.path)
        try:
            dataset, problems = load_files(files), list[Problem]()
        except DatasetError as error:
            dataset, problems = self.dataset, error.problems
        former = self._paths if problems else ()
        self._paths = tuple(dict.fromkeys((*_paths(files), *former)))
        self._stamps = _stamps(self._paths) | {path: stamps[path] for path in self._paths if path in stamps}
        self.suspects = problems if problems != self.problems else []
        if problems or (dataset == self.dataset and not self.problems):
            return False
        self.dataset, self.problems = dataset, []
        return True

    def _is_read_anyway(self, stamps: dict[Path, _Stamp]) -> bool:
        is_due = self._looks % _LOOKS_BETWEEN_READS == 0
        return is_due and sum(stamp.size for stamp in stamps.values()) <= _SMALL


def _paths(files: DatasetFiles) -> tuple[Path, ...]:
    return (files.path, *(files.table(name) for name in tuple(files.tables)))


def _stamps(paths: Iterable[Path]) -> dict[Path, _Stamp]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return _Stamp()
    return _Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
