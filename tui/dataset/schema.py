"""The dataset file as a JSON Schema, from the same records and the same grammars of values that it is read by.

It serves editors: it knows the keys, what they may hold and what they say. Codes that must be declared and figures that
must fit together are the business of `check`.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, get_args, get_origin

from msgspec import Struct

from tui.dataset.key_readers import NEEDED_LANGUAGES, OTHER_LANGUAGE, KeyReader, key_readers, parser_of
from tui.dataset.scalars import (
    PATTERNS,
    Parse,
    parse_code,
    parse_number,
    parse_period,
    parse_quantity,
    parse_rank,
    parse_ratio,
    parse_text,
    parse_truth,
    parse_whole,
)
from tui.model import Dataset, Entity, EntityTable, Text

Schema = dict[str, Any]
Describe = Callable[[str, str], str]
"""Gives what a key says, by the names of its record and of the key."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version editors know best."""
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Words; in YAML some look like a number or a truth value."""

_JSON_TYPES: dict[Parse, tuple[str, ...]] = {
    parse_code: ("integer",),
    parse_period: ("integer",),
    parse_rank: ("integer",),
    parse_whole: ("integer",),
    parse_number: ("number",),
    parse_quantity: ("number",),
    parse_ratio: ("number",),
}
"""What YAML takes a value for, beside text."""
_LIMITS: dict[Parse, Schema] = {
    parse_period: {"minimum": 1, "maximum": 9999},
    parse_rank: {"minimum": 1, "not": {"type": "string", "pattern": "^([<>]= ?)?0+$"}},
}


def dataset_schema(describe: Describe) -> Schema:
    """Return the schema of a dataset file, its keys described."""
    schemas = _Schemas(describe)
    return {"$schema": DIALECT, "$ref": schemas.reference(Dataset)["$ref"], "definitions": schemas.definitions}


class _Schemas:
    """Collects the schemas of records; each is made once and referred to by its name."""

    def __init__(self, describe: Describe) -> None:
        self._describe = describe
        self.definitions: dict[str, Schema] = {}

    def reference(self, kind: type[Struct]) -> Schema:
        """Return a reference to the schema of a record."""
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] |= self._words() if kind is Text else self._record(kind)
        return {"$ref": f"#/definitions/{name}"}

    def _record(self, kind: type[Struct]) -> Schema:
        keys = key_readers(kind)
        return {
            "type": "object",
            "properties": {name: self._key(kind, key) for name, key in keys.items()},
            "required": [name for name, key in keys.items() if key.required],
            "additionalProperties": False,
        }

    def _words(self) -> Schema:
        languages: Schema = {name: _described(_TEXT, self._describe("Text", name)) for name in NEEDED_LANGUAGES}
        by_language = {
            "type": "object",
            "properties": languages,
            "required": list(NEEDED_LANGUAGES),
            "patternProperties": {_anchored(OTHER_LANGUAGE.pattern): _TEXT},
            "additionalProperties": False,
        }
        return {"anyOf": [_TEXT, by_language]}

    def _key(self, kind: type[Struct], key: KeyReader) -> Schema:
        value = _scalar(key.hint, key.parse) if key.parse else self._value(key.hint)
        if key.optional:
            value = {"anyOf": [value, {"type": "null"}]}
        return _described(value, self._describe(kind.__name__, key.name))

    def _value(self, hint: Any) -> Schema:  # noqa: ANN401
        """Return the schema of a value that is no single scalar."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint == tuple[Entity, ...]:
            return self._entities()
        if origin is tuple and arguments[0] is str:
            return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
        if origin is tuple:
            return {"type": "array", "items": self.reference(arguments[0])}
        if origin is dict:
            return {
                "type": "object",
                "propertyNames": {"pattern": _anchored(PATTERNS[parse_code])},
                "additionalProperties": _scalar(arguments[1], parser_of(arguments[1])),
            }
        return self.reference(hint)

    def _entities(self) -> Schema:
        table = self.reference(EntityTable)
        return {"anyOf": [table, {"type": "array", "items": {"anyOf": [self.reference(Entity), table]}}]}


def _scalar(hint: Any, parse: Parse | None) -> Schema:  # noqa: ANN401
    """Return the schema of one scalar, which YAML may take for a number or a truth value."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [choice.value for choice in hint]}
    if parse is parse_truth:
        return {"type": "boolean"}
    if parse is None or parse is parse_text:
        return _TEXT
    types = [*_JSON_TYPES.get(parse, ()), "string"]
    return {"type": types, "pattern": _anchored(PATTERNS[parse])} | _LIMITS.get(parse, {})


def _anchored(pattern: str) -> str:
    return f"^({pattern})$"


def _described(schema: Schema, description: str) -> Schema:
    """Return a schema with a description; beside a reference alone no editor would read it."""
    return {"description": description} | ({"allOf": [schema]} if "$ref" in schema else schema)
