"""Which columns a record has in a table, from the record's annotations."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, get_args, get_origin

from msgspec import Struct

from tui.dataset.guard import MAX_PROBLEMS
from tui.dataset.key_readers import NEEDED_LANGUAGES, KeyReader, key_readers, parser_of
from tui.dataset.rows import Table
from tui.dataset.scalars import Parse, parse_text
from tui.errors import DatasetError, Problem
from tui.model import Text
from tui.model.records import AREA_RANK

_SEPARATOR = ";"
"""What stands between the texts of a cell that may hold several."""
_PREFIXES = {"area_ranks": AREA_RANK}
"""What stands before the codes at the heads of columns, by the key that keeps values by these codes."""


class Column(NamedTuple):
    """One column of a record in a table."""

    heading: str
    keys: tuple[str, ...]
    """The keys that lead to its value: `score`, or `note` and `vi`."""
    parse: Parse
    """Gives what a cell says."""
    nullable: bool = False
    """Whether its key is needed and an empty cell stands for "none"."""
    separated: bool = False
    """Whether a cell may hold several texts."""
    whole: Callable[..., Any] | None = None
    """Makes the value of the first key from the values of all second keys, given by name."""
    points_to: tuple[type[Struct], ...] = ()
    """The kinds of record its cells name by their codes."""


def columns_of(kind: type[Struct], codes: Iterable[str]) -> dict[str, Column]:
    """Return the columns a record may have, by heading: one a key, one a code of what is kept by code.

    A Text has one for words that are alike in every language, and one for each language it is needed in.
    Keys of several values that are no scalars have no column. A key has its heading before a code of the same name.
    """
    columns: dict[str, Column] = {}
    for key in key_readers(kind).values():
        for column in _columns_of_key(key, codes):
            columns.setdefault(column.heading, column)
    return columns


def _columns_of_key(key: KeyReader, codes: Iterable[str]) -> Iterator[Column]:
    origin, arguments = get_origin(key.hint), get_args(key.hint)
    if key.parse:
        yield Column(key.name, (key.name,), key.parse, key.required and key.optional, points_to=key.points_to)
    elif origin is tuple and arguments[0] is str:
        yield Column(key.name, (key.name,), parse_texts, separated=True, points_to=key.points_to)
    elif key.hint is Text:
        yield Column(key.name, (key.name,), _parse_alike)
        for language in NEEDED_LANGUAGES:
            heading = f"{key.name}_{language}"
            yield Column(heading, (key.name, language), parse_text, whole=Text)
    elif origin is dict and (parse := parser_of(arguments[1])):
        for code in codes:
            heading = f"{_PREFIXES.get(key.name, '')}{code}"
            yield Column(heading, (key.name, code), parse, whole=dict)


def _parse_alike(cell: str) -> Text:
    """Return words that are alike in every language."""
    words = parse_text(cell)
    return Text(words, words)


def parse_texts(cell: str) -> tuple[str, ...]:
    """Return the texts of a cell that may hold several."""
    return tuple(map(parse_text, separated(cell)))


def separated(cell: str) -> list[str]:
    """Return the parts of a cell that may hold several texts."""
    return [part.strip() for part in cell.split(_SEPARATOR)]


def check_headings(table: Table, kind: type[Struct], columns: dict[str, Column]) -> None:
    """Check that the headings of a table are those of columns, each once, with all that its records need.

    Raises:
        DatasetError: with every wrong and every missing heading.
    """
    headings = table.headings
    counts = Counter(headings)
    wrong = [heading for heading in counts if heading not in columns]
    repeated = [heading for heading, count in counts.items() if count > 1]
    missing = [heading for key in key_readers(kind).values() for heading in _missing_headings(key, columns, headings)]
    allowed = ", ".join(columns)
    unknown = [{"heading": heading, "allowed": allowed} for heading in wrong if heading]
    problems = [Problem(table.file, 1, 1, "", "heading", details) for details in unknown]
    problems += [Problem(table.file, 1, 1, "", "nameless")] if "" in wrong else []
    problems += [Problem(table.file, 1, 1, "", "repeated_heading", {"heading": heading}) for heading in repeated]
    problems += [Problem(table.file, 1, 1, "", "missing_key", {"key": heading}) for heading in missing]
    if problems:
        raise DatasetError(problems[:MAX_PROBLEMS])


def _missing_headings(key: KeyReader, columns: dict[str, Column], headings: Sequence[str]) -> list[str]:
    """Return the headings without which no row has all of a key that is needed."""
    if not key.required or key.name in headings:
        return []
    parts = [column.heading for column in columns.values() if column.keys[0] == key.name and column.whole]
    missing = [heading for heading in parts if heading not in headings]
    return missing if len(missing) < len(parts) else [key.name]
