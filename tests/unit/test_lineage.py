"""Whom an entity came from: told and set side by side, each with its own figures, never summed, never joined."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.contexts import context_of, empty_view, view_of
from tests.unit.factories import dataset, ranking, standing
from tui.blocks.figure import Figure, Opens
from tui.blocks.table import Row, Table
from tui.export.plain import aloud
from tui.model import Code, Dataset
from tui.pages.shared.lineage import lineage_sentences, lineage_table
from tui.wording import Language, languages, words_for


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if isinstance(cell, Figure)]


def table_of(data: Dataset, code: Code, language: Language = "vi") -> Table:
    found = lineage_table(context_of(data, words=words_for(language)), data.entity[code])
    assert found is not None
    return found


def merged() -> Dataset:
    """Return two provinces with scores and ranks that became a third one, which has its own."""
    one = ranking(
        standing("2022", "a", "4", "70"),
        standing("2022", "b", "2", "80"),
        standing("2023", "c", "3", "60"),
        standing("2023", "alone", "1", "90"),
    )
    data = dataset(rankings=(one,))
    entities = tuple(replace(each, into="c") if each.code in "ab" else each for each in data.entities)
    return replace(data, entities=entities)


@pytest.mark.parametrize("code", ["a", "b", "c"])
def test_everybody_of_a_lineage_sees_all_of_it_with_its_own_rank(code: Code) -> None:
    rows = {row.opens.code: texts(row)[1:] for row in table_of(merged(), code).rows if row.opens}
    assert rows == {"a": ["4/4 (2022)"], "b": ["2/4 (2022)"], "c": ["3/4 (về sau 2023)"]}


def test_one_row_is_the_entity_looked_at() -> None:
    for code in "abc":
        chosen = [row.opens for row in table_of(merged(), code).rows if row.chosen]
        assert chosen == [Opens("entity", code)]


def test_nothing_in_the_table_is_a_sum_or_a_mean_of_two() -> None:
    values = [cell.value for row in table_of(merged(), "c").rows for cell in row.cells if isinstance(cell, Figure)]
    assert not {Decimal(each) for each in (6, 150, 75, 210)} & set(values)
    assert table_of(merged(), "c").count == 3


def test_an_entity_that_stands_alone_has_no_lineage() -> None:
    data = merged()
    assert lineage_table(context_of(data, words=words_for("en")), data.entity["alone"]) is None
    assert lineage_sentences(context_of(data, words=words_for("en")), data.entity["alone"]) == []


def test_no_standing_of_a_predecessor_stands_for_its_successor() -> None:
    data = merged()
    (one,) = data.rankings
    old = view_of(data).edition(one, empty_view().periods(one)[-1])
    assert old.place("c") is None


@pytest.mark.parametrize("language", languages())
def test_every_successor_of_2025_stands_beside_those_it_came_from(shipped: Dataset, language: Language) -> None:
    successors = {each.into for each in shipped.entities if each.into}
    assert "hung-yen-2025" in successors
    for code in sorted(filter(None, successors)):
        came_from = {each.code for each in shipped.entities if each.into == code}
        rows = table_of(shipped, code, language).rows
        assert {row.opens.code for row in rows if row.opens} == came_from | {code}
        assert len(rows) == len(came_from) + 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", ["hung-yen", "thai-binh"])
def test_a_merged_province_names_those_it_merged_with_and_leads_to_the_new_one(
    shipped: Dataset, code: Code, language: Language
) -> None:
    words = words_for(language)
    (runs,) = lineage_sentences(context_of(shipped, words=words), shipped.entity[code])
    assert words("names", names="Hưng Yên", last="Thái Bình") in aloud(runs)
    assert [run.opens for run in runs if isinstance(run, Figure)] == [Opens("entity", "hung-yen-2025")]


def test_the_new_one_says_that_nothing_is_summed(shipped: Dataset) -> None:
    (runs,) = lineage_sentences(context_of(shipped, words=words_for("vi")), shipped.entity["hung-yen-2025"])
    assert "Hưng Yên" in aloud(runs)
    assert "Thái Bình" in aloud(runs)
    assert "không cộng" in aloud(runs)


def test_two_of_one_name_are_told_apart(shipped: Dataset) -> None:
    names = [texts(row)[0] for row in table_of(shipped, "hung-yen").rows]
    assert len(set(names)) == len(names)
