"""What a command works from: the command line as it was parsed, the words to answer in, the day it runs on."""

import argparse
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tui.analysis.view import DatasetView
from tui.cli.choices import selection_of
from tui.cli.names import chosen
from tui.cli.settings import saved_settings
from tui.dataset import bundled_dataset, find_dataset
from tui.dataset.following import FollowedDataset
from tui.model import Dataset
from tui.selection.context import PageContext
from tui.text import visible
from tui.wording import Words


class Request(Struct, frozen=True, dict=True):
    """One run of the command; the dataset is found and read when it is first asked for."""

    arguments: argparse.Namespace
    words: Words
    today: date

    @cached_property
    def path(self) -> Path:
        """The file of the dataset."""
        return find_dataset(self.arguments.data)

    @cached_property
    def view(self) -> DatasetView:
        """The dataset.

        Raises:
            DatasetError: it is faulty.
        """
        return DatasetView(self.followed.dataset)

    @cached_property
    def followed(self) -> FollowedDataset:
        """The dataset, which may be looked at again.

        Raises:
            DatasetError: it is faulty.
        """
        return FollowedDataset(self.path)

    @property
    def dataset(self) -> Dataset:
        """The facts."""
        return self.view.dataset

    def context(self, **changes: str | None) -> PageContext:
        """Return what the command line asks to see, with some of its arguments changed.

        Raises:
            DatasetError: the dataset is faulty.
            Refused: a panel, code, period or day does not exist.
        """
        arguments = argparse.Namespace(**(vars(self.arguments) | changes))
        file = "" if self.path.resolve() == bundled_dataset().resolve() else visible(self.path.name)
        selection = selection_of(arguments, self.dataset, self.today)
        return PageContext(self.view, replace(selection, file=file), self.words)

    @cached_property
    def theme(self) -> str:
        """The look asked for, else the one of the last run, else the first.

        Raises:
            Refused: there is no such look.
        """
        from tui.drawing.palettes import PALETTES

        last = saved_settings().theme
        return self._theme(last if last in PALETTES else next(iter(PALETTES)))

    @cached_property
    def picture_theme(self) -> str:
        """The look asked for, else that of print.

        Raises:
            Refused: there is no such look.
        """
        from tui.drawing.palettes import PRINT

        return self._theme(PRINT)

    def _theme(self, otherwise: str) -> str:
        from tui.drawing.palettes import PALETTES

        return chosen(self.arguments.theme or otherwise, dict.fromkeys(PALETTES, ()))
