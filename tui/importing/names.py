"""Names in a table to entities: spelling, prefixes and aliases aside, and never by likeness alone."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable

from tui.model import Code, Entity
from tui.text import clean, folded

_ESCAPE = re.compile(r"<U\+([0-9A-Fa-f]{4,5})>")
_PREFIX = re.compile(
    r"^(?:(?:ubnd|uy ban nhan dan|hdnd) )?(?:(?:tinh|thanh pho|thu do|tp|t|city of|province of) )?(?=\w)"
)
_SUFFIX = re.compile(r" (?:city|province|tinh|thanh pho)$")
_LOST = "\ufffd"
"""What stands for letters whose bytes were lost before."""
_OFFERED = 3
_MOST_SEARCHES = 100
"""Of more names than anybody answers one by one, the further are listed without candidates."""


class Names:
    """Finds entities by their names, codes and aliases."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._codes: dict[str, set[Code]] = defaultdict(set)
        self._searches = 0
        for entity in entities:
            for name in (*entity.name.all, entity.code, *entity.aliases):
                for key in name_keys(name):
                    self._codes[key].add(entity.code)

    def matching(self, name: str) -> tuple[Code, ...]:
        """Return the entities a name may mean: none, one, or several that share it. With lost letters: none."""
        for key in name_keys(name):
            if self._codes.get(key) and _LOST not in name:
                return tuple(sorted(self._codes[key]))
        return ()

    def nearest(self, name: str) -> tuple[Code, ...]:
        """Return entities somebody may have meant by a name that matches none, the likeliest first.

        Of more names than anybody answers one by one, the further get none.
        """
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            return ()
        *_, key = name_keys(name)
        lost = _with_lost_letters(name)
        keys = [known for known in self._codes if lost and lost.fullmatch(known)]
        keys += difflib.get_close_matches(key, self._codes, _OFFERED, 0.6)
        codes = [code for close in keys for code in sorted(self._codes[close])]
        return tuple(dict.fromkeys(codes))[:_OFFERED]


def name_keys(name: str) -> tuple[str, ...]:
    """Return what a name is compared by: its letters and digits, with and without the kind of place it names."""
    spaced = " ".join(re.sub(r"[\W_]+", " ", folded(clean(_unescaped(name)))).split())
    bare = _SUFFIX.sub("", _PREFIX.sub("", spaced))
    return tuple(dict.fromkeys(text.replace(" ", "") for text in (spaced, bare)))


def _unescaped(name: str) -> str:
    """Return a name with the letters that some exports write as `<U+1EB4>`."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), name)


def _with_lost_letters(name: str) -> re.Pattern[str] | None:
    """Return what a name with lost letters may have been; None where none was lost."""
    if _LOST not in name:
        return None
    parts = [re.escape(name_keys(part)[0]) if part.strip() else "" for part in re.split(f"{_LOST}+", name)]
    return re.compile("[a-z]{0,4}".join(parts))
