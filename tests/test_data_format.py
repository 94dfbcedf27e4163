"""The document on the data format tells every key, and what it shows as right is right."""

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from tui import model
from tui.dataset.csv_rows import csv_table
from tui.dataset.findings import Place
from tui.dataset.key_readers import key_readers
from tui.dataset.nodes import Composer, Node
from tui.dataset.reading import read
from tui.dataset.row_reader import RowReader
from tui.dataset.scalars import (
    Fault,
    parse_code,
    parse_date,
    parse_period,
    parse_quantity,
    parse_rank,
    parse_ratio,
)
from tui.dataset.walker import Walker
from tui.errors import DatasetError
from tui.model import Bound, Dataset, Entity, Observation, Standing, Text

DOCUMENT = (Path(__file__).parent.parent / "docs" / "data-format.md").read_text(encoding="utf-8")
SCALARS = {"Period", "Quantity", "Rank"}
"""Records of the model that are written as one value."""
RECORDS = [
    each
    for each in vars(model).values()
    if isinstance(each, type) and issubclass(each, Struct) and each is not Struct and each.__name__ not in SCALARS
]
WRITTEN: dict[str, Callable[[str], object]] = {
    "Numbers": parse_quantity,
    "Ratios": parse_ratio,
    "Periods": parse_period,
    "Dates": parse_date,
    "Ranks": parse_rank,
    "Codes": parse_code,
}


def keys_of(kind: type[Struct]) -> list[FieldInfo]:
    """Return the fields of a record that are keys by their name; words in further languages have a key each."""
    return [field for field in fields(kind) if (kind, field.name) != (Text, "others")]


def section(title: str) -> str:
    found = re.search(rf"^#{{2,3}} {title}\n(.*?)(?=^#{{2,3}} |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def bare(cell: str) -> str:
    return cell.strip("`")


def examples() -> dict[str, str]:
    return dict(re.findall(r"<!-- example: (\S+) -->\n```\w+\n(.*?)```", DOCUMENT, re.DOTALL))


def parts() -> list[str]:
    blocks = re.findall(
        r"(<!-- example: \S+ -->\n)?^ *```(?:yaml|csv)\n(.*?)^ *```$", DOCUMENT, re.DOTALL | re.MULTILINE
    )
    return [text for marker, text in blocks if not marker]


def choices(kind: type[Struct], name: str) -> list[str]:
    hint = get_type_hints(kind)[name]
    enums = [each for each in (hint, *get_args(hint)) if isinstance(each, type) and issubclass(each, Enum)]
    return [str(choice.value) for each in enums if each is not Bound for choice in each]


def node_of(text: str) -> Node:
    return Composer("example").compose(text)


def test_every_record_of_a_file_has_a_section() -> None:
    assert {each.__name__ for each in RECORDS} == set(re.findall(r"^### (\w+)\n", section_of_records(), re.MULTILINE))


def section_of_records() -> str:
    return DOCUMENT.split("## The records\n", 1)[1].split("## How values are written\n", 1)[0]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_section_has_one_row_for_each_key_of_its_record_and_no_other(kind: type[Struct]) -> None:
    assert [bare(row[0]) for row in rows(kind.__name__)] == [field.name for field in keys_of(kind)]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_column_needed_agrees_with_the_record(kind: type[Struct]) -> None:
    needed = {
        field.name: "yes" if field.default is NODEFAULT and field.default_factory is NODEFAULT else "no"
        for field in keys_of(kind)
    }
    assert {bare(row[0]): row[1] for row in rows(kind.__name__)} == needed


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_choice_of_a_key_is_named_in_its_row_and_no_other(kind: type[Struct]) -> None:
    for name, _, meaning, _ in rows(kind.__name__):
        allowed = choices(kind, bare(name))
        if allowed:
            assert re.findall(r"`([^`]+)`", meaning) == allowed


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_example_of_a_key_can_be_read(kind: type[Struct]) -> None:
    readers = key_readers(kind)
    for name, _, _, example in rows(kind.__name__):
        if example.startswith("`"):
            walker = Walker()
            readers[bare(name)].read(walker, Place("example", node_of(bare(example)), (bare(name),)))
            assert walker.findings.problems == []
        else:
            assert re.fullmatch(r"a (list of )?\[(\w+)\]\(#\w+\)", example)


@pytest.mark.parametrize(
    ("title", "written", "verdict"),
    [(title, bare(row[0]), row[1]) for title in WRITTEN for row in rows(title)],
)
def test_what_is_shown_as_right_is_read_and_what_is_shown_as_wrong_is_refused(
    title: str, written: str, verdict: str
) -> None:
    assert verdict in ("right", "wrong")
    try:
        WRITTEN[title](written)
        read_as = "right"
    except Fault:
        read_as = "wrong"
    assert read_as == verdict


def test_the_bounds_shown_as_right_are_the_bounds_there_are() -> None:
    shown = rows("Bounds")
    assert [bare(row[0]) for row in shown if row[1] == "right"] == [each.value for each in Bound]
    assert not {bare(row[0]) for row in shown if row[1] == "wrong"} & {each.value for each in Bound}


@pytest.fixture
def written_out(tmp_path: Path) -> Path:
    for name, text in examples().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_examples_that_call_themselves_complete_are_sound(written_out: Path) -> None:
    assert set(examples()) == {
        "figures.yaml",
        "departments.yaml",
        "tables/departments.csv",
        "tables/communes.csv",
        "tables/accounts.csv",
    }
    figures, departments = read(written_out / "figures.yaml"), read(written_out / "departments.yaml")
    assert len(figures.indicators[0].observations) == 2
    assert counts(departments) == {"2022": 3, "2023": 3}


TABLED = """title: Thử
entities:
  - {table: tables/communes.csv}
  - {code: hung-yen, name: Hưng Yên, kind: province}
themes: [{code: t, name: Theme}]
units: [{code: account, name: account}]
indicators: [{code: accounts, name: Accounts, theme: t, unit: account, table: tables/accounts.csv}]
sources:
  - {code: report-2022, publisher: Sở Nội vụ, kind: official, read: 2024-01-15}
  - {code: report-2023, publisher: Sở Nội vụ, kind: official, read: 2024-01-15}
"""


def test_the_examples_of_tables_are_sound(written_out: Path) -> None:
    file = written_out / "tabled.yaml"
    file.write_text(TABLED, encoding="utf-8")
    dataset = read(file)
    assert [entity.code for entity in dataset.entities] == ["tien-lu", "tien-lu-2025", "hung-yen"]
    assert dataset.entities[0].aliases == ("Tiên Lữ cũ", "Tien Lu")
    assert [observation.period.code for observation in dataset.indicators[0].observations] == [
        "2022-Q1",
        "2022-Q2",
        "2022-Q3",
    ]


@pytest.mark.parametrize(("kind", "cell"), [(Standing, 0), (Observation, 1), (Entity, 2)])
def test_the_columns_a_table_must_have_are_those_the_reader_asks_for(
    kind: type[Struct], cell: int, written_out: Path
) -> None:
    file = written_out / "empty.csv"
    with pytest.raises(DatasetError) as caught:
        RowReader(kind, (), Walker()).read(csv_table(file, "note\n"))
    asked = [problem.details["key"] for problem in caught.value.problems if problem.kind == "missing_key"]
    columns = rows("Tables")[cell][2]
    assert re.findall(r"`(\w+)`", re.sub(r" \(.*?\)", "", columns)) == asked


def counts(dataset: Dataset) -> dict[str, int]:
    codes = [each.period.code for each in dataset.rankings[0].standings]
    return {code: codes.count(code) for code in codes}


def test_the_lines_to_be_added_stand_in_a_complete_example() -> None:
    complete = "".join(examples().values())
    added = [line.strip() for part in parts() for line in part.splitlines()]
    assert len(added) == 2
    assert [line for line in added if line not in complete] == []


def test_every_link_leads_to_a_section() -> None:
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", DOCUMENT, re.MULTILINE)}
    assert {target for target in re.findall(r"\]\(#([^)]+)\)", DOCUMENT) if target not in headings} == set()
