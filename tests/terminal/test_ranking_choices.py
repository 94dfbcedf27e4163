"""The rankings as tabs: keys and the pointer choose one, the chosen one is reversed, the cursor keeps its entity."""

import pytest

from tests.terminal.drawn import screen_text
from tests.terminal.ranked import HOME, NAME, chosen, press, row_lines, shown, table
from tui.app import ReformApp
from tui.drawing.choices import draw_choices, placed_choices
from tui.drawing.lines import width_of
from tui.model import Dataset
from tui.widgets.choices_view import ChoicesView


def tabs(app: ReformApp) -> ChoicesView:
    (view,) = (view for view in app.dashboard.panel.views if isinstance(view, ChoicesView))
    return view


def chosen_ranking(app: ReformApp) -> str:
    (choice,) = (choice for choice in tabs(app).block.choices if choice.chosen)
    return choice.opens.code


async def test_n_and_p_go_round_the_rankings_and_back(shipped: Dataset) -> None:
    codes = [ranking.code for ranking in shipped.rankings]
    async with shown(shipped) as (app, pilot):
        start = codes.index("dti")
        for step in range(1, len(codes) + 1):
            await press(pilot, "n")
            assert chosen_ranking(app) == codes[(start + step) % len(codes)]
        for step in range(1, len(codes) + 1):
            await press(pilot, "p")
            assert chosen_ranking(app) == codes[(start - step) % len(codes)]
        assert app.dashboard.selection.panel == "rankings"


async def test_n_keeps_the_entity_and_the_period_the_reader_chose_where_there_are_both(shipped: Dataset) -> None:
    async with shown(shipped, code="par-index", year="2024") as (app, pilot):
        index_of = table(app).block.index_of
        at = index_of(HOME) if index_of else None
        assert at is not None
        await press(pilot, *["down"] * at)
        for _ in range(2):
            await press(pilot, "n")
            assert chosen(app) == HOME
            assert tabs(app).block.period.text == "2024"


async def test_n_and_p_still_change_the_entity_on_the_profile(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        await press(pilot, "5", "n")
        after = app.dashboard.selection.entity
        assert after not in (None, HOME)
        await press(pilot, "p", "p")
        assert app.dashboard.selection.entity not in (None, HOME, after)
        assert app.dashboard.selection.ranking == "dti"


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (200, 50)])
async def test_a_click_on_a_tab_opens_its_ranking_and_escape_comes_back(
    size: tuple[int, int], shipped: Dataset
) -> None:
    async with shown(shipped, size) as (app, pilot):
        line = tabs(app).render_line(0).text
        await pilot.click(tabs(app), offset=(line.index("PAPI") + 1, 0))
        await pilot.pause()
        assert chosen_ranking(app) == "papi"
        await pilot.click(tabs(app), offset=(size[0] - 3, 0))
        await pilot.pause()
        assert chosen_ranking(app) == "papi"
        await press(pilot, "escape")
        assert chosen_ranking(app) == "dti"


@pytest.mark.parametrize("size", [(60, 20), (120, 40), (200, 50)])
async def test_a_click_on_an_arrow_steps_to_the_period_it_points_to(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size, code="papi", year="2022") as (app, pilot):
        for sign, year in (("›", "2023"), ("›", "2024"), ("‹", "2023"), ("‹", "2022"), ("‹", "2021")):
            line = tabs(app).render_line(0).text
            await pilot.click(tabs(app), offset=(line.index(sign), 0))
            await pilot.pause()
            assert tabs(app).block.period.text == year
        assert chosen_ranking(app) == "papi"
        await pilot.click(tabs(app), offset=(tabs(app).render_line(0).text.index("2021") + 1, 0))
        await pilot.pause()
        assert tabs(app).block.period.text == "2021"


@pytest.mark.parametrize("width", [24, 40, 59, 79, 118])
async def test_the_chosen_tab_its_neighbours_and_the_period_have_room(width: int, shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        for _ in shipped.rankings:
            block = tabs(app).block
            lines = draw_choices(block, width).lines
            placed = placed_choices(block, width)
            names = [choice.short for choice, _ in placed if choice]
            all_names = [choice.short for choice in block.choices]
            (own,) = (choice.short for choice in block.choices if choice.chosen)
            first = all_names.index(names[0])
            assert names == all_names[first : first + len(names)]
            assert own in names
            assert [span.text.strip() for _, span in placed if span.paper == "text"] == [own]
            assert block.period.text in "".join(span.text for span in lines[0])
            assert width < 40 or all(width_of(line) <= width for line in lines)
            await press(pilot, "n")


async def test_the_screen_says_once_that_every_rank_is_derived(shipped: Dataset) -> None:
    async with shown(shipped, code="papi", year="2022") as (app, _):
        assert sum("†" in line for line in row_lines(app)) == 0
        (line,) = (line for line in screen_text(app).splitlines() if "† mọi hạng" in line)
        assert "61/63" in line


async def test_home_stands_below_with_a_question_mark_where_its_rank_is_not_known(shipped: Dataset) -> None:
    async with shown(shipped, code="par-index", year="2022") as (app, _):
        (line,) = (line for line in row_lines(app) if NAME in line)
        assert line.split()[:3] == ["◆", "?", "–"]
        assert app.dashboard.selection.period == "2022"
