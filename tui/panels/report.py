"""What can be saved from the dashboard, before the reader has said where."""

from collections.abc import Callable
from typing import NamedTuple


class Report(NamedTuple):
    """A file to be."""

    title: str
    """What the dialog asks."""
    name: str
    """As proposed, without its ending."""
    endings: tuple[str, ...]
    """The kinds of file it can be, the proposed one first."""
    content: Callable[[str], bytes]
    """Makes the file of an ending."""
