"""Everything that can be opened is found by a part of any of its names, tones and case aside."""

import unicodedata

import pytest

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, ranking, standing
from tui.blocks.figure import Opens
from tui.model import Dataset
from tui.pages.navigation.search import MOST_RESULTS, find
from tui.text import collation_key
from tui.wording import Language, languages, words_for


def targets_of(data: Dataset, text: str, language: Language = "vi") -> list[Opens]:
    return [opens for _, opens in find(context_of(data, words=words_for(language)), text)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("typed", "opens"),
    [
        ("da nang", Opens("entity", "da-nang")),
        ("Đà Nẵng", Opens("entity", "da-nang")),
        (unicodedata.normalize("NFD", "ĐÀ NẴNG"), Opens("entity", "da-nang")),
        ("tthue", Opens("entity", "thua-thien-hue")),
        ("tphcm", Opens("entity", "ho-chi-minh")),
        ("MOLISA", Opens("entity", "bo-lao-dong-tbxh")),
        ("bo gd&dt", Opens("entity", "bo-giao-duc-dao-tao")),
    ],
)
def test_an_entity_is_found_by_any_form_of_any_of_its_names(
    shipped: Dataset, typed: str, opens: Opens, language: Language
) -> None:
    assert targets_of(shipped, typed, language)[0] == opens


def test_rankings_and_indicators_are_found_by_their_names_in_either_language(shipped: Dataset) -> None:
    for ranking_ in shipped.rankings:
        for name in (ranking_.name.vi, ranking_.name.en):
            assert Opens("ranking", ranking_.code) in targets_of(shipped, name)
    for measure in shipped.indicators:
        for name in (measure.name.vi, measure.name.en):
            assert Opens("indicator", measure.code) in targets_of(shipped, name)


def test_every_entity_is_found_by_its_own_name(shipped: Dataset) -> None:
    for entity in shipped.entities:
        assert Opens("entity", entity.code) in targets_of(shipped, entity.name.vi)


@pytest.mark.parametrize("typed", ["", "   ", "\u0301"])
def test_nothing_typed_finds_nothing(shipped: Dataset, typed: str) -> None:
    assert targets_of(shipped, typed) == []


def test_what_is_in_no_name_finds_nothing(shipped: Dataset) -> None:
    assert targets_of(shipped, "atlantis") == []


def test_names_that_begin_with_the_text_come_first_then_by_name(shipped: Dataset) -> None:
    names = [name for name, _ in find(context_of(shipped, words=words_for("vi")), "binh")]
    begin = [name for name in names if collation_key(name)[0].startswith(collation_key("binh")[0])]
    assert {"Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận"} <= set(begin)
    assert names[: len(begin)] == begin == sorted(begin, key=collation_key)
    rest = names[len(begin) :]
    assert {"Hòa Bình", "Ninh Bình", "Quảng Bình", "Thái Bình"} <= set(rest)


def test_only_so_many_are_found_at_once() -> None:
    index = ranking(*(standing("2022", f"province-{n}", str(n)) for n in range(1, 3 * MOST_RESULTS)))
    assert len(targets_of(dataset(rankings=(index,)), "province")) == MOST_RESULTS


def test_one_text_finds_entities_rankings_and_indicators_alike() -> None:
    index = ranking(standing("2022", "reform-office", "1"), code="reform-index")
    data = dataset(rankings=(index,), indicators=(indicator({"2022": "5"}, code="reform-share"),))
    assert {opens.kind for opens in targets_of(data, "reform")} == {"entity", "ranking", "indicator"}
