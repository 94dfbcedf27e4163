"""Bulk standings: one CSV row, one standing.

Sound rows are read straight into records; a row with a fault is read once more as if its cells were keys of a mapping,
which finds every problem in it and its place.
"""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tui.dataset.fields import UNREAD, fields_of
from tui.dataset.nodes import Mapping, Node
from tui.dataset.records import Place, Reference, Walker
from tui.dataset.scalars import Fault, parse_code, parse_number, parse_period, parse_rank, parse_text, parse_whole
from tui.errors import DatasetError, Problem
from tui.model import Bound, Entity, Ranking, Source, Standing, Status, Text

_SEPARATOR = ";"
_NOTES = ("note_vi", "note_en")
_LISTS = ("source",)
_NEEDED = ("period", "entity", "source")


def read_standings(path: Path, text: str, ranking: Ranking, walker: Walker) -> tuple[Standing, ...]:
    """Return the standings of a table, in file order; problems go to the walker.

    Raises:
        DatasetError: the file cannot be read as a table with the right headings.
    """
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        headings = next(lines)
        _check_headings(path, headings, ranking)
        rows = _Rows(path, headings, ranking, text.split("\n"), walker)
        made = [rows.standing(cells, lines.line_num) for cells in lines if any(cells)]
    except csv.Error as error:
        raise DatasetError([Problem(str(path), lines.line_num, 1, "", "csv", {"reason": str(error)})]) from error
    return tuple(each for each in made if each is not None)


class _RowPlace(NamedTuple):
    """Where a row stands; its nodes are made when a problem in it has to be told."""

    file: str
    line: int
    raw: str
    headings: list[str]

    @property
    def path(self) -> tuple[str, ...]:
        return (f"{Path(self.file).stem}[{self.line}]",)

    @property
    def node(self) -> Node:
        return row_node(self.headings, next(csv.reader([self.raw])), self.line, self.raw)


class _Rows:
    """Reads the rows of one table; what repeats from row to row is parsed once."""

    def __init__(self, path: Path, headings: list[str], ranking: Ranking, raw: list[str], walker: Walker) -> None:
        self.file = str(path)
        self.headings = headings
        self.raw = raw
        self.walker = walker
        dimensions = {each.code for each in ranking.dimensions}
        self.columns = [(name, _column(name, dimensions)) for name in headings]
        self.dimensions = dimensions
        self.cited: set[str] = set()
        self.parsed: dict[tuple[str, str], Any] = {}

    def standing(self, cells: list[str], line: int) -> Standing | None:
        """Return the standing of a row, or None after telling what is wrong with it."""
        place = _RowPlace(self.file, line, self.raw[line - 1], self.headings)
        try:
            made = self._read(cells)
        except (Fault, KeyError, ValueError):
            self.walker.file = self.file
            node = row_node(self.headings, cells, line, place.raw)
            slow = self.walker.record(node, Standing, place.path)
            return None if slow is UNREAD else slow
        self.walker.places[id(made)] = place
        self._refer((Entity,), (made.entity,), "entity", place)
        self._refer((Source,), made.source, "source", place)
        return made

    def _read(self, cells: list[str]) -> Standing:
        if len(cells) > len(self.columns):
            raise ValueError
        values: dict[str, Any] = {}
        dimensions = {}
        for cell, (name, parse) in zip(cells, self.columns, strict=False):
            if not cell:
                continue
            if name in self.dimensions:
                dimensions[name] = parse_number(cell)
            elif parse is None:
                values[name] = self._once(name, cell)
            else:
                values[name] = parse(cell)
        notes = values.pop("note_vi", None), values.pop("note_en", None)
        if any(notes):
            if not all(notes):
                raise ValueError
            values["note"] = Text(*notes)
        if dimensions:
            values["dimensions"] = dimensions
        return Standing(**{name: values[name] for name in _NEEDED} | values)

    def _once(self, name: str, cell: str) -> Any:  # noqa: ANN401
        key = name, cell
        if key not in self.parsed:
            self.parsed[key] = _REPEATING[name](cell)
        return self.parsed[key]

    def _refer(self, kinds: tuple[type, ...], codes: tuple[str, ...], column: str, place: _RowPlace) -> None:
        """Note each code the first time it is named."""
        for code in codes:
            if code not in self.cited:
                self.cited.add(code)
                n = self.headings.index(column)
                node = Node(code, place.line, _column_starts(place.raw)[n])
                self.walker.references.append(Reference(kinds, code, Place(self.file, node, (*place.path, column))))


def _sources(cell: str) -> tuple[str, ...]:
    return tuple(parse_text(each.strip()) for each in cell.split(_SEPARATOR))


_REPEATING: dict[str, Callable[[str], Any]] = {
    "period": parse_period,
    "source": _sources,
    "bound": Bound,
    "status": Status,
    "rank_derived": parse_text,
    "score_derived": parse_text,
    "note_vi": parse_text,
    "note_en": parse_text,
}
_SINGLE: dict[str, Callable[[str], Any]] = {
    "entity": parse_code,
    "rank": parse_rank,
    "score": parse_number,
    "movement": parse_whole,
}


def _column(name: str, dimensions: set[str]) -> Callable[[str], Any] | None:
    """Return how a column is parsed; None where its cells repeat and each is parsed once."""
    if name in _REPEATING:
        return None
    return parse_number if name in dimensions else _SINGLE[name]


def _check_headings(path: Path, headings: list[str], ranking: Ranking) -> None:
    dimensions = [each.code for each in ranking.dimensions]
    known = [field.name for field in fields_of(Standing) if field.name not in ("note", "dimensions")]
    allowed = [*known, *_NOTES, *dimensions]
    wrong = [name for name in headings if name not in allowed] + [
        name for n, name in enumerate(headings) if name in headings[:n]
    ]
    missing = [name for name in _NEEDED if name not in headings]
    problems = [
        Problem(str(path), 1, 1, "", "heading", {"heading": name, "allowed": ", ".join(allowed)}) for name in wrong
    ] + [Problem(str(path), 1, 1, "", "missing_key", {"key": name}) for name in missing]
    if problems:
        raise DatasetError(problems)


def _column_starts(line: str) -> list[int]:
    """Return the column, from 1, at which each cell of a line begins, quotation marks and all."""
    starts, quoted = [1], False
    for n, letter in enumerate(line, 1):
        if letter == '"':
            quoted = not quoted
        elif letter == "," and not quoted:
            starts.append(n + 1)
    return starts


def row_node(headings: list[str], cells: list[str], line: int, raw: str) -> Node:
    """Return a row as the mapping a person would have written for it."""
    pairs, notes, dimensions = Mapping(), Mapping(), Mapping()
    columns = {field.name for field in fields_of(Standing)}
    starts = _column_starts(raw)
    for n, cell in enumerate(cells):
        heading = headings[n] if n < len(headings) else ""
        column = starts[n] if n < len(starts) else 1
        key, value = Node(heading, line, column), Node(cell, line, column)
        if not cell:
            continue
        if heading in _NOTES:
            notes.append((Node(heading.removeprefix("note_"), line, column), value))
        elif heading in _LISTS:
            items = [Node(each.strip(), line, column) for each in cell.split(_SEPARATOR)]
            pairs.append((key, Node(items, line, column)))
        elif heading in columns or not heading:
            pairs.append((key, value))
        else:
            dimensions.append((key, value))
    for name, group in (("note", notes), ("dimensions", dimensions)):
        if group:
            pairs.append((Node(name, line, 1), Node(group, line, 1)))
    return Node(pairs, line, 1)
