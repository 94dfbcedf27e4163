"""Entities side by side on the screen: `t` brings the tables, arrows step through points, Enter opens the ranking."""

from tests.terminal.drawn import screen_text
from tests.terminal.ranked import comparing, press, shown
from tui.app import ReformApp
from tui.blocks.chart import Chart
from tui.model import Dataset
from tui.panels.keys import hints
from tui.widgets.block_view import BlockView


def charts(app: ReformApp) -> list[BlockView]:
    return [view for view in app.dashboard.panel.views if isinstance(view.block, Chart)]


async def test_t_brings_the_tables_by_year_in_place_of_the_charts_and_back(shipped: Dataset) -> None:
    async with shown(shipped, (120, 30)) as (app, pilot):
        await press(pilot, "v")
        assert len(charts(app)) > 1
        text = screen_text(app)
        await press(pilot, "t")
        assert not charts(app)
        assert "thứ hạng, điểm" in screen_text(app)
        await press(pilot, "t")
        assert screen_text(app) == text


async def test_charts_follow_the_tables_by_year_where_there_is_room(shipped: Dataset) -> None:
    async with shown(shipped, (200, 50)) as (app, pilot):
        await press(pilot, "v", "t")
        tables = [view.region.bottom for view in app.dashboard.panel.views if view.block.key.startswith("years")]
        assert charts(app)
        assert max(tables) < min(view.region.y for view in charts(app))


async def test_arrows_step_through_the_points_of_the_first_chart(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        await press(pilot, "v", "right")
        first, *others = charts(app)
        assert first.point == 0
        assert {view.point for view in others} == {None}


async def test_enter_on_an_index_leaves_the_comparison_for_its_ranking(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        await press(pilot, "v", "enter")
        assert not comparing(app)
        assert app.dashboard.selection.ranking == "par-index"
        assert "standings" in {view.block.key for view in app.dashboard.panel.views}
        await press(pilot, "escape")
        assert comparing(app)


async def test_the_foot_offers_what_works_side_by_side(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        before = {hint.key for hint in hints(app.dashboard.spec, app.dashboard.words)}
        await press(pilot, "v")
        offered = {hint.key for hint in hints(app.dashboard.spec, app.dashboard.words)}
        assert {"z Z", "< >"} <= before - offered
        assert "/" in before & offered
        assert {"t", "← →"} <= offered - before
