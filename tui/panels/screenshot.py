"""What a screen shows, as plain cells: the one place that looks behind Textual's public face."""

from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

from tui.export.picture import Stretch


def cells_of(screen: Screen[object]) -> list[list[Stretch]]:
    """Return the rows of a screen as stretches of one look."""
    strips = screen._compositor.render_strips()
    return [[_stretch(segment) for segment in strip if segment.text] for strip in strips]


def _stretch(segment: Segment) -> Stretch:
    style = segment.style
    if style is None:
        return Stretch(segment.text)
    ink, paper = (Color.from_rich_color(each).hex if each else "" for each in (style.color, style.bgcolor))
    if style.reverse:
        ink, paper = paper, ink
    return Stretch(segment.text, ink, paper, bool(style.bold), bool(style.underline))
