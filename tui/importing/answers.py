"""What a person has said about a table: on the command line now, or when a table like it was brought in before."""

from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tui.dataset.guard import MAX_BYTES
from tui.files import read_regular
from tui.importing.refusal import ImportRefused
from tui.text import visible

LEFT_OUT = "-"
"""The answer to a name that is nobody's: its rows are left out."""


class Answers(Struct, frozen=True, kw_only=True):
    """What is known about one table."""

    sheet: str = ""
    header: tuple[int, int] | None = None
    """The first and last row of the headings, from 1."""
    rows: tuple[int, int] | None = None
    """The first and last row of the figures, from 1."""
    skipped: frozenset[int] = frozenset()
    """Rows that are left out, from 1."""
    columns: dict[str, str] = {}
    """Headings or letters of columns, several joined by `+`, by what stands in them."""
    matches: dict[str, str] = {}
    """Codes of entities by the names of the table."""
    cells: dict[str, str] = {}
    """What cells are to say, by their names: `D5`."""
    period: str = ""
    decimal: str = ""
    """The decimal mark."""
    wide: str = ""
    """What the columns of years hold: score or rank."""
    sums: bool = False
    """Whether the score is the sum of the areas, where the table has none."""
    accepted: frozenset[str] = frozenset()
    """The kinds of contradiction that are kept as published."""


class Memory(Struct, frozen=True):
    """What is remembered of one ranking's tables: what next year's will need again."""

    columns: dict[str, str] = {}
    matches: dict[str, str] = {}


def memory_file(dataset: Path) -> Path:
    """Return where the answers for a dataset are remembered."""
    return dataset.with_name(f"{dataset.stem}.imports.json")


def remembered(dataset: Path) -> dict[str, Memory]:
    """Return what is remembered for each ranking of a dataset.

    Raises:
        ImportRefused: the file it stands in is not what this program wrote.
    """
    path = memory_file(dataset)
    try:
        return msgspec.json.decode(read_regular(path, MAX_BYTES), type=dict[str, Memory])
    except FileNotFoundError:
        return {}
    except (OSError, RecursionError, msgspec.MsgspecError) as error:
        raise ImportRefused("memory", file=str(path), reason=visible(str(error))) from error


def with_memory(answers: Answers, memory: Memory) -> Answers:
    """Return answers completed by what is remembered; what is said now comes first."""
    return replace(answers, columns=memory.columns | answers.columns, matches=memory.matches | answers.matches)


def memory_content(memories: dict[str, Memory]) -> bytes:
    """Return the file of what is remembered, for people too."""
    return msgspec.json.format(msgspec.json.encode(memories, order="sorted"), indent=2) + b"\n"
