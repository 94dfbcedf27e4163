"""The pages of the other panels are made aside, not for big rankings, and no longer than the dashboard is open."""

import threading
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

import tui.pages
from tests.contexts import context_of
from tui.app import ReformApp
from tui.model import Dataset
from tui.panels import trail as trail_module
from tui.panels.trail import Cancellable, Trail
from tui.selection import PANELS
from tui.selection.context import PageContext

PATIENCE = 10.0


@dataclass
class Work:
    """Work that is called off after some pages."""

    pages: int = len(PANELS)

    @property
    def is_cancelled(self) -> bool:
        self.pages -= 1
        return self.pages < 0


@pytest.fixture
def panels_made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The panels whose pages have been made."""
    panels: list[str] = []
    page = tui.pages.page

    def noted(context: PageContext) -> object:
        panels.append(context.selection.panel)
        return page(context)

    monkeypatch.setattr(trail_module, "page", noted)
    return panels


def test_every_panel_is_prepared_once(shipped: Dataset, panels_made: list[str]) -> None:
    trail = Trail(context_of(shipped))
    trail.page()
    trail.prepare(Work())
    assert panels_made == list(PANELS)


def test_no_page_is_begun_once_the_work_is_called_off(shipped: Dataset, panels_made: list[str]) -> None:
    Trail(context_of(shipped)).prepare(Work(pages=2))
    assert panels_made == list(PANELS[:2])


def with_ranking_of(entities: int, shipped: Dataset) -> Dataset:
    """Return the shipped dataset with as many entities in its first ranking."""
    first, *rest = shipped.rankings
    standings = tuple(replace(first.standings[0], entity=f"e{n}") for n in range(entities))
    return replace(shipped, rankings=(replace(first, standings=standings), *rest))


@pytest.mark.parametrize(("entities", "prepares"), [(500, True), (501, False)])
def test_a_big_ranking_has_the_time_for_itself(shipped: Dataset, entities: int, prepares: bool) -> None:
    assert Trail(context_of(with_ranking_of(entities, shipped))).prepares is prepares


@pytest.mark.parametrize("prepares", [True, False])
async def test_the_dashboard_prepares_in_a_thread_that_ends_with_it(
    shipped: Dataset, prepares: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def prepare(_trail: Trail, work: Cancellable) -> None:
        assert threading.current_thread() is not threading.main_thread()
        begun.set()
        while not work.is_cancelled:
            ended.wait(0.01)
        ended.set()

    monkeypatch.setattr(Trail, "prepare", prepare)
    monkeypatch.setattr(Trail, "prepares", prepares)
    app = ReformApp(context_of(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert begun.wait(PATIENCE if prepares else 0) is prepares
        assert not ended.is_set()
    assert ended.wait(PATIENCE if prepares else 0) is prepares


async def test_a_page_that_cannot_be_made_is_no_fault_before_it_is_looked_at(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def prepare(_trail: Trail, _work: Cancellable) -> None:
        begun.set()
        raise ZeroDivisionError

    monkeypatch.setattr(Trail, "prepare", prepare)
    app = ReformApp(context_of(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert begun.wait(PATIENCE)
        await pilot.press("2")
        await pilot.pause()
        assert app.dashboard.selection.panel == "progress"
        assert app.error is None
