"""The ranked table of a dashboard that runs inside a test: what is chosen, what its lines are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import lines_of, screen_text
from tui.app import ReformApp
from tui.model import Code, Dataset
from tui.selection import Selection
from tui.widgets.ranked_table import RankedTable
from tui.wording import words_for

HEAD = 1
HOME = "hung-yen"
NAME = "Hưng Yên"
Shown = tuple[ReformApp, Pilot[None]]


@asynccontextmanager
async def shown(
    data: Dataset, size: tuple[int, int] = (120, 40), filter: str = "", *, code: Code = "dti", year: str = "2022"
) -> AsyncIterator[Shown]:
    """Show a ranking, for want of another the digital index of 2022, in which all 63 have a rank."""
    assert data.as_of
    selection = Selection(data.as_of, "rankings", ranking=code, period=year, filter=filter)
    app = ReformApp(context_of(data, selection=selection, words=words_for("vi")), "muc")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def table(app: ReformApp) -> RankedTable:
    (view,) = (view for view in app.dashboard.panel.views if isinstance(view, RankedTable))
    return view


def chosen(app: ReformApp) -> Code:
    view = table(app)
    return view.block.row(view.cursor).key


def comparing(app: ReformApp) -> bool:
    return app.dashboard.selection.comparing


def row_lines(app: ReformApp) -> list[str]:
    """Return the lines on which rows stand."""
    view = table(app)
    return lines_of(view)[HEAD : HEAD + view.window.rows]


def headings(app: ReformApp) -> str:
    return lines_of(table(app))[0]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def assert_chosen_is_seen(app: ReformApp) -> None:
    """The marked line is that of the chosen entity, on the screen and in its window."""
    marked = [line for line in row_lines(app) if line.startswith("▸")]
    view = table(app)
    name = app.dashboard.trail.view.dataset.entity[chosen(app)].name.spoken_in(app.dashboard.words.language)
    assert len(marked) == 1
    assert name in marked[0]
    assert marked[0].rstrip() in screen_text(app)
    assert view.item is not None
    assert view.item.start < view.size.height
