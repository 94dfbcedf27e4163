"""The form for a new reading: checked while one types, with what it will change on the screen."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.editing.form import Candidate, Form, indicators, is_chosen, outlook, sources
from tui.editing.readings import TypedReading
from tui.selection.context import PageContext
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.text_field import TextField

FIELDS = ("indicator", "value", "period", "source", "title", "published", "note")
_LABELS = {"title": "title_field"}
"""The catalogue keys of labels that differ from the names of their fields."""
_LOW = 24
"""Fewer lines of the window leave no room for blank ones."""


class Candidates(OptionList, can_focus=False):
    """What may be meant in the field one types in; its keys are those of the form, for the focus stays in the field."""


class RecordDialog(AnsweredOnce, ModalScreen[Form | None]):
    """Asks for a reading; gives what stands in its fields once that can be saved, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("tab", "field(1)", show=False, priority=True),
        Binding("shift+tab", "field(-1)", show=False, priority=True),
        Binding("down", "candidate(1)", show=False),
        Binding("up", "candidate(-1)", show=False),
        Binding("ctrl+e", "estimate", show=False, priority=True),
        Binding("ctrl+q", "app.leave", show=False),
    ]
    CSS_PATH = "record_dialog.tcss"
    AUTO_FOCUS = ""

    def __init__(self, context: Callable[[], PageContext], today: date, form: Form, problem: str = "") -> None:
        """Ask for a reading of the dataset a context gives; `problem` is what went wrong with the form before."""
        super().__init__()
        self._current_context = context
        self._today = today
        self._initial = form
        self._is_estimate = form.is_estimate
        self._problem = problem
        self._explained = form
        """What stood in the fields when something was found wrong with it."""
        self._asked = False
        """Whether the reader was asked whether to leave what is typed."""
        self._candidates: list[Candidate] = []

    def compose(self) -> ComposeResult:
        """Lay out the fields, what may be meant in them, and what can be said of them."""
        words = self._current_context().words
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(words("record_form.title")), classes="head")
            for name in FIELDS:
                with Horizontal(classes="field", id=f"{name}-row"):
                    yield Static(Content(words(f"record_form.{_LABELS.get(name, name)}")), classes="label")
                    yield TextField(getattr(self._initial, name), select_on_focus=False, id=name)
            yield Candidates(id="candidates", compact=True, markup=False)
            yield Static(id="outlook")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Say what is in the form already; begin with the first empty field."""
        self.query_one("#value" if self._initial.indicator else "#indicator").focus()
        self._follow()

    def on_resize(self) -> None:
        """Leave out blank lines where there are few."""
        self.set_class(self.app.size.height < _LOW, "-low")

    @property
    def form(self) -> Form:
        """What stands in the fields."""
        return self._form_with({})

    def _form_with(self, submitted: dict[str, str]) -> Form:
        texts = {field.id or "": field.value for field in self.query(TextField)} | submitted
        return Form(**texts, is_estimate=self._is_estimate)

    def on_input_changed(self) -> None:
        """Check what stands in the fields; forget what was wrong with other words."""
        if self.form != self._explained:
            self._problem, self._asked = "", False
        self._follow()

    def on_descendant_focus(self) -> None:
        """Offer what may be meant in the field one comes to."""
        self._follow()

    def _follow(self) -> None:
        """Show what may be meant, and what saving would change or what is still missing."""
        form, context = self.form, self._current_context()
        words = context.words
        for name in ("title", "published"):
            self.query_one(f"#{name}-row").display = form.has_new_source
        self._offer(self._meant(form, context))
        prospect = outlook(form, context, self._today)
        sentence = words("record_form.leave") if self._asked else self._problem or prospect.sentence
        if self._is_estimate:
            sentence = f"{words('status.estimated')} · {sentence}"
        line = self.query_one("#outlook", Static)
        line.set_class(prospect.typed is not None and not self._asked and not self._problem, "ready")
        line.set_class(bool(self._problem) or self._asked, "problem")
        line.update(Content(sentence))
        self.query_one("#keys", Static).update(Content(words("record_form.keys")))

    def _meant(self, form: Form, context: PageContext) -> list[Candidate]:
        """Return what may be meant in the field one types in, where that is not clear yet."""
        field = self.focused.id if self.focused else None
        if field == "indicator":
            candidates = indicators(form.indicator, context)
            return [] if is_chosen(form.indicator, candidates) else candidates
        if field == "source" and not form.has_new_source:
            candidates = sources(form, context)
            return [] if is_chosen(form.source, candidates) else candidates
        return []

    def _offer(self, candidates: Sequence[Candidate]) -> None:
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
        """Take what may be meant, else give the form where it can be saved."""
        if self._candidates and self.focused is message.input:
            self._take(self.query_one("#candidates", Candidates).highlighted or 0)
            return
        form = self._form_with({message.input.id or "": message.value})
        prospect = outlook(form, self._current_context(), self._today)
        if prospect.typed:
            self.dismiss(form)
        else:
            self._problem, self._explained = prospect.sentence, self.form
            self._follow()

    def _take(self, index: int) -> None:
        """Put a candidate into the field, and go on to the next one."""
        field = self.focused
        if isinstance(field, TextField):
            field.value = self._candidates[index].written
            self.focus_next(TextField)

    def action_estimate(self) -> None:
        """Say that the figure is an estimate, or that it is not."""
        self._is_estimate = not self._is_estimate
        self._problem, self._asked = "", False
        self._follow()

    def action_back(self) -> None:
        """Leave the form; ask first where something was typed."""
        if self._asked or self.form == self._initial:
            self.dismiss(None)
        else:
            self._asked, self._explained = True, self.form
            self._follow()


def typed_reading(form: Form, context: PageContext, today: date) -> TypedReading:
    """Return what a form that can be saved says."""
    typed = outlook(form, context, today).typed
    assert typed
    return typed
