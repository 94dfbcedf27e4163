"""Keys, clicks, pastes and sizes by chance: nothing fails or hangs, memory stays, and the program can be left."""

import asyncio
import os
import shutil
import sys
from collections import deque
from datetime import date
from pathlib import Path
from random import Random

import pytest
from textual.pilot import Pilot

from tests.attack.monkey import Monkey
from tests.contexts import context_of
from tests.terminal.hostile import write_dataset
from tests.terminal.terminal import SIZES, dashboard, needs_pty
from tui.app import ReformApp
from tui.dataset import bundled_dataset
from tui.dataset.following import FollowedDataset
from tui.panels import save_dialog
from tui.panels.following import LiveDataset
from tui.selection import Selection
from tui.widgets.textual_internals import LastingParser
from tui.wording import words_for

SECONDS = 30
"""How long one thing may take on a busy machine before it counts as a hang."""
RESIZES = 40
"""One in so many things done is another size."""
LARGE = 8_000
"""Cells from which on a screen takes so long to paint that it is soon left again."""
SESSION = 2_500
"""What is done in one run of the program, unless it is left before."""
GROWTH = 60 * 1024 * 1024
"""Bytes that the second half of a session may add: pages and drawings are kept up to a limit."""


@pytest.fixture
def anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to start in; nothing is written beside it, whatever is typed into a field."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    write = save_dialog._write

    def write_here(path: Path, *arguments: object) -> None:
        if not path.resolve().is_relative_to(folder):
            raise PermissionError(13, "not here")
        write(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(save_dialog, "_write", write_here)
    return folder


def dataset_file(kind: str, folder: Path) -> Path:
    if kind == "hostile":
        return write_dataset(folder / "data")
    shutil.copytree(bundled_dataset().parent, folder / "data")
    return folder / "data" / "indicators.yaml"


def memory() -> int:
    """Return the bytes this process has in memory, where the system tells."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def session(path: Path, monkey: Monkey, count: int) -> int:
    """Do things until there were enough or the program was left; return how many it were."""
    followed = FollowedDataset(path)
    selection = Selection(followed.dataset.as_of or date(2023, 4, 19))
    context = context_of(followed.dataset, selection=selection, words=words_for("vi"))
    app = ReformApp(context, "muc", live=LiveDataset(followed, date(2026, 11, 24)))
    parser, done, half = LastingParser(), 0, 0
    last: deque[str] = deque(maxlen=30)
    try:
        async with app.run_test(size=SIZES[1], notifications=True) as pilot:
            for done in range(1, count + 1):
                await asyncio.wait_for(_do(pilot, parser, monkey, last), SECONDS)
                if app.is_leaving or app.error:
                    return done
                half = memory() if done == count // 2 else half
            assert memory() - half < GROWTH
            await asyncio.wait_for(_leave(pilot), SECONDS)
            assert app.is_leaving
    except BaseException as error:
        error.add_note(f"the last of {done} things done: {list(last)}")
        raise
    return done


async def _do(pilot: Pilot[None], parser: LastingParser, monkey: Monkey, last: deque[str]) -> None:
    """Send something to the application as its driver does, or make its terminal another size."""
    if monkey.random.randrange(5 if pilot.app.size.area > LARGE else RESIZES) == 0:
        size = monkey.size()
        last.append(f"{size}")
        await pilot.resize_terminal(*size)
        return
    sent = monkey.sent()
    last.append(sent)
    driver = pilot.app._driver
    assert driver is not None
    for event in (*parser.feed(sent), *parser.tick()):
        driver.process_message(event)
    if monkey.random.random() < 0.12:
        await pilot.pause()
    else:
        await asyncio.sleep(0)


async def _leave(pilot: Pilot[None]) -> None:
    """Go back until nothing lies over the dashboard, then quit by a key."""
    await pilot.resize_terminal(*SIZES[1])
    while not pilot.app.is_leaving:  # type: ignore[attr-defined]
        await pilot.press("escape", "escape", "escape", "q")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["bundled", "hostile"])
async def test_a_monkey_neither_stops_nor_breaks_the_program(kind: str, anywhere: Path, seed: int, things: int) -> None:
    path, monkey = dataset_file(kind, anywhere), Monkey(Random(f"{seed} {kind}"))
    done = 0
    while done < things // 2:
        done += await session(path, monkey, min(SESSION, things // 2))


@needs_pty
@pytest.mark.slow
def test_a_monkey_at_a_real_terminal_leaves_it_as_it_was(anywhere: Path, seed: int, things: int) -> None:
    monkey = Monkey(Random(f"{seed} terminal"))
    path = dataset_file("bundled", anywhere)
    with dashboard("--data", str(path), size=SIZES[1], folder=anywhere) as terminal:
        terminal.until(lambda: b"\x1b[?1000h" in terminal.raw, "the program listening")
        for n in range(things // 25):
            if terminal.ended:
                break
            if n % RESIZES == 0:
                terminal.resize(*monkey.size())
            terminal.write(monkey.sent())
            if n % 10 == 0:
                terminal.settled()
        for _ in range(100):
            if terminal.settled() and terminal.ended:
                break
            terminal.send("esc")
            terminal.settled()
            terminal.send("ctrl+q")
        assert terminal.finish() == 0
        assert terminal.modes == {7, 25}
        assert b"Traceback" not in terminal.raw
