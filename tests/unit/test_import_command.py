"""A published table into a ranking: questioned at every point, shown first, written without touching anything else."""

import json
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import xlsxwriter

from tui.cli import main
from tui.dataset.reading import read
from tui.model import Rank

Run = Callable[..., tuple[int, str]]

PLAIN = [
    "Tỉnh/Thành phố,Xếp hạng,Chỉ số PCI năm 2016",
    "Đà Nẵng,1,70.00",
    "Quảng Ninh,2,65.60",
    "Tp.HCM,3,61.72",
]
DIRTY = [
    "Bảng 1. Kết quả năm 2017;;;",
    "Đơn vị;Chung;Chung;Ghi chú",
    ";Hạng;Điểm;",
    "(1);(2);(3);(4)",
    "Vùng Đông Bắc;;;",
    "Quảng Ninh;1;70,69;",
    "TP. Đà Nẵng;2;70.11;",
    "Đồng Thápp;3;68,78;",
    "Long An;4;khoảng 66;",
    "Long An;4;66,70;",
    "Bến Tre;…;66,69;",
    "Trung bình;;68,60;",
    ";;;Nguồn: VCCI",
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    shutil.copytree("data", tmp_path / "data")
    return tmp_path / "data" / "indicators.yaml"


@pytest.fixture
def run_import(dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run_it(lines: Iterable[str] | Path, *options: str, ranking: str = "pci") -> tuple[int, str]:
        table = lines if isinstance(lines, Path) else tmp_path / "pci.csv"
        if not isinstance(lines, Path):
            table.write_bytes("\n".join(lines).encode())
        capsys.readouterr()
        code = main(["import", ranking, str(table), "--data", str(dataset), "--lang", "en", *options])
        shown = capsys.readouterr()
        return code, shown.out + shown.err

    return run_it


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_it_shows_first_and_writes_nothing(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    code, text = run_import(PLAIN, "--source", "github-98e5c")
    assert code == 0
    assert "score = Chỉ số PCI năm 2016" in text
    assert "3 new standings (2016: 3)" in text
    assert "--yes" in text
    assert contents(dataset.parent) == before


def test_it_writes_the_rows_and_leaves_every_other_byte(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    code, _ = run_import(PLAIN, "--source", "github-98e5c", "--yes")
    after = contents(dataset.parent)
    assert code == 0
    assert after["indicators.yaml"] == before["indicators.yaml"]
    added = [line for line in after["tables/pci.csv"].splitlines() if line not in before["tables/pci.csv"].splitlines()]
    assert [line.decode().split(",")[:5] for line in added] == [
        ["2016", "da-nang", "1", "", "70.00"],
        ["2016", "quang-ninh", "2", "", "65.60"],
        ["2016", "ho-chi-minh", "3", "", "61.72"],
    ]
    kept = [line for line in after["tables/pci.csv"].splitlines() if line not in added]
    assert kept == before["tables/pci.csv"].splitlines()
    standing = next(s for s in read(dataset).ranking["pci"].standings if s.entity == "ho-chi-minh")
    assert (standing.rank, str(standing.score)) == (Rank(3, 3), "61.72")


def test_a_second_time_there_is_nothing_to_write(dataset: Path, run_import: Run) -> None:
    run_import(PLAIN, "--source", "github-98e5c", "--yes")
    before = contents(dataset.parent)
    code, text = run_import(PLAIN, "--source", "github-98e5c", "--yes")
    assert (code, "nothing to write" in text) == (0, True)
    assert contents(dataset.parent) == before


def test_columns_and_names_are_remembered(dataset: Path, run_import: Run) -> None:
    lines = ["Nơi,A,B,Năm", "Saigon,1,70.5,2017", "Đà Nẵng,2,70.0,2017"]
    options = ("--column", "entity=Nơi", "--column", "rank=A", "--column", "score=B", "--match", "Saigon=ho-chi-minh")
    code, _ = run_import(lines, "--source", "github-98e5c", "--yes", *options)
    assert code == 0
    memory = json.loads((dataset.parent / "indicators.imports.json").read_text(encoding="utf-8"))
    assert memory["pci"]["matches"] == {"Saigon": "ho-chi-minh"}
    code, text = run_import([line.replace("2017", "2018") for line in lines], "--source", "github-98e5c")
    assert (code, "remembered" in text) == (0, True)


def test_a_new_source_is_declared_and_every_other_line_stays(dataset: Path, run_import: Run) -> None:
    before = dataset.read_text(encoding="utf-8").splitlines()
    code, text = run_import(PLAIN, "--source", "vcci-2016")
    assert (code, "who published it" in text) == (2, True)
    code, _ = run_import(PLAIN, "--source", "vcci-2016", "--source-publisher", "VCCI: báo cáo", "--yes")
    assert code == 0
    after = dataset.read_text(encoding="utf-8").splitlines()
    at = next(n for n, line in enumerate(after) if "vcci-2016" in line)
    added = after[at - 1 : at + 4]
    assert after[: at - 1] + after[at + 4 :] == before
    assert added[1] == "  - code: vcci-2016"
    assert read(dataset).source["vcci-2016"].publisher == "VCCI: báo cáo"


def test_line_ends_of_windows_stay(dataset: Path, run_import: Run) -> None:
    for path in (dataset, dataset.parent / "tables" / "pci.csv"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    code, _ = run_import(PLAIN, "--source", "vcci-2016", "--source-publisher", "VCCI", "--yes")
    assert code == 0
    for path in (dataset, dataset.parent / "tables" / "pci.csv"):
        assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_dirty_sheet_is_questioned_at_each_point(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    code, text = run_import(DIRTY, "--source", "github-98e5c", "--decimal", ",")
    assert code == 2
    for place, answer in {
        "pci.csv:5:A: “Vùng Đông Bắc”": "--skip 5",
        "pci.csv:7:C: “70.11”": "--cell C7=FIGURE",
        "pci.csv:8:A: “Đồng Thápp”": '--match "Đồng Thápp=dong-thap"',
        "pci.csv:9:C: “khoảng 66”": "--cell C9=FIGURE",
        "pci.csv:10:A: the same entity": "--skip 9",
        "pci.csv:12:A: “Trung bình”": "--skip 12",
        "pci.csv:13:A: row 13": "--skip 13",
    }.items():
        assert place in text
        assert answer in text
    assert contents(dataset.parent) == before


def test_two_marks_in_one_column_are_questioned(run_import: Run) -> None:
    code, text = run_import(DIRTY, "--source", "github-98e5c")
    assert (code, "C7=" in text, "C6=" in text) == (2, True, False)


def test_the_answers_of_a_dirty_sheet_make_it_good(dataset: Path, run_import: Run) -> None:
    options = ["--decimal", ",", "--cell", "C7=70.11", "--match", "Đồng Thápp=dong-thap"]
    options += [part for row in ("5", "9", "12-13") for part in ("--skip", row)]
    code, text = run_import(DIRTY, "--source", "github-98e5c", "--yes", *options)
    assert code == 0, text
    standings = {s.entity: s for s in read(dataset).ranking["pci"].standings if s.period.code == "2017"}
    assert {code: str(s.score) for code, s in standings.items()} == {
        "quang-ninh": "70.69", "da-nang": "70.11", "dong-thap": "68.78", "long-an": "66.70", "ben-tre": "66.69",
    }  # fmt: skip
    assert standings["ben-tre"].rank is None


@pytest.mark.parametrize(
    ("encoded", "refused"),
    [
        ("utf-8-sig", False), ("utf-16", False), ("cp1258", False), ("utf-16-le", True), ("latin", True),
    ],
)  # fmt: skip
def test_encodings_are_read_or_refused(run_import: Run, tmp_path: Path, encoded: str, refused: bool) -> None:
    text = "Tỉnh;Hạng;Năm\r\nĐà Nẵng;1;2016\r\nQuảng Ninh;2;2016\r\n"
    table = tmp_path / "bảng.csv"
    match encoded:
        case "latin":
            table.write_bytes("Tỉnh;Hạng;Năm\r\nHµ Néi;1;2016\r\n".encode().replace("µ".encode(), b"\xb5\xff\xd7"))
        case "cp1258":
            table.write_bytes(windows_1258(text))
        case _:
            table.write_bytes(text.encode(encoded))
    code, shown = run_import(table, "--source", "github-98e5c")
    assert (code, "Windows-1258" in shown) == ((64, True) if refused else (0, False)), shown


def windows_1258(text: str) -> bytes:
    """Return a text with its tones as letters of their own, as Windows wrote Vietnamese."""
    tones = {"ỉ": "i\u0309", "ạ": "a\u0323", "ẵ": "ă\u0303", "ả": "a\u0309"}
    return "".join(tones.get(letter, letter) for letter in text).encode("cp1258")


@pytest.mark.parametrize(
    ("lines", "question"),
    [
        (["Tỉnh,Điểm,Năm", "Hà Nội,1.083,2020", "Hải Phòng,1.100,2020"], "part thousands"),
        (["Tỉnh,Hạng,Năm", "Hà Nội,1,2020", "Hải Phòng,2.5,2020"], "is no rank"),
        (["Tỉnh,Hạng,Điểm,Năm", "Hà Nội,1,60,2020", "Hải Phòng,2,70,2020"], "contradicts the scores"),
        (["Tỉnh,2019,2020", "Hà Nội,60,61", "Hải Phòng,59,62"], "headings are years"),
        (["Tỉnh,Điểm,Năm", "Hà Nội,60,2020", "Hải Phòng,59,giữa năm"], "is no period"),
        (["Tỉnh,Giá", "Hà Nội,60"], "no column of scores or ranks"),
        (["Tỉnh,Điểm", "Hà Nội,60"], "which period"),
        (["Tỉnh,Điểm,Chỉ số khác,Điểm", "Hà Nội,60,5,61"], "several columns may hold"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_asked(run_import: Run, lines: list[str], question: str) -> None:
    code, text = run_import(lines, "--source", "github-98e5c")
    assert (code, question in text) == (2, True), text


def test_a_wide_table_has_a_standing_for_each_year(dataset: Path, run_import: Run) -> None:
    lines = ["Tỉnh,2019,2020", "Hà Nội,60.5,61.0", "Hải Phòng,59.0,NA"]
    code, text = run_import(lines, "--source", "github-98e5c", "--wide", "score", "--yes")
    assert code == 0, text
    standings = [(s.period.code, s.entity, s.score and str(s.score)) for s in read(dataset).ranking["pci"].standings]
    assert {("2019", "ha-noi", "60.5"), ("2020", "ha-noi", "61.0"), ("2019", "hai-phong", "59.0")} <= set(standings)
    assert ("2020", "hai-phong", None) in standings


def test_a_long_table_is_gathered_by_entity_and_period(dataset: Path, run_import: Run) -> None:
    lines = ["province,year,variable,value", "Hà Nội,2020,score,61.0", "Hà Nội,2020,rank,5", "Hải Phòng,2020,score,60"]
    code, text = run_import(lines, "--source", "github-98e5c", "--yes")
    assert code == 0, text
    standing = next(s for s in read(dataset).ranking["pci"].standings if s.entity == "ha-noi")
    assert (str(standing.score), standing.rank) == ("61.0", Rank(5, 5))


def test_merged_cells_and_lost_separators_of_a_workbook_are_questioned(run_import: Run, tmp_path: Path) -> None:
    path = tmp_path / "hồ sơ 2020.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Bảng")
    sheet.merge_range(0, 0, 1, 0, "Tỉnh")
    sheet.merge_range(0, 1, 0, 2, "Kết quả 2020")
    sheet.write_row(1, 1, ["Hạng", "Điểm"])
    rows = [("Hà Nội", 1, 1.083), ("Hải Phòng", 2, 953), ("Đà Nẵng", 3, 853), ("Cần Thơ", 4, 753)]
    for number, row in enumerate(rows, 2):
        sheet.write_row(number, 0, row)
    sheet.merge_range(4, 1, 5, 1, 3)
    book.close()
    code, text = run_import(path, "--source", "github-98e5c")
    assert code == 2
    assert ("hồ sơ 2020.xlsx:3:C" in text, "--cell C3=1083" in text) == (True, True), text
    assert ("hồ sơ 2020.xlsx:6:B" in text, "--cell B6=3" in text) == (True, True), text


def test_columns_sorted_each_on_its_own_are_questioned(run_import: Run) -> None:
    lines = ["Tỉnh,Đất,Nơi,Điểm 2016", "Hà Nội,5,Hải Phòng,70", "Hải Phòng,4,Hà Nội,69"]
    code, text = run_import(lines, "--source", "github-98e5c", "--column", "entity=A", "--column", "score=D")
    assert (code, "--column entity=C" in text) == (2, True), text


def test_a_new_ranking_is_declared(dataset: Path, run_import: Run) -> None:
    options = ("--new", "--name", "Chỉ số thử", "--source", "github-98e5c", "--yes")
    code, text = run_import(PLAIN, *options, ranking="trial")
    assert code == 0, text
    ranking = read(dataset).ranking["trial"]
    assert (ranking.name.vi, ranking.decimals, ranking.members[0].set) == ("Chỉ số thử", 2, "provinces-63")
    assert len(ranking.standings) == 3


@pytest.mark.parametrize(
    ("lines", "options", "code"),
    [
        (["Tỉnh,Năm,Điểm", "Hưng Yên,2015,60.10", "Hải Phòng,2016,60.20"], (), "hung-yen"),
        (["Tỉnh,2015,2016", "Hưng Yên,60.10,60.30", "Hải Phòng,60.20,60.40"], ("--wide", "score"), "hung-yen"),
        (["Tỉnh,Năm,Điểm", "Hưng Yên,2026,60.10", "Hải Phòng,2027,60.20"], (), "hung-yen-2025"),
    ],
)
def test_names_of_a_new_ranking_are_of_those_that_existed_in_its_periods(
    lines: list[str], options: tuple[str, ...], code: str, dataset: Path, run_import: Run
) -> None:
    new = ("--new", "--name", "Thử", "--source", "github-98e5c", "--yes")
    assert run_import(lines, *new, *options, ranking="thu")[0] == 0
    assert {standing.entity for standing in read(dataset).ranking["thu"].standings} >= {code}


def test_a_period_is_asked_for_before_names_that_it_decides(run_import: Run) -> None:
    lines = ["Bảng năm 2015", "Tỉnh,Điểm 2016", "Hưng Yên,60.10", "Hải Phòng,60.20"]
    code, text = run_import(lines, "--new", "--name", "Thử", "--source", "github-98e5c", ranking="thu")
    assert code == 2
    assert "--period 2015" in text
    assert "the name of several" not in text


def test_new_entities_never_join_another_ranking(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    lines = [*PLAIN, "Hà Tây,4,60.00"]
    options = ("--new", "--name", "Thử", "--source", "github-98e5c", "--yes")
    code, text = run_import(lines, *options, "--add", "province", ranking="trial")
    assert (code, "more than what was proposed" in text) == (64, True), text
    assert contents(dataset.parent) == before
    code, text = run_import(lines, *options, "--add", "former-province", ranking="trial")
    assert code == 0, text
    assert read(dataset).entity["ha-tay"].kind == "former-province"


def test_a_figure_that_differs_from_the_same_source_is_questioned(dataset: Path, run_import: Run) -> None:
    lines = ["Tỉnh,Hạng,Điểm,Năm", "Hưng Yên,49,57.02,2016"]
    code, text = run_import(lines, "--source", "github-98e5c")
    assert (code, "--replace" in text) == (2, True), text
    code, _ = run_import(lines, "--source", "github-98e5c", "--replace", "--yes")
    standings = [s for s in read(dataset).ranking["pci"].standings if (s.entity, s.period.code) == ("hung-yen", "2016")]
    assert (code, [str(s.score) for s in standings]) == (0, ["57.02"])


def test_the_bundled_dataset_is_never_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REFORM_TUI_DATA", raising=False)
    table = tmp_path / "pci.csv"
    table.write_text("\n".join(PLAIN), encoding="utf-8")
    assert (
        main(["import", "pci", str(table), "--source", "github-98e5c", "--yes", "--data", "data/indicators.yaml"]) == 73
    )


def test_of_several_columns_of_names_the_one_beside_the_score_is_offered_first(run_import: Run) -> None:
    lines = ["Tỉnh,Đất,Nơi,PCI 2016", "Hà Nội,5,Hải Phòng,70", "Hải Phòng,4,Hà Nội,69"]
    code, text = run_import(lines)
    offered = [line.strip() for line in text.splitlines() if "--column entity" in line]
    assert (code, offered) == (2, ["--column entity=C", "--column entity=A"])
    assert "--source CODE" in text


def test_what_is_written_can_be_taken_back(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    _, text = run_import(PLAIN, "--source", "vcci-2016", "--source-publisher", "VCCI", "--yes")
    assert "1 name is spelt differently in the dataset: Tp.HCM = TP. Hồ Chí Minh" in text
    assert f"reform-tui record --undo --data {dataset}" in text
    assert "--panel rankings --ranking pci --period 2016" in text
    assert main(["record", "--undo", "--data", str(dataset)]) == 0
    after = contents(dataset.parent)
    assert {name: after.get(name) for name in before} == before


def test_what_would_make_the_dataset_faulty_is_not_written(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    code, text = run_import([*PLAIN, "Cà Mau,64,40.00"], "--source", "github-98e5c", "--yes")
    assert (code, "between 1 and 63" in text, "Nothing is written" in text) == (2, True, True), text
    assert contents(dataset.parent) == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--skip", "x"], "--skip wants rows"),
        (["--column", "score"], "--column wants a name"),
        (["--column", "points=A"], "There is no field “points”"),
        (["--column", "score=Giá"], "There is no column “Giá”"),
        (["--sheet", "Bảng"], "There is no sheet"),
        (["--cell", "D99=5"], "has no cell “D99”"),
        (["--cell", "5D=5"], "has no cell “5D”"),
        (["--period", "giữa năm"], "is no period"),
        (["--new"], "is there already"),
        (["--source", "Bộ"], "is no code"),
    ],
)
def test_a_wrong_option_is_refused_in_words(run_import: Run, options: list[str], sentence: str) -> None:
    code, text = run_import(PLAIN, *options)
    assert (code, sentence in text) == (64, True), text


def test_a_ranking_that_is_not_there_is_refused(run_import: Run) -> None:
    code, text = run_import(PLAIN, ranking="trial")
    assert (code, "--new" in text) == (64, True)


def test_a_dry_run_shows_every_row_and_writes_none(dataset: Path, run_import: Run) -> None:
    before = contents(dataset.parent)
    code, text = run_import([*PLAIN, "Hà Nội,4,60.74"], "--source", "github-98e5c", "--dry-run", "--yes")
    assert (code, "2016 · ha-noi · 4 · 60.74" in text) == (0, True), text
    assert contents(dataset.parent) == before


def test_percent_signs_are_told(run_import: Run) -> None:
    code, text = run_import(["Tỉnh;Điểm;Năm", "Hà Nội;84,5%;2019", "Hải Phòng;83,0%;2019"], "--source", "github-98e5c")
    assert (code, "2 figures have a percent sign" in text, "ha-noi · – · 84.5" in text) == (0, True, True), text


def test_columns_of_one_heading_are_told_apart_by_their_letters(run_import: Run) -> None:
    code, text = run_import(["Tỉnh,Điểm,Điểm,Năm", "Hà Nội,84.5,83.0,2019"], "--source", "github-98e5c")
    assert (code, "--column score=B" in text, "--column score=C" in text) == (2, True, True), text


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet>
<table:table table:name="PCI 2017">{rows}</table:table>
</office:spreadsheet></office:body>
</office:document-content>"""


def test_an_open_document_is_read(run_import: Run, tmp_path: Path) -> None:
    def cell(value: str | float) -> str:
        if isinstance(value, str):
            kind = 'office:value-type="string"'
        else:
            kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    rows: list[list[str | float]] = [["Tỉnh", "Hạng", "Điểm"], ["Quảng Ninh", 1, 70.69], ["Đà Nẵng", 2, 70.11]]
    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    path = tmp_path / "bảng.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format(rows=lines))
    code, text = run_import(path, "--source", "github-98e5c")
    assert (code, "2017 · quang-ninh · 1 · 70.69" in text) == (0, True), text
