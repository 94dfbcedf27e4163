"""What argparse says of a command line it does not understand, in the words of a catalogue.

argparse says it in English sentences that no option gives as data; they are the same in every Python we run on, but for
quotes around choices. A sentence that is not known stays as it is.
"""

import re
from typing import NamedTuple

from tui.wording import Words

_OF_AN_ARGUMENT = re.compile(r"argument (?P<name>.+?): (?P<what>.+)", re.DOTALL)


class _Sentence(NamedTuple):
    key: str
    pattern: str


SENTENCES = (
    _Sentence("required", "the following arguments are required: (?P<names>.+)"),
    _Sentence("unknown", "unrecognized arguments: (?P<names>.+)"),
    _Sentence("choice", r"invalid choice: (?P<text>.+?) \(choose from (?P<allowed>.+)\)"),
    _Sentence("value", "expected one argument"),
    _Sentence("no_more", "expected at most one argument"),
    _Sentence("some", "expected at least one argument"),
    _Sentence("values", r"expected (?P<n>\d+) arguments?"),
    _Sentence("no_value", "ignored explicit argument (?P<text>.+)"),
    _Sentence("ambiguous", "ambiguous option: (?P<text>.+) could match (?P<names>.+)"),
    _Sentence("conflict", "not allowed with argument (?P<other>.+)"),
    _Sentence("any_of", "one of the arguments (?P<names>.+) is required"),
    _Sentence("type", "invalid (?P<type>.+?) value: (?P<text>.+)"),
)
"""Each sentence of argparse, with the key of ours under `misunderstood`."""


class Misunderstood(Exception):
    """A command line that argparse refuses."""

    def __init__(self, message: str, command: str) -> None:
        super().__init__(message)
        self.message = message
        self.command = command
        """The command whose help says what would be right."""


def worded(words: Words, message: str) -> str:
    """Return a sentence of argparse in the language of a catalogue."""
    if match := _OF_AN_ARGUMENT.fullmatch(message):
        return words("misunderstood.of", name=match["name"], what=worded(words, match["what"]))
    for key, pattern in SENTENCES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            details = {name: _unquoted(text) for name, text in match.groupdict().items()}
            return words(f"misunderstood.{key}", **details)
    return message


def _unquoted(text: str) -> str:
    return re.sub(r"'([^']*)'", r"\1", text)
