"""A dataset found sound is remembered by its bytes, and by nothing else."""

import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

import tui.dataset
from tui.dataset.reading import read
from tui.errors import DatasetError
from tui.model import Dataset

load: Callable[[Path], Dataset] = runpy.run_path(tui.dataset.__file__)["load"]
"""The function, taken from its file because the submodule of the same name hides it: see the last test."""

DATA = """
title: {vi: Số liệu, en: Figures}
themes: [{code: online, name: {vi: Trực tuyến, en: Online}}]
units: [{code: service, name: {vi: dịch vụ, en: services}}]
sources: [{code: report, publisher: Report, kind: official, read: 2024-01-01}]
indicators:
  - code: services
    name: {vi: Dịch vụ, en: Services}
    theme: online
    unit: service
    observations: [{period: 2022, value: 80.10, source: report}]
entities: [{code: hung-yen, name: {vi: Hưng Yên, en: Hưng Yên}, kind: province}]
sets: [{code: all, name: {vi: Tất cả, en: All}, members: [hung-yen]}]
rankings:
  - code: dti
    name: {vi: DTI, en: DTI}
    short: {vi: DTI, en: DTI}
    decimals: 4
    members: [{since: 2020, set: all}]
    table: dti.csv
"""
TABLE = "period,entity,rank,score,source\n2022,hung-yen,1,0.8002,report\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A dataset with a table beside it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "dti.csv").write_text(TABLE, encoding="utf-8")
    path = folder / "indicators.yaml"
    path.write_text(DATA, encoding="utf-8")
    return path


def stored(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "cache" / "reform-tui").glob("*"))


def never_read(_path: Path) -> NoReturn:
    raise AssertionError("the file was read again")


def value(dataset: Dataset) -> str:
    found = dataset.indicators[0].observations[0].value
    return str(found.digits) if found else ""


def score(dataset: Dataset) -> str:
    return str(dataset.rankings[0].standings[0].score)


def test_a_dataset_loaded_twice_is_the_same(file: Path) -> None:
    assert load(file) == load(file) == read(file)


def test_a_remembered_dataset_keeps_its_published_digits(file: Path) -> None:
    load(file)
    assert (value(load(file)), score(load(file))) == ("80.10", "0.8002")


def test_a_dataset_found_sound_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(file)
    monkeypatch.setattr(sys.modules[read.__module__], "read", never_read)
    assert load(file) == first


def test_the_shipped_dataset_survives_being_remembered(shipped: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.dataset import bundled_dataset

    load(bundled_dataset())
    monkeypatch.setattr(sys.modules[read.__module__], "read", never_read)
    again = load(bundled_dataset())
    assert again == shipped
    assert repr(again) == repr(shipped)


def test_one_changed_byte_of_the_file_makes_it_be_read_again(file: Path) -> None:
    load(file)
    file.write_text(DATA.replace("80.10", "80.11"), encoding="utf-8")
    assert value(load(file)) == "80.11"


def test_one_changed_byte_of_a_table_makes_it_be_read_again(file: Path) -> None:
    load(file)
    file.with_name("dti.csv").write_text(TABLE.replace("0.8002", "0.8003"), encoding="utf-8")
    assert score(load(file)) == "0.8003"


def test_a_table_that_went_missing_is_noticed(file: Path) -> None:
    load(file)
    file.with_name("dti.csv").unlink()
    with pytest.raises(DatasetError):
        load(file)


def test_the_same_file_beside_another_table_is_another_dataset(file: Path, tmp_path: Path) -> None:
    load(file)
    other = tmp_path / "other"
    other.mkdir()
    (other / "dti.csv").write_text(TABLE.replace("0.8002", "0.7"), encoding="utf-8")
    (other / "indicators.yaml").write_bytes(file.read_bytes())
    assert (score(load(other / "indicators.yaml")), score(load(file))) == ("0.7", "0.8002")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xffnonsense", id="nonsense"),
        pytest.param(b"\x80", id="an empty mapping"),
        pytest.param(b"\xc0", id="nothing"),
    ],
)
def test_a_corrupt_store_is_ignored(file: Path, tmp_path: Path, content: bytes) -> None:
    first = load(file)
    (kept,) = stored(tmp_path)
    kept.write_bytes(content)
    assert load(file) == first


def test_a_truncated_store_is_ignored(file: Path, tmp_path: Path) -> None:
    first = load(file)
    (kept,) = stored(tmp_path)
    kept.write_bytes(kept.read_bytes()[:-7])
    assert load(file) == first


def test_a_store_that_may_not_be_written_does_no_harm(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load(file) == load(file) == read(file)
    assert blocked.is_file()


def test_a_deleted_store_does_no_harm(file: Path, tmp_path: Path) -> None:
    first = load(file)
    for each in stored(tmp_path):
        each.unlink()
    assert load(file) == first


def test_no_more_than_eight_datasets_are_kept(file: Path, tmp_path: Path) -> None:
    for n in range(10, 22):
        file.write_text(DATA.replace("80.10", f"80.{n}"), encoding="utf-8")
        load(file)
    assert len(stored(tmp_path)) == 8


def test_two_files_read_in_turns_are_both_remembered(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = file.with_name("other.yaml")
    other.write_text(DATA.replace("80.10", "80.11"), encoding="utf-8")
    load(file)
    load(other)
    monkeypatch.setattr("tui.dataset.reading.read", never_read)
    assert load(file) != load(other)


def test_a_faulty_dataset_is_not_remembered(file: Path, tmp_path: Path) -> None:
    file.write_text(DATA.replace("unit: service", "unit: cards"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DatasetError) as caught:
            load(file)
        assert [each.kind for each in caught.value.problems] == ["unknown_reference"]
    assert stored(tmp_path) == []


def test_a_file_that_does_not_exist_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        load(tmp_path / "none.yaml")
    assert [each.kind for each in caught.value.problems] == ["unreadable"]


def test_the_function_that_loads_stays_one_after_it_has_loaded() -> None:
    code = "import tui.dataset.reading\nfrom tui.dataset import load\nassert callable(load)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
