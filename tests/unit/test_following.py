"""A dataset follows its files, however they are replaced, and keeps its figures while they are faulty."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.blocks.figure import Opens
from tui.dataset import bundled_dataset
from tui.dataset.following import FollowedDataset
from tui.errors import DatasetError
from tui.model import Dataset
from tui.selection import Selection
from tui.selection.surviving import surviving


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def edit(path: Path, old: str, new: str) -> bytes:
    """Return the content of a file with one piece of it changed."""
    before = path.read_text(encoding="utf-8")
    assert old in before
    return before.replace(old, new, 1).encode()


def in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def by_rename(path: Path, content: bytes) -> None:
    other = path.with_suffix(".other")
    other.write_bytes(content)
    other.replace(path)


def after_removal(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def at_the_same_instant(path: Path, content: bytes) -> None:
    status = path.stat()
    by_rename(path, content)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("write", [in_place, by_rename, after_removal, at_the_same_instant])
def test_a_change_is_seen_however_it_is_written(path: Path, write: Callable[[Path, bytes], None]) -> None:
    followed = FollowedDataset(path)
    assert not followed.look()
    write(path, edit(path, "value: 9.51", "value: 9.52"))
    assert followed.look()
    assert str(followed.dataset.indicator["online-service-users"].observations[0].value).count("9.52")
    assert not followed.look()


def test_a_table_is_followed_too(path: Path) -> None:
    followed = FollowedDataset(path)
    table = path.parent / "tables" / "dti.csv"
    row = table.read_text(encoding="utf-8").splitlines()[-1]
    table.write_text(table.read_text(encoding="utf-8").replace(f"{row}\n", ""), encoding="utf-8")
    before = len(followed.dataset.ranking["dti"].standings)
    assert followed.look()
    assert len(followed.dataset.ranking["dti"].standings) == before - 1


def test_a_change_that_nothing_tells_of_is_found_in_time(path: Path) -> None:
    followed = FollowedDataset(path)
    status = path.stat()
    path.write_bytes(edit(path, "value: 9.51", "value: 9.52"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert [followed.look() for _ in range(60)].count(True) == 1


@pytest.mark.parametrize("fault", ["broken", "half", "gone", "empty", "table"])
def test_faulty_files_leave_the_figures_and_are_named(path: Path, fault: str) -> None:
    followed = FollowedDataset(path)
    dataset, sound = followed.dataset, path.read_bytes()
    match fault:
        case "broken":
            path.write_bytes(edit(path, "value: 9.51", "value: 9x51"))
        case "half":
            path.write_bytes(sound[: len(sound) // 2])
        case "gone":
            path.unlink()
        case "empty":
            path.write_bytes(b"")
        case _:
            (path.parent / "tables" / "dti.csv").unlink()
    assert not followed.look(), "the first look may have met a half written file"
    assert followed.look()
    assert (followed.dataset, bool(followed.problems)) == (dataset, True)
    assert not followed.look()
    if fault == "broken":
        line = sound[: sound.index(b"value: 9.51")].count(b"\n") + 1
        assert (followed.problems[0].line, followed.problems[0].kind) == (line, "number")
    if fault == "table":
        shutil.copy(bundled_dataset().parent / "tables" / "dti.csv", path.parent / "tables")
    else:
        path.write_bytes(sound)
    assert followed.look()
    assert (followed.dataset, followed.problems) == (dataset, [])


def test_a_file_that_is_written_in_two_steps_is_no_fault(path: Path) -> None:
    followed = FollowedDataset(path)
    changed = edit(path, "value: 9.51", "value: 9.52")
    path.write_bytes(changed[:5000])
    assert not followed.look()
    path.write_bytes(changed)
    assert followed.look()
    assert followed.problems == []


def test_the_same_figures_written_otherwise_change_nothing(path: Path) -> None:
    followed = FollowedDataset(path)
    path.write_bytes(path.read_bytes() + b"# a comment\n")
    assert not followed.look()


def test_a_dataset_that_is_faulty_from_the_start_is_refused(path: Path) -> None:
    path.write_bytes(b"x")
    with pytest.raises(DatasetError):
        FollowedDataset(path)


def test_a_selection_keeps_what_the_new_dataset_has(shipped: Dataset) -> None:
    assert shipped.as_of
    fewer = replace(
        shipped,
        as_of=date(2023, 5, 1),
        rankings=shipped.rankings[:-1],
        indicators=shipped.indicators[1:],
        sources=shipped.sources[1:],
    )
    gone = shipped.rankings[-1].code, shipped.indicators[0].code
    selection = Selection(
        shipped.as_of,
        "trends",
        entity="ha-noi",
        ranking=gone[0],
        indicator=gone[1],
        sources=(shipped.sources[0].code, shipped.sources[1].code),
        compared=("ha-noi", "hung-yen"),
        measure=Opens("ranking", gone[0]),
        filter="ha",
    )
    left = surviving(selection, DatasetView(shipped), DatasetView(fewer))
    assert (left.panel, left.entity, left.filter, left.compared) == ("trends", "ha-noi", "ha", selection.compared)
    assert (left.ranking, left.indicator, left.measure) == (None, None, None)
    assert (left.sources, left.as_of) == ((shipped.sources[1].code,), date(2023, 5, 1))
    assert surviving(selection, DatasetView(shipped), DatasetView(shipped)) == selection
