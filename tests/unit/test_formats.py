"""A kind of file is one record: what is added there can be asked for, is offered, is explained and is written."""

import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contexts import context_of
from tui.app import ReformApp
from tui.cli import main
from tui.cli.arguments import parse
from tui.errors import MissingLibrary
from tui.export.formats import DOCUMENTS, PAGES, PICTURES, TABLES, FileFormat, Library
from tui.model import Dataset
from tui.panels.report import Report
from tui.panels.reports import briefing_report, table_report
from tui.panels.save_dialog import FormatList, Proposal, SaveDialog
from tui.panels.screenshot import picture_of, picture_report
from tui.wording import words_for

EN = words_for("en")
CONTENT = b"made up"
MADE_UP: FileFormat[object] = FileFormat(".zz", "format.text", lambda _content: CONTENT)

added = pytest.mark.parametrize(
    ("formats", "command"),
    [
        pytest.param(PICTURES, ("screenshot", "overview"), id="picture"),
        pytest.param(PAGES, ("screenshot", "overview"), id="page"),
        pytest.param(TABLES, ("table", "dti"), id="table"),
        pytest.param(DOCUMENTS, ("briefing",), id="briefing"),
    ],
)


@added
def test_an_added_format_is_written_by_the_command(
    formats: dict[str, FileFormat[object]], command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "a.zz"
    assert main([*command, "-o", str(path)]) == 64
    monkeypatch.setitem(formats, ".zz", MADE_UP)
    assert main([*command, "-o", str(path)]) == 0
    assert path.read_bytes() == CONTENT


@added
def test_an_added_format_is_named_in_help_and_where_another_is_refused(
    formats: dict[str, FileFormat[object]],
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(formats, ".zz", MADE_UP)
    assert main([*command, "-o", "a.gif", "--lang", "en"]) == 64
    assert ".zz" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        parse([command[0], "--help"], EN)
    text = " ".join(capsys.readouterr().out.split())
    assert f".zz ({EN('format.text')})" in text or f".txt, .zz ({EN('format.text')})" in text
    assert ("|zz" in text) is (command[0] in ("screenshot", "briefing"))


REPORTS: list[tuple[dict[str, FileFormat[object]], Callable[[ReformApp], Report]]] = [
    (PICTURES, lambda app: picture_report(app.dashboard, lambda _: [picture_of(app.dashboard)])),  # type: ignore[list-item]
    (TABLES, lambda app: table_report(app.dashboard.trail.context)),  # type: ignore[list-item]
    (DOCUMENTS, lambda app: briefing_report(app.dashboard.trail.context)),  # type: ignore[list-item]
]


@pytest.mark.parametrize(("formats", "report_of"), REPORTS, ids=["picture", "table", "briefing"])
async def test_an_added_format_is_a_choice_of_the_dialog(
    formats: dict[str, FileFormat[object]],
    report_of: Callable[[ReformApp], Report],
    monkeypatch: pytest.MonkeyPatch,
    shipped: Dataset,
    tmp_path: Path,
) -> None:
    monkeypatch.setitem(formats, ".zz", MADE_UP)
    app = ReformApp(context_of(shipped, words=EN), "muc")
    async with app.run_test():
        report = report_of(app)
        dialog = SaveDialog(EN, Proposal(report, tmp_path / "a.zz"))
        await app.push_screen(dialog)
        prompts = [str(option.prompt) for option in dialog.query_one(FormatList).options]
        assert [prompt.split()[0] for prompt in prompts] == list(formats)
        assert EN("format.text") in prompts[-1]
        assert dialog.proposal.path_with_ending.name == "a.zz"
        assert report.content(".zz") == CONTENT


def test_a_format_names_the_command_that_installs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library("no_such_library", "such>=1")
    monkeypatch.setattr("sys.executable", "/a/python")
    missing: FileFormat[object] = FileFormat(".zz", "format.text", lambda _content: CONTENT, library)
    with pytest.raises(MissingLibrary, match=r'^/a/python -m pip install "such>=1"$'):
        missing.encoded(object())


@pytest.mark.parametrize(
    ("interpreter", "command"),
    [
        ("/with blank/bin/python", '/"with blank"/bin/python'),
        ("C:\\Program Files\\P y\\python.exe", 'C:\\"Program Files"\\"P y"\\python.exe'),
        ("C:\\Python\\python.exe", "C:\\Python\\python.exe"),
    ],
)
def test_a_command_begins_with_no_quote_which_would_make_it_a_text_to_powershell(
    interpreter: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", interpreter)
    assert Library("such", "such>=1").install_command == f'{command} -m pip install "such>=1"'


def test_a_shell_runs_the_command_of_a_path_with_blanks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interpreter = tmp_path / "with blank" / "echo it"
    interpreter.parent.mkdir()
    interpreter.symlink_to("/bin/echo")
    monkeypatch.setattr("sys.executable", str(interpreter))
    command = Library("such", "such>=1").install_command
    said = subprocess.run(command, shell=True, check=True, capture_output=True, text=True)
    assert said.stdout == "-m pip install such>=1\n"


def test_every_library_that_need_not_be_installed_is_one_the_project_declares_as_an_extra() -> None:
    extras = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    declared = [line for extra, lines in extras.items() if extra not in ("test", "dev") for line in lines]
    for formats in (PICTURES, DOCUMENTS, TABLES, PAGES):
        for file_format in formats.values():
            if file_format.library:
                assert any(line.startswith(f"{file_format.library.requirement},<") for line in declared)


@pytest.mark.parametrize("formats", [PICTURES, DOCUMENTS, TABLES, PAGES])
def test_what_needs_one_more_package_is_offered_last(formats: dict[str, FileFormat[object]]) -> None:
    needing = [file_format.library is not None for file_format in formats.values()]
    assert needing == sorted(needing)


@pytest.mark.parametrize("formats", [PICTURES, DOCUMENTS, TABLES, PAGES])
def test_every_format_is_explained_in_both_languages(formats: dict[str, FileFormat[object]]) -> None:
    for suffix, file_format in formats.items():
        assert suffix == file_format.suffix
        assert words_for("vi")(file_format.help)
        assert EN(file_format.help)
