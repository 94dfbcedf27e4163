"""Files are written where links lead, with the rights they had, and by nobody who may not."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import main
from tui.files import NotRegularError, ReadOnlyError, write_private, write_whole
from tui.wording import languages, words_for

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other links, pipes and signals")
CONTENT = b"new " * 50_000

KILLED_WHILE_WRITING = """
import os, sys
from pathlib import Path
from tui.cli.endings import orderly_ending
from tui.files import write_whole

def dying_open(*arguments, **options):
    file = real_open(*arguments, **options)
    class Half:
        def __enter__(self): return self
        def __exit__(self, *_): file.close()
        def write(self, content):
            file.write(content[: len(content) // 2]); file.flush()
            os.kill(os.getpid(), int(sys.argv[2]))
    return Half()

import builtins
import tui.files
real_open = builtins.open
tui.files.open = dying_open
os.fdopen = dying_open
if sys.argv[3] == "named":
    del os.O_TMPFILE
with orderly_ending():
    write_whole(Path(sys.argv[1]), b"new " * 50_000)
"""


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@posix_only
def test_a_link_stays_and_the_file_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "file").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to("far/file")
    write_whole(link, CONTENT)
    assert link.is_symlink()
    assert (tmp_path / "far" / "file").read_bytes() == CONTENT
    assert names_in(tmp_path / "far") == ["file"]


@posix_only
def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("file")
    write_whole(link, CONTENT)
    assert link.is_symlink()
    assert (tmp_path / "file").read_bytes() == CONTENT


@posix_only
def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("link")
    with pytest.raises((OSError, RuntimeError)):
        write_whole(link, CONTENT)
    assert link.is_symlink()


@posix_only
def test_a_file_keeps_its_other_names(tmp_path: Path) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    path.write_bytes(b"old " * 100_000)
    other.hardlink_to(path)
    write_whole(path, CONTENT)
    assert other.read_bytes() == CONTENT
    assert path.samefile(other)


@posix_only
def test_a_file_of_several_names_stays_whole_where_there_is_no_room(tmp_path: Path) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    path.write_bytes(b"old")
    other.hardlink_to(path)
    script = (
        "import resource, sys; from pathlib import Path; from tui.files import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_whole(Path(sys.argv[1]), bytes(5000))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=False)
    assert f"[Errno {errno.EFBIG}]".encode() in done.stderr
    assert path.read_bytes() == b"old"


@posix_only
def test_what_is_no_file_is_neither_written_nor_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (pipe, Path(os.devnull), tmp_path):
        with pytest.raises(NotRegularError):
            write_whole(place, CONTENT)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert names_in(tmp_path) == ["pipe"]


def test_a_file_marked_read_only_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(ReadOnlyError):
        write_whole(path, CONTENT)
    assert path.read_bytes() == b"old"


@posix_only
def test_mode_group_and_owner_stay(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    if os.getuid() == 0:
        os.chown(path, 12345, 12346)
    before = path.stat()
    write_whole(path, CONTENT)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)
    assert after.st_mtime_ns >= before.st_mtime_ns


@posix_only
def test_a_file_of_somebody_else_is_written_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    number = path.stat().st_ino

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "")

    monkeypatch.setattr(os, "chown", refuse)
    write_whole(path, CONTENT)
    assert (path.read_bytes(), path.stat().st_ino) == (CONTENT, number)
    assert names_in(tmp_path) == ["file"]


@posix_only
def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, CONTENT)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@posix_only
@pytest.mark.parametrize(
    ("name", "way"),
    [("SIGTERM", "named"), ("SIGHUP", "named"), ("SIGTERM", "nameless"), ("SIGKILL", "nameless")],
)
def test_a_signal_while_writing_leaves_the_old_file_and_nothing_else(name: str, way: str, tmp_path: Path) -> None:
    if way == "nameless" and not hasattr(os, "O_TMPFILE"):
        pytest.skip("a file has a name from the beginning here")
    number, path = getattr(signal, name), tmp_path / "file"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(path), str(int(number)), way]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == -number, done.stderr
    assert names_in(tmp_path) == ["file"]
    assert path.read_bytes() == b"old"


@posix_only
@pytest.mark.parametrize("language", languages())
def test_the_command_says_why_a_file_is_not_written(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words_for(language)
    read_only, pipe, folder = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "none" / "c.csv"
    read_only.write_bytes(b"old")
    read_only.chmod(0o444)
    os.mkfifo(pipe)
    for path, reason in ((read_only, "read_only"), (pipe, "not_regular"), (folder, "no_folder")):
        assert main(["table", "pci", "-o", str(path), "--lang", language]) == 73
        said = words("usage.write", file=str(path), reason=words(f"failure.{reason}"))
        assert capsys.readouterr().err == f"{said}\n"
    assert read_only.read_bytes() == b"old"
