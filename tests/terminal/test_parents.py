"""Rankings that are parts of others: the index is told first, Enter goes down, Esc up, names say of what."""

from datetime import date

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tests.unit.factories import dataset, ranking, standing
from tui.app import ReformApp
from tui.blocks.table import Table
from tui.export.papers import ranking_paper
from tui.export.plain import plain_text
from tui.model import Code, Dataset, Ranking
from tui.pages import page
from tui.pages.navigation.steps import step_ranking
from tui.panels.panel import Panel
from tui.selection import PANELS, Selection

DAY = date(2025, 1, 1)


def part(code: Code, parent: Code | None, *entities: Code) -> Ranking:
    standings = (standing("2024", entity, str(n), str(90 - n)) for n, entity in enumerate(entities, 1))
    return replace(ranking(*standings, code=code), parent=parent)


@pytest.fixture(scope="module")
def data() -> Dataset:
    """An index of two domains, one of them of two themes, and another index."""
    return dataset(
        rankings=(
            part("reform", None, "a", "b", "c"),
            part("rules", "reform", "b", "a", "c"),
            part("papers", "rules", "c", "b", "a"),
            part("quality", "rules"),
            part("money", "reform", "c", "a", "b"),
            part("other", None, "a", "b", "c"),
        ),
        home="b",
    )


def on(panel: str = "rankings", code: Code | None = None) -> Selection:
    (name,) = (name for name in PANELS if name == panel)
    return Selection(DAY, name, ranking=code)


def plain(data: Dataset, selection: Selection) -> str:
    return plain_text(page(context_of(data, selection=selection)))


def parts(data: Dataset, code: Code) -> list[list[str]]:
    blocks = page(context_of(data, selection=on(code=code))).blocks
    tables = [block for block in blocks if isinstance(block, Table) and block.key == "parts"]
    return [[str(getattr(cell, "text", "")) for cell in row.cells] for table in tables for row in table.rows]


def test_the_family_of_a_ranking(data: Dataset) -> None:
    by_code = data.ranking
    assert [index.code for index in data.indices] == ["reform", "other"]
    assert [below.code for below in data.parts(by_code["rules"])] == ["papers", "quality"]
    assert [beside.code for beside in data.siblings(by_code["money"])] == ["rules", "money"]
    assert [above.code for above in data.ancestors(by_code["papers"])] == ["reform", "rules"]


def test_the_parts_of_a_ranking_are_told_with_the_standing_of_home(data: Dataset) -> None:
    assert parts(data, "reform") == [["rules", "2024", "1/3", "89", "3/3"], ["money", "2024", "3/3", "87", "3/3"]]
    assert parts(data, "rules") == [["papers", "2024", "2/3", "88", "3/3"], ["quality", "–", "–", "–", "–"]]
    assert parts(data, "papers") == []


def test_a_part_says_of_what_it_is_one(data: Dataset) -> None:
    assert "reform › rules › papers" in plain(data, on(code="papers"))
    assert "›" not in plain(data, on(code="reform"))
    context = context_of(data, selection=on(code="papers"))
    editions = context.view.editions(data.ranking["papers"])
    assert ranking_paper(context, data.ranking["papers"], editions).title == "reform › rules › papers 2024"


def test_a_part_nobody_has_a_standing_on_still_has_its_way(data: Dataset) -> None:
    assert "No standing of reform › rules › quality is known." in plain(data, on(code="quality"))


def test_the_overview_tells_indices_and_the_profile_tells_parts_by_their_way(data: Dataset) -> None:
    assert "rules" not in plain(data, on("overview"))
    assert "reform › rules" in plain(data, on("profile"))
    assert "reform › money" in plain(data, on("trends"))
    assert "reform › rules › papers" in plain(data, on("sources"))


def test_n_goes_round_the_parts_of_the_same_ranking(data: Dataset) -> None:
    context = context_of(data, selection=on(code="rules"))
    after = step_ranking(context, 1)
    assert after.ranking == "money"
    assert step_ranking(context.with_selection(after), 1).ranking == "rules"
    assert step_ranking(context_of(data, selection=on(code="reform")), 1).ranking == "other"


def to_parts(panel: Panel) -> None:
    panel.activate(next(view for view in panel.stops if view.block.key == "parts"))


async def test_enter_goes_down_and_escape_up(data: Dataset) -> None:
    app = ReformApp(context_of(data, selection=on(code="reform")), "muc")
    async with app.run_test(size=(120, 40)) as pilot:
        for below in ("rules", "papers"):
            await pilot.pause()
            to_parts(app.dashboard.panel)
            await pilot.press("enter")
            assert app.dashboard.selection.ranking == below
        assert "reform › rules › papers" in screen_text(app)
        for above in ("rules", "reform", "reform"):
            await pilot.press("escape")
            assert app.dashboard.selection.ranking == above


async def test_escape_leads_up_where_nothing_was_looked_at_before(data: Dataset) -> None:
    app = ReformApp(context_of(data, selection=on(code="papers")), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        for above in ("rules", "reform", "reform"):
            await pilot.press("escape")
            assert app.dashboard.selection.ranking == above
