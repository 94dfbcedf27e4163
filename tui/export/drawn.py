"""Lines of a drawing as a picture for a document, in the colours of print."""

from typing import NamedTuple

from tui.drawing.ascii import thirds_line
from tui.drawing.lines import Line, width_of
from tui.drawing.palettes import PALETTES, PRINT
from tui.export.picture import Facts, Stretch
from tui.export.picture import Picture as ScreenPicture
from tui.export.picture.layout import CELL_HEIGHT, CELL_WIDTH, MARGIN
from tui.export.picture.svg import drawn

CELL_POINTS = 4.9
"""How wide a cell of a picture is on paper."""
_PAPER = PALETTES[PRINT]


class Picture(NamedTuple):
    """A drawing with the words for those who do not see it."""

    lines: tuple[Line, ...]
    alt: str

    @property
    def columns(self) -> int:
        """How many cells wide it is."""
        return max((width_of(line) for line in self.lines), default=0)

    @property
    def text(self) -> str:
        """Its characters, line by line, its lines in thirds of a row: not every font has braille."""
        return "\n".join("".join(span.text for span in thirds_line(line)).rstrip() for line in self.lines)


def svg_of(picture: Picture, language: str) -> str:
    """Return a picture as SVG, without the margin of a screen."""
    rows = [
        [Stretch(span.text, _ink(span.ink), _ink(span.paper) if span.paper else "", span.bold) for span in line]
        for line in picture.lines
    ]
    facts = Facts(title=picture.alt, language=language)
    width, height = picture.columns * CELL_WIDTH, len(rows) * CELL_HEIGHT
    box = f'viewBox="{MARGIN:g} {MARGIN:g} {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    inner = drawn(ScreenPicture(rows, _PAPER.background, _PAPER.text, facts).safe())
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n{inner}</svg>\n'


def png_of(picture: Picture, language: str) -> bytes:
    """Return a picture as PNG, twice as fine as a screen."""
    import resvg_py

    from tui.export.picture.font import font_file

    drawing = svg_of(picture, language)
    fonts = [str(font_file())]
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, zoom=2, font_files=fonts, skip_system_fonts=True))


def _ink(role: str) -> str:
    colour: str = getattr(_PAPER, role)
    return colour
