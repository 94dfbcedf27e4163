"""Records added to a dataset file as text: every other byte stays as it was."""

from collections.abc import Mapping, Sequence

import yaml

Item = Mapping[str, str]
"""Keys of one record with their values as YAML."""


class NoBlockList(Exception):
    """Nothing can be added to a list of a dataset file, for the form it is written in; its argument is its name."""


def with_items(text: str, key: str, items: Sequence[Item]) -> str:
    """Return the text of a dataset with items at the end of one of its lists, made where there is none.

    Raises:
        NoBlockList: the list is written in a form that nothing can be added to.
    """
    if not items:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    node = next((value for name, value in _root(text).value if name.value == key), None)
    if node is None:
        lines = ["", f"{key}:", *_lines(items, 2, apart=False)]
        return text + ("" if text.endswith("\n") else end) + "".join(line + end for line in lines)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise NoBlockList(key)
    lines = text.splitlines(keepends=True)
    last = node.value[-1]
    at = _last_line(last) + 1
    apart = last.start_mark.line > 0 and not lines[last.start_mark.line - 1].strip()
    added = [line + end for line in _lines(items, node.start_mark.column, apart=apart)]
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    return "".join([*lines[:at], *added, *lines[at:]])


def with_key(text: str, ranking: str, key: str, value: str) -> str:
    """Return the text of a dataset with one more key behind the last of a ranking.

    Raises:
        NoBlockList: the ranking is written in one line.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    nodes = next(node.value for name, node in _root(text).value if name.value == "rankings")
    for node in nodes:
        if any(name.value == "code" and code.value == ranking for name, code in node.value):
            if node.flow_style:
                raise NoBlockList(f"rankings.{ranking}")
            lines = text.splitlines(keepends=True)
            at = _last_line(node) + 1
            if not lines[at - 1].endswith("\n"):
                lines[at - 1] += end
            return "".join([*lines[:at], " " * node.start_mark.column + f"{key}: {value}{end}", *lines[at:]])
    raise NoBlockList(f"rankings.{ranking}")


def _root(text: str) -> yaml.MappingNode:
    """Return the mapping a sound dataset is."""
    root = yaml.compose(text.replace("\r\n", "\n"), Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    return root


def scalar(text: str) -> str:
    """Return a text as YAML writes it, in double quotes where it needs them."""
    plain = yaml.dump(text, allow_unicode=True, width=100_000, default_style=None)
    line: str = plain.removesuffix("\n").removesuffix("\n...")
    if "\n" in line or any(sign in text for sign in ",[]{}:#"):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return line


def _lines(items: Sequence[Item], indent: int, *, apart: bool) -> list[str]:
    """Return the lines of items; blank lines between them where the list has some."""
    margin = " " * indent
    lines: list[str] = []
    for item in items:
        lines += [""] * apart
        keys = [f"{key}: {value}" for key, value in item.items()]
        lines += [f"{margin}- {keys[0]}", *(f"{margin}  {line}" for line in keys[1:])]
    return lines


def _last_line(node: yaml.Node) -> int:
    """Return the line, from 0, on which the last word of a node ends: the end of a block lies behind it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line
