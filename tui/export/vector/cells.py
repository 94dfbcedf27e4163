"""Small pictures in the cells of a table: meters, sparklines, rank strips and scores on a scale."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from tui.blocks.chart import Tick
from tui.blocks.figure import Tone
from tui.blocks.pictures import Dot, Gauge, Picture, Places, RankMark, Reading, ScoreScale, Spark, Strip
from tui.export.vector.captions import BREAK
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Box, Drawing, Label, Path, Shape, Stroke, Symbol, moved

CELL_WIDTH, SCALE_WIDTH = 78.0, 120.0
"""The widths of pictures in a column, and of those on a scale with numbers."""
_HEIGHT = 11.0
_EDGE = 4.0
"""The points from the end of a picture to the end of its scale, so that a mark there is whole."""
_FILLS = {Tone.GOOD: "good_fill", Tone.WATCH: "watch_fill", Tone.BAD: "bad_fill"}
_SOLID = 0.75
"""The part of a rank strip before its last quarter."""
_MEETING = 5.0
"""The points within which two marks of a strip would cover each other."""
_TICK_TYPE, _TICK_GAP = 8.0, 8.0


def draw_cell(picture: Picture, width: float = CELL_WIDTH) -> Drawing:
    """Return a small picture in a width."""
    match picture:
        case Gauge():
            return Drawing(width, _HEIGHT, tuple(_gauge(picture, width)))
        case Spark():
            return draw_spark(picture, width, _HEIGHT + 3)
        case Strip():
            return Drawing(width, _HEIGHT, (*_empty_strip(width), *_strip(picture, width)))
        case Places():
            return _draw_places(picture, width)
        case Dot():
            return Drawing(SCALE_WIDTH, _HEIGHT, tuple(_dot(picture, SCALE_WIDTH)))
        case _:
            assert_never(picture)


def _gauge(gauge: Gauge, width: float) -> Iterator[Shape]:
    """Yield the track, the fill, what opens it, and where it should be and has to come over both."""
    top, height = 2.0, _HEIGHT - 4
    filled = _clamped(gauge.share) * width
    yield Box(0, top, width, height, "track")
    yield Box(0, top, filled, height, _FILLS.get(gauge.tone, "neutral_fill"))
    if filled < width:
        yield Path(((width - 0.3, top), (width - 0.3, top + height)), Stroke("faint", 0.6))
    if gauge.open_end and filled + 6 < width:
        yield Symbol(filled + 4, top + height / 2, "▸", "quiet", 2)
    for share, thick in ((gauge.expected, 0.9), (gauge.target, 2.0)):
        if share is not None:
            x = max(thick, min(width - thick, _clamped(share) * width))
            yield Path(((x, top), (x, top + height)), Stroke("background", thick + 1.6))
            yield Path(((x, 0), (x, _HEIGHT)), Stroke("text", thick))


def draw_spark(spark: Spark, width: float, height: float) -> Drawing:
    """Return readings over time between their own lowest and highest; one reading alone makes no picture."""
    readings = spark.points
    if len(readings) < 2:
        return Drawing(width, height, ())
    first, last = readings[0][0], readings[-1][0]
    values = [value for _, value in readings]
    low, high = min(values), max(values)

    def along(day: date) -> float:
        return _EDGE + (day - first).days / max(1, (last - first).days) * (width - 2 * _EDGE)

    def place(reading: Reading) -> tuple[float, float]:
        share = float((reading[1] - low) / (high - low)) if high > low else 0.5
        return along(reading[0]), height - _EDGE - share * (height - 2 * _EDGE)

    shapes: list[Shape] = [Path(((along(day), 0), (along(day), height)), BREAK) for day in _crossed(spark)]
    for run in spark.runs:
        if len(run) > 1:
            shapes.append(Path(tuple(map(place, run)), Stroke("quiet", 1.1)))
        else:
            shapes.append(Symbol(*place(run[0]), "●", "quiet", 1.2))
    return Drawing(width, height, (*shapes, Symbol(*place(readings[-1]), "●", "text", 2.2)))


def _crossed(spark: Spark) -> Iterator[date]:
    """Yield the days of breaks between two runs."""
    for before, after in pairwise(spark.runs):
        yield from (day for day in spark.breaks if before[-1][0] < day <= after[0][0])


def _empty_strip(width: float) -> Iterator[Shape]:
    """Yield a ranking from first to last, its last quarter dotted."""
    middle, start, end = _HEIGHT / 2, _EDGE, width - _EDGE
    quarter = start + _SOLID * (end - start)
    yield Path(((start, middle), (quarter, middle)), Stroke("faint", 0.8))
    yield Path(((quarter, middle), (end, middle)), Stroke("faint", 0.8, (1.5, 1.5)))
    for x in (start, end):
        yield Path(((x, middle - 3), (x, middle + 3)), Stroke("faint", 0.8))


def _strip(strip: Strip, width: float) -> Iterator[Shape]:
    best, worst = (_rank_place(rank, strip.of, width) for rank in (strip.best, strip.worst))
    if strip.best == strip.worst:
        yield Symbol(best, _HEIGHT / 2, "●", strip.tone.value)
    else:
        yield Path(((best, _HEIGHT / 2), (worst, _HEIGHT / 2)), Stroke(strip.tone.value, 3))


def _draw_places(places: Places, width: float) -> Drawing:
    """Return several ranks on one strip; a mark that would cover another stands above or below it."""
    rows = list(_rows(places.marks, places.of, width))
    above, below = -min(0, *rows, 0) * _MEETING, max(0, *rows, 0) * _MEETING
    middle = _HEIGHT / 2 + above
    strip = [moved(shape, (0, above)) for shape in _empty_strip(width)]
    marks = [
        Symbol(_rank_place(mark.rank, places.of, width), middle + row * _MEETING, mark.glyph, mark.tone.value)
        for row, mark in zip(rows, sorted(places.marks, key=lambda mark: mark.rank), strict=True)
    ]
    return Drawing(width, _HEIGHT + above + below, (*strip, *marks))


def _rows(marks: Sequence[RankMark], of: int, width: float) -> Iterator[int]:
    """Yield for each mark, the best rank first, how many rows it stands below the strip, or above it where negative."""
    last: dict[int, float] = {}
    rows = sorted(range(-len(marks), len(marks) + 1), key=abs)
    for mark in sorted(marks, key=lambda mark: mark.rank):
        x = _rank_place(mark.rank, of, width)
        row = next(row for row in rows if x - last.get(row, -width) > _MEETING)
        last[row] = x
        yield row


def _rank_place(rank: int, of: int, width: float) -> float:
    return _EDGE + (rank - 1) / max(1, of - 1) * (width - 2 * _EDGE)


def _dot(dot: Dot, width: float) -> Iterator[Shape]:
    """Yield the grid and the line of the home score, then the score with its way from where it was before."""
    scale, middle = dot.scale, _HEIGHT / 2
    for tick in scale_ticks(scale, width):
        x = score_place(scale, tick.at, width)
        yield Path(((x, 0), (x, _HEIGHT)), Stroke("track", 0.6))
    if scale.home is not None:
        x = score_place(scale, scale.home, width)
        yield Path(((x, 0), (x, _HEIGHT)), Stroke("home", 0.7, (2, 1.5)))
    if dot.scores and dot.before is not None:
        before, place = (score_place(scale, score, width) for score in (dot.before, dot.scores[0]))
        yield Path(((before, middle), (place, middle)), Stroke(dot.change_tone.value, 1.0))
        yield Symbol(before, middle, "▪", dot.change_tone.value)
    for score in reversed(dot.scores):
        yield Symbol(score_place(scale, score, width), middle, dot.glyph, dot.tone.value)


def draw_scale(scale: ScoreScale, width: float = SCALE_WIDTH) -> Drawing:
    """Return the ticks of a scale with their numbers, to stand above its scores, and the mean where it has room."""
    baseline, labels = 8.0, list[Label]()
    for tick in (*scale_ticks(scale, width), *([scale.mean] if scale.mean else [])):
        half = text_width(tick.text, _TICK_TYPE) / 2
        x = max(half, min(width - half, score_place(scale, tick.at, width)))
        if all(abs(x - label.x) >= half + text_width(label.text, _TICK_TYPE) / 2 + 2 for label in labels):
            labels.append(Label(x, baseline, tick.text, "quiet", "middle", _TICK_TYPE))
    return Drawing(width, baseline + 3, tuple(labels))


def scale_ticks(scale: ScoreScale, width: float) -> tuple[Tick, ...]:
    """Return the densest ticks whose numbers have room beside each other; none where not even the ends have."""
    return next((level for level in scale.axis.levels if _have_room(scale, level, width)), ())


def _have_room(scale: ScoreScale, level: Sequence[Tick], width: float) -> bool:
    places = [(score_place(scale, tick.at, width), text_width(tick.text, _TICK_TYPE) / 2) for tick in level]
    return all(x - half - _TICK_GAP >= before + other for (before, other), (x, half) in pairwise(places))


def score_place(scale: ScoreScale, score: Decimal, width: float) -> float:
    """Return the place of a score on its scale."""
    axis = scale.axis
    return _EDGE + _clamped((score - axis.low) / (axis.high - axis.low)) * (width - 2 * _EDGE)


def _clamped(share: Decimal) -> float:
    return float(max(Decimal(0), min(Decimal(1), share)))
