"""`reform-tui present` in a real terminal: pages by keys, another size, and the way out."""

import subprocess
import sys

import pytest

from tests.contexts import context_of
from tests.terminal.terminal import EN, VI, Terminal, dashboard, needs_pty
from tui.blocks.slide import Slide
from tui.model import Dataset
from tui.pages.presenter.slides import slides

pytestmark = [needs_pty, pytest.mark.slow]

AS_FOUND = {7, 25}
"""Wrapping and the cursor are on; no alternate screen, mouse, focus reports or bracketed paste."""


def slides_of(dataset: Dataset) -> tuple[Slide, ...]:
    return slides(context_of(dataset, words=VI))


def until_slide(terminal: Terminal, in_order: tuple[Slide, ...], number: int) -> None:
    """Wait until a slide is in view, counted from 1."""
    count = f"{number} / {len(in_order)}"
    terminal.until(
        lambda: terminal.rows[-1].rstrip().endswith(count) and terminal.shows(in_order[number - 1].title), count
    )


def test_pages_turn_by_keys_and_stay_through_another_size(shipped: Dataset) -> None:
    in_order = slides_of(shipped)
    with dashboard("present", size=(80, 24)) as terminal:
        until_slide(terminal, in_order, 1)
        assert 25 not in terminal.modes
        for key, number in (("right", 2), ("pgdn", 3), (" ", 4), ("left", 3), ("end", len(in_order)), ("home", 1)):
            terminal.send(key)
            until_slide(terminal, in_order, number)
        terminal.send("right", "right")
        until_slide(terminal, in_order, 3)
        for size in ((60, 20), (120, 40), (40, 12)):
            terminal.resize(*size)
            until_slide(terminal, in_order, 3)
            assert len(terminal.rows) == size[1]


@pytest.mark.parametrize("key", ["q", "P", "esc", "ctrl+q", "ctrl+c"])
def test_leaving_gives_the_terminal_back(key: str, shipped: Dataset) -> None:
    with dashboard("present", "--theme", "giay") as terminal:
        until_slide(terminal, slides_of(shipped), 1)
        terminal.send(key)
        assert terminal.finish() == 0
        assert b"Traceback" not in terminal.raw
        assert terminal.modes == AS_FOUND


def test_from_the_dashboard_it_opens_and_leads_back(shipped: Dataset) -> None:
    in_order = slides_of(shipped)
    with dashboard("--panel", "rankings", "--ranking", "pci", size=(80, 24)) as terminal:
        terminal.until(lambda: terminal.active_digit == "3", "the rankings")
        terminal.send("P")
        until_slide(terminal, in_order, 1 + [slide.key[3:] for slide in in_order].index("rank-pci"))
        terminal.send("P")
        terminal.until(lambda: terminal.active_digit == "3", "the rankings")
        terminal.send("q")
        assert terminal.finish() == 0


def test_no_color_shows_slides_without_a_colour_code(shipped: Dataset) -> None:
    in_order = slides_of(shipped)
    with dashboard("present", size=(80, 24), environment={"NO_COLOR": "1"}) as terminal:
        until_slide(terminal, in_order, 1)
        assert "░" in terminal.settled()
        terminal.send("q")
        assert terminal.finish() == 0
        assert terminal.colours == set()


@pytest.mark.parametrize("arguments", [("present",), ("present", "--plain"), ("--plain", "present")])
def test_a_pipe_gets_text(arguments: tuple[str, ...], shipped: Dataset) -> None:
    command = [sys.executable, "-m", "tui", *arguments, "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=True, stdin=subprocess.DEVNULL)
    text = done.stdout.decode()
    assert done.stderr == b""
    assert "\x1b" not in text
    assert text.startswith("ESSENTIAL SERVICES INTEGRATED\n")
    assert text.count(EN("presenter.source", named="")) > 10
