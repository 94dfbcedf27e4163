"""What is saved from the dashboard: a picture, a table, a briefing, where the reader says."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from tui.files import folder_at
from tui.panels.dashboard import Dashboard
from tui.panels.report import Report
from tui.widgets.textual_internals import UnreportedApp

Kind = Literal["picture", "table", "briefing"]


class Saving:
    """Asks where, writes, and remembers the folder."""

    def __init__(self, app: UnreportedApp, dashboard: Dashboard, folder: str) -> None:
        self.app = app
        self.dashboard = dashboard
        self.folder = folder_at(folder) or folder_at("") or Path.home()
        """Where the last file was saved."""

    def save(self, kind: Kind) -> None:
        """Save something of what is in view, unless that is being asked already."""
        if not any(worker.name == "save" for worker in self.app.workers):
            self.app.run_worker(self._saved(kind), name="save")

    def open_folder(self) -> None:
        """Open the folder files are saved in, where there are windows."""
        if sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            self.app.open_url(self.folder.as_uri())
        else:
            self.app.notify(self.dashboard.words("save.no_window", folder=str(self.folder)), markup=False)

    async def _saved(self, kind: Kind) -> None:
        from tui.panels.save_dialog import Proposal, SaveDialog, save

        self.app.clear_notifications()
        await painted(self.app)
        report = _REPORTS[kind](self.dashboard)
        proposal = Proposal(report, self.folder / report.name)
        path = await save(self.app, SaveDialog(self.dashboard.words, proposal))
        self.folder = path.parent if path else self.folder


async def painted(app: UnreportedApp) -> None:
    """Wait until the screen shows what was asked of it.

    Raises:
        Exception: what went wrong in drawing it.
    """
    done = asyncio.Event()
    app.screen.call_after_refresh(done.set)
    waits = [asyncio.ensure_future(event.wait()) for event in (done, app.failed)]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    if app.error:
        raise app.error


def _picture(dashboard: Dashboard) -> Report:
    from tui.panels.screenshot import picture_report

    return picture_report(dashboard)


def _table(dashboard: Dashboard) -> Report:
    from tui.panels.reports import table_report

    return table_report(dashboard.trail.context)


def _briefing(dashboard: Dashboard) -> Report:
    from tui.panels.reports import briefing_report

    return briefing_report(dashboard.trail.context)


_REPORTS: dict[Kind, Callable[[Dashboard], Report]] = {"picture": _picture, "table": _table, "briefing": _briefing}
