"""Lines of coloured text: measured, cut, padded, justified and wrapped to widths in cells."""

from typing import NamedTuple, assert_never

from tui.blocks.figure import Figure, Mark, Opens, Origin, Run, Runs, Tone
from tui.model import Code
from tui.text import cells, fit, pad


class Span(NamedTuple):
    """A stretch of text in one look; colours are roles of the palette."""

    text: str
    ink: str = "text"
    bold: bool = False
    paper: str = ""
    """The role behind the text; the page when empty."""


Line = list[Span]
_PIECE = 4
"""The cells of the shortest hairline between a heading and its qualifier, with the blanks around it."""


class Item(NamedTuple):
    """Lines that are chosen together: those from `start` up to, not including, `stop`."""

    start: int
    stop: int
    opens: Opens | None
    sources: tuple[Code, ...]
    origins: tuple[Origin, ...] = ()
    """Where the dataset states what is chosen."""
    columns: tuple[int, int] | None = None
    """The cells from and up to which it takes its line; all of it where None."""


class Drawing(NamedTuple):
    """A block drawn for a width."""

    lines: list[Line]
    items: list[Item]


def width_of(line: Line) -> int:
    """Return the cells a line takes."""
    return sum(cells(span.text) for span in line)


def cut(line: Line, width: int) -> Line:
    """Return a line of at most `width` cells; what is cut ends in "…"."""
    if width_of(line) <= width:
        return line
    shortened: Line = []
    room = width
    for n, span in enumerate(line):
        rest = width_of(line[n + 1 :])
        size = cells(span.text)
        if size < room or (size == room and not rest):
            shortened.append(span)
            room -= size
            continue
        shortened.append(span._replace(text=fit(span.text if not rest or size > room else span.text + "  ", room)))
        break
    return shortened


def behind(line: Line, width: int) -> Line:
    """Return what a line holds behind its first cells, no letter of which is wider than one."""
    rest: Line = []
    for span in line:
        rest.append(span._replace(text=span.text[width:]))
        width = max(0, width - len(span.text))
    return [span for span in rest if span.text]


def padded(line: Line, width: int) -> Line:
    """Return a line of exactly `width` cells."""
    line = cut(line, width)
    blank = width - width_of(line)
    return [*line, Span(" " * blank)] if blank else line


def justified(left: Line, right: Line, width: int, gap: int = 1) -> Line:
    """Return a line with one part at each end; the left one is cut where both do not fit."""
    right = cut(right, width)
    room = width - width_of(right)
    left = cut(left, max(0, room - gap))
    return [*left, Span(" " * (room - width_of(left))), *right]


def fitted(span: Span, width: int, *, right: bool = False) -> Span:
    """Return a span of exactly `width` cells, its text at the left or the right."""
    return Span(pad(span.text, width, right=right), *span[1:])


def mark_span(mark: Mark) -> Span:
    """Return a mark as its glyph and its word in its colour."""
    return Span(f"{mark.glyph} {mark.word}".strip(), mark.tone.value)


def spans(runs: Runs, ink: str = "text") -> Line:
    """Return sentences as one line; figures stand out."""
    return [_span(run, ink) for run in runs]


def _span(run: Run, ink: str) -> Span:
    match run:
        case str():
            return Span(run, ink)
        case Figure():
            return Span(run.text, ink if run.tone is Tone.PLAIN else run.tone.value, bold=True)
        case Mark():
            return mark_span(run)
        case _:
            assert_never(run)


def wrapped(runs: Runs, width: int, ink: str = "text") -> list[Line]:
    """Return sentences broken at blanks, and at any letter where a line is too narrow; a figure is broken last.

    A line is wider than asked only where it holds a single letter that is.
    """
    width = max(1, width)
    lines: list[Line] = [[]]
    used = 0
    for word in _words(runs, ink):
        size = width_of(word)
        if used and used + 1 + size > width:
            lines.append([])
            used = 0
        if used:
            lines[-1].append(Span(" ", ink))
            used += 1
        for part in _broken(word, width):
            if used and used + width_of(part) > width:
                lines.append([])
                used = 0
            lines[-1] += part
            used += width_of(part)
    return [_joined(line) for line in lines]


def _words(runs: Runs, ink: str) -> list[Line]:
    """Return what a line may be broken between: texts split at blanks, figures whole, no blank lost but single."""
    words: list[Line] = [[]]
    for run in runs:
        span = _span(run, ink)
        if isinstance(run, Figure):
            words[-1].append(span)
            continue
        first, *others = span.text.split(" ")
        words[-1].append(span._replace(text=first))
        words += [[span._replace(text=other)] for other in others]
    return [[span for span in word if span.text] for word in words if any(span.text for span in word)]


def _broken(word: Line, width: int) -> list[Line]:
    """Return a word in pieces no wider than a line, or of one letter: at its blanks first, then anywhere."""
    if width_of(word) <= width:
        return [word]
    parts: list[Line] = []
    for span in word:
        text = span.text
        while cells(text) > width:
            head = text[:width]
            while cells(head) > width and len(head) > 1:
                head = head[:-1]
            blank = head.rfind(" ") + 1
            head = head[:blank] if blank else head
            parts.append([span._replace(text=head)])
            text = text[len(head) :]
        if text:
            parts.append([span._replace(text=text)])
    return parts


def _joined(line: Line) -> Line:
    joined: Line = []
    for span in line:
        if joined and joined[-1][1:] == span[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return joined


def has_room_for(heading: str, qualifier: str, width: int) -> bool:
    """Whether a heading and its qualifier have room in one line, with a piece of hairline between them."""
    return cells(heading) + cells(qualifier) + _PIECE <= width


def heading_line(heading: str, qualifier: str, width: int) -> Line:
    """Return a heading set in its own hairline, with its qualifier at the right end."""
    title = fit(heading, width)
    note = f" {qualifier}" if qualifier and has_room_for(title, qualifier, width) else ""
    rule = width - cells(title) - cells(note) - 1
    hairline = [Span(" " + "─" * rule, "faint")] if rule > 0 else []
    return [Span(title, bold=True), *hairline, Span(note, "quiet")]
