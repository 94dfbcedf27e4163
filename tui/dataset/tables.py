"""Bulk standings: one CSV row, one standing, read as if its cells were keys of a mapping."""

import csv
import io
from pathlib import Path

from tui.dataset.guard import read_text
from tui.dataset.nodes import Mapping, Node
from tui.dataset.records import UNREAD, Walker, fields_of
from tui.errors import DatasetError, Problem
from tui.model import Ranking, Standing

_SEPARATOR = ";"
_NOTES = ("note_vi", "note_en")
_LISTS = ("source",)


def read_standings(path: Path, ranking: Ranking, walker: Walker) -> tuple[Standing, ...]:
    """Return the standings of a table, in file order; problems go to the walker.

    Raises:
        DatasetError: the file cannot be read as a table with the right headings.
    """
    text = read_text(path)
    lines = csv.reader(io.StringIO(text), strict=True)
    try:
        headings = next(lines)
        _check_headings(path, headings, ranking)
        nodes = [_row_node(headings, cells, lines.line_num) for cells in lines if any(cells)]
    except csv.Error as error:
        raise DatasetError([Problem(str(path), lines.line_num, 1, "", "csv", {"reason": str(error)})]) from error
    made = [walker.record(node, Standing, (f"{path.stem}[{node.line}]",)) for node in nodes]
    return tuple(each for each in made if each is not UNREAD)


def _check_headings(path: Path, headings: list[str], ranking: Ranking) -> None:
    dimensions = [each.code for each in ranking.dimensions]
    known = [field.name for field in fields_of(Standing) if field.name not in ("note", "dimensions")]
    allowed = [*known, *_NOTES, *dimensions]
    wrong = [name for name in headings if name not in allowed] + [
        name for n, name in enumerate(headings) if name in headings[:n]
    ]
    missing = [name for name in ("period", "entity", "source") if name not in headings]
    problems = [
        Problem(str(path), 1, 1, "", "heading", {"heading": name[:40], "allowed": ", ".join(allowed)}) for name in wrong
    ] + [Problem(str(path), 1, 1, "", "missing_key", {"key": name}) for name in missing]
    if problems:
        raise DatasetError(problems)


def _row_node(headings: list[str], cells: list[str], line: int) -> Node:
    pairs, notes, dimensions = Mapping(), Mapping(), Mapping()
    columns = {field.name for field in fields_of(Standing)}
    column = 1
    for n, cell in enumerate(cells):
        heading = headings[n] if n < len(headings) else ""
        key, value = Node(heading, line, column), Node(cell, line, column)
        column += len(cell) + 1
        if not cell:
            continue
        if heading in _NOTES:
            notes.append((Node(heading.removeprefix("note_"), line, column), value))
        elif heading in _LISTS:
            pairs.append(
                (
                    key,
                    Node(
                        [Node(each.strip(), line, key.column) for each in cell.split(_SEPARATOR)],
                        line,
                        key.column,
                    ),
                )
            )
        elif heading in columns or not heading:
            pairs.append((key, value))
        else:
            dimensions.append((key, value))
    for name, group in (("note", notes), ("dimensions", dimensions)):
        if group:
            pairs.append((Node(name, line, 1), Node(group, line, 1)))
    return Node(pairs, line, 1)
