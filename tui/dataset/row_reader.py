"""Rows to records: one row, one record.

Sound rows are read straight into records; a row with a fault is read once more as if its cells were keys of a mapping,
which finds every problem in it and its place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple

from msgspec import Struct

from tui.dataset.columns import Column, check_headings, columns_of, separated
from tui.dataset.findings import Place, Reference
from tui.dataset.key_readers import UNREAD, split_ratio
from tui.dataset.nodes import Mapping, Node
from tui.dataset.rows import Row, RowPosition, Table
from tui.dataset.scalars import Fault, Parse, parse_text
from tui.dataset.walker import Record, Walker

_UNKNOWN = Column("", ("",), parse_text)
"""The column of a cell beyond the last heading."""


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
        parser, citations = _RowParser(layout.columns), _Citations(layout.columns)
        findings = self._walker.findings
        has_code = "code" in self._columns
        records: list[Record] = []
        for row in table.rows:
            try:
                record = self.kind(**split_ratio(self.kind, parser.values(row.cells)))
            except (Fault, TypeError):
                record = self._walker.record(_as_mapping(layout, row), self.kind)
            else:
                place = _RowPlace(layout, row.position)
                findings.places[id(record)] = place
                findings.references += citations.new_references(record, place)
                if has_code:
                    findings.declare(self.kind, record.code, place)  # type: ignore[attr-defined]
            if record is not UNREAD:
                records.append(record)
        return tuple(records)


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
    """What the cells of one column say; a cell that comes again is not parsed again."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, cell: str) -> object:
        value = self[cell] = self._parse(cell)
        return value


class _RowParser:
    """Parses the cells of one table's rows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = [(column.heading, _ParsedCells(column.parse)) for column in columns]
        self._nothing = {column.heading: None for column in columns if column.nullable}
        self._parts = [(column.heading, column.keys, column.whole) for column in columns if column.whole]

    def values(self, cells: Sequence[str]) -> dict[str, Any]:
        """Return the values of a record by key.

        Raises:
            Fault: a cell is wrong, or there are too many.
            TypeError: a value lacks one of its parts.
        """
        if len(cells) > len(self._columns):
            raise Fault("unknown_key")
        values = self._nothing | {
            name: parsed[cell] for cell, (name, parsed) in zip(cells, self._columns, strict=False) if cell
        }
        if self._parts:
            self._join_parts(values)
        return values

    def _join_parts(self, values: dict[str, Any]) -> None:
        """Put what several columns say of one key under that key.

        Raises:
            Fault: another column says all of the key.
        """
        wholes: dict[str, Callable[..., Any]] = {}
        parts: dict[str, dict[str, Any]] = {}
        for heading, (key, name), whole in self._parts:
            if heading in values:
                wholes[key] = whole
                parts.setdefault(key, {})[name] = values.pop(heading)
        for key, whole in wholes.items():
            if key in values:
                raise Fault("repeated_key")
            values[key] = whole(**parts[key])


class _Citations:
    """Notes each code the first time one table names it."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = [(column, set[str]()) for column in columns if column.points_to]

    def new_references(self, record: Struct, place: _RowPlace) -> Iterator[Reference]:
        """Yield a reference for each code that no record before has named."""
        for column, cited in self._columns:
            value = getattr(record, column.keys[0])
            for code in value if column.separated else (value,):
                if code and code not in cited:
                    cited.add(code)
                    yield Reference(column.points_to, code, place, column.keys)


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
