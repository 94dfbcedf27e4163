"""Plural rules in the notation of Unicode CLDR, with Babel's own rules and categories as the oracle."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.factories import moderate
from tui.wording.plurals import CATEGORIES, PluralRules

LOCALES = ("ar", "cs", "da", "en", "fr", "ga", "he", "km", "lo", "lt", "lv", "pl", "ru", "sl", "vi", "zh")
COUNTS = st.one_of(st.integers(0, 10**9), st.integers(0, 200)).map(Decimal)
WRITTEN = st.one_of(COUNTS, st.decimals(0, 10**6, places=1), st.decimals(0, 200, places=2))


def rules_of(locale: str) -> dict[str, str]:
    """Return the rules Babel has for a locale, in the notation of today."""
    rules: Mapping[str, str] = Locale(locale).plural_form.rules
    return {
        category: rule.replace(" not in ", " != ").replace(" in ", " = ").replace(" mod ", " % ")
        for category, rule in sorted(rules.items(), key=lambda item: CATEGORIES.index(item[0]))
    }


@pytest.mark.parametrize("locale", LOCALES)
@moderate
@given(number=WRITTEN)
def test_a_number_takes_the_form_babel_gives_it(locale: str, number: Decimal) -> None:
    assert PluralRules(rules_of(locale)).category(number) == Locale(locale).plural_form(number)


def test_without_rules_every_number_takes_the_one_form() -> None:
    rules = PluralRules({})
    assert rules.categories == ("other",)
    assert {rules.category(Decimal(n)) for n in range(10)} == {"other"}


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param("n", id="no comparison"),
        pytest.param("n > 1", id="no such sign"),
        pytest.param("x = 1", id="no such operand"),
        pytest.param("n = 1 and", id="unfinished"),
        pytest.param("__import__('os')", id="code"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match="not a plural rule"):
        PluralRules({"one": rule})


@pytest.mark.parametrize("category", ["other", "several"])
def test_a_rule_belongs_to_a_category_that_takes_one(category: str) -> None:
    with pytest.raises(ValueError, match=category):
        PluralRules({category: "n = 1"})
