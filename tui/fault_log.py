"""A fault of the program, written down for who mends it: where it happened, and nothing of what was in the files."""

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import FrameType

from tui import __version__
from tui.files import read_regular, write_private

_MAX_BYTES = 64 * 1024
_OUTERMOST, _INNERMOST = 10, 30
"""Frames of a fault that are written down, from both ends."""
_LONGEST_CHAIN = 5
"""Faults that led to each other."""


def note_fault(error: BaseException) -> Path | None:
    """Write a fault at the end of the log; return the file, or None where it cannot be written.

    An entry holds the time, versions, the names of exceptions and the functions they passed through: no text of an
    exception, no values. The oldest entries go where the log would grow beyond 64 KiB.
    """
    try:
        place = _place()
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        log = _before(place) + "\n".join(_entry(error)) + "\n\n"
        write_private(place, _newest(log.encode("utf-8", "backslashreplace")))
    except (OSError, RuntimeError):
        return None
    return place


def note_stray_faults() -> None:
    """Write down what goes wrong in threads and tasks nobody waits for, in place of printing it over the screen."""
    threading.excepthook = lambda stray: _note(stray.exc_value)
    sys.unraisablehook = lambda stray: _note(stray.exc_value)
    logging.getLogger("asyncio").addHandler(_FaultHandler())


class _FaultHandler(logging.Handler):
    """Takes reports of faults from the event loop."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write down the exception of a report."""
        if record.exc_info:
            _note(record.exc_info[1])


def _note(error: BaseException | None) -> None:
    if error is not None:
        note_fault(error)


def _place() -> Path:
    """Return the file of the log.

    Raises:
        OSError: the user has no folder for it.
    """
    from platformdirs import user_state_path

    folder = user_state_path("reform-tui", appauthor=False)
    if not folder.is_absolute():
        raise FileNotFoundError(folder)
    return folder / "faults.log"


def _before(place: Path) -> str:
    try:
        return read_regular(place, _MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def _newest(log: bytes) -> bytes:
    """Return as many of the newest whole entries as there is room for."""
    while len(log) > _MAX_BYTES and (end := log.find(b"\n\n")) >= 0:
        log = log[end + 2 :]
    return log


def _entry(error: BaseException) -> Iterator[str]:
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    python = ".".join(map(str, sys.version_info[:3]))
    yield f"{moment} reform-tui {__version__} Python {python} {sys.platform}"
    chained: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if chained is None:
            return
        yield type(chained).__qualname__
        yield from _frames(chained)
        chained = chained.__cause__ or chained.__context__


def _frames(error: BaseException) -> list[str]:
    """Return the functions an exception passed through, the outermost first."""
    frames, trace = [], error.__traceback__
    while trace:
        frames.append(_frame(trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    if len(frames) <= _OUTERMOST + _INNERMOST:
        return frames
    return [*frames[:_OUTERMOST], "  …", *frames[-_INNERMOST:]]


def _frame(frame: FrameType, line: int) -> str:
    return f"  {frame.f_globals.get('__name__', '?')}:{line} {frame.f_code.co_qualname}"
