"""What changed since a file was last opened: one notice at the start, a page of it, and a memory that is safe."""

import shutil
from pathlib import Path

import pytest

from tests.terminal.drawn import screen_text
from tests.terminal.terminal import SIZES
from tests.terminal.test_following import following, save, until
from tui.app import ReformApp
from tui.dataset import bundled_dataset
from tui.dataset.last_seen import last_seen
from tui.panels.changes_screen import ChangesScreen

READING = "value: 21/25, source: meeting-2023-04-19"
CORRECTED = "value: 20/25, source: meeting-2023-04-19"
CHANGE = "Figures (1 corrected)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def notices(app: ReformApp) -> str:
    return " ".join(notification.message for notification in app._notifications)


async def looked_at(path: Path) -> None:
    """Open a file and leave it once what was seen is kept."""
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: last_seen(path) == app.dashboard.trail.view.dataset)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert notices(app) == ""


async def test_a_file_not_opened_before_is_told_of_when_asked_only(path: Path) -> None:
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: last_seen(path))
        assert notices(app) == ""
        await pilot.press("D")
        await until(pilot, lambda: notices(app))
        assert notices(app) == app.dashboard.words("changes.unknown")


async def test_a_file_that_is_the_same_says_nothing(path: Path) -> None:
    await looked_at(path)
    path.write_text("# a remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.dashboard.former_dataset)
        assert notices(app) == ""
        await pilot.press("D")
        await until(pilot, lambda: notices(app))
        assert notices(app) == app.dashboard.words("changes.none")


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_that_differs_says_how_much_and_shows_it(path: Path, size: tuple[int, int]) -> None:
    await looked_at(path)
    save(path, READING, CORRECTED)
    app = following(path)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: notices(app))
        assert CHANGE in notices(app)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, ChangesScreen))
        await pilot.pause()
        assert CHANGE in screen_text(app)
        assert "21/25 → 20/25" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        assert app.screen is app.dashboard


async def test_enter_goes_to_what_changed(path: Path) -> None:
    await looked_at(path)
    save(path, READING, CORRECTED)
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.dashboard.former_dataset)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, ChangesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: app.dashboard.selection.indicator == "essential-services")


async def test_what_changes_while_it_is_open_is_seen_and_in_the_page(path: Path) -> None:
    await looked_at(path)
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.dashboard.former_dataset)
        save(path, READING, CORRECTED)
        await until(pilot, lambda: last_seen(path) != app.dashboard.former_dataset)
        await until(pilot, lambda: last_seen(path) == app.dashboard.trail.view.dataset)
        await pilot.press("D")
        await until(pilot, lambda: isinstance(app.screen, ChangesScreen))
    await looked_at(path)


async def test_a_faulty_file_is_not_what_was_seen(path: Path) -> None:
    await looked_at(path)
    app = following(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.dashboard.former_dataset)
        save(path, READING, "value: 21/25/3, source: meeting-2023-04-19")
        await until(pilot, lambda: app.dashboard.problems)
        await app.workers.wait_for_complete()
        assert last_seen(path) == app.dashboard.trail.view.dataset


async def test_a_damaged_memory_is_none(path: Path, tmp_path: Path) -> None:
    await looked_at(path)
    (kept,) = (tmp_path / "cache" / "reform-tui" / "seen").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert last_seen(path) is None
    save(path, READING, CORRECTED)
    await looked_at(path)


async def test_the_memory_is_for_its_owner_alone_and_bounded(path: Path, tmp_path: Path) -> None:
    for n in range(10):
        other = tmp_path / str(n) / "indicators.yaml"
        shutil.copytree(path.parent, other.parent)
        await looked_at(other)
    folder = tmp_path / "cache" / "reform-tui" / "seen"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 8
