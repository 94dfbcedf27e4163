"""The one-line bars around a page: title, tabs, foot."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from textual.events import Click
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.drawing.lines import Line, Span, justified, padded, width_of
from tui.pages.shared.frame import Frame
from tui.selection import PanelName
from tui.text import cells
from tui.widgets.paint import strip

Content = TypeVar("Content")


class Bar(Widget, Generic[Content]):
    """One line of spans over the whole width, made from some content."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"
    paper = "background"

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.content = content

    def show(self, content: Content) -> None:
        """Show other content."""
        if content != self.content:
            self.content = content
            self.refresh()

    def line(self, width: int) -> Line:
        """Return the line for a width."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        return strip(padded(self.line(self.size.width), self.size.width), self.app.theme, self.paper)


class TitleBar(Bar[Frame | None]):
    """The dataset, its meeting, its day, and how old the check is; it sheds the check, the meeting, then the day."""

    paper = "panel"

    def line(self, width: int) -> Line:
        """Return the title with as much beside it as fits."""
        frame = self.content
        if frame is None:
            return []
        title: Line = [Span(" "), Span(frame.title, bold=True), Span(f"  {frame.file}" if frame.file else "", "home")]
        notes = [frame.meeting, frame.as_of, frame.checked]
        for shed in ((), (2,), (2, 0), (0, 1, 2)):
            rest = " · ".join(note for n, note in enumerate(notes) if note and n not in shed)
            right: Line = [Span(rest, "quiet"), Span(f"  {frame.age}" if frame.age else "", "watch"), Span(" ")]
            if width_of(title) + width_of(right) + 2 <= width:
                return justified(title, right, width)
        return title


@dataclass(frozen=True)
class Tab:
    """A panel's place among the tabs."""

    panel: PanelName
    name: str


class Tabs(NamedTuple):
    """What the tab bar says."""

    tabs: tuple[Tab, ...] = ()
    active: str = ""
    """The panel in view."""
    aside: tuple[Span, ...] = ()
    """What stands at the right, as far as it fits."""


class TabBar(Bar[Tabs]):
    """The panels by their digits; only the active one keeps its name where not all fit."""

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        panel: PanelName

    @dataclass
    class AsideChosen(Message):
        """What stands at the right was clicked."""

        place: int
        """Its place in what may stand there, from 0."""

    def line(self, width: int) -> Line:
        """Return the tabs, and beside them the other language's key and home where they fit."""
        return justified([span for _, span in self._placed(width)], self._aside(width), width)

    def shows_all(self, width: int) -> bool:
        """Whether there is room for everything that may stand at the right."""
        return {*self.content.aside} <= {*self._aside(width)}

    def _aside(self, width: int) -> Line:
        room = width - sum(cells(span.text) for _, span in self._placed(width))
        aside: Line = []
        for span in reversed(self.content.aside):
            if width_of(aside) + cells(span.text) + 3 <= room:
                aside = [span, Span("  " if aside else " "), *aside]
        return aside

    def _placed(self, width: int) -> list[tuple[Tab, Span]]:
        """Return the tabs with all names, if need be closer together; without room with the name of the active one."""
        active = self.content.active
        for labels in (self._labels(), self._labels(gap="")):
            if sum(cells(span.text) for _, span in labels) <= width:
                return labels
        return self._labels(named=lambda tab: tab.panel == active)

    def _labels(self, named: Callable[[Tab], bool] = lambda tab: True, gap: str = " ") -> list[tuple[Tab, Span]]:
        """Return the tabs, each with its name where it is named, parted by a blank and a gap from the next one.

        The active one has a gap on both sides in any case.
        """
        labels = []
        tabs = self.content.tabs
        for n, tab in enumerate(tabs, 1):
            active = tab.panel == self.content.active
            is_beside_active = active or tabs[n % len(tabs)].panel == self.content.active
            text = f" {n} {tab.name}{' ' if is_beside_active else gap}" if named(tab) else f" {n} "
            labels.append((tab, Span(text, "background" if active else "quiet", active, "text" if active else "")))
        return labels

    def on_click(self, event: Click) -> None:
        """Choose the tab, or what stands at the right, under the pointer."""
        start = self.size.width - width_of(aside := self._aside(self.size.width))
        for span in aside:
            if start <= event.x < start + cells(span.text) and span in self.content.aside:
                self.post_message(self.AsideChosen(self.content.aside.index(span)))
                return
            start += cells(span.text)
        end = 0
        for tab, span in self._placed(self.size.width):
            end += cells(span.text)
            if event.x < end:
                self.post_message(self.Chosen(tab.panel))
                return


@dataclass(frozen=True)
class Hint:
    """A key and what it does."""

    key: str
    words: str


HELP, LANGUAGE, QUIT = "?", "l", "q"
"""The keys that lead to all the others, to the next language, and out."""
ESSENTIAL = HELP, QUIT
"""The keys that every foot names."""


class Foot(NamedTuple):
    """What the foot says."""

    hints: tuple[Hint, ...] = ()
    below: str = ""
    """How much of the page lies below; empty where nothing does."""
    preferred: tuple[str, ...] = ESSENTIAL
    """The keys whose hints have room before others."""


class FootBar(Bar[Foot]):
    """The keys that matter here, as many as fit whole, and how much of the page lies below."""

    paper = "panel"

    def line(self, width: int) -> Line:
        """Return hints and the fold; room is kept for those that lead to the help and to what nothing else says."""
        hints, below, preferred = self.content
        labels = [_label(hint) for hint in hints]
        placed: list[int] = []
        room = width
        for n in sorted(range(len(hints)), key=lambda n: _urgency(hints[n], preferred)):
            is_essential = hints[n].key in ESSENTIAL
            space = room if is_essential else room - cells(below) - 1
            if width_of(labels[n]) <= space:
                placed.append(n)
                room -= width_of(labels[n])
        fold: Line = [Span(below, "watch"), Span(" ")] if below and cells(below) < room else []
        line = [span for n in sorted(placed) for span in labels[n]]
        return justified([Span(" "), *line[1:]], fold, width)


def _urgency(hint: Hint, preferred: tuple[str, ...]) -> int:
    """Return 0 for the hints that always have room, 1 for those that have it before others, 2 for the others."""
    return 0 if hint.key in ESSENTIAL else 1 if hint.key in preferred else 2


def _label(hint: Hint) -> Line:
    """Return a key with its word, parted from what is before it."""
    return [Span("   "), Span(hint.key, bold=True), Span(f" {hint.words}", "quiet")]
