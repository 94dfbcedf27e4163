"""What every test stands on: the shipped dataset, and an environment that holds no surprise."""

from pathlib import Path

import pytest

from tui.dataset import bundled_dataset
from tui.dataset.reading import read
from tui.model import Dataset


@pytest.fixture(autouse=True)
def neutral_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Take out whatever the machine says about language, colour, data and drivers."""
    for name in (
        "REFORM_TUI_DATA",
        "REFORM_TUI_LANG",
        "REFORM_TUI_LINES",
        "NO_COLOR",
        "TEXTUAL_DRIVER",
        "REFORM_TUI_DEBUG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The dataset that comes with the program."""
    return read(bundled_dataset())
