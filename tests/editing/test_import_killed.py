"""`import` and `record --undo` killed at any instant leave the dataset as it was or as it was to be, and no rest."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tui
from tui.dataset.reading import read
from tui.editing.files import locked
from tui.model import Dataset

KILLS = 20
"""How many processes are killed in the test; `REFORM_TUI_KILLS=100` tries harder."""
LATEST = 0.05
"""Seconds after which the last kill comes once the dataset is as a reader has waited for, with the table or without."""
PATIENCE = 20.0
DATA = """
title: {vi: Số liệu, en: Figures}
themes: []
units: []
sources:
  - {code: report, publisher: Report, kind: official, read: 2024-01-01}
indicators: []
entities:
  - {code: da-nang, name: Đà Nẵng, kind: province}
  - {code: quang-ninh, name: Quảng Ninh, kind: province}
sets: [{code: all, name: Tất cả, kind: province}]
rankings:
  - code: pci
    name: PCI
    short: PCI
    decimals: 2
    members: [{since: 2005, set: all}]
    table: pci.csv
"""
ROWS = "period,entity,rank,score,source\n2016,da-nang,1,70.00,report\n"
TABLE = "Tỉnh/Thành phố,Xếp hạng,Chỉ số PCI năm 2017\nĐà Nẵng,1,70.11\nQuảng Ninh,2,70.69\n"
NURSERY = """
import os, sys
from tui.cli import main
import tui.cli.import_table, tui.cli.record
dataset, table = sys.argv[1:]
source = ["--source", "vcci-2017", "--source-publisher", "VCCI"]
bring_in = ["import", "pci", table, "--data", dataset, *source, "--accept", "ranks", "--yes"]
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        while True:
            main(bring_in)
            main(bring_in)
            main(["record", "--undo", "--data", dataset])
    print(child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""Forks, at each line it is given, a process that brings a table in, finds it there, and takes it back, without end."""


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "indicators.yaml").write_text(DATA, encoding="utf-8")
    (folder / "pci.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "pci-2017.csv").write_text(TABLE, encoding="utf-8")
    return folder / "indicators.yaml"


def has_table(known: Dataset) -> bool:
    """Whether the whole table is in a dataset; that part of it is there is a failure."""
    rows = [row for row in known.ranking["pci"].standings if row.period.code == "2017" and "vcci-2017" in row.source]
    assert len(rows) in (0, 2)
    assert bool(rows) == ("vcci-2017" in known.source)
    return bool(rows)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform cannot fork")
def test_an_import_killed_at_any_instant_leaves_all_or_nothing(dataset: Path, tmp_path: Path) -> None:
    kept = {"indicators.yaml", "pci.csv", ".indicators.yaml.change", "indicators.imports.json"}
    environment = os.environ | {"PYTHONPATH": str(Path(tui.__file__).parent.parent)}
    command = [sys.executable, "-c", NURSERY, str(dataset), str(tmp_path / "pci-2017.csv")]
    nursery = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        for n in range(int(os.environ.get("REFORM_TUI_KILLS", KILLS))):
            _kill_one(nursery, dataset, n)
            state = has_table(read(dataset))
            with locked(dataset):
                assert has_table(read(dataset)) is state
            left = {path.name for path in dataset.parent.iterdir() if not path.name.endswith((".previous", ".lock"))}
            assert left <= kept
    finally:
        os.killpg(nursery.pid, signal.SIGKILL)
        nursery.communicate()


def _kill_one(nursery: subprocess.Popen[str], dataset: Path, n: int) -> None:
    """Kill a process a little after the dataset is with the table (odd numbers) or without it (even ones)."""
    assert nursery.stdin
    assert nursery.stdout
    print("go", file=nursery.stdin, flush=True)
    child = int(nursery.stdout.readline())
    deadline = time.monotonic() + PATIENCE
    table = dataset.with_name("pci.csv")
    while (b"vcci-2017" in table.read_bytes()) is not bool(n % 2):
        assert time.monotonic() < deadline, "it never happened"
    deadline = time.monotonic() + LATEST * ((n * 37) % 100) / 100
    while time.monotonic() < deadline:
        assert table.read_bytes().startswith(ROWS.encode())
    os.kill(child, signal.SIGKILL)
    assert nursery.stdout.readline() == "gone\n"
