"""What the marks of a column of pictures mean, in lines below its table."""

from collections.abc import Iterator, Sequence

from tui.blocks.figure import Mark
from tui.export.vector.letters import text_width
from tui.export.vector.shapes import Drawing, Label, Path, Shape, Stroke, Symbol

_TYPE, _LINE, _STEP = 9.0, 12.0, 7.0
_GAP = 14.0


def draw_legend(marks: Sequence[Mark], width: float) -> Drawing:
    """Return marks with their words, as many lines as they need in a width."""
    shapes: list[Shape] = []
    x, baseline = 0.0, _LINE - 3
    for mark in marks:
        words = len(mark.glyph) * _STEP + 4
        size = words + text_width(mark.word, _TYPE)
        if x and x + size > width:
            x, baseline = 0.0, baseline + _LINE
        shapes += _signs(mark, x, baseline - 3)
        shapes.append(Label(x + words, baseline, mark.word, size=_TYPE))
        x += size + _GAP
    return Drawing(width, baseline + 4, tuple(shapes))


def _signs(mark: Mark, x: float, middle: float) -> Iterator[Shape]:
    """Yield the signs of a mark: hyphens as a line through all of them, an upright stroke, marks."""
    ink = mark.tone.value
    last = len(mark.glyph) - 1
    if "─" in mark.glyph:
        yield Path(((x + _STEP / 2, middle), (x + last * _STEP + _STEP / 2, middle)), Stroke(ink))
    for n, glyph in enumerate(mark.glyph):
        centre = x + n * _STEP + _STEP / 2
        if glyph == "╎":
            yield Path(((centre, middle - 4), (centre, middle + 4)), Stroke(ink, 0.7, (2, 1.5)))
        elif glyph not in " ─":
            yield Symbol(centre, middle, glyph, ink)
