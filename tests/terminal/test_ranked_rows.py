"""What is done with a row of the ranked table, and that the cursor stays on its entity whatever changes."""

import pytest

from tests.terminal.drawn import remark_lines
from tests.terminal.ranked import (
    HOME,
    NAME,
    assert_chosen_is_seen,
    chosen,
    comparing,
    press,
    row_lines,
    shown,
    table,
)
from tests.terminal.terminal import squeezed, text_of
from tui.app import ReformApp
from tui.blocks.glyphs import SERIES
from tui.model import Code, Dataset


def compared(app: ReformApp) -> list[Code]:
    return list(app.dashboard.selection.compared)


# Comparing and opening


async def test_v_compares_with_home_first_and_again_takes_it_out(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        first = chosen(app)
        await press(pilot, "v")
        assert comparing(app)
        assert compared(app) == [HOME, first]
        await press(pilot, "escape")
        assert not comparing(app)
        assert chosen(app) == first
        assert any(f"{SERIES[1]} " in line for line in row_lines(app))
        assert any(f"{SERIES[0]} {NAME}" in line for line in row_lines(app))
        await press(pilot, "v")
        assert compared(app) == [HOME]
        assert not comparing(app)


async def test_at_most_five_are_compared(shipped: Dataset) -> None:
    async with shown(shipped) as (app, pilot):
        for _ in range(6):
            await press(pilot, "v")
            if comparing(app):
                await press(pilot, "escape")
            await press(pilot, "down")
        codes = [table(app).block.row(n).key for n in range(4)]
        assert compared(app) == [HOME, *codes]


async def test_enter_opens_the_profile_of_the_chosen_and_escape_comes_back_to_it(shipped: Dataset) -> None:
    async with shown(shipped, (80, 24)) as (app, pilot):
        await press(pilot, *["down"] * 30)
        entity = chosen(app)
        await press(pilot, "enter")
        assert (app.dashboard.selection.panel, app.dashboard.selection.entity) == ("profile", entity)
        await press(pilot, "escape")
        assert chosen(app) == entity
        assert_chosen_is_seen(app)


@pytest.mark.parametrize("filter", ["", "da nang"], ids=["whole", "one row"])
@pytest.mark.parametrize("size", [(60, 20), (120, 40), (200, 50)])
async def test_the_sentence_of_the_chosen_row_stands_below(
    size: tuple[int, int], filter: str, shipped: Dataset
) -> None:
    async with shown(shipped, size, filter) as (app, pilot):
        for _ in range(min(3, table(app).count)):
            view = table(app)
            assert view.block.sentences
            remark = squeezed(text_of(view.block.sentences(view.cursor)))
            below = squeezed("".join(remark_lines(view)))
            assert remark
            assert below == remark or (below.endswith("…") and remark.startswith(below[:-1]) and len(below) > 20)
            await press(pilot, "down")


# Keeping one's place


@pytest.mark.slow
@pytest.mark.parametrize("keys", [("z",), ("Z",), ("z", "z", "Z"), ("l",), ("less_than_sign",)])
async def test_the_cursor_stays_on_its_entity_in_another_order_language_and_period(
    keys: tuple[str, ...], shipped: Dataset
) -> None:
    async with shown(shipped, (80, 24), code="papi", year="2024") as (app, pilot):
        await press(pilot, *["down"] * 40)
        entity = chosen(app)
        await press(pilot, *keys)
        assert chosen(app) == entity
        assert_chosen_is_seen(app)


async def test_the_cursor_stays_on_its_entity_while_a_filter_is_typed_and_cleared(shipped: Dataset) -> None:
    async with shown(shipped, (80, 24)) as (app, pilot):
        index_of = table(app).block.index_of
        at = index_of("thai-binh") if index_of else None
        assert at
        await press(pilot, *["down"] * at)
        for keys in (("slash", *"binh"), ("escape",), ("escape",)):
            await press(pilot, *keys)
            assert chosen(app) == "thai-binh"
            assert_chosen_is_seen(app)
        assert table(app).count == 63


async def test_resizing_keeps_the_chosen_row_in_sight(shipped: Dataset) -> None:
    async with shown(shipped, (200, 50)) as (app, pilot):
        await press(pilot, *["down"] * 45)
        entity = chosen(app)
        for size in ((60, 20), (120, 40), (80, 24), (200, 50)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert chosen(app) == entity
            assert_chosen_is_seen(app)
