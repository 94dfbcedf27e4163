"""What the values of records are in words, and how one became another."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from tui.analysis.differences import Record
from tui.blocks.figure import Figure, Runs
from tui.model import (
    Baseline,
    Directive,
    DirectiveStatus,
    Meeting,
    Period,
    Quantity,
    Rank,
    SourceKind,
    Status,
    Target,
    Text,
)
from tui.pages.differences.names import code_name, some_names
from tui.pages.differences.sides import Sides
from tui.selection.context import PageContext
from tui.wording import Words

SPECIAL = {(Directive, "by"): "giver", (Target, "set"): "set_on"}
"""The words of keys that say another thing in this record than in others."""
_DASH = Figure("–")


def key_name(words: Words, kind: type[Record], key: str) -> str:
    """Return what a key of a record is called."""
    return words(f"field.{SPECIAL.get((kind, key), key)}")


def became(words: Words, before: Figure, after: Figure) -> Runs:
    """Return what was and what is."""
    arrow = Figure(" → ", spoken=f" {words('diff.to')} ")
    return (Figure(before.text, before.short, f"{words('diff.was')} {before.aloud}"), arrow, unlinked(after))


def unlinked(figure: Figure) -> Figure:
    """Return a figure that leads nowhere: what it cites may be in one of the datasets only."""
    return Figure(figure.text, figure.short, figure.spoken)


def value_change(sides: Sides, key: str, before: Any, after: Any) -> Runs:  # noqa: ANN401
    """Return how a value under a key became another."""
    words = sides.words
    if isinstance(before, tuple) and isinstance(after, tuple):
        return (_list_change(sides, key, before, after),)
    if isinstance(before, Text) and isinstance(after, Text):
        return _text_change(words, before, after)
    return became(words, _figure(sides.before, key, before), _figure(sides.after, key, after))


def _list_change(sides: Sides, key: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """Return what came into a list and what left it."""
    words = sides.words
    gained = [code_name(sides.after, key, code) for code in after if code not in before]
    lost = [code_name(sides.before, key, code) for code in before if code not in after]
    changes = (("diff.gained", gained), ("diff.lost", lost))
    return "; ".join(words(phrase, names=some_names(words, names)) for phrase, names in changes if names)


def _text_change(words: Words, before: Text, after: Text) -> Runs:
    """Return how a text became another, in this language; where it is the same in it, in the first that differs."""
    if words.text(before) != words.text(after):
        return became(words, Figure(words.text(before)), Figure(words.text(after)))
    codes = ("vi", "en", *dict((*before.others, *after.others)))
    code = next(code for code in codes if before.get(code) != after.get(code))
    changed = became(words, *(Figure(text.get(code) or "–") for text in (before, after)))
    return (f"({code}) ", *changed)


def _figure(context: PageContext, key: str, value: Any) -> Figure:  # noqa: ANN401
    text = value_text(context, key, value)
    return Figure(text) if text else _DASH


def value_text(context: PageContext, key: str, value: Any) -> str:  # noqa: ANN401, PLR0911
    """Return a value under a key of a record in words; nothing where there is none."""
    words = context.words
    match value:
        case None:
            return ""
        case bool():
            return words("diff.yes" if value else "diff.no")
        case Enum():
            return _choice(words, value)
        case Text():
            return words.text(value)
        case date():
            return words.day(value)
        case Period():
            return words.period(value)
        case Quantity():
            return words.quantity(value)
        case Rank():
            return words.rank(value)
        case int() | Decimal():
            return words.number(Decimal(value))
        case Baseline():
            parts = (value_text(context, key, part) for part in (value.value, value.period))
            return ", ".join(filter(None, parts))
        case Meeting():
            return f"{words.text(value.name)}, {words.day(value.held)}"
        case _:
            return code_name(context, key, str(value))


def _choice(words: Words, choice: Enum) -> str:
    match choice:
        case Status():
            return words(f"status.{choice.value}")
        case SourceKind():
            return words(f"source.{choice.name.lower()}")
        case DirectiveStatus():
            return words(f"directive.{choice.name.lower()}")
        case _:
            return words(f"choice.{choice.value}")
