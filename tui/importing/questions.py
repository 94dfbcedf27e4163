"""What a table leaves open, as data: nothing is written while a question stands."""

import shlex
import sys
from collections.abc import Sequence

from msgspec import Struct


class Question(Struct, frozen=True):
    """One thing only a person can say."""

    kind: str
    """The key of the sentence in the catalogues, under `import.question`."""
    place: str
    """Where it arose: `FILE:ROW:COLUMN`."""
    details: dict[str, str] = {}
    answers: tuple[str, ...] = ()
    """Options of the command that answer it, any one of them."""


class Note(Struct, frozen=True):
    """One thing that was read in a way a person should know."""

    kind: str
    """The key of the sentence in the catalogues, under `import.note`."""
    details: dict[str, str] = {}


class Findings(Struct):
    """The questions and notes of one table, in the order they arose."""

    questions: list[Question] = []
    notes: list[Note] = []

    def ask(self, kind: str, place: str, *answers: str, **details: str) -> None:
        """Leave something open."""
        self.questions.append(Question(kind, place, details, answers))

    def note(self, kind: str, **details: str) -> None:
        """Tell how something was read."""
        self.notes.append(Note(kind, details))


_OBEYED = frozenset('$`"%' if sys.platform == "win32" else '$`"\\!')
"""What shells obey between quotation marks; between apostrophes they obey nothing."""


def some(names: Sequence[str], most: int = 8) -> str:
    """Return the first of some names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" … (+{more})" if more > 0 else "")


def quoted(text: str) -> str:
    """Return a text as one word of a command line that no shell takes for anything else, whoever wrote it."""
    if text and all(letter.isalnum() or letter in "-_.,:=+/" for letter in text):
        return text
    if _OBEYED.isdisjoint(text):
        return f'"{text}"'
    return shlex.quote(text)
