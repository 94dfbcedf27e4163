"""The overview on screens of several sizes: all of it, or its first parts, without a fold; more where there is room."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.unit.factories import dataset, indicator
from tui.app import ReformApp
from tui.blocks.chart import Chart
from tui.blocks.page import Cards, Lead
from tui.blocks.table import Table
from tui.export.picture.alternative import alternative
from tui.model import Dataset
from tui.panels.panel import Panel
from tui.panels.screenshot import picture_of
from tui.selection import PanelName, Selection
from tui.wording import Language, languages, words_for

Size = tuple[int, int]


@asynccontextmanager
async def dashboard(
    data: Dataset, size: Size, language: Language = "vi", panel: PanelName = "overview"
) -> AsyncIterator[ReformApp]:
    selection = Selection(data.as_of or date(2023, 4, 19), panel)
    app = ReformApp(context_of(data, selection=selection, words=words_for(language)), "muc")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        yield app


def seen_wholly(panel: Panel, key: str) -> bool:
    """Whether every line of a block is on the first screen."""
    (view,) = (view for view in panel.views if view.block.key == key)
    return view.virtual_region.bottom <= panel.scrollable_content_region.height


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("size", [(120, 40), (160, 45), (200, 50)])
async def test_nothing_folds_on_a_wide_screen(shipped: Dataset, size: Size, language: Language) -> None:
    async with dashboard(shipped, size, language) as app:
        assert app.dashboard.panel.below == 0


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_small_screen_begins_with_lead_meters_and_all_standings(
    shipped: Dataset, size: Size, language: Language
) -> None:
    async with dashboard(shipped, size, language) as app:
        panel = app.dashboard.panel
        assert [view.block.key for view in panel.views][:3] == ["lead", "commitments", "standings"]
        assert all(seen_wholly(panel, key) for key in ("lead", "commitments", "standings"))
        (standings,) = (view.block for view in panel.views if isinstance(view.block, Table))
        assert standings.count == 5


async def test_charts_of_home_fill_a_large_screen_and_are_cited_under_its_picture(shipped: Dataset) -> None:
    async with dashboard(shipped, (200, 50)) as app:
        panel = app.dashboard.panel
        charts = [view for view in panel.views if isinstance(view.block, Chart)]
        assert len(charts) == 4
        assert len({view.region.y for view in charts}) == 1
        assert all(view.size.height == view.height_for(view.size.width) for view in charts)
        publishers = {
            shipped.source[code].publisher
            for view in charts
            if isinstance(view.block, Chart)
            for _, point in view.block.points
            for code in point.figure.sources
        }
        assert publishers <= set(picture_of(app.dashboard).facts.source.split("; "))


async def test_a_screen_without_room_has_no_charts(shipped: Dataset) -> None:
    async with dashboard(shipped, (120, 40)) as app:
        assert not any(isinstance(view.block, Chart) for view in app.dashboard.panel.views)


async def test_charts_come_and_go_with_the_room_for_them(shipped: Dataset) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of), words=words_for("vi")), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        for size, count in (((200, 50), 4), ((120, 40), 0), ((200, 50), 4)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert sum(isinstance(block, Chart) for block in app.dashboard.panel.extra_blocks) == count
            assert app.dashboard.panel.below == 0


async def test_what_is_only_heard_is_not_on_the_screen_but_in_the_words_of_its_picture(shipped: Dataset) -> None:
    async with dashboard(shipped, (120, 40), "en") as app:
        assert "latest periods" not in screen_text(app)
        assert "latest periods" in picture_of(app.dashboard).facts.description
        assert "latest periods" in alternative(app.dashboard.trail.page())


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", ["progress", "directives"])
async def test_a_chart_of_the_chosen_fills_the_end_of_a_column(
    shipped: Dataset, panel: PanelName, language: Language
) -> None:
    async with dashboard(shipped, (200, 50), language, panel) as app:
        charts = [view for view in app.dashboard.panel.views if isinstance(view.block, Chart)]
        assert charts
        assert app.dashboard.panel.below == 0


async def test_a_small_dataset_is_a_lead_alone() -> None:
    data = dataset(indicators=(indicator({"2022": "21/25"}),))
    async with dashboard(data, (120, 40)) as app:
        first, *others = app.dashboard.panel.views
        assert isinstance(first.block, Lead)
        assert not any(isinstance(view.block, Cards) for view in others)
        assert "▀▀█" in screen_text(app)
