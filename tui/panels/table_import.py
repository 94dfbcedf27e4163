"""A published table brought in from the dashboard: the form, the questions, the last yes, the files."""

import asyncio
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from tui.blocks.figure import Opens
from tui.dataset import bundled_dataset
from tui.dataset.find import users_copy
from tui.errors import DatasetError
from tui.model import Code
from tui.panels.following import DatasetChanged
from tui.panels.recording import Recording
from tui.selection.context import PageContext
from tui.wording.problems import problem_line


class TableImport(Recording):
    """A screen on which a published table can be brought into the dataset in view."""

    def action_import(self) -> None:
        """Open the form, unless it is open already; the sample that came with the program is never changed."""
        if self.live is None:
            return
        path = self.live.followed.path
        if path.resolve() == bundled_dataset():
            self.notify(self.words("record.bundled", copy=str(users_copy())), markup=False)
        elif not any(worker.name == "import" for worker in self.workers):
            self.run_worker(self._imported(path, self.live.today), name="import")

    async def open(self, opens: Opens) -> None:
        """Go where something leads."""
        raise NotImplementedError

    async def _imported(self, path: Path, today: date) -> None:
        """Ask for a table and all it leaves open; write it after the last yes, and go to its ranking."""
        from tui.dataset.loading import load
        from tui.editing.refusal import EditRefused
        from tui.importing.refusal import ImportRefused
        from tui.importing.report import shown
        from tui.importing.writing import write
        from tui.panels.question_dialog import QuestionDialog
        from tui.panels.table_dialog import TableDialog

        form = TableDialog(self._dataset_in_view, (path, today))
        asked = await self.app.push_screen_wait(form)
        request = await self.app.push_screen_wait(QuestionDialog(self._dataset_in_view, asked)) if asked else None
        if request is None:
            return
        words = self.words
        try:
            proposal = await asyncio.to_thread(write, request)
            dataset = await asyncio.to_thread(load, path)
        except ImportRefused as refusal:
            problem = words(f"import_refused.{refusal.kind}", **shown(refusal.details))
        except EditRefused as refusal:
            problem = words(refusal.key, **refusal.details)
        except DatasetError as error:
            problem = problem_line(words, error.problems[0])
        else:
            name = words.text(dataset.ranking[request.ranking].short)
            self.notify(words("import_form.saved", n=len(proposal.standings), ranking=name), markup=False)
            self.post_message(DatasetChanged(dataset, []))
            newest = max((standing.period for standing in proposal.standings), default=None)
            self.call_later(self._show_edition, request.ranking, newest.code if newest else None)
            return
        self.notify(problem, severity="warning", markup=False)

    async def _show_edition(self, ranking: Code, period: str | None) -> None:
        """Go to a ranking, in a period."""
        await self.open(Opens("ranking", ranking))
        await self.go(replace(self.selection, period=period), remember=False)

    def _dataset_in_view(self) -> PageContext:
        return self.trail.context
