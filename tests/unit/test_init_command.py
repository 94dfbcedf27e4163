"""`reform-tui init`: a sound dataset that teaches, found by itself, and nothing written where something stands."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.contexts import context_of
from tui.cli import main
from tui.dataset import bundled_dataset, find_dataset
from tui.dataset.files import DatasetFiles
from tui.dataset.find import UNFINISHED, users_copy
from tui.dataset.reading import check, read_files
from tui.editing.starter import provinces
from tui.errors import DatasetError
from tui.export.plain import plain_text
from tui.model import Dataset
from tui.pages import page
from tui.selection import PANELS
from tui.wording import languages, words_for

Captured = pytest.CaptureFixture[str]
ENTITIES = "code,name_vi,name_en,kind\nfinance,Sở Tài chính,Department of Finance,department\n"


def init(*arguments: str | Path) -> int:
    return main(["init", *map(str, arguments)])


def read(folder: Path) -> Dataset:
    return read_files(DatasetFiles(folder / "indicators.yaml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "new"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("language", languages())
def test_a_copy_is_the_bundled_dataset_with_comments_that_teach(
    language: str, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "new" / "copy"
    assert init(folder, "--lang", language) == 0
    file, bundled = folder / "indicators.yaml", bundled_dataset()
    assert capsys.readouterr().out.splitlines()[-1] == f"reform-tui --data {file}"
    schema_line, *lines = file.read_text("utf-8").splitlines()
    assert schema_line == "# yaml-language-server: $schema=schema.json"
    explained = [line for number, line in enumerate(lines, 1) if lines[number - 2].startswith("## ")]
    for section in ("themes", "units", "indicators", "rankings", "directives", "sets", "entities", "sources"):
        assert f"{section}:" in explained
    uncommented = "\n".join(line for line in lines[3:] if not line.startswith("## "))
    assert uncommented.strip() == bundled.read_text("utf-8").strip()
    assert {path.name: path.read_bytes() for path in (folder / "tables").iterdir()} == {
        path.name: path.read_bytes() for path in (bundled.parent / "tables").iterdir()
    }
    assert "record --undo" in (folder / "README.md").read_text("utf-8")
    assert (folder / "schema.json").is_file()
    assert main(["check", str(file)]) == 0


def test_without_a_folder_the_copy_is_found_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path / "data")
    monkeypatch.delenv("REFORM_TUI_DATA", raising=False)
    assert init() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "reform-tui"
    assert find_dataset() == users_copy() == tmp_path / "data" / "indicators.yaml"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("leading", ["provinces-63", "provinces-34"])
def test_an_empty_dataset_knows_its_provinces_and_nothing_else(
    leading: str, language: str, folder: Path, shipped: Dataset
) -> None:
    assert init(folder, "--empty", "--entities", leading, "--home", "Hưng Yên", "--lang", language) == 0
    dataset, warnings, advice = check(folder / "indicators.yaml", date(2026, 11, 25))
    assert (warnings, advice) == ([], [])
    assert dataset.entities == tuple(entity for entity in shipped.entities if entity.kind == "province")
    sizes = {group.code: len(dataset.members_of(group)) for group in dataset.sets}
    assert list(sizes) == sorted(("provinces-34", "provinces-63"), key=lambda code: code != leading)
    assert sizes == {"provinces-63": 63, "provinces-34": 34}
    assert dataset.home == {"provinces-63": ("hung-yen",), "provinces-34": ("hung-yen", "hung-yen-2025")}[leading]
    assert (dataset.indicators, dataset.rankings, dataset.directives, dataset.sources) == ((), (), (), ())


@pytest.mark.parametrize("language", languages())
def test_the_examples_of_an_empty_dataset_count_once_their_marks_are_taken_away(language: str, folder: Path) -> None:
    assert init(folder, "--empty", "--lang", language) == 0
    file = folder / "indicators.yaml"
    _, *lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(line.removeprefix("# ") for line in lines), "utf-8")
    assert main(["check", "--strict", str(file)]) == 0
    dataset = read(folder)
    records = (dataset.indicators, dataset.rankings, dataset.directives, dataset.sources)
    assert [len(group) for group in records] == [1, 1, 1, 1]
    assert dataset.home
    assert set(dataset.home) <= set(dataset.entity)


@pytest.mark.parametrize("language", languages())
def test_each_panel_of_an_empty_dataset_says_the_way_out(language: str, folder: Path) -> None:
    assert init(folder, "--empty", "--home", "ha-noi") == 0
    context = context_of(read(folder), words=words_for(language))
    ways_out = {
        "overview": "reform-tui import", "progress": "indicators", "rankings": "reform-tui import",
        "trends": "reform-tui import", "profile": "reform-tui import", "directives": "directives",
        "sources": "reform-tui record",
    }  # fmt: skip
    assert set(ways_out) == set(PANELS)
    for panel in PANELS:
        text = plain_text(page(context.with_selection(context.selection.on(panel))))
        assert ways_out[panel] in text, panel
        assert "“”" not in text, panel


def test_entities_of_a_table_make_a_set_for_each_kind(tmp_path: Path) -> None:
    table, folder = tmp_path / "mine.csv", tmp_path / "new"
    table.write_text(f"{ENTITIES}tien-lu,Tiên Lữ,Tiên Lữ,commune\n", "utf-8")
    assert init(folder, "--empty", "--entities", table, "--home", "Sở Tài chính") == 0
    assert (folder / "tables" / "entities.csv").read_bytes() == table.read_bytes()
    dataset = read(folder)
    assert {group.code: dataset.members_of(group) for group in dataset.sets} == {
        "all-department": ("finance",),
        "all-commune": ("tien-lu",),
    }
    assert dataset.home == ("finance",)


@pytest.mark.parametrize(
    ("rows", "arguments", "code", "complaint"),
    [
        (ENTITIES.replace("finance,", "Finance,"), (), 2, "mine.csv:2:1:"),
        (ENTITIES.replace(",kind", ",sort"), (), 2, "mine.csv:1"),
        (ENTITIES.splitlines()[0], (), 64, "names no entity"),
        (ENTITIES, ("--home", "health"), 64, "finance"),
        ("", ("--entities", "provinces-62"), 64, "provinces-63, provinces-34"),
    ],
)
def test_a_list_of_entities_that_cannot_be_taken_is_refused_at_its_place(
    rows: str, arguments: Sequence[str], code: int, complaint: str, tmp_path: Path, capsys: Captured
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(rows, "utf-8")
    folder = tmp_path / "new"
    assert init(folder, "--lang", "en", "--empty", "--entities", table, *arguments) == code
    assert complaint in capsys.readouterr().err
    assert not folder.exists()


def test_a_list_of_entities_goes_with_an_empty_dataset_only(tmp_path: Path, capsys: Captured) -> None:
    assert init(tmp_path / "new", "--entities", "provinces-63", "--lang", "en") == 64
    assert "--empty" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["copy", "empty"])
def test_a_folder_that_is_not_empty_is_refused_and_stays_as_it_is(kind: str, folder: Path, capsys: Captured) -> None:
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    assert init(folder, "--lang", "en", *(["--empty"] if kind == "empty" else [])) == 73
    assert f"{folder} is not empty (letter.txt)" in capsys.readouterr().err
    assert names(folder) == ["letter.txt"]


def test_a_folder_with_a_dataset_is_refused_with_the_command_that_opens_it(folder: Path, capsys: Captured) -> None:
    assert init(folder, "--lang", "en") == 0
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    assert init(folder, "--empty", "--lang", "en") == 73
    assert f'reform-tui --data "{folder}"' in capsys.readouterr().err
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


INTERRUPTED = """
import os, sys
from pathlib import Path
from tui.cli import main
main(["init", sys.argv[1] + "/0", "--lang", "en"])
steps, is_through = 0, False
while not is_through:
    steps += 1
    child = os.fork()
    if not child:
        left = steps
        def end(event, _):
            global left
            if event.startswith(("open", "os.", "tempfile.")):
                left -= 1
                if left == 0:
                    os._exit(1)
        sys.addaudithook(end)
        os._exit(main(["init", str(Path(sys.argv[1]) / str(steps)), "--lang", "en"]))
    is_through = os.waitpid(child, 0)[1] == 0
"""
"""Writes working copies, each in a process that ends one step later at its work with files, until one is through."""


@pytest.fixture
def interrupted(tmp_path: Path) -> list[Path]:
    """The folders of working copies, by the step at which their process ended."""
    folder = tmp_path / "interrupted"
    folder.mkdir()
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(folder)], check=True)
    folders = sorted(folder.iterdir(), key=lambda path: int(path.name))
    return folders


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_a_call_that_ends_at_any_step_leaves_no_half_dataset_and_the_next_goes_on(interrupted: list[Path]) -> None:
    whole, *folders = interrupted
    states = set()
    for folder in folders:
        is_dataset, is_noted = (folder / "indicators.yaml").exists(), (folder / UNFINISHED).exists()
        states.add((is_dataset, is_noted))
        if is_dataset:
            assert read(folder) == read(whole)
            assert init(folder, "--lang", "en") == 73
        else:
            with pytest.raises(DatasetError) as error:
                read(folder)
            kinds = [problem.kind for problem in error.value.problems]
            assert kinds == ["init_unfinished" if is_noted else "no_file"]
            assert init(folder, "--lang", "en") == 0
        assert {name: (folder / name).read_bytes() for name in names(folder)} == {
            name: (whole / name).read_bytes() for name in names(whole)
        }
    assert states == {(False, False), (False, True), (True, True), (True, False)}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
def test_an_unfinished_folder_is_told_to_whoever_wants_something_else_there(
    interrupted: list[Path], tmp_path: Path, capsys: Captured
) -> None:
    unfinished = next(path for path in interrupted if (path / UNFINISHED).exists() and (path / "README.md").exists())
    folder = tmp_path / "unfinished"
    shutil.copytree(unfinished, folder)
    before = names(folder)
    assert main(["--plain", "--data", str(folder), "--lang", "en"]) == 2
    assert "give that init command again" in capsys.readouterr().err
    (folder / "letter.txt").write_text("mine")
    for arguments in (("--empty",), ()):
        assert init(folder, "--lang", "en", *arguments) == 73
        complaint = capsys.readouterr().err
        assert "broken off" in complaint
        assert "letter.txt" in complaint
    assert names(folder) == sorted([*before, "letter.txt"])


def test_regions_are_those_of_the_bundled_dataset_and_none_is_made_up(shipped: Dataset) -> None:
    rows = [line.split(",") for line in provinces("provinces-34").table.splitlines()[1:]]
    regions = {row[0]: row[5] for row in rows}
    assert {code for code, region in regions.items() if not region} == {
        entity.code for entity in shipped.entities if entity.kind == "province" and not entity.region
    }
    assert sum(code.endswith("-2025") for code in regions) == 23
