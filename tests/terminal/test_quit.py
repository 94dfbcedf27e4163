"""Leaving gives the terminal back as it was found."""

import os
import signal
import sys

import pytest

from tests.terminal.terminal import PALETTE, VI, Terminal, dashboard, needs_pty, own_words
from tui.model import Dataset

pytestmark = [needs_pty, pytest.mark.slow]

AS_FOUND = {7, 25}
"""Wrapping and the cursor are on; no alternate screen, mouse, focus reports or bracketed paste."""


def open_field(terminal: Terminal, dataset: Dataset) -> None:
    """Wait for the rankings, then for their filter field."""
    terminal.until_shown(own_words(dataset, "rankings"))
    terminal.send("/")
    terminal.until(lambda: terminal.rows[2].startswith(" / "), "the field")


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
def test_quitting_leaves_the_terminal_as_it_was(key: str, shipped: Dataset) -> None:
    script = 'stty -g; "$0" -m tui; echo "exit $?"; stty -g'
    with Terminal(["/bin/sh", "-c", script, sys.executable]) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        assert {1049, 2004, 1000, 1006} <= terminal.modes
        assert 25 not in terminal.modes
        terminal.send(key)
        assert terminal.finish() == 0
        lines = terminal.raw.replace(b"\r", b"").splitlines()
        assert lines[-2].endswith(b"exit 0")
        assert lines[-1] == lines[0]
        assert terminal.modes == AS_FOUND
        assert terminal.raw.count(b"\x1b[<u") == terminal.raw.count(b"\x1b[>25u")


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
def test_quitting_ends_with_zero_and_says_nothing(key: str, shipped: Dataset) -> None:
    with dashboard("--panel", "sources") as terminal:
        terminal.until_shown(own_words(shipped, "sources"))
        terminal.send(key)
        assert terminal.finish() == 0
        assert b"Traceback" not in terminal.raw
        assert terminal.modes == AS_FOUND


def test_q_is_text_in_the_field_and_ctrl_q_still_quits(shipped: Dataset) -> None:
    with dashboard("--panel", "rankings") as terminal:
        open_field(terminal, shipped)
        terminal.send("q")
        terminal.until(lambda: terminal.rows[2].rstrip() == " / q", "q in the field")
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


def test_ctrl_c_in_the_field_does_not_quit(shipped: Dataset) -> None:
    with dashboard("--panel", "rankings") as terminal:
        open_field(terminal, shipped)
        terminal.send("ctrl+c", "a")
        terminal.until(lambda: terminal.rows[2].rstrip() == " / a", "the letter after it in the field")
        assert not terminal.ended


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_the_list_of_keys_does_not_stand_in_the_way_of_quitting(key: str, shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("?")
        terminal.until_shown(VI("app.help_close"))
        terminal.send(key)
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


def test_the_palette_does_not_stand_in_the_way_of_quitting(shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("ctrl+p")
        terminal.until_shown(PALETTE)
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


def test_quitting_a_window_that_is_too_small_works(shipped: Dataset) -> None:
    with dashboard(size=(30, 8)) as terminal:
        terminal.until_shown(VI("app.small"))
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


@pytest.mark.parametrize("burst", ["15zqpx", "q123", "4q/abc", "3qq", "qxs"])
def test_keys_typed_ahead_of_leaving_do_nothing(burst: str, shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.write(burst)
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_the_program_and_gives_the_terminal_back(name: str, shipped: Dataset) -> None:
    number = getattr(signal, name)
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        os.kill(terminal.process, number)
        assert terminal.ended_by() == number
        assert terminal.modes == AS_FOUND


@pytest.mark.parametrize("trap", ["", "trap '' HUP; "])
def test_a_terminal_that_goes_away_ends_the_program(trap: str, shipped: Dataset) -> None:
    with Terminal(["/bin/sh", "-c", f'{trap}exec "$0" -m tui', sys.executable]) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.vanish()
        terminal.ended_by()


@pytest.mark.parametrize(
    "keys",
    [
        b"\xff",
        b"\x80\x81",
        b"\x1b[999;999;999~",
        b"\x1b[9999999B",
        b"\x1b[9999999189~",
        b"\x1b[:~",
        b"\x1b[<;;M",
        b"\x1b[<0;99999999999999;1M",
        b"\x1b[M\xff\xff\xff",
    ],
)
def test_bytes_that_are_no_keys_do_no_harm(keys: bytes, shipped: Dataset) -> None:
    with dashboard() as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.write_bytes(keys)
        terminal.settled()
        terminal.send("2")
        terminal.until(lambda: terminal.active_digit == "2", "another panel after them")
        terminal.send("ctrl+q")
        assert terminal.finish() == 0
        assert terminal.modes == AS_FOUND


FAULT_ON_L = """
import sys
from tui.cli import main
from tui.panels.dashboard import Dashboard

def refuse(self):
    raise ValueError("90.09")

Dashboard.action_language = refuse
sys.exit(main([]))
"""


def test_a_fault_of_the_program_gives_the_terminal_back_and_is_told_in_one_sentence(shipped: Dataset) -> None:
    with Terminal([sys.executable, "-c", FAULT_ON_L]) as terminal:
        terminal.until_shown(own_words(shipped, "overview"))
        terminal.send("l")
        assert terminal.finish() == 70
        assert terminal.modes == AS_FOUND
        left = terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]
        assert b"Traceback" not in left
        assert b"90.09" not in left
        assert terminal.shows("faults.log")
