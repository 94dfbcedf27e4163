"""No check is switched off by a changed wording: every kind of sentence and of claim is met somewhere."""

import pytest

from tests.recomputed.collecting import SHIPPED, claim_counts, day_of, made_up_checks, shipped_checks
from tests.recomputed.dataset_file import read_file
from tests.recomputed.phrases import unrecognised_phrases
from tests.recomputed.program import page
from tests.recomputed.ranking_pages import known_editions, subjects_on, unrecognised

pytestmark = pytest.mark.slow


def test_every_phrase_and_every_claim_is_met() -> None:
    counts = claim_counts([*shipped_checks(), *made_up_checks()])
    assert unrecognised_phrases() == []
    assert [claim for claim in CLAIMS if not counts[claim]] == []


def test_nearly_every_sentence_about_a_place_is_recognised() -> None:
    data = read_file(SHIPPED)
    known, sentences, strange = known_editions(data), 0, []
    for entity in data.entities:
        lines = page(SHIPPED, "profile", "--entity", entity)
        for _, subject, text in subjects_on(data, known, entity, lines):
            sentences += text.count(". ") + 1
            strange += unrecognised(subject, text, day_of(data))
    assert sentences > 200
    assert strange == []


CLAIMS: tuple[str, ...] = ()
