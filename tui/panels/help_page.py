"""What the help says: keys in groups, those of the panel in view first, then the signs; in as many columns as fit."""

from collections.abc import Callable
from typing import NamedTuple

from tui.blocks.figure import Tone
from tui.drawing.lines import Line, Span, fitted, heading_line, padded, wrapped
from tui.pages.panel_spec import PanelSpec
from tui.panels.keys import GROUPS, KEYS, Group, Key, help_rows, panels_with
from tui.text import cells
from tui.widgets.sheet import columns_for
from tui.wording import Words

_TWO_COLUMNS = 84
"""From this width on there are two columns."""
_GUTTER = 4
_ORDER: tuple[Group, ...] = ("panel", *(group for group in GROUPS if group != "panel"))
SIGNS = (
    ("▲", Tone.GOOD, "good"),
    ("▼", Tone.BAD, "bad"),
    ("◆", Tone.WATCH, "watch"),
    ("●", Tone.PLAIN, "quiet"),
    ("□", Tone.QUIET, "missing"),
    ("┆", Tone.WATCH, "break"),
    ("⚠", Tone.WATCH, "old"),
    ("–", Tone.PLAIN, "dash"),
    (">  <  ≈", Tone.PLAIN, "bounds"),
    ("≥  ≤ ", Tone.PLAIN, "at_least_most"),
    ("†", Tone.PLAIN, "derived"),
    ("‡", Tone.WATCH, "disputed"),
    ("*", Tone.PLAIN, "stated"),
    ("=", Tone.PLAIN, "tied"),
    ("▸", Tone.PLAIN, "chosen"),
    ("│", Tone.PLAIN, "expected"),
    ("┃", Tone.PLAIN, "target"),
    ("?", Tone.PLAIN, "unsure"),
)
"""Signs of the pages, their colours, and the catalogue keys of what they say, under `sign`."""


class Row(NamedTuple):
    """A key or a sign and what it says."""

    label: Span
    text: str


class Section(NamedTuple):
    """Rows under a heading."""

    heading: str
    rows: list[Row]


def help_lines(spec: PanelSpec, words: Words, width: int) -> list[Line]:
    """Return the help for a panel in lines of exactly a width in cells."""
    sections = _sections(spec, words)
    label = max(cells(row.label.text) for section in sections for row in section.rows) + 2
    if width < _TWO_COLUMNS:
        return _column(sections, width, label)[:-1]
    column = (width - _GUTTER) // 2
    drawn = [_column([section], column, label) for section in sections]
    left, right = _balanced(drawn)
    right += [[]] * (len(left) - len(right))
    left += [[]] * (len(right) - len(left))
    return [
        padded([*padded(first, column), Span(" " * _GUTTER), *second], width)
        for first, second in zip(left, right, strict=True)
    ]


def _sections(spec: PanelSpec, words: Words) -> list[Section]:
    sections = [_keys(words, group, lambda key: key.works_on(spec) or key.group == "move") for group in _ORDER]
    sections.insert(-1, Section(words("group.signs"), [_sign(words, *sign) for sign in SIGNS]))
    elsewhere = [key for key in KEYS if key.group == "panel" and not key.works_on(spec)]
    digits = {key.help: panels_with(key).replace(" ", "\u00a0") for key in elsewhere}
    rows = [_key(shown, f"{words(f'help.{what}')} ({digits[what]})") for shown, what in help_rows(elsewhere)]
    sections.append(Section(words("group.elsewhere"), rows))
    return [section for section in sections if section.rows]


def _keys(words: Words, group: Group, works: Callable[[Key], bool]) -> Section:
    keys = [key for key in KEYS if key.group == group and works(key)]
    return Section(words(f"group.{group}"), [_key(shown, words(f"help.{what}")) for shown, what in help_rows(keys)])


def _key(shown: str, text: str) -> Row:
    return Row(Span(shown, bold=True), text)


def _sign(words: Words, glyph: str, tone: Tone, key: str) -> Row:
    return Row(Span(glyph, tone.value), words(f"sign.{key}"))


def _column(sections: list[Section], width: int, label: int) -> list[Line]:
    """Return sections below each other, a blank line after each."""
    lines: list[Line] = []
    for section in sections:
        lines.append(heading_line(section.heading, "", width))
        for row in section.rows:
            first, *others = wrapped((row.text,), width - label)
            lines.append([fitted(row.label, label), *first])
            lines += [[Span(" " * label), *line] for line in others]
        lines.append([])
    return lines


def _balanced(sections: list[list[Line]]) -> tuple[list[Line], list[Line]]:
    """Return sections in two columns of heights as equal as may be, in their order in each; the first at the left."""
    places = columns_for(tuple(map(len, sections)), 2)
    left, right = (
        [line for section, place in zip(sections, places, strict=True) if place == n for line in section][:-1]
        for n in (places[0], 1 - places[0])
    )
    return left, right
