"""Entities and observations stand in tables as well as in the file, with the same checks and exact places."""

from decimal import Decimal
from pathlib import Path

import pytest

from tui.dataset import load, reading
from tui.dataset.files import DatasetFiles
from tui.dataset.reading import read
from tui.errors import DatasetError
from tui.model import Quantity, Status, Text

DATA = """title: Thử
home: a
entities:
  - {table: tables/provinces.csv}
  - {code: b, name: Beta, kind: province}
themes: [{code: t, name: Theme}]
units: [{code: u, name: unit}]
indicators:
  - code: i
    name: Indicator
    theme: t
    unit: u
    table: tables/readings.csv
    observations:
      - {period: 2020, value: 3, source: s}
sources: [{code: s, publisher: Press, kind: press, read: 2023-04-20}]
"""
PROVINCES = "code,name_vi,name_en,short,aliases,kind,until,into\na,An Pha,Alpha,A.,An;Al,province,2025-06-30,b\n"
READINGS = "period,value,total,status,source\n2021,21/25,,,s\n2022,4 million,5 million,,s\n2023,,,missing,s\n"

Found = tuple[str, int, int, str, str]
"""File, line, column, path and kind of a problem."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "provinces.csv").write_text(PROVINCES, encoding="utf-8")
    (folder / "tables" / "readings.csv").write_text(READINGS, encoding="utf-8")
    path = folder / "indicators.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[Found]:
    with pytest.raises(DatasetError) as caught:
        read(path)
    return [
        (Path(problem.file).name, problem.line, problem.column, problem.path, problem.kind)
        for problem in caught.value.problems
    ]


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_entities_of_a_table_stand_where_it_is_named(file: Path) -> None:
    first, second = read(file).entities
    assert (first.code, second.code) == ("a", "b")
    assert (first.name, first.short) == (Text("An Pha", "Alpha"), Text("A.", "A."))
    assert (first.aliases, first.into) == (("An", "Al"), "b")


def test_a_table_may_hold_all_entities(file: Path) -> None:
    whole = DATA.replace(
        "  - {table: tables/provinces.csv}\n  - {code: b, name: Beta, kind: province}\n",
        "  table: tables/provinces.csv\n",
    )
    file.write_text(whole, encoding="utf-8")
    rewrite(file.parent / "tables" / "provinces.csv", ",2025-06-30,b", ",,")
    assert [entity.code for entity in read(file).entities] == ["a"]


def test_observations_of_a_table_follow_those_of_the_file(file: Path) -> None:
    written, ratio, scaled, missing = read(file).indicator["i"].observations
    assert written.value == Quantity(Decimal(3))
    assert (ratio.value, ratio.total) == (Quantity(Decimal(21)), Quantity(Decimal(25)))
    assert (scaled.value, scaled.total) == (Quantity(Decimal(4), 6), Quantity(Decimal(5), 6))
    assert (missing.value, missing.status) == (None, Status.MISSING)


def test_a_table_of_entities_is_checked_as_the_file_is(file: Path) -> None:
    (file.parent / "tables" / "provinces.csv").write_text(
        "code,name,kind,since,until,into\n"
        "a,Alpha,province,2025-07-01,2025-06-30,\n"
        "a,Alpha,province,,,\n"
        "b,Beta,province,,,zz\n"
        "C,Gamma,province,,,\n"
        "d,,province,,,\n"
        "e,Epsilon,province,1/7/2025,,,more\n",
        encoding="utf-8",
    )
    assert problems_of(file) == [
        ("provinces.csv", 2, 29, "provinces[2].until", "order_of_days"),
        ("provinces.csv", 3, 1, "provinces[3].code", "repeated_code"),
        ("provinces.csv", 4, 1, "provinces[4].code", "repeated_code_elsewhere"),
        ("provinces.csv", 4, 19, "provinces[4].into", "unknown_reference"),
        ("provinces.csv", 5, 1, "provinces[5].code", "code"),
        ("provinces.csv", 6, 1, "provinces[6]", "missing_key"),
        ("provinces.csv", 7, 20, "provinces[7].since", "local_date"),
        ("provinces.csv", 7, 31, "provinces[7]", "nameless"),
    ]


def test_a_repeated_code_says_in_which_file_the_first_stands(file: Path) -> None:
    rewrite(file, "code: b,", "code: a,")
    rewrite(file.parent / "tables" / "provinces.csv", ",2025-06-30,b", ",,")
    with pytest.raises(DatasetError) as caught:
        read(file)
    (problem,) = caught.value.problems
    assert problem.details == {"code": "a", "line": "5", "file": str(file)}


def test_a_table_of_observations_is_checked_as_the_file_is(file: Path) -> None:
    (file.parent / "tables" / "readings.csv").write_text(
        'period,value,total,status,source\n2021,"80,5",,,s\n2022,1/2,2,,s\n2023,,,,s\n2024,5/4,,,press\n2020,3,,,s\n',
        encoding="utf-8",
    )
    assert problems_of(file) == [
        ("readings.csv", 2, 6, "readings[2].value", "decimal_comma"),
        ("readings.csv", 3, 1, "readings[3]", "two_totals"),
        ("readings.csv", 4, 6, "readings[4].value", "value_or_missing"),
        ("readings.csv", 5, 6, "readings[5].value", "value_over_total"),
        ("readings.csv", 5, 12, "readings[5].source", "unknown_reference"),
        ("readings.csv", 6, 1, "readings[6].period", "repeated_observation"),
    ]


def test_of_entities_that_cannot_be_read_nobody_is_missed(file: Path) -> None:
    rewrite(file, "tables/provinces.csv", "tables/nowhere.csv")
    assert problems_of(file) == [("nowhere.csv", 0, 0, "", "no_file")]


@pytest.mark.parametrize("name", ["../provinces.csv", "/provinces.csv"])
def test_a_table_of_entities_stays_beside_the_dataset(name: str, file: Path) -> None:
    rewrite(file, "tables/provinces.csv", name)
    assert problems_of(file) == [("indicators.yaml", 4, 13, "entities[1].table", "table_outside")]


def test_a_table_of_entities_has_no_other_key(file: Path) -> None:
    rewrite(file, "{table: tables/provinces.csv}", "{table: tables/provinces.csv, kind: province}")
    assert problems_of(file)[0] == ("indicators.yaml", 4, 35, "entities[1]", "unknown_key")


def test_an_indicator_needs_observations_or_a_table(file: Path) -> None:
    text = DATA.replace("    table: tables/readings.csv\n", "").replace("    observations:\n", "")
    file.write_text(text.replace("      - {period: 2020, value: 3, source: s}\n", ""), encoding="utf-8")
    assert problems_of(file) == [("indicators.yaml", 9, 5, "indicators.i", "missing_key")]


@pytest.mark.parametrize("name", ["provinces.csv", "readings.csv"])
def test_a_dataset_is_remembered_by_the_bytes_of_all_its_tables(
    name: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(file)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_files", None)
        assert load(file) == first
    table = file.parent / "tables" / name
    table.write_bytes(table.read_bytes().replace(b"Alpha", b"Alfa").replace(b"21/25", b"22/25"))
    assert load(file) == read(file) != first


def test_files_know_the_tables_they_were_asked_for(file: Path) -> None:
    files = DatasetFiles(file)
    reading.read_files(files)
    assert files.tables == ["tables/provinces.csv", "tables/readings.csv"]
