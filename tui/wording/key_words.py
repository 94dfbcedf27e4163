"""What each key of a dataset file says, in words: a catalogue a language, read when somebody asks for them."""

import tomllib
from functools import cache
from pathlib import Path

from tui.wording.words import Words

_FOLDER = Path(__file__).parent / "keys"


def key_words(words: Words, record: str, key: str) -> str:
    """Return what a key of a record says, in the language of the reader or in the nearest there is; else nothing."""
    descriptions = (_catalogue(language).get(record, {}).get(key) for language in words.languages)
    return next(filter(None, descriptions), "")


@cache
def _catalogue(language: str) -> dict[str, dict[str, str]]:
    path = _FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
