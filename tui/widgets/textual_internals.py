"""What Textual keeps to itself and this program needs: the only module that uses its private names.

A new release of Textual is checked against this module.
"""

import asyncio
from typing import Any

from textual.app import App
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip


class UnreportedApp(App[None]):
    """An application that leaves without Textual's own report of an error, which prints the values of variables."""

    @property
    def error(self) -> Exception | None:
        """What went wrong inside; None where nothing did."""
        return self._exception

    @property
    def failed(self) -> asyncio.Event:
        """Set as soon as something goes wrong inside."""
        return self._exception_event

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()


class LatestSizeScreen(Screen[None]):
    """A screen laid out for the terminal as it is: two sizes on their way at once would chase each other for ever."""

    def _screen_resized(self, size: Size) -> None:
        super()._screen_resized(self.app.size)


def strips_of(screen: Screen[Any]) -> list[Strip]:
    """Return the lines of a screen as they are painted."""
    return screen._compositor.render_strips()
