"""How each key of a record is read, from the record's annotations."""

import re
import types
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct, defstruct
from msgspec.structs import fields as struct_fields

from tui.dataset.nodes import Mapping, Node
from tui.dataset.scalars import (
    Fault,
    Parse,
    parse_address,
    parse_code,
    parse_date,
    parse_number,
    parse_period,
    parse_quantity,
    parse_rank,
    parse_ratio,
    parse_text,
    parse_truth,
    parse_whole,
)
from tui.model import Observation, Period, Quantity, Rank, Source, Text
from tui.text import visible

if TYPE_CHECKING:
    from tui.dataset.records import Walker

UNREAD: Any = object()
"""Stands for a value that could not be read and was reported."""
_NEEDED = ("vi", "en")
"""The languages every text is given in."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
"""The code of any other language of a text."""

_PARSERS: dict[Any, Parse] = {
    str: parse_text,
    bool: parse_truth,
    int: parse_whole,
    Decimal: parse_number,
    date: parse_date,
    Period: parse_period,
    Quantity: parse_quantity,
    Rank: parse_rank,
}
_GRAMMARS: dict[tuple[type, str], Parse] = {
    (Observation, "value"): parse_ratio,
    (Source, "address"): parse_address,
}
"""Keys whose scalar has a grammar of its own; `code` is one in every record."""


class Field(NamedTuple):
    """How one key of a record is read."""

    name: str
    required: bool
    optional: bool
    """Whether an empty value stands for "none"."""
    read: "Callable[[Walker, Node, tuple[str, ...]], Any]"


@cache
def fields_of(kind: type[Struct]) -> tuple[Field, ...]:
    """Return how each key of a record is read, from the record's annotations."""
    hints = get_type_hints(kind)
    return tuple(
        Field(
            each.name,
            each.default is NODEFAULT and each.default_factory is NODEFAULT,
            type(None) in get_args(hints[each.name]),
            _scalar_reader(_GRAMMARS.get((kind, each.name), parse_code))
            if each.name == "code" or (kind, each.name) in _GRAMMARS
            else reader_of(hints[each.name]),
        )
        for each in struct_fields(kind)
    )


def _scalar_reader(parse: Parse) -> Callable[..., Any]:
    return lambda walker, node, path: walker.scalar(node, path, parse)


def reader_of(hint: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Return the function that reads a value of an annotated type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return reader_of(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        return _one_or_many if arguments[0] is str else _many(reader_of(arguments[0]))
    if origin is dict:
        return _mapping_of(reader_of(arguments[1]))
    if hint is Text:
        return _text
    if hint in _PARSERS:
        return _scalar_reader(_PARSERS[hint])
    if issubclass(hint, Enum):
        return _choice(hint)
    return lambda walker, node, path: walker.record(node, hint, path)


def _many(read: Callable[..., Any]) -> Callable[..., Any]:
    return lambda walker, node, path: walker.items(node, path, read)


def _one_or_many(walker: "Walker", node: Node, path: tuple[str, ...]) -> Any:  # noqa: ANN401
    if isinstance(node.value, str):
        single = walker.scalar(node, path, parse_text)
        return single if single is UNREAD else (single,)
    found = walker.items(node, path, lambda w, item, where: w.scalar(item, where, parse_text))
    if found == () and not node.value:
        walker.report("empty_list", node, path)
        return UNREAD
    return found


def _mapping_of(read: Callable[..., Any]) -> Callable[..., Any]:
    def read_mapping(walker: "Walker", node: Node, path: tuple[str, ...]) -> Any:  # noqa: ANN401
        if not isinstance(node.value, Mapping):
            walker.report("mapping", node, path, keys="…")
            return UNREAD
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = walker.scalar(key, path, parse_code)
            if name is UNREAD:
                return UNREAD
            if name in found:
                walker.report(
                    "repeated_key", key, path, key=name, line=str(node.value[list(found).index(name)][0].line)
                )
                return UNREAD
            found[name] = read(walker, value, (*path, name))
        return UNREAD if UNREAD in found.values() else found

    return read_mapping


def _text(walker: "Walker", node: Node, path: tuple[str, ...]) -> Any:  # noqa: ANN401
    if isinstance(node.value, str):
        words = walker.scalar(node, path, parse_text)
        return words if words is UNREAD else Text(words, words)
    others = _other_languages(node)
    words = walker.record(node, _words_in((*_NEEDED, *others)), path)
    if words is UNREAD:
        return UNREAD
    return Text(words.vi, words.en, tuple((code, getattr(words, code)) for code in others))


def _other_languages(node: Node) -> tuple[str, ...]:
    """Return the further languages a text is given in, by the keys that can be codes of one."""
    if not isinstance(node.value, Mapping):
        return ()
    keys = {key.value for key, _ in node.value if isinstance(key.value, str)}
    return tuple(sorted(key for key in keys - {*_NEEDED} if _LANGUAGE.fullmatch(key)))


@cache
def _words_in(languages: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return the record of some words that has each of some languages as a key."""
    return defstruct("Words", [(language, str) for language in languages])


def _choice(kind: type[Enum]) -> Callable[..., Any]:
    allowed = {each.value: each for each in kind}

    def choose(raw: str) -> Enum:
        if raw not in allowed:
            raise Fault("choice", text=visible(raw, 40), allowed=", ".join(allowed))
        return allowed[raw]

    return _scalar_reader(choose)
