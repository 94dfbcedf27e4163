"""The phrases of the English catalogue, to recognise sentences by: what is printed in them is recomputed elsewhere.

Only the words around figures are shared with the program. A phrase counts what it recognises, so that a test can tell
when a changed wording switches a check off.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

_WORDING = Path(__file__).parents[2] / "tui" / "wording"
Found = dict[str, str]
"""What stands for each placeholder of a phrase that is recognised."""


class Phrase:
    """A phrase of the catalogue, recognised anywhere in a text."""

    def __init__(self, key: str, parts: dict[str, str]) -> None:
        self.key = key
        self.matches = 0
        self._patterns = [re.compile(_pattern(form, parts)) for form in forms(key)]

    def found(self, text: str) -> Iterator[Found]:
        """Yield what stands for the placeholders wherever the phrase is recognised."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                self.matches += 1
                yield match.groupdict()

    def whole(self, text: str) -> Found | None:
        """Return what stands for the placeholders where a text is nothing but the phrase."""
        for pattern in self._patterns:
            if match := pattern.fullmatch(text):
                self.matches += 1
                return match.groupdict()
        return None


_PHRASES: list[Phrase] = []


def phrase(key: str, **parts: str) -> Phrase:
    """Return a phrase by its key; parts are the regular expressions of its placeholders, otherwise anything short."""
    known = Phrase(key, parts)
    _PHRASES.append(known)
    return known


def unrecognised_phrases() -> list[str]:
    """Return the keys of the phrases that no text held so far."""
    return sorted({known.key for known in _PHRASES} - {known.key for known in _PHRASES if known.matches})


def keys_not_recognised(*sections: str) -> list[str]:
    """Return the keys of some sections of the catalogue of which no phrase is made."""
    recognised = {known.key for known in _PHRASES}
    return [key for key in _catalogue() if key.partition(".")[0] in sections and key not in recognised]


def forms(key: str) -> list[str]:
    """Return the forms of a phrase: that of one first, where there are several."""
    entry = _catalogue()[key]
    return [entry] if isinstance(entry, str) else [entry["one"], entry["other"]]


def said(key: str, **parts: object) -> str:
    """Return a phrase with something in its placeholders; `n` chooses the form."""
    form = forms(key)[0 if parts.get("n") == 1 else -1]
    return form.format(**parts)


def heading(key: str) -> str:
    """Return the heading of a column as it is spelt out where there is room."""
    return forms(f"column_full.{key}" if f"column_full.{key}" in _catalogue() else f"column.{key}")[0]


def expression(*keys: str, **parts: str) -> str:
    """Return a regular expression for any of some phrases, without groups."""
    patterns = [_pattern(form, parts, grouped=False) for key in keys for form in forms(key)]
    return rf"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})"


def _pattern(form: str, parts: dict[str, str], *, grouped: bool = True) -> str:
    pieces = re.split(r"\{(\w+)\}", form)
    names = pieces[1::2]
    for n in range(1, len(pieces), 2):
        name, pattern = pieces[n], parts.get(pieces[n], ".+?")
        pieces[n] = f"(?P<{name}>{pattern})" if grouped else f"(?:{pattern})"
        if grouped and name in names[: n // 2]:
            pieces[n] = f"(?P={name})"
    pieces[::2] = map(re.escape, pieces[::2])
    return "".join(pieces)


def catalogue_keys() -> list[str]:
    """Return the keys that both catalogues have."""
    return sorted(_catalogue("vi").keys() & _catalogue().keys())


def catalogue_forms(key: str, language: str) -> list[str]:
    """Return the forms of an entry in a language."""
    entry = _catalogue(language)[key]
    return list(entry.values()) if isinstance(entry, dict) else [entry] if isinstance(entry, str) else []


@cache
def _catalogue(language: str = "en") -> dict[str, Any]:
    path = _WORDING / f"{language}.toml"
    return dict(_entries(tomllib.loads(path.read_text(encoding="utf-8")), ""))


def _entries(table: dict[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict) and not {"one", "other"} <= value.keys():
            yield from _entries(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value
