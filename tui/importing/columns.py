"""Which column holds what: guessed by headings, in Vietnamese and English, or said by a person."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tui.importing.layout import Heading
from tui.importing.refusal import ImportRefused
from tui.importing.sheet import letters
from tui.model import Ranking
from tui.text import folded

ENTITY, RANK, SCORE, PERIOD, VARIABLE, VALUE = "entity", "rank", "score", "period", "variable", "value"
CODE = "code"
"""The codes of entities, where they are new to the dataset."""
AREA_RANK = "rank-"

_WORDS = {
    ENTITY: (
        "tinh", "tinh thanh pho", "tinh thanh", "ten tinh", "dia phuong", "don vi", "ten don vi", "bo nganh", "co quan",
        "bo co quan", "so nganh", "huyen", "xa", "quoc gia", "ten", "tentinh", "tentinh vie", "tentinh eng", "tinh tp",
        "tinh thanh pho truc thuoc tw", "province", "city", "entity", "name", "country", "country name", "unit",
        "ministry", "locality", "agency",
    ),
    RANK: ("xep hang", "hang", "thu hang", "xep thu", "vi thu", "rank", "ranking", "position"),
    SCORE: ("diem", "diem so", "tong diem", "tong", "chi so", "ket qua", "score", "total", "total score", "index"),
    PERIOD: ("nam", "ky", "year", "period", "ref year"),
    VARIABLE: ("variable", "indicator", "measure", "chi tieu", "bien"),
    VALUE: ("value", "gia tri", "obs value"),
}  # fmt: skip
_NEVER = re.compile(r"^(ma|code|id|stt|tt|thu tu|no|nhom|group|tier)\b")
"""How headings of codes, counters and tiers begin."""


def fields_of(ranking: Ranking | None) -> tuple[str, ...]:
    """Return what the columns of a ranking's table may hold."""
    areas = [dimension.code for dimension in ranking.dimensions] if ranking else []
    return (ENTITY, CODE, PERIOD, VARIABLE, VALUE, RANK, SCORE, *areas, *(AREA_RANK + area for area in areas))


def plain(text: str) -> str:
    """Return a heading as words: without tones, marks and years."""
    words = re.sub(r"[\W_]+", " ", folded(text))
    return " ".join(re.sub(r"\b(19|20)\d\d\b", " ", words).split())


def guess(field: str, headings: Sequence[Heading], names: Iterable[str] = ()) -> tuple[int, ...]:
    """Return the columns whose heading says that it is a field, all equally likely; `names` are further words for it.

    A heading that is such a word comes before one that contains a further word, and that before one that contains any.
    """
    own = {plain(name) for name in names} - {""}
    common = set(_WORDS.get(field, ()))
    exact = tuple(heading.column for heading in headings if any(plain(part) in own | common for part in heading.parts))
    if exact or field not in (RANK, SCORE):
        return exact
    return _containing(own, headings) or _containing(common, headings)


def column_named(name: str, headings: Sequence[Heading]) -> int:
    """Return the column a person named by its heading, a part of it, or its letter.

    Raises:
        ImportRefused: no column is named so, or several are.
    """
    wish = " ".join(folded(name).split())
    ways = (
        [heading.column for heading in headings if wish in {folded(heading.text), *map(folded, heading.parts)}],
        [heading.column for heading in headings if letters(heading.column) == name.strip().upper()],
    )
    for columns in ways:
        if len(columns) == 1:
            return columns[0]
        if columns:
            raise ImportRefused("column_twice", name=name, columns=", ".join(map(letters, columns)))
    raise ImportRefused("no_column", name=name, allowed=shown(headings))


def columns_said(names: Mapping[str, str], headings: Sequence[Heading]) -> dict[str, tuple[int, ...]]:
    """Return the columns a person named, by field; a field may be the sum of several.

    Raises:
        ImportRefused: no column is named so, or several are.
    """
    said = {}
    for field, name in names.items():
        whole = [heading.column for heading in headings if folded(heading.text) == folded(name)]
        parts = [name] if whole else name.split("+")
        said[field] = tuple(column_named(part, headings) for part in parts)
    return said


def shown(headings: Sequence[Heading]) -> str:
    """Return the columns of a table for people: letter and heading."""
    named = [heading for heading in headings if heading.parts]
    return ", ".join(f"{letters(heading.column)} “{heading.text}”" for heading in named)


def _containing(words: set[str], headings: Sequence[Heading]) -> tuple[int, ...]:
    patterns = [re.compile(rf"\b{re.escape(word)}\b") for word in words]

    def has_word(text: str) -> bool:
        return not _NEVER.match(text) and any(pattern.search(text) for pattern in patterns)

    return tuple(heading.column for heading in headings if any(has_word(plain(part)) for part in heading.parts))
