"""Differences of two datasets as JSON for machines; `docs/diff.md` describes it."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import Any

import msgspec
from msgspec import Struct

from tui.analysis.differences import Difference, Record, compared_fields, differences
from tui.analysis.rank_shifts import RankShift, rank_shifts
from tui.export.plain import note_text
from tui.model import Period, Quantity, Rank, Text
from tui.pages.differences.notes import difference_note, shift_note
from tui.pages.differences.sides import Sides

FORMAT = 1
"""Rises when a reader of the former format would misread this one."""


def differences_json(sides: Sides, files: tuple[str, str]) -> str:
    """Return every difference, and every derived rank that became another, as JSON; `files` are the two datasets."""
    before, after = sides.before, sides.after
    changes, shifts = differences(before.dataset, after.dataset), rank_shifts(before.view, after.view)
    report = {
        "format": FORMAT,
        "old": files[0],
        "new": files[1],
        "same": not changes,
        "differences": [_difference(sides, difference) for difference in changes],
        "derived_ranks": [_shift(sides, shift) for shift in shifts],
    }
    return msgspec.json.format(msgspec.json.encode(report)).decode() + "\n"


def _difference(sides: Sides, difference: Difference) -> dict[str, object]:
    return {
        "kind": type(difference.record).__name__.lower(),
        "change": difference.change.value,
        "of": difference.owner,
        "fields": list(difference.fields),
        "old": _record(difference.before),
        "new": _record(difference.after),
        "text": note_text(difference_note(sides, difference)),
    }


def _shift(sides: Sides, shift: RankShift) -> dict[str, object]:
    return {
        "of": shift.edition.ranking.code,
        "period": shift.edition.period.code,
        "entity": shift.after.entity.code,
        "old": _plain(shift.before.rank),
        "new": _plain(shift.after.rank),
        "text": note_text(shift_note(sides, shift)),
    }


def _record(record: Record | None) -> dict[str, object] | None:
    """Return the values of a record by their keys; what it holds in lists of records is told by itself."""
    return None if record is None else _values(record, compared_fields(type(record)))


def _values(record: Struct, names: Sequence[str]) -> dict[str, object]:
    return {name: _plain(getattr(record, name)) for name in names}


def _plain(value: Any) -> object:  # noqa: ANN401
    """Return a value as the data file has it: numbers as texts with their digits, periods and days as codes."""
    match value:
        case None | bool() | int() | str():
            return value
        case tuple():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case Enum():
            return value.value
        case _ if type(value) in _WRITTEN:
            return _WRITTEN[type(value)](value)
        case _:
            return _values(value, value.__struct_fields__)


_WRITTEN: dict[type, Callable[[Any], object]] = {
    Decimal: lambda number: f"{number:f}",
    Quantity: attrgetter("written"),
    Period: attrgetter("code"),
    Rank: attrgetter("written"),
    Text: lambda text: {"vi": text.vi, "en": text.en, **dict(text.others)},
    date: date.isoformat,
}
"""How values of the records are written."""
