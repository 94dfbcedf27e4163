"""What can be saved from the dashboard, before the reader has said where."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tui.export.formats import FileFormat


class Report(NamedTuple):
    """A file to be."""

    title: str
    """What the dialog asks."""
    name: str
    """As proposed, without its ending."""
    formats: Mapping[str, FileFormat[Any]]
    """The kinds of file it can be by their suffixes, the proposed one first."""
    extent: Callable[[], str]
    """Tells how much it is: rows, columns, points."""
    content: Callable[[str], bytes]
    """Makes the file of an ending."""
    other_name: str = ""
    """What can be saved in its place, such as all rows; empty where there is no choice."""
    other: "Callable[[], Report] | None" = None
