"""The wheel alone, with no checkout beside it, has all it needs."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel would install."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), "."]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["check", "--format", "json"], '"problems": []'), (["--plain"], "250/261"), (["table", "dti"], "hung-yen")],
)
def test_the_wheel_alone_answers(unpacked: Path, tmp_path: Path, arguments: list[str], expected: str) -> None:
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r}); from tui.cli import main; sys.exit(main({arguments!r}))"
    environment = os.environ | {"PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert expected in done.stdout
    if "check" in arguments:
        assert json.loads(done.stdout)["file"].startswith(str(unpacked))
