"""What is saved from the dashboard: a picture, a table, a briefing, where the reader says."""

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, assert_never

from tui.export.sender import Sender
from tui.files import folder_at
from tui.panels.dashboard import Dashboard
from tui.panels.report import Report
from tui.widgets.textual_internals import UnreportedApp

if TYPE_CHECKING:
    from tui.panels.screenshot import Draw

Kind = Literal["picture", "table", "briefing"]


class Preferences(NamedTuple):
    """What the reader settled before about files."""

    folder: str = ""
    """Where the last one was saved."""
    sender: Sender = Sender()
    """Who hands briefings out."""


class Saving:
    """Asks where, writes, and remembers the folder."""

    def __init__(self, app: UnreportedApp, dashboard: Dashboard, preferences: Preferences) -> None:
        self.app = app
        self.dashboard = dashboard
        self.sender = preferences.sender
        self.folder = folder_at(preferences.folder) or folder_at("") or Path.home()
        """Where the last file was saved."""

    def save(self, kind: Kind, draw: "Draw") -> None:
        """Save something of what is in view, unless that is being asked already; `draw` draws what is not in view."""
        if not any(worker.name == "save" for worker in self.app.workers):
            self.app.run_worker(self._saved(kind, draw), name="save")

    def open_folder(self) -> None:
        """Open the folder files are saved in, where there are windows."""
        if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            self.app.open_url(self.folder.as_uri())
        else:
            self.app.notify(self.dashboard.words("save.no_window", folder=str(self.folder)), markup=False)

    async def _saved(self, kind: Kind, draw: "Draw") -> None:
        from tui.panels.save_dialog import Proposal, SaveDialog, save

        self.app.clear_notifications()
        await painted(self.app)
        report = self._report(kind, draw)
        proposal = Proposal(report, self.folder / report.name)
        path = await save(self.app, SaveDialog(self.dashboard.words, proposal))
        self.folder = path.parent if path else self.folder

    def _report(self, kind: Kind, draw: "Draw") -> Report:
        """Return what is to be saved; what makes it is imported now."""
        match kind:
            case "picture":
                from tui.panels.screenshot import picture_report

                return picture_report(self.dashboard, draw)
            case "table":
                from tui.panels.reports import table_report

                return table_report(self.dashboard.trail.context)
            case "briefing":
                from tui.panels.reports import briefing_report

                return briefing_report(self.dashboard.trail.context, self.sender)
            case _:
                assert_never(kind)


async def painted(app: UnreportedApp) -> None:
    """Wait until the screen shows what was asked of it: blocks are laid out in one refresh and painted in the next.

    Raises:
        Exception: what went wrong in drawing it.
    """
    for _ in range(2):
        done = asyncio.Event()
        app.screen.call_after_refresh(done.set)
        await _first_of(done, app.failed)
    if app.error:
        raise app.error


async def _first_of(*events: asyncio.Event) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
