"""`reform-tui diff`: what is stated otherwise, and nothing else; its exit codes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tui.cli import main
from tui.dataset import bundled_dataset


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the bundled dataset in a folder."""
    folder = tmp_path / "copy"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder


def changed(copy: Path, old: str, new: str, file: str = "indicators.yaml") -> None:
    path = copy / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def test_the_same_is_0_even_where_it_is_written_otherwise(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(copy, "period: 2022-11-28, value: 21/25", "value: 21/25, # a remark\n        period: 2022-11-28")
    path = copy / "indicators.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["diff", str(bundled_dataset()), str(copy), "--lang", "en"]) == 0
    assert "Nothing changed" in capsys.readouterr().out


def test_rows_in_a_table_are_the_same_as_rows_in_the_file(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (
        "      - {period: 2018-07-15, value: 53,      source: vietnamplus-135210, "
        "note: {vi: Nguồn không nêu tổng số, en: The source names no total}}\n"
        "      - {period: 2022-06-30, value: 249,     source: shipbolt-7ba9d, "
        "note: {vi: Nguồn không nêu tổng số, en: The source names no total}}\n"
        "      - {period: 2023-04-19, value: 250/261, source: meeting-2023-04-19}\n"
    )
    changed(copy, f"    observations:\n{rows}", "    table: tables/window.csv\n")
    (copy / "tables" / "window.csv").write_text(
        "period,value,source,note_vi,note_en\n"
        "2018-07-15,53,vietnamplus-135210,Nguồn không nêu tổng số,The source names no total\n"
        "2022-06-30,249,shipbolt-7ba9d,Nguồn không nêu tổng số,The source names no total\n"
        "2023-04-19,250/261,meeting-2023-04-19,,\n",
        encoding="utf-8",
    )
    assert main(["diff", str(bundled_dataset()), str(copy)]) == 0


def test_a_correction_is_1_and_told_with_both_figures(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(copy, "period: 2022-11-28, value: 21/25", "period: 2022-11-28, value: 20/25")
    assert main(["diff", str(bundled_dataset()), str(copy), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "28 November 2022: from 21/25 services to 20/25 services" in out
    assert f"{bundled_dataset()} → {copy / 'indicators.yaml'}" in " ".join(out.split())


def test_an_edition_that_is_gone_is_counted_in_one_line(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = copy / "tables" / "papi.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if not line.startswith("2023,")), encoding="utf-8")
    assert main(["diff", str(copy), str(bundled_dataset()), "--lang", "en"]) == 1
    assert "added: PAPI 2023: 63 rows added" in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("damage", ["gone", "faulty"])
def test_what_cannot_be_read_is_2_and_says_why(copy: Path, damage: str, capsys: pytest.CaptureFixture[str]) -> None:
    if damage == "faulty":
        changed(copy, "value: 21/25", "value: 21/25/2")
    else:
        (copy / "indicators.yaml").unlink()
    for pair in ((copy, bundled_dataset()), (bundled_dataset(), copy)):
        assert main(["diff", *map(str, pair)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert str(copy / "indicators.yaml") in err


def test_json_is_what_its_document_says(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(copy, "period: 2022-11-28, value: 21/25", "period: 2022-11-28, value: 20/25")
    assert main(["diff", str(bundled_dataset()), str(copy), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    document = Path("docs/diff.md").read_text(encoding="utf-8")
    assert list(report) == re.findall(
        r"^\| `(\w+)` \|", document.split("## The report")[1].split("##")[0], re.MULTILINE
    )
    fields = re.findall(r"^\| `(\w+)` \|", document.split("## A difference")[1].split("##")[0], re.MULTILINE)
    assert [list(row) for row in report["differences"]] == [fields]


def test_two_datasets_are_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(bundled_dataset())]) == 64
