"""The keys and signs, over the dashboard."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from tui.drawing.lines import Line, Span, justified, padded
from tui.pages.panel_spec import PanelSpec
from tui.panels.help_page import help_lines
from tui.widgets.bars import Bar
from tui.widgets.paint import strip
from tui.wording import Words

_LOW = 30
"""Fewer lines of the window leave no room for blank ones."""
_HEAD, _HEAD_WITH_BLANKS = 1, 4
"""Lines of the dialog beside the page."""


class HelpHead(Bar[tuple[str, str]]):
    """The title, and how to close."""

    paper = "surface"

    def line(self, width: int) -> Line:
        """Return the title at the left and the way out at the right."""
        title, way_out = self.content
        return justified([Span(title, bold=True)], [Span(way_out, "quiet")], width)


class HelpPage(Widget):
    """Groups of keys and the signs, for the width there is."""

    DEFAULT_CSS = "HelpPage { height: auto; width: 1fr; }"

    def __init__(self, spec: PanelSpec, words: Words) -> None:
        super().__init__()
        self.spec = spec
        self.words = words
        self._drawn: dict[int, list[Line]] = {}

    def lines(self, width: int) -> list[Line]:
        """Return the lines for a width, made once."""
        if width not in self._drawn:
            self._drawn[width] = help_lines(self.spec, self.words, width)
        return self._drawn[width]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are."""
        return len(self.lines(width)) if width else 0

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        lines, width = self.lines(self.size.width), self.size.width
        return strip(padded(lines[y] if y < len(lines) else [], width), self.app.theme, "surface")


class HelpScreen(ModalScreen[None]):
    """Lists every key, as the bindings have them, and explains the signs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "dismiss", show=False),
        Binding("ctrl+c,ctrl+q", "app.leave", show=False),
        Binding("down,j", "scroll('down')", show=False),
        Binding("up,k", "scroll('up')", show=False),
        Binding("pagedown,space", "scroll('page_down')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("home", "scroll('home')", show=False),
        Binding("end", "scroll('end')", show=False),
    ]
    CSS_PATH = "help.tcss"

    def __init__(self, spec: PanelSpec, words: Words) -> None:
        super().__init__()
        self.spec = spec
        self.words = words

    def compose(self) -> ComposeResult:
        """Lay out the head and the page below it, which scrolls."""
        with Vertical(id="help"):
            yield HelpHead((self.words("app.help"), self.words("app.help_close")))
            with VerticalScroll(can_focus=False):
                yield HelpPage(self.spec, self.words)

    def on_resize(self) -> None:
        """Leave out blank lines where there are few; the page takes what the head leaves."""
        height = self.app.size.height
        is_low = height < _LOW
        self.set_class(is_low, "-low")
        self.query_one(VerticalScroll).styles.max_height = height - (_HEAD if is_low else _HEAD_WITH_BLANKS)

    def action_scroll(self, to: str) -> None:
        """Scroll the page."""
        getattr(self.query_one(VerticalScroll), f"scroll_{to}")(animate=False)
