"""One command each, no terminal needed: a table in four formats, a briefing in four, every panel as a document."""

import csv
import json
from pathlib import Path

import pytest

from tui.cli import main
from tui.export.listings import INDICATOR_COLUMNS, RANKING_COLUMNS
from tui.selection import PANELS
from tui.wording import languages

STARTS = {
    ".csv": b"indicator,",
    ".xlsx": b"PK",
    ".json": b"{",
    ".md": b"| indicator |",
}
DOCUMENT_STARTS = {".md": b"# ", ".html": b"<!DOCTYPE html>", ".docx": b"PK", ".pdf": b"%PDF-"}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ending", STARTS)
def test_a_table_in_every_format(tmp_path: Path, ending: str, language: str) -> None:
    path = tmp_path / f"table{ending}"
    assert main(["table", "indicators", "-o", str(path), "--lang", language]) == 0
    assert path.read_bytes().startswith(STARTS[ending])


@pytest.mark.slow
@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("ending", DOCUMENT_STARTS)
def test_a_briefing_in_every_format(tmp_path: Path, ending: str, language: str) -> None:
    path = tmp_path / f"briefing{ending}"
    assert main(["briefing", "-o", str(path), "--lang", language, "--entity", "ha-noi"]) == 0
    assert path.read_bytes().startswith(DOCUMENT_STARTS[ending])


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_as_a_document_and_as_text(tmp_path: Path, panel: str, language: str) -> None:
    for ending in (".html", ".txt"):
        assert main(["screenshot", panel, "-o", str(tmp_path / f"page{ending}"), "--lang", language]) == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").endswith("</html>\n")
    assert (tmp_path / "page.txt").read_text(encoding="utf-8").endswith("\n")


def test_a_table_is_comma_separated_text_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "papi", "--period", "2024"]) == 0
    out, err = capsys.readouterr()
    rows = list(csv.DictReader(out.splitlines()))
    assert err == ""
    assert list(rows[0])[: len(RANKING_COLUMNS)] == list(RANKING_COLUMNS)
    assert list(rows[0])[len(RANKING_COLUMNS) :][0] == "participation"
    home = next(row for row in rows if row["entity"] == "hung-yen")
    assert (home["score_change"], home["rank_movement"], home["comparable"]) == ("0.1759", "-7", "true")
    assert {row["period"] for row in rows} == {"2024"}


@pytest.mark.parametrize("output", [True, False])
def test_a_byte_order_mark_comes_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str], output: bool) -> None:
    path = tmp_path / "table.csv"
    assert main(["table", "indicators", "--bom", *(("-o", str(path)) if output else ())]) == 0
    text = path.read_text(encoding="utf-8") if output else capsys.readouterr().out
    assert text.startswith("\ufeff" + ",".join(INDICATOR_COLUMNS))


def test_the_period_of_a_table_holds_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "dti.json"
    assert main(["table", "dti", "--period", "2022", "-o", str(path)]) == 0
    assert {row["period"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]} == {"2022"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("table", "indicators", "-o", "x.ods"),
        ("table", "nothing"),
        ("table", "dti", "--period", "1999"),
        ("briefing", "-o", "x.txt"),
        ("briefing", "-o", "x.docx", "--entity", "nobody"),
        ("briefing",),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 64
    assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.glob("x.*")) == []
