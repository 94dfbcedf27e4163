"""Rows to records: one row, one record.

Sound rows become records at once; a row with a fault is read once more as if its cells were keys of a mapping, which
finds every problem in it and its place.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Generic, NamedTuple

from tui.dataset.columns import Column, check_headings, columns_of, separated
from tui.dataset.findings import Place, RecordPlace
from tui.dataset.key_readers import UNREAD, split_ratio
from tui.dataset.nodes import Mapping, Node
from tui.dataset.parsed_columns import Layout, ParsedColumns, RowPlace
from tui.dataset.rows import Row, Table
from tui.dataset.scalars import Fault, parse_text
from tui.dataset.walker import Record, Walker
from tui.errors import DatasetError
from tui.model import Observation

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
        layout = Layout(table.file, [self._columns[heading] for heading in table.headings])
        rows: list[Row] = []
        try:
            rows.extend(table.rows)
        except DatasetError:
            self._records(layout, rows)
            raise
        return self._records(layout, rows)

    def _records(self, layout: Layout, rows: Sequence[Row]) -> tuple[Record, ...]:
        self._remark_on_form(layout, rows)
        columns = ParsedColumns(self.kind, layout, rows)
        make = self._with_ratio if self.kind is Observation else self.kind
        faulty = columns.faulty
        records = [UNREAD if number in faulty else make(**values) for number, values in enumerate(columns.rows())]
        faulty.update(number for number, record in enumerate(records) if record is UNREAD)
        for number in sorted(faulty):
            records[number] = self._walker.record(_as_mapping(layout, rows[number]), self.kind)
        places = _Places(layout, rows, records)
        findings = self._walker.findings
        findings.place_later(places.by_identity)
        if "code" in self._columns:
            for number in range(len(records)):
                if number not in faulty:
                    findings.declare(self.kind, places.records[number].code, places.place(number))
        findings.reference_columns += columns.references()
        return tuple(record for record in records if record is not UNREAD)

    def _remark_on_form(self, layout: Layout, rows: Sequence[Row]) -> None:
        """Note that a table has no rows, or rows with fewer cells than headings."""
        remarks = self._walker.findings.remarks
        if not rows:
            remarks.append((Place(layout.file, Node(None, 1, 1)), "empty_table", {}))
        short = [row for row in rows if len(row.cells) < len(layout.columns)]
        if short:
            line = short[0].position.line
            details = {"n": str(len(short)), "cells": str(len(short[0].cells)), "columns": str(len(layout.columns))}
            remarks.append((Place(layout.file, Node(None, line, 1), layout.path(line)), "short_rows", details))

    def _with_ratio(self, **values: Any) -> Record:  # noqa: ANN401
        """Return an observation, or UNREAD where its total stands twice."""
        try:
            return self.kind(**split_ratio(self.kind, values))
        except Fault:
            unread: Record = UNREAD
            return unread


class _Places(NamedTuple):
    """Where the records of one table stand."""

    layout: Layout
    rows: Sequence[Row]
    records: Sequence[Any]

    def place(self, number: int) -> RowPlace:
        """Return the place of a row."""
        return RowPlace(self.layout, self.rows[number].position)

    def by_identity(self) -> dict[int, RecordPlace]:
        """Return the place of each record by its identity."""
        return {id(record): self.place(number) for number, record in enumerate(self.records)}


def _as_mapping(layout: Layout, row: Row) -> Place:
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
