"""Entities side by side: every distance stated is that of the scores in the file, for the same index and period."""

import re

import pytest

from tests.recomputed.arithmetic import difference
from tests.recomputed.checks import Check, failures
from tests.recomputed.collecting import SHIPPED, day_of
from tests.recomputed.dataset_file import DatasetFile, read_file
from tests.recomputed.english import PERIOD, amount_text
from tests.recomputed.indicator_claims import AMOUNT, amount_in
from tests.recomputed.phrases import Phrase
from tests.recomputed.program import compared
from tests.recomputed.ranking_pages import by_short_name, edition_named, known_editions

_FROM = Phrase("compared.from", {"ranking": rf"(?P<short>.+?) (?P<period>{PERIOD})", "name": ".+?"})
_WAYS = {
    "ahead": Phrase("compared.ahead", {"amount": AMOUNT}),
    "behind": Phrase("compared.behind", {"amount": AMOUNT}),
    "level": Phrase("compared.level", {}),
}


@pytest.mark.parametrize("codes", [["hung-yen", "ha-noi", "quang-ninh"], ["hai-phong", "quang-ninh", "hung-yen"]])
def test_distances(codes: list[str]) -> None:
    data = read_file(SHIPPED)
    checks = [check for line in compared(SHIPPED, codes, day_of(data)) for check in _distance_checks(data, codes, line)]
    assert failures(checks) == []
    assert len(checks) >= 2


def _distance_checks(data: DatasetFile, codes: list[str], line: str) -> list[Check]:
    shorts, named = by_short_name(known_editions(data)), {data.name(code): code for code in codes}
    checks = []
    for found in _FROM.found(line):
        edition = edition_named(shorts[found["short"]], found["period"])
        assert edition
        rest = line.partition(found["name"])[2].removesuffix(".")
        for clause in re.split(r"(?<=[^\d]), ", rest.partition(" is ")[2]):
            for way, known in _WAYS.items():
                if clause_found := known.whole(clause):
                    other = named[clause_found["name"]]
                    first, second = (edition.places[code] for code in (named[found["name"]], other))
                    assert first.score
                    assert second.score
                    more, less = (second, first) if way == "behind" else (first, second)
                    assert more.score
                    assert less.score
                    disputed = bool(first.disputed or second.disputed)
                    apart = difference(more.score, less.score, disputed=disputed, decimals=edition.ranking.decimals)
                    printed = amount_text(amount_in(clause_found["amount"])) if way != "level" else "exact 0"
                    checks.append(Check(f"{line}: {other}", amount_text(apart), printed))
    return checks
