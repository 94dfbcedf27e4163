"""Nodes to records: one walk along the records' own fields, which collects every problem."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from tui.dataset.fields import UNREAD, Field, fields_of
from tui.dataset.guard import MAX_PROBLEMS
from tui.dataset.nodes import Mapping, Node
from tui.dataset.scalars import Fault, Parse
from tui.errors import Problem
from tui.model import Observation
from tui.text import visible

Record = TypeVar("Record", bound=Struct)
_NOTHING = ("", "~", "null", "Null", "NULL")


class Place(NamedTuple):
    """Where a record was read."""

    file: str
    node: Node
    path: tuple[str, ...]


class Reference(NamedTuple):
    """A code that must be declared by a record of one of some kinds."""

    kinds: tuple[type[Struct], ...]
    code: str
    place: Place


class TooManyProblems(Exception):
    """There are more problems than anybody would read."""


class Walker:
    """Reads nodes of one file as records; remembers where each record stands and which codes it names."""

    def __init__(
        self,
        file: str,
        points_to: dict[tuple[type, str], tuple[type[Struct], ...]],
    ) -> None:
        self.file = file
        self.points_to = points_to
        """The kinds of record a key refers to, by record and key."""
        self.references: list[Reference] = []
        self.declared: dict[type, dict[str, list[Place]]] = {}
        """Where each code is declared, by record and code."""
        self.problems: list[Problem] = []
        self.places: dict[int, Any] = {}
        """Where each record stands: a Place, or what has a file, a node and a path like one."""

    def record(self, node: Node, kind: type[Record], path: tuple[str, ...] = ()) -> Record:
        """Return the record a mapping states, or UNREAD when a key is missing or wrong."""
        unread: Record = UNREAD
        values = self.values(node, kind, path)
        if values is UNREAD or any(value is UNREAD for value in values.values()):
            return unread
        if any(field.required and field.name not in values for field in fields_of(kind)):
            return unread
        if kind is Observation and values["value"] and values["value"][1] and values.get("total"):
            self.report("two_totals", node, path)
            return unread
        made = kind(**(_ratio_split(values) if kind is Observation else values))
        self.places[id(made)] = Place(self.file, node, path)
        return made

    def values(self, node: Node, kind: type[Struct], path: tuple[str, ...]) -> Any:  # noqa: ANN401
        """Return what the keys of a mapping say, each UNREAD where it is wrong; report missing keys."""
        if not isinstance(node.value, Mapping):
            if node.value is not None:
                self.report("mapping", node, path, keys=", ".join(field.name for field in fields_of(kind)[:4]))
            return UNREAD
        known = {field.name: field for field in fields_of(kind)}
        values: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key.value, str) else ""
            if name not in known:
                self._report_unknown_key(key, name, path, tuple(known))
            elif name in nodes:
                self.report("repeated_key", key, path, key=name, line=str(nodes[name].line))
            else:
                nodes[name] = key
                values[name] = self._value(known[name], value, (*path, name))
                self._remember(kind, name, values[name], value, (*path, name))
        for field in known.values():
            if field.required and field.name not in nodes:
                self.report("missing_key", node, path, key=field.name)
        return values

    def _remember(self, kind: type[Struct], name: str, value: Any, node: Node, path: tuple[str, ...]) -> None:  # noqa: ANN401
        if value is UNREAD or value is None:
            return
        if name == "code":
            self.declared.setdefault(kind, {}).setdefault(value, []).append(Place(self.file, node, path))
        target = self.points_to.get((kind, name))
        if target:
            codes = value if isinstance(value, tuple) else (value,)
            items = node.value if isinstance(node.value, list) else [node]
            self.references += [
                Reference(target, code, Place(self.file, item, path)) for code, item in zip(codes, items, strict=False)
            ]

    def _value(self, field: Field, node: Node, path: tuple[str, ...]) -> Any:  # noqa: ANN401
        if node.plain and node.value in _NOTHING:
            if field.optional:
                return None
            self.report("empty_value", node, path)
            return UNREAD
        return field.read(self, node, path)

    def scalar(self, node: Node, path: tuple[str, ...], parse: Parse) -> Any:  # noqa: ANN401
        """Return what one scalar says, or UNREAD."""
        if not isinstance(node.value, str):
            if node.value is not None:
                self.report("single_value", node, path)
            return UNREAD
        try:
            return parse(node.value)
        except Fault as fault:
            self.report(fault.kind, node, path, **fault.details)
            return UNREAD

    def items(self, node: Node, path: tuple[str, ...], read: Callable[..., Any]) -> Any:  # noqa: ANN401
        """Return the items of a sequence, each as `read` gives it."""
        if not isinstance(node.value, list) or isinstance(node.value, Mapping):
            if node.value is not None:
                self.report("list", node, path)
            return UNREAD
        made = [read(self, item, (*path[:-1], f"{path[-1]}{_label(item, n)}")) for n, item in enumerate(node.value, 1)]
        return tuple(each for each in made if each is not UNREAD)

    def report(self, kind: str, node: Node, path: tuple[str, ...], **details: str) -> None:
        """Note a problem at a node of the present file."""
        self.report_place(Place(self.file, node, path), kind, **details)

    def report_place(self, place: Place, kind: str, **details: str) -> None:
        """Note a problem at a place.

        Raises:
            TooManyProblems: enough are known.
        """
        node, path = place.node, ".".join(place.path)
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(Problem(place.file, node.line, node.column, "", "too_many"))
            raise TooManyProblems
        self.problems.append(Problem(place.file, node.line, node.column, path, kind, details))

    def report_at(self, record: Struct, field: str, kind: str, **details: str) -> None:
        """Note a problem of a record already read, at one of its keys where that stands in the file.

        `dimensions.survey` names a key within a key.
        """
        place = self.places[id(record)]
        node = place.node
        for name in field.split("."):
            pairs = node.value if isinstance(node.value, Mapping) else []
            node = next((value for key, value in pairs if key.value == name), node)
        self.report_place(Place(place.file, node, (*place.path, *field.split("."))), kind, **details)

    def _report_unknown_key(self, key: Node, name: str, path: tuple[str, ...], known: tuple[str, ...]) -> None:
        nearest = get_close_matches(name, known, 1, 0.6)
        if nearest:
            self.report("unknown_key_near", key, path, key=name, right=nearest[0])
        else:
            self.report("unknown_key", key, path, key=name, allowed=", ".join(known))


def _label(item: Node, number: int) -> str:
    if isinstance(item.value, Mapping):
        for key, value in item.value:
            if key.value == "code" and isinstance(value.value, str):
                return f".{visible(value.value, 40)}"
    return f"[{number}]"


def _ratio_split(values: dict[str, Any]) -> dict[str, Any]:
    value, total = values["value"] or (None, None)
    return values | {"value": value, "total": values.get("total") or total}
