"""Every key of the dashboard, in one table: bindings, foot and help are made from it."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, get_args

from textual.binding import Binding, BindingType

from tui.pages.panel_spec import PanelSpec
from tui.pages.panel_specs import spec_of
from tui.selection import PANELS
from tui.widgets.bars import Hint
from tui.wording import Words

Group = Literal["panels", "panel", "move", "files", "view", "data"]
GROUPS: tuple[Group, ...] = get_args(Group)
"""What keys are for: to go to a panel, for the panel in view, to move about, for files, for the look, for figures."""


def _everywhere(_spec: PanelSpec) -> bool:
    return True


def _filters(spec: PanelSpec) -> bool:
    return spec.filterable


def _steps_period(spec: PanelSpec) -> bool:
    return spec.step_period is not None


def _sorts(spec: PanelSpec) -> bool:
    return spec.step_sort is not None


def _compares(spec: PanelSpec) -> bool:
    return spec.comparable


def _charts(spec: PanelSpec) -> bool:
    return spec.has_chart


def _steps_entity(spec: PanelSpec) -> bool:
    return spec.step_entity is not None


def _steps_ranking(spec: PanelSpec) -> bool:
    return spec.step_ranking is not None


def _steps_measure(spec: PanelSpec) -> bool:
    return spec.step_measure is not None


class Key(NamedTuple):
    """A command and the keys that give it."""

    keys: tuple[str, ...]
    """As Textual names them."""
    action: str
    shown: str
    """As the foot and the help print them."""
    help: str
    """The catalogue key of what it does, under `help`."""
    group: Group
    """Where the help and the palette list it."""
    hint: str = ""
    """The catalogue key of its word in the foot, under `key`; not in the foot when empty."""
    works_on: Callable[[PanelSpec], bool] = _everywhere
    """Whether it does something on a panel; only there the foot shows it."""
    command: str = ""
    """The catalogue key of its name in the palette, where that is not what the help says."""


KEYS = (
    *(
        Key((str(n),), f"panel('{panel}')", str(n), "panels", "panels", command=spec_of(panel).title)
        for n, panel in enumerate(PANELS, 1)
    ),
    Key(("down", "j"), "move(1)", "↑ ↓ k j", "move", "move", "move"),
    Key(("up", "k"), "move(-1)", "↑ ↓ k j", "move", "move"),
    Key(("enter",), "open", "Enter", "open", "move", "open"),
    Key(("slash",), "filter", "/", "filter", "panel", "filter", _filters),
    Key(("l",), "language", "l", "language", "view", "language"),
    Key(("less_than_sign",), "period(1)", "< >", "period", "panel", "period", _steps_period),
    Key(("greater_than_sign",), "period(-1)", "< >", "period", "panel", "", _steps_period),
    Key(("z",), "sort(1)", "z Z", "sort", "panel", "sort", _sorts),
    Key(("Z",), "sort(-1)", "z Z", "sort", "panel", "", _sorts),
    Key(("v",), "compare", "v", "compare", "panel", "compare", _compares),
    Key(("right",), "sideways(1)", "← →", "point", "move", "point", _charts),
    Key(("left",), "sideways(-1)", "← →", "point", "move", "", _charts),
    Key(("t",), "tabled", "t", "tabled", "panel", "tabled", _charts),
    Key(("m",), "labels", "m", "labels", "panel", "", _charts),
    Key(("n",), "next(1)", "n p", "entity", "panel", "next", _steps_entity),
    Key(("p",), "next(-1)", "n p", "entity", "panel", "", _steps_entity),
    Key(("n",), "next(1)", "n p", "ranking", "panel", "ranking", _steps_ranking),
    Key(("p",), "next(-1)", "n p", "ranking", "panel", "", _steps_ranking),
    Key(("n",), "next(1)", "n p", "measure", "panel", "measure", _steps_measure),
    Key(("p",), "next(-1)", "n p", "measure", "panel", "", _steps_measure),
    Key(("d",), "source", "d", "source", "data", "source"),
    Key(("escape",), "back", "Esc", "back", "move"),
    Key(("s",), "app.save('picture')", "s", "picture", "files", "picture"),
    Key(("x",), "app.save('table')", "x", "table", "files"),
    Key(("b",), "app.save('briefing')", "b", "briefing", "files"),
    Key(("c",), "copy", "c", "copy", "files"),
    Key(("ctrl+o",), "app.folder", "Ctrl+O", "folder", "files"),
    Key(("r",), "record", "r", "record", "data"),
    Key(("R",), "import", "R", "import", "data"),
    Key(("D",), "changes", "D", "changes", "data"),
    Key(("g",), "latest", "g", "latest", "data"),
    Key(("ctrl+t",), "app.look", "Ctrl+T", "theme", "view"),
    Key(("P",), "present", "P", "present", "view"),
    Key(("tab",), "block(1)", "Tab", "block", "move"),
    Key(("shift+tab",), "block(-1)", "Tab", "block", "move"),
    Key(("pagedown", "space"), "scroll_page(1)", "PgDn PgUp", "page", "move"),
    Key(("pageup",), "scroll_page(-1)", "PgDn PgUp", "page", "move"),
    Key(("home",), "end(-1)", "Home End", "ends", "move"),
    Key(("end",), "end(1)", "Home End", "ends", "move"),
    Key(("ctrl+p",), "app.command_palette", "Ctrl+P", "palette", "view"),
    Key(("question_mark",), "help", "?", "help", "view", "help"),
    Key(("q", "ctrl+q", "ctrl+c"), "app.leave", "q", "quit", "view", "quit"),
)
NAMELESS = ("move", "palette")
"""The group and the key that are no commands to be called by name: they act where the cursor is, or open the names."""


def bindings() -> list[BindingType]:
    """Return the bindings of the dashboard, each once whatever it does on which panel."""
    actions = {",".join(key.keys): key for key in KEYS}
    return [Binding(pressed, key.action, key.help, show=False) for pressed, key in actions.items()]


def commands() -> tuple[Key, ...]:
    """Return the keys that can be called by name, in the order of their groups; of two that do one thing the first."""
    named: dict[str, Key] = {}
    for key in KEYS:
        if not {key.group, key.help} & set(NAMELESS):
            named.setdefault(key.command or key.help, key)
    return tuple(sorted(named.values(), key=lambda key: GROUPS.index(key.group)))


def command_name(key: Key, words: Words) -> str:
    """Return the name of a command in the palette."""
    return words(key.command or f"help.{key.help}")


def panels_with(key: Key) -> str:
    """Return the digits of the panels on which a key does something."""
    return " ".join(str(n) for n, panel in enumerate(PANELS, 1) if key.works_on(spec_of(panel)))


def hints(spec: PanelSpec, words: Words) -> tuple[Hint, ...]:
    """Return what the foot says on a panel."""
    offered = (key for key in KEYS if key.hint and key.works_on(spec))
    return tuple(Hint(key.shown, words(f"key.{key.hint}", next_language=words.next_language)) for key in offered)


def help_rows(keys: Sequence[Key] = KEYS) -> list[tuple[str, str]]:
    """Return the printed keys and the catalogue key of what they do, each once."""
    rows: dict[str, list[str]] = {}
    for key in keys:
        rows.setdefault(key.help, []).append(key.shown)
    return [(_printed(list(dict.fromkeys(shown))), what) for what, shown in rows.items()]


def _printed(shown: list[str]) -> str:
    return f"{shown[0]}–{shown[-1]}" if len(shown) > 2 else " ".join(shown)
