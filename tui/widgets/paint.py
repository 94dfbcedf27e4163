"""Spans to the strips Textual shows: roles become the colours of a palette, or nothing where colour is refused."""

import os
import sys
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.drawing.ascii import ascii_line, thirds_line
from tui.drawing.lines import Line, Span
from tui.drawing.palettes import PALETTES

LINES = "REFORM_TUI_LINES"
"""The variable that says whether lines are drawn in `braille` or in `blocks`; anything else lets the program choose."""
_PLAIN_TERMINALS = ("linux", "vt")
_FILLS = {"good_fill", "watch_fill", "bad_fill", "neutral_fill"}


class Roles(NamedTuple):
    """The look of a span, by the roles of a palette."""

    ink: str
    paper: str
    bold: bool


def colour_refused() -> bool:
    """Whether the reader asked for no colour (NO_COLOR)."""
    return bool(os.environ.get("NO_COLOR"))


def without_blocks() -> bool:
    """Whether the terminal is a console or an old one, whose font has no blocks and marks."""
    return os.environ.get("TERM", "").startswith(_PLAIN_TERMINALS)


def without_braille() -> bool:
    """Whether lines are to be drawn in thirds of a row: where asked for, and on the old Windows console."""
    form = os.environ.get(LINES)
    return form == "blocks" or (form != "braille" and sys.platform == "win32" and "WT_SESSION" not in os.environ)


def strip(line: Line, theme: str, paper: str = "background") -> Strip:
    """Return a line in the colours of a theme, on the paper of a role."""
    if without_blocks():
        line = ascii_line(line)
    elif without_braille():
        line = thirds_line(line)
    if colour_refused():
        return Strip([Segment(_inked(span), _plain_style(span)) for span in line if span.text])
    return Strip(
        [Segment(span.text, _style(theme, Roles(span.ink, span.paper or paper, span.bold))) for span in merged(line)]
    )


def merged(line: Line) -> Line:
    """Return a line in as few spans as show the same: a blank has no ink, so it takes that of its neighbour."""
    spans: Line = []
    for span in line:
        last = spans[-1] if spans else None
        if last and last.paper == span.paper and (last[1:] == span[1:] or span.text.isspace()):
            spans[-1] = last._replace(text=last.text + span.text)
        elif last and last.paper == span.paper and last.text.isspace():
            spans[-1] = span._replace(text=last.text + span.text)
        elif span.text:
            spans.append(span)
    return spans


@lru_cache(maxsize=1024)
def _style(theme: str, roles: Roles) -> Style:
    palette = PALETTES[theme]
    return Style(color=getattr(palette, roles.ink), bgcolor=getattr(palette, roles.paper), bold=roles.bold)


def _inked(span: Span) -> str:
    """Without colour, a meter's paper has to be drawn."""
    if span.paper in _FILLS:
        return span.text.replace(" ", "█")
    return span.text.replace(" ", "░") if span.paper == "track" else span.text


@lru_cache(maxsize=64)
def _plain_style(span: Span) -> Style:
    return Style(bold=span.bold, reverse=span.paper == "text")
