"""Hostile files: each is read or refused with problems in bounded time, and what is read is rendered everywhere."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import process_time

import msgspec
import pytest

from tests.attack.grammar import Grammar
from tests.attack.mutations import MUTATIONS, mutated
from tests.attack.rendering import render, render_everything
from tests.contexts import context_of
from tests.terminal.hostile import write_dataset
from tests.unit.test_accepted import SOUND, TABLES, UNUSUAL
from tui.dataset.reading import read
from tui.errors import DatasetError
from tui.export.formats import TABLES as TABLE_FORMATS
from tui.export.listings import indicator_listing
from tui.model import Dataset
from tui.wording import languages

ZOO = Path(__file__).parent.parent / "zoo"
SECONDS = 20
"""The most a hostile file of a few thousand letters may cost to be read and drawn everywhere."""
GENERATED = 40
"""One in so many cases is a dataset made along the records, most of which are accepted."""
WHOLE, WHOLE_FIRST = 2_000, 3
"""Of so many cases, the first few are rendered as everything there is, which takes seconds."""


def _seeds(folder: Path) -> list[str]:
    unusual = [text for text in UNUSUAL.values() if len(text) < 5_000]
    zoo = [path.read_bytes().decode("utf-8", "replace") for path in sorted(ZOO.glob("*.yaml"))]
    hostile = write_dataset(folder / "hostile").read_text(encoding="utf-8")
    return [SOUND] * 20 + unusual * 6 + [hostile] * 4 + [text for text in zoo if len(text) < 5_000]


def _write(random: Random, folder: Path, seeds: list[str]) -> Path:
    """Write a mutated dataset and the mutated tables beside it."""
    path = folder / "indicators.yaml"
    path.write_bytes(mutated(random, random.choice(seeds)).encode("utf-8", "surrogatepass"))
    for name, text in TABLES.items():
        (folder / name).write_bytes(mutated(random, text).encode("utf-8", "surrogatepass"))
    return path


def _write_generated(random: Random, folder: Path) -> Path:
    """Write a dataset made along the records, its tables beside it."""
    path, grammar = folder / "indicators.yaml", Grammar(random)
    document = json.dumps(grammar.dataset(), ensure_ascii=False, indent=1)
    path.write_text(document.replace(": null", ": ~"), encoding="utf-8")
    for name, text in grammar.tables.items():
        (folder / name).write_text(text, encoding="utf-8")
    return path


def _read_or_refused(path: Path) -> Dataset | None:
    try:
        return read(path)
    except DatasetError as refusal:
        if not refusal.problems:
            raise
        return None


class Attack:
    """Reads one file after the other, and renders every dataset that was not rendered before."""

    def __init__(self, seed: int, make: Callable[[Random], Path]) -> None:
        self.seed = seed
        self.make = make
        self.accepted = 0
        self._rendered: set[bytes] = set()

    def run(self, case: int) -> None:
        """Make, read and render one file; each depends on the seed and its number alone."""
        random = Random(f"{self.seed} {case}")
        path = self.make(random)
        with self._told(case, path):
            dataset = _read_or_refused(path)
            if dataset is None:
                return
            self.accepted += 1
            digest = hashlib.sha256(msgspec.msgpack.encode(dataset)).digest()
            if digest not in self._rendered:
                self._rendered.add(digest)
                rendering = render_everything if case % WHOLE < WHOLE_FIRST else render
                rendering(random, dataset, languages()[case // GENERATED % 2])

    @contextmanager
    def _told(self, case: int, path: Path) -> Iterator[None]:
        """Tell how to repeat a case that fails."""
        again = f"pytest tests/attack --attack-seed {self.seed} --attack-case {case}"
        start = process_time()
        try:
            yield
        except Exception as error:
            error.add_note(f"{again}\n{path.read_bytes()[:6_000]!r}")
            raise
        spent = process_time() - start
        assert spent < SECONDS, f"{spent:.1f} s: {again}"


@pytest.mark.slow
def test_mutated_files_are_refused_or_rendered(tmp_path: Path, seed: int, cases: range) -> None:
    seeds = _seeds(tmp_path)
    attack = Attack(seed, lambda random: _write(random, tmp_path, seeds))
    for case in cases:
        if case % GENERATED:
            attack.run(case)
    assert attack.accepted > len(cases) // 20 or len(cases) < 100, "too few are accepted for their pages to be attacked"


@pytest.mark.slow
def test_datasets_made_along_the_records_are_rendered(tmp_path: Path, seed: int, cases: range) -> None:
    attack = Attack(seed, lambda random: _write_generated(random, tmp_path))
    generated = [case for case in cases if case % GENERATED == 0]
    for case in generated:
        attack.run(case)
    assert attack.accepted >= len(generated) // 2, "too few are accepted"


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_each_mutation_changes_a_file(mutation: Callable[[Random, str], str], random: Random) -> None:
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
