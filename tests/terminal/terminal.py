"""A real terminal for tests: a program in a pty, its screen emulated, its bytes kept."""

import os
import re
import signal
import sys
import time
import unicodedata
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte
import pytest

from tests.contexts import context_of
from tui.blocks.chart import Chart
from tui.blocks.figure import Figure, Mark, Runs
from tui.blocks.page import Choices, Lead, Prose
from tui.model import Dataset
from tui.pages import page
from tui.selection import PanelName, Selection
from tui.wording import Language, words_for

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty to run a program in")

VI, EN = words_for("vi"), words_for("en")
SIZES = ((60, 20), (80, 24), (120, 40), (200, 50))
KEYS = {
    "enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~",
    "ctrl+c": "\x03", "ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+t": "\x14",
}  # fmt: skip
PATIENCE = 20.0
"""Seconds after which something that has not happened will not happen."""
_QUIET = 0.15
PALETTE = "▔" * 40
"""What is on the screen while the palette is open: its upper edge."""

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_UNFINISHED = re.compile(rb"\x1b(?:\[[<=>?0-9;$]*|\][^\x07\x1b]*\x1b?)?$")
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_EDGE = re.compile(r"\s{2,}(?=\S)")
"""What lies left of a column, or of anything else that stands apart."""
_COLOURS = re.compile(rb"\x1b\[([0-9;:]*)m")


class Terminal:
    """Runs a command in a pty of some size; leaving the context always ends it."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        columns, rows = size
        self.raw = b""
        """Every byte the program wrote."""
        self.ended = False
        self._pending = b""
        self._gone = False
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        looks = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # fork beside threads: the child only execs
            self._child = pexpect.spawn(
                command[0],
                list(command[1:]),
                dimensions=(rows, columns),
                env=inherited | looks | dict(environment or {}),
                cwd=folder,
                timeout=None,
            )
        self._child.delaybeforesend = None
        self._child.ptyproc.delayafterclose = self._child.ptyproc.delayafterterminate = 0.01

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._child.isalive():
            os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()
        self._child.close()

    def send(self, *keys: str) -> None:
        """Send keys by their names, or texts as they are, all in one write."""
        self.write("".join(KEYS.get(key, key) for key in keys))

    def write(self, text: str) -> None:
        """Write text as it is."""
        self._child.send(text.encode("utf-8"))

    def write_bytes(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._child.send(data)

    def click(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, both counted from 0."""
        self.write(f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size, and tell the program."""
        self._screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Read until something holds; fail with the screen when it never does."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            if self.ended or time.monotonic() > deadline:
                state = "ended" if self.ended else "is running"
                raise AssertionError(
                    f"never seen: {what or holds}; the program {state}\n{self.text}\n{self.raw[-300:]!r}"
                )
            self._read(0.05)

    def until_shown(self, words: str) -> None:
        """Read until words are on the screen, however they are wrapped."""
        self.until(lambda: self.shows(words), words)

    def until_gone(self, words: str) -> None:
        """Read until words are not on the screen."""
        self.until(lambda: not self.shows(words), f"no {words}")

    def settled(self) -> str:
        """Read until the program has been quiet for a moment; return the screen."""
        quiet_since, seen = time.monotonic(), len(self.raw)
        while time.monotonic() - quiet_since < _QUIET and not self.ended:
            self._read(0.02)
            if len(self.raw) != seen:
                quiet_since, seen = time.monotonic(), len(self.raw)
        return self.text

    def finish(self) -> int:
        """Read until the program ends by itself; return its exit status."""
        deadline = time.monotonic() + PATIENCE
        while not self.ended:
            assert time.monotonic() < deadline, f"the program never ended\n{self.text}"
            self._read(0.05)
        self._child.wait()
        status: int | None = self._child.exitstatus
        assert status is not None, f"killed by signal {self._child.signalstatus}"
        return status

    @property
    def process(self) -> int:
        """The number of the process."""
        number: int = self._child.pid
        return number

    def vanish(self) -> None:
        """Close the terminal while the program runs in it."""
        self._child.ptyproc.fileobj.close()
        self._gone = True

    def ended_by(self) -> int | None:
        """Wait for the program to end; return the signal that ended it, None where none did."""
        deadline = time.monotonic() + PATIENCE
        while self._child.isalive():
            assert time.monotonic() < deadline, "the program never ended"
            if self._gone:
                time.sleep(0.05)
            else:
                self._read(0.05)
        if not self._gone:
            self._read(0.05)
        status: int | None = self._child.signalstatus
        return status

    def _read(self, patience: float) -> None:
        try:
            data: bytes = self._child.read_nonblocking(65536, timeout=patience)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.ended = True
            return
        self.raw += data
        data = self._pending + data
        unfinished = _UNFINISHED.search(data)
        self._pending = unfinished[0] if unfinished else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[: unfinished.start()] if unfinished else data))

    @property
    def rows(self) -> list[str]:
        """The rows of the screen."""
        return [unicodedata.normalize("NFC", row) for row in self._screen.display]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._screen.columns, self._screen.lines

    def cells(self, row: int) -> list[str]:
        """Return what stands in each cell of a row; nothing in the second cell of a wide letter."""
        return [self._screen.buffer[row][column].data for column in range(self._screen.columns)]

    @property
    def squeezed(self) -> str:
        """The screen without blanks, so that wrapped words stand together."""
        return squeezed("".join(self.rows))

    def shows(self, words: str) -> bool:
        """Whether words stand on the screen, wrapped or not, right across or in a column of it."""
        wanted, rows = squeezed(words), self.rows
        edges = {match.end() for row in rows for match in _EDGE.finditer(row)}
        columns = ([row[edge:] for row in rows] for edge in sorted(edges))
        return wanted in self.squeezed or any(wanted in squeezed("".join(column)) for column in columns)

    def row_with(self, words: str) -> int:
        """Return the first row that holds words; -1 when none does."""
        return next((n for n, row in enumerate(self.rows) if words in row), -1)

    def rows_marked(self, mark: str) -> list[int]:
        """Return the rows of the page whose first cell is a mark."""
        return [n for n, row in enumerate(self.rows) if n > 1 and row.startswith(mark)]

    @property
    def active_digit(self) -> str:
        """The digit of the panel whose tab stands out, read from the look of the tabs."""
        row = self.rows[1]
        cells = self._screen.buffer[1]
        quiet = cells[self._screen.columns - 1].bg
        return next((row[n] for n in range(len(row)) if row[n].isdigit() and cells[n].bg != quiet), "")

    def reversed_text(self, row: int) -> str:
        """Return what stands in reverse in a row."""
        cells = self._screen.buffer[row]
        return "".join(letter for n, letter in enumerate(self.rows[row]) if cells[n].reverse)

    @property
    def modes(self) -> set[int]:
        """The private modes that are switched on; 25 is the cursor, 7 wrapping."""
        on = {7, 25}
        for numbers, switch in _MODE.findall(self.raw):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return on

    @property
    def colours(self) -> set[int]:
        """Every colour code that was ever sent."""
        codes = {int(code) for match in _COLOURS.findall(self.raw) for code in re.split(rb"[;:]", match) if code}
        return {code for code in codes if 30 <= code <= 49 or 90 <= code <= 107}


def dashboard(
    *arguments: str,
    size: tuple[int, int] = (120, 40),
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Terminal:
    """Return a terminal in which the dashboard starts."""
    return Terminal([sys.executable, "-m", "tui", *arguments], size, environment, folder)


def squeezed(text: str) -> str:
    """Return text without blanks and without the mark of the chosen row."""
    return "".join(text.split())


def text_of(runs: Runs) -> str:
    """Return sentences as the screen shows them."""
    return "".join(_text(run) for run in runs)


def _text(run: str | Figure | Mark) -> str:
    if isinstance(run, Figure):
        return run.text
    return f"{run.glyph} {run.word}".strip() if isinstance(run, Mark) else run


@cache
def _first_sentence(panel: PanelName, language: Language, dataset_id: int) -> str:
    dataset = _DATASETS[dataset_id]
    assert dataset.as_of
    blocks = page(context_of(dataset, selection=Selection(dataset.as_of, panel), words=words_for(language))).blocks
    first = next(block for block in blocks if not isinstance(block, Choices))
    if isinstance(first, Chart):
        return squeezed(first.heading)
    if isinstance(first, Lead):
        return squeezed(blocks[1].heading)
    assert isinstance(first, Prose)
    return squeezed(text_of(first.paragraphs[0]))[:48]


_DATASETS: dict[int, Dataset] = {}


def own_words(dataset: Dataset, panel: PanelName, language: Language = "vi") -> str:
    """Return words only one panel begins with, in its opening state."""
    _DATASETS[id(dataset)] = dataset
    return _first_sentence(panel, language, id(dataset))
