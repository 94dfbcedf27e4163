"""Files are replaced together or not at all, whenever the process ends, and what was there before is kept."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tui
from tui.dataset import bundled_dataset
from tui.dataset.files import DatasetFiles
from tui.dataset.pending import change_file
from tui.editing import files
from tui.editing.files import FileChange, locked, previous_file, read_content, replace_files, undo
from tui.editing.refusal import EditRefused
from tui.wording import languages, words_for

KILLS = 15
"""How many processes are killed in a test; `REFORM_TUI_KILLS=100` tries harder."""
CHANGER = """
import sys
from pathlib import Path
from tui.editing.files import FileChange, locked, read_content, replace_files
dataset, table = Path(sys.argv[1]), Path(sys.argv[2])
for n in range(10_000):
    with locked(dataset):
        before = read_content(dataset), read_content(table)
        after = [(content.split(b"|")[0] + b"|" + str(n).encode()) for content in before]
        replace_files(dataset, [FileChange(path, *change) for path, *change in zip((dataset, table), before, after)])
    if not n:
        print(flush=True)
"""


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "indicators.yaml"
    path.write_bytes(b"old")
    return path


def change(dataset: Path, *contents: tuple[Path, bytes | None, bytes | None]) -> None:
    with locked(dataset):
        replace_files(dataset, [FileChange(*content) for content in contents])


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_replaced_and_the_previous_one_is_kept(dataset: Path) -> None:
    change(dataset, (dataset, b"old", b"new"))
    assert dataset.read_bytes() == b"new"
    assert previous_file(dataset).read_bytes() == b"old"
    assert names(dataset.parent) == {"indicators.yaml", "indicators.yaml.previous", ".indicators.yaml.change"}


def test_undo_brings_all_files_back_and_undone_again_the_change(dataset: Path) -> None:
    table, gone = dataset.parent / "table.csv", dataset.parent / "gone.csv"
    gone.write_bytes(b"leaving")
    change(dataset, (dataset, b"old", b"new"), (table, None, b"rows"), (gone, b"leaving", None))
    assert (table.read_bytes(), gone.exists()) == (b"rows", False)
    with locked(dataset):
        assert undo(dataset) == [dataset, table, gone]
    assert (dataset.read_bytes(), table.exists(), gone.read_bytes()) == (b"old", False, b"leaving")
    with locked(dataset):
        undo(dataset)
    assert (dataset.read_bytes(), table.read_bytes(), gone.exists()) == (b"new", b"rows", False)


def test_a_removed_file_that_came_back_is_left_alone(dataset: Path) -> None:
    gone = dataset.parent / "gone.csv"
    gone.write_bytes(b"leaving")
    change(dataset, (gone, b"leaving", None))
    gone.write_bytes(b"leaving")
    with locked(dataset):
        assert gone.read_bytes() == b"leaving"


def test_undo_refuses_where_a_file_has_changed_since(dataset: Path) -> None:
    change(dataset, (dataset, b"old", b"new"))
    dataset.write_bytes(b"by hand")
    with locked(dataset), pytest.raises(EditRefused) as refusal:
        undo(dataset)
    assert refusal.value.kind == "changed_since"
    assert dataset.read_bytes() == b"by hand"


def test_there_is_nothing_to_undo_before_the_first_change(dataset: Path) -> None:
    with locked(dataset), pytest.raises(EditRefused, match="nothing_to_undo"):
        undo(dataset)


def test_a_file_changed_meanwhile_is_left_as_it_is(dataset: Path) -> None:
    with pytest.raises(EditRefused, match="changed_meanwhile"):
        change(dataset, (dataset, b"older", b"new"))
    assert dataset.read_bytes() == b"old"
    assert names(dataset.parent) == {"indicators.yaml"}


def test_the_mode_is_kept_and_a_link_stays_a_link(dataset: Path, tmp_path: Path) -> None:
    link = tmp_path / "folder" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(dataset)
    dataset.chmod(0o640)
    change(link, (link, b"old", b"new"))
    assert link.is_symlink()
    assert stat.S_IMODE(dataset.stat().st_mode) == 0o640
    assert (dataset.read_bytes(), previous_file(dataset).read_bytes()) == (b"new", b"old")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes are set through the os module on Linux")
def test_extended_attributes_are_kept(dataset: Path) -> None:
    try:
        os.setxattr(dataset, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    change(dataset, (dataset, b"old", b"new"))
    assert os.getxattr(dataset, "user.note") == b"kept"


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_a_read_only_file_is_refused(dataset: Path, mode: int) -> None:
    dataset.chmod(mode)
    with pytest.raises(EditRefused, match="read_only"):
        change(dataset, (dataset, b"old", b"new"))


def test_what_came_with_the_program_is_refused() -> None:
    with pytest.raises(EditRefused, match="bundled"), locked(bundled_dataset()):
        pass


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match="not_a_file"), locked(tmp_path):
        pass
    with pytest.raises(EditRefused, match="unreadable"), locked(tmp_path / "missing.yaml"):
        pass


def test_a_second_process_is_told_that_a_change_is_being_made(dataset: Path) -> None:
    with locked(dataset), pytest.raises(EditRefused, match="busy"), locked(dataset, seconds=0.01):
        pass


@pytest.mark.parametrize("kind", ["busy", "bundled", "unreadable", "not_a_file", "read_only", "unwritable"])
def test_a_refusal_is_worded(kind: str) -> None:
    for language in languages():
        assert "a.yaml" in words_for(language)(f"editing.{kind}", file="a.yaml", reason="")


def test_no_room_on_the_disk_leaves_all_as_it_was(dataset: Path) -> None:
    table = dataset.parent / "table.csv"
    table.write_bytes(b"rows")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(EditRefused) as refusal:
            change(dataset, (table, b"rows", b"more"), (dataset, b"old", bytes(8192)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert refusal.value.details["reason"] == "EFBIG"
    assert (dataset.read_bytes(), table.read_bytes()) == (b"old", b"rows")
    assert names(dataset.parent) == {"indicators.yaml", "table.csv"}


@pytest.mark.parametrize("failing", range(1, 8))
def test_whichever_rename_fails_a_reader_sees_all_or_nothing(
    dataset: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    table = dataset.parent / "table.csv"
    table.write_bytes(b"old")
    renamed = 0
    replace = Path.replace

    def replace_or_fail(path: Path, target: Path) -> Path:
        nonlocal renamed
        renamed += 1
        if renamed >= failing:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_or_fail)
    try:
        change(dataset, (dataset, b"old", b"new"), (table, b"old", b"new"))
    except EditRefused:
        assert failing <= 5
    reader = DatasetFiles(dataset)
    assert {reader.content(dataset), reader.content(table)} == ({b"old"} if failing == 1 else {b"new"})
    monkeypatch.undo()
    with locked(dataset):
        assert dataset.read_bytes() == table.read_bytes()
    assert not [name for name in names(dataset.parent) if name.endswith(".new")]


def test_a_process_killed_at_any_instant_leaves_all_or_nothing(dataset: Path) -> None:
    table = dataset.parent / "tables" / "table.csv"
    table.parent.mkdir()
    size = 50_000
    dataset.write_bytes(b"d" * size + b"|start")
    table.write_bytes(b"t" * size + b"|start")
    for n in range(int(os.environ.get("REFORM_TUI_KILLS", KILLS))):
        environment = os.environ | {"PYTHONPATH": str(Path(tui.__file__).parent.parent)}
        command = [sys.executable, "-c", CHANGER, str(dataset), str(table)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            deadline = time.monotonic() + 0.02 + 0.0137 * (n % 11)
            while time.monotonic() < deadline:
                _check_whole(dataset, table, size)
            process.send_signal(signal.SIGKILL)
        _check_whole(dataset, table, size)
    with locked(dataset):
        assert read_content(dataset).split(b"|")[1] == read_content(table).split(b"|")[1]
    assert not [name for name in names(dataset.parent) if name.endswith(".new")]
    assert change_file(dataset).exists()


def _check_whole(dataset: Path, table: Path, size: int) -> None:
    """Check that a reader sees each file whole; files read at two moments may be of two changes."""
    reader = DatasetFiles(dataset)
    assert [len(reader.content(path).split(b"|")[0]) for path in (dataset, table)] == [size, size]


def test_nothing_is_left_of_a_change_that_was_never_decided(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_write_down", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        change(dataset, (dataset, b"old", b"new"))
    assert names(dataset.parent) == {"indicators.yaml"}
