"""What a person asks for: which table, into which ranking, from which publication."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from tui.importing.answers import Answers
from tui.model import Code, Dataset


class NewSource(Struct, frozen=True, kw_only=True):
    """The publication a table is from."""

    code: Code
    publisher: str = ""
    kind: str = "official"
    read: date
    address: str = ""
    title: str = ""
    published: str = ""


class NewRanking(Struct, frozen=True, kw_only=True):
    """What is to be known of a ranking that the dataset does not have."""

    name: str = ""
    short: str = ""
    decimals: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    direction: str = "higher"
    set: Code = ""
    since: str = ""
    """The first period of the ranking, where that is before the first of the table."""
    maxima: dict[str, Decimal] = {}
    """The most points of areas; of all others under an empty code."""
    kind: Code = ""
    """The kind of entities that names unknown to the dataset become; without it, they are questioned."""


class ImportRequest(Struct, frozen=True, kw_only=True):
    """One table for one ranking."""

    path: Path
    """The dataset file."""
    dataset: Dataset
    ranking: Code
    table: Path
    source: NewSource | None
    answers: Answers
    new: NewRanking | None = None
    """Where the ranking is not there yet."""
    replacing: bool = False
    """Whether figures from the same source that differ give way."""
