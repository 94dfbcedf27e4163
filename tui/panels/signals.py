"""Signals that end the program: the terminal is given back first, then the sender gets the ending it asked for."""

import asyncio
import os
import signal
from collections.abc import Callable
from contextlib import suppress

_ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""What a session, a closed terminal and a keyboard send; not every platform has all of them."""


_GRACE = 3
"""Seconds to leave in: a terminal that is gone may hold up who still writes to it."""


class EndingSignals:
    """Lets the application leave in good order when it is told to end."""

    def __init__(self) -> None:
        self._received: int | None = None

    def watch(self, leave: Callable[[], None]) -> None:
        """Call a function, within the running loop, for every signal that ends the program."""
        loop = asyncio.get_running_loop()
        for name in _ENDING:
            with suppress(AttributeError, NotImplementedError, RuntimeError):
                loop.add_signal_handler(getattr(signal, name), self._end, getattr(signal, name), leave)

    def _end(self, number: int, leave: Callable[[], None]) -> None:
        self._received = number
        signal.alarm(_GRACE)
        leave()

    def pass_on(self) -> None:
        """End the process by the signal that was received, if one was."""
        if self._received is not None:
            signal.alarm(0)
            signal.signal(self._received, signal.SIG_DFL)
            os.kill(os.getpid(), self._received)
