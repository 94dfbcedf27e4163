"""What went wrong with a file, or in the program itself, in the reader's language."""

import errno
import re
from collections.abc import Mapping
from pathlib import Path

from tui.errors import failure_code
from tui.files import NotRegularError, ReadOnlyError
from tui.text import visible
from tui.wording.words import Words

_KEYS = {
    errno.EACCES: "failure.no_right",
    errno.EPERM: "failure.no_right",
    errno.EEXIST: "failure.exists",
    errno.ENOENT: "failure.no_folder",
    errno.ENOTDIR: "failure.no_folder",
    errno.EISDIR: "failure.not_regular",
    errno.ENOSPC: "failure.no_room",
    errno.EDQUOT: "failure.no_room",
    errno.EFBIG: "failure.no_room",
    errno.EROFS: "failure.read_only_disk",
    errno.ENAMETOOLONG: "failure.long_name",
    errno.ELOOP: "failure.link_loop",
}
_CODE = re.compile(r"E[A-Z0-9]+")


def why_not_written(words: Words, error: OSError) -> str:
    """Return why a file could not be written; the code of the system where the program has no words for it."""
    match error:
        case NotRegularError():
            return words("failure.not_regular")
        case ReadOnlyError():
            return words("failure.read_only")
        case _ if error.errno in _KEYS:
            return words(_KEYS[error.errno])
        case _:
            return system_reason(words, failure_code(error))


def system_reason(words: Words, reason: str) -> str:
    """Return the words for a code of the system such as EIO, else the code; a reason that is no code stays as it is."""
    if not _CODE.fullmatch(reason):
        return visible(reason)
    key = f"system.{reason}"
    return words(key if key in words.entries else "system.other", code=reason)


def refusal(words: Words, key: str, details: Mapping[str, str]) -> str:
    """Return the sentence of a refusal; a code of the system, in a detail called `reason`, becomes words."""
    return words(
        key, **{name: system_reason(words, text) if name == "reason" else text for name, text in details.items()}
    )


def fault_sentence(words: Words, log: Path | None) -> str:
    """Return what is said of a fault of the program, written down in a log unless that could not be written."""
    return words("fault.logged", log=visible(str(log), 2000)) if log else words("fault.unlogged")
