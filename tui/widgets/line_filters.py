"""What passes between the lines of all widgets and the terminal."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.widgets.paint import colour_refused

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
"""Controls, escapes, marks of direction, halves of letters."""


def line_filters() -> Sequence[LineFilter]:
    """Return the filters of every line: nothing steers the terminal, and no colour where it is refused."""
    return (_HARMLESS, _COLOURLESS) if colour_refused() else (_HARMLESS,)


class Harmless(LineFilter):
    """Takes out of a line whatever would steer the terminal, such as what a folder's name holds."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return segments as wide as they were; a sign that has a width becomes the replacement sign."""
        if not any(_STEERING.search(segment.text) for segment in segments):
            return segments
        return [segment._replace(text=_STEERING.sub(_replacement, segment.text)) for segment in segments]


class Colourless(LineFilter):
    """Takes every colour out of what is drawn; bold and reverse stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colour."""
        return [Segment(segment.text, _uncoloured(segment.style), segment.control) for segment in segments]


def _replacement(sign: re.Match[str]) -> str:
    return "\ufffd" * cell_len(sign[0])


@lru_cache(maxsize=1024)
def _uncoloured(style: Style | None) -> Style | None:
    return style and Style(bold=style.bold, underline=style.underline, reverse=style.reverse)


_HARMLESS = Harmless()
_COLOURLESS = Colourless()
