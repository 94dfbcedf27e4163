"""Whole public tables, read here anew; skipped where REFORM_TUI_REAL_TABLES names no folder, as in test_real_tables."""

import csv
import os
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.recomputed.checks import failures
from tests.recomputed.collecting import ranking_page_checks, table_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.making import Document, dataset, ranking, standing, written

FOLDER = os.environ.get("REFORM_TUI_REAL_TABLES", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOLDER, reason="REFORM_TUI_REAL_TABLES names no folder of tables"),
]


def rows_of(path: str) -> list[dict[str, str]]:
    with (Path(FOLDER) / path).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def whole(text: str) -> str:
    return str(int(Decimal(text)))


def rounded(text: str) -> str:
    """Return an index without the tails that binary fractions left on it."""
    return str(round(Decimal(text), 4))


def compared(folder: Path, standings: Iterable[Document], **keys: str) -> int:
    """Check the tables and pages of one ranking; return how many figures were compared."""
    rows = list(standings)
    codes = list(dict.fromkeys(row["entity"] for row in rows))
    data = read_file(written(folder, dataset(codes, rankings=[ranking(rows, **keys)], home=codes[0])))
    checks = [*table_checks(data), *ranking_page_checks(data, codes[::20])]
    assert failures(checks) == []
    return len(checks)


def test_egdi(tmp_path: Path) -> None:
    rows = [
        standing(year, row["country-code"].lower(), score=str(round(Decimal(row["e-gov-index"]), 5)))
        for year in ("2010", "2012", "2014", "2016", "2018")
        for row in rows_of(f"egdi-2010-2018/egdi-{year}.csv")
        if row["e-gov-index"]
    ]
    assert compared(tmp_path, rows, decimals="5", high="1") > 20_000


def test_egdi_with_published_ranks(tmp_path: Path) -> None:
    rows = [
        standing(year, row["country-code"].lower(), rank=whole(row["e-gov-rank"]), score=rounded(row["e-gov-index"]))
        for year in ("2016", "2018")
        for row in rows_of(f"egdi-2010-2018/egdi-{year}.csv")
        if row["e-gov-rank"]
    ]
    assert compared(tmp_path, rows, ranks="published", decimals="4") > 7_000


def test_doing_business(tmp_path: Path) -> None:
    rows = [
        standing(year, row["country-code"].lower(), rank=whole(row["ease-doing-business"]))
        for year in ("2015", "2016", "2017")
        for row in rows_of(f"doing-business-2014-2017/doing-business-{year}.csv")
        if row["ease-doing-business"]
    ]
    assert compared(tmp_path, rows, ranks="published") > 10_000


def test_oecd(tmp_path: Path) -> None:
    named = {"composite_index": "score", "composite_rank": "rank"}
    rows: dict[str, Document] = {}
    for row in rows_of("oecd-dgi-2023/oecd_dgi_2023.csv"):
        if key := named.get(row["variable"]):
            rows.setdefault(row["cc_iso3c"].lower(), standing("2023", row["cc_iso3c"].lower()))[key] = row["value"]
    assert compared(tmp_path, rows.values(), ranks="published", decimals="3") > 600


def test_papi(tmp_path: Path) -> None:
    rows = []
    for year in range(2011, 2025):
        lines = rows_of(f"papi-2011-2024/{year}.csv")
        asked = [key for key in lines[0] if key != "Province" and any(line[key] for line in lines)]
        for line in lines:
            parts, code = [line[key] for key in asked], line["Province"].lower()
            score = {"score": str(sum(map(Decimal, parts)))} if all(parts) else {"status": "missing"}
            rows.append(standing(str(year), code, **score))
    assert compared(tmp_path, rows, decimals="4") > 15_000
