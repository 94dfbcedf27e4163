"""Which form of a phrase a number takes, by the plural rules of a language in the notation of Unicode CLDR.

A rule such as `v = 0 and i % 10 = 2..4 and i % 100 != 12..14` compares operands of the written number: `n` its value,
`i` its whole part, `v` how many decimals it shows and `f` those decimals, `w` and `t` the same without zeros at the
end, `c` and `e` the exponent of a compact form, which numbers here never have.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The forms a phrase can have; `other` is taken by the numbers no rule names."""
_RELATION = re.compile(r"([nivwftce])(?: ?% ?(\d+))? ?(!?=) ?(\d+(?:\.\.\d+)?(?: ?, ?\d+(?:\.\.\d+)?)*)")

Operands = Mapping[str, int | None]
"""The operands of a number; `n` is None where the number is no whole one, as rules name whole numbers only."""


class Relation(NamedTuple):
    """One comparison of an operand with numbers."""

    operand: str
    modulus: int | None
    negated: bool
    ranges: tuple[range, ...]

    def holds(self, operands: Operands) -> bool:
        """Whether the comparison is true of a number."""
        value = operands[self.operand]
        if value is not None and self.modulus:
            value %= self.modulus
        return any(value in numbers for numbers in self.ranges) is not self.negated


Condition = tuple[tuple[Relation, ...], ...]
"""Alternatives, each of relations that must all hold."""


class PluralRules:
    """The rules of a language, read once.

    Raises:
        ValueError: a rule cannot be read, or is of no category but `other`.
    """

    def __init__(self, rules: Mapping[str, str]) -> None:
        if unknown := set(rules) - set(CATEGORIES[:-1]):
            raise ValueError(f"no plural category with a rule: {', '.join(sorted(unknown))}")
        self._conditions = {category: _condition(rule) for category, rule in rules.items()}

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories numbers of the language fall into."""
        return (*self._conditions, "other")

    def category(self, number: Decimal) -> str:
        """Return the category of a number as it is written, decimals included."""
        operands = _operands(number)
        for category, alternatives in self._conditions.items():
            if any(all(relation.holds(operands) for relation in relations) for relations in alternatives):
                return category
        return "other"


def _condition(rule: str) -> Condition:
    return tuple(tuple(_relation(part) for part in option.split(" and ")) for option in rule.split(" or "))


def _relation(text: str) -> Relation:
    match = _RELATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a plural rule: {text}")
    operand, modulus, sign, numbers = match.groups()
    ends = [numbers_range.partition("..") for numbers_range in numbers.replace(" ", "").split(",")]
    ranges = tuple(range(int(first), int(last or first) + 1) for first, _, last in ends)
    return Relation(operand, int(modulus) if modulus else None, sign == "!=", ranges)


def _operands(number: Decimal) -> Operands:
    whole, _, decimals = f"{abs(number):f}".partition(".")
    trimmed = decimals.rstrip("0")
    return {
        "n": None if trimmed else int(whole),
        "i": int(whole),
        "v": len(decimals),
        "w": len(trimmed),
        "f": int(decimals or 0),
        "t": int(trimmed or 0),
        "c": 0,
        "e": 0,
    }
