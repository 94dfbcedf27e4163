"""YAML text to plain nodes with their places, in one pass over the parser's events.

The events are counted, their depth is bounded, and aliases, merge keys and tags are refused as they pass,
so that no file can make the program recurse, expand or build anything it was not asked to.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from tui.dataset.guard import MAX_PROBLEMS
from tui.errors import DatasetError, Problem

MAX_DEPTH = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESERVED = re.compile(r"(?:: |- |\{ ?|, )([@`]|[>|](?![+-]?\d?\s*$)|%|[*&!])")
"""A value that begins with a character YAML keeps for itself."""
_CORE_TAG = "tag:yaml.org,2002:"


def parser_events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a YAML text.

    Raises:
        yaml.MarkedYAMLError: from some event on it is not YAML.
    """
    return iter(yaml.parse(text, Loader=_LOADER))


class Node:
    """A scalar (str), a sequence (list of nodes), a mapping (list of pairs), or None where unreadable."""

    __slots__ = ("column", "line", "plain", "value")

    def __init__(self, value: Any, line: int, column: int, *, plain: bool = False) -> None:  # noqa: ANN401
        self.value = value
        self.line = line
        self.column = column
        self.plain = plain
        """Whether a scalar was written without quotes."""


class Mapping(list[tuple[Node, Node]]):
    """The pairs of a mapping, in file order."""


class Composer:
    """Builds one tree of nodes; `problems` holds what was refused on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._stack: list[list[Any]] = [[]]
        self._keys: list[Node | None] = [None]

    def compose(self, text: str) -> Node:
        """Return the root node of a YAML text.

        Raises:
            DatasetError: the text is not YAML, is nested too deeply, or holds no document.
        """
        try:
            self._take_events(text)
        except yaml.MarkedYAMLError as error:
            _refuse_depth_before(self.file, text, error)
            raise DatasetError([*self.problems, syntax_problem(self.file, text, error)]) from error
        roots = self._stack[0]
        if not roots:
            raise DatasetError([Problem(self.file, 0, 0, "", "empty_file")])
        if len(roots) > 1:
            self._report("several_documents", roots[1])
        root: Node = roots[0]
        return root

    def _take_events(self, text: str) -> None:
        for event in parser_events(text):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        line, column = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            self._add(Node(event.value, line, column, plain=not event.style))
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._check_tag(event)
            children: list[Any] = Mapping() if isinstance(event, yaml.MappingStartEvent) else []
            node = Node(children, line, column)
            self._add(node)
            self._stack.append(children)
            self._keys.append(None)
            if len(self._stack) > MAX_DEPTH:
                self._report("too_deep", node, limit=str(MAX_DEPTH))
                raise DatasetError(self.problems)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            node = Node(None, line, column)
            self._report("alias", node, name=event.anchor or "")
            self._add(node)

    def _add(self, node: Node) -> None:
        parent = self._stack[-1]
        if not isinstance(parent, Mapping):
            parent.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            return
        self._keys[-1] = None
        if key.value == "<<" and key.plain:
            self._report("merge_key", key)
        else:
            parent.append((key, node))

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag and not event.tag.startswith(_CORE_TAG + "str"):
            self._report("tag", Node(None, *_start(event)), tag=event.tag)

    def _report(self, kind: str, node: Node, **details: str) -> None:
        self.problems.append(Problem(self.file, node.line, node.column, "", kind, details))
        if len(self.problems) >= MAX_PROBLEMS:
            raise DatasetError(self.problems)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _refuse_depth_before(file: str, text: str, error: yaml.MarkedYAMLError) -> None:
    """Refuse a text nested too deeply before the place of an error.

    The parser reads ahead of its events: a limit of its own can stop it before the events that are too deep come by.

    Raises:
        DatasetError: the text before the error is nested too deeply.
    """
    if error.problem_mark:
        with suppress(yaml.MarkedYAMLError):
            Composer(file)._take_events(text[: error.problem_mark.index])


def syntax_problem(file: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return what a YAML parser stumbled over as one of our kinds of problem."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    wrong = lines[line] if line < len(lines) else ""
    at_end = not "".join(lines[line:]).strip() or (line == len(lines) - 1 and column >= len(wrong.rstrip()))
    if "\t" in wrong[: len(wrong) - len(wrong.lstrip())] or wrong[column : column + 1] == "\t":
        kind = "tab"
    elif "mapping values are not allowed" in str(error.problem):
        kind = "colon"
    elif at_end:
        kind = "truncated"
        line = max((number for number, text_of_line in enumerate(lines) if text_of_line.strip()), default=0)
        wrong = lines[line]
        column = len(wrong.rstrip())
    elif _RESERVED.search(wrong):
        kind = "reserved_character"
    else:
        kind = "syntax"
    return Problem(file, line + 1, column + 1, "", kind, {"text": wrong.strip()[:60]})
