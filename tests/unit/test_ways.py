"""Where keys and clicks lead: to what was chosen, into the table, out of a form only when asked."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tui.app import ReformApp
from tui.blocks.figure import Opens
from tui.editing.form import Form
from tui.model import Dataset
from tui.pages.sources.figure_search import sources_of_figure
from tui.panels.record_dialog import RecordDialog
from tui.selection import PanelName, Selection
from tui.wording import languages, words_for

DAY = date(2023, 4, 19)
SIZE = (120, 40)


def app_on(shipped: Dataset, panel: PanelName, language: str = "vi", **chosen: object) -> ReformApp:
    selection = Selection(DAY, panel, **chosen)  # type: ignore[arg-type]
    return ReformApp(context_of(shipped, selection=selection, words=words_for(language)), "muc")


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def chosen_item(app: ReformApp) -> Opens | None:
    view = app.dashboard.panel.active_view
    return view.item.opens if view and view.item else None


async def test_enter_on_the_overview_leads_to_that_indicator_each_time(shipped: Dataset) -> None:
    app = app_on(shipped, "overview")
    async with app.run_test(size=SIZE) as pilot:
        cards = [item.opens for view in app.dashboard.panel.stops for item in view.items if item.opens]
        codes = [opens.code for opens in dict.fromkeys(cards) if opens.kind == "indicator"]
        assert len(codes) > 3
        for code in codes:
            await press(pilot, "1")
            app.dashboard.panel.choose(Opens("indicator", code))
            assert chosen_item(app) == Opens("indicator", code)
            await press(pilot, "enter")
            assert app.dashboard.selection.indicator == code
            assert chosen_item(app) == Opens("indicator", code), "the next Enter would lead elsewhere"


async def test_a_chosen_ranking_opens_at_its_first_rank_with_home_in_sight(shipped: Dataset) -> None:
    app = app_on(shipped, "rankings", ranking="pci", period="2022")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "end", "n")
        assert app.dashboard.selection.ranking != "pci"
        table = app.dashboard.panel.ranked_table
        assert table
        assert table.cursor == table.window.top == 0
        assert "Hưng Yên" in screen_text(app)
        await press(pilot, "end")
        await app.dashboard.open(Opens("ranking", "papi"))
        await pilot.pause()
        assert (table := app.dashboard.panel.ranked_table)
        assert table.cursor == 0


async def test_end_and_the_filter_and_comparing_act_on_the_table_wherever_the_cursor_is(shipped: Dataset) -> None:
    app = app_on(shipped, "rankings", ranking="papi", period="2022")
    async with app.run_test(size=SIZE) as pilot:
        panel, table = app.dashboard.panel, app.dashboard.panel.ranked_table
        assert table
        others = [view for view in panel.stops if view is not table]
        assert others
        panel.activate(others[-1])
        await press(pilot, "end")
        assert panel.active_view is table
        assert table.cursor == table.count - 1
        panel.activate(others[-1])
        await press(pilot, "slash", "h", "a", "enter")
        assert panel.active_view is table
        await press(pilot, "escape")
        panel.activate(others[-1])
        code = table.key
        await press(pilot, "v")
        assert code in app.dashboard.selection.compared


async def test_a_comparison_is_filtered_by_its_rankings(shipped: Dataset) -> None:
    app = app_on(shipped, "rankings", compared=("hung-yen", "ha-noi"), comparing=True)
    async with app.run_test(size=SIZE) as pilot:
        assert "SIPAS" in screen_text(app)
        await press(pilot, "slash", *"papi", "enter")
        text = screen_text(app)
        assert "PAPI" in text
        assert "SIPAS" not in text
        await press(pilot, "v")
        assert app.dashboard.selection.filter == ""


@pytest.mark.parametrize("panel", ["rankings", "directives", "sources"])
async def test_escape_leaves_an_empty_field_and_a_second_one_goes_on(panel: PanelName, shipped: Dataset) -> None:
    app = app_on(shipped, "overview")
    async with app.run_test(size=SIZE) as pilot:
        digit = {"rankings": "3", "directives": "6", "sources": "7"}[panel]
        await press(pilot, digit, "slash", "escape")
        assert not app.dashboard.query("FilterBar")
        assert app.dashboard.selection.panel == panel
        await press(pilot, "escape")
        assert app.dashboard.selection.panel == "overview"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_foot_always_names_help_and_quit(width: int, language: str, shipped: Dataset) -> None:
    words = words_for(language)
    app = app_on(shipped, "overview", language)
    async with app.run_test(size=(width, 20)) as pilot:
        for digit in "1234567":
            await press(pilot, digit)
            foot = screen_text(app).splitlines()[-1]
            assert f"? {words('key.help')}" in foot
            assert f"q {words('key.quit')}" in foot


async def test_the_language_and_home_in_the_header_are_clicked(shipped: Dataset) -> None:
    app = app_on(shipped, "overview")
    async with app.run_test(size=SIZE) as pilot:
        line = screen_text(app).splitlines()[1]
        await pilot.click(app.dashboard.tab_bar, offset=(line.index("▸ Hưng Yên") + 2, 0))
        await pilot.pause()
        assert (app.dashboard.selection.panel, app.dashboard.selection.entity) == ("profile", "hung-yen")
        await pilot.click(app.dashboard.tab_bar, offset=(line.index("l English") + 2, 0))
        await pilot.pause()
        assert app.dashboard.words.language == "en"


async def test_the_sources_of_a_figure_repeat_it(shipped: Dataset) -> None:
    app = app_on(shipped, "overview")
    async with app.run_test(size=SIZE) as pilot:
        app.dashboard.panel.choose(Opens("indicator", "chip-id-cards"))
        await press(pilot, "d")
        text = screen_text(app)
        assert words_for("vi")("heading.chosen_figure") in text
        assert "79,5 triệu" in text


@pytest.mark.parametrize("typed", ["79,5", "79.5"])
async def test_sources_are_found_by_a_figure_in_either_style(typed: str, shipped: Dataset) -> None:
    cited = {code for row in shipped.indicator["chip-id-cards"].observations for code in row.source if row.value}
    found = sources_of_figure(shipped, typed)
    assert found & cited
    app = app_on(shipped, "sources")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "slash", *typed)
        panel = app.dashboard.panel
        assert any(source.publisher in screen_text(app) for source in shipped.sources if source.code in found & cited)
        assert panel.active_view
        assert panel.active_view.block.key == "sources"


def test_a_number_is_read_with_either_mark_and_words_find_no_figure(shipped: Dataset) -> None:
    assert sources_of_figure(shipped, "1.315") == sources_of_figure(shipped, "1,315")
    assert sources_of_figure(shipped, "95,6")
    assert sources_of_figure(shipped, "") == sources_of_figure(shipped, "hung yen") == set()


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_a_form_with_typed_text_is_left_only_when_asked_twice(key: str, shipped: Dataset, tmp_path: Path) -> None:
    app = app_on(shipped, "overview")
    async with app.run_test(size=SIZE) as pilot:
        context = app.dashboard.trail.context
        await app.push_screen(RecordDialog(lambda: context, DAY, Form(indicator="chip-id-cards")))
        await press(pilot, "8", "0", key)
        assert words_for("vi")("record_form.leave") in screen_text(app)
        assert not app.is_leaving
        await press(pilot, key)
        assert app.is_leaving
