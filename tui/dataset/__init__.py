"""Read and check a dataset: the only layer that opens files of figures."""

from pathlib import Path

from tui.dataset.files import DatasetFiles
from tui.dataset.find import bundled_dataset, find_dataset
from tui.dataset.store import recall, remember
from tui.model import Dataset


def load(path: str | Path) -> Dataset:
    """Return the dataset of a file, checked now or, byte for byte the same, before.

    Raises:
        DatasetError: with every problem found, in file order.
    """
    files = DatasetFiles(Path(path))
    known = recall(files)
    if known is not None:
        return known
    from tui.dataset.reading import read_files

    dataset = read_files(files)
    remember(files, dataset)
    return dataset


__all__ = ["bundled_dataset", "find_dataset", "load"]
