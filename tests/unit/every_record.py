"""Records with a value in every field, made from the annotations of the records themselves: none can be forgotten."""

import types
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

from tui.analysis.differences import CHILDREN, Record, compared_fields
from tui.model import Dataset, Period, Quantity, Rank, Text, year_period

RECORDS: tuple[type[Any], ...] = get_args(Record)
FIELDS = [(kind, name) for kind in RECORDS for name in compared_fields(kind)]
"""Every value of every record that is compared."""


def variant(annotation: Any, n: int) -> Any:  # noqa: ANN401
    """Return the n-th of several different values of a field."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return variant(arguments[0], n)
    if origin is tuple:
        return (variant(arguments[0], n),)
    if origin is dict:
        return {"area": variant(arguments[1], n)}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return list(annotation)[n]
    if annotation is bool:
        return bool(n)
    simple: dict[Any, Any] = {
        str: f"code-{n}",
        int: n + 1,
        Decimal: Decimal(n + 1),
        date: date(2020 + n, 1, 1),
        Text: Text(f"chữ {n}", f"words {n}"),
        Period: year_period(2020 + n),
        Quantity: Quantity(Decimal(n + 1)),
        Rank: Rank(n + 1, n + 1),
    }
    return simple[annotation] if annotation in simple else record_of(annotation, n)


def record_of(kind: type[Any], n: int = 0) -> Any:  # noqa: ANN401
    """Return a record with the n-th value in every field, and one record in every list."""
    assert issubclass(kind, Struct)
    hints = get_type_hints(kind)
    return kind(**{name: variant(hints[name], n) for name in kind.__struct_fields__})


def paths() -> Iterator[tuple[type[Any], tuple[str, ...]]]:
    """Yield every kind of record with the names of the lists that lead to it from a dataset."""

    def below(kind: type[Any], path: tuple[str, ...]) -> Iterator[tuple[type[Any], tuple[str, ...]]]:
        yield kind, path
        for name in CHILDREN.get(kind, ()):
            yield from below(get_args(get_type_hints(kind)[name])[0], (*path, name))

    return below(Dataset, ())
