"""What Textual keeps to itself and this program needs: the only module that uses its private names.

A new release of Textual is checked against this module.
"""

import asyncio
import os
import re
import sys
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from selectors import EVENT_READ, SelectSelector
from time import monotonic
from typing import Any

from textual._xterm_parser import BRACKETED_PASTE_END, XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip


class UnreportedApp(App[None], inherit_bindings=False):
    """An application that leaves without Textual's own report of an error, which prints the values of variables.

    Its keys are those of its screens: none of Textual's ends it before a form could ask.
    """

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

    def get_driver_class(self) -> type[Driver]:
        """Return what talks to the terminal: on Linux and macOS, what no input can stop."""
        driver = super().get_driver_class()
        if sys.platform == "win32" or driver.__name__ != "LinuxDriver":
            return driver
        return _lasting(driver)


_PASTE_MARK = re.compile("\x1b\\[20([01])~")
_PASTE_SECONDS = 2.0
"""How long an unfinished paste is waited for; what comes later are keys again."""
_LONGEST_PASTE = 100_000
"""Letters of a paste that are kept: a hundred times what any field takes."""
_READ_BYTES = 4096


class LastingParser(XTermParser):
    """Makes events of what a terminal sends: no sequence stops it, and no paste without an end swallows the keys."""

    def __init__(self) -> None:
        super().__init__()
        self.last_data = ""
        """The end of what came last, which may be the beginning of a mark."""
        self.fed_at = monotonic()
        self.pasted = -1
        """Letters of the paste that has begun; below zero where none has."""

    def feed(self, data: str) -> Iterator[Message]:
        """Return the events in some letters."""
        self.fed_at = monotonic()
        for letter in data:
            self.last_data = self.last_data[1 - len(BRACKETED_PASTE_END) :] + letter
            mark = _PASTE_MARK.fullmatch(self.last_data)
            is_dropped = self.pasted > _LONGEST_PASTE
            if mark:
                self.pasted = 0 if mark[1] == "0" else -1
            elif self.pasted >= 0:
                self.pasted += 1
            if not is_dropped:
                yield from self.safely(super().feed(letter))
            elif self.pasted < 0:
                yield from self.safely(super().feed(BRACKETED_PASTE_END))

    def tick(self) -> Iterator[Message]:
        """Return the events that time makes: a key Escape, and the end of a paste nobody ends."""
        yield from self.safely(super().tick())
        if self.pasted >= 0 and monotonic() - self.fed_at > _PASTE_SECONDS:
            self.pasted = -1
            yield from self.safely(super().feed(BRACKETED_PASTE_END))

    def safely(self, events: Iterable[Message]) -> Iterator[Message]:
        """Return events until one cannot be made; then begin anew behind it."""
        try:
            yield from events
        except Exception:
            self._tokens.clear()
            self._gen = self.parse(self._tokens.append)
            self._awaiting = next(self._gen)
            self._timeout_time = None


def _lasting(driver: type[Driver]) -> type[Driver]:
    """Return a driver of a terminal that goes on reading whatever comes, and leaves where nothing can come any more."""

    class LastingDriver(driver):  # type: ignore[valid-type,misc]
        """Reads keys of any encoding."""

        def run_input_thread(self) -> None:
            """Make events of what is typed until the application leaves."""
            parser, decode = LastingParser(), getincrementaldecoder("utf-8")("replace").decode
            with SelectSelector() as selector:
                selector.register(self.fileno, EVENT_READ)
                while not self.exit_event.is_set():
                    for _ in selector.select(0.1):
                        data = _read(self.fileno)
                        if not data:
                            self._app.call_later(self._app.exit)
                            return
                        for event in parser.feed(decode(data)):
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)

    return LastingDriver


def _read(terminal: int) -> bytes:
    """Return what was typed; nothing where the terminal is gone."""
    try:
        return os.read(terminal, _READ_BYTES)
    except OSError:
        return b""


class LatestSizeScreen(Screen[None]):
    """A screen laid out for the terminal as it is: two sizes on their way at once would chase each other for ever."""

    def _screen_resized(self, size: Size) -> None:
        super()._screen_resized(self.app.size)


def strips_of(screen: Screen[Any]) -> list[Strip]:
    """Return the lines of a screen as they are painted."""
    return screen._compositor.render_strips()
