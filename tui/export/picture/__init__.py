"""A screen as a picture that looks the same in every kind of file, with its words and its sources in it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import astuple

_UNSAFE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Stretch(NamedTuple):
    """Text of one look on one row; colours are `#RRGGBB`, empty for the picture's own."""

    text: str
    ink: str = ""
    paper: str = ""
    bold: bool = False
    underline: bool = False


class Facts(Struct, frozen=True):
    """What a picture says of itself to those who cannot see it, and to those who file it."""

    title: str = ""
    description: str = ""
    """The sentences of the page."""
    source: str = ""
    as_of: str = ""
    """A day like 2023-04-19."""
    software: str = ""
    language: str = "vi"


class Picture(Struct, frozen=True):
    """Rows of text on a paper."""

    rows: list[list[Stretch]]
    paper: str = "#FFFFFF"
    ink: str = "#000000"
    facts: Facts = Facts()

    def safe(self) -> "Picture":
        """Return the same picture without what no file of text may hold: control characters, halves of letters."""
        rows = [[stretch._replace(text=safe_text(stretch.text)) for stretch in row] for row in self.rows]
        facts = Facts(*(safe_text(text) for text in astuple(self.facts)))
        return Picture(rows, self.paper, self.ink, facts)


class Album(Struct, frozen=True):
    """Pictures of one day and language that are the pages of one file, at least one."""

    title: str
    pictures: Sequence[Picture]

    @property
    def description(self) -> Iterator[str]:
        """What the pictures say of themselves, each followed by the publishers of its figures."""
        for picture in self.pictures:
            yield from (part for part in (picture.facts.description, picture.facts.source) if part)

    def safe(self) -> "Album":
        """Return the same pictures without what no file of text may hold."""
        return Album(safe_text(self.title), [picture.safe() for picture in self.pictures])


def safe_text(text: str) -> str:
    """Return text without what no file of text may hold."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)
