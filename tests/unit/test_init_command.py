"""`reform-tui init`: a sound copy, found by itself, and nothing written where something stands."""

from pathlib import Path

import pytest

from tui.cli import main
from tui.dataset import bundled_dataset, find_dataset
from tui.dataset.find import users_copy


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_copy_holds_the_bytes_of_the_bundled_dataset_and_is_sound(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "copy"
    assert main(["init", str(folder), "--lang", language]) == 0
    file, bundled = folder / "indicators.yaml", bundled_dataset()
    assert capsys.readouterr().out.splitlines()[-1] == f"reform-tui --data {file}"
    assert file.read_bytes() == b"# yaml-language-server: $schema=schema.json\n" + bundled.read_bytes()
    assert {path.name: path.read_bytes() for path in (folder / "tables").iterdir()} == {
        path.name: path.read_bytes() for path in (bundled.parent / "tables").iterdir()
    }
    assert "record --undo" in (folder / "README.md").read_text("utf-8")
    assert (folder / "schema.json").is_file()
    assert main(["check", str(file)]) == 0


def test_without_a_folder_the_copy_is_found_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *names, **options: tmp_path / "data")
    monkeypatch.delenv("REFORM_TUI_DATA", raising=False)
    assert main(["init"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "reform-tui"
    assert find_dataset() == users_copy() == tmp_path / "data" / "indicators.yaml"


def test_a_folder_that_is_not_empty_is_refused_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert main(["init", str(tmp_path), "--lang", "en"]) == 73
    assert f"{tmp_path} is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
