"""Ctrl+P: every command and everything that can be opened, a row each, found by typing with or without tones."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.panels.palette_entries import Entry, Section, Target, found, listed
from tui.selection.context import PageContext
from tui.text import cells, fit
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.option_rows import OptionRows
from tui.widgets.text_field import TextField

WIDTH = 72
_LOW = 18
"""Fewer lines of the window leave no room above the palette."""
_BESIDE = 5
"""Lines of the palette that are no rows."""
_AROUND = 5
"""Cells of a row that are taken by blanks at its ends and by the scroll bar."""


class PaletteList(OptionRows, can_focus=False):
    """The rows; the keys that move in them are those of the palette, for the focus stays in the field."""


class PaletteRow(Option):
    """A row that can be chosen, unless it does nothing on this panel."""

    def __init__(self, entry: Entry, width: int) -> None:
        self.entry = entry
        aside = fit(entry.aside, width // 2)
        name = fit(entry.name, width - cells(aside) - 2)
        gap = " " * (width - cells(name) - cells(aside))
        look = "$text-muted" if entry.target is None else ""
        super().__init__(
            Content.assemble((name, look), gap, (aside, look or ("bold" if isinstance(entry.target, str) else ""))),
            disabled=entry.target is None,
        )


class Palette(AnsweredOnce, ModalScreen[Target | None]):
    """Gives the action of a command, or what is to be opened; None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("up", "move('cursor_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("ctrl+q", "app.leave", show=False),
    ]
    CSS_PATH = "command_palette.tcss"
    AUTO_FOCUS = "TextField"

    def __init__(self, context: PageContext, recent: Sequence[Target]) -> None:
        super().__init__()
        self.context = context
        self.recent = recent

    def compose(self) -> ComposeResult:
        """Lay out the field, the rows below it, and the keys."""
        words = self.context.words
        with Vertical(id="palette"):
            yield TextField(placeholder=words("app.palette"), select_on_focus=False)
            yield PaletteList(compact=True, markup=False)
            yield Static(Content(words("palette.keys")), id="keys")

    def on_resize(self) -> None:
        """Set the rows for the room there is."""
        self.set_class(self.app.size.height < _LOW, "-low")
        self.query_one(PaletteList).styles.max_height = self.app.size.height - (
            _BESIDE if self.has_class("-low") else _BESIDE + 4
        )
        self._fill(self.query_one(TextField).value)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Look for what was typed."""
        message.stop()
        self._fill(message.value)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give what is chosen; what was typed and Enter may have come in one burst."""
        message.stop()
        self.query_one(PaletteList).action_select()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Give what was chosen; the page it leads to is painted next, not the one that was left."""
        message.stop()
        if isinstance(message.option, PaletteRow):
            self.app.delay_update()
            self.dismiss(message.option.entry.target)

    def action_move(self, action: str) -> None:
        """Move among the rows."""
        getattr(self.query_one(PaletteList), f"action_{action}")()

    def _fill(self, text: str) -> None:
        """List what has a text in its name; every command where there is none."""
        text = text.strip()
        sections = [found(self.context, text)] if text else listed(self.context, self.recent)
        rows = self.query_one(PaletteList)
        rows.clear_options()
        rows.add_options(option for section in sections for option in self._options(section))
        if rows.option_count:
            rows.action_first()
            self.call_after_refresh(rows.scroll_home, animate=False)
        else:
            nothing = self.context.words("palette.nothing", text=text)
            rows.add_option(Option(Content.styled(nothing, "$text-muted"), disabled=True))

    def _options(self, section: Section) -> list[Option]:
        width = min(WIDTH, self.size.width) - _AROUND
        heading = Option(Content.styled(section.heading, "bold $text-muted"), disabled=True)
        return [*([heading] if section.heading else []), *(PaletteRow(entry, width) for entry in section.entries)]
