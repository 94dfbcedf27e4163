"""Small pictures of one line, each exactly as wide as asked: meters, rank strips, score dots, and sparklines."""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import assert_never

from tui.blocks.figure import Tone
from tui.blocks.pictures import Dot, Gauge, Picture, Places, Spark, Strip
from tui.drawing.lines import Line, Span
from tui.drawing.score_dots import cell_of, score_dot
from tui.drawing.sparklines import sparkline

_EIGHTHS = " ▏▎▍▌▋▊▉"
_FILLS = {Tone.GOOD: "good_fill", Tone.WATCH: "watch_fill", Tone.BAD: "bad_fill"}
_SHORTEST_STRIP = 3
"""The fewest cells between the ends of a rank strip."""


def picture_line(picture: Picture, width: int) -> Line:
    """Return a picture as it is drawn in a cell of a table."""
    match picture:
        case Gauge():
            return slim_meter(picture, width)
        case Spark():
            return sparkline(picture, width)[0]
        case Strip():
            return rank_strip(picture, width)
        case Places():
            return shared_strip(picture, width)
        case Dot():
            return score_dot(picture, width)
        case _:
            assert_never(picture)


def filled_cells(share: Decimal, width: int) -> tuple[int, str]:
    """Return how many whole cells a share of a width fills, and the glyph of the eighths of a cell that follow.

    The glyph is empty where nothing follows the whole cells. Eighths are rounded down: a bar never exceeds its figure.
    """
    eighths = int((_clamped(share) * width * 8).to_integral_value(ROUND_FLOOR))
    whole, part = divmod(eighths, 8)
    return whole, _EIGHTHS[part] if whole < width else ""


def tall_meter(gauge: Gauge, width: int) -> Line:
    """Return a meter of full height: whole cells as paper, one eighth block, ticks over the fill, its end in `▕`.

    `│` is where it should be by now, `┃` the target; `▸` after the fill says "at least this much".
    """
    fill = _FILLS.get(gauge.tone, "neutral_fill")
    whole, part = filled_cells(gauge.share, width)
    line: Line = [Span(" ", paper=fill)] * whole
    if part:
        line.append(Span(part, fill, paper="track"))
    line += [Span(" ", paper="track")] * (width - len(line))
    if whole < width:
        line[-1] = Span("▕", "faint", paper="track")
    if gauge.open_end and whole + 1 < width:
        line[whole + 1] = Span("▸", "quiet", paper="track")
    for cell, tick in _ticks(gauge, width):
        is_filled = cell < whole
        ink, paper = ("background", fill) if is_filled else ("text", "track")
        line[cell] = Span(tick, ink, bold=True, paper=paper)
    return line


def slim_meter(gauge: Gauge, width: int) -> Line:
    """Return a meter as a thick line with half cells on a thin one, its end in `┤`, for rows that follow each other."""
    fill = _FILLS.get(gauge.tone, "neutral_fill")
    halves = int((_clamped(gauge.share) * width * 2).to_integral_value(ROUND_FLOOR))
    whole, half = divmod(halves, 2)
    line: Line = [Span("━", fill)] * whole + ([Span("╸", fill)] if half else [])
    line += [Span("─", "faint")] * (width - len(line))
    if halves < 2 * width - 1:
        line[-1] = Span("┤", "faint")
    if gauge.open_end and whole + 1 < width:
        line[whole + 1] = Span("▸", "quiet")
    for cell, tick in _ticks(gauge, width):
        line[cell] = Span(tick, bold=True)
    return line


def _ticks(gauge: Gauge, width: int) -> Iterator[tuple[int, str]]:
    """Yield the cells and glyphs of where a gauge should be and of its target, where there is a cell at all."""
    for share, tick in ((gauge.expected, "│"), (gauge.target, "┃")):
        if share is not None and width:
            yield cell_of(share, width), tick


def rank_strip(strip: Strip, width: int) -> Line:
    """Return a ranking from first to last with one place on it; the last quarter is dotted."""
    inner = width - 2
    line = _empty_strip(width)
    if inner < _SHORTEST_STRIP:
        return line
    best, worst = (_place(rank, strip.of, inner) for rank in (strip.best, strip.worst))
    for cell in range(best, worst + 1):
        line[cell + 1] = Span("●" if best == worst else "━", strip.tone.value, bold=True)
    return line


def tall_strip(strip: Strip, width: int) -> Line:
    """Return a ranking from first to last as a track of full height with one place filled.

    The place takes two cells where a rank has as many.
    """
    line: Line = [Span(" ", paper="track")] * width
    if width < _SHORTEST_STRIP:
        return line
    line[0], line[-1] = Span("▏", "faint", paper="track"), Span("▕", "faint", paper="track")
    best, worst = (_place(rank, strip.of, width) for rank in (strip.best, strip.worst))
    thick = 2 if width >= 2 * strip.of else 1
    for cell in range(min(best, width - thick), min(width, worst + thick)):
        line[cell] = Span("█", strip.tone.value)
    return line


def shared_strip(places: Places, width: int) -> Line:
    """Return a ranking from first to last with several places on it; marks that meet stand beside each other."""
    inner = width - 2
    line = _empty_strip(width)
    if inner < max(_SHORTEST_STRIP, len(places.marks)):
        return line
    free = set(range(inner))
    for mark in sorted(places.marks, key=lambda mark: mark.rank):
        cell = _nearest(free, _place(mark.rank, places.of, inner))
        free.remove(cell)
        line[cell + 1] = Span(mark.glyph, mark.tone.value, bold=True)
    return line


def _nearest(free: set[int], place: int) -> int:
    """Return the free cell nearest to a place, of two equally near ones the right one."""
    return min(free, key=lambda cell: (abs(cell - place), -cell))


def _empty_strip(width: int) -> Line:
    inner = width - 2
    if inner < _SHORTEST_STRIP:
        return [Span(" " * width)]
    quarter = max(1, inner // 4)
    solid, dotted = [Span("─", "faint")] * (inner - quarter), [Span("┄", "faint")] * quarter
    return [Span("├", "faint"), *solid, *dotted, Span("┤", "faint")]


def _clamped(share: Decimal) -> Decimal:
    return max(Decimal(0), min(Decimal(1), share))


def _place(rank: int, of: int, inner: int) -> int:
    return round((rank - 1) / max(1, of - 1) * (inner - 1))
