"""What comes to light in reading a dataset: problems, places of records, the codes they declare and name."""

from bisect import bisect
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import NamedTuple, Protocol

from msgspec import Struct

from tui.dataset.guard import MAX_PROBLEMS
from tui.dataset.nodes import Mapping, Node
from tui.errors import Problem

_COMPARED = 1000
"""With how many known words a misspelt one is compared."""


class Place(NamedTuple):
    """Where a value is written: its file, its node there, and the keys that lead to it."""

    file: str
    node: Node
    path: tuple[str, ...] = ()

    def at(self, node: Node) -> "Place":
        """Return the place of a node that belongs to the same value, such as one of its keys."""
        return Place(self.file, node, self.path)

    def child(self, key: str, node: Node) -> "Place":
        """Return the place of the value of a key."""
        return Place(self.file, node, (*self.path, key))

    def place_of(self, *keys: str) -> "Place":
        """Return the place of a key within a key; of the last that is written, where one is left out."""
        node = self.node
        for key in keys:
            pairs = node.value if isinstance(node.value, Mapping) else []
            node = next((value for name, value in pairs if name.value == key), node)
        return Place(self.file, node, (*self.path, *keys))


class RecordPlace(Protocol):
    """Where a record is written, which knows the places of its keys."""

    def place_of(self, *keys: str) -> Place:
        """Return the place of a key within a key."""


class Reference(NamedTuple):
    """A code that must be declared by a record of one of some kinds."""

    kinds: tuple[type[Struct], ...]
    code: str
    origin: RecordPlace
    keys: tuple[str, ...] = ()
    """The keys that lead from its origin to the code."""

    @property
    def place(self) -> Place:
        """Where the code is written."""
        return self.origin.place_of(*self.keys)


class ReferenceColumn(Protocol):
    """The codes that one column of a table names."""

    kinds: tuple[type[Struct], ...]

    @property
    def codes(self) -> Collection[str]:
        """The different codes, in the order of the rows."""

    def reference(self, code: str) -> Reference:
        """Return the first mention of a code."""


class TooManyProblems(Exception):
    """There are more problems than anybody would read."""


class Findings:
    """Collects what comes to light while a dataset is read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.reference_columns: list[ReferenceColumn] = []
        self.declared: dict[type[Struct], dict[str, RecordPlace]] = {}
        """The record that first declares each code, by kind and code."""
        self.repeated: list[tuple[str, RecordPlace, RecordPlace]] = []
        """The codes declared again: the code, the record, and the first that declared it."""
        self.remarks: list[tuple[Place, str, dict[str, str]]] = []
        """What is not wrong in the form of a file and deserves a look: its place, its kind, its details."""
        self.unread: set[type[Struct]] = set()
        """Kinds of record that stand in a table which cannot be read: not all of them are known."""
        self.places: dict[int, RecordPlace] = {}
        """Where each record stands, by its identity."""
        self._later: list[Callable[[], dict[int, RecordPlace]]] = []

    def place_of(self, record: Struct, *keys: str) -> Place:
        """Return the place of a key of a record already read."""
        if id(record) not in self.places:
            for places in self._later:
                self.places = places() | self.places
            self._later.clear()
        return self.places[id(record)].place_of(*keys)

    def place_later(self, places: Callable[[], dict[int, RecordPlace]]) -> None:
        """Take the places of many records, by identity, when the place of one is first asked for."""
        self._later.append(places)

    @property
    def cited(self) -> set[str]:
        """The codes of all references."""
        cited = {reference.code for reference in self.references}
        return cited.union(*(column.codes for column in self.reference_columns))

    def undeclared(self) -> Iterator[Reference]:
        """Yield the references to codes that nobody declares, as far as all who might are known."""
        for reference in self.references:
            declared = any(reference.code in self.declared.get(kind, ()) for kind in reference.kinds)
            if not declared and self.unread.isdisjoint(reference.kinds):
                yield reference
        for column in self.reference_columns:
            if self.unread.isdisjoint(column.kinds):
                declared_codes = set[str]().union(*(self.declared.get(kind, ()) for kind in column.kinds))
                yield from (column.reference(code) for code in column.codes if code not in declared_codes)

    def declare(self, kind: type[Struct], code: str, place: RecordPlace) -> None:
        """Note that a record has a code."""
        first = self.declared.setdefault(kind, {}).setdefault(code, place)
        if first is not place:
            self.repeated.append((code, place, first))

    def report(self, place: Place, kind: str, **details: str) -> None:
        """Note a problem at a place.

        Raises:
            TooManyProblems: enough are known.
        """
        file, node, path = place
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(Problem(file, node.line, node.column, "", "too_many"))
            raise TooManyProblems
        self.problems.append(Problem(file, node.line, node.column, ".".join(path), kind, details))

    def has_misspelt(self, place: Place, key: str) -> bool:
        """Whether a record has a key that probably stands for another, and was reported."""
        path = ".".join(place.path)
        return any(
            problem.kind == "unknown_key_near" and problem.path == path and problem.details["right"] == key
            for problem in self.problems
        )

    def report_unknown_code(self, place: Place, code: str, declared: "Declared") -> None:
        """Note a code nobody declares, with the nearest that somebody does.

        Raises:
            TooManyProblems: enough are known.
        """
        right = nearest(code, declared.codes)
        kind = "unknown_reference_near" if right else "unknown_reference"
        self.report(place, kind, code=code, right=right, section=declared.section)


class Declared(NamedTuple):
    """The codes that may be named."""

    section: str
    """The keys under which their records stand."""
    codes: Collection[str]


def nearest(word: str, known: Collection[str]) -> str:
    """Return the known word a misspelt one is nearest to, or an empty string."""
    return next(iter(closest(word, known, 1)), "")


def closest(word: str, known: Collection[str], count: int) -> list[str]:
    """Return the known words a misspelt one is nearest to, so many at most; none where none is near.

    Among very many, only those are compared that stand near it in the alphabet.
    """
    if len(known) > _COMPARED:
        ordered = sorted(known)
        start = max(bisect(ordered, word) - _COMPARED // 2, 0)
        known = ordered[start : start + _COMPARED]
    return get_close_matches(word, known, count, 0.6)
