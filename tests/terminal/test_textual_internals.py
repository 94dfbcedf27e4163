"""Textual's private names stand in one module, and no class of this program takes one of them for its own."""

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest
from textual.screen import Screen

import tui
from tui.widgets import textual_internals

ROOT = Path(tui.__file__).parent
INTERNALS = ROOT / "widgets" / "textual_internals.py"
SOURCES = [
    ROOT / "app.py",
    *(path for folder in ("panels", "widgets") for path in sorted((ROOT / folder).glob("*.py"))),
]
RECORDS = {"_replace", "_asdict", "_fields"}
"""What a named tuple offers to everybody."""


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in RECORDS


def is_own(owner: ast.expr) -> bool:
    """Whether an attribute is one of the object itself."""
    return isinstance(owner, ast.Name) and owner.id in ("self", "cls")


def foreign_private_names(tree: ast.AST) -> Iterator[str]:
    """Yield the private attributes of other objects, and of `super()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and is_private(node.attr) and not is_own(node.value):
            yield ast.unparse(node)


def own_private_names(tree: ast.AST) -> set[str]:
    """Return the private names a class defines or uses of itself."""
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and is_own(node.value)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    return {name for name in names if is_private(name)}


@cache
def class_tree(kind: type) -> ast.AST:
    return ast.parse(dedent(inspect.getsource(kind)))


def private_names_of_textual(kind: type) -> set[str]:
    """Return the private names of the classes of Textual that a class is or builds on."""
    bases = [base for base in kind.__mro__ if base.__module__.startswith("textual.")]
    return set().union(*(own_private_names(class_tree(base)) for base in bases))


def classes_of(module: ModuleType) -> list[type]:
    return [kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__]


@pytest.mark.parametrize("path", [path for path in SOURCES if path != INTERNALS], ids=lambda path: path.name)
def test_nothing_private_of_another_object_is_used(path: Path) -> None:
    assert list(foreign_private_names(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", [path for path in SOURCES if path != INTERNALS], ids=lambda path: path.name)
def test_no_class_shares_a_private_name_with_textual(path: Path) -> None:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    for kind in classes_of(import_module(".".join(parts).removesuffix(".__init__"))):
        assert own_private_names(class_tree(kind)) & private_names_of_textual(kind) == set(), kind


@pytest.mark.parametrize("kind", classes_of(textual_internals))
def test_every_name_of_the_one_module_is_one_that_textual_has(kind: type) -> None:
    assert own_private_names(class_tree(kind)) <= private_names_of_textual(kind)


def test_the_screen_that_is_painted_from_has_its_compositor() -> None:
    assert "_compositor" in private_names_of_textual(Screen)
