"""Which figure leads the overview."""

from datetime import date

from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, target
from tui.model import Dataset
from tui.pages.shared.lead import lead_figure
from tui.selection import Selection

WHOLE = indicator({"2022": "21/25"}, code="whole")
COUNT = indicator({"2021": "4", "2022": "6"}, code="count")
AIMED = indicator({"2022": "6"}, code="aimed", targets=(target("9", "2023-12-31"),))
QUIET = replace(WHOLE, code="quiet", headline=False)


def lead_code(data: Dataset, day: date = date(2023, 4, 19)) -> str:
    figure = lead_figure(context_of(data, selection=Selection(day)))
    return figure.indicator.code if figure else ""


def test_the_first_indicator_with_a_commitment_leads() -> None:
    assert lead_code(dataset(indicators=(COUNT, WHOLE, AIMED))) == "whole"
    assert lead_code(dataset(indicators=(COUNT, AIMED, WHOLE))) == "aimed"


def test_the_indicator_the_dataset_names_leads() -> None:
    assert lead_code(replace(dataset(indicators=(WHOLE, COUNT)), lead="count")) == "count"


def test_a_named_indicator_not_read_by_the_day_gives_way() -> None:
    data = replace(dataset(indicators=(WHOLE, COUNT)), lead="whole")
    assert lead_code(data, date(2021, 12, 31)) == "count"


def test_without_commitments_the_first_that_was_read_leads() -> None:
    assert lead_code(dataset(indicators=(indicator({"2024": "3"}, code="later"), COUNT))) == "count"


def test_nothing_leads_without_a_headline() -> None:
    assert not lead_code(dataset(indicators=(QUIET,)))
    assert not lead_code(dataset())


def test_the_shipped_dataset_leads_with_the_essential_services(shipped: Dataset) -> None:
    assert lead_code(shipped) == "essential-services"
