"""A form over the dashboard: fields, what may be meant in the one typed in, and a line on what stands in them."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.editing.form import Candidate
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.option_rows import OptionRows
from tui.widgets.text_field import TextField

Answer = TypeVar("Answer")

_LOW = 24
"""Fewer lines of the window leave no room for blank ones."""


class Candidates(OptionRows, can_focus=False):
    """What may be meant in the field one types in; its keys are those of the form, for the focus stays in the field."""


class FormDialog(AnsweredOnce, ModalScreen[Answer | None]):
    """Asks for what stands in some fields; gives an answer, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("tab", "field(1)", show=False, priority=True),
        Binding("shift+tab", "field(-1)", show=False, priority=True),
        Binding("down", "candidate(1)", show=False, priority=True),
        Binding("up", "candidate(-1)", show=False, priority=True),
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
    ]
    CSS_PATH = "form_dialog.tcss"
    AUTO_FOCUS = ""

    def __init__(self, title: str, labels: Mapping[str, str], texts: Mapping[str, str]) -> None:
        """Ask under a title; `labels` and `texts` are the words before and in each field, by its name."""
        super().__init__()
        self._title, self._labels, self._texts = title, labels, texts
        self._candidates: list[Candidate] = []

    def compose(self) -> ComposeResult:
        """Lay out the fields, what may be meant in them, and what can be said of them."""
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(self._title), classes="head")
            for name, label in self._labels.items():
                with Horizontal(classes="field", id=f"{name}-row"):
                    yield Static(Content(label), classes="label")
                    yield TextField(self._texts[name], select_on_focus=False, id=name)
            yield Candidates(id="candidates", compact=True, markup=False)
            yield Static(id="outlook")
            yield Static(id="keys")

    def on_resize(self) -> None:
        """Leave out blank lines where there are few."""
        self.set_class(self.app.size.height < _LOW, "-low")

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields, by their names."""
        return {field.id or "": field.value for field in self.query(TextField)}

    def on_descendant_focus(self) -> None:
        """Offer what may be meant in the field one comes to."""
        self.follow()

    def follow(self) -> None:
        """Show what may be meant and what can be said of what stands in the fields."""
        raise NotImplementedError

    def submit(self, texts: dict[str, str]) -> None:
        """Give an answer where the fields allow it, else say what is missing."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Whether what is typed may go; where the reader must be asked, ask and return False."""
        return True

    def action_back(self) -> None:
        """Leave the form; ask first where something was typed."""
        if self.may_leave():
            self.dismiss(None)

    async def action_leave(self) -> None:
        """Quit the program; ask first where something was typed."""
        if self.may_leave():
            await self.app.run_action("leave")

    async def action_interrupt(self) -> None:
        """Copy the selected letters of a field; quit where none are selected."""
        if isinstance(self.focused, TextField) and self.focused.selected_text:
            self.app.copy_to_clipboard(self.focused.selected_text)
        else:
            await self.action_leave()

    def say(self, sentence: str, state: str) -> None:
        """Write the line below the fields; its state is `ready`, `problem` or empty."""
        line = self.query_one("#outlook", Static)
        for name in ("ready", "problem"):
            line.set_class(state == name, name)
        line.update(Content(sentence))

    def offer(self, candidates: Sequence[Candidate]) -> None:
        """List what may be meant in the field one types in."""
        if candidates == self._candidates:
            return
        self._candidates = list(candidates)
        choices = self.query_one("#candidates", Candidates)
        choices.clear_options()
        choices.add_options(Option(Content(candidate.name)) for candidate in candidates)
        choices.highlighted = 0 if candidates else None
        choices.display = bool(candidates)

    def action_candidate(self, by: int) -> None:
        """Go to the next (1) or previous (-1) of what may be meant; to another field where nothing is offered."""
        choices = self.query_one("#candidates", Candidates)
        if self._candidates:
            choices.highlighted = ((choices.highlighted or 0) + by) % len(self._candidates)
        else:
            self.action_field(by)

    def action_field(self, by: int) -> None:
        """Go to the next (1) or previous (-1) field, before letters that arrive in the same burst are handed out."""
        if by > 0:
            self.focus_next(TextField)
        else:
            self.focus_previous(TextField)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self._take(message.option_index)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take what may be meant, else give the answer."""
        if self._candidates and self.focused is message.input:
            self._take(self.query_one("#candidates", Candidates).highlighted or 0)
        else:
            self.submit(self.texts | {message.input.id or "": message.value})

    def _take(self, index: int) -> None:
        """Put a candidate into the field."""
        field = self.focused
        if isinstance(field, TextField):
            field.value = self._candidates[index].written
            self.taken(field)

    def taken(self, field: TextField) -> None:
        """Go on to the next field once a candidate was put into one."""
        self.focus_next(TextField)
