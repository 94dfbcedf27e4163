"""A fault of the program is told in one sentence and written down without anything of what was in the files."""

import stat
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.contexts import context_of
from tui import app
from tui.app import ReformApp
from tui.cli import main
from tui.export import plain
from tui.fault_log import note_fault, note_stray_faults
from tui.model import Dataset
from tui.wording import languages, words_for

SECRET = "90.09"


def refuse(*_: object, **__: object) -> None:
    local = SECRET
    raise ValueError(f"the figure {local} of a dataset")


def log_of(folder: Path) -> Path:
    return folder / "state" / "reform-tui" / "faults.log"


@pytest.mark.parametrize("language", languages())
def test_a_fault_is_one_sentence_and_the_place_of_the_log(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plain, "plain_text", refuse)
    assert main(["--plain", "--lang", language]) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == words_for(language)("fault.logged", log=str(log_of(tmp_path))) + "\n"


def test_the_log_holds_functions_and_no_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "plain_text", refuse)
    main(["--plain"])
    log = log_of(tmp_path)
    written = log.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "tui.cli.dashboard" in written
    assert __name__ in written
    assert SECRET not in written
    assert "figure" not in written
    assert stat.S_IMODE(log.stat().st_mode) == 0o600 or sys.platform == "win32"


def test_the_cause_of_a_fault_is_written_down_too() -> None:
    try:
        try:
            refuse()
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        log = note_fault(error)
    assert log is not None
    names = [line for line in log.read_text().splitlines() if line and not line.startswith(" ")]
    assert names[1:] == ["KeyError", "ValueError"]


def deep(levels: int) -> None:
    if levels:
        deep(levels - 1)
    refuse()


def test_the_log_stays_small_and_keeps_the_newest() -> None:
    log = None
    for _ in range(60):
        try:
            deep(200)
        except ValueError as error:
            log = note_fault(error)
    note_fault(OSError())
    assert log is not None
    written = log.read_text()
    assert len(written) <= 64 * 1024
    assert written.rstrip().endswith("OSError")
    assert written.startswith("20")


def test_a_log_that_cannot_be_written_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").write_text("a file")
    monkeypatch.setattr(plain, "plain_text", refuse)
    assert main(["--plain", "--lang", "en"]) == 70
    assert capsys.readouterr().err == words_for("en")("fault.unlogged") + "\n"


def test_a_user_without_a_folder_gets_none_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "~nobody-of-that-name")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: Path("~/.local/state/reform-tui"))
    assert note_fault(ValueError()) is None
    assert list(tmp_path.iterdir()) == []


async def test_a_fault_inside_the_screen_is_raised_where_the_command_catches_it(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = ReformApp(context_of(shipped), "muc")
    monkeypatch.setattr(ReformApp, "action_look", refuse)
    with pytest.raises(ValueError, match=SECRET):
        await act(screen, "look")


async def act(screen: ReformApp, action: str) -> None:
    async with screen.run_test(size=(80, 24)) as pilot:
        await screen.run_action(action)
        await pilot.pause()


def test_the_screen_leaves_with_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    monkeypatch.setattr(app, "show", refuse)
    assert main(["--lang", "en"]) == 70
    assert capsys.readouterr().err == words_for("en")("fault.logged", log=str(log_of(tmp_path))) + "\n"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_a_thread_is_written_down_and_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    monkeypatch.setattr(sys, "unraisablehook", lambda _: None)
    note_stray_faults()
    thread = Thread(target=refuse)
    thread.start()
    thread.join()
    assert "ValueError" in log_of(tmp_path).read_text()
    assert capfd.readouterr().err == ""
