"""A unit says how its figures are written; no page knows one by its code or its symbol."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.contexts import context_of
from tests.unit.factories import dataset, indicator, quantity, target
from tui.blocks.chart import Chart
from tui.blocks.page import Block, Cards, Meters
from tui.export.plain import plain_text
from tui.model import PERCENTAGE, Dataset, Text, Unit
from tui.pages import page
from tui.selection import PANELS, PageName, Selection
from tui.selection.context import PageContext
from tui.wording import languages, words_for

VI, EN = words_for("vi"), words_for("en")
CARD = Unit(code="card", name=Text("thẻ", "cards"), one=Text("thẻ", "card"))
DOLLAR = Unit(code="usd", name=Text("đô la", "dollars"), symbol="$", symbol_first=True)
DONG = Unit(code="vnd", name=Text("đồng", "dong"), symbol="₫")


@pytest.mark.parametrize(
    ("unit", "vi", "en"),
    [
        pytest.param(PERCENTAGE, "1.200,5%", "1,200.5%", id="percentage"),
        pytest.param(DOLLAR, "$1.200,5", "$1,200.5", id="symbol first"),
        pytest.param(DONG, "1.200,5₫", "1,200.5₫", id="symbol last"),
        pytest.param(CARD, "1.200,5", "1,200.5", id="no symbol"),
        pytest.param(None, "1.200,5", "1,200.5", id="no unit"),
    ],
)
def test_a_figure_is_written_with_the_symbol_of_its_unit(unit: Unit | None, vi: str, en: str) -> None:
    figure = quantity("1200.5")
    assert (VI.quantity_in(figure, unit), EN.quantity_in(figure, unit)) == (vi, en)


@pytest.mark.parametrize(
    ("unit", "amount", "brief", "full"),
    [
        pytest.param(PERCENTAGE, "-0.5", "−0.5", "−0.5 points", id="percentages differ by points"),
        pytest.param(DOLLAR, "-200", "−$200", "−$200", id="the sign stands before the symbol"),
        pytest.param(DOLLAR, "200", "+$200", "+$200", id="so does a plus"),
        pytest.param(DOLLAR, "0", "$0", "$0", id="nothing"),
        pytest.param(DONG, "200", "+200₫", "+200₫", id="symbol last"),
        pytest.param(CARD, "200", "+200", "+200", id="no symbol"),
    ],
)
def test_a_difference_is_written_in_its_unit(unit: Unit, amount: str, brief: str, full: str) -> None:
    difference, like = Decimal(amount), quantity("1200")
    assert EN.change(difference, like, unit) == brief
    assert EN.change_in_words(difference, like, unit) == full


@pytest.mark.parametrize(
    ("unit", "value", "noun"),
    [
        pytest.param(CARD, "1", " card", id="one"),
        pytest.param(CARD, "2", " cards", id="more"),
        pytest.param(CARD, "1 million", " cards", id="a million is not one"),
        pytest.param(replace(CARD, one=None), "1", " cards", id="one noun for all"),
        pytest.param(PERCENTAGE, "1", "", id="a symbol says enough"),
    ],
)
def test_a_noun_follows_a_figure(unit: Unit, value: str, noun: str) -> None:
    assert EN.noun(quantity(value), unit) == noun


def recoded(data: Dataset) -> Dataset:
    """Return a dataset whose units have other codes."""
    units = tuple(replace(unit, code=f"u-{unit.code}") for unit in data.units)
    indicators = tuple(replace(each, unit=f"u-{each.unit}") for each in data.indicators)
    return replace(data, units=units, indicators=indicators)


def pictures(context: PageContext) -> list[Block]:
    """Return what a page draws."""
    return [block for block in page(context).blocks if isinstance(block, Cards | Meters | Chart)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("panel", PANELS)
def test_the_code_of_a_unit_changes_nothing(shipped: Dataset, panel: PageName, language: str) -> None:
    assert shipped.as_of
    selection, words = Selection(shipped.as_of, panel), words_for(language)
    original, renamed = (context_of(data, selection=selection, words=words) for data in (shipped, recoded(shipped)))
    assert pictures(renamed) == pictures(original)
    assert plain_text(page(renamed)) == plain_text(page(original))


@pytest.mark.parametrize("code", ["online-satisfaction", "sipas-national", "portal-services", "essential-services"])
def test_the_code_of_a_unit_changes_no_chart(shipped: Dataset, code: str) -> None:
    assert shipped.as_of
    selection = Selection(shipped.as_of, "trends", indicator=code)
    original, renamed = (context_of(data, selection=selection) for data in (shipped, recoded(shipped)))
    assert pictures(renamed) == pictures(original)
    assert plain_text(page(renamed)) == plain_text(page(original))


@pytest.fixture
def budget() -> Dataset:
    spent = indicator({"2022": "1000", "2023": "1200"}, unit="usd", targets=(target("2000", "2024-12-31"),))
    data = dataset(indicators=(spent,))
    return replace(data, units=(*data.units, DOLLAR))


@pytest.mark.parametrize(
    ("panel", "phrases"),
    [
        ("overview", ("$1,200 (60.0%)", "+$200 in", "$800 left", "target $2,000")),
        ("progress", ("$1,200", "60.0%", "+$200 in", "target $2,000")),
        ("trends", ("$1,200", "+$200", "Target $2,000")),
    ],
)
def test_money_has_its_sign_in_front_on_every_page(budget: Dataset, panel: PageName, phrases: tuple[str, ...]) -> None:
    shown = plain_text(page(context_of(budget, selection=Selection(date(2023, 12, 31), panel))))
    assert [phrase for phrase in phrases if phrase not in shown] == []
    assert "points" not in shown


def test_the_axis_of_money_has_its_sign_in_front(budget: Dataset) -> None:
    selection = Selection(date(2023, 12, 31), "trends", indicator="services")
    (chart,) = pictures(context_of(budget, selection=selection))
    assert isinstance(chart, Chart)
    ticks = {tick.text for level in chart.values.levels for tick in level}
    assert "$2,000" in ticks
    assert all(text.startswith("$") for text in ticks)
