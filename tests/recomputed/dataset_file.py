"""A dataset file, read with a plain YAML and CSV reader into records of text, figures and periods."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.recomputed.arithmetic import Figure, Period, figure_of, period_of, ratio_of

Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Standing:
    """One row about one entity in one period."""

    period: Period
    entity: str
    rank: str
    rank_derived: str
    score: Figure | None
    movement: int | None
    sources: tuple[str, ...]
    areas: Mapping[str, Decimal]
    remarks: Mapping[str, str]
    """The note and the arithmetic, by the names of their keys."""
    area_ranks: Mapping[str, str]
    """The places in component areas that a source states."""


@dataclass(frozen=True)
class Observation:
    """One figure of an indicator; no value where it is missing."""

    period: Period
    value: Figure | None
    total: Figure | None
    bound: str
    status: str
    sources: tuple[str, ...]
    derived: str
    note: str


@dataclass(frozen=True)
class Ranking:
    """An index with its rows, members and changes of method."""

    raw: Raw
    standings: tuple[Standing, ...]
    breaks: tuple[Period, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.raw["code"])

    @property
    def decimals(self) -> int:
        """How many digits its scores have behind the point."""
        return int(self.raw["decimals"])

    @property
    def lower_is_better(self) -> bool:
        """Whether less is better."""
        return self.raw.get("direction") == "lower"

    @property
    def areas(self) -> tuple[Raw, ...]:
        """The component areas ever declared."""
        return tuple(self.raw.get("dimensions", ()))


@dataclass(frozen=True)
class Indicator:
    """A measure with its observations."""

    raw: Raw
    observations: tuple[Observation, ...]
    breaks: tuple[Period, ...]

    @property
    def code(self) -> str:
        """Its code."""
        return str(self.raw["code"])


@dataclass(frozen=True)
class DatasetFile:
    """A file and the tables beside it."""

    path: Path
    raw: Raw
    rankings: tuple[Ranking, ...]
    indicators: tuple[Indicator, ...]
    entities: Mapping[str, Raw] = field(default_factory=dict)
    percentages: frozenset[str] = frozenset()
    """The codes of the units that are percentages."""

    def members(self, ranking: Ranking, period: Period) -> tuple[frozenset[str], int]:
        """Return the named members of a ranking in a period, and how many there are in all."""
        begun = [row for row in ranking.raw["members"] if period_of(row["since"]).first <= period.last]
        if not begun:
            return frozenset(), 0
        code = max(begun, key=lambda row: period_of(row["since"]).order)["set"]
        (group,) = (row for row in self.raw["sets"] if row["code"] == code)
        named = frozenset(group.get("members") or self._of_kind(group))
        return named, int(group.get("size") or len(named))

    def name(self, entity: str) -> str:
        """Return the English name of an entity, with the year it was founded where another had the name before."""
        row = self.entities[entity]
        shared = [
            other for other in self.entities.values() if text_in(other["name"], "vi") == text_in(row["name"], "vi")
        ]
        name = english(row["name"])
        return f"{name} (since {row['since'][:4]})" if len(shared) > 1 and row.get("since") else name

    def source_kinds(self, codes: Iterable[str]) -> list[str]:
        """Return of what kinds some sources are, each kind once."""
        kinds = {row["code"]: row.get("kind", "") for row in self.raw.get("sources", ())}
        return list(dict.fromkeys(kinds[code] for code in codes))

    def source_day(self, code: str) -> date | None:
        """Return the day a source was published, where it is stated."""
        days = {row["code"]: row.get("published") for row in self.raw.get("sources", ())}
        return date.fromisoformat(days[code]) if days.get(code) else None

    @property
    def meeting(self) -> date | None:
        """The day of the meeting the dataset was made for."""
        held = (self.raw.get("meeting") or {}).get("held")
        return date.fromisoformat(held) if held else None

    def _of_kind(self, group: Raw) -> Iterable[str]:
        day = date.fromisoformat(group["on"]) if group.get("on") else None
        for code, row in self.entities.items():
            since = date.fromisoformat(row["since"]) if row.get("since") else None
            until = date.fromisoformat(row["until"]) if row.get("until") else None
            exists = day is None or ((since is None or since <= day) and (until is None or day <= until))
            if row["kind"] == group.get("kind") and exists:
                yield code


def english(text: Any) -> str:  # noqa: ANN401
    """Return the English words of a text."""
    return text_in(text, "en")


def text_in(text: Any, language: str) -> str:  # noqa: ANN401
    """Return the words of a text in a language; plain words are alike in all."""
    return str(text[language] if isinstance(text, dict) else text)


def read_file(path: Path) -> DatasetFile:
    """Read a dataset that is known to be sound."""
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    units = {row["code"] for row in raw.get("units", ()) if row.get("symbol") == "%"}
    return DatasetFile(
        path,
        raw,
        tuple(_ranking(path, row) for row in raw.get("rankings", ())),
        tuple(_indicator(row) for row in raw.get("indicators", ())),
        {row["code"]: row for row in raw.get("entities", ())},
        frozenset(units),
    )


def _ranking(path: Path, row: Raw) -> Ranking:
    codes = {area["code"] for area in row.get("dimensions", ())}
    lines: list[Raw] = []
    if row.get("table"):
        with (path.parent / row["table"]).open(encoding="utf-8-sig", newline="") as table:
            lines += list(csv.DictReader(table))
    standings = [
        _standing(line, *({code: line.get(key + code) for code in codes} for key in ("", "rank-"))) for line in lines
    ]
    standings += [
        _standing(line, line.get("dimensions", {}), line.get("area_ranks", {})) for line in row.get("standings", ())
    ]
    return Ranking(row, tuple(standings), _breaks(row))


def _standing(line: Raw, areas: Mapping[str, str | None], ranks: Mapping[str, str | None]) -> Standing:
    score, remarks = line.get("score"), {key: _remark(line, key) for key in ("note", "rank_derived", "score_derived")}
    return Standing(
        period_of(line["period"]),
        line["entity"],
        line.get("rank") or "",
        remarks["rank_derived"],
        figure_of(score, line.get("bound") or "exact", derived=bool(remarks["score_derived"])) if score else None,
        int(line["movement"]) if line.get("movement") else None,
        _sources(line["source"]),
        {code: figure_of(text).number for code, text in areas.items() if text},
        remarks,
        {code: rank for code, rank in ranks.items() if rank},
    )


def _remark(line: Raw, key: str) -> str:
    """Return a text of a row in English: in a column of its own in tables, alike in all languages, or none."""
    return line.get(f"{key}_en") or english(line.get(key) or "")


def _indicator(row: Raw) -> Indicator:
    return Indicator(row, tuple(_observation(line) for line in row["observations"]), _breaks(row))


def _observation(line: Raw) -> Observation:
    bound = line.get("bound") or "exact"
    value, total = (
        ratio_of(line["value"], bound, derived=bool(line.get("derived"))) if line.get("value") else (None, None)
    )
    if line.get("total"):
        total = figure_of(line["total"])
    return Observation(
        period_of(line["period"]),
        value,
        total,
        bound,
        line.get("status") or "published",
        _sources(line["source"]),
        _remark(line, "derived"),
        _remark(line, "note"),
    )


def _breaks(row: Raw) -> tuple[Period, ...]:
    return tuple(period_of(line["period"]) for line in row.get("breaks", ()))


def _sources(cell: Any) -> tuple[str, ...]:  # noqa: ANN401
    codes = cell.split(";") if isinstance(cell, str) else cell
    return tuple(code.strip() for code in codes)
