"""Bytes to text: refuse what is not UTF-8 or could steer a terminal, before anything parses it."""

import re
from pathlib import Path

from tui.dataset.find import UNFINISHED
from tui.errors import DatasetError, Problem, failure_code
from tui.files import NotRegularError, TooLargeError, read_regular

MAX_BYTES = 64 * 1024 * 1024
MAX_PROBLEMS = 200
"""The most problems reported at once."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_OTHER_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        DatasetError: it is no regular file, cannot be opened or is too large.
    """
    try:
        return read_regular(path, MAX_BYTES)
    except (NotRegularError, IsADirectoryError) as error:
        raise _refusal(path, "not_regular") from error
    except TooLargeError as error:
        raise _refusal(path, "too_large", limit=f"{MAX_BYTES // 1024 // 1024} MB") from error
    except FileNotFoundError as error:
        kind = "init_unfinished" if path.with_name(UNFINISHED).exists() else "no_file"
        raise _refusal(path, kind) from error
    except (OSError, ValueError) as error:
        reason = failure_code(error) if isinstance(error, OSError) else str(error)
        raise _refusal(path, "unreadable", reason=reason) from error


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file's bytes, its lines ended by line feeds.

    Raises:
        DatasetError: the bytes are not UTF-8, say nothing, or hold control characters.
    """
    text = _from_utf8(path, data)
    if not text.strip():
        raise _refusal(path, "empty_file")
    _refuse_characters(path, text)
    return text


def _refuse_characters(path: Path, text: str) -> None:
    """Report the first forbidden character of each line, and no more lines than anybody would read."""
    if not _FORBIDDEN.search(text):
        return
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _FORBIDDEN.search(line)
        if match:
            details = {"code": f"U+{ord(match[0]):04X}"}
            problems.append(Problem(str(path), number, match.start() + 1, "", "character", details))
        if len(problems) == MAX_PROBLEMS:
            break
    raise DatasetError(problems)


def _from_utf8(path: Path, data: bytes) -> str:
    if data[:2] in _OTHER_ENCODINGS:
        raise _not_utf8(path, (1, 1), _OTHER_ENCODINGS[data[:2]])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise _not_utf8(path, _end_of(before), f"0x{data[error.start]:02X}") from error


def _end_of(text: str) -> tuple[int, int]:
    """Return the line and column, from 1, behind the last character of a text."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _not_utf8(path: Path, place: tuple[int, int], byte: str) -> DatasetError:
    line, column = place
    return DatasetError([Problem(str(path), line, column, "", "not_utf8", {"byte": byte})])


def _refusal(path: Path, kind: str, **details: str) -> DatasetError:
    """Return the refusal of a whole file."""
    return DatasetError([Problem(str(path), 0, 0, "", kind, details)])
