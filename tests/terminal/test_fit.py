"""Everything fits: on every panel, at every size, in both languages, on dark and on light paper."""

from itertools import product

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import lost, screen_text, too_wide
from tests.terminal.terminal import SIZES
from tui.app import ReformApp
from tui.model import Dataset
from tui.panels.dashboard import Dashboard
from tui.selection import PANELS, PanelName, Selection
from tui.text import cells
from tui.widgets.block_view import BlockView
from tui.widgets.ranked_table import RankedTable
from tui.wording import Language, languages, words_for

pytestmark = pytest.mark.slow

LOOKS = ("muc", "giay")
LEAST_WINDOW = 12
"""The fewest lines of a table that scrolls by itself: headings, some rows, and what is told of one of them."""
Case = tuple[tuple[int, int], Language, str]


@pytest.fixture(
    params=[*product(SIZES, languages(), LOOKS)], ids=lambda case: f"{case[0][0]}x{case[0][1]}-{case[1]}-{case[2]}"
)
def case(request: pytest.FixtureRequest) -> Case:
    """A size, a language and a look."""
    parameters: Case = request.param
    return parameters


async def test_every_panel_says_all_its_words(case: Case, shipped: Dataset) -> None:
    size, language, look = case
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of), words=words_for(language)), look)
    faults: list[str] = []
    async with app.run_test(size=size) as pilot:
        for n, panel in enumerate(PANELS, 1):
            await pilot.press(str(n))
            await pilot.pause()
            faults += [f"{panel}: {fault}" for fault in await panel_faults(app, pilot)]
    assert not faults, "\n".join(faults)


async def panel_faults(app: ReformApp, pilot: Pilot[None]) -> list[str]:
    """Return all that does not fit on the panel in view."""
    dashboard, width = app.dashboard, app.size.width
    panel, words = dashboard.panel, dashboard.words
    faults = [f"too wide: {line!r}" for view in panel.views for line in too_wide(view)]
    faults += room_faults(panel.views)
    faults += [f"over the edge: {view.block.key}" for view in panel.views if view.region.right > width]
    faults += [f"lost: {text}" for text in lost(panel.page, panel.views)]
    screen = screen_text(app).splitlines()
    faults += bar_faults(dashboard, screen)
    faults += [f"a row of another width: {row!r}" for row in screen if cells(row) > width]
    fold = words("app.more", n=panel.below)
    if panel.below:
        if fold not in screen[-1]:
            faults.append(f"no word of {panel.below} lines below: {screen[-1]}")
        await pilot.press("shift+tab", "end" if panel.ranked_table is None else "pagedown")
        await pilot.pause()
        if panel.below:
            faults.append(f"{panel.below} lines can never be seen")
    return faults


def room_faults(views: list[BlockView]) -> list[str]:
    """Return the blocks without the lines they need; a table that scrolls by itself needs a window on its rows."""
    faults = []
    for view in views:
        needed = view.height_for(view.size.width)
        least = min(needed, LEAST_WINDOW) if isinstance(view, RankedTable) else needed
        if not least <= view.size.height <= needed:
            faults.append(f"{view.block.key} has {view.size.height} of {needed} lines")
    return faults


def bar_faults(dashboard: Dashboard, screen: list[str]) -> list[str]:
    """Return what the bars cut."""
    words, bar = dashboard.words, dashboard.foot_bar
    hints, fold, _ = bar.content
    foot = screen[-1].strip().removesuffix(fold).strip()
    known = [f"{hint.key} {hint.words}" for hint in hints]
    faults = [f"a hint that is not whole: {hint}" for hint in foot.split("   ") if hint.strip() not in known]
    if not screen[0].strip().startswith(words.text(dashboard.trail.view.dataset.title)):
        faults.append(f"the title is cut: {screen[0]}")
    place = PANELS.index(dashboard.selection.panel) + 1
    if f" {place} {words(f'panel.{dashboard.selection.panel}')} " not in f"{screen[1]} ":
        faults.append(f"the active tab has no name: {screen[1]}")
    faults += [f"no tab {n}: {screen[1]}" for n in range(1, 8) if f" {n} " not in screen[1]]
    return faults


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_a_changed_page_gets_the_room_it_needs(size: tuple[int, int], panel: PanelName, shipped: Dataset) -> None:
    assert shipped.as_of
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of, panel), words=words_for("vi")), LOOKS[0])
    faults: list[str] = []
    async with app.run_test(size=size) as pilot:
        for key in ("l", "l", "n", "p", "less_than_sign", "end", "enter"):
            await pilot.press(key)
            await pilot.pause()
            faults += [f"after {key}: {fault}" for fault in room_faults(app.dashboard.panel.views)]
    assert not faults, "\n".join(faults)


OFFERS = list(product(SIZES, languages()))


@pytest.mark.parametrize(("size", "language"), OFFERS)
async def test_every_panel_offers_the_next_language(
    size: tuple[int, int], language: Language, shipped: Dataset
) -> None:
    assert shipped.as_of
    words = words_for(language)
    app = ReformApp(context_of(shipped, selection=Selection(shipped.as_of), words=words), LOOKS[0])
    async with app.run_test(size=size) as pilot:
        for n in range(1, 8):
            await pilot.press(str(n))
            await pilot.pause()
            rows = screen_text(app).splitlines()
            assert words("app.next_language", name=words.next_language) in rows[1] + rows[-1]
