"""`r` opens a form that checks while one types, says what will change, and saves one line; the screen follows."""

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from tests.contexts import context_of
from tui.app import ReformApp
from tui.dataset import bundled_dataset
from tui.dataset.following import FollowedDataset
from tui.dataset.reading import read
from tui.model import Status
from tui.panels.following import LiveDataset
from tui.panels.form_dialog import Candidates
from tui.panels.record_dialog import RecordDialog
from tui.selection import PanelName, Selection
from tui.widgets.text_field import TextField
from tui.wording import words_for

PATIENCE = 10.0
TODAY = date(2026, 11, 24)
VI = words_for("vi")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def dashboard(path: Path, panel: PanelName = "overview", indicator: str | None = None) -> ReformApp:
    followed = FollowedDataset(path)
    assert followed.dataset.as_of
    selection = Selection(followed.dataset.as_of, panel, indicator=indicator)
    context = context_of(followed.dataset, selection=selection, words=VI)
    return ReformApp(context, "muc", live=LiveDataset(followed, TODAY))


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        await pilot.pause(0.02)


async def opened(pilot: Pilot[None]) -> RecordDialog:
    await pilot.press("r")
    await until(pilot, lambda: isinstance(pilot.app.screen, RecordDialog) and pilot.app.focused)
    assert isinstance(pilot.app.screen, RecordDialog)
    return pilot.app.screen


async def typed(pilot: Pilot[None], text: str) -> None:
    field = pilot.app.focused
    assert isinstance(field, TextField)
    field.value = text
    await pilot.pause()


def sentence(dialog: RecordDialog) -> str:
    return str(dialog.query_one("#outlook", Static).content)


def offered(dialog: RecordDialog) -> list[str]:
    choices = dialog.query_one(Candidates)
    return [str(option.prompt) for option in choices.options] if choices.display else []


def notifications(app: ReformApp) -> str:
    return " ".join(str(notification.message) for notification in app._notifications)


async def test_a_reading_is_saved_and_the_screen_follows(path: Path) -> None:
    before = path.read_bytes()
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await opened(pilot)
        assert dialog.query_one("#indicator", TextField).value == "Dịch vụ công thiết yếu đã tích hợp"
        assert pilot.app.focused is dialog.query_one("#value")
        await typed(pilot, "23/25")
        await pilot.press("tab")
        await typed(pilot, "19/04/2023")
        await pilot.press("tab")
        assert any(row.startswith("cand-593426 ·") for row in offered(dialog))
        await typed(pilot, "cand-593")
        await pilot.press("enter")
        assert dialog.query_one("#source", TextField).value == "cand-593426"
        assert "23/25 dịch vụ, 19/04/2023" in sentence(dialog)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: "indicators.yaml:77" in notifications(app))
        await until(
            pilot, lambda: len(app.dashboard.trail.view.dataset.indicator["essential-services"].observations) == 8
        )
    line = b"      - {period: 2023-04-19, value: 23/25, source: cand-593426}\n"
    assert path.read_bytes().replace(line, b"") == before


async def test_an_address_adds_a_source_and_an_estimate_may_lie_in_the_future(path: Path) -> None:
    app = dashboard(path, "trends", "chip-id-cards")
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(pilot)
        assert dialog.query_one("#indicator", TextField).value == "Thẻ căn cước công dân gắn chíp đã cấp"
        await typed(pilot, "hơn 90 triệu")
        await pilot.press("tab")
        await typed(pilot, "2027")
        await pilot.press("tab")
        await typed(pilot, "https://bocongan.gov.vn/a")
        assert "Ctrl+E" in sentence(dialog)
        await pilot.press("ctrl+e")
        assert "bocongan.gov.vn" in sentence(dialog)
        await pilot.press("tab")
        await typed(pilot, "Kế hoạch")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.dashboard)
        await until(pilot, lambda: "indicators.yaml" in notifications(app))
    after = read(path)
    observation = after.indicator["chip-id-cards"].observations[-1]
    assert observation.status is Status.ESTIMATED
    assert after.source[observation.source[0]].title == "Kế hoạch"


async def test_every_command_letter_is_text_in_the_form(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await opened(pilot)
        letters = "qsldnpjktvxbcrmgzZPaewy1"
        await pilot.press(*letters)
        assert dialog.query_one("#value", TextField).value == letters
        await pilot.press("u", "backspace", "ư")
        assert dialog.query_one("#value", TextField).value == f"{letters}ư"


async def test_what_is_typed_ahead_goes_into_the_field_it_is_meant_for(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await opened(pilot)
        for character in "23/25\t19/04/2023\tcand-593426":
            app.post_message(Key("tab", "\t") if character == "\t" else Key(character, character))
        fields = {"value": "23/25", "period": "19/04/2023", "source": "cand-593426"}
        await until(
            pilot, lambda: all(dialog.query_one(f"#{name}", TextField).value == text for name, text in fields.items())
        )


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (120, 40)])
async def test_escape_asks_where_something_was_typed(path: Path, size: tuple[int, int]) -> None:
    before = path.read_bytes()
    app = dashboard(path)
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
        dialog = await opened(pilot)
        await pilot.press("2")
        await pilot.press("escape")
        assert app.screen is dialog
        assert sentence(dialog) == VI("record_form.leave")
        await pilot.press("3", "escape")
        assert app.screen is dialog
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.dashboard)
    assert path.read_bytes() == before


async def test_enter_says_what_is_missing_and_what_was_typed_stays(path: Path) -> None:
    app = dashboard(path, "rankings")
    async with app.run_test(size=(120, 40)) as pilot:
        dialog = await opened(pilot)
        assert pilot.app.focused is dialog.query_one("#indicator")
        await typed(pilot, "vneid")
        assert offered(dialog)[0] == "Tài khoản VNeID đã kích hoạt"
        await pilot.press("enter")
        await typed(pilot, "6 triệu")
        await pilot.press("enter")
        assert app.screen is dialog
        assert dialog.query_one("#outlook").has_class("problem")
        assert sentence(dialog) == VI("editing.no_period")
        assert dialog.query_one("#value", TextField).value == "6 triệu"


async def test_a_file_that_cannot_be_written_brings_the_form_back(path: Path) -> None:
    app = dashboard(path)
    async with app.run_test(size=(120, 40)) as pilot:
        first = await opened(pilot)
        for text in ("23/25", "19/04/2023", "cand-593426"):
            await typed(pilot, text)
            await pilot.press("tab")
        path.chmod(0o444)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RecordDialog) and app.screen is not first)
        assert isinstance(app.screen, RecordDialog)
        dialog = app.screen
        await until(pilot, lambda: sentence(dialog) == VI("editing.read_only", file=str(path)))
        assert dialog.query_one("#value", TextField).value == "23/25"


async def test_the_sample_that_came_with_the_program_is_not_changed() -> None:
    app = dashboard(bundled_dataset())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("r")
        await until(pilot, lambda: "reform-tui init" in notifications(app))
        assert app.screen is app.dashboard
