"""The form for a new reading: checked while one types, with what it will change on the screen."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from tui.editing.form import Candidate, Form, indicators, is_chosen, outlook, sources
from tui.editing.readings import TypedReading
from tui.panels.form_dialog import FormDialog
from tui.selection.context import PageContext

FIELDS = ("indicator", "value", "period", "source", "title", "published", "note")
_LABELS = {"title": "title_field"}
"""The catalogue keys of labels that differ from the names of their fields."""


class RecordDialog(FormDialog[Form]):
    """Asks for a reading; gives what stands in its fields once that can be saved, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+e", "estimate", show=False, priority=True)]

    def __init__(self, context: Callable[[], PageContext], today: date, form: Form, problem: str = "") -> None:
        """Ask for a reading of the dataset a context gives; `problem` is what went wrong with the form before."""
        words = context().words
        labels = {name: words(f"record_form.{_LABELS.get(name, name)}") for name in FIELDS}
        super().__init__(words("record_form.title"), labels, {name: getattr(form, name) for name in FIELDS})
        self._current_context = context
        self._today = today
        self._initial = form
        self._is_estimate = form.is_estimate
        self._problem = problem
        self._explained = form
        """What stood in the fields when something was found wrong with it."""
        self._asked = False
        """Whether the reader was asked whether to leave what is typed."""

    def on_mount(self) -> None:
        """Say what is in the form already; begin with the first empty field."""
        self.query_one("#value" if self._initial.indicator else "#indicator").focus()
        self.follow()

    @property
    def form(self) -> Form:
        """What stands in the fields."""
        return Form(**self.texts, is_estimate=self._is_estimate)

    def on_input_changed(self) -> None:
        """Check what stands in the fields; forget what was wrong with other words."""
        if self.form != self._explained:
            self._problem, self._asked = "", False
        self.follow()

    def follow(self) -> None:
        """Show what may be meant, and what saving would change or what is still missing."""
        form, context = self.form, self._current_context()
        words = context.words
        for name in ("title", "published"):
            self.query_one(f"#{name}-row").display = form.has_new_source
        self.offer(self._meant(form, context))
        prospect = outlook(form, context, self._today)
        sentence = words("record_form.leave") if self._asked else self._problem or prospect.sentence
        if self._is_estimate:
            sentence = f"{words('status.estimated')} · {sentence}"
        state = "problem" if self._problem or self._asked else "ready" if prospect.typed is not None else ""
        self.say(sentence, state)
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

    def submit(self, texts: dict[str, str]) -> None:
        """Give the form where it can be saved."""
        form = Form(**texts, is_estimate=self._is_estimate)
        prospect = outlook(form, self._current_context(), self._today)
        if prospect.typed:
            self.dismiss(form)
        else:
            self._problem, self._explained = prospect.sentence, self.form
            self.follow()

    def action_estimate(self) -> None:
        """Say that the figure is an estimate, or that it is not."""
        self._is_estimate = not self._is_estimate
        self._problem, self._asked = "", False
        self.follow()

    def may_leave(self) -> bool:
        """Whether nothing was typed, or the reader was asked already; else ask."""
        if self._asked or self.form == self._initial:
            return True
        self._asked, self._explained = True, self.form
        self.follow()
        return False


def typed_reading(form: Form, context: PageContext, today: date) -> TypedReading:
    """Return what a form that can be saved says."""
    typed = outlook(form, context, today).typed
    assert typed
    return typed
