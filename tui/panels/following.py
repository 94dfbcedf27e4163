"""A screen whose dataset follows its files, looked at in a thread of its own, which nobody waits for."""

from datetime import date
from threading import Event, Thread
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Static

from tui.analysis.view import DatasetView
from tui.dataset.following import FollowedDataset
from tui.errors import Problem
from tui.model import Dataset
from tui.panels.filtering import Filtering
from tui.wording import Words
from tui.wording.problems import banner_line

LOOK_SECONDS = 0.3
_SECOND_LOOK_SECONDS = 0.15
"""How soon files are looked at again that may have been half written."""


class LiveDataset(NamedTuple):
    """A dataset whose files are looked at and may be changed."""

    followed: FollowedDataset
    today: date


class DatasetChanged(Message):
    """The files hold another dataset, or what is wrong with them is another thing."""

    def __init__(self, dataset: Dataset, problems: list[Problem]) -> None:
        super().__init__()
        self.dataset = dataset
        self.problems = problems


class Watcher:
    """Looks at the files of a dataset and tells a screen of every change."""

    def __init__(self, followed: FollowedDataset, screen: MessagePump) -> None:
        self._followed = followed
        self._screen = screen
        self._stopped = Event()

    def start(self) -> None:
        """Begin to look; a program that ends does not wait for a folder that does not answer."""
        Thread(target=self._look, name="watcher", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def _look(self) -> None:
        followed = self._followed
        while not self._stopped.wait(_SECOND_LOOK_SECONDS if followed.suspects else LOOK_SECONDS):
            if followed.look() and not self._stopped.is_set():
                self._screen.post_message(DatasetChanged(followed.dataset, followed.problems))


class FaultBanner(Static):
    """Says what is wrong with the files while the figures before it stay in view."""

    def __init__(self, words: Words, problems: list[Problem]) -> None:
        super().__init__(Content(banner_line(words, problems)), id="fault")

    def show(self, words: Words, problems: list[Problem]) -> None:
        """Say something else."""
        self.update(Content(banner_line(words, problems)))


class Following(Filtering):
    """A screen that shows what the files of its dataset become, in the same place."""

    def __init__(self, live: LiveDataset | None) -> None:
        super().__init__()
        self.live = live
        self.problems: list[Problem] = []
        """What is wrong with the files; the figures in view are those before."""
        self._watcher = Watcher(live.followed, self) if live else None

    async def on_mount(self) -> None:
        """Begin to look at the files."""
        if self._watcher:
            self._watcher.start()

    def on_unmount(self) -> None:
        """Look at the files no more."""
        if self._watcher:
            self._watcher.stop()

    def prepare_pages(self) -> None:
        """Make pages that are not in view yet."""
        raise NotImplementedError

    async def on_dataset_changed(self, message: DatasetChanged) -> None:
        """Show what the files hold now; while they are faulty, say so above the figures before."""
        self.problems = message.problems
        if message.dataset != self.trail.view.dataset:
            self.trail.follow(DatasetView(message.dataset))
        await self.go(self.selection, remember=False)
        self.prepare_pages()

    async def follow_problems(self) -> None:
        """Say in a banner what is wrong with the files, where something is."""
        banner = next(iter(self.query(FaultBanner)), None)
        if banner and not self.problems:
            await banner.remove()
        elif banner:
            banner.show(self.words, self.problems)
        elif self.problems:
            await self.mount(FaultBanner(self.words, self.problems), after=self.tab_bar)
