"""The form that begins to bring a published table in: which file, into which ranking, from which publication."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from tui.editing.form import Candidate, is_chosen
from tui.importing.form import TableForm, files, has_new_ranking, has_new_source, publications, rankings, request_of
from tui.importing.refusal import ImportRefused
from tui.importing.report import shown
from tui.importing.request import ImportRequest
from tui.panels.form_dialog import FormDialog
from tui.selection.context import PageContext
from tui.widgets.text_field import TextField

_FIELDS = TableForm.__struct_fields__


class TableDialog(FormDialog[ImportRequest]):
    """Asks for a table; gives the request it makes, or None."""

    def __init__(self, context: Callable[[], PageContext], target: tuple[Path, date]) -> None:
        """Ask for a table for the dataset at a path, on a day; a context gives the dataset as it is now."""
        words = context().words
        labels = {name: words(f"import_form.{name}") for name in _FIELDS}
        super().__init__(words("import_form.title"), labels, dict.fromkeys(_FIELDS, ""))
        self._current_context = context
        self._target = target
        self._problem = ""
        self._explained = TableForm()
        """What stood in the fields when something was found wrong with it."""

    def on_mount(self) -> None:
        """Begin with the file."""
        self.query_one("#file").focus()
        self.follow()

    def on_input_changed(self) -> None:
        """Offer what may be meant; forget what was wrong with other words."""
        if self._form(self.texts) != self._explained:
            self._problem = ""
        self.follow()

    def follow(self) -> None:
        """Show what may be meant, and what is new to the dataset."""
        form, context = self._form(self.texts), self._current_context()
        self.query_one("#publisher-row").display = has_new_source(form, context)
        self.offer(self._meant(form, context))
        self.say(self._problem or _remark(form, context), "problem" if self._problem else "")
        self.query_one("#keys", Static).update(Content(context.words("import_form.keys")))

    def _meant(self, form: TableForm, context: PageContext) -> list[Candidate]:
        """Return what may be meant in the field one types in, where that is not clear yet."""
        field = self.focused.id if self.focused else None
        candidates: Mapping[str | None, Callable[[], list[Candidate]]] = {
            "file": lambda: files(form),
            "ranking": lambda: rankings(form, context),
            "source": lambda: publications(form, context),
        }
        offered = candidates[field]() if field in candidates else []
        return [] if is_chosen(self.texts[field or "file"], offered) else offered

    def taken(self, field: TextField) -> None:
        """Go on to the next field; within a folder that was chosen, stay."""
        if field.id == "file" and Path(field.value).expanduser().is_dir():
            field.action_end()
        else:
            super().taken(field)

    def submit(self, texts: dict[str, str]) -> None:
        """Give the request where all is said that is needed, else go to the field that lacks something."""
        form, context = self._form(texts), self._current_context()
        try:
            self.dismiss(request_of(form, context, self._target))
        except ImportRefused as refusal:
            self._problem = context.words(f"import_refused.{refusal.kind}", **shown(refusal.details))
            self._explained = form
            field, _, _ = refusal.kind.partition("_")
            if field in _FIELDS:
                self.query_one(f"#{field}-row").display = True
                self.query_one(f"#{field}").focus()
            self.follow()

    def _form(self, texts: Mapping[str, str]) -> TableForm:
        return TableForm(**texts)


def _remark(form: TableForm, context: PageContext) -> str:
    """Return what of a form is new to the dataset."""
    words = context.words
    news = (("new_ranking", has_new_ranking(form, context)), ("new_source", has_new_source(form, context)))
    return " ".join(words(f"import_form.{key}") for key, is_new in news if is_new)
