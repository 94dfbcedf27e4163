"""What readers call things: entities, rankings and indicators, panels, looks and languages by any of their names."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeVar, assert_never

from tui.analysis.search import spaced
from tui.cli.exits import Refused
from tui.model import Code, Entity, Indicator, Ranking, Text
from tui.text import folded, visible

Choice = TypeVar("Choice", bound=str)
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


def chosen(name: str, names: Mapping[Choice, Iterable[str]]) -> Choice:
    """Return the code of what is called so, of some codes and their names, without regard to tones, case and marks.

    Raises:
        Refused: nothing is called so.
    """
    codes = {_key(spelling): code for code, spellings in names.items() for spelling in spellings}
    codes |= {_key(code): code for code in names}
    if _key(name) in codes:
        return codes[_key(name)]
    raise Refused("usage.code", name=visible(name), candidates=", ".join(_nearest(_key(name), codes)))


def nearest(name: str, codes: Iterable[Code]) -> list[Code]:
    """Return up to three codes that are spelled most like a name."""
    return _nearest(_key(name), {_key(code): code for code in codes})


def _closest(key: str, records: Iterable[Named]) -> list[Code]:
    """Return the codes of what is spelled most like a key."""
    records = tuple(records)
    names = {_key(name): record.code for record in records for name in _names(record)}
    return _nearest(key, names | {_key(record.code): record.code for record in records})


def _nearest(key: str, codes: Mapping[str, Choice]) -> list[Choice]:
    spellings = get_close_matches(key, codes, n=len(codes) or 1, cutoff=0)
    return list(dict.fromkeys(codes[spelling] for spelling in spellings))[:_CANDIDATES]


def _key(name: str) -> str:
    return spaced(folded(name))


def _names(record: Named) -> Iterator[str]:
    match record:
        case Entity():
            yield from (*record.name.all, *(record.short.all if record.short else ()), *record.aliases)
        case Ranking() | Indicator():
            texts: tuple[Text, ...] = (record.name, *((record.short,) if record.short else ()))
            yield from (name for text in texts for name in text.all)
        case _:
            assert_never(record)
