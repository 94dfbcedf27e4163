"""A picture of what the screen shows: the one place that looks behind Textual's public face."""

from pathlib import Path

from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

from tui.drawing.palettes import PALETTES
from tui.export.picture import Stretch, svg
from tui.files import write_whole


def picture_of(screen: Screen[object], language: str) -> str:
    """Return a screen as SVG."""
    rows = [[_stretch(segment) for segment in strip if segment.text] for strip in screen._compositor.render_strips()]
    return svg(rows, PALETTES[screen.app.theme].background, screen.app.title, language)


def save_picture(picture: str, folder: Path, name: str) -> Path:
    """Write a picture under a name that is not taken yet; return where.

    Raises:
        OSError: it could not be written; nothing is left behind.
    """
    path, n = folder / f"{name}.svg", 1
    while path.exists():
        n += 1
        path = folder / f"{name}-{n}.svg"
    write_whole(path, picture.encode("utf-8"))
    return path


def _stretch(segment: Segment) -> Stretch:
    style = segment.style
    if style is None:
        return Stretch(segment.text)
    ink, paper = (Color.from_rich_color(each).hex if each else "" for each in (style.color, style.bgcolor))
    if style.reverse:
        ink, paper = paper, ink
    return Stretch(segment.text, ink, paper, bool(style.bold), bool(style.underline))
