"""What can be wrong with a file, as data; the words are chosen above."""

import errno

from msgspec import Struct


class Problem(Struct, frozen=True):
    """One fault at one place of a file."""

    file: str
    line: int
    """Counted from 1; 0 when the fault has no line (a file that cannot be opened)."""
    column: int
    """Counted from 1."""
    path: str
    """Where in the data, such as `indicators.essential-services.observations[2].value`; may be empty."""
    kind: str
    """The key of the sentence in the catalogues, under `problem`."""
    details: dict[str, str] = {}
    """What the sentence names: the offending text, the nearest known key, the allowed values."""


class DatasetError(Exception):
    """A dataset that cannot be trusted, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def failure_code(error: OSError) -> str:
    """Return the code of what the system refused, such as ENOENT; its text where it has none."""
    return errno.errorcode.get(error.errno or 0) or error.strerror or type(error).__name__


class MissingLibrary(Exception):
    """An optional library is not installed."""

    def __init__(self, install_command: str) -> None:
        super().__init__(install_command)
        self.install_command = install_command
        """The line for a shell that installs it beside this program."""
