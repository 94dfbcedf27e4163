"""Every key of the dashboard, in one table: bindings, foot and help are made from it."""

from collections.abc import Callable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from tui.pages.panel_specs import PanelSpec, spec_of
from tui.selection import PANELS
from tui.widgets.bars import Hint
from tui.wording import Words


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


class Key(NamedTuple):
    """A command and the keys that give it."""

    keys: tuple[str, ...]
    """As Textual names them."""
    action: str
    shown: str
    """As the foot and the help print them."""
    help: str
    """The catalogue key of what it does, under `help`."""
    hint: str = ""
    """The catalogue key of its word in the foot, under `key`; not in the foot when empty."""
    works_on: Callable[[PanelSpec], bool] = _everywhere
    """Whether the foot of a panel shows it."""
    command: str = ""
    """The catalogue key of its name in the palette, where that is not what the help says."""


PLACED = ("move", "block", "page", "ends", "point", "open", "palette")
"""Keys that move about or act where the cursor is: no commands to be called by name."""

KEYS = (
    *(
        Key((str(n),), f"panel('{panel}')", str(n), "panels", command=spec_of(panel).title)
        for n, panel in enumerate(PANELS, 1)
    ),
    Key(("down", "j"), "move(1)", "↑ ↓ k j", "move", "move"),
    Key(("up", "k"), "move(-1)", "↑ ↓ k j", "move"),
    Key(("enter",), "open", "Enter", "open", "open"),
    Key(("slash",), "filter", "/", "filter", "filter", _filters),
    Key(("l",), "language", "l", "language", "language"),
    Key(("less_than_sign",), "period(1)", "< >", "period", "period", _steps_period),
    Key(("greater_than_sign",), "period(-1)", "< >", "period", "", _steps_period),
    Key(("z",), "sort(1)", "z Z", "sort", "sort", _sorts),
    Key(("Z",), "sort(-1)", "z Z", "sort", "", _sorts),
    Key(("v",), "compare", "v", "compare", "compare", _compares),
    Key(("right",), "sideways(1)", "← →", "point", "point", _charts),
    Key(("left",), "sideways(-1)", "← →", "point", "", _charts),
    Key(("t",), "tabled", "t", "tabled", "tabled", _charts),
    Key(("m",), "labels", "m", "labels", "", _charts),
    Key(("n",), "entity(1)", "n p", "entity", "next", _steps_entity),
    Key(("p",), "entity(-1)", "n p", "entity", "", _steps_entity),
    Key(("d",), "source", "d", "source", "source"),
    Key(("escape",), "back", "Esc", "back"),
    Key(("s",), "app.save('picture')", "s", "picture", "picture"),
    Key(("x",), "app.save('table')", "x", "table"),
    Key(("b",), "app.save('briefing')", "b", "briefing"),
    Key(("c",), "copy", "c", "copy"),
    Key(("ctrl+o",), "app.folder", "Ctrl+O", "folder"),
    Key(("g",), "latest", "g", "latest"),
    Key(("ctrl+t",), "app.look", "Ctrl+T", "theme"),
    Key(("tab",), "block(1)", "Tab", "block"),
    Key(("shift+tab",), "block(-1)", "Tab", "block"),
    Key(("pagedown", "space"), "scroll_page(1)", "PgDn PgUp", "page"),
    Key(("pageup",), "scroll_page(-1)", "PgDn PgUp", "page"),
    Key(("home",), "end(-1)", "Home End", "ends"),
    Key(("end",), "end(1)", "Home End", "ends"),
    Key(("ctrl+p",), "app.command_palette", "Ctrl+P", "palette"),
    Key(("question_mark",), "help", "?", "help", "help"),
    Key(("q", "ctrl+q", "ctrl+c"), "app.leave", "q", "quit", "quit"),
)


def bindings() -> list[BindingType]:
    """Return the bindings of the dashboard."""
    return [Binding(",".join(key.keys), key.action, key.help, show=False) for key in KEYS]


def commands(words: Words) -> dict[str, Key]:
    """Return the keys that can be called, by their names in the palette; of two keys with one name the first."""
    named: dict[str, Key] = {}
    for key in KEYS:
        if key.help not in PLACED:
            named.setdefault(words(key.command or f"help.{key.help}"), key)
    return named


def hints(spec: PanelSpec, words: Words) -> tuple[Hint, ...]:
    """Return what the foot says on a panel."""
    offered = (key for key in KEYS if key.hint and key.works_on(spec))
    return tuple(Hint(key.shown, words(f"key.{key.hint}", next_language=words.next_language)) for key in offered)


def help_rows() -> list[tuple[str, str]]:
    """Return the printed keys and the catalogue key of what they do, each once."""
    rows: dict[str, list[str]] = {}
    for key in KEYS:
        rows.setdefault(key.help, []).append(key.shown)
    return [(_printed(list(dict.fromkeys(shown))), what) for what, shown in rows.items()]


def _printed(shown: list[str]) -> str:
    return f"{shown[0]}–{shown[-1]}" if len(shown) > 2 else " ".join(shown)
