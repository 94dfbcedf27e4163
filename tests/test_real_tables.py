"""Whole public tables with their oddities, read from a folder named by REFORM_TUI_REAL_TABLES; skipped without it."""

import csv
import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from tests.contexts import context_of, empty_view, view_of
from tui.analysis.columns import ordered
from tui.analysis.comparison import compare
from tui.analysis.edition import Edition, RankKind
from tui.blocks.table import Table
from tui.dataset.reading import read
from tui.model import Code, Dataset, Period, Ranking
from tui.pages import page
from tui.selection import Selection
from tui.wording import words_for

pytestmark = pytest.mark.slow

FOLDER = os.environ.get("REFORM_TUI_REAL_TABLES", "")
needs_tables = pytest.mark.skipif(not FOLDER, reason="REFORM_TUI_REAL_TABLES names no folder of tables")
Row = Mapping[str, str]

_TEMPLATE = """
title: Tables
entities:
{entities}
sets:
  - {{code: all, name: All, members: [{codes}]}}
rankings:
  - code: index
    name: Index
    short: Index
    decimals: 4
    ranks: {ranks}
    direction: {direction}
    members: [{{since: "2000", set: all}}]
    dimensions: [{dimensions}]
    table: tables/index.csv
sources:
  - {{code: report, publisher: Publisher, kind: dataset, read: 2024-01-01}}
"""


def rows_of(path: str) -> list[dict[str, str]]:
    with (Path(FOLDER) / path).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def written(
    folder: Path,
    rows: Iterable[Row],
    *,
    kind: str = "country",
    ranks: str = "published",
    direction: str = "higher",
    members: Iterable[Code] = (),
    dimensions: str = "",
) -> Dataset:
    """Return the dataset of some standings, written as YAML and CSV and read like any other."""
    standings = list(rows)
    codes = list(dict.fromkeys([*members, *(row["entity"] for row in standings)]))
    headings = list(dict.fromkeys(["period", "entity", "source", *(key for row in standings for key in row)]))
    entities = "\n".join(f"  - {{code: {code}, name: {code.upper()}, kind: {kind}}}" for code in codes)
    (folder / "tables").mkdir(parents=True)
    with (folder / "tables" / "index.csv").open("w", encoding="utf-8", newline="") as table:
        lines = csv.DictWriter(table, headings, restval="", lineterminator="\n")
        lines.writeheader()
        lines.writerows({"source": "report", **row} for row in standings)
    path = folder / "data.yaml"
    text = _TEMPLATE.format(
        entities=entities, codes=", ".join(codes), ranks=ranks, direction=direction, dimensions=dimensions
    )
    path.write_text(text, encoding="utf-8")
    return read(path)


def fields(data: Dataset) -> dict[str, Edition]:
    (one,) = data.rankings
    return {each.code: view_of(data).edition(one, each) for each in empty_view().periods(one)}


def only(data: Dataset) -> tuple[Ranking, tuple[Period, ...]]:
    (one,) = data.rankings
    return one, empty_view().periods(one)


# EGDI: 193 countries, every second year, ranks and scores published


@cache
def egdi() -> tuple[tuple[str, dict[str, str]], ...]:
    years = ("2010", "2012", "2014", "2016", "2018")
    return tuple((year, row) for year in years for row in rows_of(f"egdi-2010-2018/egdi-{year}.csv"))


def published_rank(row: Row) -> int | None:
    return int(Decimal(row["e-gov-rank"])) if row["e-gov-rank"] else None


def egdi_rows() -> list[dict[str, str]]:
    """Return the scores without the tails that binary fractions left on them."""
    return [
        {"period": year, "entity": row["country-code"].lower(), "score": str(round(Decimal(row["e-gov-index"]), 5))}
        for year, row in egdi()
        if row["e-gov-index"]
    ]


@needs_tables
def test_egdi_ranks_as_published_follow_from_the_scores(tmp_path: Path) -> None:
    known = fields(written(tmp_path, egdi_rows(), ranks="derived"))
    differing = []
    for year, row in egdi():
        place = known[year].place(row["country-code"].lower())
        ours = place.rank.best if place and place.rank else None
        if ours != published_rank(row):
            differing.append((year, row["country-code"], row["e-gov-index"], published_rank(row), ours))
    assert differing == []


@needs_tables
def test_egdi_2010_has_nine_at_184_and_one_without_a_rank(tmp_path: Path) -> None:
    now = fields(written(tmp_path, egdi_rows(), ranks="derived"))["2010"]
    last = [n for n, rank in enumerate(now.ranks) if rank and rank.best == 184]
    assert len(last) == 9
    assert all(now.is_tied(n) for n in last)
    assert (now.known_scores, now.of) == (192, 193)
    assert [code for code in now.members if code not in now.index] == ["ssd"]


@needs_tables
def test_egdi_compares_each_period_with_the_one_before_whatever_lies_between(tmp_path: Path) -> None:
    data = written(tmp_path, egdi_rows(), ranks="derived")
    one, years = only(data)
    assert [each.code for each in years] == ["2018", "2016", "2014", "2012", "2010"]
    found = compare(view_of(data), view_of(data).edition(one, years[0]), "vnm")
    assert (found.before, found.movement) == (years[1], 1)


# Doing Business: ranks alone, the least is the best


@needs_tables
def test_doing_business_has_ranks_and_no_scores(tmp_path: Path) -> None:
    rows = [
        {"period": year, "entity": row["country-code"].lower(), "rank": str(int(Decimal(row["ease-doing-business"])))}
        for year in ("2014", "2015", "2016", "2017")
        for row in rows_of(f"doing-business-2014-2017/doing-business-{year}.csv")
    ]
    data = written(tmp_path, rows)
    one, years = only(data)
    assert [each.code for each in years] == ["2017", "2016", "2015"]
    for now in fields(data).values():
        assert now.known_scores == 0
        assert not now.by_score
        assert (
            set(view_of(data).columns(now).values("score", ("vi",)))
            == set(view_of(data).columns(now).values("step", ("vi",)))
            == {None}
        )
        assert all(place.kind is RankKind.PUBLISHED for place in now.places)
    places = [now.place("vnm") for now in fields(data).values()]
    assert [place.rank.best for place in places if place and place.rank] == [68, 82, 91]
    found = compare(view_of(data), view_of(data).edition(one, years[0]), "vnm")
    assert (found.movement, found.score_change) == (14, None)


# OECD: five scored countries have no rank


@needs_tables
def test_oecd_leaves_five_scored_countries_unranked(tmp_path: Path) -> None:
    named = {"composite_index": "score", "composite_rank": "rank"}
    found: dict[str, dict[str, str]] = {}
    for row in rows_of("oecd-dgi-2023/oecd_dgi_2023.csv"):
        key = named.get(row["variable"])
        if key:
            code = row["cc_iso3c"].lower()
            found.setdefault(code, {"period": "2023", "entity": code})[key] = row["value"]
    data = written(tmp_path, found.values())
    now = fields(data)["2023"]
    unranked = {code for code, rank in zip(now.codes, now.ranks, strict=True) if rank is None}
    assert unranked == {"arg", "bra", "hrv", "per", "rou"}
    assert (now.known_ranks, now.known_scores) == (33, 38)
    assert not now.by_score
    assert set(now.codes[-5:]) == unranked
    assert all(place.kind is RankKind.UNKNOWN for place in now.places[-5:])


# PAPI: what was not published is missing, not last


PAPI_YEARS = tuple(str(year) for year in range(2018, 2025))


@needs_tables
def test_provinces_papi_did_not_publish_are_missing_and_not_last(tmp_path: Path) -> None:
    rows, missing = [], set()
    for year in PAPI_YEARS:
        table = rows_of(f"papi-2011-2024/{year}.csv")
        empty = {key for key in table[0] if not any(row[key] for row in table)}
        for row in table:
            parts = [value for key, value in row.items() if key not in empty | {"Province"}]
            code = row["Province"].lower()
            if all(parts):
                rows.append({"period": year, "entity": code, "score": str(sum(map(Decimal, parts)))})
            else:
                missing.add((year, code))
                rows.append({"period": year, "entity": code, "status": "missing"})
    data = written(tmp_path, rows, kind="province", ranks="derived")
    assert missing
    for year, now in fields(data).items():
        gone = {code for when, code in missing if when == year}
        assert {code for code, rank in zip(now.codes, now.ranks, strict=True) if rank is None} == gone
        assert max(rank.best for rank in now.ranks if rank) <= now.of - len(gone) == now.known_scores
        scores = view_of(data).columns(now).values("score", ("vi",))
        for reverse in (False, True):
            order = ordered(scores, list(range(len(now.codes))), reverse=reverse)
            assert {now.codes[n] for n in order[len(order) - len(gone) :]} == gone


# Twenty departments: nothing but data


def department_rows() -> list[dict[str, str]]:
    scores = {year: [Decimal(60) + (n * step) % 37 for n in range(20)] for year, step in (("2023", 7), ("2024", 11))}
    return [
        {
            "period": year,
            "entity": f"department-{n:02}",
            "appraisal": str(score - 20),
            "survey": "20",
            "score": str(score),
        }
        for year, known in scores.items()
        for n, score in enumerate(known)
    ]


@pytest.mark.parametrize("sort", ["", "score", "-movement", "area.survey", "entity"])
def test_a_ranking_of_twenty_departments_needs_nothing_but_data(tmp_path: Path, sort: str) -> None:
    areas = "{code: appraisal, name: Appraisal, maximum: 80}, {code: survey, name: Survey, maximum: 20}"
    data = written(tmp_path, department_rows(), kind="department", ranks="derived", dimensions=areas)
    now = fields(data)["2024"]
    assert (now.of, now.known_ranks, now.by_score) == (20, 20, True)
    selection = Selection(now.period.last, "rankings", ranking="index", sort=sort)
    blocks = page(context_of(data, selection=selection, words=words_for("vi"))).blocks
    (shown,) = (each for each in blocks if isinstance(each, Table) and each.key == "standings")
    assert shown.count == 20
    assert {"movement", "change", "area.appraisal", "area.survey"} <= {column.key for column in shown.columns}
    assert shown.sentences
    assert all(shown.sentences(n) for n in range(20))
    assert data.entity["department-00"].kind == "department"
