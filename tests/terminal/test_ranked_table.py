"""The ranked table on the screen: a cursor, headings and home that stay in sight, orders, columns."""

import pytest

from tests.terminal.drawn import SHIFTED, screen_text
from tests.terminal.ranked import (
    HOME,
    NAME,
    assert_chosen_is_seen,
    chosen,
    headings,
    press,
    row_lines,
    shown,
    table,
)
from tests.terminal.terminal import SIZES
from tui.blocks.table import Table
from tui.model import Code, Dataset
from tui.wording import words_for

# The cursor


@pytest.mark.parametrize(("forth", "back"), [("down", "up"), ("j", "k")])
async def test_the_cursor_goes_a_row_on_and_back(forth: str, back: str, shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        for key, at in ((forth, 1), (forth, 2), (back, 1), (back, 0)):
            await press(pilot, key)
            assert table(app).cursor == at
            assert_chosen_is_seen(app)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_every_row_is_seen_under_the_cursor_with_home_once(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size) as (app, pilot):
        assert table(app).count == 63
        for n in range(63):
            assert table(app).cursor == n
            assert_chosen_is_seen(app)
            assert sum(NAME in line for line in row_lines(app)) == 1
            await pilot.press("down")
        await pilot.pause()
        assert app.dashboard.panel.active_view is not table(app)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_pages_and_ends(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size) as (app, pilot):
        await press(pilot, "end")
        assert table(app).cursor == 62
        assert_chosen_is_seen(app)
        await press(pilot, "home")
        assert table(app).cursor == 0
        seen = [0]
        while seen[-1] < 62:
            await press(pilot, "pagedown")
            assert_chosen_is_seen(app)
            assert 0 < table(app).cursor - seen[-1] < table(app).window.rows
            seen.append(table(app).cursor)
        await press(pilot, *["pageup"] * len(seen))
        assert table(app).cursor == 0


async def test_headings_stay_wherever_the_rows_are(shipped: Dataset) -> None:
    async with shown(shipped, (80, 24)) as (app, pilot):
        before = headings(app)
        assert before.split()[0].startswith(words_for("vi")("column.rank"))
        await press(pilot, "end")
        assert headings(app) == before
        assert before.strip(SHIFTED) in screen_text(app)


# Home


async def test_home_is_kept_at_the_edge_beyond_which_it_lies(shipped: Dataset) -> None:
    async with shown(shipped, (80, 24)) as (app, pilot):
        index_of = table(app).block.index_of
        assert index_of
        at = index_of(HOME)
        assert at is not None
        assert at >= table(app).window.rows
        assert NAME in row_lines(app)[-1]
        await press(pilot, "end")
        assert NAME in row_lines(app)[0]
        await press(pilot, "home", *["down"] * at)
        assert chosen(app) == HOME
        assert_chosen_is_seen(app)


async def test_home_is_marked_in_its_place_and_where_it_is_kept_in_sight(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        window = table(app).window
        for keys in ((), ("end",), ("home", *["down"] * 20)):
            await press(pilot, *keys)
            (line,) = (line for line in row_lines(app) if NAME in line)
            assert window.home is not None
            is_above, is_below = window.home < window.top, window.home >= window.top + window.rows
            assert line[0] == ("↑" if is_above else "↓" if is_below else "◆")


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_the_column_sorted_by_comes_into_view(size: tuple[int, int], shipped: Dataset) -> None:
    async with shown(shipped, size, code="papi", year="2022") as (app, pilot):
        for _ in table(app).block.columns:
            await press(pilot, "z")
            block = table(app).block
            (column,) = (column for column in block.columns if column.key == block.sorted_by)
            mark = "▼" if block.descending else "▲"
            assert headings(app).count(mark) == 1, column.heading


async def test_home_stays_below_a_filter_that_leaves_it_out(shipped: Dataset) -> None:
    async with shown(shipped, (80, 24), filter="da nang") as (app, _):
        assert table(app).count == 1
        assert "Đà Nẵng" in row_lines(app)[0]
        assert NAME in row_lines(app)[1]
        assert sum(bool(line.strip()) for line in row_lines(app)) == 2


# Orders


def sorting(block: Table) -> tuple[str, bool]:
    return block.sorted_by, block.descending


async def test_z_goes_through_all_orders_and_marks_the_column(shipped: Dataset) -> None:
    async with shown(shipped, (200, 50)) as (app, pilot):
        keys = [column.key for column in table(app).block.columns if not column.picture and column.key != "source"]
        met = []
        for _ in keys:
            block = table(app).block
            met.append(block.sorted_by)
            (heading,) = (column.heading for column in block.columns if column.key == block.sorted_by)
            assert f"{heading}{'▼' if block.descending else '▲'}" in headings(app)
            assert headings(app).count("▼") + headings(app).count("▲") == 1
            await press(pilot, "z")
        assert met == keys
        assert sorting(table(app).block) == ("rank", False)


async def test_capital_z_turns_the_order_round_and_back(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        first = table(app).block.row(0).key
        await press(pilot, "Z")
        assert sorting(table(app).block) == ("rank", True)
        assert table(app).block.row(62).key == first
        assert_chosen_is_seen(app)
        await press(pilot, "Z")
        assert sorting(table(app).block) == ("rank", False)
        assert table(app).block.row(0).key == first


async def test_a_click_on_a_heading_sorts_by_it_and_another_the_other_way_round(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        for key in ("score", "entity", "rank"):
            (heading,) = (column.heading for column in table(app).block.columns if column.key == key)
            await pilot.click(table(app), offset=(headings(app).index(heading) + 1, 0))
            await pilot.pause()
            once = sorting(table(app).block)
            await pilot.click(table(app), offset=(headings(app).index(heading) + 1, 0))
            await pilot.pause()
            twice = sorting(table(app).block)
            assert once[0] == twice[0] == key
            assert once[1] is not twice[1]


# Columns


@pytest.mark.slow
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize(("code", "year"), [("dti", "2022"), ("papi", "2024")])
async def test_arrows_push_columns_out_until_the_last_is_seen(
    code: Code, year: str, size: tuple[int, int], shipped: Dataset
) -> None:
    async with shown(shipped, size, code=code, year=year) as (app, pilot):
        columns = table(app).block.columns
        start = headings(app)
        assert "‹" not in start
        presses = 0
        while headings(app).rstrip().endswith("›"):
            before = headings(app)
            await press(pilot, "right")
            presses += 1
            assert headings(app) != before
            assert headings(app).startswith("‹")
            assert presses < len(columns)
        if presses == 0:
            assert [column.heading for column in columns if column.heading not in start and not column.picture] == []
            return
        assert columns[-1].heading[:6] in headings(app)
        assert all(column.heading in headings(app) for column in columns if not column.priority)
        last = headings(app)
        await press(pilot, "right")
        assert headings(app) == last
        await press(pilot, *["left"] * presses)
        assert headings(app) == start
