"""A dataset with everything that is worked out from it once."""

from tui.model import Dataset


class DatasetView:
    """Holds a dataset and what has been worked out from it."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
