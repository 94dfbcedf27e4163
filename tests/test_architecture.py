"""The layers hold, in the source and at run time; each heavy library is loaded by what needs it and by nothing else."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest

import tui
from tui.dataset import bundled_dataset
from tui.selection import PANELS, PageName, PanelName

ROOT = Path(tui.__file__).parent
LIBRARIES = (
    "textual", "rich", "plotext", "resvg_py", "fontTools", "fontpkg_jetbrains_mono",
    "fontpkg_source_serif_4", "typst", "xlsxwriter", "docx", "yaml",
)  # fmt: skip
SCREEN = {"textual", "rich"}
BUNDLED = str(bundled_dataset())
LOADED: dict[str, set[str]] = {
    "import tui.cli": set(),
    "import tui.cli.main": set(),
    "import tui.pages, tui.drawing.blocks, tui.export.plain, tui.export.tables, tui.export.picture": set(),
    "import tui.export.formats, tui.export.page_document, tui.export.listings": set(),
    "import tui.app, tui.panels.save_dialog, tui.panels.screenshot, tui.panels.reports": SCREEN,
    "main(['--version'])": set(),
    "main(['--help'])": set(),
    "main(['check'])": {"yaml"},
    "main(['--plain'])": {"yaml"},
    "main(['--plain']); [sys.modules.pop(name) for name in list(sys.modules) if name.startswith('yaml')]; "
    "main(['--plain', '--panel', 'rankings'])": set(),
    "main(['--plain', '--panel', 'trends'])": {"yaml"},
    "main(['present'])": {"yaml"},
    "main(['table', 'dti'])": {"yaml"},
    f"main(['diff', {BUNDLED!r}, {BUNDLED!r}])": {"yaml"},
    "main(['table', 'dti', '-o', 'a.md'])": {"yaml"},
    "main(['table', 'dti', '-o', 'a.xlsx'])": {"yaml", "xlsxwriter"},
    "main(['table', 'dti', '-o', 'a.xlsx', '--codes'])": {"yaml", "xlsxwriter"},
    "main(['briefing', '-o', 'a.md'])": {"yaml"},
    "main(['briefing', '-o', 'a.html'])": {"yaml"},
    "main(['briefing', '-o', 'a.docx'])": {
        "yaml",
        "docx",
        "resvg_py",
        "fontpkg_source_serif_4",
        "fontpkg_jetbrains_mono",
    },
    "main(['briefing', '-o', 'a.pdf'])": {"yaml", "typst", "fontpkg_jetbrains_mono"},
    "main(['screenshot', 'overview', '-o', 'a.txt'])": {"yaml"},
    "main(['screenshot', 'overview', '-o', 'a.svg'])": {"yaml", *SCREEN, "fontTools", "fontpkg_jetbrains_mono"},
    "main(['screenshot', 'overview', '-o', 'a.png'])": {"yaml", *SCREEN, "resvg_py", "fontpkg_jetbrains_mono"},
    "main(['screenshot', 'trends', '--indicator', 'procedures-total', '-o', 'a.svg'])": {
        "yaml",
        *SCREEN,
        "fontTools",
        "fontpkg_jetbrains_mono",
    },
    "from tui.drawing.charts.dense import dense_rows; dense_rows([(0.0, 0.0), (1.0, 1.0)], 8, 4)": {"plotext"},
    "main(['screenshot', 'overview', '-o', 'a.pdf'])": {"yaml", *SCREEN, "typst", "fontpkg_jetbrains_mono"},
}
"""The heavy libraries that are loaded after a statement of a fresh interpreter that has read no dataset before."""


@cache
def modules_after(statement: str) -> frozenset[str]:
    """Return the names of all modules a fresh interpreter has loaded after a statement."""
    code = f"import sys\nfrom tui.cli import main\ntry:\n    {statement}\nexcept SystemExit:\n    pass\n"
    with TemporaryDirectory() as folder:
        places = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), folder)
        completed = subprocess.run(
            [sys.executable, "-c", f"{code}print(); print(*sys.modules)"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT.parent)} | places,
            capture_output=True,
            text=True,
            check=True,
        )
    return frozenset(completed.stdout.splitlines()[-1].split())


def test_the_import_contract_holds() -> None:
    completed = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert completed.returncode == 0, completed.stdout


@pytest.mark.parametrize(("statement", "library"), product(LOADED, LIBRARIES))
def test_a_heavy_library_is_loaded_only_by_what_needs_it(statement: str, library: str) -> None:
    assert (library in modules_after(statement)) is (library in LOADED[statement])


def page_module(page: PageName) -> str:
    """Return the module that makes a page."""
    in_folder = (ROOT / "pages" / page / "page.py").exists()
    return f"tui.pages.{page}.page" if in_folder else f"tui.pages.{page}"


@pytest.mark.parametrize("page", get_args(PageName))
def test_a_page_is_loaded_only_when_it_is_looked_at(page: PageName) -> None:
    assert page_module(page) not in modules_after("import tui.app, tui.pages, tui.export.naming")
    assert find_spec(page_module(page)) is not None


@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_is_shown_without_the_pages_of_the_others(panel: PanelName) -> None:
    modules = modules_after("main(['--plain'])")
    assert (page_module(panel) in modules) is (panel == "overview")


@pytest.mark.parametrize(
    "name",
    [
        "tui.export.picture",
        "tui.export.vector",
        "tui.export.document",
        "tui.export.drawn",
        "tui.importing",
        "tui.analysis.differences",
        "tui.pages.differences",
        "tui.dataset.last_seen",
    ],
)
def test_what_writes_and_imports_files_is_loaded_after_the_first_paint(name: str) -> None:
    assert find_spec(name) is not None
    before_the_first_paint = (
        "import tui.app, tui.cli.dashboard, tui.panels.saving, tui.panels.following, tui.pages.overview"
    )
    assert name not in modules_after(before_the_first_paint)


def panel_comparisons(tree: ast.AST) -> Iterator[int]:
    """Yield the lines on which `….panel` is compared with a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "panel":
            operands = [part for operand in node.comparators for part in ast.walk(operand)]
            if any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in operands):
                yield node.lineno


def test_what_a_panel_does_stands_in_the_table_of_panels_alone() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in ROOT.rglob("*.py")
        for line in panel_comparisons(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert found == set()
