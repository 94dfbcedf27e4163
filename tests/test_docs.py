"""What the documents say is what the program does."""

import asyncio
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import FrameType

import pytest

from tests.contexts import context_of
from tui.app import ReformApp
from tui.cli import main
from tui.cli.arguments import parse
from tui.model import Dataset
from tui.pages.panel_specs import spec_of
from tui.panels.keys import help_rows
from tui.selection import PANELS
from tui.wording import words_for

README = Path("README.md").read_text(encoding="utf-8")
ARCHITECTURE = Path("docs/architecture.md").read_text(encoding="utf-8")
DOCUMENTS = [Path("README.md"), Path("CONTRIBUTING.md"), *Path("docs").glob("*.md")]
LINKS = [
    (document, link)
    for document in DOCUMENTS
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
]
NAME = re.compile(r"`(tui(?:\.\w+)*)(?::(\w+(?:\.\w+)*))?`")
"""A module, or a module and what is in it, as the architecture guide writes them."""


GUIDE = Path("docs/huong-dan.md").read_text(encoding="utf-8")
COMMANDS = "\n".join([README, GUIDE, *(Path(f"docs/{name}.md").read_text("utf-8") for name in ("files", "updating"))])
BLOCKS = re.findall(r"^```(sh|bat)\n(.*?)^```$", COMMANDS, re.MULTILINE | re.DOTALL)


def test_the_commands_of_the_guides_work_pasted_into_any_shell() -> None:
    """zsh and cmd take `#` for a word, cmd takes `'` for a letter, the PowerShell of Windows knows no `&&`."""
    commands = "".join(text for _language, text in BLOCKS)
    assert len(BLOCKS) > 5
    assert "#" not in commands
    assert "'" not in commands
    assert not any("&&" in text for language, text in BLOCKS if language == "bat")
    assert not re.search(r"`py -m[^`]*&&", COMMANDS)
    assert not re.search(r"pip install [^`\n&]*(reform-tui|')", COMMANDS)


@pytest.mark.parametrize(
    "command", re.findall(r"^reform-tui .+$", "".join(text for _language, text in BLOCKS), re.MULTILINE)
)
def test_the_program_takes_the_commands_of_the_guides(command: str) -> None:
    assert parse(shlex.split(command)[1:], words_for("en"))


def after(marker: str, text: str = README) -> str:
    return text.split(f"<!-- {marker} -->\n", 1)[1]


@pytest.mark.parametrize(("document", "language"), [(README, "en"), (GUIDE, "vi")], ids=["readme", "guide"])
def test_the_key_table_is_the_one_the_program_has(document: str, language: str) -> None:
    words = words_for(language)
    table = after("keys", document).split("\n\n", 1)[0].splitlines()[2:]
    assert table == [f"| `{keys}` | {words(f'help.{what}')} |" for keys, what in help_rows()]


@pytest.mark.parametrize(
    ("document", "language", "opening"),
    [(README, "en", "The panels"), (GUIDE, "vi", "Bảy màn hình")],
    ids=["readme", "guide"],
)
def test_the_panels_are_those_the_program_has(document: str, language: str, opening: str) -> None:
    words = words_for(language)
    panels = ", ".join(f"{n} {words(spec_of(panel).title)}" for n, panel in enumerate(PANELS, 1))
    assert f"{opening}: {panels}." in document


def test_the_help_text_is_the_one_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--help", "--lang", "en"], capture_output=True, text=True, check=True
    )
    assert after("help").split("```text\n", 1)[1].split("```", 1)[0] == done.stdout


@pytest.mark.parametrize(("document", "link"), LINKS, ids=[f"{document}-{link}" for document, link in LINKS])
def test_a_link_leads_to_a_file(document: Path, link: str) -> None:
    assert (document.parent / link).exists()


def test_the_picture_of_the_readme_shows_the_shipped_figures() -> None:
    picture = Path("docs/overview.svg").read_text(encoding="utf-8")
    for text in ("21/25", "250/261", "over 79.5 million", "Hưng Yên on the rankings"):
        assert text in picture


def test_the_picture_of_the_layers_is_the_import_contract() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    contract = project["tool"]["importlinter"]["contracts"][0]["layers"]
    picture = after("layers", ARCHITECTURE).split("```text\n", 1)[1].split("```", 1)[0]
    assert [re.split(r" {2,}", line.strip())[0] for line in picture.splitlines()] == contract
    rows = after("packages", ARCHITECTURE).split("\n\n", 1)[0].splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [name for layer in contract for name in layer.split(" | ")]


def named(module: str, path: str) -> object:
    """Return a module or what is in it; the path may lead through a class."""
    value: object = import_module(module)
    for name in path.split(".") if path else ():
        value = getattr(value, name)
    return value


@pytest.mark.parametrize(("module", "path"), sorted(set(NAME.findall(ARCHITECTURE))))
def test_a_name_in_the_architecture_guide_exists(module: str, path: str) -> None:
    assert named(module, path)


def called_by(run: Callable[[], object]) -> list[str]:
    """Return the functions of the program that are called, each once, in the order of their first calls."""
    called: dict[str, None] = {}

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_globals.get("__name__", "").startswith("tui"):
            called.setdefault(f"{frame.f_globals['__name__']}:{frame.f_code.co_qualname}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return list(called)


def functions_of(way: str) -> list[str]:
    """Return the functions a list of the architecture guide names, in its order.

    Tables are no functions; a function with a cache may have been called before.
    """
    steps = after(f"way: {way}", ARCHITECTURE).split("\n\n", 1)[0]
    values = {f"{module}:{path}": named(module, path) for module, path in NAME.findall(steps)}
    return [name for name, value in values.items() if not isinstance(value, dict) and not hasattr(value, "cache_info")]


def assert_called_in_order(way: str, run: Callable[[], object]) -> None:
    called, listed = called_by(run), functions_of(way)
    assert [name for name in listed if name not in called] == []
    assert sorted(listed, key=called.index) == listed


@pytest.mark.parametrize(
    ("way", "arguments"),
    [
        ("page", ["--plain"]),
        ("table", ["table", "indicators", "-o", "{folder}/figures.csv"]),
        ("document", ["screenshot", "overview", "-o", "{folder}/overview.html"]),
    ],
)
def test_the_command_calls_what_the_architecture_guide_lists(
    way: str, arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command_line = [argument.format(folder=tmp_path) for argument in arguments]
    assert_called_in_order(way, lambda: main([*command_line, "--lang", "en"]))
    written = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.*")]
    assert re.search(r"21/25|,21,25,", "".join([capsys.readouterr().out, *written]))


def test_the_screen_calls_what_the_architecture_guide_lists(shipped: Dataset) -> None:
    async def show() -> None:
        async with ReformApp(context_of(shipped), "muc").run_test(size=(120, 40)):
            pass

    assert_called_in_order("screen", lambda: asyncio.run(show()))
