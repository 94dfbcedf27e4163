"""The presenter on the screen: one slide at a time over the whole terminal."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from tui.blocks.slide import Slide
from tui.drawing.lines import Line, padded
from tui.drawing.slides import draw_slide
from tui.pages.presenter.slides import opening_slide, slides
from tui.panels.trail import Trail
from tui.selection.context import PageContext
from tui.widgets.bars import Foot, FootBar, Hint
from tui.widgets.paint import strip
from tui.widgets.textual_internals import LatestSizeScreen


class SlideView(Widget):
    """Draws a slide for the room there is."""

    DEFAULT_CSS = "SlideView { height: 1fr; width: 1fr; }"

    def __init__(self, slide: Slide) -> None:
        super().__init__()
        self.slide = slide
        self._drawn: list[Line] = []
        self._drawn_for: tuple[object, ...] = ()

    def show(self, slide: Slide) -> None:
        """Draw another slide."""
        self.slide = slide
        self._drawn_for = ()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        drawn_for = tuple(self.size)
        if drawn_for != self._drawn_for:
            self._drawn, self._drawn_for = draw_slide(self.slide, *self.size), drawn_for
        return strip(padded(self._drawn[y], self.size.width), self.app.theme)


class Presenter(LatestSizeScreen):
    """Shows the slides of a dataset one after the other; starts at the one about what a panel shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,pagedown,space,enter", "step(1)", show=False),
        Binding("left,up,pageup", "step(-1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("escape,P,q", "leave", show=False),
        Binding("l", "language", show=False),
        Binding("s", "app.save('picture')", show=False),
        Binding("ctrl+t", "app.look", show=False),
        Binding("ctrl+c,ctrl+q", "app.leave", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, trail: Trail) -> None:
        super().__init__()
        self.trail = trail
        self.slides = slides(self.context)
        self.index = opening_slide(self.context, self.slides)
        self.view, self.foot_bar = SlideView(self.slide), FootBar(self._foot())

    @property
    def context(self) -> PageContext:
        """What the slides are made from."""
        return self.trail.context

    @property
    def slide(self) -> Slide:
        """The slide in view."""
        return self.slides[self.index]

    def compose(self) -> ComposeResult:
        """Lay out the slide and the foot."""
        yield self.view
        yield self.foot_bar

    def go(self, key: str) -> None:
        """Go to the slide with a key; without one of that key nothing changes."""
        self.action_go(next((n for n, slide in enumerate(self.slides) if slide.key == key), self.index))

    def action_step(self, by: int) -> None:
        """Go some slides on or back, as far as there are any."""
        self.action_go(max(0, min(len(self.slides) - 1, self.index + by)))

    def action_go(self, index: int) -> None:
        """Go to a slide; a negative index counts from the last one."""
        self.index = index % len(self.slides)
        self.view.show(self.slide)
        self.foot_bar.show(self._foot())

    def action_language(self) -> None:
        """Go on in the next language with the same slide."""
        self.trail.switch_language()
        self.slides = slides(self.context)
        self.action_go(self.index)

    def action_leave(self) -> None:
        """Go back to the dashboard; quit where there is none below."""
        if self.app.screen_stack[0] is self:
            self.app.exit()
        else:
            self.dismiss()

    def _foot(self) -> Foot:
        words = self.context.words
        hints = (
            Hint("← →", words("key.slide")),
            Hint("l", words.next_language),
            Hint("s", words("key.picture")),
            Hint("P", words("key.leave")),
        )
        return Foot(hints, f"{self.index + 1} / {len(self.slides)}")
