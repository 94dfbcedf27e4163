"""Records of one kind in columns: small to keep and fast to take back, with each value that records share kept once.

A field whose values stand under codes, such as the scores of component areas, has a column for each code.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

Record = TypeVar("Record", bound=Struct)
Hint = Any
"""The type of a value, as a field of a record declares it."""
_NUMBER = "I"
"""The machine type of the number of a value."""
_ABSENT: Any = object()
"""Stands for the value of a record that has none under a code."""


class StoredColumn(Struct, array_like=True):
    """What each record has in one field, or under one code of it."""

    values: msgspec.Raw
    """The values, each once; under a code, the number after the last stands for no value."""
    numbers: bytes
    """Which of them each record has."""


class StoredRecords(Struct, array_like=True):
    """Records of one kind; fields in which all have the default are left out."""

    count: int
    columns: dict[str, StoredColumn]
    columns_by_code: dict[str, dict[str, StoredColumn]]


def stored(records: Sequence[Struct]) -> StoredRecords:
    """Return records of one kind in columns."""
    columns, columns_by_code = {}, {}
    for field in fields(records[0]) if records else ():
        values = [getattr(record, field.name) for record in records]
        if isinstance(values[0], dict):
            codes = dict.fromkeys(code for by_code in values for code in by_code)
            columns_by_code[field.name] = {
                code: _column([by_code.get(code, _ABSENT) for by_code in values]) for code in codes
            }
        elif any(value != field.default for value in values):
            columns[field.name] = _column(values)
    return StoredRecords(len(records), columns, columns_by_code)


def restored(kind: type[Record], records: StoredRecords) -> tuple[Record, ...]:
    """Return the records that were stored.

    Raises:
        ValueError: they are not what was stored.
        LookupError: they are not what was stored.
        msgspec.MsgspecError: they are not of the kind.
    """
    hints = get_type_hints(kind)
    columns: dict[str, Iterable[Any]] = {name: _values(column, hints[name]) for name, column in records.columns.items()}
    for name, by_code in records.columns_by_code.items():
        columns[name] = _by_code(by_code, get_args(hints[name])[1], records.count)
    names = tuple(columns)
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in zip(*columns.values(), strict=True))


def _column(values: Sequence[Any]) -> StoredColumn:
    """Return a column of values; those that are one object in memory are kept once."""
    known = {id(value): value for value in values if value is not _ABSENT}
    numbers = {key: n for n, key in enumerate(known)} | {id(_ABSENT): len(known)}
    which = array(_NUMBER, [numbers[id(value)] for value in values])
    return StoredColumn(msgspec.Raw(msgspec.msgpack.encode([*known.values()])), which.tobytes())


def _values(column: StoredColumn, hint: Hint, *absent: object) -> Iterator[Any]:
    values: list[Any] = [*msgspec.msgpack.decode(column.values, type=list[hint]), *absent]
    numbers = array(_NUMBER)
    numbers.frombytes(column.numbers)
    return map(values.__getitem__, numbers)


def _by_code(columns: Mapping[str, StoredColumn], hint: Hint, count: int) -> Iterable[dict[str, Any]]:
    """Return what each record has under its codes; all share one empty value where nobody has any."""
    if not columns:
        return repeat({}, count)
    codes = tuple(columns)
    rows = zip(*(_values(column, hint, _ABSENT) for column in columns.values()), strict=True)
    return ({code: value for code, value in zip(codes, row, strict=True) if value is not _ABSENT} for row in rows)
