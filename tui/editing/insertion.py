"""An item put at the end of a list in a YAML text, or of a table, in the style of its neighbours; all else stays.

Positions are lines and columns of the text as the reader sees it: without a byte order mark, its lines ended by line
feeds. They are turned into places of the text as it is.
"""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tui.dataset.nodes import Composer, Node
from tui.dataset.nodes import Mapping as MappingNode
from tui.dataset.spans import ItemSpan, ListSpan, Position, list_span
from tui.editing.refusal import EditRefused

_BREAK = re.compile(r"\r\n|\r|\n")
_BYTE_ORDER_MARK = "\ufeff"
_PLAIN = re.compile(r"[^\W_](?:(?:[\w ()./;+−–“”’…%?&=~@-]|:(?=[\w/]))*[\w)./;+…%”=-])?")
"""What needs no quotation marks anywhere in a YAML text."""
_WORDS_OF_YAML = ("null", "Null", "NULL")

Item = Mapping[str, str]
"""The keys of a new item and what they say, in their order."""


class Inserted(NamedTuple):
    """A text with one more item."""

    text: str
    line: int
    """The line, from 1, on which the item begins."""
    item: str
    """The item as it is written."""


class _Lines:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shift = len(_BYTE_ORDER_MARK) if text.startswith(_BYTE_ORDER_MARK) else 0
        breaks = list(_BREAK.finditer(text))
        self.starts = [0, *(match.end() for match in breaks)]
        self.ends = [*(match.start() for match in breaks), len(text)]
        self.line_break = breaks[0][0] if breaks else "\n"

    def place(self, position: Position) -> int:
        """Return the place in the text of a position."""
        line, column = position
        return self.starts[line] + column + (self.shift if line == 0 else 0)

    def rest(self, position: Position) -> str:
        """Return what follows a position on its line."""
        return self.text[self.place(position) : self.ends[position[0]]]


def insert_item(text: str, path: Sequence[str], item: Item) -> Inserted:
    """Put an item behind the last one of the list at a path of keys and codes; a list of the dataset may be new.

    Raises:
        EditRefused: there is no such list, or it is written in a way that leaves no place for an item.
    """
    plain = _BREAK.sub("\n", text.removeprefix(_BYTE_ORDER_MARK))
    root = Composer("").compose(plain)
    if len(path) == 1 and isinstance(root.value, MappingNode) and path[0] not in [key.value for key, _ in root.value]:
        return _in_new_list(_Lines(text), path[0], item)
    node = _node_at(root, path)
    span = list_span(plain, (node.line - 1, node.column - 1))
    lines = _Lines(text)
    if not span.items:
        written = _flow(item, {}, "")
        return _spliced(lines, (lines.place(span.start) + 1, written, written))
    if span.is_flow:
        return _in_brackets(lines, span, item)
    return _in_lines(lines, span, item)


def _in_new_list(lines: _Lines, key: str, item: Item) -> Inserted:
    """Put an item into a list of its own at the end of the text."""
    written = (lines.line_break + " " * 4).join(f"{name}: {_scalar(value)}" for name, value in item.items())
    before = "" if lines.ends[-1] == lines.starts[-1] else lines.line_break
    piece = lines.line_break.join([before, f"{key}:", f"  - {written}", ""])
    return _spliced(lines, (len(lines.text), piece, f"  - {written}"))


def _node_at(root: Node, path: Sequence[str]) -> Node:
    """Return the list at a path: a key leads into a mapping, a code to the item of a list that has it.

    Raises:
        EditRefused: there is none.
    """
    node = root
    for step in path:
        children: list[Node] = []
        if isinstance(node.value, MappingNode):
            children = [value for key, value in node.value if key.value == step]
        elif isinstance(node.value, list):
            children = [child for child in node.value if _code_of(child) == step]
        if not children:
            raise EditRefused("no_list", path=".".join(path))
        node = children[0]
    if isinstance(node.value, MappingNode) or not isinstance(node.value, list):
        raise EditRefused("no_list", path=".".join(path))
    return node


def _code_of(node: Node) -> str | None:
    pairs = node.value if isinstance(node.value, MappingNode) else ()
    return next((value.value for key, value in pairs if key.value == "code"), None)


def _in_lines(lines: _Lines, span: ListSpan, item: Item) -> Inserted:
    """Put an item on the lines behind the last one, whose indentation and style it takes."""
    last = span.items[-1]
    indent = span.start[1]
    blanks = max(1, last.start[1] - indent - 1)
    ordered = _in_order(item, last)
    if last.is_flow:
        after_brace = re.match(r"\{( ?)", lines.rest(last.start))
        written = _flow(ordered, _columns(span, last.start[1]), after_brace[1] if after_brace else "")
    else:
        margin = lines.line_break + " " * (indent + 1 + blanks)
        written = margin.join(f"{key}: {_scalar(value)}" for key, value in ordered.items())
    line = f"{' ' * indent}-{' ' * blanks}{written}"
    return _spliced(lines, (lines.ends[_last_line(last)], lines.line_break * (1 + _gap(lines, span)) + line, line))


def _last_line(item: ItemSpan) -> int:
    """Return the line on which an item ends; a text in a block of lines ends at the beginning of the next."""
    line, column = item.end
    return line if column or item.end == item.start else line - 1


def _gap(lines: _Lines, span: ListSpan) -> int:
    """Return how many blank lines stand before the last item, where nothing else does."""
    if len(span.items) < 2:
        return 0
    between = range(_last_line(span.items[-2]) + 1, span.items[-1].start[0])
    texts = [lines.text[lines.starts[n] : lines.ends[n]].strip() for n in between]
    return 0 if any(texts) else len(texts)


def _in_brackets(lines: _Lines, span: ListSpan, item: Item) -> Inserted:
    """Put an item behind the last one in brackets: on a line of its own where that one has one."""
    last = span.items[-1]
    written = _flow(_in_order(item, last), {}, "")
    before = lines.text[lines.starts[last.start[0]] : lines.place(last.start)]
    place = lines.place(last.end)
    if before.strip():
        return _spliced(lines, (place, f", {written}", written))
    line = before + written
    if lines.rest(last.end).lstrip().startswith("#"):
        end = lines.ends[last.end[0]]
        return _spliced(lines, (place, ",", ""), (end, lines.line_break + line, line))
    return _spliced(lines, (place, f",{lines.line_break}{line}", line))


def _spliced(lines: _Lines, *insertions: tuple[int, str, str]) -> Inserted:
    """Return the text with pieces put in at places; the last of them holds the item."""
    text = lines.text
    for place, piece, _ in reversed(insertions):
        text = text[:place] + piece + text[place:]
    place, piece, item = insertions[-1]
    before = lines.text[:place] + piece[: piece.index(item)]
    return Inserted(text, len(_BREAK.findall(before)) + 1, item)


def _in_order(item: Item, neighbour: ItemSpan) -> Item:
    """Return an item with the keys its neighbour has too in the order they have there."""
    shared = iter([key for key in neighbour.keys if key in item])
    return {key: item[key] for key in ((next(shared) if key in neighbour.keys else key) for key in item)}


def _columns(span: ListSpan, start: int) -> dict[str, int]:
    """Return how far behind the beginning of an item the keys stand that the items have in one column."""
    columns: dict[str, set[int]] = {}
    for item in span.items:
        if item.start[0] == item.end[0]:
            for key, (_, column) in item.keys.items():
                columns.setdefault(key, set()).add(column - item.start[1])
    several = len(span.items) > 1
    return {key: offsets.pop() for key, offsets in columns.items() if several and len(offsets) == 1}


def _flow(item: Item, columns: Mapping[str, int], blank: str) -> str:
    """Return an item in braces, its keys in the columns of others where they reach so far."""
    written = "{" + blank
    for number, (key, value) in enumerate(item.items()):
        if number:
            written += ", "
            written += " " * (columns.get(key, 0) - len(written))
        written += f"{key}: {_scalar(value)}"
    return written + blank + "}"


def _scalar(value: str) -> str:
    """Return a scalar, in quotation marks where a YAML text needs them."""
    if _PLAIN.fullmatch(value) and value not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def insert_row(text: str, cells: Item) -> Inserted:
    """Put a row at the end of a CSV table.

    Raises:
        EditRefused: the table has no column for a cell.
    """
    headings = next(csv.reader(io.StringIO(text.removeprefix(_BYTE_ORDER_MARK))))
    for heading in cells:
        if heading not in headings:
            raise EditRefused("no_column", heading=heading)
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow([cells.get(heading, "") for heading in headings])
    lines = _Lines(text)
    ends_line = lines.ends[-1] == lines.starts[-1]
    piece = row.getvalue() + lines.line_break if ends_line else lines.line_break + row.getvalue()
    return _spliced(lines, (len(text), piece, row.getvalue()))
