"""Many pictures at once: drawing holds the interpreter, so each core gets a process of its own."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

from tui.export.formats import PICTURES
from tui.export.picture import Picture

_WORTH = 9
"""From how many pictures on starting processes takes less time than it saves."""
_MOST = 4
"""Processes, each of which takes some 40 MiB."""


@contextmanager
def encoder(count: int, suffix: str, keep: Callable[[bytes], None]) -> Iterator[Callable[[Picture], None]]:
    """Give what takes `count` pictures and hands the bytes of their files to `keep`, in the same order."""
    processes = min(os.cpu_count() or 1, _MOST)
    if count < _WORTH or processes == 1:
        yield lambda picture: keep(_encoded(picture, suffix))
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_follow_parent) as pool:
        waiting: deque[Future[bytes]] = deque()

        def take(picture: Picture) -> None:
            waiting.append(pool.submit(_encoded, picture, suffix))
            if len(waiting) > 2 * processes:
                keep(waiting.popleft().result())

        yield take
        while waiting:
            keep(waiting.popleft().result())


def _encoded(picture: Picture, suffix: str) -> bytes:
    return PICTURES[suffix].encoded(picture)


def _follow_parent() -> None:
    """Leave interrupts to the parent, and end with it however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
