"""Tables: columns that give way by priority, and rows that are worded on demand."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Opens, Origin, Runs, Tone
from tui.blocks.pictures import Picture, ScoreScale
from tui.model import Code


class Column(Struct, frozen=True):
    """A column of a table."""

    key: str
    heading: str
    """The words above it on the screen, short where the column is narrow."""
    right: bool = False
    priority: int = 0
    """Columns with the highest number are dropped first where room is short, equal ones together; 0 never is."""
    picture: bool = False
    """Whether it holds pictures, which plain text and files leave out."""
    stand_in: str = ""
    """The key of the column whose cells stand in where this one has no picture, while that one has no room."""
    stretch: bool = False
    """Whether it takes the room that is left."""
    least: int = 12
    """The least width of a stretching column, in cells, before other columns are dropped."""
    part: int = 0
    """The part of the table it has at least before other columns are dropped, where that is more: 4 is a quarter."""
    limit: int = 0
    """The most characters shown where room is short of what all columns want; unlimited when 0."""
    wraps: bool = False
    """Whether its texts go on in further lines where they have no room in one."""
    unseen: bool = False
    """Whether the screen leaves it out, where a sentence says once what all its cells hold."""
    over_next: bool = False
    """Whether its heading stands over the next column too, whose own is then left out on the screen."""
    tone: Tone = Tone.QUIET
    """The tone of its heading."""
    day: date | None = None
    """The day it is about, under which it stands in a table below a chart."""
    full_heading: str = ""
    """The words above it in plain text and in files; the heading when empty."""
    decimals: int = 0
    """The digits behind the decimal mark that are given room, so that the marks stand below each other."""
    unflagged: str = ""
    """A flag that is said once of all its figures, so that the screen does not repeat it behind each."""
    scale: ScoreScale | None = None
    """What its pictures are drawn on; its ticks stand in the place of the heading."""
    legend: tuple[Mark, ...] = ()
    """What the marks of its pictures mean, for where the column has room."""

    @property
    def spelled_out(self) -> str:
        """The words above it where width is no concern."""
        return self.full_heading or self.heading


Cell = Figure | Picture


class Row(Struct, frozen=True):
    """A row of a table: one cell for each column."""

    cells: tuple[Cell, ...]
    opens: Opens | None = None
    sources: tuple[Code, ...] = ()
    chosen: bool = False
    is_home: bool = False
    """Whether it is about the home entity."""
    in_margin: bool = False
    """Whether the margin mark of its table stands before it."""
    key: str = ""
    origins: tuple[Origin, ...] = ()
    """Where the dataset states what the row is about; what its cells state when empty."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its cells without the pictures."""
        return tuple(cell for cell in self.cells if isinstance(cell, Figure))

    @property
    def cited(self) -> tuple[Code, ...]:
        """The sources of the row; where it has none, those of its cells."""
        return self.sources or tuple(dict.fromkeys(code for figure in self.figures for code in figure.sources))

    @property
    def stated(self) -> tuple[Origin, ...]:
        """Where the dataset states what the row is about; where that is not said, what its cells state."""
        return self.origins or tuple(dict.fromkeys(origin for figure in self.figures for origin in figure.origins))


class Table(Struct, frozen=True, tag=True):
    """Rows worked out on demand by their index, so that a table can have 100 000 rows as well as 7."""

    key: str
    columns: tuple[Column, ...]
    count: int
    row: Callable[[int], Row]
    heading: str = ""
    qualifier: str = ""
    hint: str = ""
    """What can be done with its rows on the screen; documents and plain text leave it out."""
    empty: str = ""
    """The text shown in place of rows when there are none."""
    way_out: str = ""
    """What leads out of an empty table on the screen; documents and plain text leave it out."""
    sorted_by: str = ""
    """The key of the column the rows are sorted by."""
    descending: bool = False
    index_of: Callable[[str], int | None] | None = None
    """Returns the index of the row with a key, None where the table leaves it out."""
    home: Row | None = None
    """The row of the home entity, kept in view wherever the table is scrolled."""
    sentences: Callable[[int], Runs] | None = None
    """Returns the sentences about the row at an index, shown for the row under the cursor."""
    slow_sentences: bool = False
    """Whether they take too long to be worked out at every step of a cursor."""
    measured: tuple[Row, ...] = ()
    """The rows that set the widths of the columns; all rows when empty."""
    margin: Mark | None = None
    """The mark before some of the rows; None where no row has it."""
    continues: bool = False
    """Whether it stands under the headings of the table before it on the screen."""
    above: Chart | None = None
    """The chart right above it, whose years its columns stand under where they have room."""

    @property
    def beside_heading(self) -> str:
        """The words at the end of its heading on the screen."""
        return self.qualifier or self.hint

    @property
    def empty_on_screen(self) -> str:
        """The text the screen shows in place of rows."""
        return " ".join(part for part in (self.empty, self.way_out) if part)

    @property
    def rows(self) -> list[Row]:
        """All rows, worded."""
        return [self.row(n) for n in range(self.count)]


def aligned_at_decimals(columns: Sequence[Column], rows: Sequence[Row], keys: Collection[str]) -> tuple[Column, ...]:
    """Return columns, of which those with some keys give room to as many decimals as a number of theirs has."""
    return tuple(
        replace(column, decimals=max((_decimals(row.cells[n]) for row in rows), default=0))
        if column.key in keys
        else column
        for n, column in enumerate(columns)
    )


def _decimals(cell: Cell) -> int:
    value = cell.value if isinstance(cell, Figure) else None
    return 0 if value is None else max(0, -int(value.as_tuple().exponent))


def table(
    key: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    *,
    heading: str = "",
    qualifier: str = "",
    hint: str = "",
    empty: str = "",
) -> Table:
    """Return a table over rows that are already worded."""
    return Table(key, columns, len(rows), rows.__getitem__, heading, qualifier, hint, empty)
