"""Signals that end a command: what is being written is cleaned up first, then the sender gets its ending."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")
"""What a session and a closed terminal send; not every platform has all of them."""


class Ended(BaseException):
    """The command was told to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def orderly_ending() -> Iterator[None]:
    """Let a signal end what is done within this context as Ctrl+C does; one that is ignored stays ignored."""
    numbers = [number for name in _ENDING if (number := getattr(signal, name, None)) and _ends_at_once(number)]
    for number in numbers:
        signal.signal(number, _end)
    try:
        yield
    except Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _ends_at_once(number: int) -> bool:
    return current_thread() is main_thread() and signal.getsignal(number) is signal.SIG_DFL


def _end(number: int, _: FrameType | None) -> None:
    raise Ended(number)
