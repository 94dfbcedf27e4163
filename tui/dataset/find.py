"""Which dataset file is meant."""

import os
from pathlib import Path

from tui.files import expanded

FILE_NAME = "indicators.yaml"
UNFINISHED = ".reform-tui-init"
"""The note in a folder whose files `reform-tui init` has not all written."""


def bundled_dataset() -> Path:
    """Return the dataset that came with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data" / FILE_NAME
    return inside if inside.exists() else package.parent / "data" / FILE_NAME


def users_copy() -> Path:
    """Return where the user's own copy lives; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("reform-tui", appauthor=False) / FILE_NAME


def find_dataset(asked: str | None = None) -> Path:
    """Return the dataset asked for, else the one of REFORM_TUI_DATA, else the user's own, else the bundled."""
    named = asked or os.environ.get("REFORM_TUI_DATA")
    if named:
        path = expanded(named)
        return path / FILE_NAME if path.is_dir() else path
    users = users_copy()
    return users if users.exists() else bundled_dataset()
