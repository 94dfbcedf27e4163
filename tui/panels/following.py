"""The dataset on the screen follows its files: looked at in a thread of its own, which nobody waits for."""

from datetime import date
from threading import Event, Thread
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Static

from tui.dataset.following import FollowedDataset
from tui.errors import Problem
from tui.model import Dataset
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
