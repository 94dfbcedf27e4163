"""Scores on the scale of their column: the ticks above it, and each row with its grid, its tail and its mark."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from tui.blocks.chart import Tick, ValueAxis
from tui.blocks.pictures import Dot, ScoreScale
from tui.drawing.lines import Line, Span
from tui.text import cells

GRID, HOME_LINE, START, TAIL, CROSSING = "·", "╎", "▪", "─", "┼"
_TICK_GAP = 4
"""The fewest cells between two ticks."""


def score_dot(dot: Dot, width: int) -> Line:
    """Return a score at its place on its scale, with a tail to where it was before and the line of the home score."""
    scale = dot.scale
    line = list(_background(scale, width))
    if not dot.scores:
        return line
    place = score_cell(scale.axis, dot.scores[0], width)
    if dot.before is not None:
        for cell, glyph in _tail(score_cell(scale.axis, dot.before, width), place):
            crosses = line[cell].text == HOME_LINE
            line[cell] = Span(CROSSING, "home") if crosses else Span(glyph, dot.change_tone.value)
    for score in reversed(dot.scores):
        line[score_cell(scale.axis, score, width)] = Span(dot.glyph, dot.tone.value, bold=True)
    return line


def scale_heading(scale: ScoreScale, width: int) -> Line:
    """Return the ticks of a scale above their places, and the mean between them; nothing where they have no room."""
    ticks = _ticks(scale, width)
    line = " " * width
    for tick in (*ticks, *([scale.mean] if scale.mean else [])):
        start = _label_start(scale.axis, tick, width)
        end = start + cells(tick.text)
        if not line[max(0, start - 1) : end + 1].strip():
            line = line[:start] + tick.text + line[end:]
    return [Span(line, "quiet")] if ticks else []


def score_cell(axis: ValueAxis, score: Decimal, width: int) -> int:
    """Return the cell nearest to a score on an axis, the first and the last cell standing for its ends."""
    return cell_of((score - axis.low) / (axis.high - axis.low), width)


def cell_of(share: Decimal, width: int) -> int:
    """Return the cell of a share of a width, the last cell for all of it; shares beyond 0 and 1 are at the ends."""
    within = max(Decimal(0), min(Decimal(1), share))
    return int((within * (width - 1)).to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=64)
def _background(scale: ScoreScale, width: int) -> tuple[Span, ...]:
    """Return what is the same in every row: the grid and the line of the home score."""
    line = [Span(" ")] * width
    for tick in _ticks(scale, width):
        line[score_cell(scale.axis, tick.at, width)] = Span(GRID, "faint")
    if scale.home is not None:
        line[score_cell(scale.axis, scale.home, width)] = Span(HOME_LINE, "home")
    return tuple(line)


def _tail(start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the cells and glyphs from an earlier score up to, not including, the cell of the score."""
    for cell in range(start, end, 1 if start < end else -1):
        yield cell, START if cell == start else TAIL


@lru_cache(maxsize=64)
def _ticks(scale: ScoreScale, width: int) -> tuple[Tick, ...]:
    """Return the densest ticks whose numbers have room beside each other; none where not even the ends have."""
    return next((level for level in scale.axis.levels if _have_room(scale.axis, level, width)), ())


def _have_room(axis: ValueAxis, level: tuple[Tick, ...], width: int) -> bool:
    end = -_TICK_GAP
    for tick in level:
        start = _label_start(axis, tick, width)
        if start < end + _TICK_GAP:
            return False
        end = start + cells(tick.text)
    return end <= width


def _label_start(axis: ValueAxis, tick: Tick, width: int) -> int:
    """Return where the number of a tick begins, in the middle above its place as far as the column reaches."""
    size = cells(tick.text)
    return max(0, min(score_cell(axis, tick.at, width) - (size - 1) // 2, width - size))
