"""A drawing in a document, with the words for those who do not see it and its characters for files of text."""

from typing import NamedTuple

from tui.drawing.ascii import thirds_line
from tui.drawing.lines import Line
from tui.export.vector.png import png
from tui.export.vector.shapes import Drawing
from tui.export.vector.svg import Description, svg


class Picture(NamedTuple):
    """A drawing, its lines of characters, what it shows and the figures in it."""

    drawing: Drawing
    lines: tuple[Line, ...]
    title: str
    figures: str = ""
    """The figures as sentences; empty where they stand beside the picture."""

    @property
    def alt(self) -> str:
        """What a screen reader reads out."""
        return f"{self.title}. {self.figures}" if self.figures else self.title

    @property
    def text(self) -> str:
        """Its characters, line by line, its lines in thirds of a row: not every font has braille."""
        return "\n".join("".join(span.text for span in thirds_line(line)).rstrip() for line in self.lines)


def svg_of(picture: Picture, language: str) -> str:
    """Return a picture as SVG."""
    return svg(picture.drawing, Description(picture.title, picture.figures, language))


def png_of(picture: Picture, language: str) -> bytes:
    """Return a picture as PNG, as fine as print."""
    return png(svg_of(picture, language))
