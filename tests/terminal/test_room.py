"""No panel leaves more than a fifth of its rows empty while it has more to show, whoever is followed on what day."""

from datetime import date
from itertools import product

import pytest
from textual.pilot import Pilot

from tests.contexts import context_of
from tests.terminal.drawn import screen_text
from tui.app import ReformApp
from tui.model import Dataset
from tui.panels.saving import painted
from tui.selection import PANELS, PanelName, Selection
from tui.widgets.placing import LEAST_ROOM
from tui.wording import words_for

pytestmark = pytest.mark.slow

SIZES = ((80, 24), (120, 40), (200, 50))
FOLLOWED = ("hung-yen", "hung-yen-2025", "ha-noi", "bo-tu-phap")
DAYS = (date(2015, 6, 30), date(2023, 4, 19), date(2026, 11, 24))
BARS = 3
"""The rows of title, tabs and foot."""


def empty_rows(app: ReformApp) -> int:
    """Return the blank rows at the end of the page."""
    page = screen_text(app).splitlines()[2:-1]
    return len(page) - max((n for n, row in enumerate(page, 1) if row.strip()), default=0)


def has_more(app: ReformApp) -> bool:
    """Whether the panel has extra blocks that it does not show, or parts of its page below the fold."""
    panel = app.dashboard.panel
    return panel.below > 0 or len(app.dashboard.trail.extras()()) > len(panel.extra_blocks)


async def settled(app: ReformApp, pilot: Pilot[None]) -> None:
    """Wait until extra blocks are placed and painted."""
    for _ in range(2):
        await painted(app)
        await pilot.pause()


@pytest.mark.parametrize("panel", PANELS)
async def test_rows_are_empty_only_where_there_is_nothing_more_to_show(shipped: Dataset, panel: PanelName) -> None:
    app = ReformApp(context_of(shipped, selection=Selection(DAYS[0], panel), words=words_for("vi")), "muc")
    faults = []
    async with app.run_test(size=SIZES[0]) as pilot:
        for home, day in product(FOLLOWED, DAYS):
            await app.dashboard.go(Selection(day, panel, home=home), remember=False)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settled(app, pilot)
                rows = empty_rows(app)
                if rows > max(LEAST_ROOM, (size[1] - BARS) // 5) and has_more(app):
                    faults.append(f"{home} on {day} at {size[0]}x{size[1]}: {rows} rows are empty")
    assert not faults, "\n".join(faults)
