"""The phrases of a language with their placeholders filled, each from the nearest language that has it."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tui.model import Text
from tui.wording.catalogue import DEFAULT_LANGUAGE, Catalogue, Language, catalogue_at, language_after, name_at, path_of
from tui.wording.numbers import NumberStyle, ungrouped
from tui.wording.plurals import PluralRules

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Phrases:
    """The entries of one language and, where it has none, of those that stand in for it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.language = catalogue.language
        self.conventions = catalogue.conventions
        self.entries = catalogue.entries
        self.languages = tuple(dict.fromkeys((self.language, self.conventions.fallback, DEFAULT_LANGUAGE)))
        """This language and those that stand in for it, the nearest first."""
        self.style = NumberStyle(self.conventions.decimal, self.conventions.group)
        self.plurals = PluralRules(self.conventions.plural)

    def __call__(self, key: str, /, **parts: object) -> str:
        """Return an entry with its placeholders filled; `n` chooses between the forms of its plural."""
        return "".join(str(piece) for piece in self.weave(key, **parts))

    def weave(self, key: str, /, **parts: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return an entry as its texts with the given parts between them, unchanged.

        Raises:
            KeyError: no catalogue has such an entry, or a placeholder has no part.
        """
        pieces = _PLACEHOLDER.split(self._nearest(key)._template(key, parts.get("n")))
        woven = [parts[piece] if n % 2 else piece for n, piece in enumerate(pieces)]
        return tuple(piece for piece in woven if piece != "")

    def has(self, key: str) -> bool:
        """Whether this language or one that stands in for it has an entry."""
        return any(key in phrases_for(language).entries for language in self.languages)

    @property
    def next_language(self) -> str:
        """The name of the next language, in that language."""
        return name_at(path_of(language_after(self.language)))

    def text(self, text: Text) -> str:
        """Return a text of the dataset in this language, or in the nearest the dataset has."""
        return text.spoken_in(*self.languages)

    def _nearest(self, key: str) -> "Phrases":
        """Return the phrases of the nearest language that has an entry.

        Raises:
            KeyError: none has it.
        """
        if key in self.entries:
            return self
        for language in self.languages[1:]:
            if key in phrases_for(language).entries:
                return phrases_for(language)
        raise KeyError(key)

    def _template(self, key: str, n: object) -> str:
        """Return the form of an entry a count takes; a count may be written already."""
        entry = self.entries[key]
        if isinstance(entry, str):
            return entry
        number = ungrouped(n, self.style) if isinstance(n, str) else n
        return entry[self.plurals.category(Decimal(number))] if isinstance(number, int | Decimal) else entry["other"]


def phrases_for(language: Language) -> Phrases:
    """Return the phrases of a language, made once.

    Raises:
        OSError: there is no catalogue of it.
        ValueError: its catalogue is not one.
    """
    return _phrases_of(path_of(language))


@cache
def _phrases_of(path: Path) -> Phrases:
    return Phrases(catalogue_at(path))
