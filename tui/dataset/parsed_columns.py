"""What the rows of a table say, column by column: each different cell is parsed once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from tui.dataset.columns import Column
from tui.dataset.findings import Place, Reference
from tui.dataset.key_readers import UNREAD
from tui.dataset.nodes import Node
from tui.dataset.rows import Row, RowPosition
from tui.dataset.scalars import Fault, Parse

_NOTHING: Any = object()
"""What an empty cell says, where several columns say what one key is."""


class Layout(NamedTuple):
    """The columns of one table."""

    file: str
    columns: Sequence[Column]

    def path(self, line: int) -> tuple[str, ...]:
        """Return the path of the row that begins on a line."""
        return (f"{Path(self.file).stem}[{line}]",)


class RowPlace(Struct, frozen=True):
    """Where the record of a row stands."""

    layout: Layout
    position: RowPosition

    def place_of(self, *keys: str) -> Place:
        """Return the place of the cell of a key."""
        line = self.position.line
        starts = {column.keys: start for column, start in zip(self.layout.columns, self.position.cells(), strict=False)}
        node = Node(None, *starts.get(keys, (line, 1)))
        return Place(self.layout.file, node, (*self.layout.path(line), *keys))


class ParsedColumns:
    """The values of all rows of a table, key by key; UNREAD where a cell is wrong or a needed one is empty."""

    def __init__(self, kind: type[Struct], layout: Layout, rows: Sequence[Row]) -> None:
        self._layout = layout
        self._rows = rows
        self._left_out = {field.name: _value_left_out(field) for field in fields(kind)}
        self.faulty: set[int] = set()
        """The numbers of the rows that have a fault."""
        self._values = self._by_key(self._cells(len(layout.columns)))

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the values of each row by key."""
        keys = tuple(self._values)
        for values in zip(*self._values.values(), strict=True):
            yield dict(zip(keys, values, strict=True))

    def references(self) -> Iterator["ColumnReferences"]:
        """Yield the codes that sound rows name in each column, and where."""
        for column in self._layout.columns:
            if column.points_to:
                values = self._sound(self._values[column.keys[0]])
                yield ColumnReferences(self._layout, column, self._rows, values)

    def _sound(self, values: Sequence[Any]) -> Sequence[Any]:
        """Return the values of a column, None in place of those in faulty rows."""
        if not self.faulty:
            return values
        return [None if number in self.faulty else value for number, value in enumerate(values)]

    def _cells(self, width: int) -> list[Sequence[str]]:
        """Return the cells of each column; rows that are too long are faulty, those that are short end in nothing."""
        self.faulty.update(number for number, row in enumerate(self._rows) if len(row.cells) > width)
        rows = [row.cells[:width] if number in self.faulty else row.cells for number, row in enumerate(self._rows)]
        columns: list[Sequence[str]] = [*zip_longest(*rows, fillvalue="")]
        return columns + [("",) * len(rows)] * (width - len(columns))

    def _by_key(self, cells_of_columns: Iterable[Sequence[str]]) -> dict[str, Sequence[Any]]:
        groups: dict[str, list[tuple[Column, Sequence[str]]]] = {}
        for column, cells in zip(self._layout.columns, cells_of_columns, strict=True):
            groups.setdefault(column.keys[0], []).append((column, cells))
        return {key: self._values_of(key, group) for key, group in groups.items()}

    def _values_of(self, key: str, group: Sequence[tuple[Column, Sequence[str]]]) -> Sequence[Any]:
        """Return what the columns of one key say in each row, together."""
        (first, cells), *others = group
        left_out = self._left_out[key]
        if not others and not first.whole:
            parsed = _ParsedCells(first.parse, None if first.nullable else left_out)
            values = [*map(parsed.__getitem__, cells)]
            if not parsed.is_faulty:
                return values
        else:
            columns = [column for column, _ in group]
            parts = (map(_ParsedCells(column.parse, _NOTHING).__getitem__, cells) for column, cells in group)
            values = [_joined(columns, stated, left_out) for stated in zip(*parts, strict=True)]
        self.faulty.update(number for number, value in enumerate(values) if value is UNREAD)
        return values


class ColumnReferences:
    """The codes one column names; each is looked up once."""

    def __init__(self, layout: Layout, column: Column, rows: Sequence[Row], values: Sequence[Any]) -> None:
        self.kinds = column.points_to
        self._layout = layout
        self._column = column
        self._rows = rows
        self._values = values

    @cached_property
    def codes(self) -> Collection[str]:
        """The different codes, in the order of the rows."""
        different = (value for value in dict.fromkeys(self._values) if value)
        if not self._column.separated:
            return dict.fromkeys(different)
        return dict.fromkeys(code for codes in different for code in codes)

    def reference(self, code: str) -> Reference:
        """Return the first mention of a code."""
        number = next(number for number, value in enumerate(self._values) if value and self._names(value, code))
        place = RowPlace(self._layout, self._rows[number].position)
        return Reference(self.kinds, code, place, self._column.keys)

    def _names(self, value: Any, code: str) -> bool:  # noqa: ANN401
        return code in value if self._column.separated else bool(value == code)


class _ParsedCells(dict[str, Any]):
    """What each different cell of a column says, UNREAD where it is wrong."""

    def __init__(self, parse: Parse, nothing: object) -> None:
        super().__init__()
        self._parse = parse
        self._nothing = nothing
        self.is_faulty = False
        """Whether any cell is wrong."""

    def __missing__(self, cell: str) -> object:
        try:
            value = self._parse(cell) if cell else self._nothing
        except Fault:
            value = UNREAD
        self.is_faulty = self.is_faulty or value is UNREAD
        self[cell] = value
        return value


def _value_left_out(field: FieldInfo) -> object:
    """Return the value of a key that is left out; UNREAD where it is needed."""
    if field.default_factory is not NODEFAULT:
        return field.default_factory()
    return UNREAD if field.default is NODEFAULT else field.default


def _joined(columns: Sequence[Column], values: Sequence[object], left_out: object) -> object:
    """Return what several columns say of one key together, UNREAD where they contradict or one is missing."""
    stated = [(column, value) for column, value in zip(columns, values, strict=True) if value is not _NOTHING]
    if not stated:
        return left_out
    (first, value), *others = stated
    if not first.whole:
        return UNREAD if others else value
    if any(value is UNREAD or not column.whole for column, value in stated):
        return UNREAD
    try:
        return first.whole(**{column.keys[1]: value for column, value in stated})
    except TypeError:
        return UNREAD
