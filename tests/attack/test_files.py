"""Hostile files: each is read or refused with problems in bounded time, and what is read is rendered everywhere."""

from pathlib import Path
from random import Random
from time import process_time

import msgspec.structs
import pytest

from tests.contexts import context_of
from tests.terminal.hostile import write_dataset
from tests.unit.test_accepted import SOUND, TABLES, UNUSUAL
from tui.dataset.reading import read
from tui.drawing.blocks import COMPACT_BELOW, draw
from tui.errors import DatasetError
from tui.export.formats import DOCUMENTS
from tui.export.formats import TABLES as TABLE_FORMATS
from tui.export.listings import indicator_listing, ranking_listing
from tui.export.page_document import document_of
from tui.export.plain import plain_text
from tui.model import Dataset
from tui.pages import page
from tui.selection.panel_names import PANELS
from tui.wording import languages, words_for

ZOO = Path(__file__).parent.parent / "zoo"
SECONDS = 5
"""The most a hostile file of a few thousand letters may cost to read or to draw on one page."""
SPLICES = (
    "\x00",
    "\x07",
    "\x1b[31m",
    "\x1b]52;c;eA==\x07",
    "\x85",
    "\u2028",
    "\u202e",
    "\u200b",
    "\u034f",
    "\u115f",
    "\u3164",
    "\u2800",
    "\ud7ff",
    "漢",
    "e" + "\u0301" * 60,
    "[@click=app.quit]x[/]",
    "\t",
    "\r",
    "\n",
    '"',
    "'",
    ",",
    ":",
    "#",
    "&a",
    "*a",
    "!!python/object:os.system",
    "<<: {}",
    "{",
    "}",
    "[",
    "]",
    "- ",
    "? ",
    "|",
    ">",
    "%",
    "~",
    "null",
    "-0",
    "1e999",
    "0x10",
    "999999999999999999 billion",
    "-1",
    "0/0",
    "9999-12-31",
    "0001",
    "2022-Q3",
    "2020-01/9999-12",
    "<=10",
    ">=59",
    "14-16",
    "true",
    "=1+1",
    "../../etc/passwd",
    "x" * 2000,
)
"""What has a meaning to YAML, CSV, terminals, spreadsheets or the grammar of datasets."""
VALUES = (
    "0",
    "-1",
    "1",
    "3",
    "2/3",
    "999999999999999999",
    "0.000000000001",
    "4 million",
    "2022",
    "2021",
    "0001",
    "9999",
    "2022-Q3",
    "2022-02",
    "2022-02-28",
    "2020-01/9999-12",
    "a",
    "b",
    "all",
    "s",
    "u",
    "t",
    "i",
    "r",
    "<=10",
    ">=59",
    "1-2",
    "true",
    "false",
    "over",
    "missing",
    "estimated",
    "province",
    "{vi: x, en: y}",
    "[a, b]",
    "[]",
    "''",
)
"""What may stand somewhere in a dataset."""


def _seeds(folder: Path) -> list[str]:
    unusual = [text for text in UNUSUAL.values() if len(text) < 5_000]
    zoo = [path.read_bytes().decode("utf-8", "replace") for path in sorted(ZOO.glob("*.yaml"))]
    hostile = write_dataset(folder / "hostile").read_text(encoding="utf-8")
    return [SOUND] * 20 + unusual * 6 + [hostile] * 4 + [text for text in zoo if len(text) < 5_000]


def _spliced(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(SPLICES) + text[at:]


def _without_span(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randrange(1, 40) :]


def _with_repeated_line(random: Random, text: str) -> str:
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return "\n".join(lines)


def _without_line(random: Random, text: str) -> str:
    lines = text.split("\n")
    del lines[random.randrange(len(lines))]
    return "\n".join(lines)


def _with_other_value(random: Random, text: str) -> str:
    """Put another value behind a colon or a comma, which most often leaves a dataset that can be parsed."""
    places = [n for n, letter in enumerate(text) if letter in ":,"]
    if not places:
        return text
    start = random.choice(places) + 1
    end = min((n for letter in ",}]\n" if (n := text.find(letter, start)) >= 0), default=len(text))
    return f"{text[:start]} {random.choice(VALUES)}{text[end:]}"


MUTATIONS = (
    _spliced,
    _without_span,
    _with_repeated_line,
    _without_line,
    _with_other_value,
    _with_other_value,
    _with_other_value,
)


def _mutated(random: Random, text: str) -> str:
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        text = random.choice(MUTATIONS)(random, text)
    return text


def _write(random: Random, folder: Path, seeds: list[str]) -> Path:
    """Write a mutated dataset and the mutated tables beside it."""
    path = folder / "indicators.yaml"
    path.write_bytes(_mutated(random, random.choice(seeds)).encode("utf-8", "surrogatepass"))
    for name, text in TABLES.items():
        (folder / name).write_bytes(_mutated(random, text).encode("utf-8", "surrogatepass"))
    return path


def _read_or_refused(path: Path) -> Dataset | None:
    try:
        return read(path)
    except DatasetError as refusal:
        if not refusal.problems:
            raise
        return None


def _render(dataset: Dataset, language: str) -> None:
    """Draw every page at two widths, and write it as text, documents and tables."""
    base = context_of(dataset, words=words_for(language))
    for panel in PANELS:
        selection = msgspec.structs.replace(base.selection, panel=panel)
        context = context_of(dataset, selection=selection, words=base.words)
        drawn = page(context)
        assert plain_text(drawn).endswith("\n")
        for block in drawn.blocks:
            for width in (8, 119):
                draw(block, width, compact=width < COMPACT_BELOW)
        for suffix in (".html", ".md"):
            assert DOCUMENTS[suffix].encoded(document_of(context))
    listings = (indicator_listing(base), *(ranking_listing(base, ranking) for ranking in dataset.rankings))
    for suffix, table_format in TABLE_FORMATS.items():
        assert table_format.encoded(listings), suffix


def test_hostile_files_are_refused_or_rendered(tmp_path: Path, random: Random, seed: int, cases: int) -> None:
    seeds, accepted = _seeds(tmp_path), 0
    for case in range(cases):
        path = _write(random, tmp_path, seeds)
        start = process_time()
        try:
            dataset = _read_or_refused(path)
            if dataset is not None and (accepted := accepted + 1) % 2:
                _render(dataset, languages()[accepted // 2 % 2])
        except Exception as error:
            error.add_note(f"case {case} of --attack-seed {seed}:\n{path.read_bytes()[:6_000]!r}")
            raise
        assert process_time() - start < SECONDS * len(PANELS), (case, seed)
    assert accepted > cases // 20, "too few are accepted for their pages to be attacked"


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_mutation_changes_a_file(mutation: object, random: Random) -> None:
    assert callable(mutation)
    assert any(mutation(random, SOUND) != SOUND for _ in range(20))


@pytest.mark.parametrize("letter", ["\u034f", "\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"])
def test_letters_that_show_nothing_are_refused(letter: str, tmp_path: Path) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(SOUND.replace("en: Alpha", f"en: Al{letter}pha"), encoding="utf-8")
    with pytest.raises(DatasetError) as refusal:
        read(path)
    assert [problem.details.get("code") for problem in refusal.value.problems] == [f"U+{ord(letter):04X}"]


@pytest.mark.parametrize("start", ["=", "＝", "＋", "－", "＠", ";="])
def test_no_cell_of_a_table_starts_a_formula(start: str, tmp_path: Path) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(SOUND.replace("en: Indicator", f"en: '{start}1+1'"), encoding="utf-8")
    written = TABLE_FORMATS[".csv"].encoded((indicator_listing(context_of(read(path))),)).decode()
    assert f",'{start}1+1," in written


@pytest.mark.parametrize("escape", ["\\x85", "\\v", "\\f", "\\r", "\\n", "\\t", "\\u2028"])
def test_no_control_character_passes_in_a_span(escape: str, tmp_path: Path) -> None:
    path = tmp_path / "indicators.yaml"
    path.write_text(SOUND.replace("{period: 2022, value", f'{{period: "2022{escape}/2023", value'), encoding="utf-8")
    with pytest.raises(DatasetError) as refusal:
        read(path)
    assert [problem.kind for problem in refusal.value.problems] == ["character"]
