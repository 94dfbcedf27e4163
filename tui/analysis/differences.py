"""What one dataset states otherwise than another: its records that were added, removed or changed.

Records are compared as they were read, so the order of keys and of lists, comments, and whether rows stand in the file
or in a table beside it make no difference. Numbers are compared with their digits: `84` and `84.0` are published as two
things.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct

from tui.model import (
    Break,
    Code,
    Dataset,
    Dimension,
    Directive,
    Entity,
    EntitySet,
    Indicator,
    Membership,
    Observation,
    Period,
    Ranking,
    RankTarget,
    Source,
    Standing,
    Target,
    Text,
    Theme,
    Unit,
)

Record = (
    Dataset
    | Theme
    | Unit
    | Indicator
    | Observation
    | Target
    | Break
    | Entity
    | EntitySet
    | Ranking
    | Standing
    | RankTarget
    | Dimension
    | Membership
    | Directive
    | Source
)
"""What is compared; whatever else a record holds is a value of it."""

CHILDREN: Mapping[type, tuple[str, ...]] = {
    Dataset: ("indicators", "rankings", "directives", "sources", "entities", "sets", "themes", "units"),
    Indicator: ("observations", "targets", "breaks"),
    Ranking: ("standings", "targets", "breaks", "dimensions", "members"),
}
"""The fields that hold records, which are compared one by one."""
STORAGE: Mapping[type, tuple[str, ...]] = {Indicator: ("table",), Ranking: ("table",)}
"""The fields that say where rows are kept and not what they say."""

_Identity = Callable[[Any], Hashable]
_IDENTITIES: Mapping[type, tuple[_Identity, ...]] = {
    Observation: (
        lambda row: (row.period, frozenset(row.source), row.total and row.total.number, row.bound, row.status),
        lambda row: (row.period, frozenset(row.source)),
        lambda row: row.period,
    ),
    Standing: (lambda row: (row.period, row.entity, frozenset(row.source)), lambda row: (row.period, row.entity)),
    Target: (
        lambda target: (target.by, target.measure, target.unit, target.value.number),
        lambda target: (target.by, target.measure, target.unit),
        lambda target: (target.measure, target.unit),
    ),
    RankTarget: (
        lambda target: (target.entity, target.by, target.rank),
        lambda target: (target.entity, target.by),
        lambda target: target.entity,
    ),
    Break: (lambda method_break: method_break.period,),
    Membership: (lambda membership: membership.since,),
}
"""What makes two records one and the same, the most exact first; the code of those that have one."""


class Change(Enum):
    """What became of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Difference(Struct, frozen=True):
    """A record that only one of two datasets has, or that both have with other values."""

    before: Record | None
    after: Record | None
    owner: Code = ""
    """The indicator or the ranking it belongs to; empty where it stands by itself."""

    @property
    def record(self) -> Record:
        """The record as it is, or as it was where it is gone."""
        record = self.after or self.before
        assert record
        return record

    @property
    def change(self) -> Change:
        """What became of the record."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.CHANGED

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the values that differ, in the order of the record; none where only one dataset has it."""
        if self.before is None or self.after is None:
            return ()
        return tuple(
            name
            for name in compared_fields(type(self.record))
            if _comparable(getattr(self.before, name)) != _comparable(getattr(self.after, name))
        )


def compared_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of the values of a record that are compared: all but its records and where they are kept."""
    left_out = (*CHILDREN.get(kind, ()), *STORAGE.get(kind, ()))
    return tuple(name for name in kind.__struct_fields__ if name not in left_out)


def differences(before: Dataset, after: Dataset) -> tuple[Difference, ...]:
    """Return what differs between two datasets, in the order of the later one; what is gone after what is left.

    A record that came or went is followed by the records it holds.
    """
    return tuple(_differences(before, after, ""))


def _differences(before: Record | None, after: Record | None, owner: Code) -> Iterator[Difference]:
    """Yield a pair where it differs by itself, then what differs in the records it holds."""
    pair = Difference(before, after, owner)
    if pair.change is not Change.CHANGED or pair.fields:
        yield pair
    record = pair.record
    inner_owner = record.code if isinstance(record, Indicator | Ranking) else ""
    for name in CHILDREN.get(type(record), ()):
        for old, new in _paired(getattr(before, name, ()), getattr(after, name, ())):
            yield from _differences(old, new, inner_owner)


def _paired(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Any | None, Any | None]]:
    """Yield the records of two lists that are not the same in both, each beside the one it was or became."""
    old, new = _without_equal(before, after)
    former: dict[int, Any] = {}
    waiting = new
    for identity in _identities(old or new):
        matches = _alone_in_both(old, waiting, identity)
        former |= {id(record): match for match, record in matches}
        matched = {id(record) for pair in matches for record in pair}
        old = [record for record in old if id(record) not in matched]
        waiting = [record for record in waiting if id(record) not in matched]
    yield from ((former.get(id(record)), record) for record in new)
    yield from ((record, None) for record in old)


def _identities(records: Sequence[Any]) -> tuple[_Identity, ...]:
    return _IDENTITIES.get(type(records[0]), (lambda record: record.code,)) if records else ()


def _alone_in_both(old: Sequence[Any], new: Sequence[Any], identity: _Identity) -> list[tuple[Any, Any]]:
    """Return the records that are the only ones of their identity in both lists."""
    before, after = _grouped(old, identity), _grouped(new, identity)
    common = [key for key, records in before.items() if len(records) == len(after.get(key, ())) == 1]
    return [(before[key][0], after[key][0]) for key in common]


def _grouped(records: Sequence[Any], identity: _Identity) -> dict[Hashable, list[Any]]:
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for record in records:
        groups[identity(record)].append(record)
    return groups


def _without_equal(before: Sequence[Any], after: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Return two lists without the records that are in both to the last digit."""
    encoder = msgspec.msgpack.Encoder()
    waiting: dict[bytes, list[int]] = defaultdict(list)
    for n, record in enumerate(before):
        waiting[encoder.encode(record)].append(n)
    new, equal = [], set()
    for record in after:
        numbers = waiting.get(encoder.encode(record))
        if numbers:
            equal.add(numbers.pop())
        else:
            new.append(record)
    return [record for n, record in enumerate(before) if n not in equal], new


def _comparable(value: object) -> object:
    """Return a value as it is compared: numbers with their digits, lists of codes in any order."""
    match value:
        case Decimal():
            return value.as_tuple()
        case Text() | Period():
            return value
        case tuple():
            return frozenset(value)
        case dict():
            return {key: _comparable(item) for key, item in value.items()}
        case Struct():
            return [_comparable(getattr(value, name)) for name in value.__struct_fields__]
        case _:
            return value
