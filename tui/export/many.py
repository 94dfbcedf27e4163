"""Many files at once: writing them holds the interpreter, so each core gets a process of its own."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

from tui.export.formats import FileFormat
from tui.processes import follow_parent

Content = TypeVar("Content")

_WORTH = 9
"""From how many files on starting processes takes less time than it saves."""
_MOST = 4
"""Processes, each of which takes some 40 MiB."""


@contextmanager
def encoder(
    count: int, file_format: FileFormat[Content], keep: Callable[[bytes], None]
) -> Iterator[Callable[[Content], None]]:
    """Give what takes the contents of `count` files and hands the bytes of each to `keep`, in the same order."""
    processes = min(os.cpu_count() or 1, _MOST)
    if count < _WORTH or processes == 1:
        yield lambda content: keep(file_format.encoded(content))
        return
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=follow_parent) as pool:
        waiting: deque[Future[bytes]] = deque()

        def take(content: Content) -> None:
            waiting.append(pool.submit(file_format.encoded, content))
            if len(waiting) > 2 * processes:
                keep(waiting.popleft().result())

        yield take
        while waiting:
            keep(waiting.popleft().result())
