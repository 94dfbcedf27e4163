"""`record` adds exactly one reading, refuses what cannot be meant, says what it did, and takes it back."""

import os
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import tui
from tests.contexts import context_of
from tui.cli import main
from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.editing.files import previous_file
from tui.editing.readings import TypedReading, TypedSource, addition, remark, screen_change, typed_period
from tui.editing.recording import record
from tui.editing.refusal import EditRefused
from tui.errors import DatasetError
from tui.model import Bound, Dataset, Observation, Quantity, SourceKind, Status, Text
from tui.selection import Selection
from tui.wording import languages, words_for

VI = words_for("vi")
TODAY = date(2026, 11, 24)
READING = TypedReading(
    indicator="chip-id-cards", value="hơn 80 triệu", period="20/05/2023", source="meeting-2023-04-19"
)


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A copy of the shipped dataset that may be changed."""
    folder = tmp_path / "mine"
    shutil.copytree(bundled_dataset().parent, folder)
    return folder / "indicators.yaml"


def changed(reading: TypedReading, **changes: object) -> TypedReading:
    fields = {name: getattr(reading, name) for name in reading.__struct_fields__}
    return TypedReading(**(fields | changes))


def test_a_reading_is_one_line_more(dataset: Path) -> None:
    before = dataset.read_bytes()
    recorded = record(dataset, READING, VI, TODAY)
    line = b"      - {period: 2023-05-20, value: 80 million,   bound: over, source: meeting-2023-04-19}\n"
    after = dataset.read_bytes()
    assert after.count(line) == 1
    assert after.replace(line, b"") == before
    assert after.split(b"\n")[recorded.insertions[0].line - 1] + b"\n" == line
    assert read(dataset).indicator["chip-id-cards"].observations[-1] == Observation(
        period=typed_period("2023-05-20"),
        value=Quantity(Decimal(80), 6),
        bound=Bound.OVER,
        source=("meeting-2023-04-19",),
    )


def test_a_source_comes_with_a_reading(dataset: Path) -> None:
    new = TypedSource(address="https://bocongan.gov.vn/a?b=1", title="Báo cáo: quý 2", published="21/05/2023")
    record(dataset, changed(READING, source="bca-2023", new_source=new, note="Tạm tính"), VI, TODAY)
    after = read(dataset)
    source = after.source["bca-2023"]
    assert (source.publisher, source.kind, source.read) == ("bocongan.gov.vn", SourceKind.OFFICIAL, TODAY)
    assert (source.address, source.title, source.published) == (new.address, new.title, date(2023, 5, 21))
    observation = after.indicator["chip-id-cards"].observations[-1]
    assert (observation.source, observation.note) == (("bca-2023",), Text("Tạm tính", "Tạm tính"))


def test_readings_in_a_table_get_a_row(dataset: Path) -> None:
    text = dataset.read_text(encoding="utf-8")
    start = text.index("    observations:", text.index("code: portal-accounts"))
    end = text.index("\n\n", start)
    dataset.write_text(f"{text[:start]}    table: tables/accounts.csv{text[end:]}", encoding="utf-8")
    table = dataset.parent / "tables" / "accounts.csv"
    table.write_text("period,value,bound,source\n2020-05-19,140 thousand,,vietnam-9fa63\n", encoding="utf-8")
    yaml = dataset.read_bytes()
    recorded = record(dataset, changed(READING, indicator="portal-accounts"), VI, TODAY)
    assert recorded.insertions[0][:2] == (table, 3)
    assert table.read_text(encoding="utf-8").endswith("\n2023-05-20,80 million,over,meeting-2023-04-19\n")
    assert dataset.read_bytes() == yaml


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"indicator": "chip-id-card"}, "editing.unknown_indicator_near"),
        ({"indicator": "zzz"}, "editing.unknown_indicator"),
        ({"indicator": ""}, "editing.no_indicator"),
        ({"source": "meeting-2023-04-18"}, "editing.unknown_source_near"),
        ({"source": "qqqqqq"}, "editing.unknown_source"),
        ({"source": "new", "new_source": TypedSource(title="Báo cáo")}, "editing.source_details"),
        ({"new_source": TypedSource(address="https://a.vn")}, "editing.source_taken"),
        ({"source": "Báo cáo", "new_source": TypedSource(address="https://a.vn")}, "problem.code"),
        ({"source": "new", "new_source": TypedSource(address="a.vn", kind="press")}, "problem.address"),
        ({"value": "nhiều"}, "typed.no_digits"),
        ({"value": "80 dịch vụ"}, "typed.unit"),
        ({"value": "26/25"}, "editing.over_total"),
        ({"period": "2027"}, "editing.future"),
        ({"period": "2026-11"}, "editing.future"),
        ({"period": "hôm qua"}, "problem.period"),
        ({"period": "31/02/2023"}, "problem.no_such_day"),
        ({"status": "missing"}, "problem.choice"),
        ({"period": "2023-04-19"}, "editing.duplicate"),
        ({"indicator": "procedures-total", "value": "6,500"}, "editing.ambiguous"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_worded(dataset: Path, changes: dict[str, object], key: str) -> None:
    before = dataset.read_bytes()
    with pytest.raises(EditRefused) as refusal:
        record(dataset, changed(READING, **changes), VI, TODAY)
    assert refusal.value.key == key
    assert dataset.read_bytes() == before
    assert not previous_file(dataset).exists()
    for language in languages():
        assert "{" not in words_for(language)(key, **refusal.value.details)


def test_an_indicator_may_be_named_as_it_is_on_the_screen(shipped: Dataset) -> None:
    new = addition(shipped, changed(READING, indicator="the can cuoc cong dan gan chip da cap"), VI, TODAY)
    assert new.indicator.code == "chip-id-cards"


def test_an_estimate_may_lie_in_the_future(dataset: Path) -> None:
    record(dataset, changed(READING, period="2027", status="estimated"), VI, TODAY)
    assert read(dataset).indicator["chip-id-cards"].observations[-1].status is Status.ESTIMATED


def test_a_faulty_dataset_is_left_alone(dataset: Path) -> None:
    dataset.write_bytes(dataset.read_bytes() + b"surplus: 1\n")
    before = dataset.read_bytes()
    with pytest.raises(DatasetError):
        record(dataset, READING, VI, TODAY)
    assert dataset.read_bytes() == before


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2023-04-19", "2023-04-19"),
        ("19/4/2023", "2023-04-19"),
        ("ngày 19/04/2023", "2023-04-19"),
        ("04/2023", "2023-04"),
        ("tháng 4/2023", "2023-04"),
        ("2023-q1", "2023-Q1"),
        ("Quý I/2023", "2023-Q1"),
        ("quý 4 năm 2023", "2023-Q4"),
        ("Q2 2023", "2023-Q2"),
        ("năm 2023", "2023"),
        (" 2022-01/2022-08 ", "2022-01/2022-08"),
    ],
)
def test_a_period_is_read_as_people_write_it(written: str, code: str) -> None:
    assert typed_period(written).code == code


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"period": "2023-04-10"},
            "số liệu chính không đổi: hơn 79,5 triệu (19/04/2023); số mới là một mốc trong chuỗi",
        ),
        ({"period": "2023-05-20"}, "kỳ 20/05/2023 sau ngày xem 19/04/2023"),
        ({"indicator": "online-satisfaction", "value": "91", "period": "03/2023"}, "90% (2022) → 91% (03/2023)"),
        ({"indicator": "portal-accounts", "period": "01/01/2019"}, "140 nghìn"),
    ],
)
def test_what_changes_on_the_screen_is_told(shipped: Dataset, changes: dict[str, object], sentence: str) -> None:
    context = context_of(shipped, selection=Selection(date(2023, 4, 19)), words=VI)
    new = addition(shipped, changed(READING, **changes), VI, TODAY)
    assert sentence in screen_change(context, new)


@pytest.mark.parametrize(("value", "is_far"), [("80", True), ("80 triệu", False), ("80 nghìn", True), ("0", False)])
def test_a_forgotten_word_of_scale_is_remarked_on(shipped: Dataset, value: str, is_far: bool) -> None:
    context = context_of(shipped, words=VI)
    new = addition(shipped, changed(READING, value=value), VI, TODAY)
    assert ("87 triệu" in remark(context, new)) is is_far


def run(dataset: Path, *arguments: str) -> int:
    return main(["record", *arguments, "--data", str(dataset), "--lang", "vi"])


def test_the_command_says_what_it_did_and_undo_brings_the_file_back(
    dataset: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dataset.read_bytes()
    assert run(dataset, "online-satisfaction", "91", "--period", "03/2023", "--source", "meeting-2023-04-19") == 0
    told = capsys.readouterr().out
    assert "- {period: 2023-03, value: 91, source: meeting-2023-04-19}" in told
    assert "90% (2022) → 91% (03/2023)" in told
    assert run(dataset, "--undo") == 0
    assert dataset.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["chip-id-cards", "80", "--period", "2023"], 64, "--source"),
        ([], 64, "mã chỉ tiêu"),
        (["chip-id-card", "80", "--period", "2023", "--source", "x"], 64, "là chip-id-cards, "),
        (["--undo"], 64, "không có gì để lấy lại"),
    ],
)
def test_the_command_says_what_is_wrong(
    dataset: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert run(dataset, *arguments) == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "offered"),
    [
        (["chip-id-cards", "80", "--period", "2023"], "    sggp-103017 · "),
        (["chip-id-cards", "80", "--period", "2023", "--source", "sgpp-103018"], "    sggp-103017 · "),
        (["chip-id-cards", "80", "--period", "2023", "--source", "bao-hung-yen"], "reform-tui --panel sources --plain"),
        (["the-can-cuoc", "80", "--period", "2023", "--source", "x"], "    chip-id-cards · Thẻ căn cước"),
        (["80", "--period", "2023", "--source", "x"], "reform-tui record --help"),
        (
            ["chip-id-cards", "80", "--period", "2023", "--source", "x", "--source-publisher", "Sở"],
            "official (chính thức)",
        ),
        (
            ["chip-id-cards", "80", "--period", "2023", "--source", "Báo cáo 5/2023", "--source-url", "https://a.vn"],
            "bao-cao-5-2023",
        ),
    ],
)
def test_a_code_that_is_missing_or_wrong_is_offered(
    dataset: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], offered: str
) -> None:
    assert run(dataset, *arguments) == 64
    assert offered in capsys.readouterr().err


@pytest.mark.parametrize("value", ["-1,5", "-1.5", "−1,5"])
def test_a_figure_below_zero_is_no_option(dataset: Path, value: str) -> None:
    assert run(dataset, "online-satisfaction", value, "--period", "2023", "--source", "meeting-2023-04-19") == 0
    reading = read(dataset).indicator["online-satisfaction"].observations[-1]
    assert reading.value == Quantity(Decimal("-1.5"))


def test_an_empty_dataset_takes_its_first_figure_and_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    assert main(["init", str(folder), "--empty", "--lang", "vi"]) == 0
    dataset = folder / "indicators.yaml"
    figure = ["80", "--period", "2023", "--source", "bao-cao", "--source-url", "https://sonoivu.gov.vn/a"]
    assert run(dataset, "satisfaction", *figure) == 64
    assert "chưa có chỉ tiêu nào" in capsys.readouterr().err
    indicator = "{code: satisfaction, name: Hài lòng, theme: reform, unit: percent, observations: []}"
    dataset.write_text(dataset.read_text("utf-8") + f"\nindicators:\n  - {indicator}\n", "utf-8")
    before = dataset.read_text("utf-8")
    assert run(dataset, "satisfaction", *figure) == 0
    source = read(dataset).source["bao-cao"]
    assert (source.publisher, source.kind) == ("sonoivu.gov.vn", SourceKind.OFFICIAL)
    assert f"reform-tui record --undo --data {dataset}" in capsys.readouterr().out
    assert run(dataset, "--undo") == 0
    assert dataset.read_text("utf-8") == before


def test_what_came_with_the_program_is_never_written(capsys: pytest.CaptureFixture[str]) -> None:
    before = bundled_dataset().read_bytes()
    for arguments in (["chip-id-cards", "80", "--period", "2023", "--source", "x"], ["--undo"]):
        assert run(bundled_dataset(), *arguments) == 73
        assert "reform-tui init" in capsys.readouterr().err
    assert bundled_dataset().read_bytes() == before


def test_two_processes_at_once_both_succeed(dataset: Path) -> None:
    before = dataset.read_bytes()
    environment = os.environ | {"PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    rest = ["--source", "meeting-2023-04-19", "--data", str(dataset)]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tui", "record", "chip-id-cards", "80", "--period", f"2023-05-0{day}", *rest],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        for day in (1, 2, 3)
    ]
    assert [process.wait() for process in processes] == [0, 0, 0]
    after = dataset.read_bytes()
    assert len(after.splitlines()) == len(before.splitlines()) + 3
    assert read(dataset)
