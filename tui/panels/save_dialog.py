"""Where a file goes: a dialog for kind, folder and name that never overwrites without asking, and what follows it."""

import asyncio
import os.path
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.errors import MissingLibrary
from tui.export.formats import FileFormat
from tui.fault_log import note_fault
from tui.files import folder_at, write_new, write_whole
from tui.panels.report import Report
from tui.text import clean
from tui.widgets.answered_once import AnsweredOnce
from tui.widgets.option_rows import OptionRows
from tui.widgets.text_field import TextField
from tui.wording import Words
from tui.wording.failures import fault_sentence, why_not_written

_FORBIDDEN = '/\\:*?"<>|'
"""Signs some system does not allow in names; the file may travel there."""
_LOW = 18
"""Fewer lines of the window leave no room for blank ones."""


class Proposal(NamedTuple):
    """A file the reader is asked about."""

    report: Report
    path: Path
    """Where it would go; the first suffix is added where it has none of them."""
    problem: str = ""
    """What went wrong with it before."""

    @property
    def path_with_ending(self) -> Path:
        """The whole path."""
        known = self.path.suffix.lower() in self.report.formats
        return self.path if known else self.path.with_name(self.path.name + next(iter(self.report.formats)))


class FormatList(OptionRows, can_focus=False):
    """The kinds of file; the keys that choose one are those of the dialog, for the focus stays in the fields."""


class SaveDialog(AnsweredOnce, ModalScreen[Path | None]):
    """Asks for the kind of file, a folder and a name; gives the path to write to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "format(1)", show=False),
        Binding("up", "format(-1)", show=False),
        Binding("ctrl+r", "other", show=False, priority=True),
        Binding("ctrl+q", "app.leave", show=False),
    ]
    CSS_PATH = "save_dialog.tcss"
    AUTO_FOCUS = "#name"

    def __init__(self, words: Words, proposal: Proposal) -> None:
        super().__init__()
        self.words = words
        self.proposal = proposal
        self.formats = proposal.report.formats
        self._path = proposal.path_with_ending
        """What the reader asked for last."""
        self._suffix = self._path.suffix.lower()
        """The kind of file that is chosen."""
        self.overwrites = False
        """Whether the reader chose to lose the file that is there."""
        self._explained: tuple[str, ...] = ()
        """What stood in the fields when the line below them was written."""

    def compose(self) -> ComposeResult:
        """Lay out the kinds, the fields, the line that says what is wrong, and the choices of an existing file."""
        words = self.words
        with VerticalScroll(id="dialog", can_focus=False):
            yield Static(Content(self.proposal.report.title), classes="head")
            with Horizontal(id="kinds"):
                yield Static(Content(words("save.format")), classes="label")
                yield FormatList(*_options(self.formats, self.words), id="formats", compact=True, markup=False)
            with Horizontal(classes="field"):
                yield Static(Content(words("save.folder")), classes="label")
                yield TextField(str(self._path.parent), select_on_focus=False, id="folder")
            with Horizontal(classes="field"):
                yield Static(Content(words("save.name")), classes="label")
                yield TextField(self._path.name, select_on_focus=False, id="name")
            yield Static(id="extent")
            yield Static(id="message")
            yield OptionRows(id="choices", compact=True)
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Say what went wrong before, or where the file goes, and how much it is."""
        self._explain(self.proposal.problem)
        name = self.query_one("#name", TextField)
        name.cursor_position = 0
        self.call_after_refresh(name.action_end)
        self.run_worker(self._say_extent(), name="extent")

    async def _say_extent(self) -> None:
        report = self.proposal.report
        extent = await asyncio.to_thread(report.extent)
        choice = self.words("save.other", name=report.other_name) if report.other else ""
        self.query_one("#extent", Static).update(Content("\n".join(part for part in (extent, choice) if part)))

    def action_other(self) -> None:
        """Take what can be saved in place of what is in view, under its name unless the reader gave another."""
        before = self.proposal.report
        if before.other is None or self.query_one("#choices").display:
            return
        report = before.other()
        self.proposal = self.proposal._replace(report=report)
        name = self.query_one("#name", TextField)
        stem, ending = _split(name.value)
        if report.formats is not self.formats:
            self._offer(report.formats)
            ending = ending if ending in report.formats else self._suffix
        if stem == before.name:
            name.value = report.name + ending
            name.action_end()
        self.run_worker(self._say_extent(), name="extent", exclusive=True)

    def _offer(self, formats: Mapping[str, FileFormat[Any]]) -> None:
        """Offer other kinds of file; the chosen one where it is among them."""
        self.formats = formats
        self._suffix = self._suffix if self._suffix in formats else next(iter(formats))
        kinds = self.query_one("#formats", FormatList)
        kinds.clear_options()
        kinds.add_options(_options(self.formats, self.words))
        kinds.highlighted = list(formats).index(self._suffix)

    def on_resize(self) -> None:
        """Leave out blank lines where there are few."""
        self.set_class(self.app.size.height < _LOW, "-low")

    def action_format(self, by: int) -> None:
        """Choose the next (1) or previous (-1) kind of file, whose suffix the name takes."""
        suffixes = list(self.formats)
        name = self.query_one("#name", TextField)
        stem, ending = _split(name.value)
        suffix = suffixes[(suffixes.index(self._suffix) + by) % len(suffixes)]
        self._suffix = suffix
        name.value = (stem if ending in self.formats else name.value) + suffix
        name.action_end()

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
        """Follow the suffix of the name, and forget what was wrong with other words."""
        _, ending = _split(self.query_one("#name", TextField).value)
        if ending in self.formats:
            self._suffix = ending
        if self._typed != self._explained:
            self._explain("")

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(field.value for field in self.query(TextField))

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Take the kind that was clicked; give the free name or the taken one."""
        if isinstance(message.option_list, FormatList):
            self.action_format(message.option_index - list(self.formats).index(self._suffix))
            return
        self.overwrites = bool(message.option_index)
        self.dismiss(self._path if self.overwrites else _free(self._path))

    def action_back(self) -> None:
        """Leave the question, else the dialog."""
        if self.query_one("#choices").display:
            self._explain("")
            self.query_one("#name", TextField).focus()
        else:
            self.dismiss(None)

    def _problem(self, submitted: dict[str, str]) -> str:
        """Take what was submitted, else what stands in the fields; return what is wrong with it."""
        words = self.words
        typed = {field.id or "": field.value for field in self.query(TextField)} | submitted
        name = clean(typed["name"])
        _, ending = _split(name)
        sign = next((letter for letter in name if letter in _FORBIDDEN or not letter.isprintable()), "")
        if not name.strip("."):
            return words("save.no_name")
        if sign:
            return words("save.sign", sign=sign if sign.isprintable() else "�")
        if ending not in self.formats:
            if ending[1:].isalpha():
                return words("save.ending", ending=ending, allowed=", ".join(self.formats))
            name += self._suffix
        if command := self.formats[_split(name)[1]].install_command:
            return words("save.missing_library", command=command)
        folder = folder_at(typed["folder"])
        if folder is None:
            return words("save.no_folder")
        self._path = folder / name
        return ""

    def _explain(self, problem: str) -> None:
        """Show what is wrong, or where the file goes; put the question away."""
        self._explained = self._typed
        words, line = self.words, self.query_one("#message", Static)
        command = self.formats[self._suffix].install_command
        problem = problem or (words("save.missing_library", command=command) if command else "")
        line.set_class(bool(problem), "problem")
        line.update(Content(problem or words("save.target", path=self._typed_path)))
        self.query_one("#keys", Static).update(Content(words("save.keys")))
        self.query_one("#formats", FormatList).highlighted = list(self.formats).index(self._suffix)
        self.query_one("#choices", OptionList).display = False
        self.query_one("#kinds").display = True

    @property
    def _typed_path(self) -> str:
        """What stands in the fields as one path, for the reader."""
        folder, name = self._typed
        known = _split(name)[1] in self.formats
        return os.path.join(folder, name if known else name + self._suffix)  # noqa: PTH118

    def _ask(self) -> None:
        """Offer to keep the old file, which is chosen already, or to overwrite it."""
        words, choices = self.words, self.query_one("#choices", OptionList)
        self._explain(words("save.taken"))
        self.query_one("#keys", Static).update(Content(words("save.taken_keys")))
        choices.clear_options()
        numbered = words("save.numbered", name=_free(self._path).name)
        choices.add_options(Option(Content(text)) for text in (numbered, words("save.overwrite")))
        choices.highlighted = 0
        choices.display = True
        self.query_one("#kinds").display = False
        choices.focus()


def _options(formats: Mapping[str, FileFormat[Any]], words: Words) -> list[Option]:
    """Return the kinds of file: suffix, what it is, and whether something has to be installed for it."""
    options = []
    for suffix, file_format in formats.items():
        text = f"{suffix:<7}{words(file_format.help)}"
        needs = f" · {words('save.needs')}" if file_format.install_command else ""
        options.append(Option(Content(text + needs)))
    return options


async def save(app: App[None], dialog: SaveDialog) -> Path | None:
    """Ask where, write what the report makes for the suffix, and say so; ask again where that fails."""
    words = dialog.words
    while path := await app.push_screen_wait(dialog):
        try:
            await asyncio.to_thread(_write, path, dialog.proposal.report.content, dialog.overwrites)
        except MissingLibrary as missing:
            problem = words("save.missing_library", command=missing.install_command)
        except OSError as error:
            problem = words("save.failed", reason=why_not_written(words, error))
        except Exception as error:
            problem = fault_sentence(words, note_fault(error))
        else:
            app.notify(words("app.saved", file=str(path)), markup=False)
            return path
        dialog = SaveDialog(words, dialog.proposal._replace(path=path, problem=problem))
    return None


def _write(path: Path, content: Callable[[str], bytes], overwrites: bool) -> None:
    (write_whole if overwrites else write_new)(path, content(path.suffix.lower()))


def _split(name: str) -> tuple[str, str]:
    """Return a file name without its suffix, and the suffix in small letters."""
    suffix = Path(name).suffix
    return name[: len(name) - len(suffix)], suffix.lower()


def _free(path: Path) -> Path:
    """Return the path, numbered so that there is no such file."""
    n = 2
    while os.path.lexists(numbered := path.with_name(f"{path.stem}-{n}{path.suffix}")):
        n += 1
    return numbered
