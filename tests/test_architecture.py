"""The floors of the house hold, in the source and at run time."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "plotext", "resvg_py", "fontTools", "fontpkg_jetbrains_mono", "typst")


def loaded_after(statement: str) -> set[str]:
    """Return which heavy libraries a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_import_contract_holds() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "statement",
    [
        "import tui.cli",
        "import tui.pages, tui.drawing.blocks, tui.export.plain, tui.export.tables, tui.export.picture",
        "from tui.cli import main; main(['check'])",
        "from tui.cli import main; main(['table', 'dti'])",
        "from tui.cli import main; main(['--plain'])",
    ],
)
def test_no_terminal_toolkit_is_loaded_below_the_widgets(statement: str) -> None:
    assert loaded_after(statement) == set()


def test_version_is_answered_without_reading_data() -> None:
    code = "import sys\nfrom tui.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass\n"
    code += "print('yaml' in sys.modules and 'textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0].startswith("reform-tui ")
    assert done.stdout.splitlines()[-1] == "False"


def test_the_app_loads_nothing_for_charts_and_pictures_before_one_is_made() -> None:
    assert loaded_after("import tui.app, tui.panels.save_dialog, tui.panels.screenshot") == {"textual", "rich"}
