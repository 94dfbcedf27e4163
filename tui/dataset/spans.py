"""Where a list and its items begin and end in a YAML text, for whoever puts another item after them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from tui.dataset.nodes import parser_events

Position = tuple[int, int]
"""A line and a column, both from 0."""


class ItemSpan(NamedTuple):
    """Where a mapping of a list stands."""

    start: Position
    end: Position
    """Behind its last character."""
    is_flow: bool
    """Whether it is written in braces."""
    keys: dict[str, Position]
    """Where each of its keys begins."""


class ListSpan(NamedTuple):
    """Where a list of mappings stands."""

    start: Position
    is_flow: bool
    """Whether it is written in brackets."""
    items: tuple[ItemSpan, ...]


def list_span(text: str, start: Position) -> ListSpan:
    """Return where the list that begins at a position of a sound text stands, with its mappings.

    Raises:
        LookupError: no list begins there.
    """
    events = parser_events(text)
    for event in events:
        if isinstance(event, yaml.SequenceStartEvent) and _position(event.start_mark) == start:
            items: list[ItemSpan] = []
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    return ListSpan(start, bool(event.flow_style), tuple(items))
                items.append(_item(item, events))
    raise LookupError(start)


def _item(first: yaml.Event, events: Iterator[yaml.Event]) -> ItemSpan:
    """Return where the item stands whose first event was taken; the events after it are taken too."""
    is_mapping, is_flow = isinstance(first, yaml.MappingStartEvent), bool(getattr(first, "flow_style", False))
    start, end = _position(first.start_mark), _position(first.end_mark)
    depth, parts, keys = 0, 0, dict[str, Position]()
    event = first
    while True:
        if isinstance(event, yaml.ScalarEvent) and depth == 1 and is_mapping and parts % 2 == 0:
            keys[event.value] = _position(event.start_mark)
        if isinstance(event, yaml.NodeEvent) and depth == 1:
            parts += 1
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.ScalarEvent) or _is_written(event):
            end = _position(event.end_mark)
        if depth == 0:
            return ItemSpan(start, end, is_flow, keys)
        event = next(events)


def _is_written(event: yaml.Event) -> bool:
    """Whether an event ends a list or mapping with a bracket of its own: those without one end where others begin."""
    return isinstance(event, yaml.CollectionEndEvent) and _position(event.start_mark) != _position(event.end_mark)


def _position(mark: Any) -> Position:  # noqa: ANN401
    return mark.line, mark.column
