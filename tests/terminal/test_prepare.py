"""The pages of the other panels are made aside, not for pictures, and no longer than the dashboard is open."""

import threading

import pytest

import tui.pages
from tests.contexts import context_of
from tui.app import ReformApp, Shots, take_pictures
from tui.model import Dataset
from tui.panels import trail as trail_module
from tui.panels.trail import Trail
from tui.selection import PANELS
from tui.selection.context import PageContext

PATIENCE = 10.0


class Preparation:
    """What the thread does that makes pages, as far as it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.panels: list[str] = []
        """The panels whose pages were begun."""
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.begun = threading.Event()
        self._page = tui.pages.page
        monkeypatch.setattr(trail_module, "page", self._noted)

    def _noted(self, context: PageContext) -> object:
        self.panels.append(context.selection.panel)
        self.begun.set()
        if threading.current_thread() is not threading.main_thread():
            assert self.may_go_on.wait(PATIENCE)
        return self._page(context)


@pytest.fixture
def preparation(monkeypatch: pytest.MonkeyPatch) -> Preparation:
    return Preparation(monkeypatch)


def wait_for_thread() -> None:
    """Wait until no pages are made aside any more."""
    for thread in threading.enumerate():
        if thread.name == "prepare":
            thread.join(PATIENCE)
            assert not thread.is_alive()


def test_every_panel_is_prepared_once(shipped: Dataset, preparation: Preparation) -> None:
    trail = Trail(context_of(shipped))
    trail.page()
    trail.prepare()
    wait_for_thread()
    assert preparation.panels == list(PANELS)


def test_no_page_is_begun_once_the_work_is_called_off(shipped: Dataset, preparation: Preparation) -> None:
    trail = Trail(context_of(shipped))
    preparation.may_go_on.clear()
    trail.prepare()
    assert preparation.begun.wait(PATIENCE)
    trail.stop_preparing()
    preparation.may_go_on.set()
    wait_for_thread()
    assert preparation.panels == [PANELS[0]]


def test_pages_are_prepared_by_the_newest_call_alone(shipped: Dataset, preparation: Preparation) -> None:
    trail = Trail(context_of(shipped))
    preparation.may_go_on.clear()
    trail.prepare()
    assert preparation.begun.wait(PATIENCE)
    trail.prepare()
    preparation.may_go_on.set()
    wait_for_thread()
    assert preparation.panels == list(PANELS)


def test_a_page_made_aside_is_waited_for_and_not_made_twice(shipped: Dataset, preparation: Preparation) -> None:
    trail = Trail(context_of(shipped))
    preparation.may_go_on.clear()
    trail.prepare()
    assert preparation.begun.wait(PATIENCE)
    threading.Timer(0, preparation.may_go_on.set).start()
    assert trail.page().panel == PANELS[0]
    trail.stop_preparing()
    wait_for_thread()
    assert preparation.panels.count(PANELS[0]) == 1


async def test_the_dashboard_prepares_in_a_thread_that_begins_no_page_after_it(
    shipped: Dataset, preparation: Preparation
) -> None:
    preparation.may_go_on.clear()
    app = ReformApp(context_of(shipped).with_selection(context_of(shipped).selection.on("sources")), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        while PANELS[0] not in preparation.panels:
            await pilot.pause()
    preparation.may_go_on.set()
    wait_for_thread()
    assert preparation.panels == ["sources", PANELS[0]]


def test_a_picture_has_the_time_for_itself(shipped: Dataset, preparation: Preparation) -> None:
    context = context_of(shipped)
    take_pictures(Shots(context, [context.selection.on("sources")], "muc", (80, 24)), lambda _picture: None)
    wait_for_thread()
    assert "sources" in preparation.panels
    assert set(preparation.panels) <= {"sources", context.selection.panel}


async def test_a_page_that_cannot_be_made_is_no_fault_before_it_is_looked_at(
    shipped: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, failed = tui.pages.page, threading.Event()

    def failing_aside(context: PageContext) -> object:
        if threading.current_thread() is threading.main_thread():
            return page(context)
        failed.set()
        raise ZeroDivisionError

    monkeypatch.setattr(trail_module, "page", failing_aside)
    app = ReformApp(context_of(shipped), "muc")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert failed.wait(PATIENCE)
        await pilot.press("2")
        await pilot.pause()
        assert app.dashboard.selection.panel == "progress"
        assert app.error is None
