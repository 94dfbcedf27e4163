"""Every kind of file that can be written, one record each, by suffix and the proposed one first.

Writers and their libraries are imported when they are used: looking at the records costs nothing.
"""

import re
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

from tui.errors import MissingLibrary
from tui.wording import Words

if TYPE_CHECKING:
    from tui.export.document import Document
    from tui.export.listings import Listings
    from tui.export.picture import Album, Picture
    from tui.selection.context import PageContext

Content = TypeVar("Content")

_NAME_WITH_BLANK = re.compile(r"[^/\\]* [^/\\]*")
"""A part of a path that a shell would take for two words."""


class Library(Struct, frozen=True):
    """A library that need not be installed."""

    module: str
    requirement: str
    """What pip installs: its name on the package index, and the lowest version that will do."""

    @property
    def is_installed(self) -> bool:
        """Whether it can be imported, which is not done here."""
        return find_spec(self.module) is not None

    @property
    def install_command(self) -> str:
        """The line for bash, zsh, PowerShell or cmd that installs it for the interpreter of this program.

        Only the names with a blank in them stand in quotes: a line that begins with one is no command to PowerShell.
        """
        interpreter = _NAME_WITH_BLANK.sub(r'"\g<0>"', sys.executable)
        return f'{interpreter} -m pip install "{self.requirement}"'

    def require(self) -> None:
        """Import the library.

        Raises:
            MissingLibrary: it is not installed.
        """
        try:
            import_module(self.module)
        except ImportError:
            raise MissingLibrary(self.install_command) from None


class FileFormat(Struct, Generic[Content], frozen=True):
    """A kind of file."""

    suffix: str
    """As file names end: `.pdf`."""
    help: str
    """The catalogue key of what it is."""
    write: Callable[[Content], bytes]
    library: Library | None = None
    """What the writer needs beyond the program itself."""

    @property
    def install_command(self) -> str:
        """The line for a shell that installs what is missing; empty where nothing is."""
        return "" if self.library is None or self.library.is_installed else self.library.install_command

    def encoded(self, content: Content) -> bytes:
        """Return content as the bytes of a file.

        Raises:
            MissingLibrary: the library that writes it is not installed.
        """
        if self.library:
            self.library.require()
        return self.write(content)


Formats = dict[str, FileFormat[Content]]
"""Formats of one content by their suffixes."""


def described(words: Words, *formats: Formats[Any]) -> str:
    """Return formats as a help text lists them: `.png, .svg (picture), .txt (text)`."""
    listed = [file_format for group in formats for file_format in group.values()]
    groups = groupby(listed, key=lambda file_format: file_format.help)
    return ", ".join(
        f"{', '.join(file_format.suffix for file_format in group)} ({words(key)})" for key, group in groups
    )


def _by_suffix(*formats: FileFormat[Content]) -> Formats[Content]:
    return {file_format.suffix: file_format for file_format in formats}


def _png(picture: "Picture") -> bytes:
    from tui.export.picture.png import png

    return png(picture.safe())


def _svg(picture: "Picture") -> bytes:
    from tui.export.picture.svg import svg

    return svg(picture.safe()).encode("utf-8")


def _picture_pdf(picture: "Picture") -> bytes:
    from tui.export.picture import Album

    return _album_pdf(Album(picture.facts.title, (picture,)))


def _album_pdf(album: "Album") -> bytes:
    from tui.export.picture.pdf import pdf

    return pdf(album.safe())


def _word(document: "Document") -> bytes:
    from tui.export.word.writer import word

    return word(document)


def _document_pdf(document: "Document") -> bytes:
    from tui.export.pdf import pdf

    return pdf(document)


def _html(document: "Document") -> bytes:
    from tui.export.html import html

    return html(document).encode("utf-8")


def _markdown(document: "Document") -> bytes:
    from tui.export.markdown import markdown

    return markdown(document).encode("utf-8")


def _workbook(listings: "Listings") -> bytes:
    from tui.export.excel.workbook import workbook

    return workbook(listings)


def _csv(listings: "Listings") -> bytes:
    from tui.export.tables import csv_text

    return "\n".join(map(csv_text, listings)).encode("utf-8")


def _json(listings: "Listings") -> bytes:
    from tui.export.tables import json_of_all

    return json_of_all(listings).encode("utf-8")


def _markdown_table(listings: "Listings") -> bytes:
    from tui.export.tables import markdown_text

    return "\n".join(map(markdown_text, listings)).encode("utf-8")


def _drawn_svg(context: "PageContext") -> bytes:
    from tui.export.vector.files import drawn_page

    return drawn_page(context).svg.encode("utf-8")


def _drawn_png(context: "PageContext") -> bytes:
    from tui.export.vector.files import drawn_page
    from tui.export.vector.png import png

    return png(drawn_page(context).svg)


def _drawn_pdf(context: "PageContext") -> bytes:
    from tui.export.vector.files import drawn_page, pdf

    return pdf(drawn_page(context))


def _html_page(context: "PageContext") -> bytes:
    from tui.export.page_document import document_of

    return _html(document_of(context))


def _text_page(context: "PageContext") -> bytes:
    from tui.export.plain import plain_text
    from tui.pages import page

    return plain_text(page(context)).encode("utf-8")


_TYPST = Library("typst", "typst>=0.15")

PICTURES: "Formats[Picture]" = _by_suffix(
    FileFormat(".png", "format.points", _png),
    FileFormat(".svg", "format.lines", _svg),
    FileFormat(".pdf", "format.print", _picture_pdf, _TYPST),
)
"""A screen."""

ALBUMS: "Formats[Album]" = _by_suffix(FileFormat(".pdf", "format.print", _album_pdf, _TYPST))
"""Several screens as the pages of one file."""

DOCUMENTS: "Formats[Document]" = _by_suffix(
    FileFormat(".docx", "format.word", _word),
    FileFormat(".html", "format.html", _html),
    FileFormat(".md", "format.markdown", _markdown),
    FileFormat(".pdf", "format.print", _document_pdf, _TYPST),
)
"""A page as a document."""

TABLES: "Formats[Listings]" = _by_suffix(
    FileFormat(".xlsx", "format.excel", _workbook),
    FileFormat(".csv", "format.csv", _csv),
    FileFormat(".json", "format.json", _json),
    FileFormat(".md", "format.markdown", _markdown_table),
)
"""The figures behind a page, in one table or several."""

PAGES: "Formats[PageContext]" = _by_suffix(
    FileFormat(".html", "format.html", _html_page),
    FileFormat(".txt", "format.text", _text_page),
)
"""A page where a picture of its screen could stand."""

DRAWINGS: "Formats[PageContext]" = _by_suffix(
    FileFormat(".png", "format.points", _drawn_png),
    FileFormat(".svg", "format.lines", _drawn_svg),
    FileFormat(".pdf", "format.print", _drawn_pdf, _TYPST),
)
"""The charts and small pictures of a page, drawn as in documents."""
