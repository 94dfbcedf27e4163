"""Where there is no screen there is text; where colour is refused there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import PALETTE, VI, Terminal, dashboard, needs_pty, own_words, squeezed
from tui.model import Dataset
from tui.selection import PANELS

pytestmark = [needs_pty, pytest.mark.slow]

SHELL = ["/bin/sh", "-c"]


@pytest.mark.parametrize(
    ("script", "environment"),
    [
        ('"$0" -m tui </dev/null', {}),
        ('"$0" -m tui | cat', {}),
        ('"$0" -m tui 2>errors', {}),
        ('"$0" -m tui', {"TERM": "dumb"}),
        ('"$0" -m tui --plain', {}),
    ],
)
def test_plain_text_comes_where_a_stream_is_no_terminal(
    script: str, environment: dict[str, str], shipped: Dataset, tmp_path: Path
) -> None:
    with Terminal([*SHELL, script, sys.executable], (200, 200), environment, tmp_path) as terminal:
        assert terminal.finish() == 0
        assert b"\x1b" not in terminal.raw
        assert terminal.rows[0].strip() == VI("panel.overview").upper()
        assert squeezed("21/25 dịch vụ (84,0%)") in terminal.squeezed
    errors = tmp_path / "errors"
    assert not errors.exists() or errors.read_bytes() == b""


@pytest.mark.parametrize("panel", PANELS)
def test_a_reader_who_leaves_early_is_no_fault(panel: str, tmp_path: Path) -> None:
    script = f'"$0" -m tui --panel {panel} 2>errors | head -1'
    ended = subprocess.run([*SHELL, script, sys.executable], cwd=tmp_path, capture_output=True, check=False)
    assert ended.returncode == 0
    assert ended.stdout.decode() == VI(f"panel.{panel}").upper() + "\n"
    assert ended.stderr == b""
    assert (tmp_path / "errors").read_bytes() == b""


@pytest.mark.parametrize(
    "arguments", [(), ("check",), ("check", "--format", "json"), ("table", "indicators"), ("--help",), ("--version",)]
)
def test_a_pipe_that_nobody_reads_is_no_fault(arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        command = [sys.executable, "-m", "tui", *arguments]
        ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert ended.stderr == subprocess.run(command, capture_output=True, check=True).stderr
    assert ended.returncode == 0


def test_no_color_shows_the_same_dashboard_without_a_colour_code(shipped: Dataset) -> None:
    with dashboard(environment={"NO_COLOR": "1"}) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        screen = terminal.settled()
        assert "█" in screen
        assert "░" in screen
        assert VI("state.stalled") in screen
        for digit in "234567":
            terminal.send(digit)
            terminal.until_shown(own_words(shipped, PANELS[int(digit) - 1]))
        terminal.send("3", "/")
        terminal.until(lambda: terminal.rows[2].startswith(" / "), "the field")
        terminal.write("hung")
        terminal.until_shown("/hung")
        terminal.send("esc")
        terminal.settled()
        terminal.send("?")
        terminal.until_shown(VI("app.help"))
        terminal.send("esc")
        terminal.until_gone(VI("app.help"))
        terminal.send("ctrl+p")
        terminal.until_shown(PALETTE)
        terminal.send("esc")
        terminal.until_gone(PALETTE)
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.colours == set()


def test_without_no_color_there_are_colours(shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        assert {38, 48} <= terminal.colours


def test_no_color_keeps_the_chosen_row_and_the_active_tab_visible(shipped: Dataset) -> None:
    with dashboard("--panel", "directives", environment={"NO_COLOR": "1"}) as terminal:
        terminal.until_shown(own_words(shipped, "directives"))
        terminal.settled()
        assert len(terminal.rows_marked("▸")) == 1
        assert terminal.reversed_text(1).strip() == f"6 {VI('panel.directives')}"


def test_an_empty_no_color_refuses_nothing(shipped: Dataset) -> None:
    with dashboard(environment={"NO_COLOR": ""}) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        assert terminal.colours


@pytest.mark.parametrize("known", [{}, {"COLUMNS": "80", "LINES": "25"}], ids=["size unknown", "size known"])
def test_a_named_driver_counts_as_wanting_the_dashboard(known: dict[str, str]) -> None:
    unsized = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    driver = {"TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver", "TEXTUAL_PRESS": "q"}
    ended = subprocess.run(
        [sys.executable, "-m", "tui"],
        env={**unsized, **known, **driver},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0
    assert VI("panel.overview").upper() not in ended.stdout.decode()
