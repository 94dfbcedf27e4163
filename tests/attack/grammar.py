"""Datasets by chance, made along the fields of the records: most can be read, many hold what nobody would write."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any, get_args, get_origin

from msgspec import Struct

from tui.dataset.key_readers import KeyReader, key_readers
from tui.dataset.scalars import parse_address, parse_ratio
from tui.model import (
    Baseline,
    Dataset,
    Dimension,
    Entity,
    EntitySet,
    Indicator,
    Observation,
    Period,
    Quantity,
    Rank,
    Ranking,
    Source,
    Standing,
    Text,
    Theme,
    Unit,
)

Document = dict[str, Any]

TEXTS = (
    "Alpha", "Đổi", "漢字", "e" + "\u0301" * 40, "[/]", "[@click=app.quit]x[/]", "=1+1", "$var", "a" * 300, "{x}", "%",
    "1", "٣", "x | y", "</script>", "#let x", "\\", "word " * 60, "“q”", "a\u00a0b", "🇻🇳", "2022", "-",
)  # fmt: skip
PERIODS = (
    "2019", "2020", "2021", "2022", "2023", "2021-Q1", "2022-Q3", "2022-Q4", "2023-Q1", "2022-02", "2023-03",
    "2022-12-31", "2023-04-19", "2022-01/2022-08", "2020/2022", "0001", "9999", "2020-01/9999-12", "9999-12-31",
)  # fmt: skip
USUAL = 10
"""So many of the periods come first and most often."""
DATES = ("2019-01-01", "2021-06-30", "2022-12-31", "2023-04-19", "2023-12-31", "2030-01-01", "0001-01-01", "9999-12-31")
NUMBERS = (
    "0", "1", "2", "3", "10", "50", "99.5", "0.1", "33.333333333333", "100", "7.25", "-1", "1000000",
    "999999999999999999", "0.000000000001",
)  # fmt: skip
KINDS: tuple[tuple[type[Struct], str, int], ...] = (
    (Source, "s", 3), (Theme, "t", 2), (Unit, "u", 3), (Entity, "e", 6), (EntitySet, "all", 2), (Indicator, "i", 3),
    (Ranking, "r", 3),
)  # fmt: skip
"""The records that have codes, the beginning of these, and how many there are at most."""
LISTED: dict[str, type[Struct]] = {
    "sources": Source, "themes": Theme, "units": Unit, "entities": Entity, "sets": EntitySet, "indicators": Indicator,
    "rankings": Ranking,
}  # fmt: skip
"""Where records with codes stand in a dataset."""
LISTS = {Observation: 6, Standing: 12}
"""How long a list of records may be; three where it is not said."""


class Grammar:
    """Makes one dataset; the same from the same random numbers."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.codes = {kind: [f"{start}{n}" for n in range(random.randint(1, most))] for kind, start, most in KINDS}
        self.tables: dict[str, str] = {}
        """The content of each table beside the dataset."""
        self.dimensions: list[str] = []
        """The codes of the dimensions of the ranking being made."""
        self.areas = 0
        """How many dimensions there are in all rankings."""

    def dataset(self) -> Document:
        """Return the mapping of a dataset file."""
        document = self.record(Dataset)
        for key, kind in LISTED.items():
            document[key] = [self.record(kind) | {"code": code} for code in self.codes[kind]]
        for ranking in document["rankings"]:
            self._put_into_table(ranking, "standings")
        if self.random.random() < 0.9:
            document |= {"home": document["home"][:1]} if "home" in document else {}
            for n, ranking in enumerate(document["rankings"]):
                if ranking.get("parent") not in self.codes[Ranking][:n]:
                    ranking.pop("parent", None)
            headlines = [row["code"] for row in document["indicators"] if row.get("headline") == "true"]
            document.pop("lead", None)
            document |= {"lead": headlines[0]} if headlines and self.random.random() < 0.5 else {}
        return document

    def record(self, kind: type[Struct]) -> Document:
        """Return a mapping with the keys a record needs, and some of the others."""
        readers = key_readers(kind).values()
        chosen = [reader for reader in readers if reader.required or self.random.random() < 0.4]
        if kind is Ranking:
            self.dimensions = []
        left_out = ("table", *LISTED) if kind is Dataset else ("table",)
        made = {reader.name: self._value(reader) for reader in chosen if reader.name not in left_out}
        return REPAIRS.get(kind, _as_it_is)(self, made)

    def _value(self, reader: KeyReader) -> Any:  # noqa: ANN401
        if reader.points_to:
            codes = [code for kind in reader.points_to for code in self.codes[kind]]
            if get_origin(reader.hint) is tuple:
                return self.random.sample(codes, self.random.randint(1, min(3, len(codes))))
            return self.random.choice(codes)
        if reader.name == "code":
            return self.random.choice("abcdefgh") + str(self.random.randrange(100))
        if reader.parse is parse_address:
            return "https://example.org/" + self.random.choice(("", "a?b=c&d", "<x>", "漢"))
        if reader.parse is parse_ratio:
            return self._ratio()
        return self.of_type(reader.hint)

    def of_type(self, hint: Any) -> Any:  # noqa: ANN401
        """Return a value of a type as it is written in a file."""
        if hint in SCALARS:
            return SCALARS[hint](self)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice([member.value for member in hint])
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is tuple and arguments[0] is str:
            return [self.text() for _ in range(self.random.randint(1, 3))]
        if origin is tuple:
            most = LISTS.get(arguments[0], 3)
            return [self.record(arguments[0]) for _ in range(self.random.randint(1, most))]
        if origin is dict:
            number = (lambda grammar: "1") if arguments[1] is int else SCALARS[arguments[1]]
            return {code: number(self) for code in self.dimensions if self.random.random() < 0.8}
        return self.record(hint)

    def text(self) -> str:
        """Return words, or what others than people take for more."""
        return self.random.choice(TEXTS) if self.random.random() < 0.5 else self.random.choice("ABCDE")

    def words(self) -> Any:  # noqa: ANN401
        """Return words in both languages."""
        return {"vi": self.text(), "en": self.text()} if self.random.random() < 0.7 else self.text()

    def period(self) -> str:
        """Return a period, most often an ordinary one."""
        return self.random.choice(PERIODS[:USUAL] if self.random.random() < 0.85 else PERIODS)

    def number(self) -> str:
        """Return a number."""
        return self.random.choice(NUMBERS if self.random.random() < 0.3 else NUMBERS[:11])

    def rank(self) -> str:
        """Return a rank that the smallest set has, or an open one."""
        size = len(self.codes[Entity])
        first = self.random.randint(1, size)
        return self.random.choice([str(first)] * 4 + [f"<={first}", f">={first}", f"{first}-{size}"])

    def _ratio(self) -> str:
        value = self.number().lstrip("-")
        scale = self.random.choice(["", "", "", " million", " tỷ"])
        if self.random.random() < 0.4:
            return f"{self.random.randint(0, 9)}/{self.random.randint(9, 12)}{scale}"
        return value + scale

    def _put_into_table(self, record: Document, key: str) -> None:
        """Write the rows of a record into a CSV file now and then."""
        if self.random.random() < 0.7 or not record.get(key):
            return
        rows = [_row(row) for row in record.pop(key)]
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        written = io.StringIO()
        writer = csv.DictWriter(written, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
        record["table"] = f"{record['code']}.csv"
        self.tables[record["table"]] = written.getvalue()


SCALARS: dict[Any, Callable[[Grammar], Any]] = {
    str: Grammar.text,
    Text: Grammar.words,
    bool: lambda grammar: grammar.random.choice(["true", "false"]),
    int: lambda grammar: str(grammar.random.randint(1, 6)),
    Decimal: lambda grammar: grammar.number().lstrip("-"),
    date: lambda grammar: grammar.random.choice(DATES[:6] if grammar.random.random() < 0.8 else DATES),
    Period: Grammar.period,
    Quantity: lambda grammar: grammar.number(),
    Rank: Grammar.rank,
}


def _row(standing: Document) -> dict[str, str]:
    """Return the cells of a standing by their headings."""
    cells: dict[str, str] = {}
    for key, value in standing.items():
        match value:
            case list():
                cells[key] = ";".join(value)
            case dict() if key in ("dimensions", "area_ranks"):
                cells |= {("rank-" if key == "area_ranks" else "") + code: number for code, number in value.items()}
            case dict():
                cells |= {f"{key}_{language}": words for language, words in value.items()}
            case _:
                cells[key] = value
    return cells


def _as_it_is(_: Grammar, made: Document) -> Document:
    return made


def _observation(_: Grammar, made: Document) -> Document:
    """A figure is missing or there."""
    made.pop("total", None)
    if made.get("status") == "missing":
        made["value"] = None
    return made


def _standing(_: Grammar, made: Document) -> Document:
    """A standing says something unless it is missing."""
    if made.get("status") == "missing":
        return {key: value for key, value in made.items() if key in ("period", "entity", "status", "source", "note")}
    return made if "rank" in made or "score" in made else made | {"rank": "1"}


def _set(grammar: Grammar, made: Document) -> Document:
    """All are members of every set, named or by their kind."""
    made.pop("kind", None)
    made.pop("on", None)
    named = grammar.codes[Entity]
    size = int(made.get("size", 0))
    return made | {"members": named} | ({"size": str(max(size, len(named)))} if size else {})


def _entity(grammar: Grammar, made: Document) -> Document:
    """Nobody ends before it begins."""
    made["kind"] = grammar.random.choice(["province", "ministry"])
    if made.get("until", "9999") < made.get("since", "0001"):
        made.pop("until", None)
    return made


def _ranking(grammar: Grammar, made: Document) -> Document:
    """Scores lie on the scale, each source says one thing of each entity and period."""
    grammar.random.shuffle(made.get("dimensions", []))
    made["short"] = grammar.text()[:60]
    made["decimals"] = str(grammar.random.randint(0, 3))
    made["members"] = [{"since": "0001", "set": grammar.random.choice(grammar.codes[EntitySet])}]
    made.pop("high", None)
    made["low"] = "-1"
    seen: set[tuple[str, str, str]] = set()
    rows = made.get("standings", [])
    made["standings"] = []
    for row in rows:
        row["source"] = row["source"][:1]
        key = (row["period"], row["entity"], row["source"][0])
        if key not in seen:
            made["standings"].append(row)
        seen.add(key)
    return made


def _unit(_: Grammar, made: Document) -> Document:
    """Symbols are short."""
    return made | {"symbol": made["symbol"][:30]} if "symbol" in made else made


def _dimension(grammar: Grammar, made: Document) -> Document:
    """Areas have room for every score, and codes that differ in the whole dataset."""
    grammar.areas += 1
    made["code"] = f"d{grammar.areas}"
    grammar.dimensions.append(made["code"])
    return made | {"maximum": "999999999999999999"}


def _indicator(_: Grammar, made: Document) -> Document:
    """Each period is read once."""
    made.setdefault("observations", [{"period": "2022", "value": "3", "source": "s0"}])
    made["observations"] = list({row["period"]: row for row in made["observations"]}.values())
    return made


def _baseline(_: Grammar, made: Document) -> Document:
    """A baseline has a value."""
    return made | {"value": made.get("value", "1")}


REPAIRS: dict[Any, Callable[[Grammar, Document], Document]] = {
    Baseline: _baseline,
    Dimension: _dimension,
    Entity: _entity,
    EntitySet: _set,
    Indicator: _indicator,
    Observation: _observation,
    Ranking: _ranking,
    Standing: _standing,
    Unit: _unit,
}
"""What makes most records sound that no single key can make so."""
