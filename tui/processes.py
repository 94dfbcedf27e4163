"""Processes that work for this one and end with it, however it ends."""

import io
import os
import signal
import sys
from contextlib import redirect_stderr
from multiprocessing import parent_process, resource_tracker
from multiprocessing.connection import wait
from threading import Thread


def follow_parent() -> None:
    """Leave interrupts to the parent, and end with it; called in the process that works."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def prepare_to_start() -> None:
    """Start what multiprocessing watches its processes with, before the first of them is started from a screen.

    It passes stderr on by its number; the stream that stands in for stderr while a screen is shown has none.
    """
    if sys.platform != "win32":
        with redirect_stderr(io.StringIO()):
            resource_tracker.ensure_running()


def _end_with_parent() -> None:
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
