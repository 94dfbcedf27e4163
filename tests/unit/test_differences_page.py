"""Differences in words: every record and every value of it has its sentence, many alike are counted in one line."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.contexts import context_of
from tests.recomputed.generated import indicators, rankings
from tests.recomputed.making import Document, written
from tests.unit.every_record import FIELDS, RECORDS, paths, record_of, variant
from tests.unit.factories import dataset, indicator, moderate, observation, ranking, standing, text
from tests.unit.test_differences import put, scored
from tui.analysis.differences import compared_fields, differences
from tui.blocks.figure import Mark
from tui.blocks.page import Note, Notes, Page
from tui.dataset.reading import read
from tui.export.differences import differences_json
from tui.export.plain import block_text, plain_text
from tui.model import Dataset, Entity, Observation, Unit
from tui.pages.differences.notes import difference_note
from tui.pages.differences.page import page
from tui.pages.differences.sections import SECTIONS
from tui.pages.differences.sides import Sides
from tui.pages.differences.values import key_name
from tui.selection import Selection
from tui.wording import languages, words_for


def sides_of(before: Dataset, after: Dataset, language: str = "en") -> Sides:
    words = words_for(language)
    return Sides(context_of(before, words=words), context_of(after, words=words))


def text_of(before: Dataset, after: Dataset, language: str = "en") -> str:
    return plain_text(page(sides_of(before, after, language)))


def block(told: Page, key: str) -> str:
    return next(block_text(block) for block in told.blocks if block.key == key)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_every_value_has_a_name(kind: type[Any], name: str, language: str) -> None:
    assert key_name(words_for(language), kind, name)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("kind", "path"), list(paths()))
def test_every_change_of_every_value_has_its_sentence(kind: type[Any], path: tuple[str, ...], language: str) -> None:
    both = {name: (record_of(kind), record_of(kind, 1)) for name, kind in (("units", Unit), ("entities", Entity))}
    whole = replace(record_of(Dataset), **both)
    hints = get_type_hints(kind)
    for name in compared_fields(kind):
        record = replace(whole if kind is Dataset else record_of(kind), **{name: variant(hints[name], 1)})
        sides = sides_of(whole, put(whole, path, record), language)
        told = differences(sides.before.dataset, sides.after.dataset)
        sentences = [on_screen(difference_note(sides, difference)) for difference in told if difference.fields]
        gained = sides.words("diff.gained", names="")
        assert all("→" in sentence or gained in sentence for sentence in sentences), name
        assert len(page(sides).blocks) > 1, name


def on_screen(note: Note) -> str:
    return "".join(run if isinstance(run, str) else run.text for run in note.runs if not isinstance(run, Mark))


def test_every_kind_of_record_has_its_section() -> None:
    kinds = [kind for kinds in SECTIONS.values() for kind in kinds]
    assert sorted(kind.__name__ for kind in kinds) == sorted(kind.__name__ for kind in RECORDS)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "sửa: services, 2022: từ hơn 80 services thành 81 services"),
        ("en", "corrected: services, 2022: from over 80 services to 81 services"),
    ],
)
def test_another_figure_of_the_same_period_is_corrected_and_no_movement(language: str, sentence: str) -> None:
    before, after = (dataset(indicators=(indicator({"2022": value}),)) for value in (">80", "81"))
    assert sentence in text_of(before, after, language).splitlines()


def test_on_the_screen_signs_stand_between_the_figures() -> None:
    before, after = (dataset(indicators=(indicator({"2022": value}),)) for value in (">80", "81"))
    (figures,) = (block for block in page(sides_of(before, after)).blocks if isinstance(block, Notes))
    assert figures.notes[0].mark.glyph == "≠"
    assert on_screen(figures.notes[0]) == "services, 2022: over 80 → 81"


def test_a_new_edition_is_one_line_with_that_of_home_below_it() -> None:
    codes = [f"entity-{n}" for n in range(63)]
    old = [standing("2022", code, str(n)) for n, code in enumerate(codes, 1)]
    new = [standing("2023", code, str(n)) for n, code in enumerate(codes, 1)]
    before, after = (
        dataset(rankings=(ranking(*rows, code="papi"),), sets={"all": codes}, home="entity-7")
        for rows in (old, [*old, *new])
    )
    told = page(sides_of(before, after))
    assert block(told, "standings").splitlines() == [
        "Ranks and scores (63 added)",
        "added: papi 2023: 63 rows added",
        "added: papi 2023, entity-7: rank 8 of 63",
    ]


def test_many_corrections_of_an_edition_say_what_was_corrected() -> None:
    codes = [f"entity-{n}" for n in range(10)]
    old = [standing("2022", code, score=str(n)) for n, code in enumerate(codes, 1)]
    new = [standing("2022", code, score=f"{n}.5") for n, code in enumerate(codes, 1)]
    before, after = (dataset(rankings=(ranking(*rows, code="papi"),)) for rows in (old, new))
    assert "corrected: papi 2022: 10 rows corrected; score" in text_of(before, after).splitlines()


def test_many_figures_of_an_indicator_are_one_line_with_their_periods() -> None:
    before, after = (
        dataset(indicators=(indicator({str(year): str(year) for year in range(2000, last)}),)) for last in (2001, 2013)
    )
    assert "added: services: 12 rows added; from 2001 to 2012" in text_of(before, after).splitlines()


def test_a_rank_that_follows_from_the_score_of_another_is_told_as_derived() -> None:
    told = page(sides_of(scored(a="90", b="80", c="70"), scored(a="75", b="80", c="70")))
    assert block(told, "standings").splitlines()[1:] == ["corrected: index 2023, a: score from 90 to 75"]
    assert block(told, "shifts").splitlines()[1:] == [
        "derived: index 2023, b: rank from 2 of 3 (derived) to 1 of 3 (derived)",
        "derived: index 2023, a: rank from 1 of 3 (derived) to 2 of 3 (derived)",
    ]


def test_a_text_that_changed_in_another_language_only_says_in_which() -> None:
    first = replace(observation("2022", "80"), note=replace(text("như cũ"), en="as it was"))
    second = replace(first, note=replace(text("như cũ"), en="as it is"))
    before, after = (dataset(indicators=(replace(indicator({}), observations=(row,)),)) for row in (first, second))
    assert "ghi chú: (en) từ as it was thành as it is" in text_of(before, after, "vi")


def test_the_same_says_so() -> None:
    whole = dataset(indicators=(indicator({"2022": "80"}),))
    assert "Nothing changed" in text_of(whole, whole)


def test_what_is_gone_leads_nowhere_and_cites_nothing_that_is_gone(shipped: Dataset) -> None:
    without = replace(shipped, indicators=shipped.indicators[1:], sources=shipped.sources[1:], lead=None)
    told = page(sides_of(shipped, without))
    notes = [note for block in told.blocks if isinstance(block, Notes) for note in block.notes]
    assert any(note.opens is None for note in notes)
    known = {*without.indicator, *without.source, *without.ranking, *without.entity}
    assert {note.opens.code for note in notes if note.opens} <= known
    assert {code for note in notes for code in note.cited} <= set(without.source)


def test_the_words_of_json_are_those_of_the_page() -> None:
    before, after = (dataset(indicators=(indicator({"2022": value}),)) for value in ("79.5 million", "80 million"))
    report = json.loads(differences_json(sides_of(before, after), ("a", "b")))
    (told,) = report.pop("differences")
    assert report == {"format": 1, "old": "a", "new": "b", "same": False, "derived_ranks": []}
    assert told["text"] in text_of(before, after)
    assert (told["kind"], told["change"], told["of"], told["fields"]) == (
        "observation", "changed", "services", ["value"],
    )  # fmt: skip
    assert (told["old"]["value"], told["new"]["value"]) == ("79.5 million", "80 million")
    assert list(told["old"]) == list(Observation.__struct_fields__)


def test_derived_ranks_are_in_json() -> None:
    before, after = scored(a="90", b="80"), scored(a="75", b="80")
    report = json.loads(differences_json(sides_of(before, after), ("a", "b")))
    ranks = [(rank["of"], rank["period"], rank["entity"], rank["old"], rank["new"]) for rank in report["derived_ranks"]]
    assert ranks == [("index", "2023", "b", "2", "1"), ("index", "2023", "a", "1", "2")]


@pytest.mark.parametrize("kind", RECORDS)
def test_json_takes_every_value(kind: type[Any]) -> None:
    whole = record_of(Dataset)
    empty = Dataset(title=text("other"))
    for before, after in ((whole, empty), (empty, whole)):
        report = json.loads(differences_json(sides_of(before, after), ("a", "b")))
        records = [row for row in report["differences"] if row["kind"] == kind.__name__.lower()]
        side = "old" if before is whole else "new"
        assert [list(row[side]) for row in records] == [list(compared_fields(kind))] * len(records)
        assert records


def test_a_dataset_without_a_day_is_worded_too() -> None:
    before, after = (Dataset(title=text(name)) for name in ("one", "other"))
    assert before.as_of is None
    assert "title: from one to other" in text_of(before, after)
    assert Selection(context_of(before).selection.as_of)


@pytest.mark.parametrize("language", languages())
@given(first=st.one_of(rankings(), indicators()), second=st.one_of(rankings(), indicators()))
@settings(moderate, suppress_health_check=[HealthCheck.too_slow])
def test_any_two_datasets_are_told_apart_in_words(first: Document, second: Document, language: str) -> None:
    with TemporaryDirectory() as folder:
        before, after = (read(written(Path(folder), document)) for document in (first, second))
    sides = sides_of(before, after, language)
    report = json.loads(differences_json(sides, ("a", "b")))
    told = page(sides)
    assert bool(told.blocks[1:]) is not report["same"]
    assert all(row["text"] for row in report["differences"])
    assert plain_text(told)
