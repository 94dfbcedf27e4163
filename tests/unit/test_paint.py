"""Lines are painted with the letters the font of the terminal has."""

import pytest

from tui.app import Ending
from tui.cli import main
from tui.cli.settings import Settings, save_settings, saved_settings
from tui.drawing.lines import Span
from tui.panels.signals import EndingSignals
from tui.widgets import paint

CHART = [Span("● ⠤⠤⣀"), Span("│▁")]


@pytest.mark.parametrize(
    ("variables", "platform", "shown"),
    [
        pytest.param({}, "linux", "● ⠤⠤⣀│▁", id="most terminals have braille"),
        pytest.param({"REFORM_TUI_LINES": "blocks"}, "linux", "● ──▁│▁", id="thirds where they are asked for"),
        pytest.param({"REFORM_TUI_LINES": "auto"}, "win32", "● ──▁│▁", id="thirds on an old Windows console"),
        pytest.param({"WT_SESSION": "1"}, "win32", "● ⠤⠤⣀│▁", id="braille in the Windows Terminal"),
        pytest.param({"REFORM_TUI_LINES": "braille"}, "win32", "● ⠤⠤⣀│▁", id="braille where it is asked for"),
        pytest.param({"TERM": "linux"}, "linux", "o --_|_", id="ASCII on a console"),
        pytest.param({"TERM": "vt220"}, "linux", "o --_|_", id="ASCII on an old terminal"),
    ],
)
def test_lines_are_painted_in_what_the_font_has(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], platform: str, shown: str
) -> None:
    monkeypatch.delenv("WT_SESSION", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, text in variables.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr("sys.platform", platform)
    assert paint.strip(CHART, "muc").text == shown


@pytest.mark.parametrize(
    ("arguments", "at_the_end", "kept"),
    [
        pytest.param(["--lang", "en", "--theme", "giay"], ("en", "giay"), ("vi", "tuongphan"), id="for one command"),
        pytest.param(["--lang", "en", "--theme", "giay"], ("vi", "muc"), ("vi", "muc"), id="changed by a key"),
        pytest.param([], ("en", "giay"), ("en", "giay"), id="chosen"),
    ],
)
def test_a_language_or_look_given_for_one_command_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    at_the_end: tuple[str, str],
    kept: tuple[str, str],
) -> None:
    save_settings(Settings(language="vi", theme="tuongphan"))
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.headless_driver:HeadlessDriver")
    monkeypatch.setattr("tui.app.show", lambda *_arguments: Ending(*at_the_end, "/folder", EndingSignals()))
    assert main(arguments) == 0
    settings = saved_settings()
    assert (settings.language, settings.theme, settings.folder) == (*kept, "/folder")


def test_the_form_of_lines_is_remembered() -> None:
    save_settings(Settings(lines="blocks"))
    assert saved_settings().lines == "blocks"
