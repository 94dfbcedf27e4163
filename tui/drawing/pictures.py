"""Small pictures of one line: meters, sparklines, rank strips, score dots."""

from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tui.blocks.figure import Tone
from tui.blocks.glyphs import SERIES
from tui.blocks.pictures import Dot, Gauge, Picture, Places, Spark, Strip
from tui.drawing.lines import Line, Span

_EIGHTHS = " ▏▎▍▌▋▊▉"
_LEVELS = "▁▂▃▄▅▆"
_FILLS = {Tone.GOOD: "good_fill", Tone.WATCH: "watch_fill", Tone.BAD: "bad_fill"}


def picture_line(picture: Picture, width: int) -> Line:
    """Return a picture that fits a cell of a table."""
    if isinstance(picture, Gauge):
        return slim_meter(picture, width)
    if isinstance(picture, Spark):
        return sparkline(picture, width)
    if isinstance(picture, Strip):
        return rank_strip(picture, width)
    if isinstance(picture, Places):
        return shared_strip(picture, width)
    return score_dot(picture, width)


def tall_meter(gauge: Gauge, width: int) -> Line:
    """Return a meter of full height: whole cells as paper, one eighth block, ticks over the fill.

    `│` is where it should be by now, `┃` the target; `▸` after the fill says "at least this much".
    """
    fill = _FILLS.get(gauge.tone, "neutral_fill")
    eighths = int((_clamped(gauge.share) * width * 8).to_integral_value(ROUND_FLOOR))
    whole, part = divmod(eighths, 8)
    line: Line = [Span(" ", paper=fill)] * whole
    if whole < width:
        line.append(Span(_EIGHTHS[part], fill, paper="track"))
    line += [Span(" ", paper="track")] * (width - len(line))
    if gauge.open_end and whole + 1 < width:
        line[whole + 1] = Span("▸", "quiet", paper="track")
    for share, tick in ((gauge.expected, "│"), (gauge.target, "┃")):
        if share is not None:
            n = _cell_of(share, width)
            on_fill = n < whole
            line[n] = Span(tick, "background" if on_fill else "text", bold=True, paper=fill if on_fill else "track")
    return line


def slim_meter(gauge: Gauge, width: int) -> Line:
    """Return a meter as a line with half cells, for rows that follow each other."""
    fill = _FILLS.get(gauge.tone, "neutral_fill")
    halves = int((_clamped(gauge.share) * width * 2).to_integral_value(ROUND_FLOOR))
    whole, half = divmod(halves, 2)
    line: Line = [Span("━", fill)] * whole + ([Span("╸", fill)] if half else [])
    line += [Span("━", "track")] * (width - len(line))
    if gauge.open_end and whole + 1 < width:
        line[whole + 1] = Span("▸", "quiet")
    for share, tick in ((gauge.expected, "│"), (gauge.target, "┃")):
        if share is not None:
            line[_cell_of(share, width)] = Span(tick, bold=True)
    return line


def sparkline(spark: Spark, width: int) -> Line:
    """Return readings over real time, from zero to the end of their scale: `·` where nothing was read, `┆` at a break.

    The scale ends at the highest reading where no end is known; then one reading alone makes no picture.
    """
    points = spark.points
    if not points or width < 2 or (len(points) < 2 and spark.top is None):
        return [Span(" " * width)]
    first, last = points[0][0], points[-1][0]
    days = max(1, (last - first).days)
    size = max(1, min(width - len(spark.breaks), max(len(points), days // 91 + 1)))
    heights: list[int | None] = [None] * size
    top = max(*(value for _, value in points), spark.top or Decimal(0))
    for day, value in points:
        heights[_cell_of_day(day, first, days, size)] = _level(value, top)
    drawn = [Span("·", "faint") if height is None else Span(_LEVELS[height], "neutral_fill") for height in heights]
    for day in sorted(spark.breaks, reverse=True):
        after = next((point for point, _ in points if point >= day), last)
        drawn.insert(_cell_of_day(after, first, days, size), Span("┆", "watch"))
    return [*drawn, Span(" " * (width - len(drawn)))]


def _cell_of_day(day: date, first: date, days: int, size: int) -> int:
    return round((day - first).days / days * (size - 1))


def rank_strip(strip: Strip, width: int) -> Line:
    """Return a field from first to last with one place on it; the last quarter is dotted."""
    inner = width - 2
    line = _empty_strip(width)
    if inner < 3:
        return line
    best, worst = (_place(rank, strip.of, inner) for rank in (strip.best, strip.worst))
    for n in range(best, worst + 1):
        line[n + 1] = Span("●" if best == worst else "━", "home", bold=True)
    return line


def shared_strip(places: Places, width: int) -> Line:
    """Return a field from first to last with several places on it; marks that meet stand beside each other."""
    inner = width - 2
    line = _empty_strip(width)
    if inner < len(places.ranks):
        return line
    taken: set[int] = set()
    for mark, place in sorted(zip(SERIES, places.ranks, strict=False), key=lambda each: each[1] or 0):
        if place is None:
            continue
        n = _place(place, places.of, inner)
        free = [cell for cell in range(inner) if cell not in taken]
        n = min(free, key=lambda cell: (abs(cell - n), -cell))
        taken.add(n)
        line[n + 1] = Span(mark, "home" if mark == SERIES[0] else "text", bold=True)
    return line


def _empty_strip(width: int) -> Line:
    inner = width - 2
    if inner < 3:
        return [Span(" " * width)]
    quarter = inner - max(1, inner // 4)
    return [
        Span("├", "faint"),
        *(Span("─" if n < quarter else "┄", "faint") for n in range(inner)),
        Span("┤", "faint"),
    ]


def score_dot(dot: Dot, width: int) -> Line:
    """Return a score on the scale of its column, with the mean as a broken line."""
    span = dot.high - dot.low
    line: Line = [Span(" ")] * width
    if dot.mean is not None and span:
        mean = _cell_of((dot.mean - dot.low) / span, width)
        place = _cell_of((dot.score - dot.low) / span, width)
        for n in range(min(mean, place), max(mean, place)):
            line[n] = Span("─", "faint")
        line[mean] = Span("┆", "faint")
    line[_cell_of((dot.score - dot.low) / span, width) if span else width // 2] = Span("●")
    return line


def _clamped(share: Decimal) -> Decimal:
    return max(Decimal(0), min(Decimal(1), share))


def _level(value: Decimal, top: Decimal) -> int:
    if top <= 0:
        return 0
    share = max(Decimal(0), min(Decimal(1), value / top)) * (len(_LEVELS) - 1)
    return int(share.to_integral_value(ROUND_HALF_UP))


def _cell_of(share: Decimal, width: int) -> int:
    place = int((share * (width - 1)).to_integral_value(ROUND_HALF_UP))
    return max(0, min(width - 1, place))


def _place(rank: int, of: int, inner: int) -> int:
    return round((rank - 1) / max(1, of - 1) * (inner - 1))
