"""A dataset that looks like markup is shown as it stands: nothing of it is obeyed, swallowed or fatal."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import lines_of, lost, screen_text
from tests.terminal.hostile import PAYLOADS, write_dataset
from tests.terminal.terminal import EN, PALETTE, VI, Terminal, dashboard, needs_pty, squeezed
from tui.app import ReformApp
from tui.blocks.figure import Opens
from tui.dataset.reading import read
from tui.model import Dataset
from tui.pages.navigation.opening import opened, visited
from tui.selection import PANELS, Selection
from tui.wording import words_for

pytestmark = pytest.mark.slow

SIZE = (120, 40)


@pytest.fixture(params=[*PAYLOADS, PAYLOADS], ids=[*PAYLOADS, "all of them"])
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Dataset, tuple[str, ...]]:
    """A dataset full of one payload, or of all."""
    payloads = request.param if isinstance(request.param, tuple) else (request.param,)
    return read(write_dataset(tmp_path / "data", payloads)), payloads


def selections(dataset: Dataset) -> list[Selection]:
    """Return every panel, and every thing of the dataset opened."""
    assert dataset.as_of
    start = Selection(dataset.as_of)
    things = (
        *(Opens("entity", each.code) for each in dataset.entities),
        *(Opens("ranking", each.code) for each in dataset.rankings),
        *(Opens("directive", each.code) for each in dataset.directives),
        *(Opens("source", each.code) for each in dataset.sources),
        *(Opens("indicator", each.code) for each in dataset.indicators),
    )
    panels = [visited(start, panel) for panel in PANELS]
    trends = [opened(visited(start, "trends"), dataset, each) for each in things if each.kind == "indicator"]
    filtered = [start.on(panel).filtered(text) for panel in ("rankings", "directives", "sources") for text in PAYLOADS]
    return [*panels, *(opened(start, dataset, each) for each in things), *trends, *filtered]


async def test_every_panel_shows_the_characters_as_they_stand(hostile: tuple[Dataset, tuple[str, ...]]) -> None:
    dataset, payloads = hostile
    assert dataset.as_of
    app = ReformApp(context_of(dataset, selection=Selection(dataset.as_of), words=words_for("vi")), "muc")
    async with app.run_test(size=SIZE) as pilot:
        for selection in selections(dataset):
            await app.dashboard.go(selection)
            await pilot.pause()
            panel = app.dashboard.panel
            assert lost(panel.page, panel.views, figures_whole=False) == []
            drawn = squeezed("".join(line for view in panel.views for line in lines_of(view)))
            if len(payloads) == 1 and not selection.filter:
                assert squeezed(payloads[0]) in drawn, selection.panel
            assert dataset.title.vi[:5] in screen_text(app)


async def test_help_palette_and_notices_open_over_it(tmp_path: Path) -> None:
    dataset = read(write_dataset(tmp_path / "data"))
    assert dataset.as_of
    app = ReformApp(context_of(dataset, selection=Selection(dataset.as_of), words=words_for("vi")), "muc")
    async with app.run_test(size=SIZE) as pilot:
        for n in range(1, 8):
            await pilot.press(str(n), "question_mark")
            await pilot.pause()
            assert VI("app.help") in screen_text(app)
            await pilot.press("escape", "ctrl+p", "escape", "d")
            await pilot.pause()


async def test_typed_markup_is_a_filter_like_any_other(tmp_path: Path) -> None:
    dataset = read(write_dataset(tmp_path / "data"))
    assert dataset.as_of
    app = ReformApp(context_of(dataset, selection=Selection(dataset.as_of, "rankings"), words=words_for("vi")), "muc")
    async with app.run_test(size=SIZE) as pilot:
        for payload in ("[@click=app.quit]x[/]", "$var"):
            await pilot.press("slash")
            await pilot.pause()
            await type_text(pilot, payload)
            assert app.dashboard.selection.filter == payload
            assert f" / {payload}" in screen_text(app)
            await pilot.press("escape", "escape")
            await pilot.pause()
            assert app.dashboard.selection.filter == ""


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Press the key of every letter."""
    await pilot.press(*text)
    await pilot.pause()


@needs_pty
def test_clicking_and_opening_everything_neither_quits_nor_crashes_nor_acts(tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data")
    columns, rows = SIZE
    with dashboard("--data", str(data), size=SIZE, folder=tmp_path) as terminal:
        terminal.until_shown(VI("key.quit"))
        terminal.settled()
        for digit in "1234567":
            go(terminal, digit)
            for column in (4, 70):
                for row in (0, *range(2, rows)):
                    terminal.click(column, row)
            terminal.settled()
            assert terminal.active_digit == digit
            terminal.send("?")
            terminal.until_shown(VI("app.help_close"))
            for row in range(0, rows, 4):
                terminal.click(columns // 2, row)
            terminal.send("esc")
            terminal.until_gone(VI("app.help_close"))
            terminal.send("ctrl+p")
            terminal.until_shown(PALETTE)
            terminal.write("[/]")
            terminal.send("esc")
            terminal.until_gone(PALETTE)
            terminal.send("enter")
            terminal.settled()
            assert not terminal.ended
        go(terminal, "1")
        terminal.send("l")
        terminal.until_shown(EN("key.quit"))
        assert b"Traceback" not in terminal.raw
        assert b"\x1b]8;" not in terminal.raw
        assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".svg") == []
        terminal.send("q")
        assert terminal.finish() == 0


@needs_pty
def test_a_double_click_opens_the_row_and_nothing_written_in_it(tmp_path: Path) -> None:
    data = write_dataset(tmp_path / "data", ("[@click=app.quit]x[/]",))
    with dashboard("--data", str(data), "--panel", "directives", size=SIZE) as terminal:
        terminal.until(lambda: terminal.active_digit == "6", "the directives")
        terminal.settled()
        go(terminal, "5")
        row = terminal.row_with("─") + 2
        terminal.click(8, row)
        terminal.click(8, row)
        terminal.until(lambda: terminal.active_digit == "3", "the ranking of the row")
        assert not terminal.ended


def go(terminal: Terminal, digit: str) -> None:
    """Press a panel's digit and wait for its tab."""
    terminal.send(digit)
    terminal.until(lambda: terminal.active_digit == digit, f"panel {digit}")
    terminal.settled()
