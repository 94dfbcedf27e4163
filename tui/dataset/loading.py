"""A dataset checked now or, byte for byte the same, before."""

from pathlib import Path

from tui.dataset.files import DatasetFiles
from tui.dataset.store import recall, remember
from tui.model import Dataset


def load(path: str | Path) -> Dataset:
    """Return the dataset of a file, checked now or, byte for byte the same, before.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    return load_files(DatasetFiles(Path(path)))


def load_files(files: DatasetFiles) -> Dataset:
    """Return the dataset of some files, which know afterwards which tables belong to it.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    known = recall(files)
    if known is not None:
        return known
    from tui.dataset.reading import read_files

    dataset = read_files(files)
    remember(files, dataset)
    return dataset
