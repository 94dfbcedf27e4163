"""What changed since the files of the dataset were last looked at: a quiet notice at the start, and a page of it."""

from functools import partial

from textual.message import Message

from tui.blocks.figure import Opens
from tui.blocks.page import Page
from tui.model import Dataset
from tui.pages.panel_spec import PanelSpec
from tui.panels.following import DatasetChanged
from tui.panels.table_import import TableImport
from tui.selection.context import PageContext


class LookedBack(Message):
    """It is known what the dataset was when its files were last looked at."""

    def __init__(self, dataset: Dataset, changes: str) -> None:
        super().__init__()
        self.dataset = dataset
        self.changes = changes
        """What changed since, in brief; empty where nothing did."""


class LookingBack(TableImport):
    """A screen that knows what its dataset was when it was last opened; all of that is worked out in threads."""

    former_dataset: Dataset | None = None
    """The dataset when its files were last looked at; None where that is not known."""

    async def on_mount(self) -> None:
        """Look back once all is painted."""
        if self.live:
            self.call_after_refresh(self._start_looking_back)

    def _start_looking_back(self) -> None:
        self._aside(partial(self._look_back, self.trail.context))

    async def on_dataset_changed(self, message: DatasetChanged) -> None:
        """Keep what is in view now as what was last seen."""
        if self.live and not message.problems:
            from tui.dataset.last_seen import see

            self._aside(partial(see, self.live.followed.path, message.dataset))

    def _aside(self, work: partial[None]) -> None:
        """Do something in a thread; what goes wrong there costs the memory of what was seen and nothing else."""
        self.run_worker(work, name="look back", group="look back", thread=True, exit_on_error=False)

    def _look_back(self, context: PageContext) -> None:
        """Find out what changed since the last time, and keep what is there now for the next."""
        from tui.dataset.last_seen import last_seen, see

        assert self.live
        path = self.live.followed.path
        former = last_seen(path)
        see(path, context.dataset)
        if former:
            changes = "" if former == context.dataset else _changes_in_brief(former, context)
            self.post_message(LookedBack(former, changes))

    def on_looked_back(self, message: LookedBack) -> None:
        """Tell of what changed."""
        self.former_dataset = message.dataset
        if message.changes:
            self.notify(self.words("changes.notice", changes=message.changes), markup=False)

    def action_changes(self) -> None:
        """Show what changed since the files were last looked at; say so where nothing did, or nothing is known."""
        from tui.panels.changes_screen import ChangesScreen

        former, context = self.former_dataset, self.trail.context
        if former is None:
            self.notify(self.words("changes.unknown"), markup=False)
        elif former == context.dataset:
            self.notify(self.words("changes.none"), markup=False)
        else:
            spec = PanelSpec(title="diff.title", page=partial(_changes_since, former), wide=("summary",))
            self.app.push_screen(ChangesScreen(spec, context), self._open_change)

    async def _open_change(self, opens: Opens | None) -> None:
        """Go to what was chosen among the changes."""
        if opens:
            await self.open(opens)


def _changes_since(former: Dataset, context: PageContext) -> Page:
    from tui.pages.differences.page import page
    from tui.pages.differences.sides import Sides

    return page(Sides(context.of_dataset(former), context))


def _changes_in_brief(former: Dataset, context: PageContext) -> str:
    from tui.pages.differences.page import changes_in_brief
    from tui.pages.differences.sides import Sides

    return changes_in_brief(Sides(context.of_dataset(former), context))
