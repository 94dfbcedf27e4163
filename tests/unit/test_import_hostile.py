"""Whatever a table holds, it is questioned or refused in words; and a killed import leaves the old or the new state."""

import random
import shutil
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.test_accepted import SOUND
from tui.cli import main
from tui.dataset.reading import read
from tui.importing.answers import Answers, memory_file
from tui.importing.proposal import proposal_of
from tui.importing.refusal import ImportRefused
from tui.importing.request import ImportRequest, NewSource
from tui.model import Dataset
from tui.wording import words_for

HEADINGS = st.sampled_from(["Tỉnh", "Hạng", "Điểm", "Năm", "2019", "2020", "PCI 2019", "variable", "value", "", "Đất"])
CELLS = st.one_of(
    st.sampled_from(
        ["Hà Nội", "Hải Phòng", "Tp.HCM", "Trung bình", "1", "2", "61,5", "1.083", "853", "…", "NA", "", "2019"]
    ),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=8),
)
TABLES = st.lists(st.lists(st.one_of(HEADINGS, CELLS), min_size=1, max_size=6), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


@settings(max_examples=150, deadline=None)
@given(rows=TABLES, separator=st.sampled_from([",", ";", "\t"]))
def test_any_table_is_read_questioned_or_refused(
    shipped: Dataset, folder: Path, rows: list[list[str]], separator: str
) -> None:
    table = folder / "any.csv"
    table.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8")
    source = NewSource(code="github-98e5c", read=date(2024, 1, 1))
    request = ImportRequest(
        path=folder / "data.yaml", dataset=shipped, ranking="pci", table=table, source=source, answers=Answers()
    )
    try:
        proposal = proposal_of(request)
    except ImportRefused as refusal:
        refused, proposal = refusal.kind, None
    if proposal is None:
        assert refused in ("empty", "no_heading", "no_rows", "not_csv", "encoding", "column_twice")
        return
    members = set(shipped.members(shipped.ranking["pci"], shipped.ranking["pci"].members[0].since))
    assert {standing.entity for standing in proposal.standings} <= members
    assert all(question.place.startswith("any.csv:") for question in proposal.questions)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook", "cannot be read as a workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cannot be read as a workbook"),
        ("a.ods", b"", "cannot be read as a workbook"),
        ("a.csv", b"", "holds nothing"),
        ("a.csv", b"a,b\n\x00\x01,2\n", "neither in UTF-8"),
        ("a.pdf", b"%PDF", "is no table"),
    ],
)
def test_what_is_no_table_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    code = main(["import", "pci", str(tmp_path / name), "--data", "data/indicators.yaml", "--lang", "en"])
    assert (code, kind in capsys.readouterr().err) == (64, True)


def test_a_workbook_that_asks_for_more_memory_than_there_is_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "small.xlsx")
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(0, 1, 2)
    book.close()
    with zipfile.ZipFile(tmp_path / "small.xlsx") as small, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as large:
        for name in small.namelist():
            large.writestr(name, small.read(name).replace(b'r="B1"', b'r="XFD1048576"'))
    assert main(["import", "pci", str(tmp_path / "a.xlsx"), "--data", "data/indicators.yaml", "--lang", "en"]) == 64
    words = words_for("en")
    assert capsys.readouterr().err.strip() in (
        words("import_refused.exhausting", file="a.xlsx"),
        words("import_refused.too_many_cells", file="a.xlsx", sheet="Sheet1", limit="5000000"),
    )


@pytest.mark.parametrize("content", [b"[" * 200_000, b"{}" + b" " * 70_000_000, b"\xff"])
def test_answers_that_are_not_ours_are_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = tmp_path / "indicators.yaml"
    dataset.write_text(SOUND, encoding="utf-8")
    memory_file(dataset).write_bytes(content)
    table = tmp_path / "a.csv"
    table.write_text("Tỉnh,Hạng,Điểm\nAlpha,1,50\n", encoding="utf-8")
    assert main(["import", "r", str(table), "--data", str(dataset), "--lang", "en"]) == 64
    assert memory_file(dataset).name in capsys.readouterr().err


@pytest.mark.slow
def test_a_killed_import_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    rows = [f"{name},{number},{90 - number}.50" for number, name in enumerate(("Hà Nội", "Hải Phòng", "Huế"), 1)]
    table = tmp_path / "PCI 2018.csv"
    table.write_text("\n".join(["Tỉnh,Hạng,Điểm", *rows]), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tui",
        "import",
        "pci",
        str(table),
        "--source",
        "new",
        "--source-publisher",
        "VCCI",
    ]
    old, spent = read("data/indicators.yaml"), 0.0
    seen = set()
    chance = random.Random(7)
    for attempt in range(25):
        dataset = tmp_path / str(attempt) / "indicators.yaml"
        shutil.copytree("data", dataset.parent)
        begun = time.monotonic()
        process = subprocess.Popen([*command, "--yes", "--data", str(dataset)], stdout=subprocess.DEVNULL)
        if attempt:
            try:
                process.wait(spent * chance.uniform(0.5, 1.0))
            except subprocess.TimeoutExpired:
                process.kill()
        process.wait()
        spent = spent or time.monotonic() - begun
        after = read(dataset)
        is_new = "new" in after.source
        seen.add(is_new)
        added = len(after.ranking["pci"].standings) - len(old.ranking["pci"].standings)
        assert added == (3 if is_new else 0)
        assert after.indicators == old.indicators
    assert True in seen
