"""Hostile published tables: each is read, questioned or refused in words, and what is written can be read again."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from tests.attack.mutations import SPLICES, mutated, with_other_bytes
from tests.unit.test_accepted import SOUND
from tui.cli import main
from tui.dataset.reading import read
from tui.importing.answers import memory_file

EVERY = 50
"""One in so many cases is a table to be imported."""
TABLE = "Bảng 1,,,\nTỉnh,Hạng,Điểm,Năm\nAlpha,1,50.25,2023\nBeta,2,40.5,2023\nTrung bình,,45.4,2023\n"
VALUES = (
    "Alpha",
    "Beta",
    "Tỉnh",
    "Hạng",
    "Điểm",
    "2023",
    "1",
    "2",
    "50,25",
    "1.083",
    "…",
    "NA",
    "",
    "Trung bình",
    "x" * 40_000,
)
NUMBERS = (
    "1",
    "2",
    "50.25",
    "1e308",
    "-1",
    "NaN",
    "INF",
    "-INF",
    "1e999",
    "45000",
    "0.1",
    "6.4440412521362305",
    "99999999999999999999",
)
CODES = (0, 2, 64, 73)
"""How an import may end: good, with questions, refused, not written."""


def csv_table(random: Random) -> bytes:
    """A table as text in some encoding."""
    text = mutated(random, random.choice((TABLE, TABLE.replace(",", ";"), TABLE.replace(",", "\t"))))
    encoding = random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1258"))
    content = text.encode(encoding, "replace")
    return with_other_bytes(random, content) if random.random() < 0.2 else content


def workbook(random: Random) -> bytes:
    """A workbook with texts, numbers, days, truths and merged cells anywhere."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for _ in range(random.choice((1, 1, 2))):
        sheet = book.add_worksheet()
        for y, line in enumerate(TABLE.splitlines()):
            for x, cell in enumerate(line.split(",")):
                sheet.write(y, x, cell if random.random() < 0.9 else random.choice(VALUES))
        for _ in range(random.randrange(4)):
            y, x = random.choice((0, 1, 4, 9)), random.randrange(6)
            sheet.write(y, x, random.choice((1.5, True, random.choice(VALUES), random.choice(SPLICES))))
        if random.random() < 0.3:
            y, x = random.randrange(6), random.randrange(4)
            sheet.merge_range(y, x, y + random.randrange(1, 3), x + 1, random.choice(VALUES))
    book.close()
    return content.getvalue()


def with_other_parts(random: Random, content: bytes) -> bytes:
    """Change the XML inside a workbook, whose checksums then agree."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8", "replace")
            if random.random() < 0.3:
                part = mutated(random, part)
            if "sheet" in name and random.random() < 0.3:
                part = part.replace("<v>0</v>", f"<v>{random.choice(NUMBERS)}</v>")
                part = part.replace('r="A1"', random.choice(('r="XFD1048576"', 'r="A0"', 'r="A99999999999"', 'r=""')))
                part = part.replace("A1:D5", random.choice(("A1:XFD1048576", "D5:A1", "A1", ":")))
            if random.random() < 0.97:
                new.writestr(name, part.encode("utf-8", "surrogatepass"))
    return changed.getvalue()


def hostile_workbook(random: Random) -> bytes:
    """A workbook whose parts or bytes were changed."""
    content = workbook(random)
    match random.randrange(4):
        case 0:
            return content
        case 1:
            return with_other_bytes(random, content)
        case _:
            return with_other_parts(random, content)


MAKERS: tuple[tuple[str, Callable[[Random], bytes]], ...] = (
    ("table.csv", csv_table),
    ("table.txt", csv_table),
    ("table.xlsx", hostile_workbook),
    ("table.xls", hostile_workbook),
    ("table.ods", hostile_workbook),
)


def import_one(random: Random, folder: Path) -> int:
    """Import one hostile table into a new dataset; return how the command ended."""
    name, make = random.choice((*MAKERS[:3], *MAKERS))
    table, dataset = folder / name, folder / "indicators.yaml"
    table.write_bytes(make(random))
    dataset.write_text(SOUND, encoding="utf-8")
    for left in (memory_file(dataset), *folder.glob("*.previous"), *folder.glob(".*.change")):
        left.unlink(missing_ok=True)
    options = random.choice(([], ["--period", "2023"], ["--yes"], ["--period", "2023", "--yes", "--accept", "names"]))
    return main(["import", "r", str(table), "--data", str(dataset), "--source", "s", "--lang", "en", *options])


def test_hostile_tables_are_read_questioned_or_refused(
    tmp_path: Path, seed: int, cases: range, capfd: pytest.CaptureFixture[str]
) -> None:
    ended = dict.fromkeys(CODES, 0)
    for case in cases[::EVERY]:
        random = Random(f"{seed} {case}")
        try:
            code = import_one(random, tmp_path)
            said = capfd.readouterr()
            assert code in CODES, said.err
            assert not [sign for sign in ("\x1b", "\x07", "\u202e") if sign in said.out + said.err]
            ended[code] += 1
            read(tmp_path / "indicators.yaml")
        except BaseException as error:
            error.add_note(f"pytest tests/attack --attack-seed {seed} --attack-case {case}")
            raise
    if len(cases) >= 10_000:
        assert all(ended[code] for code in (0, 2, 64)), ended
