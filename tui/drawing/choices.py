"""Choices as a line of tabs, the chosen one reversed, with the period and what is to be known beside them or below."""

from tui.blocks.figure import SEPARATOR, Runs
from tui.blocks.page import Choice, Choices
from tui.drawing.lines import Drawing, Line, Span, justified, spans, width_of, wrapped
from tui.text import cells

_CUT = Span("…", "quiet")
_GAP = 3
"""The blank cells between tabs, period and notes."""
_ARROW = 2
"""The cells of the sign of another period, with the blank that parts it from the period."""


def draw_choices(block: Choices, width: int) -> Drawing:
    """Return the tabs and the period, with the notes at the right or, without room for all but the last, below."""
    tabs = [span for _, span in placed_choices(block, width)]
    line = [*tabs, Span(" " * _GAP), *_period(block)]
    room = width - width_of(line) - _GAP
    for notes in (block.notes, block.notes[:-1]):
        beside = spans(_joined(notes), "quiet")
        if width_of(beside) <= room:
            return Drawing([justified(line, beside, width)], [])
    whole = spans(_joined(block.notes), "quiet")
    below = [whole] if width_of(whole) <= width else wrapped(_joined(block.notes[:-1]), width, "quiet")
    return Drawing([line, *below], [])


def placed_choices(block: Choices, width: int) -> list[tuple[Choice | None, Span]]:
    """Return the tabs in their order from the left, each with its choice: all, or the chosen one and its neighbours."""
    labels = [(choice, _label(choice)) for choice in block.choices]
    room = width - _GAP - width_of(_period(block))
    if sum(cells(label.text) for _, label in labels) <= room:
        return [*labels]
    first, last = _neighbours([cells(label.text) for _, label in labels], _chosen(block), room - 2 * cells(_CUT.text))
    before: list[tuple[Choice | None, Span]] = [(None, _CUT)] if first else []
    after: list[tuple[Choice | None, Span]] = [(None, _CUT)] if last < len(labels) - 1 else []
    return [*before, *labels[first : last + 1], *after]


def placed_arrows(block: Choices, width: int) -> tuple[range, range]:
    """Return the cells of the sign of an older and of a newer period; none of one there is not."""
    start = sum(cells(label.text) for _, label in placed_choices(block, width)) + _GAP
    end = start + width_of(_period(block))
    older = range(start, start + _ARROW) if block.has_older else range(0)
    return older, range(end - _ARROW, end) if block.has_newer else range(0)


def _chosen(block: Choices) -> int:
    return next((n for n, choice in enumerate(block.choices) if choice.chosen), 0)


def _label(choice: Choice) -> Span:
    if choice.chosen:
        return Span(f" {choice.short} ", "background", bold=True, paper="text")
    return Span(f" {choice.short} ", "quiet")


def _neighbours(sizes: list[int], chosen: int, room: int) -> tuple[int, int]:
    """Return the first and the last of the neighbours that have room around the chosen one, which always stays."""
    first = last = chosen
    used = sizes[chosen]
    grew = True
    while grew:
        grew = False
        if last + 1 < len(sizes) and used + sizes[last + 1] <= room:
            last += 1
            used += sizes[last]
            grew = True
        if first and used + sizes[first - 1] <= room:
            first -= 1
            used += sizes[first]
            grew = True
    return first, last


def _period(block: Choices) -> Line:
    older, newer = ("‹" if block.has_older else " "), ("›" if block.has_newer else " ")
    return [Span(f"{older} ", "quiet"), Span(block.period.text, bold=True), Span(f" {newer}", "quiet")]


def _joined(notes: tuple[Runs, ...]) -> Runs:
    return tuple(run for n, note in enumerate(notes) for run in ((SEPARATOR,) if n else ()) + note)
