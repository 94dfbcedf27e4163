"""A program in a pseudo-terminal, watched by what it writes."""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Sequence

import pexpect

_CODES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]|\x1b\][^\x07]*\x07")
_NOT_INHERITED = {"COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"}
"""Would change the size, or have the program compiled at every start while libraries are installed compiled."""

_PROCESS_CLOCK = 2
"""How Linux names the clock of a process, beside its number."""


class Watched:
    """Runs a command at a size; answers how long words took to appear."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40) -> None:
        inherited = {name: value for name, value in os.environ.items() if name not in _NOT_INHERITED}
        environment = inherited | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self.child = pexpect.spawn(
            command[0], list(command[1:]), dimensions=(rows, columns), env=environment, timeout=None
        )
        self.child.delaybeforesend = None
        self.seen = b""

    def until(self, words: Sequence[str], limit: float = 30.0) -> float:
        """Return the moment at which all words have been written since the last call.

        Raises:
            TimeoutError: some word was not written in time.
        """
        encoded = [word.encode() for word in words]
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            self._pump(0.002)
            text = _CODES.sub(b"", self.seen)
            if all(word in text for word in encoded):
                return time.perf_counter()
        raise TimeoutError(words)

    def answered(self, rest: float = 0.004, limit: float = 10.0) -> float:
        """Return the moment of the last output after a key, once none has followed for a rest.

        Raises:
            TimeoutError: nothing was written.
        """
        last, end = 0.0, time.perf_counter() + limit
        while not last or time.perf_counter() - last < rest:
            if self._pump(0.001):
                last = time.perf_counter()
            elif time.perf_counter() > end:
                raise TimeoutError
        return last

    def settle(self, quiet: float = 0.3) -> None:
        """Wait until nothing has been written for a while; forget what was."""
        last = time.perf_counter()
        while time.perf_counter() - last < quiet:
            if self._pump(0.01):
                last = time.perf_counter()
        self.seen = b""

    def press(self, key: str) -> float:
        """Send a key; return the moment."""
        self.seen = b""
        moment = time.perf_counter()
        self.child.send(key)
        return moment

    def spent(self) -> float:
        """Return the seconds of processor time the program has used; where the system does not say, those of the clock.

        Others on the machine hardly change it, so a ratio of two such times is steadier than one of moments.
        """
        if sys.platform != "linux":
            return time.perf_counter()
        return time.clock_gettime((~self.child.pid << 3) | _PROCESS_CLOCK)

    def close(self) -> int:
        """Quit with q; return the most memory the program used, in KiB.

        Raises:
            TimeoutError: the program did not end in time; it has been killed.
        """
        self.child.send("q")
        end = time.perf_counter() + 20
        try:
            while time.perf_counter() < end:
                self._pump(0.02)
        except EOFError:
            return os.wait4(self.child.pid, 0)[2].ru_maxrss
        self.child.kill(signal.SIGKILL)
        raise TimeoutError

    def _pump(self, wait: float) -> bool:
        """Read what has been written, past pexpect, which would collect the ended program and its memory."""
        if not select.select([self.child.child_fd], [], [], wait)[0]:
            return False
        try:
            output = os.read(self.child.child_fd, 65536)
        except OSError:  # how Linux tells the end
            output = b""
        if not output:
            raise EOFError
        self.seen += output
        return True
