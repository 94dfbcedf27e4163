"""Disks that are full, folders that vanish, terminals and pipes that close: the exit code says so, nothing is left."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.terminal import VI, dashboard, needs_pty, own_words
from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.model import Dataset

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits and pipes")
pytestmark = [pytest.mark.slow, posix_only]

SECONDS = 60
WRITING = (
    "table pci -o out.csv",
    "table pci -o out.xlsx",
    "table pci -o out.json",
    "briefing -o out.docx",
    "briefing -o out.html",
    "screenshot overview -o out.svg",
    "screenshot overview -o out.html",
)
PRINTING = ("check", "check --format json", "--plain", "table pci", "schema", "present --plain", "diff {data} {data}")
CHANGING = (
    "record essential-services 25/25 --period 2024 --source new --source-url https://example.org --source-title A",
    "import pci table.csv --yes --source new --source-publisher VCCI",
)


def run(
    command: str,
    folder: Path,
    *,
    stdout: int = subprocess.PIPE,
    environment: dict[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a folder; `prepare` is done in its process before."""
    words = command.format(data=bundled_dataset()).split()
    return subprocess.run(
        [sys.executable, "-m", "tui", *words, "--lang", "vi"],
        cwd=folder,
        env=environment or {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=SECONDS,
        check=False,
        preexec_fn=prepare,
    )


def fill_disk() -> None:
    """Let no file grow beyond a few letters, as on a disk that is full."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("command", "before"), [(command, b"old" * (n % 2)) for n, command in enumerate((*WRITING, *WRITING[:1]))]
)
def test_a_full_disk_leaves_the_old_file_or_none(command: str, before: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    file = folder / command.rpartition(" ")[2]
    if before:
        file.write_bytes(before)
    done = run(command, folder, prepare=fill_disk)
    assert (done.returncode, VI("failure.no_room") in done.stderr.decode()) == (73, True), done.stderr
    assert b"Traceback" not in done.stderr
    assert names_in(folder) == ([file.name] if before else [])
    assert not before or file.read_bytes() == before


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_has_vanished_is_named(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    done = run(command, folder, prepare=folder.rmdir)
    assert (done.returncode, VI("failure.no_folder") in done.stderr.decode()) == (73, True), done.stderr


@pytest.mark.parametrize("command", CHANGING)
def test_a_full_disk_leaves_the_dataset_as_it_was(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(bundled_dataset().parent, folder)
    (folder / "table.csv").write_text("Tỉnh,Hạng,Điểm\nHà Nội,1,70.50\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    options = f"--data {folder / 'indicators.yaml'}" + (" --period 2018" if command.startswith("import") else "")
    done = run(f"{command} {options}", folder, prepare=fill_disk)
    assert done.returncode == 73, (done.returncode, done.stderr, done.stdout)
    assert b"Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert read(folder / "indicators.yaml")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this platform has no disk that is always full")
@pytest.mark.parametrize("command", PRINTING)
def test_a_full_stdout_is_told(command: str, tmp_path: Path) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    done = run(command, tmp_path, stdout=full)
    os.close(full)
    assert done.returncode == 73
    assert VI("usage.write", file="stdout", reason=VI("failure.no_room")) in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", PRINTING)
def test_a_reader_that_closes_the_pipe_ends_the_command_quietly(command: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run(command, tmp_path, stdout=writing)
    os.close(writing)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({}, id="nothing but a path, no HOME"),
        pytest.param({"LANG": "C", "LC_ALL": "C"}, id="the C locale"),
        pytest.param({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}, id="ASCII output"),
        pytest.param({"HOME": "/nonexistent"}, id="a HOME that is not there"),
        pytest.param({"HOME": ""}, id="an empty HOME"),
        pytest.param({"XDG_CACHE_HOME": "/dev/null", "XDG_CONFIG_HOME": "/dev/null"}, id="folders that are devices"),
    ],
)
@pytest.mark.parametrize("command", ["--plain", "screenshot overview -o a.svg"])
def test_a_bare_environment_is_enough(command: str, variables: dict[str, str], tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}
    done = run(command, tmp_path, environment={**bare, **variables})
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    if command == "--plain":
        assert VI("panel.overview").upper() in done.stdout.decode("utf-8")
    assert names_in(tmp_path) == (["a.svg"] if command.startswith("screenshot") else [])


@needs_pty
def test_a_stopped_program_goes_on_where_it_was(shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        os.kill(terminal.process, signal.SIGTSTP)
        given_back = lambda: 1049 not in terminal.modes and {7, 25} <= terminal.modes  # noqa: E731
        terminal.until(given_back, "the terminal given back")
        os.kill(terminal.process, signal.SIGCONT)
        terminal.until(lambda: 1049 in terminal.modes, "the screen taken again")
        terminal.send("2")
        terminal.until(lambda: terminal.active_digit == "2", "another panel")
        terminal.send("q")
        assert terminal.finish() == 0


@needs_pty
@pytest.mark.parametrize("panel", ["overview", "progress", "rankings", "trends", "profile", "directives", "sources"])
def test_a_terminal_that_is_closed_ends_the_program_on_every_panel(panel: str) -> None:
    with dashboard("--panel", panel) as terminal:
        terminal.until(lambda: b"\x1b[?1000h" in terminal.raw, "the program listening")
        terminal.settled()
        terminal.vanish()
        terminal.ended_by()
