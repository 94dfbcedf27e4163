"""Where a file goes: a dialog for folder and name that never overwrites without asking, and what follows it."""

import asyncio
import os.path
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.errors import MissingExtra
from tui.files import folder_at, write_new, write_whole
from tui.text import clean, visible
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.text_field import TextField
from tui.wording import Words

_FORBIDDEN = '/\\:*?"<>|'
"""Signs some system does not allow in names; the file may travel there."""
_LOW = 18
"""Fewer lines of the window leave no room for blank ones."""


class Proposal(NamedTuple):
    """A file the reader is asked about."""

    heading: str
    """What the dialog asks."""
    path: Path
    """Where it would go; the first ending is added where it has none of them."""
    endings: tuple[str, ...]
    problem: str = ""
    """What went wrong with it before."""

    @property
    def path_with_ending(self) -> Path:
        """The whole path."""
        known = self.path.suffix.lower() in self.endings
        return self.path if known else self.path.with_name(self.path.name + self.endings[0])


class SaveDialog(AnsweredOnce, ModalScreen[Path | None]):
    """Asks for a folder and a name; gives the path to write to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("ctrl+q", "app.leave", show=False),
    ]
    CSS_PATH = "save_dialog.tcss"
    AUTO_FOCUS = "#name"

    def __init__(self, words: Words, proposal: Proposal) -> None:
        super().__init__()
        self.words = words
        self.proposal = proposal
        self._path = proposal.path_with_ending
        """What the reader asked for last."""
        self.overwrites = False
        """Whether the reader chose to lose the file that is there."""
        self._explained: tuple[str, ...] = ()
        """What stood in the fields when the line below them was written."""

    def compose(self) -> ComposeResult:
        """Lay out the fields, the line that says what is wrong, and the choices of an existing file."""
        words = self.words
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(self.proposal.heading), classes="head")
            yield Static(Content(words("save.folder")), classes="label")
            yield TextField(str(self._path.parent), select_on_focus=False, id="folder")
            yield Static(Content(words("save.name")), classes="label")
            yield TextField(self._path.name, select_on_focus=False, id="name")
            yield Static(id="message")
            yield OptionList(id="choices", compact=True)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Say what went wrong before, or which endings there are."""
        self._explain(self.proposal.problem)
        name = self.query_one("#name", TextField)
        name.cursor_position = 0
        self.call_after_refresh(name.action_end)

    def on_resize(self) -> None:
        """Leave out blank lines where there are few."""
        self.set_class(self.app.size.height < _LOW, "-low")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Give the path as it stood when Enter came; ask first where a file would be lost."""
        problem = self._problem({message.input.id or "": message.value})
        if problem:
            self._explain(problem)
        elif os.path.lexists(self._path):
            self._ask()
        else:
            self.dismiss(self._path)

    def on_input_changed(self) -> None:
        """Forget what was wrong with other words."""
        if self._typed != self._explained:
            self._explain("")

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query(TextField))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Give the free name or the taken one."""
        self.overwrites = bool(message.option_index)
        self.dismiss(self._path if self.overwrites else _free(self._path))

    def action_back(self) -> None:
        """Leave the question, else the dialog."""
        if self.query_one(OptionList).display:
            self._explain("")
            self.query_one("#name", TextField).focus()
        else:
            self.dismiss(None)

    def _problem(self, submitted: dict[str, str]) -> str:
        """Take what was submitted, else what stands in the fields; return what is wrong with it."""
        words = self.words
        typed = {field.id or "": field.value for field in self.query(TextField)} | submitted
        name = clean(typed["name"])
        ending = Path(name).suffix.lower()
        sign = next((letter for letter in name if letter in _FORBIDDEN or not letter.isprintable()), "")
        if not name.strip("."):
            return words("save.no_name")
        if sign:
            return words("save.sign", sign=sign if sign.isprintable() else "�")
        if ending not in self.proposal.endings:
            if ending[1:].isalpha():
                return words("save.ending", ending=ending, allowed=", ".join(self.proposal.endings))
            name += self.proposal.endings[0]
        folder = folder_at(typed["folder"])
        if folder is None:
            return words("save.no_folder")
        self._path = folder / name
        return ""

    def _explain(self, problem: str) -> None:
        """Show what is wrong, or which endings can be written; put the question away."""
        self._explained = self._typed
        words, line = self.words, self.query_one("#message", Static)
        line.set_class(bool(problem), "problem")
        line.update(Content(problem or words("save.endings", allowed=" ".join(self.proposal.endings))))
        self.query_one("#keys", Static).update(Content(words("save.keys")))
        self.query_one(OptionList).display = False

    def _ask(self) -> None:
        """Offer to keep the old file, which is chosen already, or to overwrite it."""
        words, choices = self.words, self.query_one(OptionList)
        self._explain(words("save.taken"))
        self.query_one("#keys", Static).update(Content(words("save.taken_keys")))
        choices.clear_options()
        numbered = words("save.numbered", name=_free(self._path).name)
        choices.add_options(Option(Content(text)) for text in (numbered, words("save.overwrite")))
        choices.highlighted = 0
        choices.display = True
        choices.focus()


async def save(app: App[None], dialog: SaveDialog, content: Callable[[str], bytes]) -> Path | None:
    """Ask where, write what `content` makes for the ending, and say so; ask again where that fails."""
    words = dialog.words
    while path := await app.push_screen_wait(dialog):
        try:
            await asyncio.to_thread(_write, path, content, dialog.overwrites)
        except MissingExtra as missing:
            problem = words("save.missing_extra", extra=missing.extra)
        except OSError as error:
            problem = words("save.failed", reason=error.strerror or str(error))
        except Exception as error:
            problem = words("save.failed", reason=visible(f"{type(error).__name__}: {error}"))
        else:
            app.notify(words("app.saved", file=str(path)), markup=False)
            return path
        dialog = SaveDialog(words, dialog.proposal._replace(path=path, problem=problem))
    return None


def _write(path: Path, content: Callable[[str], bytes], overwrites: bool) -> None:
    (write_whole if overwrites else write_new)(path, content(path.suffix.lower()))


def _free(path: Path) -> Path:
    """Return the path, numbered so that there is no such file."""
    n = 2
    while os.path.lexists(numbered := path.with_name(f"{path.stem}-{n}{path.suffix}")):
        n += 1
    return numbered
