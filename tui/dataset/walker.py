"""Nodes to records: one walk along the records' own keys, which collects every problem."""

from collections.abc import Collection
from itertools import takewhile
from typing import Any, TypeVar

from msgspec import Struct

from tui.dataset.findings import Findings, Place, Reference, nearest
from tui.dataset.key_readers import UNREAD, KeyReader, Read, Words, key_readers, split_ratio
from tui.dataset.nodes import Mapping, Node
from tui.dataset.references import SECTIONS
from tui.dataset.scalars import Fault, Parse, parse_number
from tui.model import Dataset
from tui.text import visible

Record = TypeVar("Record", bound=Struct)
_NOTHING = ("", "~", "null", "Null", "NULL")


class Walker:
    """Reads nodes as records; notes in `findings` where each record stands and which codes it names."""

    def __init__(self) -> None:
        self.findings = Findings()

    def record(self, place: Place, kind: type[Record]) -> Record:
        """Return the record a mapping states, or UNREAD when a key is missing or wrong."""
        unread: Record = UNREAD
        values = self.values(place, kind)
        if values is UNREAD or any(value is UNREAD for value in values.values()):
            return unread
        if any(key.required and name not in values for name, key in key_readers(kind).items()):
            return unread
        try:
            record = kind(**split_ratio(kind, values))
        except Fault as fault:
            self.findings.report(place, fault.kind, **fault.details)
            return unread
        self.findings.places[id(record)] = place
        return record

    def values(self, place: Place, kind: type[Struct]) -> Any:  # noqa: ANN401
        """Return what the keys of a mapping say, each UNREAD where it is wrong; report missing keys."""
        known = key_readers(kind)
        if not isinstance(place.node.value, Mapping):
            if place.node.value is not None:
                self.findings.report(place, "mapping", keys=", ".join(list(known)[:4]))
            return UNREAD
        values: dict[str, Any] = {}
        written: dict[str, Node] = {}
        misspelt: set[str] = set()
        for n, (key, node) in enumerate(place.node.value):
            name = _name(key)
            if name not in known and name.isdecimal() and self._is_behind_comma(place, n):
                continue
            if name not in known:
                misspelt.add(self._report_unknown_key(place.at(key), name, known))
            elif name in written:
                self.findings.report(place.at(key), "repeated_key", key=name, line=str(written[name].line))
            else:
                written[name] = key
                values[name] = self._value(known[name], place.child(name, node))
                if name == "code" and values[name] is not UNREAD:
                    self.findings.declare(kind, values[name], place)
        self._report_missing(place, kind, misspelt.union(written))
        if kind is Dataset:
            self.findings.unread.update(SECTIONS[name] for name in misspelt if name in SECTIONS)
        return values

    def _report_missing(self, place: Place, kind: type[Struct], written: Collection[str]) -> None:
        """Report the keys a record needs and does not have, save those that only look misspelt."""
        for name, reader in key_readers(kind).items():
            if reader.required and name not in written:
                missing = "missing_words" if issubclass(kind, Words) else "missing_key"
                self.findings.report(place, missing, key=name, record=kind.__name__)

    def _value(self, key: KeyReader, place: Place) -> Any:  # noqa: ANN401
        if place.node.plain and place.node.value in _NOTHING:
            if key.optional:
                return None
            self.findings.report(place, "empty_value")
            return UNREAD
        value = key.read(self, place)
        if value is not UNREAD:
            self._note_codes(key, place, value)
        return value

    def _note_codes(self, key: KeyReader, place: Place, value: Any) -> None:  # noqa: ANN401
        if key.points_to:
            codes = value if isinstance(value, tuple) else (value,)
            nodes = place.node.value if isinstance(place.node.value, list) else [place.node]
            self.findings.references += [
                Reference(key.points_to, code, place.at(node)) for code, node in zip(codes, nodes, strict=False)
            ]

    def scalar(self, place: Place, parse: Parse) -> Any:  # noqa: ANN401
        """Return what one scalar says, or UNREAD."""
        if not isinstance(place.node.value, str):
            if place.node.value is not None:
                self.findings.report(place, "single_value")
            return UNREAD
        try:
            return parse(place.node.value)
        except Fault as fault:
            self.findings.report(place, fault.kind, **fault.details)
            return UNREAD

    def items(self, place: Place, read: Read) -> Any:  # noqa: ANN401
        """Return the items of a sequence that can be read, or UNREAD where there is no sequence."""
        file, node, path = place
        if not isinstance(node.value, list) or isinstance(node.value, Mapping):
            if node.value is not None:
                self.findings.report(place, "list")
            return UNREAD
        items = [
            read(self, Place(file, item, (*path[:-1], f"{path[-1]}{_label(item, number)}")))
            for number, item in enumerate(node.value, 1)
        ]
        return tuple(item for item in items if item is not UNREAD)

    def _is_behind_comma(self, place: Place, index: int) -> bool:
        """Whether a key is the digits behind a comma that were meant to belong to a number before it; report that."""
        if not index or place.node.value[index][1].value not in _NOTHING:
            return False
        before, number = place.node.value[index - 1]
        if not isinstance(number.value, str) or not number.value[-1:].isdecimal():
            return _name(before).isdecimal() and number.value in _NOTHING
        try:
            digits = takewhile(str.isdecimal, (_name(key) for key, _ in place.node.value[index:]))
            parse_number(",".join([number.value, *digits]))
        except Fault as fault:
            self.findings.report(place.child(_name(before), number), fault.kind, **fault.details)
        return True

    def _report_unknown_key(self, place: Place, name: str, known: dict[str, KeyReader]) -> str:
        """Report a key a record does not have; return the key that was probably meant, if any."""
        right = nearest(name, known)
        if not name:
            self.findings.report(place, "nameless")
        elif right:
            self.findings.report(place, "unknown_key_near", key=name, right=right)
        else:
            self.findings.report(place, "unknown_key", key=name, allowed=", ".join(known))
        return right


def _name(key: Node) -> str:
    """Return what a key says; nothing where it is no text."""
    return key.value if isinstance(key.value, str) else ""


def _label(item: Node, number: int) -> str:
    if isinstance(item.value, Mapping):
        for key, value in item.value:
            if key.value == "code" and isinstance(value.value, str):
                return f".{visible(value.value, 40)}"
    return f"[{number}]"
