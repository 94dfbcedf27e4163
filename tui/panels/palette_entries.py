"""What the palette lists: commands by their groups with what was used last before them, and what a search finds."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from tui.blocks.figure import Opens
from tui.pages.navigation.search import find, name_of
from tui.pages.panel_specs import spec_for
from tui.panels.keys import GROUPS, Key, command_name, commands, panels_with
from tui.selection.context import PageContext
from tui.text import folded

Target = str | Opens
"""The action of a command, or what is opened."""


class Entry(NamedTuple):
    """A row of the palette."""

    name: str
    aside: str
    """Its key, its kind, or the panels on which it does something."""
    target: Target | None
    """None where it does nothing on the panel in view."""


class Section(NamedTuple):
    """Rows under a heading; without one when it is empty."""

    heading: str
    entries: list[Entry]


def listed(context: PageContext, recent: Sequence[Target]) -> list[Section]:
    """Return every command that does something here by groups, before them what was used last, newest first."""
    words, spec = context.words, spec_for(context.selection)
    offered = [key for key in commands() if key.works_on(spec)]
    used = [entry for target in recent if (entry := _used(context, offered, target))]
    sections = [Section(words("group.recent"), used)]
    for group in GROUPS:
        entries = [_command(context, key) for key in offered if key.group == group and key.action not in recent]
        sections.append(Section(words(f"group.{group}"), entries))
    return [section for section in sections if section.entries]


def found(context: PageContext, text: str) -> Section:
    """Return the commands and the entities, rankings and indicators with a text in their names.

    Commands in whose names no word begins with it come last.
    """
    query = folded(text)
    names = {key: folded(command_name(key, context.words)) for key in commands()}
    begun = [key for key, name in names.items() if f" {query}" in f" {name}"]
    others = [key for key, name in names.items() if query in name and key not in begun]
    entries = (
        (_command(context, key) for key in begun),
        _things(context, text),
        (_command(context, key) for key in others),
    )
    return Section("", [*chain.from_iterable(entries)])


def _command(context: PageContext, key: Key) -> Entry:
    words = context.words
    if key.works_on(spec_for(context.selection)):
        return Entry(command_name(key, words), key.shown, key.action)
    aside = words("palette.elsewhere", panels=panels_with(key))
    return Entry(command_name(key, words), aside, None)


def _things(context: PageContext, text: str) -> Iterator[Entry]:
    for name, opens in find(context, text):
        yield Entry(name, context.words(f"found.{opens.kind}"), opens)


def _used(context: PageContext, offered: Sequence[Key], target: Target) -> Entry | None:
    if isinstance(target, Opens):
        name = name_of(context, target)
        return Entry(name, context.words(f"found.{target.kind}"), target) if name else None
    return next((_command(context, key) for key in offered if key.action == target), None)
