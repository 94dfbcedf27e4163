"""The room rankings leave: the scores over the years, the areas of home, whole names, one chart alone."""

from itertools import groupby

import pytest
from msgspec.structs import replace
from textual.geometry import Region

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.terminal.ranked import HOME, shown
from tui.app import ReformApp
from tui.blocks.chart import Chart
from tui.blocks.table import Table
from tui.model import Dataset
from tui.selection import Selection
from tui.wording import words_for

EDITIONS = [("papi", "2022"), ("par-index", "2021"), ("pci", "2022"), ("par-index-ministries", "2022"), ("dti", "2022")]


def regions(app: ReformApp) -> dict[str, Region]:
    return {view.block.key: view.region for view in app.dashboard.panel.views}


def over_years(app: ReformApp) -> list[str]:
    """Return the headings of the charts in view."""
    return [view.block.heading for view in app.dashboard.panel.views if isinstance(view.block, Chart)]


@pytest.mark.parametrize(("code", "year"), EDITIONS)
@pytest.mark.parametrize("size", [(120, 40), (160, 45), (200, 50)])
async def test_what_follows_a_ranking_overlaps_nothing_and_stays_in_the_window(
    size: tuple[int, int], code: str, year: str, shipped: Dataset
) -> None:
    async with shown(shipped, size, code=code, year=year) as (app, pilot):
        await pilot.pause()
        panel = app.dashboard.panel
        placed = [view.region for view in panel.views]
        assert not [(a, b) for n, a in enumerate(placed) for b in placed[n + 1 :] if a.overlaps(b)]
        extras = [view for view in panel.all_views[panel.layout.count :] if view.placed]
        assert all(view.region.bottom <= panel.region.bottom for view in extras)
        assert all(view.size.height >= view.height_for(view.size.width) for view in extras)


@pytest.mark.parametrize("code", ["papi", "par-index"])
@pytest.mark.parametrize("size", [(160, 45), (200, 50)])
async def test_a_wide_screen_shows_the_scores_over_the_years_beside_a_ranking(
    size: tuple[int, int], code: str, shipped: Dataset
) -> None:
    async with shown(shipped, size, code=code, year="2021") as (app, pilot):
        await pilot.pause()
        short = shipped.ranking[code].short.vi
        assert over_years(app) == [words_for("vi")("heading.over_years", ranking=short)]
        assert regions(app)["chart"].x > regions(app)["standings"].right


async def test_the_areas_of_home_follow_where_there_is_room(shipped: Dataset) -> None:
    async with shown(shipped, (200, 50), code="papi", year="2022") as (app, pilot):
        await pilot.pause()
        (areas,) = (view.block for view in app.dashboard.panel.views if view.block.key.startswith("areas"))
        assert isinstance(areas, Table)
        assert areas.count == len(shipped.ranking["papi"].dimensions)


@pytest.mark.parametrize("size", [(120, 40), (160, 45)])
async def test_a_short_ranking_is_followed_by_its_years(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size, code="pci", year="2022") as (app, pilot):
        await pilot.pause()
        assert len(over_years(app)) == 1
        rows = screen_text(app).splitlines()
        longest = max(len(list(run)) for blank, run in groupby(rows, key=lambda row: not row.strip()) if blank)
        assert longest <= len(rows) / 5


@pytest.mark.parametrize("size", [(120, 40), (160, 45), (200, 50)])
async def test_no_name_is_cut_while_the_plot_could_be_narrower(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size, code="par-index-ministries", year="2022") as (app, _):
        text = screen_text(app)
        for name in ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nông nghiệp và Phát triển nông thôn"):
            assert name in text


@pytest.mark.parametrize("width", [120, 160])
async def test_a_comparison_with_one_chart_gives_it_the_whole_width_and_names_its_series(
    width: int, shipped: Dataset
) -> None:
    assert shipped.as_of
    words = words_for("vi")
    selection = Selection(shipped.as_of, "rankings", comparing=True, compared=(HOME, "cao-bang"))
    app = ReformApp(context_of(shipped, selection=selection, words=words), "muc")
    async with app.run_test(size=(width, 40)) as pilot:
        await pilot.pause()
        (chart,) = (view for view in app.dashboard.panel.views if isinstance(view.block, Chart))
        assert chart.size.width >= width - 2
        lines = [chart.render_line(y).text for y in range(chart.size.height)]
        for name in ("◆ Hưng Yên", "■ Cao Bằng"):
            assert any(line.rstrip().endswith(name) for line in lines)


async def test_the_cursor_stays_in_the_table_when_a_page_with_other_blocks_follows(shipped: Dataset) -> None:
    async with shown(shipped, (160, 45), code="papi", year="2024") as (app, pilot):
        await pilot.pause()
        await pilot.press("end")
        for code, period in (("par-index", "2022"), ("papi", "2024"), ("pci", "2022"), ("papi", "2022")):
            selection = replace(app.dashboard.selection, ranking=code, period=period)
            await app.dashboard.go(selection)
            await pilot.pause()
            table = next(view for view in app.dashboard.panel.views if view.block.key == "standings")
            assert 0 <= table.cursor < table.count
