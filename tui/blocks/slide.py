"""A page of the presenter: one figure, chart or list, with its title, its source and what it is about."""

from msgspec import Struct

from tui.blocks.figure import Opens
from tui.blocks.page import Block


class Slide(Struct, frozen=True):
    """One page for a projector."""

    key: str
    """Unique among the slides of a dataset; part of the names of files."""
    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    source: str = ""
    """One line that names who published the figure, and when."""
    opens: Opens | None = None
    """The indicator or ranking it is about."""
