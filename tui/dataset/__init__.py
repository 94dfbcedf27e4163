"""Read and check a dataset: the only layer that opens files of figures."""

from tui.dataset.find import bundled_dataset, find_dataset
from tui.dataset.loading import load

__all__ = ["bundled_dataset", "find_dataset", "load"]
