"""What went wrong with a file, or in the program itself, in the reader's language."""

import errno
from pathlib import Path

from tui.files import NotRegularError, ReadOnlyError
from tui.text import visible
from tui.wording.words import Words

_KEYS = {
    errno.EACCES: "no_right",
    errno.EPERM: "no_right",
    errno.EEXIST: "exists",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "not_regular",
    errno.ENOSPC: "no_room",
    errno.EDQUOT: "no_room",
    errno.EFBIG: "no_room",
    errno.EROFS: "read_only_disk",
    errno.ENAMETOOLONG: "long_name",
    errno.ELOOP: "link_loop",
}


def why_not_written(words: Words, error: OSError) -> str:
    """Return why a file could not be written; what the system says where the program has no words for it."""
    match error:
        case NotRegularError():
            return words("failure.not_regular")
        case ReadOnlyError():
            return words("failure.read_only")
        case _ if error.errno in _KEYS:
            return words(f"failure.{_KEYS[error.errno]}")
        case _:
            return visible(error.strerror or type(error).__name__)


def fault_sentence(words: Words, log: Path | None) -> str:
    """Return what is said of a fault of the program, written down in a log unless that could not be written."""
    return words("fault.logged", log=visible(str(log), 2000)) if log else words("fault.unlogged")
