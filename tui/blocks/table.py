"""Tables: columns with priorities, and rows that are worded when they are drawn."""

from collections.abc import Callable

from msgspec import Struct

from tui.blocks.figure import Figure, Opens, Runs
from tui.blocks.pictures import Picture
from tui.model import Code


class Column(Struct, frozen=True):
    """A column of a table."""

    key: str
    heading: str
    right: bool = False
    priority: int = 0
    """The highest numbers give way first where there is no room, equal ones together; 0 never does."""
    picture: bool = False
    """Whether it holds pictures, which plain text and files leave out."""
    stretch: bool = False
    """Whether it takes the room that is left."""
    least: int = 12
    """The narrowest a stretching column may become before others give way."""
    limit: int = 0
    """The most characters shown where room is short of what all columns want; unlimited when 0."""


Cell = Figure | Picture


class Row(Struct, frozen=True):
    """A row of a table: one cell for each column."""

    cells: tuple[Cell, ...]
    opens: Opens | None = None
    sources: tuple[Code, ...] = ()
    chosen: bool = False
    ours: bool = False
    """Whether it is the home entity's."""
    key: str = ""


class Table(Struct, frozen=True, tag=True):
    """Rows, worded when they are drawn: a table stands over 100 000 rows as well as over 7."""

    key: str
    columns: tuple[Column, ...]
    count: int
    row: Callable[[int], Row]
    heading: str = ""
    qualifier: str = ""
    empty: str = ""
    """What is said when there is no row."""
    sorted_by: str = ""
    """The key of the column the rows are sorted by."""
    descending: bool = False
    index_of: Callable[[str], int | None] | None = None
    """Where the row with a key stands, None where it is left out."""
    home: Row | None = None
    """The row that stays in view wherever the reader looks."""
    told: Callable[[int], Runs] | None = None
    """What is said of the row that is looked at."""
    ponders: bool = False
    """Whether saying it takes longer than the eye may wait for a moved cursor."""
    measured: tuple[Row, ...] = ()
    """The rows by which the columns are measured, where those are not all."""

    @property
    def rows(self) -> list[Row]:
        """All rows, worded."""
        return [self.row(n) for n in range(self.count)]


def table(
    key: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    *,
    heading: str = "",
    qualifier: str = "",
    empty: str = "",
) -> Table:
    """Return a table over rows that are already worded."""
    return Table(key, columns, len(rows), rows.__getitem__, heading, qualifier, empty)
