"""A figure in large digits: words and flags in normal size around it, its status beside it, its picture below."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from tui.blocks.figure import SEPARATOR, Figure, Mark, Runs
from tui.blocks.large_figure import LargeFigure, ScaleLabel
from tui.blocks.pictures import Gauge, Strip
from tui.drawing.digits import Height, large_digits
from tui.drawing.figure_parts import FigureParts, figure_parts
from tui.drawing.lines import Line, Span, mark_span, padded, width_of, wrapped
from tui.drawing.pictures import tall_meter, tall_strip
from tui.text import cells, pad

_NARROWEST_REMARK, _WIDEST_REMARK = 18, 44
_GAP = 4
"""The blank cells between the digits and the status."""
_HEIGHTS: tuple[Height, ...] = (15, 10, 8, 5, 3)
_HIGH_DIGITS = 5
"""The lines above which digits are higher than usual."""
_PICTURE_ROWS, _HIGH_PICTURE_ROWS = 2, 3
"""The rows of a picture, and those under digits higher than usual."""


class FigureLook(NamedTuple):
    """How large a figure is set."""

    digits: Height
    """The most lines of its digits."""
    gap: int = 1
    """The blank lines above its picture."""


def draw_large_figure(block: LargeFigure, width: int, look: FigureLook) -> list[Line]:
    """Return a figure for a width in cells; digits that do not fit it are smaller, those that never fit are text."""
    digits = _digits(block, width, look.digits)
    remarks = _remarks(block, width, width_of(digits[0]))
    below = [*([[]] * min(look.gap, 1)), *remarks.lines] if remarks.lines else []
    lines = _beside(digits, remarks.lines) if remarks.beside else [*digits, *below]
    if block.picture:
        rows = _HIGH_PICTURE_ROWS if len(digits) > _HIGH_DIGITS else _PICTURE_ROWS
        lines += [*([[]] * look.gap), *_pictured(block, block.picture, width, rows)]
    return lines


def _digits(block: LargeFigure, width: int, highest: Height) -> list[Line]:
    """Return the figure in the largest digits up to a height that fit a width; as text where none do.

    Digits higher than usual leave room for the remarks beside them. The words behind them stand in one line, or below
    each other where that is too long.
    """
    parts = figure_parts(block.figure.text)
    words = [word for word in (parts.after, block.unit) if word]
    beside = _NARROWEST_REMARK + _GAP if block.status or block.remarks else 0
    for height in (size for size in _HEIGHTS if size <= highest and parts.number):
        reserved = beside if height > _HIGH_DIGITS else 0
        for behind in ([" ".join(words)], words):
            lines = _set(parts, behind, large_digits(parts.number, height, block.figure.tone.value))
            if width_of(lines[0]) + reserved <= width:
                return lines
    text = " ".join(word for word in (block.figure.text, block.unit) if word)
    return [padded(line, width) for line in wrapped((replace(block.figure, text=text),), width)]


def _set(parts: FigureParts, words: Sequence[str], digits: Sequence[Line]) -> list[Line]:
    """Return lines of one width: large digits, flags at their upper right, words at their foot, each in a line."""
    before = f"{parts.before} " if parts.before else ""
    behind = [parts.flags, *([""] * (len(digits) - 1 - len(words))), *words]
    lead = [""] * (len(digits) - 1) + [before]
    room = max(map(cells, behind))
    return [
        [
            Span(pad(left, cells(before)), bold=True),
            *row,
            Span(pad(f" {right}" if room else "", room + 1 if room else 0), bold=True),
        ]
        for left, row, right in zip(lead, digits, behind, strict=True)
    ]


class _Remarks(NamedTuple):
    """Status and remarks, and whether they stand beside the digits rather than below them."""

    lines: list[Line]
    beside: bool


def _remarks(block: LargeFigure, width: int, taken: int) -> _Remarks:
    """Return status and remarks, a line each, for the room beside the digits; without room joined, for below them."""
    room = width - taken - _GAP
    status: tuple[Runs, ...] = ((_stressed(block.status),),) if block.status else ()
    remarks = (*status, *block.remarks)
    if room >= _NARROWEST_REMARK:
        size = min(room, _WIDEST_REMARK)
        return _Remarks([line for runs in remarks for line in wrapped(runs, size, "quiet")], beside=True)
    parted = [run for n, runs in enumerate(remarks) for run in ((SEPARATOR, *runs) if n else runs)]
    return _Remarks(wrapped(tuple(parted), width, "quiet") if parted else [], beside=False)


def _stressed(status: Mark) -> Figure:
    """Return a status that stands out like a figure."""
    return Figure(mark_span(status).text, tone=status.tone)


def _beside(left: list[Line], right: list[Line]) -> list[Line]:
    """Return lines of one width with others beside them; a line without words beside it ends where it does."""
    blank: Line = [Span(" " * width_of(left[0]))]
    height = max(len(left), len(right))
    left = [*left, *([blank] * (height - len(left)))]
    right = [*right, *([[]] * (height - len(right)))]
    return [[*first, Span(" " * _GAP), *second] if second else first for first, second in zip(left, right, strict=True)]


def _pictured(block: LargeFigure, picture: Gauge | Strip, width: int, rows: int) -> list[Line]:
    """Return the picture over the whole width but the percentage at its right, and the line of its labels."""
    percent = [Span("  "), Span(block.percent.brief, bold=True)] if block.percent else []
    size = width - width_of(percent)
    if size < width // 2:
        percent, size = [], width
    first, other = _picture_rows(picture, size)
    lines: list[Line] = [[*first, *percent], *([other] * (rows - 1))]
    return [*lines, _label_line(block.labels, size)] if block.labels else lines


def _picture_rows(picture: Gauge | Strip, width: int) -> tuple[Line, Line]:
    """Return the first row of a picture, and what is repeated below it."""
    match picture:
        case Gauge():
            return tall_meter(picture, width), tall_meter(replace(picture, open_end=False), width)
        case Strip():
            row = tall_strip(picture, width)
            return row, row
        case _:
            assert_never(picture)


def _label_line(labels: Sequence[ScaleLabel], width: int) -> Line:
    """Return the labels under their places; one that would touch an earlier one is left out."""
    row = [" "] * width
    for label in labels:
        size = len(label.text)
        place = int((label.at * (width - 1)).to_integral_value(ROUND_HALF_UP))
        start = max(0, min(width - size, place - size // 2 if Decimal(0) < label.at < 1 else place))
        around = row[max(0, start - 1) : start + size + 1]
        if size <= width and cells(label.text) == size and set(around) == {" "}:
            row[start : start + size] = label.text
    return [Span("".join(row).rstrip(), "quiet")]
