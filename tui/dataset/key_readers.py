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
from msgspec.structs import FieldInfo
from msgspec.structs import fields as struct_fields

from tui.dataset.findings import Place
from tui.dataset.nodes import Mapping, Node
from tui.dataset.references import POINTS_TO
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
from tui.model import Entity, EntityTable, Observation, Period, Quantity, Rank, Source, Text
from tui.text import visible

if TYPE_CHECKING:
    from tui.dataset.walker import Walker

UNREAD: Any = object()
"""Stands for a value that could not be read and was reported."""
NEEDED_LANGUAGES = ("vi", "en")
"""The languages every text is given in."""
OTHER_LANGUAGE = re.compile(r"[a-z]{2,3}")
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
_GRAMMARS: dict[tuple[type[Struct], str], Parse] = {
    (Observation, "value"): parse_ratio,
    (Source, "address"): parse_address,
}
"""Keys whose scalar has a grammar of its own; `code` is one in every record."""

Read = Callable[["Walker", Place], Any]
"""Reads the value at a place; UNREAD where it is wrong."""


class Words(Struct):
    """Words with a key for each language they are given in."""


class KeyReader(NamedTuple):
    """How one key of a record is read."""

    kind: type[Struct]
    """The record it is a key of."""
    name: str
    hint: Any
    """The type of its value, other than None."""
    required: bool
    optional: bool
    """Whether an empty value stands for "none"."""
    parse: Parse | None
    """How it is parsed where its value is one scalar."""
    read: Read
    points_to: tuple[type[Struct], ...]
    """The kinds of record it names by their codes."""


@cache
def key_readers(kind: type[Struct]) -> dict[str, KeyReader]:
    """Return how each key of a record is read, by its name and in the order of the record."""
    hints = get_type_hints(kind)
    return {field.name: _key_reader(kind, field, hints[field.name]) for field in struct_fields(kind)}


def _key_reader(kind: type[Struct], field: FieldInfo, annotation: Any) -> KeyReader:  # noqa: ANN401
    hint = _without_none(annotation)
    grammar = parse_code if field.name == "code" else _GRAMMARS.get((kind, field.name))
    parse = grammar or parser_of(hint)
    return KeyReader(
        kind,
        field.name,
        hint,
        required=field.default is NODEFAULT and field.default_factory is NODEFAULT,
        optional=hint is not annotation,
        parse=parse,
        read=_scalar_reader(parse) if parse else _reader_of(hint),
        points_to=POINTS_TO.get((kind, field.name), ()),
    )


def split_ratio(kind: type[Struct], values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a record by key, the ratio of an observation as its value and its total.

    Raises:
        Fault: the total stands under its own key as well.
    """
    if kind is not Observation:
        return values
    value, total = values["value"] or (None, None)
    if total and values.get("total"):
        raise Fault("two_totals")
    return values | {"value": value, "total": values.get("total") or total}


def parser_of(hint: Any) -> Parse | None:  # noqa: ANN401
    """Return how a scalar of a type is parsed; None for a type of several scalars."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _choice_parser(hint)
    return _PARSERS.get(hint)


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) in (Union, types.UnionType):
        return next(member for member in get_args(hint) if member is not type(None))
    return hint


def _reader_of(hint: Any) -> Read:  # noqa: ANN401
    parse = parser_of(hint)
    if parse:
        return _scalar_reader(parse)
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == tuple[Entity, ...]:
        return _read_entities
    if origin is tuple:
        return _read_texts if arguments[0] is str else _sequence_reader(_reader_of(arguments[0]))
    if origin is dict:
        return _mapping_reader(_reader_of(arguments[1]))
    if hint is Text:
        return _read_text
    return lambda walker, place: walker.record(place, hint)


def _scalar_reader(parse: Parse) -> Read:
    return lambda walker, place: walker.scalar(place, parse)


def _sequence_reader(read: Read) -> Read:
    return lambda walker, place: walker.items(place, read)


def _read_entities(walker: "Walker", place: Place) -> Any:  # noqa: ANN401
    """Read a table of entities, or a list whose items are entities and tables of them."""
    if isinstance(place.node.value, Mapping):
        table = walker.record(place, EntityTable)
        return table if table is UNREAD else (table,)
    return walker.items(place, _read_entity)


def _read_entity(walker: "Walker", place: Place) -> Any:  # noqa: ANN401
    pairs = place.node.value if isinstance(place.node.value, Mapping) else ()
    return walker.record(place, EntityTable if any(key.value == "table" for key, _ in pairs) else Entity)


def _read_texts(walker: "Walker", place: Place) -> Any:  # noqa: ANN401
    """Read one text, or a list of at least one."""
    if isinstance(place.node.value, str):
        text = walker.scalar(place, parse_text)
        return text if text is UNREAD else (text,)
    texts = walker.items(place, _scalar_reader(parse_text))
    if texts == () and not place.node.value:
        walker.findings.report(place, "empty_list")
        return UNREAD
    return texts


def _mapping_reader(read: Read) -> Read:
    def read_mapping(walker: "Walker", place: Place) -> Any:  # noqa: ANN401
        if not isinstance(place.node.value, Mapping):
            walker.findings.report(place, "mapping", keys="…")
            return UNREAD
        values: dict[str, Any] = {}
        for key, value in place.node.value:
            name = walker.scalar(place.at(key), parse_code)
            if name is UNREAD:
                return UNREAD
            if name in values:
                first = place.node.value[list(values).index(name)][0]
                walker.findings.report(place.at(key), "repeated_key", key=name, line=str(first.line))
                return UNREAD
            values[name] = read(walker, place.child(name, value))
        return UNREAD if UNREAD in values.values() else values

    return read_mapping


def _read_text(walker: "Walker", place: Place) -> Any:  # noqa: ANN401
    """Read words in several languages, or words that are alike in all."""
    if isinstance(place.node.value, str):
        words = walker.scalar(place, parse_text)
        return words if words is UNREAD else Text(words, words)
    others = _other_languages(place.node)
    words = walker.record(place, _words_in((*NEEDED_LANGUAGES, *others)))
    if words is UNREAD:
        return UNREAD
    return Text(words.vi, words.en, tuple((code, getattr(words, code)) for code in others))


def _other_languages(node: Node) -> tuple[str, ...]:
    """Return the further languages a text is given in, by the keys that can be codes of one."""
    if not isinstance(node.value, Mapping):
        return ()
    keys = {key.value for key, _ in node.value if isinstance(key.value, str)}
    return tuple(sorted(key for key in keys - {*NEEDED_LANGUAGES} if OTHER_LANGUAGE.fullmatch(key)))


@cache
def _words_in(languages: tuple[str, ...]) -> type[Any]:
    """Return a record of words with a key for each of some languages."""
    return defstruct("WordsByLanguage", [(language, str) for language in languages], bases=(Words,))


def _choice_parser(kind: type[Enum]) -> Parse:
    allowed = {member.value: member for member in kind}

    def choose(raw: str) -> Enum:
        if raw not in allowed:
            raise Fault("choice", text=visible(raw, 40), allowed=", ".join(allowed))
        return allowed[raw]

    return choose
