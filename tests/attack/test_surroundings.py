"""Names of folders, variables and typed texts that mean harm, in real terminals of any size."""

import os
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import SIZES, VI, dashboard, needs_pty, own_words
from tui.cli import main
from tui.model import Dataset

pytestmark = [needs_pty, pytest.mark.slow]

STEERING = "a\x1b]0;owned\x07b\u202ec\x9b31md"
TRACES = (b"\x1b]0;owned", "\u202e".encode(), "\x9b".encode())
STARTED = b"\x1b[?1000h"
"""What the program writes as soon as it listens."""


def write_wide_dataset(shipped: Path, folder: Path) -> Path:
    """Copy a dataset with letters two cells wide in most of its words."""
    text = (shipped / "indicators.yaml").read_text(encoding="utf-8")
    (folder / "tables").mkdir(parents=True)
    for table in (shipped / "tables").iterdir():
        (folder / "tables" / table.name).write_bytes(table.read_bytes())
    wide = str.maketrans(dict.fromkeys("ạảấầậắằơờộốồớưứừýỳ", "漢"))
    (folder / "indicators.yaml").write_text(text.translate(wide), encoding="utf-8")
    return folder / "indicators.yaml"


def save_picture(folder: Path, shipped: Dataset) -> bytes:
    """Save a picture into a folder the program is started in; return all that went to the terminal."""
    with dashboard("--panel", "rankings", folder=folder) as terminal:
        terminal.until_shown(own_words(shipped, "rankings"))
        terminal.write("s")
        terminal.until_shown(VI("save.folder"))
        terminal.send("enter")
        terminal.until_shown(VI("app.saved", file="").strip())
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        return terminal.raw


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("rows", [1, 3, 20])
def test_wide_letters_in_a_tiny_terminal_do_not_stop_it(columns: int, rows: int, tmp_path: Path) -> None:
    data = write_wide_dataset(Path(__file__).parents[2] / "data", tmp_path / "data")
    with dashboard("--data", str(data), "--panel", "rankings", size=(columns, rows)) as terminal:
        terminal.until(lambda: STARTED in terminal.raw, "the program listening")
        for key in "1234567vdt?":
            terminal.write(key)
            terminal.settled()
        terminal.send("ctrl+q")
        assert terminal.finish() == 0


def test_a_huge_paste_into_the_filter_is_cut_and_the_keys_after_it_are_taken(shipped: Dataset) -> None:
    with dashboard("--panel", "rankings", size=SIZES[1]) as terminal:
        terminal.until_shown(own_words(shipped, "rankings"))
        terminal.write("/")
        terminal.until(lambda: terminal.rows[2].startswith(" / "), "the field")
        terminal.write("\x1b[200~" + "a" * 200_000 + "\x1b[201~")
        terminal.until_shown("aaaaaaaa")
        terminal.send("esc", "esc", "ctrl+q")
        assert terminal.finish() == 0


def test_a_paste_without_an_end_gives_the_keys_back(shipped: Dataset) -> None:
    with dashboard("--panel", "rankings", size=SIZES[1]) as terminal:
        terminal.until_shown(own_words(shipped, "rankings"))
        terminal.write("/")
        terminal.until(lambda: terminal.rows[2].startswith(" / "), "the field")
        terminal.write("\x1b[200~without an end")
        terminal.until_shown("without an end")
        terminal.write("1")
        terminal.until_shown("without an end1")
        terminal.send("ctrl+q")
        assert terminal.finish() == 0


def test_the_name_of_the_folder_does_not_steer_the_terminal(tmp_path: Path, shipped: Dataset) -> None:
    folder = tmp_path / STEERING
    folder.mkdir()
    written = save_picture(folder, shipped)
    assert not [trace for trace in TRACES if trace in written]
    assert list(folder.iterdir())


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes only UTF-8 names")
def test_a_folder_whose_name_is_not_utf_8_is_saved_into_and_left(tmp_path: Path, shipped: Dataset) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/x\xff"))
    folder.mkdir()
    save_picture(folder, shipped)
    assert list(folder.iterdir())


@pytest.mark.parametrize(
    "variables",
    [{"TEXTUAL_DRIVER": "nothing.there:Driver"}, {"TEXTUAL_DRIVER": ".x"}, {"TEXTUAL_COLOR_SYSTEM": "\x1b[31mpink"}],
    ids=["driver", "relative driver", "colours"],
)
def test_a_variable_the_toolkit_cannot_use_is_named(variables: dict[str, str]) -> None:
    with dashboard(environment=variables) as terminal:
        assert terminal.finish() == 64
        assert next(iter(variables)) in terminal.text
        assert b"\x1b[31mpink" not in terminal.raw
        assert b"Traceback" not in terminal.raw


@pytest.mark.parametrize("variable", ["COLUMNS", "LINES"])
@pytest.mark.parametrize("size", ["1000000", "-3", "wide"])
def test_a_size_no_terminal_has_is_not_believed(variable: str, size: str, shipped: Dataset) -> None:
    with dashboard(environment={variable: size}) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("ctrl+q")
        assert terminal.finish() == 0


@pytest.mark.parametrize("option", ["--panel", "--ranking", "--entity", "--lang", "--as-of", "--data"])
def test_an_option_is_never_repeated_raw(option: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--plain", option, STEERING]) != 0
    message = capfd.readouterr().err
    assert message
    assert not [trace for trace in TRACES if trace.decode() in message]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "pdf"])
@pytest.mark.parametrize(
    "name", [STEERING, "\x00", "\udcff", "\ufffe"], ids=["steering", "nothing", "half", "no letter"]
)
def test_the_sender_of_a_paper_holds_no_signs_that_steer(name: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"paper.{ending}"
    assert main(["briefing", "-o", str(path), "--agency", f"A{name};B", "--place", f"C{name}"]) == 0
    written = path.read_bytes()
    assert written
    assert ending in ("docx", "pdf") or not [trace for trace in TRACES if trace in written]


def test_the_command_that_opens_a_new_copy_does_not_steer_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / STEERING)]) == 0
    said = capfd.readouterr()
    assert not [trace for trace in TRACES if trace.decode() in said.out + said.err]


def test_the_name_of_a_written_file_is_not_repeated_raw(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "pci", "-o", str(tmp_path / f"{STEERING}.csv")]) == 0
    assert not [trace for trace in TRACES if trace.decode() in capfd.readouterr().err]
