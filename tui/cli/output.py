"""What leaves the command: data on stdout or into a file, talk on stderr."""

import errno
import os
import shutil
import sys
from pathlib import Path

from tui.cli.exits import Refused, Unwritten
from tui.export.plain import WIDTH
from tui.files import write_whole
from tui.text import visible
from tui.wording import Words

_NARROWEST = 20
_LONGEST = 20_000
"""Letters of a line; a list of many codes may be long."""


def suffix_of(name: str, allowed: tuple[str, ...]) -> str:
    """Return the ending of a file name.

    Raises:
        Refused: no writer knows it.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in allowed:
        raise Refused("usage.suffix", name=name, allowed=", ".join(allowed))
    return suffix


def say(*lines: str) -> None:
    """Print lines for the reader on stderr, with nothing in them that steers the terminal."""
    for line in lines:
        print(visible(line, _LONGEST), file=sys.stderr)


def text_width() -> int:
    """Return how wide plain text is: as `COLUMNS` says, else as the terminal, but no wider than is read well."""
    columns = max(shutil.get_terminal_size((WIDTH, 0)).columns, _NARROWEST)
    return columns if os.environ.get("COLUMNS") else min(columns, WIDTH)


def write(words: Words, name: str | None, content: str | bytes) -> None:
    """Write a file and say so, or text to stdout when no file is named.

    Raises:
        Unwritten: the file cannot be written, or stdout is closed.
    """
    if name is None:
        if sys.stdout is None:
            raise Unwritten("stdout", OSError(errno.EBADF, os.strerror(errno.EBADF)))
        sys.stdout.write(content if isinstance(content, str) else content.decode())
        sys.stdout.flush()
        return
    write_file(Path(name), content.encode("utf-8") if isinstance(content, str) else content)
    say(words("usage.written", file=name))


def write_file(path: Path, content: bytes) -> None:
    """Write bytes to a file.

    Raises:
        Unwritten: the file cannot be written; nothing is left behind.
    """
    try:
        write_whole(path, content)
    except OSError as error:
        raise Unwritten(str(path), error) from error
