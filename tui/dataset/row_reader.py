"""Rows to records: one row, one record.

A table is read column by column, each different cell once. Sound rows become records at once; a row with a fault is
read once more as if its cells were keys of a mapping, which finds every problem in it and its place.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any, Generic, NamedTuple

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from tui.dataset.columns import Column, check_headings, columns_of, separated
from tui.dataset.findings import Place, Reference
from tui.dataset.key_readers import UNREAD, split_ratio
from tui.dataset.nodes import Mapping, Node
from tui.dataset.rows import Row, RowPosition, Table
from tui.dataset.scalars import Fault, Parse, parse_text
from tui.dataset.walker import Record, Walker
from tui.errors import DatasetError

_UNKNOWN = Column("", ("",), parse_text)
"""The column of a cell beyond the last heading."""
_NOTHING: Any = object()
"""What an empty cell says."""


class RowReader(Generic[Record]):
    """Reads rows as records of one kind; problems go to the findings of a walker."""

    def __init__(self, kind: type[Record], codes: Iterable[str], walker: Walker) -> None:
        """Prepare to read records; `codes` head the columns of what a record keeps by code."""
        self.kind = kind
        self._columns = columns_of(kind, codes)
        self._walker = walker

    def read(self, table: Table) -> tuple[Record, ...]:
        """Return the sound records of a table, in the order of its rows.

        Raises:
            DatasetError: a heading is wrong or missing, or the file is no table from some row on.
        """
        check_headings(table, self.kind, self._columns)
        layout = _Layout(table.file, [self._columns[heading] for heading in table.headings])
        rows: list[Row] = []
        try:
            rows.extend(table.rows)
        except DatasetError:
            self._records(layout, rows)
            raise
        return self._records(layout, rows)

    def _records(self, layout: "_Layout", rows: Sequence[Row]) -> tuple[Record, ...]:
        columns = _ParsedColumns(self.kind, layout, rows)
        findings, has_code = self._walker.findings, "code" in self._columns
        records: list[Record] = []
        for number, values in enumerate(columns.rows()):
            record = UNREAD if number in columns.faulty else self._record(values)
            if record is UNREAD:
                columns.faulty.add(number)
                record = self._walker.record(_as_mapping(layout, rows[number]), self.kind)
            else:
                place = findings.places[id(record)] = _RowPlace(layout, rows[number].position)
                if has_code:
                    findings.declare(self.kind, values["code"], place)
            if record is not UNREAD:
                records.append(record)
        findings.reference_columns += columns.references()
        return tuple(records)

    def _record(self, values: dict[str, Any]) -> Record:
        try:
            return self.kind(**split_ratio(self.kind, values))
        except Fault:
            unread: Record = UNREAD
            return unread


class _Layout(NamedTuple):
    """The columns of one table."""

    file: str
    columns: Sequence[Column]

    def path(self, line: int) -> tuple[str, ...]:
        return (f"{Path(self.file).stem}[{line}]",)


class _RowPlace(NamedTuple):
    """Where the record of a sound row stands."""

    layout: _Layout
    position: RowPosition

    def place_of(self, *keys: str) -> Place:
        """Return the place of the cell of a key."""
        line = self.position.line
        starts = {column.keys: start for column, start in zip(self.layout.columns, self.position.cells(), strict=False)}
        node = Node(None, *starts.get(keys, (line, 1)))
        return Place(self.layout.file, node, (*self.layout.path(line), *keys))


class _ParsedCells(dict[str, Any]):
    """What the cells of one column say, UNREAD where they are wrong; each different cell is parsed once."""

    def __init__(self, parse: Parse, nothing: object) -> None:
        super().__init__({"": nothing})
        self._parse = parse

    def __missing__(self, cell: str) -> object:
        try:
            value = self._parse(cell)
        except Fault:
            value = UNREAD
        self[cell] = value
        return value


class _ParsedColumns:
    """What the rows of a table say, key by key."""

    def __init__(self, kind: type[Struct], layout: _Layout, rows: Sequence[Row]) -> None:
        self._layout = layout
        self._rows = rows
        self._left_out = {field.name: _value_left_out(field) for field in fields(kind)}
        width = len(layout.columns)
        self.faulty = {number for number, row in enumerate(rows) if len(row.cells) > width}
        """The numbers of the rows that have to be read once more."""
        cells = [*zip_longest(*(row.cells[:width] for row in rows), fillvalue="")]
        self._values = self._by_key(cells + [("",) * len(rows)] * (width - len(cells)))
        for values in self._values.values():
            self.faulty.update(number for number, value in enumerate(values) if value is UNREAD)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Yield the values of each row by key."""
        keys = tuple(self._values)
        for values in zip(*self._values.values(), strict=True):
            yield dict(zip(keys, values, strict=True))

    def references(self) -> Iterator["_ColumnReferences"]:
        """Yield the codes that sound rows name in each column, and where."""
        for column in self._layout.columns:
            if column.points_to:
                values = self._sound(self._values[column.keys[0]])
                yield _ColumnReferences(self._layout, column, self._rows, values)

    def _sound(self, values: Sequence[Any]) -> Sequence[Any]:
        """Return the values of a column, None in place of those in faulty rows."""
        if not self.faulty:
            return values
        return [None if number in self.faulty else value for number, value in enumerate(values)]

    def _by_key(self, cells_of_columns: Iterable[Sequence[str]]) -> dict[str, Sequence[Any]]:
        groups: dict[str, list[tuple[Column, Sequence[str]]]] = {}
        for column, cells in zip(self._layout.columns, cells_of_columns, strict=True):
            groups.setdefault(column.keys[0], []).append((column, cells))
        return {key: self._values_of(key, group) for key, group in groups.items()}

    def _values_of(self, key: str, group: Sequence[tuple[Column, Sequence[str]]]) -> Sequence[Any]:
        """Return what the columns of one key say in each row, together."""
        (first, cells), *others = group
        if not others and not first.whole:
            nothing = None if first.nullable else self._left_out[key]
            return [*map(_ParsedCells(first.parse, nothing).__getitem__, cells)]
        columns = [column for column, _ in group]
        parsed = (map(_ParsedCells(column.parse, _NOTHING).__getitem__, cells) for column, cells in group)
        left_out = self._left_out[key]
        return [_joined(columns, values, left_out) for values in zip(*parsed, strict=True)]


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
    if not first.whole and not others:
        return value
    if not first.whole or any(value is UNREAD or not column.whole for column, value in stated):
        return UNREAD
    try:
        return first.whole(**{column.keys[1]: value for column, value in stated})
    except TypeError:
        return UNREAD


class _ColumnReferences:
    """The codes one column names; each is looked up once."""

    def __init__(self, layout: _Layout, column: Column, rows: Sequence[Row], values: Sequence[Any]) -> None:
        self.kinds = column.points_to
        self._layout = layout
        self._column = column
        self._rows = rows
        self._values = values

    @cached_property
    def codes(self) -> Collection[str]:
        """The different codes, in the order of the rows."""
        different = dict.fromkeys(self._values)
        return dict.fromkeys(code for value in different if value for code in self._codes_in(value))

    def reference(self, code: str) -> Reference:
        """Return the first mention of a code."""
        named = enumerate(self._values)
        number = next(number for number, value in named if value and code in self._codes_in(value))
        place = _RowPlace(self._layout, self._rows[number].position)
        return Reference(self.kinds, code, place, self._column.keys)

    def _codes_in(self, value: Any) -> tuple[str, ...]:  # noqa: ANN401
        return value if self._column.separated else (value,)


def _as_mapping(layout: _Layout, row: Row) -> Place:
    """Return a row as the mapping a person would have written for it."""
    line = row.position.line
    pairs, wholes = Mapping(), dict[str, Mapping]()
    for number, (cell, start) in enumerate(zip(row.cells, row.position.cells(), strict=True)):
        column = layout.columns[number] if number < len(layout.columns) else _UNKNOWN
        if not cell and not column.nullable:
            continue
        *outer, key = column.keys
        mapping = wholes.setdefault(outer[0], Mapping()) if outer else pairs
        value = [Node(text, *start) for text in separated(cell)] if column.separated else cell
        mapping.append((Node(key, *start), Node(value, *start, plain=not cell)))
    pairs += [(Node(key, line, 1), Node(whole, line, 1)) for key, whole in wholes.items()]
    return Place(layout.file, Node(pairs, line, 1), layout.path(line))
