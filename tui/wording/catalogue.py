"""The catalogues: every `xx.toml` of the folder is a language, with its conventions and its entries."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from tui.wording.plurals import CATEGORIES

Language = str
"""The code of a language, by which its catalogue is named: two or three letters of ISO 639."""
DEFAULT_LANGUAGE: Language = "vi"
FOLDER = Path(__file__).parent
"""Where the catalogues lie."""
_NAME = re.compile(r"[a-z]{2,3}\.toml")

Entry = str | dict[str, str]
"""A phrase, or its forms by plural category."""


class Conventions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language writes numbers and days: the `[language]` table of its catalogue.

    Days and months are patterns. `{d}` and `{dd}` stand for the day, `{m}` and `{mm}` for the month, doubled letters
    for two digits; `{month}` and `{brief}` for its name, `{year}` for the year.
    """

    name: str
    """The language's name for itself."""
    tag: str
    """The language with its region, as Word wants it: `vi-VN`."""
    fallback: Language = DEFAULT_LANGUAGE
    """The language of texts and entries that are not given in this one."""
    decimal: str
    group: str
    percent: str
    """A part of a whole, of `{number}`."""
    day: str
    month: str
    brief_month: str
    """A month at the axis of a chart."""
    months: str
    """From a month to a later one of the same year, whose parts are `{last_m}`, `{last_mm}`, `{last_month}`."""
    span: str
    """Any other span, from `{first}` to `{last}`."""
    month_names: tuple[str, ...] = ("",) * 12
    brief_month_names: tuple[str, ...] = ("",) * 12
    plural: dict[str, str] = {}
    """The rule of each plural category but `other`."""


class Catalogue(NamedTuple):
    """What one file says."""

    language: Language
    conventions: Conventions
    entries: dict[str, Entry]


def languages() -> tuple[Language, ...]:
    """Return the languages there are catalogues of, the default one first."""
    codes = sorted(path.stem for path in FOLDER.iterdir() if _NAME.fullmatch(path.name))
    return tuple(sorted(codes, key=lambda code: code != DEFAULT_LANGUAGE))


def language_after(language: Language) -> Language:
    """Return the next language of the list; after the last comes the first."""
    codes = languages()
    return codes[(codes.index(language) + 1) % len(codes)]


def path_of(language: Language) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / f"{language}.toml"


@cache
def catalogue_at(path: Path) -> Catalogue:
    """Return a catalogue, read once.

    Raises:
        OSError: there is no such file.
        ValueError: it is not TOML, or its conventions are incomplete.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    conventions = msgspec.convert(tables.pop("language", {}), Conventions)
    return Catalogue(path.stem, conventions, dict(_flattened(tables)))


@cache
def name_at(path: Path) -> str:
    """Return the name of the language of a catalogue without parsing its entries, which takes 5 ms of the start.

    Raises:
        OSError: there is no such file.
        ValueError: it has no `[language]` table of valid TOML, or that has no name.
    """
    _, _, rest = path.read_text(encoding="utf-8").partition("\n[language]\n")
    name = tomllib.loads(rest.partition("\n[")[0]).get("name")
    if not isinstance(name, str):
        raise ValueError(f"{path.name}: the table of the language has no name")
    return name


def _flattened(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Entry]]:
    for key, value in table.items():
        if isinstance(value, dict) and not _has_forms(value):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _has_forms(table: dict[str, Any]) -> bool:
    return "other" in table and table.keys() <= set(CATEGORIES)
