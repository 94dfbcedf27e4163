"""Read and check a dataset: the only floor that opens files of figures."""

from tui.dataset.find import bundled_dataset, find_dataset
from tui.dataset.load import advice, load

__all__ = ["advice", "bundled_dataset", "find_dataset", "load"]
