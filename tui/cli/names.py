"""Entities, rankings and indicators by what readers call them: a code, a name, a short name or an alias."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import assert_never

from tui.analysis.search import spaced
from tui.cli.exits import Refused
from tui.model import Code, Entity, Indicator, Ranking, Text
from tui.text import folded, visible

_CANDIDATES = 3
Named = Entity | Ranking | Indicator


def code_of(name: str, records: Iterable[Named]) -> Code:
    """Return the code of the record that is called so, without regard to tones, case and marks.

    A code goes before a name, which several may have.

    Raises:
        Refused: none is called so, or several are.
    """
    records, key = tuple(records), _key(name)
    for record in records:
        if _key(record.code) == key:
            return record.code
    called = [record.code for record in records if key in map(_key, _names(record))]
    if len(called) == 1:
        return called[0]
    candidates = called or _closest(key, records)
    if not candidates:
        raise Refused("usage.unknown", name=visible(name))
    raise Refused("usage.code", name=visible(name), candidates=", ".join(candidates))


def _closest(key: str, records: Iterable[Named]) -> list[Code]:
    """Return the codes of what is spelled most like a key."""
    codes = {_key(spelling): record.code for record in records for spelling in (*_names(record), record.code)}
    spellings = get_close_matches(key, codes, n=len(codes) or 1, cutoff=0)
    return list(dict.fromkeys(codes[spelling] for spelling in spellings))[:_CANDIDATES]


def _key(name: str) -> str:
    return spaced(folded(name))


def _names(record: Named) -> Iterator[str]:
    match record:
        case Entity():
            yield from (*record.name.all, *record.aliases)
        case Ranking() | Indicator():
            texts: tuple[Text, ...] = (record.name, *((record.short,) if record.short else ()))
            yield from (name for text in texts for name in text.all)
        case _:
            assert_never(record)
