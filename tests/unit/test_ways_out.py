"""Nobody is stuck: Esc closes whatever is open, and an empty page says what to do."""

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.unit.factories import dataset
from tui.app import ReformApp
from tui.export.plain import plain_text
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS, PanelName, Selection
from tui.wording import languages, words_for


@pytest.mark.parametrize("panel", PANELS)
async def test_escape_closes_whatever_is_open_on_every_panel(panel: PanelName, shipped: Dataset) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of, panel)), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("question_mark", "ctrl+p", "s", "x", "b"):
            await pilot.press(key)
            await until_modal(pilot, app)
            await pilot.press("escape")
            await pilot.pause()
            assert not app.screen.is_modal, key
        assert app.dashboard.selection.panel == panel


async def until_modal(pilot: Pilot[None], app: ReformApp) -> None:
    """Let the app work until something lies over the dashboard."""
    for _ in range(200):
        if app.screen.is_modal:
            return
        await pilot.pause(0.02)
    raise AssertionError("nothing opened")


async def test_a_filter_without_a_match_says_the_way_out_and_it_works(shipped: Dataset) -> None:
    assert shipped.as_of
    selection = Selection(shipped.as_of, "rankings", filter="zzz")
    app = ReformApp(context_of(shipped, selection=selection, words=words_for("vi")), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Esc để bỏ lọc" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.dashboard.selection.filter == ""
        assert "Esc để bỏ lọc" not in screen_text(app)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("panel", "key"),
    [("rankings", "rankings"), ("trends", "indicators"), ("profile", "entities"), ("directives", "directives")],
)
def test_an_empty_dataset_says_where_figures_go(panel: PanelName, key: str, language: str) -> None:
    context = context_of(dataset(), words=words_for(language))
    shown = page(context.with_selection(context.selection.on(panel)))
    assert key in plain_text(shown)
