"""A reading recorded from the dashboard: the form, the files, and what was done in a sentence."""

import asyncio
from datetime import date
from pathlib import Path

from tui.dataset import bundled_dataset
from tui.dataset.find import users_copy
from tui.errors import DatasetError
from tui.panels.following import Following
from tui.selection.context import PageContext
from tui.wording.failures import refusal as refusal_sentence
from tui.wording.problems import problem_line


class Recording(Following):
    """A screen on which a new reading can be added to the dataset in view."""

    def action_record(self) -> None:
        """Open the form, unless it is open already; the sample that came with the program is never changed."""
        if self.live is None:
            return
        path = self.live.followed.path
        if path.resolve() == bundled_dataset():
            self.notify(self.words("record.bundled", copy=str(users_copy())), markup=False)
        elif not any(worker.name == "record" for worker in self.workers):
            self.run_worker(self._recorded(path, self.live.today), name="record")

    async def _recorded(self, path: Path, today: date) -> None:
        """Ask for a reading until it is saved or given up."""
        from tui.editing.form import Form
        from tui.editing.readings import screen_change
        from tui.editing.recording import record
        from tui.editing.refusal import EditRefused
        from tui.panels.record_dialog import RecordDialog, typed_reading

        form, problem = Form(indicator=self._indicator_in_view()), ""
        while asked := await self.app.push_screen_wait(RecordDialog(self._context_in_view, today, form, problem)):
            form, context = asked, self.trail.context
            typed = typed_reading(form, context, today)
            try:
                recorded = await asyncio.to_thread(record, path, typed, context.words, today)
            except EditRefused as refusal:
                problem = refusal_sentence(context.words, refusal.key, refusal.details)
            except DatasetError as error:
                problem = problem_line(context.words, error.problems[0])
            else:
                inserted = recorded.insertions[0]
                sentence = screen_change(context.of_dataset(recorded.before), recorded.addition)
                place = f"{inserted.path.name}:{inserted.line}"
                self.notify(context.words("record_form.saved", place=place, change=sentence), markup=False)
                return

    def _context_in_view(self) -> PageContext:
        return self.trail.context

    def _indicator_in_view(self) -> str:
        """Return the name of the indicator the chosen item is about, else of the one that is selected."""
        view = self.panel.active_view
        opens = view.item.opens if view and view.item else None
        measure = self.selection.measure
        codes = [
            opens.code if opens and opens.kind == "indicator" else "",
            self.selection.indicator or "",
            measure.code if measure and measure.kind == "indicator" else "",
        ]
        known = self.trail.view.dataset.indicator
        return next((self.words.text(known[code].name) for code in codes if code in known), "")
