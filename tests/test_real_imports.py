"""Whole public tables brought in by the command, from a folder named by REFORM_TUI_REAL_TABLES; skipped without it."""

import csv
import os
import shutil
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tui.cli import main
from tui.dataset.reading import read
from tui.importing.names import Names
from tui.importing.workbook import read_sheets
from tui.model import Dataset, Standing

FOLDER = Path(os.environ.get("REFORM_TUI_REAL_TABLES", ""))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("REFORM_TUI_REAL_TABLES" not in os.environ, reason="REFORM_TUI_REAL_TABLES names no folder"),
]
SOURCE = ("--source", "github-98e5c", "--yes")
PAPI = FOLDER / "papi-2011-2024"
SUB_CRITERIA = {
    "participation": "SC11+SC12+SC13+SC14",
    "transparency": "SC21+SC22+SC23+SC24",
    "accountability": "SC31+SC32+SC33",
    "corruption-control": "SC41+SC42+SC43+SC44",
    "procedures": "SC51+SC52+SC53+SC54",
    "public-services": "SC61+SC62+SC63+SC64",
    "environment": "SC71+SC72+SC73",
    "e-governance": "SC81+SC82+SC83",
}
WORKBOOK_AREAS = {
    "participation": "Participation at Local Levels",
    "corruption-control": "Control of Corruption",
    "procedures": "Public Administrative Procedures",
}

Import = Callable[..., Dataset]


@pytest.fixture
def bring_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    shutil.copytree("data", tmp_path / "data")
    dataset = tmp_path / "data" / "indicators.yaml"

    def bring(ranking: str, table: Path, *options: str) -> Dataset:
        code = main(["import", ranking, str(table), "--data", str(dataset), "--lang", "en", *SOURCE, *options])
        assert code == 0, capsys.readouterr()
        return read(dataset)

    return bring


def columns(fields: dict[str, str]) -> list[str]:
    return [part for field, heading in fields.items() for part in ("--column", f"{field}={heading}")]


def edition(dataset: Dataset, ranking: str, period: str) -> dict[str, Standing]:
    return {s.entity: s for s in dataset.ranking[ranking].standings if s.period.code == period}


def to_digits(number: object, digits: int) -> Decimal:
    return Decimal(str(number)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


@pytest.mark.parametrize("year", ["2013", "2015", "2016"])
def test_pci_workbooks_equal_their_last_columns(bring_in: Import, year: str) -> None:
    before = edition(read("data/indicators.yaml"), "pci", year)
    table = FOLDER / "pci-2007-2016" / f"PCI_{year}.xlsx"
    standings = edition(bring_in("pci", table, "--column", "entity=V", "--skip", "66-68"), "pci", year)
    rows = read_sheets(table)[0].rows[1:64]
    figures = sorted((s.rank.best, s.score) for s in standings.values() if s.rank)
    assert figures == [(int(row[23].text), to_digits(row[22].text, 2)) for row in rows]
    assert {code: standings[code] for code in before} == before


def test_pci_2009_has_two_rows_of_headings_and_needs_no_answer(bring_in: Import) -> None:
    standings = edition(bring_in("pci", FOLDER / "pci-2007-2016" / "PCI_2009.xls"), "pci", "2009")
    assert (len(standings), str(standings["da-nang"].score)) == (63, "75.96")


def test_pci_2007_has_a_province_that_is_no_more(bring_in: Import) -> None:
    options = ["--new", "--name", "PCI 2007", "--skip", "68-70", "--add", "former-province"]
    options += ["--column", "score=Chỉ số PCI 2007 đã có trọng số"]
    dataset = bring_in("pci-2007", FOLDER / "pci-2007-2016" / "PCI_2007.xls", *options)
    standings = edition(dataset, "pci-2007", "2007")
    assert (len(standings), str(standings["binh-duong"].score)) == (64, "77.19708")
    assert dataset.entity["ha-tay"].kind == "former-province"


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022", "2023", "2024"])
def test_papi_tables_say_what_the_dataset_has(bring_in: Import, year: str) -> None:
    fields = SUB_CRITERIA | ({} if year < "2021" else {"procedures": "SC51+SC53+SC54"})
    names = ("--names", str(PAPI / "codebook" / "codebook_provinces.csv"))
    options = [*columns(fields), *names, "--sum", "--source", "github-0a96d"]
    before = read("data/indicators.yaml")
    assert bring_in("papi", PAPI / f"{year}.csv", *options).ranking["papi"] == before.ranking["papi"]


@pytest.mark.parametrize("year", [str(year) for year in range(2011, 2019)])
def test_early_papi_tables_import(bring_in: Import, year: str) -> None:
    fields = {code: parts for code, parts in SUB_CRITERIA.items() if code not in ("environment", "e-governance")}
    fields["transparency"] = "SC21+SC22+SC23" if year < "2018" else SUB_CRITERIA["transparency"]
    if year == "2018":
        fields |= {"environment": SUB_CRITERIA["environment"], "e-governance": "SC81+SC82"}
    names = ("--names", str(PAPI / "codebook" / "codebook_provinces.csv"))
    options = [*columns(fields), *names, "--sum", "--replace"]
    standings = edition(bring_in("papi", PAPI / f"{year}.csv", *options), "papi", year)
    with (PAPI / f"{year}.csv").open(encoding="utf-8") as lines:
        first = next(csv.DictReader(lines))
    parts = [to_digits(sum(Decimal(first[name]) for name in text.split("+")), 4) for text in fields.values()]
    assert (len(standings), standings["ha-noi"].score) == (63, sum(parts))


@pytest.mark.parametrize("year", [str(year) for year in range(2011, 2017)])
def test_sheets_of_the_papi_workbook_import(bring_in: Import, year: str) -> None:
    table = FOLDER / "papi-2011-2016-bilingual" / "PAPI_2011-2016.xlsx"
    empty = ("--cell", "AF17=", "--cell", "AF58=") if year == "2014" else ()
    options = ["--sheet", f"{year}_PAPI", "--period", year, "--skip", "66", "--replace", *columns(WORKBOOK_AREAS)]
    dataset = bring_in("papi", table, *options, *empty)
    standings = edition(dataset, "papi", year)
    rows = {sheet.name: sheet for sheet in read_sheets(table)}[f"{year}_PAPI"].rows
    assert (len(standings), standings["ha-noi"].score) == (63, to_digits(rows[2][31].text, 4))
    assert sorted(code for code, s in standings.items() if s.score is None) == (
        ["bac-giang", "dong-thap"] if year == "2014" else []
    )


def test_egdi_tables_make_a_ranking_of_countries(bring_in: Import) -> None:
    fields = {"score": "e-gov-index", "code": "country-code", "osi": "osi", "hci": "hci", "tii": "tii"}
    options = ["--new", "--name", "EGDI", "--add", "country", "--maximum", "1", "--decimals", "5", *columns(fields)]
    for year in ("2010", "2012", "2014", "2016", "2018"):
        table = FOLDER / "egdi-2010-2018" / f"egdi-{year}.csv"
        dataset = bring_in("egdi", table, *(options if year == "2010" else ()))
        standings = edition(dataset, "egdi", year)
        with table.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                standing = standings[row["country-code"].lower()]
                score = to_digits(row["e-gov-index"], 5) if row["e-gov-index"] else None
                rank = int(Decimal(row["e-gov-rank"])) if row["e-gov-rank"] else None
                assert (standing.score, standing.rank and standing.rank.best) == (score, rank)


def test_doing_business_tables_are_ranks_alone(bring_in: Import) -> None:
    fields = {"rank": "ease-doing-business"}
    options = [
        "--new",
        "--name",
        "Doing Business",
        "--add",
        "economy",
        "--since",
        "2015",
        "--column",
        "code=country-code",
    ]
    for year in ("2017", "2015", "2016"):
        table = FOLDER / "doing-business-2014-2017" / f"doing-business-{year}.csv"
        dataset = bring_in("doing-business", table, *columns(fields), *(options if year == "2017" else ()))
    ranks = [edition(dataset, "doing-business", year)["vnm"].rank for year in ("2015", "2016", "2017")]
    assert [rank and rank.best for rank in ranks] == [91, 82, 68]


def test_a_table_of_headings_alone_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = FOLDER / "doing-business-2014-2017" / "doing-business-2014.csv"
    assert main(["import", "pci", str(table), "--data", "data/indicators.yaml", "--lang", "en"]) == 64
    assert "no rows of figures" in capsys.readouterr().err


def test_the_oecd_table_is_long(bring_in: Import) -> None:
    options = ["--new", "--name", "OECD DGI", "--add", "oecd-country", "--column", "entity=cc_iso3c", "--maximum", "1"]
    table = FOLDER / "oecd-dgi-2023" / "oecd_dgi_2023.csv"
    dataset = bring_in("dgi", table, *options, *columns({"digital-design": "digital_design"}))
    standings = edition(dataset, "dgi", "2023")
    assert (len(standings), sum(s.rank is not None for s in standings.values())) == (38, 33)
    assert (str(standings["kor"].score), standings["kor"].dimensions) == ("0.935", {"digital-design": Decimal("0.971")})


def test_numbers_of_vietnam_are_read_with_their_marks(bring_in: Import) -> None:
    fields = {"score": "dientichkm2", "entity": "tentinh"}
    options = ["--new", "--name", "Diện tích", "--period", "2025", *columns(fields)]
    table = FOLDER / "vn-provinces" / "provinces_34_2025.csv"
    standings = edition(bring_in("area", table, *options), "area", "2025")
    assert (len(standings), str(standings["ha-noi"].score)) == (34, "3359.80")
    assert "tuyen-quang-2025" in standings


def test_no_spelling_finds_another_province(shipped: Dataset) -> None:
    members = shipped.members(shipped.ranking["pci"], shipped.ranking["pci"].members[0].since)
    names = Names(shipped.entity[code] for code in members)
    with (FOLDER / "vn-provinces" / "province_name_variants.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    matches = [(row, names.matching(row["original"]), names.matching(row["fixed"])) for row in rows]
    assert [match for match in matches if match[1] not in ((), match[2])] == []
    unmatched = [row["original"] for row, codes, _ in matches if not codes and "\ufffd" not in row["original"]]
    assert sorted({name.strip() for name in unmatched}) == [
        "Dac Lak",
        "H NAM",
        "HÀ TÂY",
        "Hà Bắc",
        "Hà Bắc (cũ)",
        "Hà Tây",
    ]
    assert len(rows) == 665
