"""The way of a table into the dataset: one question after the other, then what would be written, then the last yes."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Row

from tui.editing.refusal import EditRefused
from tui.errors import DatasetError
from tui.importing.choices import Choice, typed_option
from tui.importing.options import Option, with_options
from tui.importing.refusal import ImportRefused
from tui.importing.report import shown
from tui.importing.request import ImportRequest
from tui.importing.stages import WRITE, Stage, stage_of
from tui.panels.form_dialog import Candidates
from tui.selection.context import PageContext
from tui.text import visible
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.text_field import TextField
from tui.wording.problems import problem_line

_LOW = 24
"""Fewer lines of the window leave no room for blank ones."""


class QuestionDialog(AnsweredOnce, ModalScreen[ImportRequest | None]):
    """Asks what a table leaves open; gives the request that may be written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "choose(1)", show=False, priority=True),
        Binding("up", "choose(-1)", show=False, priority=True),
        Binding("enter", "take", show=False),
        Binding("pagedown", "scroll(1)", show=False),
        Binding("pageup", "scroll(-1)", show=False),
        Binding("ctrl+z", "undo", show=False, priority=True),
        Binding("ctrl+q", "app.leave", show=False),
    ]
    CSS_PATH = "question_dialog.tcss"
    AUTO_FOCUS = ""

    def __init__(self, context: Callable[[], PageContext], request: ImportRequest) -> None:
        """Ask about a request; a context gives the words and the dataset as it is now."""
        super().__init__()
        self._current_context = context
        self._requests = [request]
        """The request, with one answer more each time."""
        self._stage: Stage | None = None
        self._choices: tuple[Choice, ...] = ()
        self._leaves = False
        """Whether the reader was asked whether to leave."""

    def compose(self) -> ComposeResult:
        """Lay out what was read, the question with its answers, and what can be said of them."""
        words = self._current_context().words
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(words("import_form.title")), classes="head")
            yield Static(id="question")
            yield Candidates(id="candidates", compact=True, markup=False)
            with Horizontal(classes="field", id="typed-row"):
                yield Static(Content(words("import_form.typed")), classes="label")
                yield TextField(select_on_focus=False, id="typed")
            yield Static(id="message")
            yield Static(id="keys")
            yield Static(id="read")

    def on_mount(self) -> None:
        """Read the table."""
        self.query_one("#typed-row").display = False
        self.query_one("#keys", Static).update(Content(self._current_context().words("import_form.answer_keys")))
        self._read(self._requests[0])

    def on_resize(self) -> None:
        """Leave out blank lines where there are few."""
        self.set_class(self.app.size.height < _LOW, "-low")

    def _read(self, request: ImportRequest) -> None:
        """Find out, aside, where a request stands; keys wait for it."""
        self._say(self._current_context().words("import_form.reading"))
        self.run_worker(self._advance(request), name="stage", exclusive=True)

    async def _advance(self, request: ImportRequest) -> None:
        """Show where a request stands; where it cannot be, say why and stay."""
        context = self._current_context()
        words = context.words
        try:
            stage = await asyncio.to_thread(stage_of, context, request)
        except ImportRefused as refusal:
            self._say(words(f"import_refused.{refusal.kind}", **shown(refusal.details)), is_problem=True)
        except EditRefused as refusal:
            self._say(words(refusal.key, **refusal.details), is_problem=True)
        except DatasetError as error:
            self._say(problem_line(words, error.problems[0]), is_problem=True)
        else:
            if request is not self._requests[-1]:
                self._requests.append(request)
            self._show(stage)

    def _show(self, stage: Stage) -> None:
        """Show a question, or what would be written."""
        words, self._stage = self._current_context().words, stage
        self._say(words("import_form.open", n=stage.questions) if stage.questions else "")
        self.query_one("#question", Static).update(Content(visible(stage.asked.sentence, 2000)))
        self.query_one("#read", Static).update(Content("\n".join(visible(line, 2000) for line in stage.lines)))
        field = self.query_one("#typed", TextField)
        field.value = ""
        self.query_one("#typed-row").display = stage.asked.typed is not None
        if stage.asked.typed is not None:
            field.focus()
        else:
            self.set_focus(None)
        is_safe = stage.questions > 0 and stage.asked.typed is None
        self._offer(stage.asked.choices, 0 if is_safe else None)
        self.query_one("#dialog", VerticalScroll).scroll_home(animate=False)

    def _offer(self, choices: tuple[Choice, ...], highlighted: int | None) -> None:
        """List answers; where one is to be typed, or would write, none is chosen before a key chooses it."""
        self._choices = choices
        listed = self.query_one("#candidates", Candidates)
        listed.clear_options()
        listed.add_options(Row(Content(visible(choice.text, 400))) for choice in choices)
        listed.highlighted = highlighted if choices else None
        listed.display = bool(choices)

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        line = self.query_one("#message", Static)
        line.set_class(is_problem, "problem")
        line.update(Content(visible(sentence, 2000)))

    def on_input_changed(self) -> None:
        """Forget that the reader was about to leave."""
        self._leaves = False

    def action_choose(self, by: int) -> None:
        """Go to the next (1) or previous (-1) answer."""
        if self._choices:
            listed = self.query_one("#candidates", Candidates)
            start = listed.highlighted if listed.highlighted is not None else (-1 if by > 0 else 0)
            listed.highlighted = (start + by) % len(self._choices)

    def action_scroll(self, by: int) -> None:
        """Scroll what was read."""
        dialog = self.query_one("#dialog", VerticalScroll)
        (dialog.scroll_page_down if by > 0 else dialog.scroll_page_up)(animate=False)

    def action_take(self) -> None:
        """Take the chosen answer."""
        highlighted = self.query_one("#candidates", Candidates).highlighted
        if highlighted is not None and self._choices:
            self._take(self._choices[highlighted])
        elif self._stage and not self._is_reading:
            self._say(self._current_context().words("import_form.choose"))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Take the answer that was clicked."""
        self._take(self._choices[message.option_index])

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take what was typed, else the chosen answer."""
        typed = self._stage.asked.typed if self._stage else None
        text = message.value.strip()
        if text and typed:
            self._answer((typed_option(self._current_context().words, typed, text),))
        else:
            self.action_take()

    def _take(self, choice: Choice) -> None:
        """Go where an answer leads: to more of them, to the next question, or to the writing."""
        if self._is_reading:
            return
        if choice.choices:
            self.query_one("#question", Static).update(Content(visible(choice.text, 400)))
            self._offer(choice.choices, 0)
        elif choice.options == (WRITE,):
            self.dismiss(self._requests[-1])
        else:
            self._answer(choice.options)

    def _answer(self, answers: tuple[Option, ...]) -> None:
        """Answer a question; what cannot be understood is said, and asked again."""
        if self._is_reading:
            return
        self._leaves = False
        try:
            request = with_options(self._requests[-1], answers)
        except ImportRefused as refusal:
            words = self._current_context().words
            self._say(words(f"import_refused.{refusal.kind}", **shown(refusal.details)), is_problem=True)
        else:
            self._read(request)

    @property
    def _is_reading(self) -> bool:
        return any(worker.name == "stage" and not worker.is_finished for worker in self.workers)

    def action_undo(self) -> None:
        """Take the last answer back."""
        if len(self._requests) > 1 and not self._is_reading:
            self._requests.pop()
            self._read(self._requests[-1])

    def action_back(self) -> None:
        """Leave, with nothing written; ask first where something was answered. From a list of columns go back."""
        if self._stage and self._choices != self._stage.asked.choices:
            self._show(self._stage)
        elif self._leaves or len(self._requests) == 1:
            self.dismiss(None)
        else:
            self._leaves = True
            self._say(self._current_context().words("import_form.leave"), is_problem=True)
