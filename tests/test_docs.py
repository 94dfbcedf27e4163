"""What the documents say is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui.panels.keys import help_rows
from tui.wording import words_for

README = Path("README.md").read_text(encoding="utf-8")


def after(marker: str) -> str:
    return README.split(f"<!-- {marker} -->\n", 1)[1]


def test_the_key_table_is_the_one_the_program_has() -> None:
    words = words_for("en")
    table = after("keys").split("\n\n", 1)[0].splitlines()[2:]
    assert table == [f"| `{keys}` | {words(f'help.{what}')} |" for keys, what in help_rows()]


def test_the_help_text_is_the_one_the_program_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--help", "--lang", "en"], capture_output=True, text=True, check=True
    )
    assert after("help").split("```text\n", 1)[1].split("```", 1)[0] == done.stdout


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#]+)\)", README))
def test_a_link_leads_to_a_file(path: str) -> None:
    assert Path(path).exists()


def test_the_picture_of_the_readme_shows_the_shipped_figures() -> None:
    picture = Path("docs/overview.svg").read_text(encoding="utf-8")
    for text in ("21/25", "250/261", "over 79.5 million", "Hưng Yên on the rankings"):
        assert text in picture
