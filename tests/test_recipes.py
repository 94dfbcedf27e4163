"""The recipes of CONTRIBUTING.md work as they stand there: each is applied to a copy of the project and run."""

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

CONTRIBUTING = Path("CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(section.split("\n", 1) for section in CONTRIBUTING.split("\n## Recipes\n", 1)[1].split("\n### ")[1:])
"""The text of each recipe by its title."""
COPIED = ("tui", "data", "tests", "pyproject.toml")


class Step(NamedTuple):
    """A fenced block of a recipe: `new` and `edit` change the file `path`, `run` has commands."""

    kind: str
    path: str
    text: str


class Arm(NamedTuple):
    """A row of the table of the functions that have to know every block."""

    path: str
    function: str
    code: str


class Project(NamedTuple):
    """A copy of the project."""

    folder: Path

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run a module of Python in the copy."""
        environment = os.environ | {"PYTHONPATH": str(self.folder), "COLUMNS": "200"}
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def follow(self, steps: list[Step]) -> str:
        """Take the steps of a recipe; return what its commands print."""
        printed = ""
        for step in steps:
            path = self.folder / step.path
            if step.kind == "new":
                assert not path.exists()
                path.write_text(step.text, encoding="utf-8")
            elif step.kind == "edit":
                path.write_text(edited(path.read_text(encoding="utf-8"), step.text), encoding="utf-8")
            else:
                printed += "".join(self.command(line) for line in step.text.splitlines())
        return printed

    def command(self, line: str) -> str:
        """Run a command of a recipe, which has to succeed; return what it prints."""
        program, *arguments = shlex.split(line)
        if program == "cp":
            shutil.copy(*(self.folder / argument for argument in arguments))
            return ""
        module = {"reform-tui": "tui", "pytest": "pytest"}[program]
        completed = self.run(module, *arguments)
        assert completed.returncode == 0, f"{line}\n{completed.stdout}{completed.stderr}"
        return completed.stdout

    def read(self, path: str) -> str:
        """Return the text of a file of the copy."""
        return (self.folder / path).read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project, as far as the recipes need it."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in COPIED:
        if Path(name).is_dir():
            shutil.copytree(name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(name, folder)
    return Project(folder)


def steps_of(title: str) -> list[Step]:
    """Return the steps of a recipe, in its order."""
    fences = re.findall(r"<!-- (new|edit|run)(?:: (\S+))? -->\n```\w+\n(.*?)```\n", RECIPES[title], re.DOTALL)
    return [Step(*fence) for fence in fences]


def arms() -> list[Arm]:
    """Return the rows of the table of functions in the recipe of a block."""
    rows = RECIPES["Add a block"].split("<!-- arms -->\n", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    cells = [re.findall(r"`([^`]+)`", row) for row in rows]
    return [Arm(*row) for row in cells]


def edited(text: str, fragment: str) -> str:
    """Return a text with the change a fragment shows, whose place has to be found once."""
    lines = [(line[:1] or " ", line[1:]) for line in fragment.splitlines()]
    old = "".join(f"{line}\n" for sign, line in lines if sign != "+")
    new = "".join(f"{line}\n" for sign, line in lines if sign != "-")
    place = f"\n{old}"
    assert f"\n{text}".count(place) == 1, f"not found once:\n{old}"
    return f"\n{text}".replace(place, f"\n{new}")[1:]


def with_arm(text: str, arm: Arm) -> str:
    """Return a module in which the match over blocks of a function has an arm for `Quote`."""
    functions = [node for node in ast.walk(ast.parse(text)) if getattr(node, "name", "") == arm.function]
    (refusal,) = (
        node
        for node in ast.walk(functions[0])
        if isinstance(node, ast.match_case) and ast.unparse(node.body[0]) == "assert_never(block)"
    )
    lines = text.splitlines()
    indent = " " * (refusal.pattern.col_offset - len("case "))
    lines[refusal.pattern.lineno - 1 : refusal.pattern.lineno - 1] = [
        f"{indent}case Quote():",
        f"{indent}    {arm.code}",
    ]
    text = "\n".join([*lines, ""])
    return text if "Quote," in text else text.replace("import Block, ", "import Block, Quote, ", 1)


def refusing_functions() -> set[tuple[str, str]]:
    """Return the functions that refuse a block they do not know, with their files."""
    return {
        (path.as_posix(), function.name)
        for path in Path("tui").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        and any(
            isinstance(node, ast.Call) and ast.unparse(node) == "assert_never(block)" for node in ast.walk(function)
        )
    }


def test_every_recipe_is_tested() -> None:
    assert list(RECIPES) == [
        "Add an indicator", "Add a ranking", "Add a panel", "Add a block", "Add an export format", "Add a language",
    ]  # fmt: skip
    assert all(steps_of(title) for title in RECIPES)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:tui|tests|docs|data)/[\w./-]+)`", CONTRIBUTING))))
def test_a_file_named_in_the_text_exists(path: str) -> None:
    assert Path(path).exists()


def test_the_checks_are_those_of_pre_commit() -> None:
    hooks = re.findall(r"entry: (.+)", Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert CONTRIBUTING.split("<!-- checks -->\n```sh\n", 1)[1].split("```", 1)[0].splitlines() == hooks


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Add an indicator", ["58/63", "Bộ phận một cửa"]),
        ("Add a ranking", ["Chỉ số công khai", "2023,hung-yen,Hưng Yên,5,published,false,78.40"]),
        ("Add a panel", ["THEMES\n", "Online public services: ", "directives sources themes"]),
        ("Add an export format", []),
        ("Add a language", ["ÜBERBLICK\n", "19. April 2023", "over 79,5 million"]),
    ],
)
def test_a_recipe_works_as_it_stands(project: Project, title: str, expected: list[str]) -> None:
    printed = project.follow(steps_of(title))
    assert [text for text in expected if text not in printed] == []
    if title == "Add a panel":
        assert "<h1>Nhóm chỉ tiêu" in project.read("themes.html")
    if title == "Add an export format":
        assert "\thung-yen\t" in project.read("papi.tsv")
        assert ".tsv (tab-separated)" in " ".join(project.run("tui", "table", "--help", "--lang", "en").stdout.split())


def test_the_functions_that_have_to_know_a_block_are_listed() -> None:
    assert {(arm.path, arm.function) for arm in arms()} == refusing_functions()


@pytest.mark.slow
def test_a_block_is_complete_where_the_recipe_says(project: Project) -> None:
    pytest.importorskip("mypy", reason="mypy comes with the extra dev")
    declaration, *others = steps_of("Add a block")
    project.follow([declaration])
    check = ("mypy", "--cache-dir", str(project.folder / "mypy"), "-p", "tui")
    refused = re.findall(
        r"^(.+?):\d+: error: .*\"Quote\"; expected \"Never\"", project.run(*check).stdout, re.MULTILINE
    )
    assert sorted(Path(path).as_posix() for path in refused) == sorted(arm.path for arm in arms())
    for arm in arms():
        path = project.folder / arm.path
        path.write_text(with_arm(path.read_text(encoding="utf-8"), arm), encoding="utf-8")
    printed = project.follow(others)
    completed = project.run(*check)
    assert completed.returncode == 0, completed.stdout
    for text in (printed, project.read("directives.html"), project.read("directives.svg")):
        assert "Say it in so many words." in text
