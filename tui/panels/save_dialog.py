"""Where a file goes: a dialog for folder and name that never overwrites without asking, and what follows it."""

import asyncio
import os.path
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

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

    def __init__(
        self, words: Words, title: str, folder: Path, name: str, endings: tuple[str, ...], problem: str = ""
    ) -> None:
        super().__init__()
        self.words = words
        self.heading = title
        self.folder = folder
        self.file_name = name if Path(name).suffix.lower() in endings else name + endings[0]
        self.endings = endings
        self.problem = problem
        self._path = folder / self.file_name
        """What the reader asked for last."""
        self.overwrites = False
        """Whether the reader chose to lose the file that is there."""
        self._told_of: tuple[str, ...] = ()
        """What stood in the fields when the line below them was said."""

    def compose(self) -> ComposeResult:
        """Lay out the fields, the line that says what is wrong, and the choices of an existing file."""
        words = self.words
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(self.heading), classes="head")
            yield Static(Content(words("save.folder")), classes="label")
            yield TextField(str(self.folder), select_on_focus=False, id="folder")
            yield Static(Content(words("save.name")), classes="label")
            yield TextField(self.file_name, select_on_focus=False, id="name")
            yield Static(id="message")
            yield OptionList(id="choices", compact=True)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Say what went wrong before, or which endings there are."""
        self._tell(self.problem)
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
            self._tell(problem)
        elif os.path.lexists(self._path):
            self._ask()
        else:
            self.dismiss(self._path)

    def on_input_changed(self) -> None:
        """Forget what was wrong with other words."""
        if self._typed != self._told_of:
            self._tell("")

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
            self._tell("")
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
        if ending not in self.endings:
            if ending[1:].isalpha():
                return words("save.ending", ending=ending, allowed=", ".join(self.endings))
            name += self.endings[0]
        folder = folder_at(typed["folder"])
        if folder is None:
            return words("save.no_folder")
        self._path = folder / name
        return ""

    def _tell(self, problem: str) -> None:
        """Show what is wrong, or which endings can be written; put the question away."""
        self._told_of = self._typed
        words, line = self.words, self.query_one("#message", Static)
        line.set_class(bool(problem), "problem")
        line.update(Content(problem or words("save.endings", allowed=" ".join(self.endings))))
        self.query_one("#keys", Static).update(Content(words("save.keys")))
        self.query_one(OptionList).display = False

    def _ask(self) -> None:
        """Offer to keep the old file, which is chosen already, or to overwrite it."""
        words, choices = self.words, self.query_one(OptionList)
        self._tell(words("save.taken"))
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
        dialog = SaveDialog(words, dialog.heading, path.parent, path.name, dialog.endings, problem)
    return None


def _write(path: Path, content: Callable[[str], bytes], overwrites: bool) -> None:
    (write_whole if overwrites else write_new)(path, content(path.suffix.lower()))


def _free(path: Path) -> Path:
    """Return the path, numbered so that there is no such file."""
    n = 2
    while os.path.lexists(numbered := path.with_name(f"{path.stem}-{n}{path.suffix}")):
        n += 1
    return numbered
