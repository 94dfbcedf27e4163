"""A dataset found sound is remembered by its bytes, and by nothing else."""

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from tui.dataset import load, reading
from tui.dataset.files import DatasetFiles
from tui.dataset.reading import read, read_files
from tui.errors import DatasetError
from tui.files import read_regular
from tui.model import Dataset

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


def never_read(_files: DatasetFiles) -> NoReturn:
    raise AssertionError("the file was read again")


def value(dataset: Dataset) -> str:
    quantity = dataset.indicators[0].observations[0].value
    return str(quantity.digits) if quantity else ""


def score(dataset: Dataset) -> str:
    return str(dataset.rankings[0].standings[0].score)


def test_a_dataset_loaded_twice_is_the_same(file: Path) -> None:
    assert load(file) == load(file) == read(file)


def test_a_remembered_dataset_keeps_its_published_digits(file: Path) -> None:
    load(file)
    assert (value(load(file)), score(load(file))) == ("80.10", "0.8002")


def test_a_dataset_found_sound_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(file)
    monkeypatch.setattr(reading, "read_files", never_read)
    assert load(file) == first


def test_the_shipped_dataset_survives_being_remembered(shipped: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.dataset import bundled_dataset

    load(bundled_dataset())
    monkeypatch.setattr(reading, "read_files", never_read)
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


def edit_while_reading(monkeypatch: pytest.MonkeyPatch, path: Path, text: str) -> None:
    """Save a text to a file after the dataset was read, and before it is remembered."""

    def read_then_edit(files: DatasetFiles) -> Dataset:
        dataset = read_files(files)
        path.write_text(text, encoding="utf-8")
        return dataset

    monkeypatch.setattr(reading, "read_files", read_then_edit)


def test_an_edit_saved_while_the_file_is_read_is_seen_the_next_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        edit_while_reading(patch, file, DATA.replace("80.10", "9.25"))
        assert value(load(file)) == "80.10"
    assert value(load(file)) == "9.25"


def test_an_edit_of_a_table_saved_while_it_is_read_is_seen_the_next_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        edit_while_reading(patch, file.with_name("dti.csv"), TABLE.replace("0.8002", "0.7"))
        assert score(load(file)) == "0.8002"
    assert score(load(file)) == "0.7"


def test_a_fault_saved_while_the_file_is_read_is_found_the_next_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        edit_while_reading(patch, file, DATA.replace("unit: service", "unit: cards"))
        load(file)
    with pytest.raises(DatasetError):
        load(file)


def test_every_file_is_opened_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(file)
    opened: list[Path] = []

    def noted_read(path: Path, limit: int) -> bytes:
        opened.append(path)
        return read_regular(path, limit)

    file.with_name("dti.csv").write_text(TABLE.replace("0.8002", "0.7"), encoding="utf-8")
    monkeypatch.setattr("tui.dataset.guard.read_regular", noted_read)
    load(file)
    assert sorted(path.name for path in opened if path.parent == file.parent) == ["dti.csv", "indicators.yaml"]


def test_the_same_file_beside_another_table_is_another_dataset(file: Path, tmp_path: Path) -> None:
    load(file)
    other = tmp_path / "other"
    other.mkdir()
    (other / "dti.csv").write_text(TABLE.replace("0.8002", "0.7"), encoding="utf-8")
    (other / "indicators.yaml").write_bytes(file.read_bytes())
    assert (score(load(other / "indicators.yaml")), score(load(file))) == ("0.7", "0.8002")


def swapped(content: bytes) -> bytes:
    return content.replace(b"80.10", b"90.10")


def shortened(content: bytes) -> bytes:
    return content[:-7]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"\x00\xffnonsense", id="nonsense"),
        pytest.param(lambda _: b"\x80", id="an empty mapping"),
        pytest.param(lambda _: b"\xc0", id="nothing"),
        pytest.param(lambda _: b"\x91" * 100_000, id="lists in lists"),
        pytest.param(shortened, id="cut short"),
        pytest.param(swapped, id="other figures"),
    ],
)
def test_a_spoilt_entry_is_replaced(
    spoil: Callable[[bytes], bytes], file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(file)
    (entry,) = stored(tmp_path)
    sound = entry.read_bytes()
    entry.write_bytes(spoil(sound))
    assert load(file) == first
    assert entry.read_bytes() == sound
    monkeypatch.setattr(reading, "read_files", never_read)
    assert load(file) == first


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return content with a few bytes changed, cut out, or put in."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(changed))
        changed[start : start + chance.randint(0, 2)] = chance.randbytes(chance.randint(0, 2))
    return bytes(changed)


def test_no_changed_entry_gives_other_figures(file: Path, tmp_path: Path) -> None:
    first = load(file)
    (entry,) = stored(tmp_path)
    sound = entry.read_bytes()
    chance = random.Random(1)
    contents = [sound[: chance.randrange(len(sound))] for _ in range(100)]
    contents += [mutated(sound, chance) for _ in range(400)]
    for content in contents:
        entry.write_bytes(content)
        assert load(file) == first
        assert entry.read_bytes() == sound


def test_the_entry_of_another_file_is_not_believed(file: Path, tmp_path: Path) -> None:
    load(file)
    (entry,) = stored(tmp_path)
    file.write_text(DATA.replace("80.10", "80.11"), encoding="utf-8")
    load(file)
    (other,) = (path for path in stored(tmp_path) if path != entry)
    other.write_bytes(entry.read_bytes())
    assert value(load(file)) == "80.11"


def test_an_entry_of_another_version_of_the_program_is_not_believed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(file)
    (entry,) = stored(tmp_path)
    monkeypatch.setattr("tui.dataset.shelf.__version__", "0.0.1")
    load(file)
    (other,) = (path for path in stored(tmp_path) if path != entry)
    other.write_bytes(swapped(entry.read_bytes()))
    assert load(file) == first


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no such files")
def test_an_entry_that_is_no_regular_file_is_replaced(file: Path, tmp_path: Path) -> None:
    first = load(file)
    (entry,) = stored(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(entry.read_bytes())
    makers: tuple[Callable[[], None], ...] = (lambda: entry.symlink_to(elsewhere), lambda: os.mkfifo(entry))
    for make in makers:
        entry.unlink()
        make()
        assert load(file) == first
        assert entry.is_file()
        assert not entry.is_symlink()


def test_a_folder_in_place_of_an_entry_does_no_harm(file: Path, tmp_path: Path) -> None:
    first = load(file)
    (entry,) = stored(tmp_path)
    entry.unlink()
    entry.mkdir()
    assert load(file) == load(file) == first


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="the platform cannot tell owners apart")
class TestOwners:
    def test_the_folder_is_for_its_owner_alone(self, file: Path, tmp_path: Path) -> None:
        folder = tmp_path / "cache" / "reform-tui"
        folder.mkdir(parents=True, mode=0o777)
        load(file)
        assert folder.stat().st_mode & 0o777 == 0o700

    def test_a_folder_of_somebody_else_is_left_alone(
        self, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = load(file)
        (entry,) = stored(tmp_path)
        before = entry.stat().st_mtime_ns
        monkeypatch.setattr(os, "getuid", lambda: entry.stat().st_uid + 1)
        read_again: list[Path] = []

        def noted_read(files: DatasetFiles) -> Dataset:
            read_again.append(files.path)
            return read_files(files)

        monkeypatch.setattr(reading, "read_files", noted_read)
        assert load(file) == first
        assert read_again == [file]
        assert stored(tmp_path) == [entry]
        assert entry.stat().st_mtime_ns == before

    def test_an_entry_of_somebody_else_is_replaced(
        self, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = load(file)
        (entry,) = stored(tmp_path)
        status = entry.lstat()
        of_somebody_else = os.stat_result((*status[:4], status.st_uid + 1, *status[5:]))
        lstat = Path.lstat
        monkeypatch.setattr(Path, "lstat", lambda path: of_somebody_else if path == entry else lstat(path))
        with monkeypatch.context() as patch:
            patch.setattr(reading, "read_files", never_read)
            with pytest.raises(AssertionError, match="read again"):
                load(file)
        entry.write_bytes(b"of somebody else")
        assert load(file) == first
        assert entry.read_bytes() != b"of somebody else"


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
    for entry in stored(tmp_path):
        entry.unlink()
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
    monkeypatch.setattr(reading, "read_files", never_read)
    assert load(file) != load(other)


def test_a_faulty_dataset_is_not_remembered(file: Path, tmp_path: Path) -> None:
    file.write_text(DATA.replace("unit: service", "unit: cards"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(DatasetError) as caught:
            load(file)
        assert [problem.kind for problem in caught.value.problems] == ["unknown_reference"]
    assert stored(tmp_path) == []


def test_a_file_that_does_not_exist_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DatasetError) as caught:
        load(tmp_path / "none.yaml")
    assert [problem.kind for problem in caught.value.problems] == ["no_file"]
