"""The screen follows its files in the same place; faulty files leave the figures and are named in a banner."""

import asyncio
import os
import shutil
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.contexts import context_of
from tui.app import ReformApp
from tui.dataset import bundled_dataset
from tui.dataset.following import FollowedDataset
from tui.export.plain import plain_text
from tui.panels.following import FaultBanner, LiveDataset
from tui.selection import PanelName, Selection

PATIENCE = 10.0
SAVES = 30
"""How often a file is saved while somebody types; `REFORM_TUI_SAVES=200` tries harder."""
SAVES_A_SECOND = 10


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def following(path: Path, panel: PanelName = "overview") -> ReformApp:
    followed = FollowedDataset(path)
    assert followed.dataset.as_of
    context = context_of(followed.dataset, selection=Selection(followed.dataset.as_of, panel))
    return ReformApp(context, "muc", live=LiveDataset(followed, date(2026, 11, 24)))


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until something holds, while the app goes on."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        await pilot.pause(0.02)


def text(app: ReformApp) -> str:
    return plain_text(app.dashboard.panel.page)


def banner(app: ReformApp) -> str:
    banners = list(app.dashboard.query(FaultBanner))
    return str(banners[0].content) if banners else ""


def save(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")


async def test_the_screen_follows_and_keeps_its_place(path: Path) -> None:
    app = following(path, "progress")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("down", "down", "down")
        view = app.dashboard.panel.active_view
        assert view
        cursor = view.cursor
        assert cursor
        save(path, "value: 21/25, source: meeting-2023-04-19", "value: 24/25, source: meeting-2023-04-19")
        await until(pilot, lambda: "24/25" in text(app))
        assert app.dashboard.panel.active_view is view
        assert view.cursor == cursor
        assert not banner(app)


async def test_a_fault_is_named_while_the_figures_stay_and_forgotten_once_mended(path: Path) -> None:
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        before = text(app)
        save(path, "value: 9.51", "value: 9x51")
        await until(pilot, lambda: banner(app))
        line = path.read_text(encoding="utf-8").split("value: 9x51")[0].count("\n") + 1
        assert f"indicators.yaml:{line}:" in banner(app)
        assert text(app) == before
        await pilot.press("2", "l")
        assert f"indicators.yaml:{line}:" in banner(app)
        save(path, "value: 9x51", "value: 9.51")
        await until(pilot, lambda: not banner(app))


async def test_many_saves_half_of_them_faulty_while_somebody_types(path: Path) -> None:
    saves = int(os.environ.get("REFORM_TUI_SAVES", SAVES))
    sound = path.read_text(encoding="utf-8")
    app = following(path, "rankings")
    ended = threading.Event()

    def save_again_and_again() -> None:
        for n in range(saves):
            value = f"{n % 17}/25" if n % 2 else "99,,/25"
            path.write_text(sound.replace("value: 21/25, source: meeting", f"value: {value}, source: meeting"), "utf-8")
            ended.wait(1 / SAVES_A_SECOND)
        path.write_text(sound.replace("value: 21/25, source: meeting", "value: 19/25, source: meeting"), "utf-8")
        ended.set()

    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash")
        writer = threading.Thread(target=save_again_and_again)
        writer.start()
        typed = ""
        for letter in "ha noi " * saves:
            if ended.is_set():
                break
            await pilot.press("space" if letter == " " else letter)
            typed += letter
            assert app.dashboard.query_one(Input).value == typed
            assert "99" not in str(
                app.dashboard.trail.view.dataset.indicator["essential-services"].observations[2].value
            )
            await asyncio.sleep(0)
        writer.join()
        await pilot.press("escape", "1")
        await until(pilot, lambda: "19/25" in text(app))
        assert not banner(app)
