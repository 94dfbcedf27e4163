"""How the command ends."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes."""

    GOOD = 0
    DIFFERENT = 1
    """Two datasets are not the same."""
    FAULTY = 2
    """The dataset is wrong."""
    USAGE = 64
    """The command line is wrong."""
    MISSING_LIBRARY = 69
    """Something optional is not installed."""
    UNEXPECTED = 70
    """A fault of the program."""
    WRITE = 73
    """A file could not be written."""
    INTERRUPTED = 130
    """Ctrl+C; what was written until then is whole."""


class Refused(Exception):
    """A command that cannot be carried out, as a catalogue key and its details."""

    def __init__(self, key: str, code: Exit = Exit.USAGE, **details: str) -> None:
        super().__init__(key)
        self.key = key
        self.code = code
        self.details = details


class Unwritten(Exception):
    """A file, or stdout, that could not be written."""

    def __init__(self, file: str, error: OSError) -> None:
        super().__init__(file)
        self.file = file
        self.error = error
